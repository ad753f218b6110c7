package web

import (
	"strconv"
	"strings"

	"github.com/upheld/upheld/when"
)

// height is where n held stand on the scale.
func (p *linePicture) height(n int) float64 {
	return p.curveZero - (p.curveZero-p.curveTop)*float64(n)/float64(niceTop(p.most()))
}

// drawHeld draws the curve of the held as a staircase: a person is held from one day on and out from another.
func (p *linePicture) drawHeld() {
	top := niceTop(p.most())
	for n := gridStep(top); n <= top; n += gridStep(top) {
		p.svg.line("grid-dash", p.axis.x0, p.height(n), p.axis.x2, p.height(n))
		p.svg.draw(p.board, label{texts: []string{strconv.Itoa(n)}, size: p.text * 0.92, at: []anchor{{p.axis.x0 - 6, p.height(n) + p.text*0.33, "end"}}})
	}
	path, taken := staircase(p.Curve, p.On, p.axis, p.height)
	p.svg.el("path", "class", "area", "d", path+"V"+num(p.curveZero)+"Z")
	p.svg.el("path", "class", "area-line", "d", path)
	p.svg.line("axis", p.axis.x0, p.curveZero, p.axis.x(min(p.On, p.axis.last)), p.curveZero)
	for _, b := range taken {
		p.board.take(b)
	}
}

// nameHeld writes how many were held on the day of the letter, and what happened where many came out.
func (p *linePicture) nameHeld() {
	if p.Letter <= p.On {
		n := p.heldOn(p.Letter)
		x, high := p.axis.x(p.Letter), p.height(n)
		p.svg.draw(p.board, label{texts: []string{p.T("line.n-held", "n", n)}, class: "t-warm serif", size: p.text * 1.3, at: []anchor{
			{x + 7, high - 7, "start"}, {x + 7, p.height(p.most()) - 7, "start"}, {x - 7, high - 7, "end"}, {x + 7, high + p.text*1.7, "start"},
		}})
	}
	for _, m := range p.shown(p.Turns) {
		x, high, low := p.axis.x(m.Day), p.height(p.heldOn(m.Day-1)), p.height(p.heldOn(m.Day))
		p.svg.draw(p.board, label{texts: []string{m.Title, m.Short}, class: "t-warm", size: p.text, near: true, at: turnPlaces(x, high, low, p.text)})
	}
}

// turnPlaces are places for the words of a day on which many came out: right of the fall, above it, under the
// curve before it.
func turnPlaces(x, high, low, size float64) []anchor {
	var out []anchor
	for dy := size; high+dy < low-2; dy += size / 2 {
		out = append(out, anchor{x + 6, high + dy, "start"})
	}
	out = append(out, anchor{x + 4, high - 5, "start"}, anchor{x - 6, high + size + 4, "end"}, anchor{x - 6, high + 2*size + 4, "end"})
	return append(out, anchor{x, high - 5, "middle"}, anchor{x - 4, high - 5, "end"})
}

// staircase is the path of the curve up to a day, and the room that its edges take.
func staircase(curve []lineStep, on when.Day, a axis, y func(int) float64) (string, []box) {
	var p strings.Builder
	var taken []box
	x, h := a.x0, y(0)
	p.WriteString("M" + num(x) + " " + num(h))
	for _, s := range curve {
		if s.Day > on {
			break
		}
		nx, nh := a.x(s.Day), y(s.Held)
		p.WriteString("H" + num(nx) + "V" + num(nh))
		taken = append(taken, box{x, h - 1.5, nx - x, 3}, box{nx - 1.5, min(h, nh), 3, max(h, nh) - min(h, nh)})
		x, h = nx, nh
	}
	end := a.x(min(on, a.last))
	p.WriteString("H" + num(end))
	taken = append(taken, box{x, h - 1.5, end - x, 3})
	return p.String(), taken
}

// gridStep is the distance of the lines of a scale up to top.
func gridStep(top int) int {
	for _, s := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500} {
		if top/s <= 4 {
			return s
		}
	}
	return 1000
}

// yearOf is the year of a day.
func yearOf(d when.Day) string {
	y, _, _ := d.Civil()
	return strconv.Itoa(y)
}

// niceTop is the end of a scale that holds n.
func niceTop(n int) int { return max(n+(n+7)/8, 4) }
