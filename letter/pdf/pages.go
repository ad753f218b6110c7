package pdf

// page is what stands on one page, placed.
type page struct {
	slabs []placed
	notes []placedLine
	rule  unit // place of the short rule above the notes, 0 for none
}

type placed struct {
	slab     *slab
	y        unit
	artifact bool // the headings of a table, said again
}

type placedLine struct {
	note  *note
	index int // of the line in the note
	y     unit
}

// noteLine is a line of a note that is to be placed.
type noteLine struct {
	note  *note
	index int
}

func (n noteLine) height() unit {
	_, h := seat(n.note.lines[n.index], noteStyle(""))
	if n.index == len(n.note.lines)-1 {
		h += 2 * pt
	}
	return h
}

// fold cuts the strip of slabs into pages. A page ends where a slab allows it, as late as all that stands on it fits
// together with the notes it cites; a note that does not fit goes on at the foot of the next page.
func (f *flow) fold() []*page {
	var pages []*page
	var carry []noteLine
	for at := 0; at < len(f.slabs) || len(carry) > 0; {
		top := pageTop
		if len(pages) == 0 {
			top = firstTop
		}
		b := &builder{top: top, carry: carry}
		b.hold()
		at = b.fill(f.slabs, at)
		carry = b.finish()
		pages = append(pages, b.page())
	}
	if len(pages) == 0 {
		return []*page{{}}
	}
	return pages
}

// builder fills one page.
type builder struct {
	top    unit
	carry  []noteLine // from the page before; after finish, for the next page
	old    int        // how many lines of carry stand here
	placed []placed
	y      unit
	cites  []noteLine // of the slabs placed, all lines
	foot   []noteLine
}

// least is the height that is left for the text on a page where notes go on from the page before.
const least = 60 * pt

func height(lines []noteLine) unit {
	var h unit
	for _, l := range lines {
		h += l.height()
	}
	return h
}

// hold decides how many lines of notes of the page before stand on this one.
func (b *builder) hold() {
	room := pageBottom - b.top - least - noteGap
	var h unit
	for b.old < len(b.carry) {
		if h += b.carry[b.old].height(); h > room {
			return
		}
		b.old++
	}
}

// room is what is left for text when lines of new notes stand at the foot.
func (b *builder) room(lines []noteLine) unit {
	h := height(b.carry[:b.old]) + height(lines)
	if h > 0 {
		h += noteGap
	}
	return pageBottom - h
}

// fill places slabs from at on and gives the first that is left for the next page.
func (b *builder) fill(slabs []*slab, at int) int {
	b.y = b.top
	start, good := at, -1 // good: the last place where the page may end
	var marks []int       // how many slabs are placed before each
	for i := at; i < len(slabs); i++ {
		s := slabs[i]
		if s.opens && i > start {
			return i
		}
		if i > start && (!s.tied || slabs[i-1].roll != nil) {
			good = i
		}
		marks = append(marks, len(b.placed))
		if s.roll != nil {
			if b.roll(s, i == start) {
				return i
			}
			continue
		}
		if i == start {
			for _, h := range s.head {
				b.put(h, true, 0)
			}
		}
		before := s.before
		if i == start {
			before = 0
		}
		lines := notesOf(s)
		if b.y+before+s.height <= b.room(append(b.cites[:len(b.cites):len(b.cites)], lines...)) {
			b.put(s, false, before)
			b.cites = append(b.cites, lines...)
			continue
		}
		if keep := b.splitAt(lines); keep > 0 && len(b.carry) == b.old && b.y+before+s.height <= b.room(append(b.cites[:len(b.cites):len(b.cites)], lines[:keep]...)) && (i+1 == len(slabs) || !slabs[i+1].tied) {
			b.put(s, false, before)
			b.cites = append(b.cites, lines...)
			return i + 1
		}
		if good < 0 && i == start { // taller than a page; nothing else can be done
			b.put(s, false, before)
			b.cites = append(b.cites, lines...)
			return i + 1
		}
		if good < 0 {
			good = i
		}
		b.back(slabs, start, good, marks)
		return good
	}
	return len(slabs)
}

// back takes away all slabs from good on, and their notes.
func (b *builder) back(slabs []*slab, start, good int, marks []int) {
	b.placed = b.placed[:marks[good-start]]
	b.cites = nil
	for _, s := range slabs[start:good] {
		b.cites = append(b.cites, notesOf(s)...)
	}
	b.y = b.top
	if n := len(b.placed); n > 0 {
		b.y = b.placed[n-1].y + b.placed[n-1].slab.height
	}
}

func notesOf(s *slab) []noteLine {
	var out []noteLine
	for _, n := range s.notes {
		for i := range n.lines {
			out = append(out, noteLine{n, i})
		}
	}
	return out
}

// splitAt is how many of lines must stand on this page at least: two of the last note, all of those before it. None when
// the last note is too short to be split.
func (b *builder) splitAt(lines []noteLine) int {
	if len(lines) == 0 {
		return 0
	}
	last := lines[len(lines)-1].note
	if len(last.lines) < 4 {
		return 0
	}
	return len(lines) - len(last.lines) + 2
}

func (b *builder) put(s *slab, artifact bool, before unit) {
	b.y += before
	b.placed = append(b.placed, placed{s, b.y, artifact})
	b.y += s.height
}

// roll places as much of a list in columns as fits; true when some is left.
func (b *builder) roll(s *slab, first bool) bool {
	before := s.before
	if first {
		before = 0
	}
	part := s.roll.take(b.room(b.cites) - b.y - before)
	if part == nil && first {
		part = s.roll.take(1 << 40)
	}
	if part != nil {
		b.put(part, false, before)
	}
	return len(s.roll.entries) > 0
}

// finish decides which lines of notes stand at the foot, and gives those that go to the next page.
func (b *builder) finish() []noteLine {
	lines := append(b.carry[:b.old:b.old], b.cites...)
	if b.old < len(b.carry) {
		lines = append(b.carry[:len(b.carry):len(b.carry)], b.cites...)
	}
	n := len(lines)
	for n > 0 && b.y+height(lines[:n])+noteGap > pageBottom {
		n--
	}
	// A note leaves two lines and takes two along; a page without text takes all it can.
	for n < len(lines) && n > 0 && lines[n].index == len(lines[n].note.lines)-1 && lines[n].index > 1 && len(b.placed) > 0 {
		n--
	}
	b.foot = lines[:n]
	return lines[n:]
}

// page gives the places.
func (b *builder) page() *page {
	p := &page{slabs: b.placed}
	if len(b.foot) == 0 {
		return p
	}
	y := pageBottom - height(b.foot)
	p.rule = y - 7*pt
	for _, l := range b.foot {
		base, _ := seat(l.note.lines[l.index], noteStyle(""))
		p.notes = append(p.notes, placedLine{l.note, l.index, y + base})
		y += l.height()
	}
	return p
}
