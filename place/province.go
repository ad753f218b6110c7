package place

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/text"
)

// Province is one of the 24 provinces of Cambodia, or its capital (KH-12).
type Province struct {
	Code     string // ISO 3166-2: "KH-12"
	EN, KM   string // names in English and Khmer, without the word for province
	Town     string // provincial town
	Point    Point  // of the town, to about a kilometre
	Col, Row int    // its tile on the map of equal tiles; 0, 0 is top left
}

// Name is the name in Khmer ("km"), else in Latin letters.
func (p Province) Name(lang string) string {
	if lang == "km" {
		return p.KM
	}
	return p.EN
}

//go:embed provinces.tsv
var provincesTSV string

// Provinces lists all 25 by the number of their code.
func Provinces() []Province { return slices.Clone(cambodia().list) }

// ProvinceOf finds a province by its code ("KH-3", "KH-03") or by its name in Khmer or Latin letters, in any
// usual spelling, with or without a word for province: "Tbong Khmum", "Kompong Cham province", "ខេត្តកំពត".
// Errors are fault.Invalid.
func ProvinceOf(s string) (Province, error) {
	if p, ok := cambodia().byKey[bare(fold(s))]; ok {
		return p, nil
	}
	return Province{}, fault.New(fault.Invalid, "%q is not a province of Cambodia by any spelling known here", s)
}

type provinceIndex struct {
	list  []Province
	byKey map[string]Province // by bare fold of code, names and spellings
}

var cambodia = sync.OnceValue(func() provinceIndex {
	ix := provinceIndex{byKey: map[string]Province{}}
	for _, f := range lines(provincesTSV, 9) {
		// The table is our own; a test holds every number in it against the bounds of the country.
		lat, _ := strconv.ParseFloat(f[4], 64)
		lon, _ := strconv.ParseFloat(f[5], 64)
		col, _ := strconv.Atoi(f[6])
		row, _ := strconv.Atoi(f[7])
		p := Province{Code: f[0], EN: f[1], KM: f[2], Town: f[3], Point: Point{lat, lon}, Col: col, Row: row}
		ix.list = append(ix.list, p)
		number := strings.TrimPrefix(p.Code, "KH-")
		if len(number) == 1 {
			number = "0" + number
		}
		for _, key := range append(strings.Split(f[8], ";"), p.Code, "KH-"+number, p.EN, p.KM) {
			if k := bare(fold(key)); k != "" {
				ix.byKey[k] = p
			}
		}
	}
	return ix
})

// fold reduces a name to what its spellings have in common: letters and digits in lower case without accents.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(text.Khmer(s)) {
		switch {
		case unicode.Is(unicode.Khmer, r):
			b.WriteRune(r)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// bare takes the words for province, city and capital from a folded name.
func bare(s string) string {
	for _, word := range []string{"ខេត្ត", "រាជធានី", "ក្រុង", "khaet", "khet", "krong", "provinceof", "provincede"} {
		if rest, ok := strings.CutPrefix(s, word); ok && rest != "" {
			s = rest
		}
	}
	for _, word := range []string{"province", "city", "municipality"} {
		if rest, ok := strings.CutSuffix(s, word); ok && rest != "" {
			s = rest
		}
	}
	return s
}
