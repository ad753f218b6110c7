package html

import (
	"strconv"
	"strings"

	"github.com/upheld/upheld/letter/doc"
)

// within sets fn in the language of a block, and gives the attribute that marks it, empty when nothing changes.
func (w *writer) within(lang string, fn func(attr)) {
	was := w.lang
	a := attr{"lang", ""}
	if lang != "" && lang != was {
		w.lang, a.value = lang, lang
	}
	fn(a)
	w.lang = was
}

func (w *writer) blocks(bs []doc.Block) {
	var demands bool // a list of demands is open
	for i := range bs {
		b := &bs[i]
		if b.Kind == doc.DemandOf != demands {
			if demands = !demands; demands {
				w.open("ol", class("demands"))
				w.b.WriteByte('\n')
			} else {
				w.close("ol")
				w.b.WriteByte('\n')
			}
		}
		w.within(b.Lang, func(lang attr) { w.block(b, lang) })
	}
	if demands {
		w.close("ol")
		w.b.WriteByte('\n')
	}
}

func (w *writer) block(b *doc.Block, lang attr) {
	switch b.Kind {
	case doc.Paragraph:
		w.paragraph("p", b.Runs, lang)
	case doc.Heading:
		w.paragraph(w.heading(min(max(b.Level, 2), 3)), b.Runs, lang)
	case doc.List:
		w.list(b, lang)
	case doc.Quote:
		w.open("blockquote", lang)
		w.blocks(b.Blocks)
		w.close("blockquote")
	case doc.TableOf:
		if b.Table != nil && len(b.Table.Columns) > 0 {
			w.table(b.Table, lang)
		}
	case doc.DemandOf:
		n := strconv.Itoa(b.Number)
		w.open("li", attr{"value", n}, attr{"id", w.once("demand-" + n)}, class("demand"), lang)
		w.blocks(b.Blocks)
		w.close("li")
	case doc.Rule:
		w.open("hr")
	case doc.Columns:
		w.columns(b.Signed)
	}
	w.b.WriteByte('\n')
}

// once is an id the first time, "" after that.
func (w *writer) once(id string) string {
	if w.ids[id] {
		return ""
	}
	if w.ids == nil {
		w.ids = map[string]bool{}
	}
	w.ids[id] = true
	return id
}

func (w *writer) paragraph(element name, runs []doc.Run, attrs ...attr) {
	w.open(element, attrs...)
	w.runs(runs, true)
	w.close(element)
}

func (w *writer) list(b *doc.Block, lang attr) {
	element, start := name("ul"), attr{"start", ""}
	if b.Ordered {
		element = "ol"
		if b.Start > 1 || b.Start < 0 {
			start.value = strconv.Itoa(b.Start)
		}
	}
	w.open(element, start, lang)
	for _, item := range b.Items {
		w.open("li")
		if len(item) == 1 && item[0].Kind == doc.Paragraph && item[0].Lang == "" {
			w.runs(item[0].Runs, true)
		} else {
			w.blocks(item)
		}
		w.close("li")
		w.b.WriteByte('\n')
	}
	w.close(element)
}

// columns sets many signatories, numbered.
func (w *writer) columns(signed []doc.Signatory) {
	w.open("ol", class("signatories"))
	for i := range signed {
		s := &signed[i]
		var more []string
		for _, v := range []string{s.Role, s.Organisation, s.Country} {
			if v != "" {
				more = append(more, v)
			}
		}
		w.open("li")
		w.open("strong")
		w.text(s.Name)
		w.close("strong")
		if len(more) > 0 {
			w.open("br")
			w.text(strings.Join(more, ", "))
		}
		w.close("li")
		w.b.WriteByte('\n')
	}
	w.close("ol")
}

// table stands in a box of its own that scrolls where the page is narrow.
func (w *writer) table(t *doc.Table, lang attr) {
	w.open("div", class("wide"), attr{"tabindex", "0"}, lang)
	w.open("table")
	if len(t.Caption) > 0 {
		w.paragraph("caption", t.Caption)
	}
	w.open("thead")
	w.open("tr")
	for _, c := range t.Columns {
		w.paragraph("th", c.Title, attr{"scope", "col"}, class(numeric(c)))
	}
	w.close("tr")
	w.close("thead")
	w.open("tbody")
	for _, row := range t.Rows {
		w.open("tr")
		for i, c := range t.Columns {
			switch {
			case i >= len(row):
				w.open("td")
				w.close("td")
			case row[i].RowHead:
				w.paragraph("th", row[i].Runs, attr{"scope", "row"}, class(numeric(c)))
			default:
				w.paragraph("td", row[i].Runs, class(numeric(c)))
			}
		}
		w.close("tr")
		w.b.WriteByte('\n')
	}
	w.close("tbody")
	w.close("table")
	w.close("div")
}

func numeric(c doc.Column) name {
	if c.Numeric {
		return "num"
	}
	return ""
}
