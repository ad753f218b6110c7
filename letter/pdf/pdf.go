// Package pdf sets a letter as PDF: A4, tagged for those who cannot see it (PDF/UA-1, ISO 14289-1), with its fonts in it,
// and the same to the byte whenever and wherever it is set. Why it is written here: docs/decisions/0008.
package pdf

import (
	"fmt"
	"slices"

	"github.com/upheld/upheld/letter/doc"
)

// Write sets d and gives the file. A character that none of the fonts can draw is an error (Invalid) that names it and
// the words around it: nothing is left out in silence.
func Write(d *doc.Document) ([]byte, error) {
	f, err := compose(d)
	if f != nil {
		defer f.press.done()
	}
	if err != nil {
		return nil, err
	}
	return f.write(f.fold())
}

// compose makes the strip of slabs.
func compose(d *doc.Document) (*flow, error) {
	p, err := newPress()
	if err != nil {
		return nil, err
	}
	f := &flow{press: p, doc: d, root: &node{typ: "Document", lang: d.Lang}, x: textLeft, width: textWidth}
	if d.Subject == "" {
		f.heading = 1
	}
	f.opening()
	body := f.root.add("Sect")
	f.blocks(body, d.Body)
	f.ending()
	return f, f.err
}

// write draws pages and puts the file together.
func (f *flow) write(pages []*page) ([]byte, error) {
	w := newWriter()
	defer w.stop()
	catalog, info, tree := w.reserve(), w.reserve(), w.reserve()
	parent := w.reserve()
	var objs []int
	for range pages {
		objs = append(objs, w.reserve())
	}
	for i, p := range pages {
		for _, l := range p.notes {
			if l.note.page < 0 {
				l.note.page, l.note.y = i, l.y-10*pt
			}
		}
	}
	tops := make(map[*slab]target)
	for i, p := range pages {
		for _, s := range p.slabs {
			tops[s.slab] = target{i, s.y}
		}
	}
	book := &bookwork{w: w, pages: objs, parent: parent}
	var fontsAt [faceCount]int
	for i := range fontsAt {
		fontsAt[i] = w.reserve()
	}
	for i, p := range pages {
		c := &canvas{page: i, b: make([]byte, 0, 24<<10)}
		f.draw(c, p, i, len(pages))
		if f.err != nil {
			return nil, f.err
		}
		book.page(objs[i], i, c, fontsAt)
	}
	for i, face := range f.press.faces {
		if len(face.used) == 0 {
			w.set(fontsAt[i], []byte("null"))
			continue
		}
		n := face.embed(w)
		w.objects[fontsAt[i]-1] = w.objects[n-1]
		w.objects = w.objects[:n-1]
	}
	book.tree(f.root, tree)
	marks := slices.DeleteFunc(f.marks, func(m bookmark) bool { _, ok := tops[m.slab]; return !ok })
	outline := book.outline(marks, tops)
	f.describe(w, catalog, info, tree, outline, book.pageTree(objs))
	return w.file(catalog, info), nil
}

// target is a place to go to.
type target struct {
	page int
	y    unit
}

// draw puts one page onto its canvas, in the order in which it is read.
func (f *flow) draw(c *canvas, p *page, index, total int) {
	for _, s := range p.slabs {
		if s.artifact {
			c.artifact("Header", func() { c.slab(s, false) })
			continue
		}
		c.slab(s, true)
	}
	if p.rule > 0 {
		c.rule(textLeft, p.rule, 60*pt, 500, hair)
	}
	for _, n := range p.notes {
		if n.index == 0 {
			l := noteLook
			l.figures = raised
			l.color = cool
			label := f.word(&node{typ: "Lbl"}, l, n.note.mark)
			for i := range label.boxes {
				label.boxes[i].span.leaf = n.note.label
			}
			c.line(label, textLeft, n.y, true)
		}
		c.line(n.note.lines[n.index], textLeft+noteIndent, n.y, true)
	}
	c.close()
	for _, l := range c.links {
		if l.link.to == nil {
			c.rule(l.x, l.y+l.h*74/100+2400, l.w, 400, cool)
		}
	}
	if index > 0 {
		c.artifact("Header", func() { f.runningHead(c) })
	}
	c.artifact("Footer", func() { f.foot(c, index, total) })
}

// slab draws what stands on s.
func (c *canvas) slab(s placed, tagged bool) {
	for _, m := range s.slab.marks {
		if m.line != nil {
			c.line(m.line, m.x, s.y+m.y, tagged)
			continue
		}
		y, h := s.y+m.y, m.h
		if y < pageTop && m.y < 0 {
			y, h = pageTop, h-(pageTop-y)
		}
		if tagged {
			c.rule(m.x, y, m.w, h, m.fill)
			continue
		}
		c.closeText()
		c.rect(m.x, y, m.w, h, m.fill)
	}
	if !tagged {
		c.closeText()
	}
}

func (c *canvas) closeText() {
	c.endArray()
	if c.inBT {
		c.b = append(c.b, "ET\n"...)
		c.inBT = false
	}
}

// runningHead says on every page after the first whose letter it is.
func (f *flow) runningHead(c *canvas) {
	d := f.doc
	l := smallLook
	l.italic = true
	right := textLeft + textWidth
	if d.Date != "" {
		date := f.word(&node{typ: "P"}, smallLook, d.Date)
		right -= date.w
		c.line(date, right, headLine, false)
	}
	title := d.Sender.Name
	if title == "" {
		title = d.Title
	}
	c.line(f.clipped(l, title, right-textLeft-20*pt), textLeft, headLine, false)
	c.closeText()
	c.rect(textLeft, headLine+7*pt, textWidth, 400, hair)
}

// clipped is as many words of s as fit into w, with … when some do not.
func (f *flow) clipped(l look, s string, w unit) *line {
	out := f.word(&node{typ: "P"}, l, s)
	if out.w <= w || len(out.boxes) < 2 {
		return out
	}
	dots := f.word(&node{typ: "P"}, l, "…")
	for len(out.boxes) > 1 && out.w+dots.w > w {
		last := out.boxes[len(out.boxes)-1]
		out.boxes = out.boxes[:len(out.boxes)-1]
		end := &out.boxes[len(out.boxes)-1]
		out.w -= last.w + end.gapW
		end.gap, end.gapW = nil, 0
	}
	out.boxes = append(out.boxes, dots.boxes...)
	return out
}

// foot is the number of the page, and what version of the letter it is.
func (f *flow) foot(c *canvas, index, total int) {
	d := f.doc
	words := fmt.Sprintf("%d / %d", index+1, total)
	if d.Labels.Page != "" {
		words = fmt.Sprintf(d.Labels.Page, index+1, total)
	}
	l := f.word(&node{typ: "P"}, footLook, words)
	c.line(l, textLeft+textWidth-l.w, footLine, false)
	x := textLeft
	if d.Draft && d.Labels.Draft != "" {
		look := footLook
		look.bold, look.color = true, warm
		l := f.word(&node{typ: "P"}, look, d.Labels.Draft)
		c.line(l, x, footLine, false)
		x += l.w + 12*pt
	}
	if d.Fingerprint != "" {
		look := footLook
		look.size = 6600
		words := d.Fingerprint
		if d.Labels.Fingerprint != "" {
			words = d.Labels.Fingerprint + " " + words
		}
		c.line(f.word(&node{typ: "P"}, look, words), x, footLine, false)
	}
}
