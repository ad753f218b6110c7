package place_test

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/text"
)

func TestCountriesAreWholeAndUnique(t *testing.T) {
	all := place.Countries()
	seen, withdrawn := map[string]string{}, 0
	for i, c := range all {
		if len(c.Code) != 2 || len(c.Alpha3) != 3 || len(c.Numeric) != 3 || c.EN == "" || c.FR == "" {
			t.Errorf("%+v is not whole", c)
		}
		if i > 0 && all[i-1].Code >= c.Code {
			t.Errorf("%s stands after %s", c.Code, all[i-1].Code)
		}
		for _, key := range []string{c.Code, c.Alpha3, c.Numeric, "en " + c.EN, "fr " + c.FR} {
			if other := seen[key]; other != "" {
				t.Errorf("%s is in the table twice: %s and %s", key, other, c.Code)
			}
			seen[key] = c.Code
		}
		for _, n := range []string{c.EN, c.FR} {
			if !norm.NFC.IsNormalString(n) || strings.TrimSpace(n) != n {
				t.Errorf("%s: name %q is not clean", c.Code, n)
			}
		}
		if c.Withdrawn != "" {
			withdrawn++
		}
	}
	if len(all) != 251 || withdrawn != 2 {
		t.Errorf("%d countries, %d of them withdrawn; want 249 and 2", len(all), withdrawn)
	}
}

// TestCodesAreThoseOfISO compares with the package iso-codes of Debian where it is installed.
func TestCodesAreThoseOfISO(t *testing.T) {
	type entry struct {
		Alpha2  string `json:"alpha_2"`
		Alpha3  string `json:"alpha_3"`
		Numeric string `json:"numeric"`
		Code    string `json:"code"`
		Until   string `json:"withdrawal_date"`
	}
	load := func(part string) []entry {
		b, err := os.ReadFile("/usr/share/iso-codes/json/iso_" + part + ".json")
		if err != nil {
			t.Skip("the package iso-codes is not installed")
		}
		var m map[string][]entry
		if err := json.Unmarshal(b, &m); err != nil {
			t.Fatal(err)
		}
		return m[strings.Replace(part, "_", "-", 1)]
	}
	inUse := 0
	for _, e := range load("3166-1") {
		c, err := place.CountryOf(e.Alpha2)
		if err != nil || c.Alpha3 != e.Alpha3 || c.Numeric != e.Numeric || c.Withdrawn != "" {
			t.Errorf("ISO has %+v, the table %+v, %v", e, c, err)
		}
		inUse++
	}
	if inUse != len(place.Countries())-2 {
		t.Errorf("ISO has %d countries", inUse)
	}
	for _, e := range load("3166-3") {
		if c, err := place.CountryOf(e.Alpha3); (e.Alpha3 == "SUN" || e.Alpha3 == "YUG") &&
			(err != nil || c.Code != e.Alpha2 || c.Numeric != e.Numeric || c.Withdrawn != e.Until[:4]) {
			t.Errorf("ISO has %+v, the table %+v, %v", e, c, err)
		}
	}
	khmer := 0
	for _, e := range load("3166-2") {
		if strings.HasPrefix(e.Code, "KH-") {
			khmer++
			if _, err := place.ProvinceOf(e.Code); err != nil {
				t.Error(err)
			}
		}
	}
	if khmer != 25 {
		t.Errorf("ISO has %d provinces", khmer)
	}
}

func TestCountryOf(t *testing.T) {
	for code, want := range map[string]string{
		"KH": "Cambodia Cambodge", "khm": "Cambodia Cambodge", "Fra": "France France", "GBR": "United Kingdom Royaume-Uni",
		"SUN": "Soviet Union Union soviétique", "yu": "Yugoslavia Yougoslavie", "VNM": "Viet Nam Viet Nam", "LAO": "Laos Laos",
	} {
		if c, err := place.CountryOf(code); err != nil || c.Name("en")+" "+c.Name("fr") != want {
			t.Errorf("%s: %+v, %v", code, c, err)
		}
	}
	for _, bad := range []string{"", "K", "XX", "UK", "116", "Cambodia", " KH"} {
		if c, err := place.CountryOf(bad); fault.KindOf(err) != fault.Invalid || c.Code != "" {
			t.Errorf("%q: %+v, %v", bad, c, err)
		}
	}
}

func TestProvincesAreThoseOfTheCountry(t *testing.T) {
	all := place.Provinces()
	if len(all) != 25 {
		t.Fatalf("%d provinces", len(all))
	}
	seen := map[any]string{}
	for _, p := range all {
		for _, key := range []any{p.Code, p.EN, p.KM, "town " + p.Town, p.Point, [2]int{p.Col, p.Row}} {
			if seen[key] != "" {
				t.Errorf("%v is that of %s and of %s", key, seen[key], p.EN)
			}
			seen[key] = p.EN
		}
		// Bounds of the mainland, in whole tenths outwards.
		if err := p.Point.Check(); err != nil || p.Point.Lat < 10.3 || p.Point.Lat > 14.7 || p.Point.Lon < 102.3 || p.Point.Lon > 107.7 {
			t.Errorf("%s: %v does not lie in Cambodia (%v)", p.EN, p.Point, err)
		}
		if !norm.NFC.IsNormalString(p.KM) || text.Khmer(p.KM) != p.KM || strings.ContainsFunc(p.KM, func(r rune) bool { return !unicode.Is(unicode.Khmer, r) }) {
			t.Errorf("%s: %q is not well-formed Khmer", p.EN, p.KM)
		}
		if first := []rune(p.KM)[0]; !unicode.IsLetter(first) {
			t.Errorf("%s: %q begins with a sign", p.EN, p.KM)
		}
	}
	for code, km := range map[string]string{"KH-12": "ភ្នំពេញ", "KH-17": "សៀមរាប", "KH-25": "ត្បូងឃ្មុំ", "KH-2": "បាត់ដំបង"} {
		if p, err := place.ProvinceOf(code); err != nil || p.Name("km") != km || p.Name("en") != p.EN {
			t.Errorf("%s: %+v, %v", code, p, err)
		}
	}
}

// borders lists which provinces lie side by side, each pair once, by the number of their code.
var borders = [][2]string{
	{"1", "22"},
	{"1", "17"},
	{"1", "2"},
	{"22", "17"},
	{"22", "13"},
	{"2", "17"},
	{"2", "24"},
	{"2", "15"},
	{"17", "13"},
	{"17", "6"},
	{"13", "6"},
	{"13", "19"},
	{"6", "19"},
	{"6", "10"},
	{"6", "3"},
	{"6", "4"},
	{"19", "10"},
	{"19", "16"},
	{"19", "11"},
	{"16", "11"},
	{"11", "10"},
	{"10", "25"},
	{"10", "3"},
	{"3", "25"},
	{"3", "14"},
	{"3", "8"},
	{"3", "4"},
	{"25", "14"},
	{"15", "4"},
	{"15", "5"},
	{"15", "9"},
	{"4", "8"},
	{"4", "5"},
	{"5", "8"},
	{"5", "12"},
	{"5", "21"},
	{"5", "7"},
	{"5", "9"},
	{"12", "8"},
	{"8", "14"},
	{"8", "21"},
	{"14", "20"},
	{"9", "7"},
	{"9", "18"},
	{"18", "7"},
	{"7", "21"},
	{"7", "23"},
}

func TestTilesStandLikeTheCountry(t *testing.T) {
	all := place.Provinces()
	side := map[[2]string]bool{}
	for _, b := range borders {
		side[b], side[[2]string{b[1], b[0]}] = true, true
	}
	touching, truly := 0, 0
	for _, a := range all {
		if a.Col < 0 || a.Col > 5 || a.Row < 0 || a.Row > 5 || a.Col == 2 && a.Row == 2 {
			t.Errorf("%s stands at %d, %d, off the map or in the lake", a.EN, a.Col, a.Row)
		}
		for _, b := range all {
			if d := max(abs(a.Col-b.Col), abs(a.Row-b.Row)); side[pair(a, b)] && d > 2 {
				t.Errorf("%s and %s share a border and stand %d tiles apart", a.EN, b.EN, d)
			}
			if b.Point.Lon-a.Point.Lon > 0.8 && b.Col < a.Col {
				t.Errorf("%s lies east of %s and stands west of it", b.EN, a.EN)
			}
			if b.Point.Lat-a.Point.Lat > 0.8 && b.Row > a.Row {
				t.Errorf("%s lies north of %s and stands south of it", b.EN, a.EN)
			}
			if abs(a.Col-b.Col)+abs(a.Row-b.Row) == 1 {
				touching++
				if side[pair(a, b)] {
					truly++
				}
			}
		}
	}
	if truly*100 < touching*80 {
		t.Errorf("of %d touching tiles only %d are neighbours", touching/2, truly/2)
	}
}

func pair(a, b place.Province) [2]string { return [2]string{a.Code[3:], b.Code[3:]} }

func abs(n int) int { return max(n, -n) }

func TestProvinceOfKnowsTheSpellings(t *testing.T) {
	for s, want := range map[string]string{
		"KH-3": "KH-3", "kh-03": "KH-3", "KH-25": "KH-25",
		"Tboung Khmum": "KH-25", "Tbong Khmum": "KH-25", "Kompong Cham": "KH-3", "Kampong Chaam": "KH-3",
		"Ratanakiri": "KH-16", "Rotanak Kiri": "KH-16", "ratanak-kiri": "KH-16", "Sihanoukville": "KH-18", "Takéo": "KH-21",
		"Kratié": "KH-10", "PHNOM PENH": "KH-12", "Phnom Penh municipality": "KH-12", "Kandal province": "KH-8",
		"Banteay Mean Choăy": "KH-1", "Stoĕng Trêng": "KH-19", "Province de Kampot": "KH-7", "Khet Pursat": "KH-15",
		"ភ្នំពេញ": "KH-12", "រាជធានីភ្នំពេញ": "KH-12", "ខេត្តកំពត": "KH-7", "កណ្ដាល": "KH-8", "ឧត្ដរមានជ័យ": "KH-22",
		"ភ្នំ\u200bពេញ": "KH-12", "\u1797\u17c6\u17d2\u1793\u1796\u17c1\u1789": "KH-12",
	} {
		if p, err := place.ProvinceOf(s); err != nil || p.Code != want {
			t.Errorf("%q: %s, %v, want %s", s, p.Code, err, want)
		}
	}
	for _, bad := range []string{"", "province", "Kampong", "Geneva", "KH-26", "KH-0", "3", "ខេត្ត", "(Switzerland)"} {
		if p, err := place.ProvinceOf(bad); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q is taken for %s", bad, p.EN)
		}
	}
}

func TestParseWhere(t *testing.T) {
	for s, want := range map[string]place.Where{
		"Kompong Cham":  {Country: "KH", Province: "KH-3"},
		"(Switzerland)": {Country: "CH"},
		"Suisse":        {Country: "CH"},
		"cote d’ivoire": {Country: "CI"},
		"THA":           {Country: "TH"},
	} {
		want.Text = s
		if w, err := place.ParseWhere(s); err != nil || w != want {
			t.Errorf("%q: %+v, %v", s, w, err)
		}
	}
	for _, bad := range []string{"", "()", "Atlantis", "Phnom"} {
		if w, err := place.ParseWhere(bad); fault.KindOf(err) != fault.Invalid || w.Text != "" {
			t.Errorf("%q: %+v, %v", bad, w, err)
		}
	}
}

func TestPlacesOfTheCaseAreFound(t *testing.T) {
	b, err := os.ReadFile("../../shared/data/cambodia/case.yaml")
	if err != nil {
		t.Skip("the data of the case is not beside the code")
	}
	var file struct {
		Places []struct {
			ID, Province string
			Lat, Lon     *float64
		}
	}
	if err := yaml.Unmarshal(b, &file); err != nil || len(file.Places) < 19 {
		t.Fatalf("%d places, %v", len(file.Places), err)
	}
	for _, p := range file.Places {
		w, err := place.ParseWhere(p.Province)
		if err != nil || (w.Province == "") != strings.HasPrefix(p.Province, "(") {
			t.Errorf("%s: %+v, %v", p.ID, w, err)
			continue
		}
		if p.Lat == nil || w.Province == "" {
			continue
		}
		home, _ := place.ProvinceOf(w.Province)
		if d := math.Hypot(*p.Lat-home.Point.Lat, *p.Lon-home.Point.Lon); d > 1 {
			t.Errorf("%s lies %.1f degrees from the town of %s", p.ID, d, home.EN)
		}
	}
}

func TestPointCheck(t *testing.T) {
	for _, ok := range []place.Point{{Lat: 11.56, Lon: 104.92}, {Lat: -90, Lon: 180}, {Lat: 0, Lon: 9.5}} {
		if err := ok.Check(); err != nil {
			t.Errorf("%v: %v", ok, err)
		}
	}
	for _, bad := range []place.Point{{}, {Lat: 104.92, Lon: 11.56}, {Lat: 11, Lon: 181}, {Lat: math.NaN(), Lon: 1}, {Lat: 1, Lon: math.NaN()}, {Lat: math.Inf(1), Lon: 1}} {
		if err := bad.Check(); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%v: %v", bad, err)
		}
	}
}

func FuzzParseWhere(f *testing.F) {
	for _, s := range []string{"Kompong Cham", "(Switzerland)", "ខេត្តកំពត", "KH-03", "provinceprovince", "\xff", "krong krong"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, err := place.ParseWhere(s)
		if err != nil {
			if fault.KindOf(err) != fault.Invalid {
				t.Fatalf("%q: %v is not a fault of the writer", s, err)
			}
			return
		}
		if _, err := place.CountryOf(w.Country); err != nil || w.Text != s {
			t.Fatalf("%q became %+v", s, w)
		}
	})
}
