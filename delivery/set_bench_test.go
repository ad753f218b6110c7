package delivery_test

import (
	"fmt"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
)

// large is the documents of appeals × dispatches, three steps each, with a graded reply to every fourth dispatch.
func large(appeals, dispatches int) []book.Doc {
	var out []book.Doc
	add := func(kind, ref, format string, args ...any) {
		out = append(out, book.Doc{Kind: kind, Ref: ref, Seq: int64(len(out)), JSON: fmt.Appendf(nil, format, args...)})
	}
	for a := range appeals {
		for n := range dispatches {
			d := fmt.Sprintf("ds-%d-%d", a, n)
			add(delivery.KindDispatch, d, `{"addressee":"Body %d","appeal":"ap-%d","class":"state","date":"2026-%02d-%02d","id":"%s","letter":"lt-%d","purpose":"letter","way":"email"}`,
				n, a, a%12+1, n%28+1, d, a)
			for i, step := range []string{"asked", "delivered", "delivered"} {
				add(delivery.KindStep, fmt.Sprintf("%s/%d", d, i+1), `{"date":"2026-%02d-%02d","dispatch":"%s","id":"%s/%d","proof":{"kind":"accepting-line","sha256":"0000000000000000000000000000000000000000000000000000000000000000"},"step":"%s"}`,
					a%12+1, n%28+1, d, d, i+1, step)
			}
			if n%4 == 0 {
				r := "r-" + d
				add(delivery.KindReply, r, `{"addressee":"Body %d","appeal":"ap-%d","date":"2026-12-%02d","dispatch":"%s","id":"%s","kind":"answer","summary":"No."}`, n, a, n%28+1, d, r)
				add(delivery.KindAnswer, fmt.Sprintf("%s/d-%d-1", r, a), `{"demand":"d-%d-1","grade":"refused","id":"%s/d-%d-1","proposed_by":{"name":"One","organisation":"Two"},"reply":"%s","why":"it says so"}`, a, r, a, r)
			}
		}
	}
	return out
}

func BenchmarkSetOf20000Dispatches(b *testing.B) {
	docs := large(1000, 20)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := delivery.NewSet(docs); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSetWithAStep is the same Set with one more step.
func BenchmarkSetWithAStep(b *testing.B) {
	docs := large(1000, 20)
	s, err := delivery.NewSet(docs)
	if err != nil {
		b.Fatal(err)
	}
	step := book.Doc{Kind: delivery.KindStep, Ref: "ds-1-1/4", JSON: []byte(`{"date":"2026-12-24","dispatch":"ds-1-1","id":"ds-1-1/4","step":"asked"}`)}
	for b.Loop() {
		if _, err := s.With([]book.Doc{step}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
