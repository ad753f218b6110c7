package pdf

import "github.com/upheld/upheld/letter/doc"

const (
	cellGap  = 10 * pt // between columns
	cellPad  = 3500    // above and below the words of a row
	rowRule  = 400
	headRule = 800
	// tallRow is the height from which a row may be cut between its lines; lower ones always stand whole on a page.
	tallRow = 300 * pt
)

// table sets t under n. One of more than three columns takes the margin too.
func (f *flow) table(n *node, t *doc.Table) {
	if len(t.Columns) == 0 {
		return
	}
	if len(t.Columns) > 3 && f.x == textLeft {
		f.within(wideLeft-textLeft, 0, func() { f.tableIn(n, t) })
		return
	}
	f.tableIn(n, t)
}

// tableIn sets t in the width that there is. Its headings are repeated on every page that it reaches.
func (f *flow) tableIn(n *node, t *doc.Table) {
	if len(t.Caption) > 0 {
		l := bodyLook
		l.bold, l.size = true, 10*pt
		first := f.text(n.add("Caption"), plain(l, 14*pt, n.language()), t.Caption)
		f.glue(first)
		f.keep = true
		f.gap(5 * pt)
	}
	x, width := f.x, f.width
	g := &grid{flow: f, table: t, head: plain(columnLook, 10800, n.language()), body: plain(cellLook, 12600, n.language())}
	if !g.read(n) {
		return
	}
	g.place(x, width)
	head := g.slab(g.heads, g.head)
	base := head.height
	head.marks = append(head.marks, mark{x: x, y: base, w: width, h: headRule, fill: ink})
	head.height += headRule
	f.add(head)
	again := *head // said again at the top of a page, with room for a row that goes on there
	again.height += cellPad
	repeated := []*slab{&again}
	f.keep = true
	for i, row := range g.rows {
		parts := g.parts(row)
		for j, s := range parts {
			s.head = repeated
			if j == len(parts)-1 {
				s.marks = append(s.marks, mark{x: x, y: s.height, w: width, h: rowRule, fill: hair})
				s.height += rowRule
			}
			if i == len(g.rows)-1 && i > 0 && j == 0 {
				s.tied = true // the last row is not alone on a page
			}
			f.add(s)
		}
	}
}

// grid is a table that is being set.
type grid struct {
	flow  *flow
	table *doc.Table
	head  style
	body  style
	heads []*para
	rows  [][]*para
	left  []unit
	width []unit
}

// read cuts all cells into boxes; false when that failed.
func (g *grid) read(n *node) bool {
	tr := n.add("TR")
	for _, c := range g.table.Columns {
		th := tr.add("TH")
		th.attrs = "/O/Table/Scope/Column"
		g.heads = append(g.heads, g.cell(th, g.head, c.Title))
	}
	for _, row := range g.table.Rows {
		tr := n.add("TR")
		var cells []*para
		for i, c := range row {
			if i == len(g.table.Columns) {
				break
			}
			cell := tr.add("TD")
			if c.RowHead {
				cell.typ, cell.attrs = "TH", "/O/Table/Scope/Row"
			}
			cells = append(cells, g.cell(cell, g.body, c.Runs))
		}
		g.rows = append(g.rows, cells)
	}
	return g.flow.err == nil
}

func (g *grid) cell(n *node, st style, runs []doc.Run) *para {
	p, err := g.flow.paragraph(n, st, runs)
	if err != nil {
		g.flow.fail(err)
	}
	return p
}

// place shares the width among the columns: by their weights, but none narrower than its longest word while others have
// room to give.
func (g *grid) place(x, width unit) {
	n := len(g.table.Columns)
	width -= cellGap * unit(n-1)
	least, whole := make([]unit, n), make([]unit, n)
	for i := range g.table.Columns {
		least[i], whole[i] = g.heads[i].longest(), g.heads[i].natural()
		for _, row := range g.rows {
			if i < len(row) {
				least[i], whole[i] = max(least[i], row[i].longest()), max(whole[i], row[i].natural())
			}
		}
	}
	g.width = g.share(width, whole)
	for i := range g.width {
		for g.width[i] < least[i] {
			rich := 0
			for j := range g.width {
				if g.width[j]-least[j] > g.width[rich]-least[rich] {
					rich = j
				}
			}
			give := min(least[i]-g.width[i], g.width[rich]-least[rich])
			if give <= 0 {
				break
			}
			g.width[rich] -= give
			g.width[i] += give
		}
	}
	for i := range g.width {
		g.left = append(g.left, x)
		x += g.width[i] + cellGap
	}
}

// share gives each column its part of width. A column whose cells fit on one line in its share, or nearly, gets just what
// they need; the others share the rest. When all fit, what is left over is shared too.
func (g *grid) share(width unit, whole []unit) []unit {
	out := make([]unit, len(whole))
	settled := make([]bool, len(whole))
	weight := func(i int) unit { return unit(max(1, g.table.Columns[i].Weight)) }
	for {
		left, total := width, unit(0)
		for i := range out {
			if settled[i] {
				left -= out[i]
				continue
			}
			total += weight(i)
		}
		if total == 0 {
			for i := range out {
				out[i] += max(0, left) * whole[i] / max(1, width-left)
			}
			return out
		}
		again := false
		for i := range out {
			if settled[i] {
				continue
			}
			out[i] = left * weight(i) / total
			if whole[i] <= out[i]*5/4 {
				out[i], settled[i], again = whole[i], true, true
			}
		}
		if !again {
			return out
		}
	}
}

// natural is the width of p on one line, or of the widest of its lines where it has breaks of its own.
func (p *para) natural() unit {
	var most, w unit
	for i := range p.boxes {
		w += p.boxes[i].w
		most = max(most, w)
		w += p.boxes[i].gapW
		if p.boxes[i].brk == forced {
			w = 0
		}
	}
	return most
}

// longest is the width of the widest piece that is not parted.
func (p *para) longest() unit {
	var most, w unit
	for i := range p.boxes {
		w += p.boxes[i].w
		most = max(most, w)
		if p.boxes[i].brk != never {
			w = 0
			continue
		}
		w += p.boxes[i].gapW
	}
	return most
}

// slab is one row, whole.
func (g *grid) slab(cells []*para, st style) *slab {
	s := &slab{}
	first := make([]int, len(cells)+1) // marks of each cell
	var base unit
	for i, p := range cells {
		g.column(s, i, p.lines(g.width[i], g.width[i]), st)
		first[i+1] = len(s.marks)
		if first[i] < first[i+1] {
			base = max(base, s.marks[first[i]].y)
		}
	}
	// The first lines stand on one base line, though Khmer needs more room above.
	var low unit
	for i := range cells {
		if first[i] == first[i+1] {
			continue
		}
		shift := base - s.marks[first[i]].y
		low = max(low, shift)
		for j := first[i]; j < first[i+1]; j++ {
			s.marks[j].y += shift
		}
	}
	s.height += low + cellPad
	return s
}

// column adds lines to s as the cell of column i.
func (g *grid) column(s *slab, i int, lines []*line, st style) {
	from, height := len(s.marks), s.height
	s.height = 0
	s.beside(lines, st, g.left[i])
	for j := from; j < len(s.marks); j++ {
		s.marks[j].y += cellPad
		if g.table.Columns[i].Numeric {
			s.marks[j].x += g.width[i] - s.marks[j].line.w
		}
	}
	s.height = max(height, s.height+cellPad)
}

// parts is a row as slabs: one, or when it is very tall one for each line across its cells.
func (g *grid) parts(cells []*para) []*slab {
	whole := g.slab(cells, g.body)
	if whole.height < tallRow {
		return []*slab{whole}
	}
	var out []*slab
	var columns [][]*line
	for i, p := range cells {
		columns = append(columns, p.lines(g.width[i], g.width[i]))
	}
	for k := 0; ; k++ {
		s := &slab{}
		any := false
		for i, lines := range columns {
			if k < len(lines) {
				g.column(s, i, lines[k:k+1], g.body)
				any = true
			}
		}
		if !any {
			break
		}
		s.tied = k == 1
		if k > 0 {
			for j := range s.marks {
				s.marks[j].y -= cellPad
			}
			s.height -= cellPad
		}
		out = append(out, s)
	}
	last := out[len(out)-1]
	last.height += cellPad
	if len(out) > 1 {
		last.tied = true
	}
	return out
}
