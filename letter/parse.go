package letter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxText is the largest letter that is read, in bytes. The longest known appeal with all its signatories is a tenth
// of it.
const maxText = 1 << 20

// Parse reads the text of a letter (docs/letter-format.md). The letter is never nil: what could be read of a text
// with problems is in it, so that a page can show it while someone types. The error is Problems, all of them, each
// with its place.
func Parse(text string) (*Letter, error) {
	s := newSource(text)
	l := &Letter{Text: text, Head: Head{Spans: map[string]Span{}}}
	if !s.readable() {
		return l, s.problems.err()
	}
	start := s.readHead(&l.Head)
	s.readBody(l, start)
	return l, s.problems.err()
}

// readable reports whether a text can be read at all, and names characters that must not be in a letter: those that
// cannot be seen and change what is read (bidirectional overrides), and control characters.
func (s *source) readable() bool {
	if len(s.text) > maxText {
		s.bad(0, 0, "this text is longer than %d KiB; a letter must be shorter", maxText>>10)
		return false
	}
	if !utf8.ValidString(s.text) {
		for i, r := range s.text {
			if r == utf8.RuneError && !strings.HasPrefix(s.text[i:], "\uFFFD") {
				s.bad(i, i+1, "this is not a character of UTF-8; save the file as UTF-8 and open it again")
				return false
			}
		}
	}
	for i, r := range s.text {
		if forbidden(r) || r == '\r' && !strings.HasPrefix(s.text[i:], "\r\n") {
			s.bad(i, i+utf8.RuneLen(r), "a character that cannot be seen (U+%04X) stands here; delete it", r)
		}
	}
	return true
}

func forbidden(r rune) bool {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return false
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u2028', r == '\u2029':
		return true
	}
	return unicode.Is(unicode.Cc, r)
}
