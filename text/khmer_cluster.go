package text

import (
	"unicode"
	"unicode/utf8"
)

// Characters that join or part without being seen.
const (
	zeroWidthSpace     = '\u200b'
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
)

// KhmerClusters gives the places in s, in bytes and rising, where one written syllable ends and the next begins, without
// 0 and len(s): a letter with its subscripts, vowels and signs is never parted (Unicode Standard, chapter 16.4). Other
// scripts are parted before every character that is not a combining mark.
func KhmerClusters(s string) []int {
	var out []int
	prev := rune(-1)
	for i, r := range s {
		if i > 0 && !joins(prev, r) {
			out = append(out, i)
		}
		prev = r
	}
	return out
}

// joins reports whether r belongs to the same cluster as the character before it.
func joins(prev, r rune) bool {
	switch {
	case isMark(r) || r == '\u17d3' || r == zeroWidthNonJoiner || r == zeroWidthJoiner:
		return true
	case prev == coeng:
		return r >= '\u1780' && r <= '\u17b3'
	case prev == zeroWidthJoiner:
		return r > unicode.MaxASCII && r != zeroWidthSpace
	}
	return r > unicode.MaxASCII && unicode.Is(unicode.M, r)
}

// khmerLetter reports what words are made of: letters, their signs, and the joiners between them.
func khmerLetter(r rune) bool {
	return r >= '\u1780' && r <= '\u17d3' || r == '\u17dd' || r == zeroWidthNonJoiner || r == zeroWidthJoiner
}

func khmerDigit(r rune) bool { return r >= '\u17e0' && r <= '\u17e9' }

// stretch is the length in bytes of the start of s that fn accepts.
func stretch(s string, fn func(rune) bool) int {
	for i, r := range s {
		if !fn(r) {
			return i
		}
	}
	return len(s)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
