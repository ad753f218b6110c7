package web

import (
	"context"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/consultation"
)

// pathSize is one width of the picture of who moves first.
type pathSize struct {
	name         string
	width, label float64 // label 0 sets the name of a clause above its boxes
	box, gap     float64 // width of a box, and the arrow after it
	row, text    float64
}

var pathSizes = []pathSize{
	{name: "wide", width: 1040, label: 300, box: 330, gap: 60, row: 78, text: 14},
	{name: "narrow", width: 330, box: 146, gap: 34, row: 112, text: 13},
}

// drawPaths sets the clauses under one another, each with the boxes of its steps from left to right. A box whose turn has
// not come is broken.
func drawPaths(p *Page, t consultation.Table, z pathSize) templ.Component {
	above := 0.0
	if z.label == 0 {
		above = z.text * 2
	}
	s := newSVG("path-"+z.name, "pic", z.width, float64(len(t.Paths))*(z.row+above)+2, p.T("consultation.paths"),
		p.T("consultation.paths-desc", "n", len(t.Paths), "day", p.On))
	y := 0.0
	for _, x := range t.Paths {
		s.line("grid", 0, y+1, z.width, y+1)
		name := clauseName(p, x.Provision)
		if above > 0 {
			s.textual("text", name, "class", "ink bold", "x", 0.0, "y", y+z.text*1.6, "font-size", z.text)
		} else {
			svgLines(s, wrap(name, z.label-20, z.text), "ink bold", "start", 0, y+z.text*2.2, z.text)
		}
		y += above
		left := z.label
		for i, st := range x.Steps {
			if i > 0 {
				arrow(s, left-z.gap+6, left-6, y+z.row/2)
			}
			drawStep(p, s, z, x, i, st, box{left, y + 8, z.box, z.row - 16})
			left += z.box + z.gap
		}
		y += z.row
	}
	return s.done()
}

func drawStep(p *Page, s *svg, z pathSize, x consultation.Path, i int, st consultation.Step, b box) {
	frame := "cell"
	if st.Turn == consultation.Waits {
		frame = "cell cell-inferred"
	}
	s.open("g", "class", "mark turn-"+string(st.Turn))
	s.textual("title", capital(actorName(p, st.Who))+": "+doesWords(p, x, i)+"; "+turnWords(p, st))
	s.el("rect", "class", frame, "x", b.x, "y", b.y, "width", b.w, "height", b.h)
	who := wrap(capital(actorName(p, st.Who)), b.w-44, z.text)
	if len(who) > 4 {
		who = who[:4]
	}
	s.open("g", "transform", "translate("+num(b.x+10)+" "+num(b.y+10)+") scale("+trimmed(16.0/14, 3)+")")
	must(consultShape(string(st.Turn)).Render(context.Background(), &s.b))
	s.close("g")
	svgLines(s, who, "ink", "start", b.x+36, b.y+z.text*1.5, z.text)
	svgLines(s, wrap(turnWord(p, st), b.w-44, z.text-1), "word", "start", b.x+36, b.y+z.text*(1.6+1.25*float64(len(who))), z.text-1)
	s.close("g")
}

// turnWord is turnWords in the space of a box.
func turnWord(p *Page, s consultation.Step) string {
	switch s.Turn {
	case consultation.Done:
		return p.T("consultation.turn-done-short")
	case consultation.Awaited:
		return p.T("consultation.turn-awaited-short")
	}
	return p.T("consultation.turn-waits-short")
}

// svgLines writes a text of several lines.
func svgLines(s *svg, list []string, class, end string, x, y, size float64) {
	s.open("text", "class", class, "font-size", size, "text-anchor", end)
	for i, l := range list {
		s.textual("tspan", l+" ", "x", x, "y", y+size*1.25*float64(i))
	}
	s.close("text")
}

func arrow(s *svg, from, to, y float64) {
	s.line("arrow", from, y, to, y)
	s.el("path", "class", "arrow", "d", "M"+num(to-7)+" "+num(y-5)+"L"+num(to)+" "+num(y)+"L"+num(to-7)+" "+num(y+5))
}
