package web

import (
	"github.com/a-h/templ"

	"github.com/upheld/upheld/when"
)

// lifeChart is the life of one demand as a line of time: when it was asked and asked again, and below that three lanes that
// are never mixed: handling, answers, outcome. Nothing after Last is in it.
type lifeChart struct {
	First, Knee, Last when.Day // the days after Knee are drawn in a narrow tail
	Asked             when.Day
	Again             []laneMark
	Lanes             []lane
}

// lane is one axis. None says in words that nothing is known on it.
type lane struct {
	Name string
	None string
	Rows []laneRow
}

// laneRow is what one addressee, or one assessor, has on an axis.
type laneRow struct {
	Name  string
	Data  bool // the name is in the words of the record
	Spans []laneSpan
	Marks []laneMark
}

// laneSpan is a run of days, both ends included. Class is one of the span classes of the style sheet.
type laneSpan struct {
	From, To    when.Day
	Class       string
	Title, Word string
}

// laneMark is one thing on one day. Shape is a key of markShapes.
type laneMark struct {
	Day         when.Day
	Shape       string
	Title, Word string
}

// laneSize is one width at which the line is drawn. Where left is 0 a name stands above its row.
type laneSize struct {
	name                  string
	w, left, text, row, r float64
	tail                  float64
}

var laneSizes = []laneSize{
	{name: "wide", w: 1040, left: 210, text: 13.5, row: 30, r: 5, tail: 80},
	{name: "narrow", w: 340, text: 13, row: 26, r: 4.5, tail: 30},
}

// scale lays the days of the line on the width.
func (l lifeChart) scale(z laneSize) axis {
	a := axis{first: l.First, knee: min(l.Knee, l.Last), last: l.Last, x0: z.left + 6, x2: z.w - 10}
	a.x1 = a.x2
	if a.hasTail() {
		a.x1 = a.x2 - z.tail
	}
	return a
}

// line is what stands in one place of the picture from top to bottom.
type laneLine struct {
	name  float64 // baseline of the name
	mid   float64 // middle of the row
	heads float64 // baseline of the name of the lane, 0 but for its first row
}

// layout gives each row its place, and the whole height.
func (l lifeChart) layout(z laneSize) (ticks float64, rows [][]laneLine, height float64) {
	y := z.text*2.6 + 6
	ticks = y
	y += z.row * 0.8
	for _, n := range l.Lanes {
		var list []laneLine
		y += z.text * 1.7
		head := y
		y += z.text * 0.5
		for i := range max(len(n.Rows), 1) {
			at := laneLine{}
			if i == 0 {
				at.heads = head
			}
			if z.left == 0 && len(n.Rows) > 0 && n.Rows[i].Name != "" {
				y += z.text * 1.2
				at.name = y
			}
			at.mid = y + z.row/2
			if z.left > 0 {
				at.name = at.mid + z.text*0.35
			}
			y += z.row
			list = append(list, at)
		}
		rows = append(rows, list)
	}
	return ticks, rows, y + 6
}

// draw makes the picture in one width: marks first, then words where room is left.
func (l lifeChart) draw(p *Page, z laneSize) templ.Component {
	ticks, rows, height := l.layout(z)
	s := newSVG("demand-life-"+z.name, "pic", z.w, height, p.T("life.title"), l.describe(p))
	d := lanePicture{p: p, l: l, z: z, s: s, b: &board{frame: box{-2, 0, z.w + 2, height}}, a: l.scale(z), foot: height}
	d.time(ticks)
	for i, n := range l.Lanes {
		s.line("grid", 0, rows[i][0].heads-z.text*1.3, z.w, rows[i][0].heads-z.text*1.3)
		d.lane(n, rows[i])
	}
	for _, w := range d.later {
		s.draw(d.b, w)
	}
	return s.done()
}

// describe says in a sentence what the picture holds.
func (l lifeChart) describe(p *Page) string {
	n := 0
	for _, x := range l.Lanes {
		for _, r := range x.Rows {
			n += len(r.Marks) + len(r.Spans)
		}
	}
	return p.T("life.desc", "day", l.Asked, "until", l.Last, "again", len(l.Again), "n", n)
}
