package sorting

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var metaLabel = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?([a-z0-9_:.-]{1,40})`)

func metaCharset(data []byte) string {
	if m := metaLabel.FindSubmatch(data[:min(len(data), 4096)]); m != nil {
		return string(m[1])
	}
	return ""
}

// page writes the text of a mail that is a page. It goes over the marks one by one and builds no tree, so nesting costs
// nothing. What is quoted gets a ">" before each line, as in plain mails.
type page struct {
	out    strings.Builder
	line   strings.Builder
	empty  int // empty lines that stand at the end
	quote  int
	skip   int // inside marks whose text nobody sees
	skipOf atom.Atom
	pre    int
	links  strings.Builder
}

func fromHTML(s string) (text, links string) {
	p := &page{empty: 2}
	z := html.NewTokenizer(strings.NewReader(s))
	z.SetMaxBuf(maxPartText)
	for {
		switch z.Next() {
		case html.ErrorToken:
			p.end()
			return strings.TrimSpace(p.out.String()) + "\n", p.links.String()
		case html.TextToken:
			if p.skip == 0 {
				p.write(string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			p.start(z)
		case html.EndTagToken:
			name, _ := z.TagName()
			p.close(atom.Lookup(name))
		}
		if p.out.Len() > maxPartText {
			return p.out.String(), p.links.String()
		}
	}
}

func (p *page) start(z *html.Tokenizer) {
	name, more := z.TagName()
	tag := atom.Lookup(name)
	unseen := false
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		switch string(k) {
		case "href":
			if p.links.Len() < maxSearched {
				p.links.WriteString(string(v) + "\n")
			}
		case "style":
			unseen = strings.Contains(strings.ReplaceAll(string(v), " ", ""), "display:none") && tag != atom.Br
		}
	}
	switch tag {
	case atom.Script, atom.Style, atom.Head, atom.Title, atom.Template:
		unseen = true
	}
	if p.skip > 0 {
		if tag == p.skipOf {
			p.skip++
		}
		return
	}
	switch tag {
	case atom.Br:
		p.end()
		return
	case atom.Meta, atom.Link, atom.Img, atom.Input, atom.Hr, atom.Col, atom.Wbr:
		if tag == atom.Hr {
			p.end()
		}
		return
	case atom.Td, atom.Th:
		if strings.TrimSpace(p.line.String()) != "" {
			p.line.WriteByte('\t')
		}
	}
	if unseen {
		p.skip, p.skipOf = 1, tag
		return
	}
	if block(tag) {
		p.end()
	}
	switch tag {
	case atom.Blockquote:
		p.quote = min(p.quote+1, 30)
	case atom.Pre:
		p.pre++
	case atom.P:
		p.gap()
	case atom.Li:
		p.line.WriteString("• ")
	}
}

func (p *page) close(tag atom.Atom) {
	if p.skip > 0 {
		if tag == p.skipOf {
			p.skip--
		}
		return
	}
	if block(tag) {
		p.end()
	}
	switch tag {
	case atom.Blockquote:
		p.quote = max(p.quote-1, 0)
	case atom.Pre:
		p.pre = max(p.pre-1, 0)
	case atom.P:
		p.gap()
	}
}

func block(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.Div, atom.Blockquote, atom.Pre, atom.Li, atom.Ul, atom.Ol, atom.Table, atom.Tr, atom.H1, atom.H2, atom.H3,
		atom.H4, atom.H5, atom.H6, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Address, atom.Body, atom.Center, atom.Hr:
		return true
	}
	return false
}

func (p *page) write(s string) {
	if p.pre > 0 {
		for i, l := range strings.Split(s, "\n") {
			if i > 0 {
				p.end()
			}
			p.line.WriteString(l)
		}
		return
	}
	fields := strings.Fields(s)
	if len(fields) == 0 {
		if p.line.Len() > 0 && s != "" {
			p.space()
		}
		return
	}
	if strings.ContainsRune(" \t\r\n\u00a0", []rune(s)[0]) {
		p.space()
	}
	p.line.WriteString(strings.Join(fields, " "))
	if strings.HasSuffix(s, " ") || strings.HasSuffix(s, "\n") || strings.HasSuffix(s, "\u00a0") || strings.HasSuffix(s, "\t") {
		p.space()
	}
}

func (p *page) space() {
	if s := p.line.String(); s != "" && !strings.HasSuffix(s, " ") {
		p.line.WriteByte(' ')
	}
}

// end ends the line that is open.
func (p *page) end() {
	s := strings.TrimSpace(p.line.String())
	p.line.Reset()
	if s == "" {
		return
	}
	if p.quote > 0 {
		p.out.WriteString(strings.Repeat(">", p.quote) + " ")
	}
	p.out.WriteString(s + "\n")
	p.empty = 0
}

func (p *page) gap() {
	if p.empty == 0 {
		p.out.WriteByte('\n')
		p.empty = 1
	}
}
