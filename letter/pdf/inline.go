package pdf

import (
	"slices"
	"strings"
	"unicode"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/text"
)

// span is a run of a paragraph as it is drawn and tagged.
type span struct {
	look look
	leaf *node
	link *link
}

// link is an address, and the element that its places on pages belong to. A mark of a note links to the note.
type link struct {
	url  string
	to   *note
	says string // for those who cannot see it
	node *node
}

// brk says whether a line may end after a box.
type brk uint8

const (
	never brk = iota
	allowed
	forced
)

// box is a piece of a line that is not parted: a word, or a part of one in one look.
type box struct {
	shaped *shaped
	span   *span
	w      unit
	gap    *shaped // the space after it, nil for none
	gapW   unit
	brk    brk
	hyphen *shaped // drawn when the line ends here, at a soft hyphen
	note   *note   // whose mark this is
}

// para is a paragraph cut into boxes, not yet into lines.
type para struct {
	boxes []box
	press *press
}

// style is how a paragraph is set.
type style struct {
	look    look
	leading unit
	lang    string // of the block
	links   bool   // whether links are drawn as such
}

// paragraph cuts runs into boxes and gives each run its place under n.
func (f *flow) paragraph(n *node, st style, runs []doc.Run) (*para, error) {
	c := cutter{flow: f, style: st}
	for i := range runs {
		c.run(n, &runs[i])
	}
	c.breaks()
	p := &para{press: f.press}
	if err := c.boxes(p); err != nil {
		return nil, err
	}
	return p, nil
}

// cutter holds the characters of a paragraph with the span of each.
type cutter struct {
	flow  *flow
	style style
	runes []rune
	spans []*span
	after []brk // what may come after each rune
}

func (c *cutter) run(n *node, r *doc.Run) {
	l := c.style.look
	l.bold = l.bold != r.Strong || l.bold
	l.italic = l.italic != r.Emph // emphasis within italics stands upright
	at := n
	if r.Lang != "" && r.Lang != n.language() {
		at = at.add("Span")
		at.lang = r.Lang
	}
	s := &span{look: l}
	if c.style.links && mayLink(r.Link) {
		at = at.add("Link")
		s.link = &link{url: r.Link, says: r.Link, node: at}
		s.look.color = cool
	}
	s.leaf = at.leaf()
	c.runes, c.spans = slices.Grow(c.runes, len(r.Text)+4), slices.Grow(c.spans, len(r.Text)+4)
	for _, ch := range r.Text {
		if ignored(ch) {
			continue
		}
		if ch == '\t' || ch == '\r' {
			ch = ' '
		}
		c.runes, c.spans = append(c.runes, ch), append(c.spans, s)
	}
	if r.Note == nil {
		return
	}
	nt := c.flow.note(n, r.Note)
	for _, ch := range nt.mark {
		c.runes, c.spans = append(c.runes, ch), append(c.spans, nt.span(s.look))
	}
}

// mayLink accepts the kinds of address that open a page, a mail or a call; anything else is set as plain words.
func mayLink(url string) bool {
	kind, _, ok := strings.Cut(url, ":")
	if !ok || strings.ContainsFunc(url, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return false
	}
	switch strings.ToLower(kind) {
	case "http", "https", "mailto", "tel":
		return true
	}
	return false
}

// ignored reports characters that are not seen and ask for nothing in a letter: marks of direction, joiners of words, the
// mark of byte order, selectors of shapes.
func ignored(r rune) bool {
	switch {
	case r >= 0x200e && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2061 && r <= 0x206f:
		return true
	case r == 0xfeff, r >= 0xfe00 && r <= 0xfe0f:
		return true
	}
	return false
}

// breaks finds where lines may end: the Unicode line breaking algorithm (UAX 14; it also keeps « » ; : ! ? with their words
// where a typist set them off by plain spaces, as French does), and between Khmer words.
func (c *cutter) breaks() {
	c.after = make([]brk, len(c.runes))
	if !slices.ContainsFunc(c.runes, mayPart) {
		return
	}
	seg := &c.flow.press.lines
	seg.Init(c.runes)
	for it := seg.LineIterator(); it.Next(); {
		l := it.Line()
		end := l.Offset + len(l.Text) - 1
		c.after[end] = allowed
		if l.IsMandatoryBreak && end < len(c.runes)-1 {
			c.after[end] = forced
		}
	}
	if strings.ContainsFunc(string(c.runes), isKhmer) {
		at, s := 0, string(c.runes)
		places := text.KhmerBreaks(s)
		for i := range s {
			if len(places) > 0 && places[0] == i {
				c.after[at-1] = max(c.after[at-1], allowed)
				places = places[1:]
			}
			at++
		}
	}
}

// mayPart is false for the characters of which no two, in any order, allow a line to end between them.
func mayPart(r rune) bool {
	return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '.'
}

const (
	softHyphen     = '\u00ad'
	zeroWidthSpace = '\u200b'
	wordJoiner     = '\u2060'
)

// boxes shapes what stands between places where something changes: a space, a break, a span, a face.
func (c *cutter) boxes(p *para) error {
	for i := 0; i < len(c.runes); {
		r := c.runes[i]
		switch {
		case r == ' ' || r == '\n' || r == '\u2028' || r == '\u2029':
			c.space(p, i)
			i++
			continue
		case r == softHyphen || r == zeroWidthSpace || r == wordJoiner:
			c.unseen(p, i)
			i++
			continue
		}
		f := c.flow.press.pick(c.spans[i].look, r)
		if f == nil {
			return c.missing(i)
		}
		j := i + 1
		for j < len(c.runes) && c.spans[j] == c.spans[i] && c.after[j-1] == never && !c.parts(j) && c.stays(f, c.runes[j]) {
			j++
		}
		word := string(c.runes[i:j])
		s := c.flow.press.shape(f, c.spans[i].look.figures, word)
		p.boxes = append(p.boxes, box{shaped: s, span: c.spans[i], w: c.spans[i].look.size.of(s.adv), brk: c.after[j-1], note: c.noteAt(i)})
		i = j
	}
	return nil
}

func (c *cutter) noteAt(i int) *note {
	if l := c.spans[i].link; l != nil {
		return l.to
	}
	return nil
}

// parts reports a character that never stands inside a box.
func (c *cutter) parts(i int) bool {
	switch c.runes[i] {
	case ' ', '\n', '\u2028', '\u2029', softHyphen, zeroWidthSpace, wordJoiner:
		return true
	}
	return false
}

// stays reports whether r is set in the face of the characters before it. Marks and joiners always are; a Latin word
// stays in its face, and Khmer leaves it.
func (c *cutter) stays(f *face, r rune) bool {
	if unicode.Is(unicode.M, r) || r == '\u200c' || r == '\u200d' {
		return f.has(r) || r == '\u200c' || r == '\u200d'
	}
	if isKhmer(r) != (f.id >= khmer) {
		return false
	}
	return f.has(drawnAs(r))
}

// space puts a gap after the last box; several spaces are one, and none begins a paragraph.
func (c *cutter) space(p *para, i int) {
	if len(p.boxes) == 0 {
		return
	}
	last := &p.boxes[len(p.boxes)-1]
	last.brk = max(last.brk, c.after[i])
	if c.after[i] == never {
		last.brk = never
	}
	if last.gap != nil {
		return
	}
	l := last.span.look
	id := l.order('a')[0]
	last.gap = c.flow.press.shape(c.flow.press.faces[id], l.figures, " ")
	last.gapW = l.size.of(last.gap.adv)
}

// unseen handles what only allows or forbids a break.
func (c *cutter) unseen(p *para, i int) {
	if len(p.boxes) == 0 {
		return
	}
	last := &p.boxes[len(p.boxes)-1]
	last.brk = c.after[i]
	if c.runes[i] == softHyphen && c.after[i] == allowed {
		f := c.flow.press.faces[last.span.look.order('a')[0]]
		last.hyphen = c.flow.press.shape(f, oldStyle, "-")
	}
}

func (c *cutter) missing(i int) error {
	from, to := max(0, i-20), min(len(c.runes), i+20)
	return fault.New(fault.Invalid, "the letter has the character %q (U+%04X), which none of its fonts can draw; it stands in “%s”",
		string(c.runes[i]), c.runes[i], strings.TrimSpace(string(c.runes[from:to])))
}
