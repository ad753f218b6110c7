package letter

import (
	"regexp"
	"slices"
	"strings"

	"github.com/upheld/upheld/text"
)

// value is a piece of a head as written, without its quotation marks.
type value struct {
	text   string
	span   Span
	quoted bool
}

// entry is one key of a head, or of a party in it, with all that stands under it.
type entry struct {
	key   string // in lower case
	at    Span   // of the key
	value        // of a key with one value; empty text when there is none
	items []item
	parts []entry // key: value lines further in
}

// item is one point of a list: one value, or several keys.
type item struct {
	value
	parts []entry
}

var keyLine = regexp.MustCompile(`^([\pL][\pL\pN_-]*)[ \t]*:(?:[ \t]+|$)`)

// readKeys reads lines of "key: value" with lists and keys further in, the part of YAML that a letter needs. It is
// kinder than YAML: a value may hold a colon. Every line that is not understood is a problem of its own.
func (s *source) readKeys(lines []line) []entry {
	var out []entry
	for i := 0; i < len(lines); {
		n := 1
		for n < len(lines)-i && s.belongs(lines[i+n]) {
			n++
		}
		if l := lines[i]; !skipped(l.text) {
			if e, ok := s.readEntry(lines[i : i+n]); ok {
				out = append(out, e)
			}
		}
		i += n
	}
	return s.unrepeated(out)
}

// belongs reports whether a line is part of the key above it: it stands further in, or is a point of a list.
func (s *source) belongs(l line) bool {
	return l.text != "" && (l.text[0] == ' ' || l.text[0] == '\t' || l.text == "-" || strings.HasPrefix(l.text, "- ")) || skipped(l.text)
}

// skipped reports an empty line or a remark.
func skipped(s string) bool {
	s = strings.TrimSpace(s)
	return s == "" || s[0] == '#'
}

func (s *source) readEntry(block []line) (entry, bool) {
	first := block[0]
	m := keyLine.FindStringSubmatchIndex(first.text)
	if m == nil {
		s.bad(first.start, first.end(), "%s is not understood here; expected a key and a colon, such as \"date: 2016-05-13\"", quoted(strings.TrimSpace(first.text)))
		return entry{}, false
	}
	e := entry{key: strings.ToLower(first.text[:m[3]]), at: s.span(first.start, first.start+m[3])}
	e.value = s.readValue(line{first.text[m[1]:], first.start + m[1]})
	var under []line
	for _, l := range block[1:] {
		if !skipped(l.text) {
			under = append(under, l)
		}
	}
	switch {
	case len(under) == 0:
	case e.text != "":
		s.readMore(&e.value, under)
	case isPoint(under[0].text):
		e.items = s.readItems(under)
	default:
		e.parts = s.readParts(under)
	}
	return e, true
}

// readMore adds lines further in to a value that did not fit on its line.
func (s *source) readMore(v *value, lines []line) {
	for _, l := range lines {
		t := strings.TrimSpace(l.text)
		if isPoint(l.text) {
			s.bad(l.start, l.end(), "a list begins under a key that already has a value; expected either the value or the list")
			return
		}
		v.text = oneLine(v.text + " " + t)
		v.span.End = l.end()
	}
}

// isPoint reports a line that begins a point of a list.
func isPoint(s string) bool {
	s = strings.TrimLeft(s, " \t")
	return s == "-" || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "-\t")
}

func (s *source) readItems(lines []line) []item {
	var out []item
	for i := 0; i < len(lines); {
		n := 1
		for i+n < len(lines) && !isPoint(lines[i+n].text) {
			n++
		}
		l := lines[i]
		dash := strings.IndexByte(l.text, '-') + 1
		rest := line{l.text[dash:], l.start + dash}
		rest = trimmed(rest)
		it := item{}
		switch {
		case keyLine.MatchString(rest.text) && !isQuote(rest.text):
			it.parts = s.readParts(append([]line{rest}, lines[i+1:i+n]...))
			it.span = s.span(rest.start, lines[i+n-1].end())
		case rest.text == "" && n > 1:
			it.parts = s.readParts(lines[i+1 : i+n])
			it.span = s.span(l.start, lines[i+n-1].end())
		default:
			it.value = s.readValue(rest)
			s.readMore(&it.value, lines[i+1:i+n])
		}
		if it.text == "" && len(it.parts) == 0 {
			s.bad(l.start, l.end(), "this point of the list is empty; expected a value after the hyphen")
		} else {
			out = append(out, it)
		}
		i += n
	}
	return out
}

// readParts reads keys further in. They have no lists under them.
func (s *source) readParts(lines []line) []entry {
	var out []entry
	for _, l := range lines {
		l = trimmed(l)
		m := keyLine.FindStringSubmatchIndex(l.text)
		switch {
		case m == nil && len(out) > 0 && !isPoint(l.text):
			s.readMore(&out[len(out)-1].value, []line{l})
		case m == nil:
			s.bad(l.start, l.end(), "%s is not understood here; expected a key and a colon, such as \"name: …\"", quoted(l.text))
		default:
			out = append(out, entry{
				key: strings.ToLower(l.text[:m[3]]), at: s.span(l.start, l.start+m[3]),
				value: s.readValue(line{l.text[m[1]:], l.start + m[1]}),
			})
		}
	}
	return s.unrepeated(out)
}

// unrepeated drops and reports a key that stands twice.
func (s *source) unrepeated(list []entry) []entry {
	seen := map[string]Span{}
	return slices.DeleteFunc(list, func(e entry) bool {
		first, again := seen[e.key]
		if again {
			s.bad(e.at.Start, e.at.End, "%q was already given on line %d; expected each key once", e.key, first.Pos.Line)
			return true
		}
		seen[e.key] = e.at
		return false
	})
}

// readValue takes the marks off a value in quotation marks.
func (s *source) readValue(l line) value {
	l = trimmed(l)
	v := value{oneLine(l.text), s.span(l.start, l.end()), isQuote(l.text)}
	if !v.quoted {
		return v
	}
	q := l.text[0]
	inner, ok := unquoted(l.text)
	if !ok && quotedList.MatchString(l.text) { // of several, each in its own marks; see commas
		v.quoted = false
		return v
	}
	if !ok {
		s.bad(l.start, l.end(), "a quotation mark %c is open; expected another at the end of the line and none between", q)
		v.text = oneLine(strings.Trim(l.text, string(q)))
		return v
	}
	v.text = oneLine(inner)
	return v
}

var quotedList = regexp.MustCompile(`^"[^"]*"(\s*,\s*("[^"]*"|[^",]+))+$`)

func isQuote(s string) bool { return s != "" && (s[0] == '"' || s[0] == '\'') }

// unquoted is the text within quotation marks, as YAML has it: in "…" a backslash keeps the next sign as it is, in '…'
// two marks are one.
func unquoted(s string) (string, bool) {
	q, body := s[0], s[1:]
	var b strings.Builder
	for i := 0; i < len(body); i++ {
		c := body[i]
		switch {
		case q == '"' && c == '\\' && i+1 < len(body):
			i++
			b.WriteByte(body[i])
		case q == '\'' && c == q && i+1 < len(body) && body[i+1] == q:
			i++
			b.WriteByte(q)
		case c == q:
			return b.String(), i == len(body)-1
		default:
			b.WriteByte(c)
		}
	}
	return "", false
}

func trimmed(l line) line {
	t := strings.TrimLeft(l.text, " \t")
	return line{strings.TrimRight(t, " \t"), l.start + len(l.text) - len(t)}
}

// unknownKey reports a key that has no meaning, with the nearest that has.
func (s *source) unknownKey(e entry, known []string) {
	if near := text.Nearest(e.key, known); near != "" {
		s.bad(e.at.Start, e.at.End, "%q is not a key here; did you mean %q?", e.key, near)
		return
	}
	s.bad(e.at.Start, e.at.End, "%q is not a key here; expected one of %s", e.key, strings.Join(known, ", "))
}
