package web

import "unicode"

// box is a rectangle in the units of a picture; y grows downwards.
type box struct{ x, y, w, h float64 }

func (a box) hits(b box) bool {
	return a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h
}

func (a box) inside(b box) bool {
	return a.x >= b.x && a.y >= b.y && a.x+a.w <= b.x+b.w && a.y+a.h <= b.y+b.h
}

// label is a text that has to stand somewhere near a mark. At are the points of its baseline, the best first;
// each says which end of the text stands there. Texts say the same at less and less length; the first that fits is used.
type label struct {
	texts []string
	class string
	size  float64
	at    []anchor
	near  bool // a shorter text at a better place goes before a longer one farther off
}

// anchor is a place for a text: the baseline's point and "start", "middle" or "end".
type anchor struct {
	x, y float64
	end  string
}

// board is a picture's space: what is taken already and where labels may stand.
type board struct {
	frame box
	taken []box
}

// take marks a rectangle as used, so that no label runs into it.
func (b *board) take(x box) { b.taken = append(b.taken, x) }

// place finds a free anchor of l and takes it: the best anchor for the longest text, or (near) the longest text for
// the best anchor. A label that fits nowhere is not shown (false): the table beside the picture has what it said.
func (b *board) place(l label) (string, anchor, bool) {
	rounds := len(l.texts) * len(l.at)
	for i := range rounds {
		text, at := l.texts[i/len(l.at)], l.at[i%len(l.at)]
		if l.near {
			text, at = l.texts[i%len(l.texts)], l.at[i/len(l.texts)]
		}
		x := boxOf(text, l.size, at)
		if x.inside(b.frame) && !b.busy(x) {
			b.take(x)
			return text, at, true
		}
	}
	return "", anchor{}, false
}

func (b *board) busy(x box) bool {
	for _, t := range b.taken {
		if x.hits(t) {
			return true
		}
	}
	return false
}

// boxOf is the room that a text needs at an anchor, with a little air.
func boxOf(text string, size float64, a anchor) box {
	w := textWidth(text, size)
	x := a.x
	switch a.end {
	case "middle":
		x -= w / 2
	case "end":
		x -= w
	}
	return box{x - 1, a.y - size*0.82, w + 2, size * 1.12}
}

// draw places l and writes it.
func (s *svg) draw(b *board, l label) {
	text, a, ok := b.place(l)
	if !ok {
		return
	}
	s.textual("text", text, "class", l.class, "x", a.x, "y", a.y, "font-size", l.size, "text-anchor", a.end)
}

// textWidth is about how wide Source Sans sets a text, on the wide side: measured classes of its letters, in
// parts of the size. The pages' tests compare with what a browser draws.
func textWidth(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case r == ' ' || r == '\u00a0' || r == '\u202f':
			w += 0.21
		case r == 'i' || r == 'j' || r == 'l' || r == '.' || r == ',' || r == ':' || r == '\'' || r == '’' || r == 'I':
			w += 0.28
		case r == 'f' || r == 't' || r == 'r' || r == '-' || r == '(' || r == ')':
			w += 0.36
		case r == 'm' || r == 'w' || r == 'M' || r == 'W' || r == '%':
			w += 0.86
		case unicode.IsUpper(r):
			w += 0.62
		case unicode.IsDigit(r):
			w += 0.52
		default:
			w += 0.55
		}
	}
	return w * size
}
