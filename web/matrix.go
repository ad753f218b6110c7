package web

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/when"
)

// demandMatrix is addressees against the demands of one appeal on a day.
type demandMatrix struct {
	Columns []appeal.Line
	Rows    []matrixRow
}

type matrixRow struct {
	Addressee string
	Cells     []matrixCell // in the order of Columns
}

// matrixCell is one demand as one addressee has it; all but Asked is zero where it is not asked.
type matrixCell struct {
	Asked    bool
	Inferred bool // the demand names nobody; the addressee is read from the rest of the letter
	Status   appeal.Status
	Since    when.Day
}

// matrixOf sets the addressees of a board against its demands, as of p.On.
func matrixOf(p *Page, board []appeal.Line) demandMatrix {
	m := demandMatrix{Columns: board}
	for _, r := range p.House.Appeals.Addressees(p.On, p.House.Custody) {
		row, asked := matrixRow{Addressee: r.Addressee}, false
		for _, l := range board {
			i := slices.IndexFunc(r.Cells, func(c appeal.Cell) bool { return c.Demand == l.Demand.Ref })
			cell := matrixCell{}
			if i >= 0 && r.Cells[i].Asked {
				asked = true
				cell = matrixCell{
					Asked: true, Inferred: inferredFor(l.Demand, r.Addressee), Status: r.Cells[i].Status, Since: r.Cells[i].Since,
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		if asked {
			m.Rows = append(m.Rows, row)
		}
	}
	return m
}

// inferredFor tells that a demand does not itself name an addressee.
func inferredFor(d appeal.Demand, addressee string) bool {
	return slices.ContainsFunc(d.AskedOf, func(a appeal.Addressee) bool { return a.Name == addressee && a.Inferred })
}

// inferred tells that any addressee is read from the rest of the letter.
func (m demandMatrix) inferred() bool {
	return slices.ContainsFunc(m.Rows, func(r matrixRow) bool {
		return slices.ContainsFunc(r.Cells, func(c matrixCell) bool { return c.Inferred })
	})
}

// statuses are those in the matrix, in the order in which headlines are sought.
func (m demandMatrix) statuses() []appeal.Status {
	var out []appeal.Status
	for _, s := range appeal.Order {
		if slices.ContainsFunc(m.Rows, func(r matrixRow) bool {
			return slices.ContainsFunc(r.Cells, func(c matrixCell) bool { return c.Asked && c.Status == s })
		}) {
			out = append(out, s)
		}
	}
	return out
}

// matrixSize is one width of the picture. Where names stands the addressee has a line of its own above its row; where
// word is 0 the cells hold shapes alone.
type matrixSize struct {
	name          string
	width, label  float64 // of the picture, and of the column of names; label 0 sets them above
	row           float64 // height of the cells
	size, word    float64 // of names and of words in the cells
	shape, header float64
}

var matrixSizes = []matrixSize{
	{name: "wide", width: 1040, label: 190, row: 64, size: 15, word: 12.5, shape: 17, header: 30},
	{name: "narrow", width: 330, row: 40, size: 14, shape: 17, header: 26},
}

// draw is the picture in one width.
func (m demandMatrix) draw(p *Page, z matrixSize) templ.Component {
	above := 0.0
	if z.label == 0 {
		above = z.size * 1.9
	}
	height := z.header + float64(len(m.Rows))*(z.row+above)
	s := newSVG("matrix-"+z.name, "pic", z.width, height, p.T("matrix.title"),
		p.T("matrix.desc", "addressees", len(m.Rows), "n", len(m.Columns), "day", p.On))
	column := (z.width - z.label) / float64(max(len(m.Columns), 1))
	for i, l := range m.Columns {
		s.textual("text", strconv.Itoa(l.Demand.N), "class", "ink", "x", z.label+(float64(i)+0.5)*column, "y", z.header-10,
			"font-size", z.size, "text-anchor", "middle")
	}
	y := z.header
	for _, r := range m.Rows {
		s.line("grid", 0, y, z.width, y)
		at := y + z.row/2 + z.size*0.35
		if above > 0 {
			at = y + above - z.size*0.35
		}
		s.textual("text", r.Addressee, "class", "ink", "lang", "en", "x", 0.0, "y", at, "font-size", z.size)
		y += above
		for i, c := range r.Cells {
			if c.Asked {
				m.drawCell(p, s, z, box{z.label + float64(i)*column, y, column, z.row}, r.Addressee, m.Columns[i].Demand.N, c)
			}
		}
		y += z.row
	}
	return s.done()
}

// drawCell is a frame, broken where the addressee is inferred, with the shape of the status and its word.
func (m demandMatrix) drawCell(p *Page, s *svg, z matrixSize, b box, addressee string, n int, c matrixCell) {
	const air = 3
	frame := "cell"
	if c.Inferred {
		frame = "cell cell-inferred"
	}
	word := p.Name("status", string(c.Status))
	s.open("g", "class", "mark status-"+string(c.Status))
	s.textual("title", p.T("matrix.cell", "who", addressee, "n", n, "status", word, "day", c.Since))
	s.el("rect", "class", frame, "x", b.x+air, "y", b.y+air, "width", b.w-2*air, "height", b.h-2*air)
	lines := wrap(word, b.w-4*air, z.word)
	text := z.word * 1.25 * float64(len(lines))
	top := b.y + (b.h-z.shape-text)/2
	s.open("g", "transform", "translate("+num(b.x+b.w/2-z.shape/2)+" "+num(top)+") scale("+trimmed(z.shape/14, 3)+")")
	must(statusShape(c.Status).Render(context.Background(), &s.b))
	s.close("g")
	if len(lines) > 0 {
		s.open("text", "class", "word", "font-size", z.word, "text-anchor", "middle")
		for i, l := range lines {
			s.textual("tspan", l+" ", "x", b.x+b.w/2, "y", top+z.shape+z.word*(1.1+1.25*float64(i)))
		}
		s.close("text")
	}
	s.close("g")
}

// wrap cuts a text into lines of a width; none when size is 0. A word that is wider than the line stands alone.
func wrap(text string, width, size float64) []string {
	if size == 0 {
		return nil
	}
	var out []string
	for _, w := range strings.Fields(text) {
		if n := len(out); n > 0 && textWidth(out[n-1]+" "+w, size) <= width {
			out[n-1] += " " + w
			continue
		}
		out = append(out, w)
	}
	return out
}
