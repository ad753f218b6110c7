package web

import "strings"

// lanePicture is one drawing of the life of a demand. later are the words, written when all marks have their room.
type lanePicture struct {
	p     *Page
	l     lifeChart
	z     laneSize
	s     *svg
	b     *board
	a     axis
	foot  float64
	later []label
}

// time draws years, the day of asking, and a tick for each time it was asked again.
func (d *lanePicture) time(ticks float64) {
	z, top := d.z, d.z.text*1.4
	years := d.a.years()
	for _, y := range years {
		x := d.a.x(y)
		d.s.line("grid", x, top, x, d.foot)
	}
	if d.a.hasTail() {
		x := d.a.x1 + axisGap/2
		d.s.el("path", "class", "break", "d", "M"+num(x-4)+" "+num(ticks+5)+"l3 -10m3 10l3 -10")
		d.b.take(box{x - 5, ticks - 6, 10, 12})
	}
	x := d.a.x(d.l.Asked)
	d.s.line("letter", x, top, x, d.foot)
	d.b.take(box{x - 2, top, 4, d.foot - top})
	beside := func(x, y float64) []anchor { return []anchor{{x + 6, y, "start"}, {x - 6, y, "end"}} }
	d.later = append(d.later, label{
		texts: []string{d.p.T("life.asked", "day", d.p.Day(d.l.Asked)), d.p.ShortDay(d.l.Asked)}, class: "ink bold", size: z.text,
		at: beside(x, z.text*1.9),
	})
	for _, y := range years {
		x := d.a.x(y)
		d.later = append(d.later, label{texts: []string{yearOf(y)}, size: z.text, at: []anchor{{x + 4, z.text, "start"}, {x - 4, z.text, "end"}}})
	}
	for _, m := range d.l.Again {
		d.mark(m, ticks)
	}
	name := d.p.T("life.again")
	if z.left > 0 && len(d.l.Again) > 0 {
		d.later = append(d.later, label{texts: []string{name}, size: z.text, at: []anchor{{0, ticks + z.text*0.35, "start"}}})
	}
}

// lane draws the rows of one axis, or the words that nothing is known.
func (d *lanePicture) lane(n lane, at []laneLine) {
	d.later = append(d.later, label{texts: []string{n.Name}, class: "ink bold", size: d.z.text, at: d.left(at[0].heads)})
	if len(n.Rows) == 0 {
		d.later = append(d.later, label{texts: []string{n.None}, size: d.z.text, at: []anchor{
			{d.a.x(d.l.Asked) + 8, at[0].mid + d.z.text*0.35, "start"}, {d.z.left, at[0].mid + d.z.text*0.35, "start"},
		}})
		return
	}
	for i, r := range n.Rows {
		y := at[i].mid
		d.s.line("grid-dash", d.a.x0, y, d.a.x2, y)
		for _, x := range r.Spans {
			d.span(x, y)
		}
		for _, m := range r.Marks {
			d.mark(m, y)
		}
		if r.Name != "" {
			room := d.z.left - 12
			if d.z.left == 0 {
				room = d.z.w - d.a.x(d.l.Asked) - 12
			}
			d.later = append(d.later, label{texts: []string{clip(r.Name, room, d.z.text)}, size: d.z.text, at: d.left(at[i].name)})
		}
	}
}

// left is where the name of a row stands: at the edge, or behind the day of asking where that comes first.
func (d *lanePicture) left(y float64) []anchor {
	if d.z.left > 0 {
		return []anchor{{0, y, "start"}}
	}
	return []anchor{{d.a.x(d.l.Asked) + 6, y, "start"}}
}

// span draws a run of days. A day is at least two units wide, so that none is lost.
func (d *lanePicture) span(x laneSpan, y float64) {
	const half = 5.0
	x1, x2 := d.a.x(x.From), d.a.x(x.To+1)
	w := max(x2-x1, 2)
	d.s.titled(x.Title, "rect", "class", x.Class, "x", x1, "y", y-half, "width", w, "height", 2*half)
	d.b.take(box{x1, y - half, w, 2 * half})
	if x.Word != "" {
		under := y + half + d.z.text*0.95
		d.later = append(d.later, label{texts: []string{x.Word}, class: "ink", size: d.z.text * 0.92, at: []anchor{
			{x2 + 4, y + d.z.text*0.35, "start"},
			{x1, under, "start"},
			{x2, under, "end"},
			{x1 - 4, y + d.z.text*0.35, "end"},
			{x2, y - half - 3, "end"},
			{x1, y - half - 3, "start"},
		}})
	}
}

// mark draws one dated thing.
func (d *lanePicture) mark(m laneMark, y float64) {
	x, r := d.a.x(m.Day), d.z.r
	switch m.Shape {
	case "tick":
		d.s.titled(m.Title, "path", "class", "mk-tick", "d", "M"+num(x)+" "+num(y-r)+"v"+num(2*r))
	case "delivered":
		d.s.titled(m.Title, "circle", "class", "m-cool", "cx", x, "cy", y, "r", r)
	case "asked", "acknowledged":
		d.s.titled(m.Title, "circle", "class", "m-promise", "cx", x, "cy", y, "r", r-0.5)
	case "reminded":
		d.s.titled(m.Title, "path", "class", "m-open", "d", "M"+num(x-r)+" "+num(y+r)+"h"+num(2*r)+"l"+num(-r)+" "+num(-2*r)+"z")
	case "back":
		d.s.titled(m.Title, "path", "class", "mk-cross", "d", "M"+num(x-r)+" "+num(y-r)+"l"+num(2*r)+" "+num(2*r)+"m0 "+num(-2*r)+"l"+num(-2*r)+" "+num(2*r))
	case "beside":
		d.s.titled(m.Title, "rect", "class", "m-open-soft", "x", x-r, "y", y-r, "width", 2*r, "height", 2*r)
	default:
		d.s.titled(m.Title, "rect", "class", "m-cool", "x", x-r, "y", y-r, "width", 2*r, "height", 2*r)
	}
	d.b.take(box{x - r, y - r, 2 * r, 2 * r})
	if m.Word != "" {
		mid := y + d.z.text*0.35
		d.later = append(d.later, label{texts: []string{m.Word}, class: "ink", size: d.z.text * 0.92, at: []anchor{
			{x + r + 3, mid, "start"},
			{x - r - 3, mid, "end"},
			{x, y + r + d.z.text*0.95, "middle"},
			{x, y - r - 3, "middle"},
			{x - r, y + r + d.z.text*0.95, "start"},
			{x + r, y + r + d.z.text*0.95, "end"},
		}})
	}
}

// clip cuts a text that is wider than its room, at a word, and says so with three points.
func clip(text string, room, size float64) string {
	if textWidth(text, size) <= room {
		return text
	}
	list := strings.Fields(text)
	for n := len(list) - 1; n > 0; n-- {
		if t := strings.Join(list[:n], " ") + " …"; textWidth(t, size) <= room {
			return t
		}
	}
	cut := []rune(text)
	for len(cut) > 1 && textWidth(string(cut)+"…", size) > room {
		cut = cut[:len(cut)-1]
	}
	return string(cut) + "…"
}
