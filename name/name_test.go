package name_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/upheld/upheld/name"
)

func TestNormalMakesTheSameTextEqual(t *testing.T) {
	tests := []struct {
		why, a, b string
		same      bool
	}{
		{"case", "NY Sokha", "ny sokha", true},
		{"spaces", " Ny\u00a0 Sokha\t", "Ny Sokha", true},
		{"composition", "Poli\u0301carpe", "Polícarpe", true},
		{"apostrophes", "O’Raing", "O'RAING", true},
		{"modifier apostrophe", "Chʼéh", "Ch'éh", true},
		{"hyphens", "Kim\u2011Heng", "Kim-Heng", true},
		{"zero width space", "នី\u200bសុខា", "នីសុខា", true},
		{"order of Khmer signs", "\u1780\u17b9\u1798 \u179f\u17bb\u1781\u17b6", "កឹម សុខា", true},
		{"subscript typed late", "\u1797\u17c6\u17d2\u1793", "ភ្នំ", true},
		{"sharp s", "Strauß", "STRAUSS", true},
		{"accents count", "Chéa", "Chea", false},
		{"order of the words counts", "Soen Sally", "Sally Soen", false},
		{"joined words count", "San Kimheng", "San Kim Heng", false},
		{"letters count", "Ny Vanda", "Nay Vanda", false},
		{"scripts stay apart", "Ny Sokha", "នី សុខា", false},
	}
	for _, tt := range tests {
		if a, b := name.Normal(tt.a), name.Normal(tt.b); (a == b) != tt.same {
			t.Errorf("%s: %q and %q became %q and %q", tt.why, tt.a, tt.b, a, b)
		}
	}
}

func TestNormalTwiceIsNormalOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := name.Normal(rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("aÉ ’\u200b\u0301\u1780\u17d2\u17b6\u17c1\u17c6İß")))).Draw(t, "text"))
		if twice := name.Normal(once); twice != once {
			t.Fatalf("%+q became %+q", once, twice)
		}
	})
}

func FuzzNormal(f *testing.F) {
	for _, s := range []string{"Ny Sokha", "កឹម សុខា", "O’Raing", "\u0345\u0301", "İ", "\xff", "\u13b6", "\u0149", "\u1780\u200c\u17d2\u17a4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := name.Normal(s)
		if twice := name.Normal(once); twice != once || !utf8.ValidString(once) {
			t.Fatalf("%+q became %+q, then %+q", s, once, twice)
		}
	})
}

func TestScript(t *testing.T) {
	for s, want := range map[string]string{
		"Ny Sokha": "Latn", "នី សុខា": "Khmr", "Trần Đại Quang": "Latn", "สม รังสี": "Thai", "李克强": "Hani", "Путин": "Cyrl",
		"នី សុខា (Ny)": "Khmr", "a ក": "Latn", "12": "Zyyy", "": "Zyyy", "ᠮᠣᠩ": "Zzzz", "... ក": "Khmr",
	} {
		if got := name.Script(s); got != want {
			t.Errorf("%q is %s, want %s", s, got, want)
		}
	}
}

func TestDisplayAndSortKey(t *testing.T) {
	sokha := name.Name{Forms: []name.Form{
		{Text: "នី សុខា", Script: "Khmr"}, {Text: "Ny Sokha"}, {Text: "NY SOKHA", Script: "Latn"},
	}}
	sally := name.Name{Forms: []name.Form{{Text: "Soen Sally"}, {Text: "Sally Soen"}}}
	thai := name.Name{Forms: []name.Form{{Text: "สม รังสี"}}}
	khmer := name.Name{Forms: []name.Form{{Text: "ណៃ វ៉ង់ដា"}}}
	tests := []struct {
		n                   name.Name
		lang, shown, beside string
	}{
		{sokha, "en", "Ny Sokha", "នី សុខា"},
		{sokha, "fr", "Ny Sokha", "នី សុខា"},
		{sokha, "km", "នី សុខា", "Ny Sokha"},
		{sally, "en", "Soen Sally", ""},
		{sally, "km", "Soen Sally", ""},
		{khmer, "en", "ណៃ វ៉ង់ដា", ""},
		{thai, "en", "สม รังสี", ""},
		{name.Name{}, "en", "", ""},
	}
	for _, tt := range tests {
		if shown, beside := tt.n.Display(tt.lang); shown != tt.shown || beside != tt.beside {
			t.Errorf("%v in %s: %q and %q", tt.n.Forms, tt.lang, shown, beside)
		}
	}
	if _, ok := sally.Preferred("Khmr"); ok {
		t.Error("Soen Sally has a Khmer form")
	}
	var keys []string
	for _, s := range []string{"Um Sam An", "Élise Ny", "Soen Sally", "ny Chakrya", "Ny Sokha"} {
		keys = append(keys, name.Name{Forms: []name.Form{{Text: s}}}.SortKey("en"))
	}
	slices.Sort(keys)
	if got, want := strings.Join(keys, ", "), "elise ny, ny chakrya, ny sokha, soen sally, um sam an"; got != want {
		t.Errorf("sorted: %s", got)
	}
}

type person struct {
	ID    string `yaml:"id"`
	Name  string `yaml:"name"`
	Forms []struct {
		Form   string `yaml:"form"`
		Script string `yaml:"script"`
		SeenIn string `yaml:"seen_in"`
		URL    string `yaml:"url"`
	} `yaml:"name_forms"`
}

func TestFormsOfTheCaseSurvive(t *testing.T) {
	var file struct{ Persons []person }
	load(t, "persons.yaml", &file)
	forms := 0
	for _, p := range file.Persons {
		var n name.Name
		for _, f := range p.Forms {
			forms++
			n.Forms = append(n.Forms, name.Form{Text: f.Form, Script: f.Script, SeenIn: f.SeenIn, URL: f.URL})
			if got := name.Script(f.Form); f.Script != "" && got != f.Script || f.Script == "" && got != "Latn" {
				t.Errorf("%s: %q is %s, the record says %q", p.ID, f.Form, got, f.Script)
			}
			if k := name.Normal(f.Form); k == "" || k != name.Normal(norm.NFD.String(f.Form)) || strings.Count(k, " ") != strings.Count(f.Form, " ") {
				t.Errorf("%s: normal form of %q is %q", p.ID, f.Form, k)
			}
		}
		b, err := json.Marshal(n.Forms)
		var back []name.Form
		if err != nil || json.Unmarshal(b, &back) != nil || !slices.Equal(back, n.Forms) {
			t.Errorf("%s: %v came back as %v", p.ID, n.Forms, back)
		}
		if shown, _ := n.Display("en"); shown != p.Name {
			t.Errorf("%s is shown as %q, the record says %q", p.ID, shown, p.Name)
		}
	}
	if len(file.Persons) < 50 || forms < 100 {
		t.Errorf("only %d persons with %d forms were read", len(file.Persons), forms)
	}
}

func TestDifferentPersonsOfTheCaseShareNoNormalForm(t *testing.T) {
	var file struct {
		Pairs []struct {
			A, B string
			Same bool
		} `yaml:"person_pairs"`
	}
	load(t, "names.yaml", &file)
	different := 0
	for _, p := range file.Pairs {
		if p.Same {
			continue
		}
		different++
		if k := name.Normal(p.A); k == name.Normal(p.B) {
			t.Errorf("%q and %q are two persons and share %q", p.A, p.B, k)
		}
	}
	if different < 50 {
		t.Errorf("only %d pairs of different persons were read", different)
	}
}

func load(t *testing.T, file string, into any) {
	t.Helper()
	b, err := os.ReadFile("../../shared/data/cambodia/" + file)
	if err != nil {
		t.Skip("the data of the case is not beside the code")
	}
	if err := yaml.Unmarshal(b, into); err != nil {
		t.Fatal(err)
	}
}
