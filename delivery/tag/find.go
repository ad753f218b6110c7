package tag

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxGap  = 10 // characters between two signs: a line end with the marks of a quotation
	maxGaps = 60 // of a whole tag
)

// Find is the first tag in an address or in any text, in its canonical form. It understands capitals, the signs that are
// taken for each other (l and i for 1, o for 0, z for 2, s for 5, b for 8, g and q for 9, u for v), digits of other scripts,
// and dots, hyphens, spaces, line ends and quotation marks put in between.
func Find(s string) (tag string, ok bool) {
	each(s, func(t string) bool {
		tag, ok = t, true
		return false
	})
	return tag, ok
}

// All are the different tags in a text, in order.
func All(s string) []string {
	var out []string
	each(s, func(t string) bool {
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
		return true
	})
	return out
}

// each gives every tag that begins where a word begins or ends where a word ends, until yield says stop.
func each(s string, yield func(string) bool) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !word(r) {
			i += n
			continue
		}
		end := i + n
		for end < len(s) {
			r, n := utf8.DecodeRuneInString(s[end:])
			if !word(r) {
				break
			}
			end += n
		}
		if t, ok := forward(s[i:]); ok && !yield(t) {
			return
		}
		// A word that is longer than a tag holds one at its end when a hyphen was lost: letterTAG@…
		if t, ok := backward(s[i:end]); ok && !yield(t) {
			return
		}
		i = end
	}
}

// forward reads a tag at the beginning of s, after which no word goes on.
func forward(s string) (string, bool) {
	var signs [Size]byte
	n, gap, gaps := 0, 0, 0
	for _, r := range s {
		if n == Size {
			if word(r) {
				return "", false
			}
			break
		}
		if c := sign(r); c != 0 {
			signs[n], gap = c, 0
			n++
			continue
		}
		if gap++; word(r) || !between(r) || gap > maxGap {
			return "", false
		}
		if gaps++; gaps > maxGaps {
			return "", false
		}
	}
	if n < Size || !good(signs[:]) {
		return "", false
	}
	return string(signs[:]), true
}

// backward reads a tag at the end of one word that holds more than the tag.
func backward(word string) (string, bool) {
	if len(word) <= Size {
		return "", false
	}
	var signs [Size]byte
	for n := Size; n > 0; {
		r, size := utf8.DecodeLastRuneInString(word)
		c := sign(r)
		if c == 0 {
			return "", false
		}
		n--
		signs[n], word = c, word[:len(word)-size]
	}
	if word == "" || !good(signs[:]) {
		return "", false
	}
	return string(signs[:]), true
}

// sign is the sign of the alphabet for which r stands, or 0.
func sign(r rune) byte {
	if r >= utf8.RuneSelf {
		return foreign(r)
	}
	c := byte(r)
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	if a, ok := alias[c]; ok {
		return a
	}
	if strings.IndexByte(alphabet, c) < 0 {
		return 0
	}
	return c
}

// foreign are digits of other scripts: an officer in Phnom Penh may type those of Khmer, a form may make them wide.
func foreign(r rune) byte {
	if !unicode.Is(unicode.Nd, r) {
		return 0
	}
	// Digits stand in runs of ten, each of which begins at a zero.
	for d := range rune(10) {
		if !unicode.Is(unicode.Nd, r-d-1) || zero(r-d) {
			return byte('0' + d)
		}
	}
	return 0
}

// zero tells the zeros of those scripts whose runs touch another run.
func zero(r rune) bool { return r >= 0x1D7CE && r <= 0x1D7FF && (r-0x1D7CE)%10 == 0 }

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// between is what may stand between two signs.
func between(r rune) bool {
	switch r {
	case '.', '-', '_', ' ', '\t', '\r', '\n', '>', '|', '‐', '‑', '–', '\u00a0', '\u00ad', '\u200b', '\u2060':
		return true
	}
	return false
}
