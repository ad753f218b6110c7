package link

import (
	"strings"

	"github.com/upheld/upheld/name"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/record"
)

// Persons are the persons of the record that a written name may mean, the likeliest first.
func Persons(set *record.Set, written string) []Match {
	b, w := best{}, wordsOf(written)
	if len(w) < 2 && name.Script(written) == "Latn" { // one name alone is borne by many
		return nil
	}
	for _, p := range set.Persons() {
		b.try(w, p.Ref, p.Name)
		for _, f := range p.Forms {
			b.try(w, p.Ref, f.Form)
		}
	}
	return b.list()
}

// Bodies are the authorities and organisations of the record that a written name may mean.
func Bodies(set *record.Set, written string) []Match {
	b, w := best{}, wordsOf(written)
	for _, x := range set.Bodies() {
		b.try(w, x.Ref, x.Name)
		for _, v := range x.Variants {
			b.try(w, x.Ref, v)
		}
		for _, h := range x.Holders {
			b.try(w, x.Ref, h.Name)
		}
	}
	return b.list()
}

// States are the alpha-3 codes of the countries whose names stand in a written name: KHM in "the Cambodian government"
// as in "Gouvernement du Cambodge".
func States(written string) []string {
	text := " " + strings.Join(wordsOf(written), " ") + " "
	var out []string
	for _, c := range place.Countries() {
		if c.Withdrawn != "" {
			continue
		}
		for _, n := range append([]string{c.EN, c.FR}, otherStates[c.Alpha3]...) {
			if n := strings.Join(wordsOf(n), " "); n != "" && strings.Contains(text, " "+n+" ") {
				out = append(out, c.Alpha3)
				break
			}
		}
	}
	return out
}

// otherStates are usual names that the list of countries does not have.
var otherStates = map[string][]string{
	"KHM": {"Cambodian", "Cambodgien", "Khmer"},
	"USA": {"United States", "US", "USA", "American", "États-Unis", "Etats Unis"},
	"GBR": {"United Kingdom", "UK", "Great Britain", "Royaume-Uni"},
	"FRA": {"French"},
	"VNM": {"Vietnam", "Vietnamese"},
	"LAO": {"Laos"},
	"RUS": {"Russia", "Russian", "Russie"},
	"KOR": {"South Korea", "Corée du Sud"},
	"BRN": {"Brunei"},
	"THA": {"Thai"},
	"MMR": {"Burma", "Birmanie"},
}
