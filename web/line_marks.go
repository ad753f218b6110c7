package web

// drawTime draws the first day of each year, and the break before the tail.
func (p *linePicture) drawTime() {
	for _, d := range p.axis.years() {
		x := p.axis.x(d)
		p.svg.line("grid", x, p.years-p.text, x, p.foot())
	}
	if p.axis.hasTail() {
		x, y := p.axis.x1+axisGap/2, p.curveZero
		p.svg.el("path", "class", "break", "d", "M"+num(x-4)+" "+num(y+5)+"l3 -10m3 10l3 -10")
		p.board.take(box{x - 5, y - 6, 10, 12})
	}
}

// drawDays draws the letter and the as-of day over everything but the promises, which stand above time.
func (p *linePicture) drawDays() {
	top := p.top - p.text + 2
	draw := func(class string, x float64) {
		p.svg.line(class, x, top, x, p.foot())
		p.board.take(box{x - 2, top, 4, p.foot() - top})
	}
	if p.Letter <= p.On {
		draw("letter", p.axis.x(p.Letter))
	}
	if p.asOfShown() {
		draw("asof-line", p.axis.x(p.On))
	}
}

// asOfShown reports whether the day chosen lies in the picture, and beside the letter.
func (p *linePicture) asOfShown() bool { return p.On < p.axis.last && p.On != p.Letter }

func (p *linePicture) nameDays() {
	beside := func(x, y float64) []anchor { return []anchor{{x + 6, y, "start"}, {x - 6, y, "end"}} }
	y := p.top + 2
	if p.Letter <= p.On {
		p.svg.draw(p.board, label{
			texts: []string{p.T("line.letter", "day", p.Day(p.Letter)), p.T("line.letter", "day", p.ShortDay(p.Letter))},
			class: "ink bold", size: p.text, at: beside(p.axis.x(p.Letter), y),
		})
	}
	if p.asOfShown() {
		p.svg.draw(p.board, label{
			texts: []string{p.T("line.asof", "day", p.Day(p.On)), p.T("line.asof", "day", p.ShortDay(p.On)), p.ShortDay(p.On)},
			size:  p.text, at: beside(p.axis.x(p.On), y),
		})
	}
	for _, d := range p.axis.years() {
		x := p.axis.x(d)
		p.svg.draw(p.board, label{texts: []string{yearOf(d)}, size: p.text, at: []anchor{{x + 4, p.years, "start"}}})
	}
}

// drawPromises draws each promise as a line that stands over all that follows; it comes in at the left edge when it
// is older than the picture.
func (p *linePicture) drawPromises() {
	for i, m := range p.Promises {
		if m.Day > p.On {
			continue
		}
		y := p.promises + float64(i)*p.row + 5
		from, to := p.axis.x(m.Day), p.axis.x(min(p.On, p.axis.last))
		p.svg.line("promise-line", from, y, to, y)
		p.svg.titled(m.Title, "circle", "class", "m-promise", "cx", from, "cy", y, "r", 3.5)
		p.board.take(box{from, y - 1, to - from, 2})
	}
}

func (p *linePicture) namePromises() {
	for i, m := range p.Promises {
		y, from := p.promises+float64(i)*p.row, p.axis.x(m.Day)
		if m.Day > p.On {
			continue
		}
		p.svg.draw(p.board, label{texts: []string{m.Title, m.Short}, class: "t-cool", size: p.text, at: []anchor{{from + 8, y, "start"}}})
	}
}

// drawMarks draws acts (upwards from their line) and appeals (downwards from theirs). Acts done to named people are
// full, others open, so that colour is not needed to tell them apart.
func (p *linePicture) drawMarks() {
	title := func(m lineMark) string {
		if p.titles {
			return m.Title
		}
		return ""
	}
	for _, d := range p.actDots {
		y := p.acts - p.dot*(float64(d.level)+0.5)
		class, r := "m-open-soft", p.dot/2-0.9
		if d.mark.Strong {
			class, r = "m-warm", p.dot/2-0.4
		}
		p.svg.titled(title(d.mark), "circle", "class", class, "cx", d.x, "cy", y, "r", r)
		p.board.take(box{d.x - p.dot/2, y - p.dot/2, p.dot, p.dot})
	}
	for _, d := range p.appealDots {
		y := p.appeals + p.dot*float64(d.level)
		p.svg.titled(title(d.mark), "rect", "class", "m-cool", "x", d.x-p.dot/2+0.5, "y", y, "width", p.dot-1, "height", p.dot-1)
		p.board.take(box{d.x - p.dot/2, y, p.dot, p.dot})
	}
}

func (p *linePicture) electionRadius() float64 { return p.text * 0.55 }

func (p *linePicture) drawElections() {
	r := p.electionRadius()
	for _, m := range p.shown(p.Elections) {
		x := p.axis.x(m.Day)
		p.svg.titled(m.Title, "path", "class", "m-open",
			"d", "M"+num(x)+" "+num(p.votes-r)+"l"+num(r*0.75)+" "+num(r)+"l"+num(-r*0.75)+" "+num(r)+"l"+num(-r*0.75)+" "+num(-r)+"z")
		p.board.take(box{x - r, p.votes - r, 2 * r, 2 * r})
	}
}

func (p *linePicture) nameElections() {
	r := p.electionRadius()
	for _, m := range p.shown(p.Elections) {
		x, y, under := p.axis.x(m.Day), p.votes+p.text*0.35, p.votes+p.text*1.9
		p.svg.draw(p.board, label{texts: []string{m.Title, m.Short, yearOf(m.Day)}, class: "ink", size: p.text, at: []anchor{
			{x + r + 3, y, "start"}, {x - r - 3, y, "end"}, {x, under, "middle"}, {x - r, under, "start"}, {x + r, under, "end"},
		}})
	}
}

// nameRows writes the name of each row at the left.
func (p *linePicture) nameRows() {
	row := func(text string, y float64) {
		p.svg.draw(p.board, label{texts: []string{text}, class: "ink", size: p.text, at: []anchor{{0, y, "start"}}})
	}
	if len(p.Promises) > 0 {
		row(p.T("line.promises"), p.promises)
	}
	row(p.T("line.acts"), p.acts)
	row(p.T("line.held"), p.curveZero)
	row(p.T("line.appeals"), p.appeals+p.text*0.7)
	row(p.T("line.elections"), p.votes+p.text*0.35)
}
