package web

import (
	"context"
	"io"
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// svg writes one picture. Colour comes from classes and geometry from attributes, since the pages forbid inline
// styles.
type svg struct{ b strings.Builder }

// newSVG opens a picture of w by h units with its title and description; id must be unique on the page.
func newSVG(id, class string, w, h float64, title, desc string) *svg {
	s := &svg{}
	s.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", class, "role", "img", "viewBox", "0 0 "+num(w)+" "+num(h),
		"aria-labelledby", id+"-title "+id+"-desc")
	s.textual("title", title, "id", id+"-title")
	s.textual("desc", desc, "id", id+"-desc")
	return s
}

// tag writes <name attrs…, where attrs are pairs of a name and a string or a number.
func (s *svg) tag(name string, attrs []any) {
	s.b.WriteByte('<')
	s.b.WriteString(name)
	for i := 0; i+1 < len(attrs); i += 2 {
		s.b.WriteByte(' ')
		s.b.WriteString(attrs[i].(string))
		s.b.WriteString(`="`)
		switch v := attrs[i+1].(type) {
		case string:
			s.b.WriteString(templ.EscapeString(v))
		case float64:
			s.b.WriteString(num(v))
		case int:
			s.b.WriteString(strconv.Itoa(v))
		}
		s.b.WriteByte('"')
	}
}

func (s *svg) open(name string, attrs ...any) {
	s.tag(name, attrs)
	s.b.WriteByte('>')
}

func (s *svg) close(name string) { s.b.WriteString("</" + name + ">") }

// el is an element without content.
func (s *svg) el(name string, attrs ...any) {
	s.tag(name, attrs)
	s.b.WriteString("/>")
}

// titled is an element whose only content is what it is, shown when a pointer rests on it; nothing when title is "".
func (s *svg) titled(title, name string, attrs ...any) {
	if title == "" {
		s.el(name, attrs...)
		return
	}
	s.open(name, attrs...)
	s.textual("title", title)
	s.close(name)
}

func (s *svg) textual(name, text string, attrs ...any) {
	s.open(name, attrs...)
	s.b.WriteString(templ.EscapeString(text))
	s.close(name)
}

func (s *svg) line(class string, x1, y1, x2, y2 float64) {
	s.el("line", "class", class, "x1", x1, "y1", y1, "x2", x2, "y2", y2)
}

// done is the finished picture.
func (s *svg) done() templ.Component {
	s.close("svg")
	text := s.b.String()
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// num writes a coordinate with at most one decimal.
func num(v float64) string { return trimmed(v, 1) }

func trimmed(v float64, decimals int) string {
	t := strconv.FormatFloat(v, 'f', decimals, 64)
	return strings.TrimSuffix(strings.TrimRight(t, "0"), ".")
}
