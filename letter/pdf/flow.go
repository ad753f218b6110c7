package pdf

import (
	"strconv"

	"github.com/upheld/upheld/letter/doc"
)

// flow is the letter as one long strip of slabs, from top to bottom, before it is cut into pages.
type flow struct {
	press   *press
	doc     *doc.Document
	root    *node
	slabs   []*slab
	notes   []*note
	marks   []bookmark
	heading int // how much less the level of headings is, as a letter without a subject begins with level 1
	x       unit
	width   unit
	space   unit // to leave before the next slab
	keep    bool // the next slab stays on the page of the one before
	page    bool // the next slab begins a page
	err     error
}

// slab is a strip of the page that is not cut: a line, a row of a table.
type slab struct {
	before unit // space above; none at the top of a page
	height unit
	marks  []mark
	notes  []*note
	tied   bool    // stands on the page of the slab before it
	opens  bool    // begins a page
	head   []*slab // what is repeated when a page begins with it: the headings of its table
	roll   *roll   // a list in columns, cut when the page is known
}

// mark is a line of text or a rule, at a place from the left edge of the page and the top of its slab (of text, the
// place of the base line).
type mark struct {
	x, y unit
	line *line
	w, h unit // of a rule
	fill color
}

// bookmark is a line of the outline.
type bookmark struct {
	title string
	level int
	slab  *slab
}

// add puts s at the end of the strip.
func (f *flow) add(s *slab) {
	s.before = max(s.before, f.space)
	f.space = 0
	s.opens = f.page
	s.tied = (s.tied || f.keep) && !f.page
	f.keep, f.page = false, false
	f.slabs = append(f.slabs, s)
}

// gap leaves at least u before what comes next.
func (f *flow) gap(u unit) { f.space = max(f.space, u) }

// text sets runs as a paragraph under n and gives its first slab. No page ends after its first line or before its last.
func (f *flow) text(n *node, st style, runs []doc.Run) *slab {
	p, err := f.paragraph(n, st, runs)
	if err != nil {
		f.fail(err)
	}
	if p == nil || len(p.boxes) == 0 {
		return &slab{}
	}
	return f.stack(p.lines(f.width, f.width), st)
}

func (f *flow) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

func (f *flow) stack(lines []*line, st style) *slab {
	var first *slab
	for i, l := range lines {
		s := &slab{notes: l.notes}
		base, height := seat(l, st)
		s.height = height
		s.marks = []mark{{x: f.x, y: base, line: l}}
		s.tied = i == 1 || i > 0 && i == len(lines)-1
		f.add(s)
		if first == nil {
			first = s
		}
	}
	return first
}

// seat gives the place of the base line under the top of a line, and the height of the line: its leading, or more where
// Khmer signs above or below need it.
func seat(l *line, st style) (base, height unit) {
	base = (st.leading-st.look.size.of(950))/2 + st.look.size.of(720)
	below := st.leading - base
	base = max(base, l.top+pt/2)
	return base, base + max(below, l.low+pt/2)
}

// note is a footnote.
type note struct {
	number int
	mark   string
	link   *link
	runs   []doc.Run
	node   *node
	leaf   *node // of its mark in the text
	label  *node // of its mark at the foot
	lines  []*line
	page   int // where it begins, known after the pages are cut
	y      unit
	cited  *span
}

// note makes the footnote that is cited at n, and its place in the tree right after the mark.
func (f *flow) note(n *node, runs []doc.Run) *note {
	nt := &note{number: len(f.notes) + 1, runs: runs, page: -1}
	nt.mark = strconv.Itoa(nt.number)
	nt.link = &link{to: nt, says: doc.Text(runs)}
	nt.link.node = n.add("Reference").add("Link")
	nt.leaf = nt.link.node.leaf()
	nt.node = n.add("Note")
	nt.node.id = "note-" + nt.mark
	nt.label = nt.node.add("Lbl").leaf()
	f.notes = append(f.notes, nt)
	p, err := f.paragraph(nt.node, noteStyle(f.doc.Lang), runs)
	if err != nil {
		f.fail(err)
		return nt
	}
	nt.lines = p.lines(textWidth-noteIndent, textWidth-noteIndent)
	return nt
}

// span is the raised mark of the note in text of look l.
func (nt *note) span(l look) *span {
	if nt.cited == nil {
		l.figures, l.color, l.italic, l.bold = raised, cool, false, false
		nt.cited = &span{look: l, leaf: nt.leaf, link: nt.link}
	}
	return nt.cited
}

// word sets s as one line that is not cut, for labels and feet. It draws nothing when s is empty.
func (f *flow) word(n *node, l look, s string) *line {
	st := style{look: l, leading: l.size}
	p, err := f.paragraph(n, st, []doc.Run{{Text: s}})
	if err != nil {
		f.fail(err)
		return &line{}
	}
	return p.line(0, len(p.boxes))
}
