package read

import "testing"

// BenchmarkLetter reads the labelled letters one after another: a letter of median length is 300 words.
func BenchmarkLetter(b *testing.B) {
	texts, _ := corpus(b)
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	b.SetBytes(int64(size / len(texts)))
	for i := 0; b.Loop(); i++ {
		Read(texts[i%len(texts)])
	}
}

// BenchmarkHostile reads 64 KiB of texts made to be slow.
func BenchmarkHostile(b *testing.B) {
	for name, text := range hostile() {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Read(text)
			}
		})
	}
}
