package html

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markup collects a page. Names of elements and attributes are constants of this package; every value goes through
// text or attr, and there is no other way for it to come in, so that words of a letter cannot become marks.
type markup struct {
	b strings.Builder
}

// name is a constant name of an element or attribute.
type name string

// attr is one attribute.
type attr struct {
	name  name
	value string
}

// class is the attribute that styles look at.
func class(c name) attr { return attr{"class", string(c)} }

func (m *markup) open(element name, attrs ...attr) {
	m.b.WriteByte('<')
	m.b.WriteString(string(element))
	for _, a := range attrs {
		if a.value == "" {
			continue
		}
		m.b.WriteByte(' ')
		m.b.WriteString(string(a.name))
		m.b.WriteString(`="`)
		m.b.WriteString(html.EscapeString(clean(a.value)))
		m.b.WriteByte('"')
	}
	m.b.WriteByte('>')
}

func (m *markup) close(element name) {
	m.b.WriteString("</")
	m.b.WriteString(string(element))
	m.b.WriteByte('>')
}

// text writes words; a line break within them is one on the page.
func (m *markup) text(s string) {
	for i, line := range strings.Split(clean(s), "\n") {
		if i > 0 {
			m.open("br")
		}
		m.b.WriteString(html.EscapeString(line))
	}
}

// line is an element with words in it, nothing when there are none.
func (m *markup) line(element name, words string, attrs ...attr) {
	if words == "" {
		return
	}
	m.open(element, attrs...)
	m.text(words)
	m.close(element)
	m.b.WriteByte('\n')
}

// clean leaves out what a page cannot hold, and the signs that only turn the direction of writing: they would let a
// text show other than it reads.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError, r == 0xfeff, r&0xfffe == 0xfffe, r >= 0x200e && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}

// mayLink accepts the kinds of address that a letter may hold; anything else is set as plain words.
func mayLink(url string) bool {
	kind, rest, ok := strings.Cut(url, ":")
	if !ok || rest == "" || strings.ContainsFunc(url, func(r rune) bool { return r <= ' ' }) || clean(url) != url {
		return false
	}
	switch strings.ToLower(kind) {
	case "http", "https", "mailto":
		return true
	}
	return false
}
