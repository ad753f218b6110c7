package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// unit is one paragraph or one line: what stands between line ends, after wrapped lines have been joined.
type unit struct {
	start, end int    // bytes of the text, without the mark of a list
	mark       string // of a list: "•", "1", "a" (its kind); empty when there is none
	block      int    // units without an empty line between them share a block
	t          []tok
	sents      []sent
	part       part
}

type part uint8

const (
	body part = iota
	title
	dateline
	address
	salutation
	closing
	signature
	copies
	notes // footnotes, links, words about the sender
)

// sent is one sentence of a unit: tokens [i, j).
type sent struct{ i, j int }

func (u *unit) text(s string) string { return s[u.start:u.end] }

type line struct{ start, end int }

// linesOf cuts a text into lines without their ends; empty ones are kept, they part blocks.
func linesOf(s string) []line {
	var out []line
	for i := 0; i <= len(s); {
		j := strings.IndexAny(s[i:], "\n\r\u2028\v\f")
		if j < 0 {
			return append(out, trimmed(s, i, len(s)))
		}
		out = append(out, trimmed(s, i, i+j))
		_, n := utf8.DecodeRuneInString(s[i+j:])
		if strings.HasPrefix(s[i+j:], "\r\n") {
			n = 2
		}
		i += j + n
	}
	return out
}

func trimmed(s string, i, j int) line {
	rest := strings.TrimLeftFunc(s[i:j], isBlank)
	i = j - len(rest)
	return line{i, i + len(strings.TrimRightFunc(rest, isBlank))}
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// unitsOf makes units of lines. Text that was broken at a fixed width (mail, plain text) is joined again: a line goes on in
// the next one when it is long, does not end a sentence, and the next one bears no mark of a list.
func unitsOf(s string) []unit {
	lines := linesOf(s)
	wrapped := isWrapped(s, lines)
	var out []unit
	block, open := 0, false
	for _, l := range lines {
		if l.start == l.end {
			block, open = block+1, false
			continue
		}
		mark, at := listMark(s[l.start:l.end])
		if open && mark == "" && wrapped && continues(s, out[len(out)-1], l) {
			out[len(out)-1].end = l.end
			continue
		}
		if l.start+at >= l.end {
			continue
		}
		out = append(out, unit{start: l.start + at, end: l.end, mark: mark, block: block})
		open = true
	}
	return out
}

// isWrapped looks at lines that have a next line in their block: are most of them long, and none very long?
func isWrapped(s string, lines []line) bool {
	long, pairs := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		n := lines[i].end - lines[i].start
		if n > 130 {
			return false
		}
		if n == 0 || lines[i+1].start == lines[i+1].end {
			continue
		}
		pairs++
		if n >= 55 {
			long++
		}
	}
	return pairs >= 3 && long*2 >= pairs
}

func continues(s string, u unit, next line) bool {
	last := strings.LastIndexByte(s[u.start:u.end], '\n') + 1
	r, _ := utf8.DecodeLastRuneInString(s[u.start:u.end])
	first, _ := utf8.DecodeRuneInString(s[next.start:next.end])
	if unicode.IsLower(first) {
		return true
	}
	return u.end-u.start-last >= 50 && r != ':' && r != ';'
}

const bullets = "-–—−*•·▪▫●○◦‣►▶➢➤✓✔■□◆♦"

// listMark tells whether a line begins with the mark of a list: "•" for all bullets, "1" for numbers, "a" for letters, "i"
// for small Roman numbers; and where the words begin.
func listMark(s string) (mark string, at int) {
	if n := ordinalMark(s); n > 0 {
		return "o", n
	}
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(bullets, r) {
		rest := s[n:]
		// "--", "***" part chapters
		if next, _ := utf8.DecodeRuneInString(rest); next == r || rest == "" {
			return "", 0
		}
		return "•", n + len(rest) - len(strings.TrimLeftFunc(rest, isBlank))
	}
	i, paren := 0, false
	if strings.HasPrefix(s, "(") {
		i, paren = 1, true
	}
	j := i
	for j < len(s) && j-i < 5 && isAlnum(s[j]) {
		j++
	}
	label := strings.ToLower(s[i:j])
	rest := s[j:]
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "º"), "°")
	switch {
	case label == "" || rest == "":
		return "", 0
	case paren && rest[0] != ')':
		return "", 0
	}
	ends := strings.IndexByte(").-:/", rest[0]) >= 0
	tab := rest[0] == '\t'
	if !ends && !tab {
		return "", 0
	}
	body := strings.TrimLeftFunc(rest[1:], isBlank)
	body = strings.TrimLeft(body, "-–")
	body = strings.TrimLeftFunc(body, isBlank)
	if body == "" || len(body) == len(rest)-1 && rest[0] != ')' { // "1.5 million", "27.4.2016"
		return "", 0
	}
	switch {
	case isNumber(label) && len(label) <= 2:
		mark = "1"
	case len(label) == 1 && (paren || rest[0] == ')'):
		mark = "a"
	case len(label) == 1 && rest[0] == '.' && label >= "a" && label <= "h" && s[i] >= 'a':
		mark = "a"
	case strings.Trim(label, "ivx") == "" && (paren || rest[0] == ')' || rest[0] == '.' && len(label) > 1):
		mark = "i"
	default:
		return "", 0
	}
	return mark, len(s) - len(body)
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func isNumber(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
