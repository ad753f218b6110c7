package check

import "testing"

// BenchmarkCheck is a letter of two pages, as a page checks it while someone types.
func BenchmarkCheck(b *testing.B) {
	s := text(b, "clean.en.md")
	c, on := plainChecker(), day(b, "2016-05-13")
	for b.Loop() {
		l := parsed(b, s)
		if len(weighty(c.Check(l, on))) > 0 {
			b.Fatal("the clean letter has findings")
		}
	}
}

func BenchmarkNew(b *testing.B) {
	w := world(b, nil)
	for b.Loop() {
		New(w, w)
	}
}
