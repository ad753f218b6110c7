package web

import (
	"context"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/consultation"
)

// nearSize is one width of the picture of who named what again.
type nearSize struct {
	name                    string
	width, label, row, text float64
	shape, header           float64
}

var nearSizes = []nearSize{
	{name: "wide", width: 1040, label: 250, row: 30, text: 15, shape: 15, header: 72},
	{name: "narrow", width: 330, label: 122, row: 30, text: 13, shape: 14, header: 176},
}

// drawNear sets the speakers under one another and the columns side by side; a shape in each cell, three dots for silence.
func drawNear(p *Page, m consultation.Matrix, z nearSize) templ.Component {
	column := (z.width - z.label) / float64(max(len(m.Columns), 1))
	height := z.header
	names := make([][]string, len(m.Lines))
	for i, l := range m.Lines {
		name, _ := speakerName(p, l.Speaker)
		names[i] = wrap(name, z.label-10, z.text)
		height += rowHeight(z, names[i])
	}
	s := newSVG("near-"+z.name, "pic", z.width, height, p.T("commitment.matrix"),
		p.T("commitment.matrix-desc", "n", len(m.Lines), "columns", len(m.Columns), "day", m.On))
	nearHeader(p, s, m, z, column)
	y := z.header
	for i, l := range m.Lines {
		h := rowHeight(z, names[i])
		s.line("grid", 0, y, z.width, y)
		top := y + h/2 + z.text*0.35 - z.text*0.62*float64(len(names[i])-1)
		if l.State == "" {
			s.open("g", "lang", "en")
		}
		svgLines(s, names[i], "ink", "start", 0, top, z.text)
		if l.State == "" {
			s.close("g")
		}
		for j, c := range l.Cells {
			x := z.label + (float64(j)+0.5)*column
			name, _ := speakerName(p, l.Speaker)
			code := string(c.Grade())
			if c.Silent() {
				code = "silent"
			}
			s.open("g", "class", "mark consult-"+code)
			s.textual("title", name+", "+columnTitle(p, m.Columns[j])+": "+cellWords(p, c))
			s.open("g", "transform", "translate("+num(x-z.shape/2)+" "+num(y+h/2-z.shape/2)+") scale("+trimmed(z.shape/14, 3)+")")
			must(consultShape(code).Render(context.Background(), &s.b))
			s.close("g")
			s.close("g")
		}
		y += h
	}
	return s.done()
}

func rowHeight(z nearSize, name []string) float64 {
	return z.row + z.text*1.25*float64(max(len(name)-1, 0))
}

// nearHeader writes the names of the columns: side by side where there is room, else upright. A line over the columns of one
// instrument holds its name.
func nearHeader(p *Page, s *svg, m consultation.Matrix, z nearSize, column float64) {
	for j, c := range m.Columns {
		x := z.label + (float64(j)+0.5)*column
		if z.name == "wide" {
			name := wrap(columnName(p, c), column-8, z.text-1)
			svgLines(s, name, "word", "middle", x, z.header-z.text*(0.7+1.2*float64(len(name)-1)), z.text-1)
		} else {
			name := columnName(p, c)
			if c.Whole {
				name = columnTitle(p, c)
			}
			s.textual("text", name, "class", "word", "font-size", z.text-1, "text-anchor", "start",
				"transform", "translate("+num(x+4)+" "+num(z.header-6)+") rotate(-90)")
		}
		if !c.Whole {
			continue
		}
		n := 0
		for n+j < len(m.Columns) && m.Columns[n+j].Instrument == c.Instrument {
			n++
		}
		left := z.label + float64(j)*column
		if j > 0 {
			s.line("grid", left, 0, left, z.header)
		}
		if z.name == "wide" {
			svgLines(s, wrap(columnTitle(p, c), column*float64(n)-8, z.text), "ink bold", "start", left+6, z.text*1.1, z.text)
		}
	}
}

// columnTitle is a column by its instrument and article.
func columnTitle(p *Page, c consultation.Column) string {
	if !c.Whole {
		return clauseName(p, c.Ref)
	}
	in, err := p.House.Promises.Instrument(c.Instrument)
	if err != nil {
		return c.Instrument
	}
	name, _ := instrumentName(p, in)
	return name
}
