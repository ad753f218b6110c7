package web

import (
	"github.com/a-h/templ"

	"github.com/upheld/upheld/when"
)

// bar is one deprivation of liberty on an axis. From First to Last it surely held; the days around them on which
// it may have are pale.
type bar struct {
	MaybeFirst, First, Last, MaybeLast when.Day
	Class                              string // barHeld, barBail, barHouse
	Title                              string
}

// How a bar is drawn tells how it ended: full, or open where it ended in bail; house arrest is a frame only.
const (
	barHeld  = "bar-held"
	barBail  = "bar-bail"
	barHouse = "bar-house"
)

// barAxis is the run of days that a column of bars shares.
type barAxis struct {
	first, last when.Day
	marks       []when.Day // upright lines: the letter
}

// rowBar draws the bars of one row of a table, as wide as its cell. It is an ornament of the numbers beside it, so it
// is hidden from readers who hear the table.
func rowBar(a barAxis, bars []bar) templ.Component {
	s := &svg{}
	s.open("svg", "class", "bar", "viewBox", "0 0 100 18", "preserveAspectRatio", "none", "aria-hidden", "true", "focusable", "false")
	s.line("bar-base", 0, 14.5, 100, 14.5)
	at := func(d when.Day) float64 {
		return 100 * float64(min(max(d, a.first), a.last)-a.first) / float64(max(a.last-a.first, 1))
	}
	for _, b := range bars {
		if b.MaybeFirst < b.First || b.MaybeLast > b.Last {
			s.el("rect", "class", "bar-maybe", "x", fine(at(b.MaybeFirst)), "y", 5.5, "width", fine(max(at(b.MaybeLast)-at(b.MaybeFirst), 0.4)), "height", 5)
		}
		if b.First <= b.Last {
			s.titled(b.Title, "rect", "class", b.Class, "x", fine(at(b.First)), "y", 4, "width", fine(max(at(b.Last)-at(b.First), 0.4)), "height", 8)
		}
	}
	for _, d := range a.marks {
		if d >= a.first && d <= a.last {
			s.el("line", "class", "bar-mark", "x1", fine(at(d)), "y1", 0, "x2", fine(at(d)), "y2", 16)
		}
	}
	return s.done()
}

// lifeRow is one deprivation of liberty on a life line: its bars, how long it was in words, and its steps.
type lifeRow struct {
	Bars  []bar
	Name  string
	Steps []lineMark
}

// lifeSize is one width at which a life line is drawn.
type lifeSize struct {
	name string
	w    float64
}

var lifeSizes = []lifeSize{{"wide", 1000}, {"narrow", 344}}

// lifeline draws all deprivations of liberty of one person on an axis with years, one row each, for the person's
// own page.
func lifeline(z lifeSize, a barAxis, rows []lifeRow, title, desc string) templ.Component {
	const left, rowH = 4.0, 34.0
	width := z.w
	height := 34 + rowH*float64(len(rows))
	s := newSVG("life-"+z.name, "pic", width, height, title, desc)
	ax := axis{first: a.first, knee: a.last, last: a.last, x0: left, x1: width - left, x2: width - left}
	b := &board{frame: box{0, 0, width, height}}
	for _, y := range ax.years() {
		s.line("grid", ax.x(y), 22, ax.x(y), height)
	}
	for _, d := range a.marks {
		if d >= a.first && d <= a.last {
			s.line("letter", ax.x(d), 4, ax.x(d), height)
			b.take(box{ax.x(d) - 2, 4, 4, height - 4})
		}
	}
	for _, y := range ax.years() {
		s.draw(b, label{texts: []string{yearOf(y)}, size: 14, at: []anchor{{ax.x(y) + 3, 16, "start"}, {ax.x(y) - 3, 16, "end"}}})
	}
	for i, row := range rows {
		y := 32 + rowH*float64(i)
		for _, r := range row.Bars {
			x1, x2 := ax.x(r.First), ax.x(r.Last)
			if r.MaybeFirst < r.First || r.MaybeLast > r.Last {
				s.el("rect", "class", "bar-maybe", "x", ax.x(r.MaybeFirst), "y", y+2, "width", max(ax.x(r.MaybeLast)-ax.x(r.MaybeFirst), 2), "height", 16)
			}
			s.titled(r.Title, "rect", "class", r.Class, "x", x1, "y", y+2, "width", max(x2-x1, 2), "height", 16)
			b.take(box{x1, y, max(x2-x1, 2), 20})
		}
		for _, st := range row.Steps {
			s.titled(st.Title, "circle", "class", "m-open", "cx", ax.x(st.Day), "cy", y+18, "r", 3.0)
			b.take(box{ax.x(st.Day) - 4, y + 14, 8, 8})
		}
		if len(row.Bars) == 0 {
			continue
		}
		x1, x2 := ax.x(row.Bars[0].First), ax.x(row.Bars[len(row.Bars)-1].Last)
		s.draw(b, label{texts: []string{row.Name}, class: "ink", size: 14, at: []anchor{
			{x2 + 7, y + 14, "start"}, {x1 - 7, y + 14, "end"}, {x1, y - 2, "start"}, {x2, y - 2, "end"},
		}})
	}
	return s.done()
}

// fine is a coordinate on a scale of a hundred: two decimals, since one is wider than a day.
func fine(v float64) string { return trimmed(v, 2) }
