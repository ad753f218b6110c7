package docx

import (
	"fmt"
	"strings"

	"github.com/upheld/upheld/letter/doc"
)

// textWidth is what the margins leave of the page, in twentieths of a point.
const textWidth = 11906 - 1701 - 1417

// table sets a table: its row of headings stands again on every page, a row is never cut.
func (w *writer) table(t *doc.Table, at place) {
	if len(t.Caption) > 0 {
		p := w.paragraph(t.Caption, at, "Caption")
		p.keepNext = true
	}
	widths := w.widths(t, textWidth-at.left-at.right)
	var b strings.Builder
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblStyle w:val="LetterTable"/><w:tblW w:w="%d" w:type="dxa"/><w:tblInd w:w="%d" w:type="dxa"/>`+
		`<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`,
		sum(widths), at.left)
	for _, n := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, n)
	}
	b.WriteString(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, c := range t.Columns {
		w.cell(&b, widths[i], c.Title, at, "TableHead", c.Numeric, false)
	}
	b.WriteString(`</w:tr>`)
	for _, row := range t.Rows {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, c := range t.Columns {
			var cell doc.Cell
			if i < len(row) {
				cell = row[i]
			}
			w.cell(&b, widths[i], cell.Runs, at, "TableText", c.Numeric, cell.RowHead)
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
	w.out = append(w.out, element{other: b.String()})
	w.add(&para{style: "Thin"})
}

func (w *writer) cell(b *strings.Builder, width int, runs []doc.Run, at place, style string, numeric, head bool) {
	if head {
		runs = append([]doc.Run(nil), runs...)
		for i := range runs {
			runs[i].Strong = true
		}
	}
	p := &para{style: style, alignRight: numeric, content: w.runs(w.inLang(runs, at.lang), at.lang, w.main, true)}
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, width, p.xml())
}

// widths shares the room among the columns by their weights.
func (w *writer) widths(t *doc.Table, room int) []int {
	total := 0
	for _, c := range t.Columns {
		total += max(1, c.Weight)
	}
	out := make([]int, len(t.Columns))
	left := room
	for i, c := range t.Columns {
		out[i] = max(300, room*max(1, c.Weight)/total)
		left -= out[i]
	}
	if left > 0 {
		out[len(out)-1] += left
	}
	return out
}

func sum(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}

// grid sets blocks of lines: one under the other while there are fewer than two, else two in a row of a table without
// lines.
func (w *writer) grid(cells []string, style string, two, room int) {
	if len(cells) < two {
		for _, c := range cells {
			w.add(&para{style: style, before: room, content: c})
		}
		return
	}
	half := textWidth / 2
	var b strings.Builder
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`+
		`<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="%d"/><w:gridCol w:w="%d"/></w:tblGrid>`, 2*half, half, half)
	for from := 0; from < len(cells); from += 2 {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i := from; i < from+2; i++ {
			p := &para{style: style, before: room}
			if i < len(cells) {
				p.content = cells[i]
			}
			fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, half, p.xml())
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
	w.out = append(w.out, element{other: b.String()})
	w.add(&para{style: "Thin"})
}
