package docx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/upheld/upheld/letter/doc"
)

// place is where a block stands: in which language, how far set in, in which list.
type place struct {
	lang  string
	left  int
	right int
	level int   // lists around it
	item  *item // the item or demand whose first paragraph has not been set
	quote bool
	cell  bool // in a table: no sections there
}

// item is the number that the next paragraph takes.
type item struct {
	list, level int
	used        bool
	before      int
}

func (w *writer) blocks(bs []doc.Block, at place) {
	for i := range bs {
		b := &bs[i]
		in := at
		if b.Lang != "" {
			in.lang = b.Lang
		}
		switch b.Kind {
		case doc.Paragraph:
			w.paragraph(b.Runs, in, "")
		case doc.Heading:
			style := "Heading2"
			if b.Level > 2 {
				style = "Heading3"
			}
			w.paragraph(b.Runs, in, style).keepNext = true
		case doc.List:
			w.list(b, in)
		case doc.Quote:
			in.left, in.right, in.quote = in.left+340, in.right+340, true
			w.blocks(b.Blocks, in)
		case doc.TableOf:
			if b.Table != nil && len(b.Table.Columns) > 0 {
				w.table(b.Table, in)
			}
		case doc.DemandOf:
			w.demand(b, in)
		case doc.Rule:
			w.add(&para{style: "Rule", rule: true, left: 3400, right: 3400})
		case doc.Columns:
			w.columns(b.Signed, in)
		}
	}
}

func (w *writer) paragraph(runs []doc.Run, at place, style string) *para {
	if style == "" && at.quote {
		style = "Quote"
	}
	p := &para{style: style, left: at.left, right: at.right, content: w.runs(w.inLang(runs, at.lang), at.lang, w.main, true)}
	if at.item != nil {
		p.list, p.level, p.continued = at.item.list, at.item.level, at.item.used
		if !at.item.used {
			p.before = at.item.before
		}
		at.item.used = true
	}
	return w.add(p)
}

// inLang marks runs whose block has another language than the letter.
func (w *writer) inLang(runs []doc.Run, lang string) []doc.Run {
	if lang == w.lang {
		return runs
	}
	out := make([]doc.Run, len(runs))
	copy(out, runs)
	for i := range out {
		if out[i].Lang == "" {
			out[i].Lang = lang
		}
	}
	return out
}

func (w *writer) list(b *doc.Block, at place) {
	kind, start := bullets, 1
	if b.Ordered {
		kind = ordered
		if b.Start != 0 {
			start = b.Start
		}
	}
	level := min(at.level, levels-1)
	id := w.numbers.add(kind, level, start)
	for _, content := range b.Items {
		in := at
		in.left, in.level = at.left+397, at.level+1
		in.item = &item{list: id, level: level}
		w.itemBlocks(content, in)
	}
}

// itemBlocks sets the blocks of an item; one that begins with no paragraph gets an empty one for its number.
func (w *writer) itemBlocks(bs []doc.Block, in place) {
	if len(bs) == 0 || bs[0].Kind != doc.Paragraph && bs[0].Kind != doc.Quote && bs[0].Kind != doc.Heading {
		w.paragraph(nil, in, "")
	}
	w.blocks(bs, in)
}

// demand sets a demand with its number. Demands that follow each other are one list, so that a number can be moved.
func (w *writer) demand(b *doc.Block, at place) {
	if w.demandList == 0 || b.Number != w.lastDemand+1 {
		w.demandList = w.numbers.add(demands, 0, b.Number)
	}
	w.lastDemand = b.Number
	at.left += 397
	at.level++
	at.item = &item{list: w.demandList, before: 200}
	w.itemBlocks(b.Blocks, at)
}

// columns sets many signatories small and numbered, in a section of two columns.
func (w *writer) columns(signed []doc.Signatory, at place) {
	if len(signed) == 0 {
		return
	}
	if !at.cell {
		w.endSection(1)
	}
	for i := range signed {
		s := &signed[i]
		var more []string
		for _, v := range []string{s.Role, s.Organisation, s.Country} {
			if v != "" {
				more = append(more, v)
			}
		}
		c := w.words(strconv.Itoa(i+1)+".", look{}) + "<w:r><w:tab/></w:r>" + w.words(s.Name, look{strong: true})
		if len(more) > 0 {
			c += "<w:r><w:br/></w:r>" + w.words(strings.Join(more, ", "), look{})
		}
		w.add(&para{style: "Signatories", content: c})
	}
	if !at.cell {
		w.endSection(2)
	}
}

// endSection ends the section that is open with its number of columns. The last paragraph carries it; after a table an
// empty one does.
func (w *writer) endSection(columns int) {
	n := len(w.out)
	if n == 0 || w.out[n-1].para == nil || w.out[n-1].para.section != "" {
		w.add(&para{style: "Thin"})
		n++
	}
	w.out[n-1].para.section = w.section(columns)
	w.sections++
}

// section is the properties of a section. The first one names the heads and feet, the others inherit them and go on on
// the same page.
func (w *writer) section(columns int) string {
	var b strings.Builder
	b.WriteString(`<w:sectPr>`)
	if w.sections == 0 {
		b.WriteString(`<w:headerReference w:type="default" r:id="head2"/><w:headerReference w:type="first" r:id="head1"/>` +
			`<w:footerReference w:type="default" r:id="foot1"/><w:footerReference w:type="first" r:id="foot2"/>`)
	} else {
		b.WriteString(`<w:type w:val="continuous"/>`)
	}
	b.WriteString(`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1417" w:bottom="1361" w:left="1701" w:header="737" w:footer="624" w:gutter="0"/>`)
	if columns > 1 {
		fmt.Fprintf(&b, `<w:cols w:num="%d" w:space="510"/>`, columns)
	} else {
		b.WriteString(`<w:cols w:space="708"/>`)
	}
	if w.sections == 0 {
		b.WriteString(`<w:titlePg/>`)
	}
	b.WriteString(`</w:sectPr>`)
	return b.String()
}

// document is the main part.
func (w *writer) document() string {
	var b strings.Builder
	b.WriteString(header + `<w:document` + spaces + `><w:body>`)
	for i, e := range w.out {
		if e.para == nil {
			b.WriteString(e.other)
			if i+1 == len(w.out) || w.out[i+1].para == nil { // two tables would grow together
				b.WriteString((&para{style: "Thin"}).xml())
			}
			continue
		}
		b.WriteString(e.para.xml())
	}
	b.WriteString(w.section(1) + `</w:body></w:document>`)
	return b.String()
}
