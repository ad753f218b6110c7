package check

import (
	"testing"

	"github.com/upheld/upheld/letter"
)

// FuzzCheck: whatever the text, the checker comes to an end, points into the letter, and every finding has words.
func FuzzCheck(f *testing.F) {
	f.Add(text(f, "clean.en.md"))
	f.Add(text(f, "clean.fr.md"))
	f.Add(oneDemand)
	for _, x := range saidEN {
		f.Add("---\nlanguage: en\n---\n\n" + x.words)
	}
	for _, x := range saidFR {
		f.Add("---\nlanguage: fr\n---\n\n" + x.words)
	}
	for _, p := range plantsEN {
		f.Add("---\nlanguage: en\n---\n\n" + p.put)
	}
	f.Add("---\nlanguage: km\n---\n\nនី សុខា")
	f.Add("---\nlanguage: en\n---\n\n{held} {table held} {days person=p-ny-sokha} [@cs-seang-chet-1] Seang Chet, Prey Sar prison")
	on := day(f, "2016-05-13")
	c := New(world(f, nil), world(f, map[string]func(map[string]any){"cs-seang-chet-1": gone, "p-ee-sarom": without("role")}))
	f.Fuzz(func(t *testing.T, s string) {
		l, _ := letter.Parse(s)
		for _, x := range c.Check(l, on) {
			if x.Span.Start < 0 || x.Span.End < x.Span.Start || x.Span.End > len(l.Text) {
				t.Fatalf("%s points at %+v of %d bytes", x.Code, x.Span, len(l.Text))
			}
			if x.Words.EN == "" || x.Words.FR == "" || x.Mend.EN == "" || x.Mend.FR == "" || x.Severity == "" {
				t.Fatalf("%s has no words", x.Code)
			}
		}
	})
}
