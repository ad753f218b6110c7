package letter_test

import (
	"testing"

	"github.com/upheld/upheld/letter"
)

// A page shows the letter anew with every word that is typed.
func BenchmarkDocument(b *testing.B) {
	w, text := shipped(b), example(b, "2016-05-13.en.md").Text
	for b.Loop() {
		l, err := letter.Parse(text)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := letter.Document(l, w, letter.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
