package consultation

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// Column is a provision, or (Whole) an instrument of which somebody may speak without naming an article.
type Column struct {
	Ref        string // "paris-settlement-1991/art-17", or "paris-settlement-1991"
	Instrument string
	Whole      bool
}

// Speaker is a State by its code, or a body by its id.
type Speaker struct{ State, Body string }

// Line is one speaker against all columns.
type Line struct {
	Speaker
	Cells []Cell
}

// Cell is what one speaker said of one column by the day. Without a word it is silent since Since.
type Cell struct {
	Strongest *Commitment // nearest to the provision; of equals, the last. Never one that is Against.
	Last      *Commitment
	N         int      // how many there are
	Since     when.Day // of silence: the letter that asked for it, or the day on which the instrument was adopted
}

// Silent says that nothing was found.
func (c Cell) Silent() bool { return c.Last == nil }

// Grade is what stands in the cell: Against when that was the last word, else the strongest; "" when Silent.
func (c Cell) Grade() Grade {
	switch {
	case c.Last == nil:
		return ""
	case c.Last.Grade == Against:
		return Against
	}
	return c.Strongest.Grade
}

// Matrix is speakers against provisions on a day.
type Matrix struct {
	Columns []Column
	Lines   []Line
	On      when.Day
}

// States is how many of the speakers are States.
func (m Matrix) States() int {
	n := 0
	for _, l := range m.Lines {
		if l.State != "" {
			n++
		}
	}
	return n
}

// Silent is how many States said nothing of any column.
func (m Matrix) Silent() int {
	n := 0
	for _, l := range m.Lines {
		if l.State != "" && !slices.ContainsFunc(l.Cells, func(c Cell) bool { return !c.Silent() }) {
			n++
		}
	}
	return n
}

// speaksOf says whether a commitment speaks of a column. One that names no article speaks of the instrument, and so weakly
// of every article of it: its grade says how near it came.
func (c Commitment) speaksOf(col Column) bool {
	if c.Instrument != col.Instrument && !slices.Contains(c.Also, col.Instrument) {
		return false
	}
	return col.Whole || len(c.Provisions) == 0 || slices.Contains(c.Provisions, col.Ref)
}

// by says whether it is a speaker's own, alone or with others.
func (c Commitment) by(s Speaker) bool {
	if s.State != "" {
		return c.State == s.State || slices.Contains(c.Joint, s.State)
	}
	return s.Body != "" && c.Body == s.Body
}

// matrixOf sets commitments against speakers and columns. since is the day from which a column's silence is counted.
func matrixOf(list []Commitment, speakers []Speaker, columns []Column, since func(Column) when.Day, on when.Day) Matrix {
	m := Matrix{Columns: columns, On: on}
	told := slices.DeleteFunc(slices.Clone(list), func(c Commitment) bool { return !told(c.When, on) })
	order.By(told, func(a, b Commitment) int { return byDay(a.When, b.When) })
	for _, s := range speakers {
		l := Line{Speaker: s}
		for _, col := range columns {
			cell := Cell{Since: since(col)}
			for i := range told {
				if told[i].by(s) && told[i].speaksOf(col) {
					cell.add(&told[i])
				}
			}
			l.Cells = append(l.Cells, cell)
		}
		m.Lines = append(m.Lines, l)
	}
	return m
}

// add takes the next commitment by date.
func (c *Cell) add(x *Commitment) {
	c.N++
	c.Last = x
	if x.Grade == Against {
		return
	}
	if c.Strongest == nil || slices.Index(grades, x.Grade) <= slices.Index(grades, c.Strongest.Grade) {
		c.Strongest = x
	}
}

// Commitments are those that had been made by a day, by date.
func (s *Set) Commitments(on when.Day) []Commitment {
	return slices.DeleteFunc(slices.Clone(s.commitments), func(c Commitment) bool { return !told(c.When, on) })
}

// Matrix sets the States, and the bodies that spoke, against the instruments and their provisions. Columns are each
// instrument as a whole, then those of the provisions that are of it, in their order. adopted is the first day of an
// instrument; letter is the day on which a letter asked for the commitment, 0 for none.
func (s *Set) Matrix(states, instruments, provisions []string, adopted func(instrument string) when.Day, letter, on when.Day) Matrix {
	var columns []Column
	for _, in := range instruments {
		columns = append(columns, Column{in, in, true})
		for _, p := range provisions {
			if of, _, _ := strings.Cut(p, "/"); of == in {
				columns = append(columns, Column{p, in, false})
			}
		}
	}
	var speakers []Speaker
	for _, st := range states {
		speakers = append(speakers, Speaker{State: st})
	}
	for _, c := range s.commitments {
		if b := (Speaker{Body: c.Body}); c.Body != "" && told(c.When, on) && !slices.Contains(speakers, b) {
			speakers = append(speakers, b)
		}
	}
	return matrixOf(s.commitments, speakers, columns, func(c Column) when.Day {
		if letter != 0 && letter <= on {
			return letter
		}
		return adopted(c.Instrument)
	}, on)
}
