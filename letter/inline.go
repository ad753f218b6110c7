package letter

import (
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// piece is a part of a line on its way to an Inline: an Inline, a bracket of the text, or the look of the words in the
// brackets before it.
type piece struct {
	Inline
	bracket byte  // '[' or ']' of the text itself
	look    *look // {lang=km}
}

// flat reads what stands within a block: first as a row of pieces, then with brackets and looks settled, then with
// neighbours of the same look joined.
func (m *converter) flat(n ast.Node) []Inline {
	var row []piece
	m.pieces(n, Inline{}, &row)
	return tidy(joined(m.settle(row)))
}

// pieces walks the inline nodes under n; like carries the look that they inherit.
func (m *converter) pieces(n ast.Node, like Inline, out *[]piece) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			m.words(c, like, out)
		case *piecesNode:
			for _, p := range c.pieces {
				p.Strong, p.Emph = like.Strong, like.Emph
				if p.Cite == "" {
					p.Link = like.Link
				}
				*out = append(*out, p)
			}
		case *ast.Emphasis:
			in := like
			in.Strong = in.Strong || c.Level == 2
			in.Emph = in.Emph || c.Level == 1
			m.pieces(c, in, out)
		case *ast.AutoLink:
			m.autoLink(c, like, out)
		case *ast.Link:
			m.link(c, like, out)
		case *ast.Image:
			at := m.base + max(c.Pos(), 0)
			m.bad(at, at+2, "a picture cannot stand in a letter; expected words, or \\! before the bracket")
			m.pieces(c, like, out)
		}
	}
}

var htmlTag = regexp.MustCompile(`<[A-Za-z/!?]`)

// words reads a stretch of text: a backslash takes the meaning from the sign behind it, &amp; and its like are the
// sign that they stand for, the end of a line is a space, and with two spaces or a backslash before it a new line.
func (m *converter) words(t *ast.Text, like Inline, out *[]piece) {
	raw := string(t.Segment.Value(m.src))
	at := m.base + t.Segment.Start - t.Segment.Padding
	p := piece{Inline: like}
	var b strings.Builder
	flush := func(end int) {
		if b.Len() > 0 {
			p.Text, p.Span.End = b.String(), end
			*out = append(*out, p)
		}
		b.Reset()
		p = piece{Inline: like}
	}
	add := func(text string, at int) {
		if b.Len() == 0 {
			p.Span = m.span(at, at)
			p.marks = nil
		}
		if k := len(p.marks); k == 0 || at-p.marks[k-1].at != b.Len()-p.marks[k-1].text {
			p.marks = append(p.marks, mark{b.Len(), at})
		}
		b.WriteString(text)
	}
	for i := 0; i < len(raw); {
		c := raw[i]
		switch {
		case c == '\\' && i+1 < len(raw) && isPunct(raw[i+1]):
			add(raw[i+1:i+2], at+i+1)
			i += 2
			continue
		case c == '[' || c == ']':
			flush(at + i)
			*out = append(*out, piece{bracket: c, Inline: like.withSpan(m.span(at+i, at+i+1))})
			i++
			continue
		case c == '<' && htmlTag.MatchString(raw[i:min(i+2, len(raw))]):
			m.bad(at+i, at+i+2, "HTML cannot stand in a letter; expected \\< for the sign itself")
		case c == '&':
			if e := entityForm.FindString(raw[i:]); e != "" {
				if sign := html.UnescapeString(e); sign != e && !strings.ContainsFunc(sign, forbidden) {
					add(sign, at+i)
					i += len(e)
					continue
				}
			}
		}
		add(raw[i:i+1], at+i)
		i++
	}
	switch end := at + len(raw); {
	case t.HardLineBreak():
		add("\n", end)
		flush(end)
	case t.SoftLineBreak():
		add(" ", end)
		flush(end)
	default:
		flush(end)
	}
}

var entityForm = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

func (in Inline) withSpan(s Span) Inline {
	in.Span = s
	return in
}

// isPunct reports the signs that a backslash may stand before (CommonMark 0.31, 2.4).
func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

func (m *converter) autoLink(c *ast.AutoLink, like Inline, out *[]piece) {
	label := string(c.Label(m.src))
	at := m.base + max(c.Pos(), 0)
	in := like.withSpan(m.span(at, at+len(label)+2))
	in.Text, in.Link = label, label
	if c.AutoLinkType == ast.AutoLinkEmail {
		in.Link = "mailto:" + label
	}
	in.marks = []mark{{0, at + 1}}
	m.address(in.Link, in.Span)
	*out = append(*out, piece{Inline: in})
}

// link reads [words](@cs-ny-sokha-1 "page 3") as a reference and [words](https://…) as a link.
func (m *converter) link(c *ast.Link, like Inline, out *[]piece) {
	var row []piece
	dest := unescaped(string(c.Destination))
	id, isCite := strings.CutPrefix(dest, "@")
	at := m.base + max(c.Pos(), 0)
	if !isCite {
		like.Link = dest
		from := len(*out)
		m.pieces(c, like, out)
		span := m.span(at, at+1)
		if from < len(*out) {
			span = (*out)[from].Span
		} else {
			like.Text = dest
			*out = append(*out, piece{Inline: like.withSpan(span)})
		}
		m.address(dest, span)
		return
	}
	m.pieces(c, Inline{}, &row)
	in := like.withSpan(m.span(at, at+1))
	var b strings.Builder
	for _, p := range row {
		if p.Computed != nil || p.Cite != "" || p.look != nil {
			m.bad(p.Span.Start, p.Span.End, "the words of a reference are words only; expected nothing computed and no other reference in them")
		}
		if p.bracket != 0 {
			b.WriteByte(p.bracket)
		}
		b.WriteString(p.Text)
		in.Span.End = max(in.Span.End, p.Span.End)
	}
	if len(row) > 0 {
		in.Span = m.span(min(at, row[0].Span.Start), in.Span.End)
	}
	if !isID(id) {
		m.bad(in.Span.Start, in.Span.End, "%s is not a reference; expected an id such as (@cs-ny-sokha-1)", quoted(dest))
		in.Text = b.String()
		*out = append(*out, piece{Inline: in})
		return
	}
	in.Cite, in.Text = id, oneLine(b.String())
	in.Locator = oneLine(unescaped(string(c.Title)))
	*out = append(*out, piece{Inline: in})
}

// address refuses links that are not to the web or a mailbox: a letter is read outside the program.
func (m *converter) address(to string, span Span) {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if rest, ok := strings.CutPrefix(to, scheme); ok && rest != "" {
			return
		}
	}
	m.bad(span.Start, span.End, "%s is not an address; expected one that begins with https:// or mailto:, or a reference such as (@iccpr/art-19)", quoted(to))
}

// unescaped is what CommonMark means by an address or a title.
func unescaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			i++
		case s[i] == '&':
			if e := entityForm.FindString(s[i:]); e != "" {
				b.WriteString(html.UnescapeString(e))
				i += len(e) - 1
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
