package plain

import (
	"unicode"

	"golang.org/x/text/width"
)

// columns is how many columns of a screen s takes: signs on a letter and Khmer subscripts none, wide letters of East
// Asia two (UAX 11), everything else one.
func columns(s string) int {
	n := 0
	prev := rune(0)
	for _, r := range s {
		n += one(prev, r)
		prev = r
	}
	return n
}

const coeng = '\u17d2'

func one(prev, r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) || r == coeng || prev == coeng:
		return 0
	case r < 0x1100:
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
