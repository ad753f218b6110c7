package pdf

import (
	"encoding/hex"
	"strconv"
	"unicode/utf16"
)

// canvas writes the content stream of one page (ISO 32000-1, 8 and 9).
type canvas struct {
	page  int
	b     []byte
	mcids []*node // elements by number of marked content
	links []place // where links stand

	open  *node // leaf whose marked content is open
	inBT  bool
	face  *face
	size  unit
	color color
	used  [faceCount]bool

	array bool // an array of glyphs is open
	moved bool // the pen was set since BT
	pen   int  // where the reader's pen stands, in millionths of a point
	y     unit // of the base line
	rise  unit
}

// place is a rectangle that a link covers, from the top left corner of the page.
type place struct {
	link       *link
	x, y, w, h unit
}

// close ends open marked content.
func (c *canvas) close() {
	c.closeText()
	if c.open != nil {
		c.b = append(c.b, "EMC\n"...)
		c.open = nil
	}
}

// begin opens marked content for a leaf, or goes on with it. With actual, it is content of its own that is copied out
// as that text.
func (c *canvas) begin(leaf *node, actual string) {
	if c.open == leaf && actual == "" {
		return
	}
	c.close()
	at := leaf
	if actual != "" {
		at = leaf.add("Span")
		at.actual = actual
		if at.language() != "km" && isKhmer(firstLetter(actual)) {
			at.lang = "km"
		}
		at = at.leaf()
	}
	el := at.element()
	c.b = append(c.b, '/')
	c.b = append(c.b, el.typ...)
	c.b = append(c.b, "<</MCID "...)
	c.b = unit(len(c.mcids) * 1000).append(c.b)
	if actual != "" {
		c.b = append(c.b, "/ActualText"...)
		c.b = textString(c.b, actual)
	}
	c.b = append(c.b, ">>BDC\n"...)
	at.kids = append(at.kids, kid{page: c.page, mcid: len(c.mcids)})
	c.mcids = append(c.mcids, el)
	if actual == "" {
		c.open = leaf
		return
	}
	c.open = at
}

func firstLetter(s string) rune {
	for _, r := range s {
		if isKhmer(r) {
			return r
		}
	}
	return 0
}

// artifact draws fn as what is not part of the letter's text: rules, running heads, feet.
func (c *canvas) artifact(kind string, fn func()) {
	c.close()
	c.b = append(c.b, "/Artifact"...)
	if kind == "" {
		c.b = append(c.b, " BMC\n"...)
	} else {
		c.b = append(c.b, "<</Type/Pagination/Subtype/"...)
		c.b = append(c.b, kind...)
		c.b = append(c.b, ">>BDC\n"...)
	}
	fn()
	c.close()
	c.b = append(c.b, "EMC\n"...)
}

func (c *canvas) rule(x, y, w, h unit, fill color) {
	c.artifact("", func() { c.rect(x, y, w, h, fill) })
}

func (c *canvas) rect(x, y, w, h unit, fill color) {
	c.paint(fill)
	for _, v := range [...]unit{x, pageHeight - y - h, w, h} {
		c.b = append(v.append(c.b), ' ')
	}
	c.b = append(c.b, "re f\n"...)
}

func (c *canvas) paint(to color) {
	if to == c.color {
		return
	}
	c.b = to.append(c.b)
	c.color = to
}

// line draws l with its left end at x and its base line at y. Words that stand glyph for character are shown as they are;
// a phrase of Khmer, up to the next space, is one piece of marked content with its own text.
func (c *canvas) line(l *line, x, y unit, tagged bool) {
	for i := 0; i < len(l.boxes); {
		b := &l.boxes[i]
		if !b.shaped.whole {
			if tagged {
				c.begin(b.span.leaf, "")
			}
			c.box(b, x, y)
			c.mark(l, i, x, y)
			x += b.w + b.gapW
			i++
			continue
		}
		j, actual := phrase(l, i)
		if tagged {
			c.begin(b.span.leaf, actual)
		} else {
			c.closeText()
			c.b = append(textString(append(c.b, "/Span<</ActualText"...), actual), ">>BDC\n"...)
		}
		for ; i < j; i++ {
			c.box(&l.boxes[i], x, y)
			c.mark(l, i, x, y)
			x += l.boxes[i].w + l.boxes[i].gapW
		}
		if tagged {
			c.close()
			continue
		}
		c.closeText()
		c.b = append(c.b, "EMC\n"...)
	}
}

// phrase is the boxes from i on that are copied out together, and their text.
func phrase(l *line, i int) (end int, actual string) {
	first := l.boxes[i].span
	for ; i < len(l.boxes) && l.boxes[i].shaped.whole && l.boxes[i].span == first; i++ {
		actual += l.boxes[i].shaped.text
		if l.boxes[i].gap != nil {
			return i + 1, actual + " "
		}
	}
	return i, actual
}

// mark notes the place of a link, and underlines an address.
func (c *canvas) mark(l *line, i int, x, y unit) {
	b := &l.boxes[i]
	if b.span.link == nil {
		return
	}
	w := b.w
	if i+1 < len(l.boxes) && l.boxes[i+1].span == b.span {
		w += b.gapW
	}
	size := b.span.look.size
	p := place{b.span.link, x, y - size.of(780), w, size.of(1020)}
	if n := len(c.links); n > 0 {
		last := &c.links[n-1]
		if last.link == p.link && last.y == p.y && last.x+last.w >= x-10 {
			last.w = x + w - last.x
			return
		}
	}
	c.links = append(c.links, p)
}

// box shows the glyphs of one box, its hyphen and its space.
func (c *canvas) box(b *box, x, y unit) {
	lk := &b.span.look
	c.show(b.shaped, lk, x, y)
	x += b.w
	if b.hyphen != nil {
		h := *b.hyphen
		h.glyphs = append([]glyph(nil), h.glyphs...)
		h.glyphs[0].text, h.glyphs[0].code = string(softHyphen), 0
		c.show(&h, lk, x, y)
		x += lk.size.of(b.hyphen.adv)
	}
	if b.gap != nil {
		c.show(b.gap, lk, x, y)
	}
}

// show draws glyphs, each at its own place: the pen, and the offset of the glyph from it, both ways. Glyphs that follow each
// other on a line are one array; what a place differs from where the reader's pen stands is a number in it.
func (c *canvas) show(s *shaped, lk *look, x, y unit) {
	if !c.inBT {
		c.b = append(c.b, "BT\n"...)
		c.inBT, c.moved = true, false
	}
	if c.face != s.face || c.size != lk.size {
		c.endArray()
		c.face, c.size = s.face, lk.size
		c.used[s.face.id] = true
		c.b = append(c.b, "/F"...)
		c.b = append(c.b, byte('0'+s.face.id), ' ')
		c.b = append(lk.size.append(c.b), " Tf "...)
	}
	if lk.color != c.color {
		c.endArray()
		c.paint(lk.color)
	}
	if !c.moved || c.y != y {
		c.endArray()
		c.b = append(c.b, "1 0 0 1 "...)
		c.b = append(x.append(c.b), ' ')
		c.b = append((pageHeight - y).append(c.b), " Tm "...)
		c.moved, c.y, c.pen = true, y, int(x)*1000
	}
	size := int(lk.size)
	at := int(x) * 1000 // in millionths of a point, as c.pen
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if rise := lk.size.of(g.dy); rise != c.rise {
			c.endArray()
			c.b = append(rise.append(c.b), " Ts "...)
			c.rise = rise
		}
		if !c.array {
			c.b = append(c.b, "[<"...)
			c.array = true
		}
		if move := rounded(at+g.dx*size-c.pen, size); move != 0 {
			c.b = append(c.b, '>')
			c.b = strconv.AppendInt(c.b, int64(-move), 10)
			c.b = append(c.b, '<')
			c.pen += move * size
		}
		if g.code == 0 {
			g.code = s.face.code(g.gid, g.text)
		}
		c.b = hex.AppendEncode(c.b, []byte{byte(g.code >> 8), byte(g.code)})
		c.pen += int(s.face.advance[g.gid]) * size
		at += g.adv * size
	}
	if c.rise != 0 {
		c.endArray()
		c.b = append(c.b, "0 Ts "...)
		c.rise = 0
	}
}

// rounded is a/b to the nearest whole number.
func rounded(a, b int) int {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

func (c *canvas) endArray() {
	if c.array {
		c.b = append(c.b, ">]TJ\n"...)
		c.array = false
	}
}

// textString appends s as a PDF text string: UTF-16 with its mark, in hexadecimal.
func textString(b []byte, s string) []byte {
	b = append(b, "<FEFF"...)
	for _, u := range utf16.Encode([]rune(s)) {
		b = hex.AppendEncode(b, []byte{byte(u >> 8), byte(u)})
	}
	return append(b, '>')
}
