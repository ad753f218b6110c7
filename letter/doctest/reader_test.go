package doctest_test

import (
	"strconv"

	"github.com/upheld/upheld/letter/doc"
)

// reader lists what a document says.
type reader struct {
	out   []string
	glued bool // the mark of a note is one with the word before it
	notes [][]doc.Run
}

func (r *reader) say(s ...string) { r.out = append(r.out, s...) }
func (r *reader) number(n int)    { r.say(strconv.Itoa(n)) }
func (r *reader) runs(l []doc.Run) {
	all := ""
	for _, run := range l {
		all += run.Text
		if run.Note != nil {
			r.notes = append(r.notes, run.Note)
			mark := strconv.Itoa(len(r.notes))
			if !r.glued {
				mark = " [" + mark + "] "
			}
			all += mark
		}
	}
	r.say(all)
}

func (r *reader) blocks(bs []doc.Block) {
	for _, b := range bs {
		r.runs(b.Runs)
		for i, item := range b.Items {
			if b.Ordered {
				r.number(max(b.Start, 1) + i)
			}
			r.blocks(item)
		}
		if b.Kind == doc.DemandOf {
			r.number(b.Number)
		}
		r.blocks(b.Blocks)
		for i, s := range b.Signed {
			r.number(i + 1)
			r.say(s.Name, s.Role, s.Organisation, s.Country)
		}
		if b.Table == nil {
			continue
		}
		r.runs(b.Table.Caption)
		for _, c := range b.Table.Columns {
			r.runs(c.Title)
		}
		for _, row := range b.Table.Rows {
			for _, c := range row {
				r.runs(c.Runs)
			}
		}
	}
}
