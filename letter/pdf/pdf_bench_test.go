package pdf_test

import (
	"testing"

	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/letter/pdf"
)

// BenchmarkWrite sets letters; ms/page is the figure that the house promises (at most 20).
func BenchmarkWrite(b *testing.B) {
	for _, l := range []struct {
		name  string
		doc   *doc.Document
		pages int
	}{{"seven", seven(), 5}, {"khmer", inKhmer(), 1}, {"signatories=1000", annex(1000), 32}} {
		b.Run(l.name, func(b *testing.B) {
			set(b, l.doc)
			for b.Loop() {
				if _, err := pdf.Write(l.doc); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*l.pages), "ms/page")
		})
	}
}
