package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/upheld/upheld/text"
)

// lineWidth is how wide lines may be (RFC 5322 asks for less than 79; 72 leaves room to quote).
const lineWidth = 72

// piece is what a line may not cut: a word, or a Khmer word of several written without spaces between.
type piece struct {
	text  string
	space bool // a space stands before it
	seam  bool // U+200B stands before it
}

// pieces cuts a line at its spaces, at U+200B, and between Khmer words. What is longer than room is cut between written
// syllables when it is Khmer; an address or another long word stays whole.
func pieces(s string, room int) []piece {
	var out []piece
	for i, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' }) {
		for j, part := range strings.Split(w, "\u200b") {
			next := piece{space: i > 0 && j == 0, seam: j > 0}
			for _, p := range words(part, room) {
				next.text = p
				out = append(out, next)
				next = piece{}
			}
		}
	}
	return out
}

// words cuts between Khmer words, and what is longer than room between written syllables.
func words(s string, room int) []string {
	var out []string
	for _, p := range cutAt(s, text.KhmerBreaks(s)) {
		switch {
		case p == "":
		case columns(p) > room && hasKhmer(p):
			out = append(out, cutAt(p, text.KhmerClusters(p))...)
		default:
			out = append(out, p)
		}
	}
	return out
}

func hasKhmer(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Khmer, r) })
}

func cutAt(s string, places []int) []string {
	var out []string
	from := 0
	for _, at := range places {
		out = append(out, s[from:at])
		from = at
	}
	return append(out, s[from:])
}

// wrap sets s in lines of lineWidth columns. first stands before the first line, rest before the others. A sign that
// closes, such as ។ or ៗ, is no word to begin a line with.
func wrap(s, first, rest string) string {
	var b strings.Builder
	lead := first
	for hard := range strings.SplitSeq(s, "\n") {
		at := 0
		b.WriteString(lead)
		for _, p := range pieces(hard, lineWidth-columns(rest)) {
			w := columns(p.text)
			gap := 0
			if p.space {
				gap = 1
			}
			switch {
			case at == 0:
			case at+gap+w+columns(lead) > lineWidth && !closes(p):
				lead = rest
				b.WriteString("\n" + lead)
				at = 0
			case p.space:
				b.WriteByte(' ')
				at++
			case p.seam:
				b.WriteRune('\u200b')
			}
			b.WriteString(p.text)
			at += w
		}
		lead = rest
		b.WriteByte('\n')
	}
	return trimLines(b.String())
}

func closes(p piece) bool {
	r, _ := utf8.DecodeRuneInString(p.text)
	return !p.space && (unicode.Is(unicode.Pe, r) || unicode.Is(unicode.Pf, r) || strings.ContainsRune("។៕៖ៗ,.;:!?", r))
}

// trimLines takes spaces from the ends of lines and the line end from the end.
func trimLines(s string) string {
	all := strings.Split(strings.TrimRight(s, "\n"), "\n")
	for i := range all {
		all[i] = strings.TrimRight(all[i], " ")
	}
	return strings.Join(all, "\n")
}
