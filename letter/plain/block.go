package plain

import (
	"strconv"
	"strings"

	"github.com/upheld/upheld/letter/doc"
)

// blocks sets bs. first stands before the first line of the first block (the number of an item), rest before all others.
func (w *writer) blocks(bs []doc.Block, first, rest string) {
	for i := range bs {
		b := &bs[i]
		switch b.Kind {
		case doc.Paragraph, doc.Heading:
			w.put(wrap(w.line(b.Runs, true), first, rest))
		case doc.List:
			w.opening(first)
			w.list(b, rest)
		case doc.Quote:
			w.blocks(b.Blocks, first+"    ", rest+"    ")
		case doc.TableOf:
			w.opening(first)
			if b.Table != nil && len(b.Table.Columns) > 0 {
				w.table(b.Table, rest)
			}
		case doc.DemandOf:
			w.opening(first)
			w.item(strconv.Itoa(b.Number)+". ", b.Blocks, rest)
		case doc.Rule:
			w.put(strings.Repeat(" ", lineWidth/2-3) + "* * *")
		case doc.Columns:
			w.opening(first)
			w.signatories(b.Signed, rest)
		}
		first = rest
	}
}

// opening writes the number of an item whose first block is no paragraph on a line of its own.
func (w *writer) opening(first string) {
	w.put(strings.TrimRight(first, " "))
}

// list sets the items one under the other; the lines of items that are short follow without an empty one.
func (w *writer) list(b *doc.Block, lead string) {
	n := b.Start
	if n == 0 {
		n = 1
	}
	for i, it := range b.Items {
		mark := "- "
		if b.Ordered {
			mark = strconv.Itoa(n) + ". "
			n++
		}
		w.tight = i > 0 && len(it) == 1 && len(b.Items[i-1]) == 1
		w.item(mark, it, lead)
	}
}

func (w *writer) item(mark string, bs []doc.Block, lead string) {
	rest := lead + strings.Repeat(" ", len(mark))
	if len(bs) == 0 {
		w.put(lead + strings.TrimRight(mark, " "))
		return
	}
	w.blocks(bs, lead+mark, rest)
}

func (w *writer) signatories(signed []doc.Signatory, lead string) {
	for i := range signed {
		s := &signed[i]
		var parts []string
		for _, v := range []string{s.Name, s.Role, s.Organisation, s.Country} {
			if v = clean(v); v != "" {
				parts = append(parts, v)
			}
		}
		mark := strconv.Itoa(i+1) + ". "
		w.tight = i > 0
		w.put(wrap(strings.Join(parts, ", "), lead+mark, lead+strings.Repeat(" ", len(mark))))
	}
}

// table sets a table in columns when it fits; else a row is a line of its cells with a bar between, so that the words
// stay in the order of reading.
func (w *writer) table(t *doc.Table, lead string) {
	if len(t.Caption) > 0 {
		w.put(wrap(w.line(t.Caption, true), lead, lead))
	}
	rows := [][]string{make([]string, len(t.Columns))}
	for i, c := range t.Columns {
		rows[0][i] = w.cell(c.Title)
	}
	for _, r := range t.Rows {
		row := make([]string, len(t.Columns))
		for i := range min(len(r), len(row)) {
			row[i] = w.cell(r[i].Runs)
		}
		rows = append(rows, row)
	}
	widths := make([]int, len(t.Columns))
	total := columns(lead) + 2*(len(widths)-1)
	for i := range widths {
		for _, r := range rows {
			widths[i] = max(widths[i], columns(r[i]))
		}
		total += widths[i]
	}
	var b strings.Builder
	for i, r := range rows {
		if total > lineWidth {
			b.WriteString(wrap(strings.Join(filled(r), " | "), lead, lead+"  ") + "\n")
		} else {
			b.WriteString(strings.TrimRight(lead+inColumns(t.Columns, widths, r), " ") + "\n")
		}
		if i == 0 {
			b.WriteString(lead + strings.Repeat("-", min(total, lineWidth)-columns(lead)) + "\n")
		}
	}
	w.put(strings.TrimRight(b.String(), "\n"))
}

// filled leaves out the empty cells at the end of a row.
func filled(row []string) []string {
	n := len(row)
	for n > 0 && row[n-1] == "" {
		n--
	}
	return row[:n]
}

func (w *writer) cell(runs []doc.Run) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(w.line(runs, true), "\u200b", "")), " ")
}

func inColumns(cols []doc.Column, widths []int, row []string) string {
	var b strings.Builder
	for i, c := range row {
		if i > 0 {
			b.WriteString("  ")
		}
		pad := strings.Repeat(" ", widths[i]-columns(c))
		if cols[i].Numeric {
			b.WriteString(pad + c)
		} else {
			b.WriteString(c + pad)
		}
	}
	return b.String()
}
