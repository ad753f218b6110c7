package web

import (
	"context"
	"strconv"
	"strings"
	"sync"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
)

// matrixSize is one width of the picture. Where label is 0 the addressee has a line of its own above its row; where
// word is 0 the cells hold shapes alone.
type matrixSize struct {
	name          string
	width, label  float64 // of the picture, and of the column of names; label 0 sets them above
	row           float64 // height of the cells
	size, word    float64 // of names and of words in the cells
	shape, header float64
	small         float64 // of the shapes of the three axes below the headline
}

var matrixSizes = []matrixSize{
	{name: "wide", width: 1040, label: 190, row: 84, size: 15, word: 12.5, shape: 17, header: 30, small: 10},
	{name: "narrow", width: 330, row: 54, size: 14, shape: 17, header: 26, small: 8.5},
}

// draw is the picture in one width. Its cells lead to their demands, so it is a group of links and no image.
func (m demandMatrix) draw(p *Page, z matrixSize) templ.Component {
	above := 0.0
	if z.label == 0 {
		above = z.size * 1.9
	}
	height := z.header + float64(len(m.Rows))*(z.row+above)
	s := &svg{}
	s.b.Grow(4096 + 1024*len(m.Rows)*len(m.Columns))
	id := "matrix-" + z.name
	s.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "pic", "role", "group", "viewBox", "0 0 "+num(z.width)+" "+num(height),
		"aria-labelledby", id+"-title "+id+"-desc")
	s.textual("title", p.T("matrix.title"), "id", id+"-title")
	s.textual("desc", p.T("matrix.desc", "addressees", len(m.Rows), "n", len(m.Columns), "day", p.On), "id", id+"-desc")
	column := (z.width - z.label) / float64(max(len(m.Columns), 1))
	for i, l := range m.Columns {
		s.textual("text", strconv.Itoa(l.Demand.N), "class", "ink", "x", z.label+(float64(i)+0.5)*column, "y", z.header-10,
			"font-size", z.size, "text-anchor", "middle")
	}
	y := z.header
	for _, r := range m.Rows {
		s.line("grid", 0, y, z.width, y)
		m.drawName(s, z, r.Addressee, y, above)
		y += above
		for i, c := range r.Cells {
			if c.Asked {
				m.drawCell(p, s, z, box{z.label + float64(i)*column, y, column, z.row}, r.Addressee, m.Columns[i].Demand, c)
			}
		}
		y += z.row
	}
	return s.done()
}

// drawName writes an addressee beside its row in as many lines as it needs, at most three, or above it in one.
func (m demandMatrix) drawName(s *svg, z matrixSize, name string, y, above float64) {
	if above > 0 {
		s.textual("text", clip(name, z.width-4, z.size), "class", "ink", "lang", "en", "x", 0.0, "y", y+above-z.size*0.35, "font-size", z.size)
		return
	}
	lines := wrap(name, z.label-14, z.size)
	if len(lines) > 3 {
		lines = append(lines[:2], clip(strings.Join(lines[2:], " "), z.label-14, z.size))
	}
	for i, l := range lines {
		at := y + z.row/2 + z.size*(0.35+1.2*(float64(i)-float64(len(lines)-1)/2))
		s.textual("text", l, "class", "ink", "lang", "en", "x", 0.0, "y", at, "font-size", z.size)
	}
}

// drawCell is a frame, broken where the addressee is inferred, with the shape of the headline and its word, and below these the
// three axes in their order as small shapes. It leads to the demand.
func (m demandMatrix) drawCell(p *Page, s *svg, z matrixSize, b box, addressee string, d appeal.Demand, c matrixCell) {
	const air = 3
	frame := "cell"
	if c.Inferred {
		frame = "cell cell-inferred"
	}
	word := p.Name("status", string(c.Status))
	title := p.T("matrix.cell", "who", addressee, "n", d.N, "status", word, "since", sinceWords(p, c.Since, false)) + axesWords(p, c)
	s.open("a", "href", string(p.Href("/demands/"+d.Ref+"#to-"+addresseeID(p, addressee))))
	s.textual("title", title)
	s.open("g", "class", "mark status-"+string(c.Status))
	s.el("rect", "class", frame, "x", b.x+air, "y", b.y+air, "width", b.w-2*air, "height", b.h-2*air)
	lines := wrap(word, b.w-4*air, z.word)
	text := z.word * 1.25 * float64(len(lines))
	low := z.small + 5 // what the small shapes need
	top := b.y + (b.h-low-z.shape-text)/2
	shapeAt(s, b.x+b.w/2-z.shape/2, top, z.shape, c.Status)
	if len(lines) > 0 {
		s.open("text", "class", "word", "font-size", z.word, "text-anchor", "middle")
		for i, l := range lines {
			s.textual("tspan", l+" ", "x", b.x+b.w/2, "y", top+z.shape+z.word*(1.1+1.25*float64(i)))
		}
		s.close("text")
	}
	s.close("g")
	step := z.small * 1.7
	for i, st := range []appeal.Status{c.Handling, c.Spoken, c.Outcome} {
		x := b.x + b.w/2 + (float64(i)-1)*step - z.small/2
		y := b.y + b.h - air - 4 - z.small
		if st == "" || st == appeal.NothingSeen {
			s.el("circle", "class", "axis-none", "cx", x+z.small/2, "cy", y+z.small/2, "r", 1.3)
			continue
		}
		s.open("g", "class", "mark status-"+string(st))
		shapeAt(s, x, y, z.small, st)
		s.close("g")
	}
	s.close("a")
}

// shapeAt draws the shape of a status with its upper left corner at x, y.
func shapeAt(s *svg, x, y, size float64, st appeal.Status) {
	s.open("g", "transform", "translate("+num(x)+" "+num(y)+") scale("+trimmed(size/14, 3)+")")
	s.b.WriteString(shapeText(st))
	s.close("g")
}

var shapeTexts sync.Map // of an appeal.Status: its shape as text

// shapeText is the shape of a status as it stands in a picture. A matrix has hundreds, of ten kinds.
func shapeText(st appeal.Status) string {
	if text, ok := shapeTexts.Load(st); ok {
		return text.(string)
	}
	var b strings.Builder
	must(statusShape(st).Render(context.Background(), &b))
	shapeTexts.Store(st, b.String())
	return b.String()
}

// axesWords are the three axes of a cell in words, in their order.
func axesWords(p *Page, c matrixCell) string {
	handling, answer, outcome := p.T("axis.no-handling"), p.T("axis.no-answer"), p.Name("status", string(c.Outcome))
	if c.Waits {
		answer = p.T("axis.waits")
	}
	if c.Handling != appeal.NothingSeen {
		handling = p.Name("status", string(c.Handling))
	}
	if c.Grade != "" {
		answer = gradeWord(p, c.Grade)
	}
	return p.T("matrix.axes", "handling", handling, "answer", answer, "outcome", outcome)
}

// axesKnown are those of the axes of a cell on which something is known, beside what the headline says already.
func axesKnown(p *Page, c matrixCell) []string {
	var out []string
	if c.Handling != appeal.NothingSeen {
		out = append(out, p.T("axis.handling-narrow")+" "+p.Name("status", string(c.Handling)))
	}
	if c.Grade != "" {
		out = append(out, p.T("axis.answers-narrow")+" "+gradeWord(p, c.Grade))
	}
	if len(out) > 0 {
		out = append(out, p.T("axis.outcome-narrow")+" "+p.Name("status", string(c.Outcome)))
	}
	return out
}

// wrap cuts a text into lines of a width; none when size is 0. A word that is wider than the line stands alone.
func wrap(text string, width, size float64) []string {
	if size == 0 {
		return nil
	}
	var out []string
	for _, w := range strings.Fields(text) {
		if n := len(out); n > 0 && textWidth(out[n-1]+" "+w, size) <= width {
			out[n-1] += " " + w
			continue
		}
		out = append(out, w)
	}
	return out
}
