// Package text holds what any room needs to compare texts: the one order of signs for Khmer.
package text

import (
	"slices"
	"strings"
)

// Code points of the Khmer block (Unicode Standard, chapter 16.4).
const (
	coeng      = '\u17d2' // makes the next letter a subscript
	ro         = '\u179a'
	da         = '\u178a'
	ta         = '\u178f'
	robat      = '\u17cc'
	vowelAA    = '\u17b6'
	vowelII    = '\u17b8'
	vowelE     = '\u17c1'
	vowelOE    = '\u17be' // looks like E and II
	vowelOO    = '\u17c4' // looks like E and AA
	oldQAQ     = '\u17a3' // discouraged by the Standard in favour of QA
	oldQAA     = '\u17a4' // discouraged in favour of QA and AA
	letterQA   = '\u17a2'
	inherentAQ = '\u17b4' // invisible, discouraged
	inherentAA = '\u17b5' // invisible, discouraged
)

// Khmer gives the Khmer in s one order of signs and one spelling where several look the same, so that equal
// words are equal texts: letter, robat, subscripts (coeng ro last), register shifter, vowels, other signs.
// The Standard also allows the shifter before the subscripts; one place had to be chosen. A vowel typed in two
// halves becomes one, subscript DA becomes TA (they look alike: ICANN Khmer label generation rules, 2016), and
// discouraged letters become what the Standard names instead. For comparing, not for storing. Other text is kept.
func Khmer(s string) string {
	if !strings.ContainsFunc(s, isKhmer) {
		return s
	}
	runes := modern(s)
	var out strings.Builder
	for i := 0; i < len(runes); {
		if !isMark(runes[i]) || runes[i] == coeng && !subscriptAt(runes, i) {
			out.WriteRune(runes[i])
			i++
			continue
		}
		var marks []mark
		for ; i < len(runes) && isMark(runes[i]); i++ {
			if runes[i] != coeng {
				marks = append(marks, mark{classOf(runes[i]), runes[i]})
				continue
			}
			if !subscriptAt(runes, i) {
				break
			}
			i++
			marks = append(marks, subscript(runes[i]))
		}
		write(&out, marks)
	}
	return out.String()
}

// mark is a sign or a subscript letter on the letter before it.
type mark struct {
	class int
	r     rune
}

const (
	classRobat = iota
	classSubscript
	classSubscriptRo
	classShifter
	classVowel
	classSign
)

func subscript(r rune) mark {
	switch r {
	case ro:
		return mark{classSubscriptRo, r}
	case da:
		return mark{classSubscript, ta}
	}
	return mark{classSubscript, r}
}

func classOf(r rune) int {
	switch {
	case r == robat:
		return classRobat
	case r == '\u17c9' || r == '\u17ca':
		return classShifter
	case r >= vowelAA && r <= '\u17c5':
		return classVowel
	}
	return classSign
}

// write puts marks in order. Subscripts keep the order in which they were typed, for there it is read.
func write(out *strings.Builder, marks []mark) {
	marks = join(join(marks, vowelAA, vowelOO), vowelII, vowelOE)
	slices.SortStableFunc(marks, func(a, b mark) int {
		if a.class != b.class || a.class == classSubscript {
			return a.class - b.class
		}
		return int(a.r - b.r)
	})
	for _, m := range marks {
		if m.class == classSubscript || m.class == classSubscriptRo {
			out.WriteRune(coeng)
		}
		out.WriteRune(m.r)
	}
}

// join makes one vowel of each E that stands with half.
func join(marks []mark, half, whole rune) []mark {
	for {
		e := slices.Index(marks, mark{classVowel, vowelE})
		h := slices.Index(marks, mark{classVowel, half})
		if e < 0 || h < 0 {
			return marks
		}
		marks[e].r = whole
		marks = slices.Delete(marks, h, h+1)
	}
}

// modern replaces the letters that the Standard discourages.
func modern(s string) []rune {
	out := make([]rune, 0, len(s)/2)
	for _, r := range s {
		switch r {
		case oldQAQ:
			out = append(out, letterQA)
		case oldQAA:
			out = append(out, letterQA, vowelAA)
		case inherentAQ, inherentAA:
		default:
			out = append(out, r)
		}
	}
	return out
}

func subscriptAt(runes []rune, i int) bool {
	return i+1 < len(runes) && runes[i+1] >= '\u1780' && runes[i+1] <= '\u17b3'
}

func isKhmer(r rune) bool { return r >= '\u1780' && r <= '\u17ff' }

// isMark reports the signs that sit on a letter; U+17D3 is left alone, as it belongs to lunar dates.
func isMark(r rune) bool {
	return r >= vowelAA && r <= '\u17d2' && r != '\u17d3' || r == '\u17dd'
}
