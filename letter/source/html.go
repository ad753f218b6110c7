package source

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/upheld/upheld/fault"
)

// maxHTML bounds what the parser may be given: badly nested marks cost it more than their length.
const maxHTML = 5 << 20

// fromHTML reads a page: its main text, without menus, scripts and what belongs to the site. label is the charset that
// is known from outside, "" for none.
func fromHTML(data []byte, label string) (Doc, error) {
	if len(data) > maxHTML {
		return Doc{}, fault.New(fault.Invalid, "This page is larger than %d MB. Bring in the letter alone.", maxHTML>>20)
	}
	if label == "" {
		label = metaCharset(data)
	}
	s, guessed, err := decode(data, label)
	if err != nil {
		return Doc{}, err
	}
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return Doc{}, fault.Wrap(fault.Invalid, err, "This page cannot be read: its marks stand too deep in each other.")
	}
	d := Doc{Subject: pageTitle(root)}
	whole := pageText(bodyOf(root), false)
	d.Text = pageText(mainOf(root), true)
	if len(d.Text)*8 < len(whole) { // what looked like the site's own was the text
		d.Text = whole
	} else if len(d.Text)*2 < len(whole) {
		d.Warnings = append(d.Warnings, "Menus and other parts of the page were left out. Look whether the letter is whole.")
	}
	if guessed != "" {
		d.Warnings = append(d.Warnings, "The page does not say how its letters are stored; "+guessed+" was taken. Look at the accents.")
	}
	return d, nil
}

var charsetOf = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?([a-z0-9_:.-]{1,40})`)

func metaCharset(data []byte) string {
	if m := charsetOf.FindSubmatch(data[:min(len(data), 4096)]); m != nil {
		return string(m[1])
	}
	return ""
}

func pageText(n *html.Node, choosy bool) string {
	if n == nil {
		return ""
	}
	p := &pageReader{choosy: choosy}
	p.walk(n, 0)
	p.flush()
	return p.out.String()
}

// pageReader collects the text of a page block by block.
type pageReader struct {
	choosy bool // leave out what belongs to the site
	out    blocks
	text   bytes.Buffer
	lead   string // bullet or number of the item that begins
	inItem bool
	pre    bool
}

// flush ends the block that is open.
func (p *pageReader) flush() {
	s := p.text.String()
	p.text.Reset()
	if strings.TrimSpace(s) == "" {
		return
	}
	k := paragraph
	if p.lead != "" || p.inItem {
		k = item
	}
	all := strings.Split(strings.TrimSpace(s), "\n")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	p.out.add(k, p.lead+lines(strings.Join(all, "\n")))
	p.lead = ""
}

func (p *pageReader) walk(n *html.Node, depth int) {
	if depth > 3*maxDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		p.write(n.Data)
		return
	case html.ElementNode:
		if unseen(n) || p.choosy && ofSite(n) {
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	switch n.DataAtom {
	case atom.Sup:
		if mark := noteMark(n); mark != "" {
			p.text.WriteString(mark)
			return
		}
		p.children(n, depth)
	case atom.Br:
		p.text.WriteByte('\n')
	case atom.Ul, atom.Ol, atom.Menu:
		p.flush()
		p.list(n, depth)
		p.flush()
	case atom.Table:
		p.flush()
		p.table(n, depth)
	case atom.Pre:
		p.flush()
		was := p.pre
		p.pre = true
		p.children(n, depth)
		p.pre = was
		p.flush()
	default:
		if isBlock(n.DataAtom) {
			p.flush()
			p.children(n, depth)
			p.flush()
			return
		}
		p.children(n, depth)
	}
}

func (p *pageReader) children(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, depth+1)
	}
}

// write adds text; line ends and spaces of the file are one space, except in pre.
func (p *pageReader) write(s string) {
	if p.pre {
		p.text.WriteString(s)
		return
	}
	t := squeeze(s)
	if s != "" && strings.ContainsRune(" \t\n\r\f", rune(s[0])) && !strings.HasPrefix(t, " ") {
		t = " " + t
	}
	if b := p.text.Bytes(); strings.HasPrefix(t, " ") && (len(b) == 0 || b[len(b)-1] == ' ' || b[len(b)-1] == '\n') {
		t = t[1:]
	}
	p.text.WriteString(t)
}

// list writes the items, those of an ordered list with the number that a browser shows.
func (p *pageReader) list(n *html.Node, depth int) {
	number := 1
	if v, err := strconv.Atoi(attrOf(n, "start")); err == nil {
		number = v
	}
	was := p.inItem
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Li {
			p.walk(c, depth+1)
			continue
		}
		if unseen(c) {
			continue
		}
		p.flush()
		p.lead = "• "
		if n.DataAtom == atom.Ol {
			if v, err := strconv.Atoi(attrOf(c, "value")); err == nil {
				number = v
			}
			p.lead = counted(number, listType[attrOf(n, "type")]) + ". "
			number++
		}
		p.inItem = true
		p.children(c, depth+1)
		p.flush()
		p.lead = ""
	}
	p.inItem = was
}

var listType = map[string]string{"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

// table writes rows as lines with a tab between cells. A table that only places blocks is read as these blocks.
func (p *pageReader) table(n *html.Node, depth int) {
	if placesBlocks(n) {
		p.children(n, depth)
		p.flush()
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			p.row(c, depth)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			p.table(c, depth)
		case atom.Caption:
			p.walk(c, depth+1)
			p.flush()
		}
	}
}

func (p *pageReader) row(tr *html.Node, depth int) {
	if unseen(tr) {
		return
	}
	var cells []string
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		in := &pageReader{choosy: p.choosy}
		in.walk(c, depth+1)
		in.flush()
		cells = append(cells, strings.Join(strings.Fields(in.out.String()), " "))
	}
	p.out.add(row, strings.TrimRight(strings.Join(cells, "\t"), "\t"))
}
