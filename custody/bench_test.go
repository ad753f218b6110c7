package custody_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

// many is a record of n made-up people, each taken once within ten years, a third of them still held.
func many(tb testing.TB, n int) *custody.Set {
	tb.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	first := day("2010-01-01")
	docs := make([]book.Doc, 0, 2*n)
	for i := range n {
		p := fmt.Sprint("p-", i)
		f := map[string]any{"person": p, "start": (first + when.Day(r.IntN(3650))).String(), "place_of_detention": []string{"pl-1"}}
		start := day(f["start"].(string))
		switch r.IntN(3) {
		case 0:
			f["end"], f["end_reason"] = (start + when.Day(r.IntN(1500))).String(), "released"
		case 1:
			f["start"] = start.String()[:7]
			f["end"], f["end_reason"] = (start + when.Day(60+r.IntN(1500))).String(), "released_on_bail"
		}
		docs = append(docs, doc("custody.spell", fmt.Sprint("cs-", i), f), doc("record.person", p, map[string]any{"name": fmt.Sprint("Name ", r.IntN(n))}))
	}
	s, err := custody.NewSet(docs)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func BenchmarkHeldOf50000(b *testing.B) {
	s := many(b, 50_000)
	on := day("2016-05-13")
	for b.Loop() {
		s.Held(on, custody.Options{})
	}
	b.ReportMetric(float64(len(s.Held(on, custody.Options{}))), "held")
}

func BenchmarkCurveOf50000(b *testing.B) {
	s := many(b, 50_000)
	from, to := day("2010-01-01"), day("2024-12-31")
	for b.Loop() {
		s.Curve(from, to, custody.Options{})
	}
}
