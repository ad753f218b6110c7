package docx

import (
	"fmt"
	"strings"

	"github.com/upheld/upheld/letter/doc"
)

// writer sets one letter.
type writer struct {
	doc      *doc.Document
	lang     string
	numbers  *numbers
	notes    []footnote
	main     *relations // of the body
	noted    *relations // of the notes
	out      []element
	sections int // that have ended
	// demandList is the list of the demand before, and its number: the next one goes on with it.
	demandList, lastDemand int
}

// element is a paragraph or a table of the body.
type element struct {
	para  *para
	other string // a table
}

// para is a paragraph; xml writes its properties in the order of the standard (17.3.1.26).
type para struct {
	style       string
	keepNext    bool
	newPage     bool
	list, level int // list 0 for none
	rule        bool
	before      int // space above in twentieths of a point, 0 for that of the style
	left        int // indent in the same measure, when it is not that of the list
	right       int
	alignRight  bool
	content     string
	continued   bool // a further paragraph of an item: set in, without its number
	section     string
}

func (p *para) xml() string {
	var b strings.Builder
	if p.style != "" {
		fmt.Fprintf(&b, `<w:pStyle w:val="%s"/>`, p.style)
	}
	if p.keepNext {
		b.WriteString(`<w:keepNext/>`)
	}
	if p.newPage {
		b.WriteString(`<w:pageBreakBefore/>`)
	}
	if p.list > 0 && !p.continued {
		fmt.Fprintf(&b, `<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, p.level, p.list)
	}
	if p.rule {
		b.WriteString(`<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="` + hair + `"/></w:pBdr>`)
	}
	if p.before > 0 {
		fmt.Fprintf(&b, `<w:spacing w:before="%d"/>`, p.before)
	}
	switch {
	case p.list > 0 && !p.continued && p.left == 0:
	case p.left > 0 || p.right > 0:
		hanging := ""
		if p.list > 0 && !p.continued {
			hanging = ` w:hanging="397"`
		}
		fmt.Fprintf(&b, `<w:ind w:left="%d" w:right="%d"%s/>`, p.left, p.right, hanging)
	}
	if p.alignRight {
		b.WriteString(`<w:jc w:val="right"/>`)
	}
	b.WriteString(p.section)
	if b.Len() == 0 {
		return "<w:p>" + p.content + "</w:p>"
	}
	return "<w:p><w:pPr>" + b.String() + "</w:pPr>" + p.content + "</w:p>"
}

func (w *writer) add(p *para) *para {
	w.out = append(w.out, element{para: p})
	return p
}

// say adds a paragraph of plain words.
func (w *writer) say(style, s string) *para {
	return w.add(&para{style: style, content: w.words(s, look{})})
}

// body sets everything that stands between the letterhead and the end.
func (w *writer) body() {
	d := w.doc
	if date := dateLine(d); date != "" {
		w.say("Dateline", date)
	}
	w.addressees(d.Labels.To, d.To, "Address")
	w.addressees(d.Labels.CC, d.CC, "Copies")
	if d.Subject != "" {
		w.say("Heading1", d.Subject)
	}
	if d.Greeting != "" {
		w.say("", d.Greeting).keepNext = true
	}
	w.blocks(d.Body, place{lang: d.Lang})
	if d.Closing != "" {
		p := w.say("", d.Closing)
		p.before, p.keepNext = 240, len(d.Signed) > 0
	}
	w.signatures()
	for i := range d.Annexes {
		a := &d.Annexes[i]
		w.say("Heading1", a.Title).newPage = true
		w.lastDemand = 0
		w.blocks(a.Body, place{lang: d.Lang})
	}
}

func dateLine(d *doc.Document) string {
	if d.Place == "" || d.Date == "" {
		return d.Place + d.Date
	}
	return d.Place + ", " + d.Date
}

func (w *writer) addressees(label string, to []doc.Addressee, style string) {
	if len(to) == 0 {
		return
	}
	if label != "" {
		w.say("Label", label).keepNext = true
	}
	var cells []string
	for i := range to {
		a := &to[i]
		cells = append(cells, w.stacked(append([]string{a.Name, a.Role, a.Organisation}, a.Lines...)...))
	}
	w.grid(cells, style, 3, 0)
}

// signatures sets the block of those who sign, with room for a signature by hand while they are few.
func (w *writer) signatures() {
	var cells []string
	for i := range w.doc.Signed {
		s := &w.doc.Signed[i]
		cells = append(cells, w.stacked(s.Name, s.Role, s.Organisation, s.Country))
	}
	room := 640
	if len(cells) > 8 {
		room = 240
	}
	w.grid(cells, "Signature", 2, room)
}

// stacked is lines under each other, the first in strong letters.
func (w *writer) stacked(lines ...string) string {
	var b strings.Builder
	for _, s := range lines {
		if s == "" {
			continue
		}
		first := b.Len() == 0
		if !first {
			b.WriteString("<w:r><w:br/></w:r>")
		}
		b.WriteString(w.words(s, look{strong: first}))
	}
	return b.String()
}
