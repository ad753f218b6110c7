package read

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

type kind uint8

const (
	word kind = iota
	number
	punct
)

// tok is one word, number or mark of the text, with its place. w is folded: lower case, no accents, one apostrophe.
type tok struct {
	start, end int
	w          string
	kind       kind
	cap        bool // begins with a capital
	upper      bool // two letters or more, all capitals
	quoted     bool // stands inside quotation marks that open and close in the same line
}

// maxWord bounds the folded form of a word; what is longer is no word of any rule.
const maxWord = 48

// plain maps letters of Latin script with marks to their base letter.
var plain = sync.OnceValue(func() map[rune]rune {
	m := map[rune]rune{'ß': 's', 'ø': 'o', 'Ø': 'o', 'ł': 'l', 'Ł': 'l', 'đ': 'd', 'Đ': 'd', 'ı': 'i', 'ð': 'd', 'þ': 't', 'æ': 'a', 'œ': 'o', 'Œ': 'o'}
	for r := rune(0xc0); r < 0x250; r++ {
		d := []rune(norm.NFD.String(string(r)))
		if len(d) > 1 {
			m[r] = unicode.ToLower(d[0])
		}
	}
	return m
})

func foldRune(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x80:
		return r
	}
	if p, ok := plain()[r]; ok {
		return p
	}
	if isApostrophe(r) {
		return '\''
	}
	return unicode.ToLower(r)
}

// fold is s as words are compared: lower case, no accents, one apostrophe.
func fold(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		b = utf8.AppendRune(b, foldRune(r))
	}
	return string(b)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '´' || r == '`' }

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

// elided are the French forms that stand before an apostrophe: l'État, d'agir, qu'elles.
var elided = set("l d qu n s j m t c jusqu lorsqu puisqu quoiqu")

// tokens cuts text[from:to] into words, numbers and marks. French tells whether l' and d' are words of their own.
func tokens(text string, from, to int, french bool, out []tok) []tok {
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		switch {
		case unicode.IsSpace(r) || r == utf8.RuneError || unicode.Is(unicode.Cf, r):
			i += n
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := wordEnd(text, i, to, unicode.IsDigit(r), french)
			out = append(out, makeTok(text, i, j, unicode.IsDigit(r)))
			i = j
		default:
			out = append(out, tok{start: i, end: i + n, w: markOf(r), kind: punct})
			i += n
		}
	}
	return out
}

// markOf gives marks that mean the same one form.
func markOf(r rune) string {
	switch {
	case isApostrophe(r):
		return "'"
	case r == '“' || r == '«' || r == '„' || r == '‹':
		return "“"
	case r == '”' || r == '»' || r == '›':
		return "”"
	case r == '–' || r == '—' || r == '―' || isHyphen(r):
		return "-"
	}
	return string(r)
}

// wordEnd finds where the word or number that begins at i ends. Hyphens inside words stay, so do the periods of U.S. and
// the points and slashes inside numbers.
func wordEnd(text string, i, to int, digit, french bool) int {
	start, letters := i, 0
	for i < to {
		r, n := utf8.DecodeRuneInString(text[i:to])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			letters++
			i += n
			continue
		}
		next, m := utf8.DecodeRuneInString(text[i+n : to])
		switch {
		case m == 0:
			return i
		case digit && (r == '.' || r == ',' || r == '/' || r == '-') && unicode.IsDigit(next):
		case r == '.' && letters == 1 && unicode.IsLetter(next) && initials(text, i+n, to): // U.S., P.E.N.
			letters = 0
		case isHyphen(r) && unicode.IsLetter(next) && !digit:
		case isApostrophe(r) && unicode.IsLetter(next):
			head := fold(text[start:i])
			if french && elided[head] {
				return i + n
			}
			if next == 's' || next == 'S' {
				if after, k := utf8.DecodeRuneInString(text[i+n+m : to]); k == 0 || !unicode.IsLetter(after) {
					return i // the 's of a possessive is a word of its own
				}
			}
		default:
			if r == '.' && letters == 1 && i-start > 2 { // the last period of U.S.
				return i + n
			}
			return i
		}
		i += n
	}
	return i
}

// initials reports whether one letter and a period follow, as inside U.S.A.
func initials(text string, i, to int) bool {
	_, n := utf8.DecodeRuneInString(text[i:to])
	r, m := utf8.DecodeRuneInString(text[i+n : to])
	return m > 0 && r == '.'
}

func makeTok(text string, i, j int, digit bool) tok {
	t := tok{start: i, end: j}
	if digit {
		t.kind = number
	}
	s := text[i:j]
	if len(s) > maxWord {
		s = s[:maxWord]
	}
	t.w = fold(s)
	letters, small := 0, 0
	for k, r := range s {
		if k == 0 {
			t.cap = unicode.IsUpper(r)
		}
		if unicode.IsLetter(r) {
			letters++
			if !unicode.IsUpper(r) {
				small++
			}
		}
	}
	t.upper = letters > 1 && small == 0
	return t
}

// set makes a lookup of words written in one string.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range fieldsOf(words) {
		m[w] = true
	}
	return m
}
