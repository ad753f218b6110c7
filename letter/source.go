package letter

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// source is the text of a letter while it is read: it knows the place of every byte and gathers the problems.
type source struct {
	text     string
	starts   []int // of lines
	runes    []int // how many characters begin before byte 0, stride, 2*stride …
	problems Problems
}

const stride = 128

func newSource(text string) *source {
	s := &source{text: text, starts: []int{0}}
	n := 0
	for i := range len(text) {
		if i%stride == 0 {
			s.runes = append(s.runes, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
		if text[i] == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

// pos is the place of a byte.
func (s *source) pos(at int) Pos {
	at = min(max(at, 0), len(s.text))
	line := sort.SearchInts(s.starts, at+1) - 1
	return Pos{line + 1, s.before(at) - s.before(s.starts[line]) + 1}
}

// before is how many characters begin before a byte. It is asked for every piece of a letter, so it counts only from
// the last whole stride.
func (s *source) before(at int) int {
	if len(s.runes) == 0 {
		return 0
	}
	k := min(at/stride, len(s.runes)-1)
	n := s.runes[k]
	for i := k * stride; i < at; i++ {
		if utf8.RuneStart(s.text[i]) {
			n++
		}
	}
	return n
}

func (s *source) span(start, end int) Span {
	start = min(max(start, 0), len(s.text))
	return Span{start, max(start, min(end, len(s.text))), s.pos(start)}
}

// maxProblems keeps a text of nothing but mistakes from becoming a report of megabytes.
const maxProblems = 200

func (s *source) bad(start, end int, say string, args ...any) {
	if len(s.problems) >= maxProblems {
		return
	}
	s.problems = append(s.problems, Problem{s.span(start, end), fmt.Sprintf(say, args...)})
}

// line is one line of a text without its end.
type line struct {
	text  string
	start int // its first byte in the text
}

func (l line) end() int { return l.start + len(l.text) }

// lines are the lines of the text between two bytes.
func (s *source) lines(start, end int) []line {
	var out []line
	for start < end {
		stop, next := start, end
		for stop < end && s.text[stop] != '\n' {
			stop++
		}
		if stop < end {
			next = stop + 1
		}
		t := s.text[start:stop]
		if n := len(t); n > 0 && t[n-1] == '\r' {
			t = t[:n-1]
		}
		out = append(out, line{t, start})
		start = next
	}
	return out
}

// quoted keeps an endless text out of the words of a problem.
func quoted(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
