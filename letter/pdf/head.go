package pdf

import (
	"strings"

	"github.com/upheld/upheld/letter/doc"
)

// opening sets all that stands before the body: letterhead, date, addressees, copies, subject, greeting.
func (f *flow) opening() {
	d := f.doc
	f.letterhead()
	if date := dateLine(d); date != "" {
		f.gap(26 * pt)
		f.text(f.root.add("P"), bodyStyle(d.Lang), []doc.Run{{Text: date}})
	}
	f.gap(18 * pt)
	f.addressees(d.Labels.To, d.To, bodyLook, 14200)
	if len(d.CC) > 0 {
		f.gap(12 * pt)
		f.addressees(d.Labels.CC, d.CC, smallLook, 12*pt)
	}
	if d.Subject != "" {
		f.gap(22 * pt)
		h := f.root.add("H1")
		first := f.text(h, plain(subjectLook, 17*pt, d.Lang), []doc.Run{{Text: d.Subject}})
		f.glue(first)
		f.keep = true
	}
	if d.Greeting != "" {
		f.gap(16 * pt)
		f.text(f.root.add("P"), bodyStyle(d.Lang), []doc.Run{{Text: d.Greeting}})
		f.keep = true
	}
	f.gap(9 * pt)
}

func dateLine(d *doc.Document) string {
	if d.Place == "" || d.Date == "" {
		return d.Place + d.Date
	}
	return d.Place + ", " + d.Date
}

// letterhead is the sender's name, who speaks for it, a rule across the page, and how to reach it.
func (f *flow) letterhead() {
	s := &f.doc.Sender
	if s.Name == "" && len(s.Lines) == 0 && len(s.Persons) == 0 {
		return
	}
	lang := f.doc.Lang
	head := f.root.add("Div")
	f.text(head.add("P"), plain(senderLook, 22*pt, lang), []doc.Run{{Text: s.Name}})
	if len(s.Persons) > 0 {
		f.gap(2 * pt)
		l := smallLook
		l.italic, l.size = true, 10*pt
		f.text(head.add("P"), plain(l, 13500, lang), []doc.Run{{Text: strings.Join(s.Persons, ", ")}})
	}
	f.gap(7 * pt)
	f.add(&slab{height: 800, marks: []mark{{x: wideLeft, w: wideWidth, h: 800, fill: cool}}})
	if len(s.Lines) > 0 {
		f.gap(6 * pt)
		f.text(head.add("P"), plain(labelLook, 12*pt, lang), []doc.Run{{Text: strings.Join(s.Lines, " · ")}})
	}
}

// addressees sets each as a block of lines: one under the other while they are few, in two columns when there are more.
func (f *flow) addressees(label string, to []doc.Addressee, l look, leading unit) {
	if len(to) == 0 {
		return
	}
	var mark *line
	if label != "" {
		mark = f.word(f.root.add("P"), labelLook, label)
	}
	var cells [][]doc.Run
	for i := range to {
		cells = append(cells, addressee(&to[i]))
	}
	perRow := 1
	if len(to) > 2 {
		perRow = 2
	}
	at := len(f.slabs)
	f.grid(cells, perRow, 9*pt, plain(l, leading, f.doc.Lang))
	if mark != nil && at < len(f.slabs) {
		f.hang(f.slabs[at], mark, f.x-12*pt)
	}
}

func addressee(a *doc.Addressee) []doc.Run {
	return stacked(append([]string{a.Name, a.Role, a.Organisation}, a.Lines...)...)
}

// stacked is lines under each other, the first in strong letters, empty ones left out.
func stacked(lines ...string) []doc.Run {
	var out []doc.Run
	for _, s := range lines {
		if s == "" {
			continue
		}
		if len(out) > 0 {
			s = "\n" + s
		}
		out = append(out, doc.Run{Text: s, Strong: len(out) == 0})
	}
	return out
}

// grid sets cells side by side, perRow in a row; a row is never cut.
func (f *flow) grid(cells [][]doc.Run, perRow int, between unit, st style) {
	const gutter = 20 * pt
	width := (f.width - gutter*unit(perRow-1)) / unit(perRow)
	for from := 0; from < len(cells); from += perRow {
		s := &slab{}
		for i, runs := range cells[from:min(from+perRow, len(cells))] {
			p, err := f.paragraph(f.root.add("P"), st, runs)
			if err != nil {
				f.fail(err)
				return
			}
			s.beside(p.lines(width, width), st, f.x+unit(i)*(width+gutter))
		}
		if from > 0 {
			f.gap(between)
		}
		f.add(s)
	}
}

// beside adds a column of lines to s at x, from its top.
func (s *slab) beside(lines []*line, st style, x unit) {
	var y unit
	for _, l := range lines {
		base, height := seat(l, st)
		s.marks = append(s.marks, mark{x: x, y: y + base, line: l})
		s.notes = append(s.notes, l.notes...)
		y += height
	}
	s.height = max(s.height, y)
}
