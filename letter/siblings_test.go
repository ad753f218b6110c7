package letter_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
)

func TestTheExampleIsOneLetterInTwoLanguages(t *testing.T) {
	for _, d := range letter.Siblings([]*letter.Letter{example(t, "2016-05-13.fr.md"), example(t, "2016-05-13.en.md")}) {
		t.Errorf("%+v", d)
	}
}

// Each change of a version is found, and nothing else.
func TestVersionsThatDifferAreTold(t *testing.T) {
	original := example(t, "2016-05-13.en.md")
	for name, c := range map[string]struct{ from, to, what, demand string }{
		"another original":    {"original: ap-2016-05-13-en", "original: ap-2016-05-13-xx", "original", ""},
		"the same language":   {"language: fr", "language: en", "language", ""},
		"another day":         {"date: 2016-05-13", "date: 2016-05-14", "date", ""},
		"a demand renamed":    {"id: d-2016-treaties", "id: d-2016-traites", "demand", "d-2016-treaties"},
		"another action":      {"action: release", "action: protect", "action", "d-2016-release"},
		"another addressee":   {"to: US, CA", "to: US, FR", "to", "d-2016-convene"},
		"another ground":      {"grounds: iccpr/art-9, ", "grounds: iccpr/art-10, ", "grounds", "d-2016-release"},
		"a fact left out":     {"a-2015-07-21, a-2015-08-15,", "a-2015-07-21,", "facts", "d-2016-release"},
		"a person added":      {"p-um-sam-an\n", "p-um-sam-an, p-tep-vanny\n", "persons", "d-2016-release"},
		"another term":        {"term: avant le 2016-10-23", "term: avant le 2016-10-24", "term", "d-2016-recommit"},
		"another reference":   {"[@a-2016-04-28]", "[@a-2016-04-27-q]", "references", ""},
		"another computation": {"{held} personnes", "{held group=adhoc-five} personnes", "expressions", ""},
		"general":             {"id: d-2016-action\n", "id: d-2016-action\ngeneral: yes\n", "general", "d-2016-action"},
		"restates":            {"id: d-2016-action\n", "id: d-2016-action\nrestates: d-x\n", "restates", "d-2016-action"},
	} {
		text := strings.Replace(example(t, "2016-05-13.fr.md").Text, c.from, c.to, 1)
		version, err := letter.Parse(text)
		if err != nil {
			if c.what != "language" { // French terms in an English letter
				t.Fatalf("%s: %v", name, err)
			}
		}
		got := letter.Compare(original, version)
		if !slices.ContainsFunc(got, func(d letter.Difference) bool { return d.What == c.what && d.Demand == c.demand }) {
			t.Errorf("%s: %+v", name, got)
		}
		if most := map[string]int{"demand": 2}[c.what]; len(got) > max(most, 1) {
			t.Errorf("%s: more than that: %+v", name, got)
		}
	}
	if got := letter.Siblings([]*letter.Letter{original, example(t, "2016-05-13.en.md")}); len(got) == 0 || got[0].What != "original" {
		t.Errorf("two originals: %+v", got)
	}
}

// A pattern reads without a problem, in each language it is in, and its versions ask the same.
func TestPatternsAreLettersToFillIn(t *testing.T) {
	for _, p := range letter.Patterns() {
		var all []*letter.Letter
		for _, lang := range p.Languages {
			text, err := letter.PatternText(p.Name, lang)
			if err != nil {
				t.Fatal(err)
			}
			l, err := letter.Parse(text)
			if err != nil {
				t.Errorf("%s %s:\n%v", p.Name, lang, err)
			}
			if l.Head.Language != lang || len(l.Demands) == 0 {
				t.Errorf("%s %s: language %s, %d demands", p.Name, lang, l.Head.Language, len(l.Demands))
			}
			text = strings.NewReplacer("date:\n", "date: 2016-05-13\n", "original:", "original:").Replace(text)
			if l, err = letter.Parse(text); err == nil {
				_, err = letter.Document(l, shipped(t), letter.Options{})
			}
			if err != nil {
				t.Errorf("%s %s, dated:\n%v", p.Name, lang, err)
			}
			all = append(all, l)
		}
		for _, d := range letter.Compare(all[0], all[1]) {
			if d.What != "expressions" || p.Name != "urgent" { // the role of a person is in the language of the record
				t.Errorf("%s: %+v", p.Name, d)
			}
		}
	}
	if _, err := letter.PatternText("urgnt", "en"); fault.KindOf(err) != fault.NotFound || !strings.Contains(err.Error(), "urgent") {
		t.Errorf("%v", err)
	}
	if _, err := letter.PatternText("urgent", "km"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("%v", err)
	}
}
