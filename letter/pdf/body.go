package pdf

import (
	"fmt"
	"strconv"

	"github.com/upheld/upheld/letter/doc"
)

// Space between the parts of the text.
const (
	paraGap   = 7 * pt
	demandGap = 12 * pt
	partGap   = 16 * pt
)

// blocks sets bs under n, in the language of n.
func (f *flow) blocks(n *node, bs []doc.Block) {
	var demands *node // the list that neighbouring demands share
	for i := range bs {
		b := &bs[i]
		if b.Kind != doc.DemandOf {
			demands = nil
		}
		switch b.Kind {
		case doc.Paragraph:
			f.gap(paraGap)
			p := tagged(n.add("P"), b.Lang)
			f.text(p, bodyStyle(p.language()), b.Runs)
		case doc.Heading:
			f.headline(n, b)
		case doc.List:
			f.list(n, b)
		case doc.Quote:
			f.quote(n, b)
		case doc.TableOf:
			if b.Table != nil {
				f.gap(13 * pt)
				f.table(tagged(n.add("Table"), b.Lang), b.Table)
				f.gap(12 * pt)
			}
		case doc.DemandOf:
			if demands == nil {
				demands = n.add("L")
				demands.attrs = "/O/List/ListNumbering/Decimal"
			}
			f.demand(demands, b)
		case doc.Rule:
			f.rule()
		case doc.Columns:
			f.gap(paraGap)
			f.columns(n, b.Signed)
		}
	}
}

// tagged marks n with the language of a block, when it has one of its own.
func tagged(n *node, lang string) *node {
	if lang != "" && lang != n.language() {
		n.lang = lang
	}
	return n
}

func (f *flow) headline(n *node, b *doc.Block) {
	level := min(max(b.Level, 2), 3) - f.heading
	st, gap := plain(headLook, 15200, n.language()), unit(17*pt)
	if b.Level > 2 {
		st, gap = plain(subLook, 15200, n.language()), 12*pt
	}
	f.gap(gap)
	h := tagged(n.add("H"+strconv.Itoa(level)), b.Lang)
	first := f.text(h, st, b.Runs)
	f.mark(doc.Text(b.Runs), level, first)
	f.glue(first)
	f.keep = true
	f.gap(4 * pt)
}

// glue keeps all slabs from first to the last one on one page.
func (f *flow) glue(first *slab) {
	for i := len(f.slabs) - 1; i > 0 && f.slabs[i] != first; i-- {
		f.slabs[i].tied = true
	}
}

func (f *flow) mark(title string, level int, s *slab) {
	f.marks = append(f.marks, bookmark{title, level, s})
}

// within runs fn with the text set in by left from the left and by right from the right.
func (f *flow) within(left, right unit, fn func()) {
	x, width := f.x, f.width
	f.x, f.width = x+left, width-left-right
	fn()
	f.x, f.width = x, width
}

// hang draws a label on the base line of the first line of s, its right edge at right.
func (f *flow) hang(s *slab, l *line, right unit) {
	if len(s.marks) == 0 {
		return
	}
	s.marks = append([]mark{{x: right - l.w, y: s.marks[0].y, line: l}}, s.marks...)
}

func (f *flow) list(n *node, b *doc.Block) {
	l := tagged(n.add("L"), b.Lang)
	l.attrs = "/O/List/ListNumbering/Disc"
	no := b.Start
	if b.Ordered {
		l.attrs = "/O/List/ListNumbering/Decimal"
		if no == 0 {
			no = 1
		}
	}
	f.gap(paraGap)
	for _, item := range b.Items {
		li := l.add("LI")
		label := "•"
		if b.Ordered {
			label = strconv.Itoa(no) + "."
			no++
		}
		lbl := f.word(li.add("Lbl"), bodyLook, label)
		indent := unit(16 * pt)
		if b.Ordered {
			indent = 20 * pt
		}
		f.labelled(li.add("LBody"), item, indent, func(s *slab) { f.hang(s, lbl, f.x+indent-6*pt) })
		f.gap(3500)
	}
	f.gap(paraGap)
}

// labelled sets bs under n, set in by indent, and hands the first slab to label.
func (f *flow) labelled(n *node, bs []doc.Block, indent unit, label func(*slab)) {
	at := len(f.slabs)
	space := f.space
	f.within(indent, 0, func() { f.blocks(n, bs) })
	if at < len(f.slabs) {
		f.slabs[at].before = max(space, 3500)
		label(f.slabs[at])
	}
}

func (f *flow) quote(n *node, b *doc.Block) {
	f.gap(paraGap)
	q := tagged(n.add("BlockQuote"), b.Lang)
	at := len(f.slabs)
	f.within(18*pt, 18*pt, func() { f.blocks(q, b.Blocks) })
	for i, s := range f.slabs[at:] {
		bar := mark{x: f.x + 6*pt, y: 1500, w: pt, h: s.height - 1500, fill: hair}
		if i > 0 {
			bar.y, bar.h = -s.before, s.height+s.before
		}
		s.marks = append(s.marks, bar)
	}
	f.gap(paraGap)
}

// demand sets one demand, its number large in the margin.
func (f *flow) demand(list *node, b *doc.Block) {
	f.gap(demandGap)
	li := tagged(list.add("LI"), b.Lang)
	number := f.word(li.add("Lbl"), numberLook, strconv.Itoa(b.Number)+".")
	at := len(f.slabs)
	space := f.space
	f.blocks(li.add("LBody"), b.Blocks)
	f.gap(demandGap)
	if at == len(f.slabs) {
		return
	}
	first := f.slabs[at]
	first.before = space
	f.hang(first, number, f.x-12*pt)
	title := doc.Text(firstRuns(b.Blocks))
	if f.doc.Labels.Demand != "" {
		title = fmt.Sprintf(f.doc.Labels.Demand, b.Number) + ": " + title
	}
	f.mark(title, 3-f.heading, first)
}

func firstRuns(bs []doc.Block) []doc.Run {
	for _, b := range bs {
		if len(b.Runs) > 0 {
			return b.Runs
		}
	}
	return nil
}

func (f *flow) rule() {
	f.gap(partGap)
	f.add(&slab{height: pt, tied: true, marks: []mark{{x: f.x + f.width/2 - 30*pt, w: 60 * pt, h: 600, fill: hair}}})
	f.gap(partGap)
}
