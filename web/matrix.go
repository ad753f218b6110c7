package web

import (
	"slices"

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

// matrixCell is one demand as one addressee has it; all but Asked is zero where it is not asked. Status is the headline; the three
// axes stand apart below it.
type matrixCell struct {
	Asked    bool
	Inferred bool // the demand names nobody; the addressee is read from the rest of the letter
	Status   appeal.Status
	Since    when.Day
	Handling appeal.Status
	Grade    appeal.Grade // of the last answer, "" for none
	Spoken   appeal.Status
	Outcome  appeal.Status
	Waits    bool          // an answer came that nobody has graded yet
	Awaits   []appeal.Lack // whom the headline waits for
}

// matrixOf sets the addressees of a board against its demands, as of p.On: those of one appeal, whose addressees stand in the
// order in which the demands name them.
func matrixOf(p *Page, board []appeal.Line) demandMatrix {
	m := demandMatrix{Columns: board}
	for n, l := range board {
		for _, x := range p.House.Appeals.AxesOf(l.Demand.Ref, p.On, p.House.Custody) {
			i := slices.IndexFunc(m.Rows, func(r matrixRow) bool { return r.Addressee == x.Addressee.Name })
			if i < 0 {
				i, m.Rows = len(m.Rows), append(m.Rows, matrixRow{Addressee: x.Addressee.Name, Cells: make([]matrixCell, len(board))})
			}
			m.Rows[i].Cells[n] = cellOf(x)
		}
	}
	return m
}

// cellOf is a cell of the axes of one demand and one addressee.
func cellOf(x appeal.Axes) matrixCell {
	c := matrixCell{
		Asked: true, Inferred: x.Addressee.Inferred, Status: x.Head.Status, Since: x.Head.Since, Handling: x.Handling, Spoken: x.Spoken,
		Outcome: x.Outcome, Waits: x.Stayed.Known, Awaits: x.Head.Awaits,
	}
	if n := len(x.Answers); n > 0 {
		c.Grade = x.Answers[n-1].Grade
	}
	return c
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
