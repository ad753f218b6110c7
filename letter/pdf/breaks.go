package pdf

import (
	"unicode"

	"github.com/upheld/upheld/text"
)

// line is some boxes of a paragraph that stand beside each other.
type line struct {
	boxes []box
	w     unit
	notes []*note
	top   unit // ink above the base line, at least that of the look
	low   unit // ink below it, positive
}

// The price of ending a line at a place; raggedness is priced as the square of what is missing, in thousandths of the
// width.
const (
	priceTorn   = 1 << 40 // inside what should stay together; only when nothing else fits
	priceHyphen = 60_000
	priceAlone  = 40_000 // a last line of one short word
	priceSmall  = 6_000  // after a word of one or two letters
	priceFigure = 30_000 // after a number, a third of it before one
)

// lines cuts p into lines so that the right edge of the whole paragraph is as even as it can be: all ways to break it are
// compared, as Knuth and Plass do ("Breaking paragraphs into lines", 1981), with spaces of one width. first is the width
// of the first line, rest of the others.
func (p *para) lines(first, rest unit) []*line {
	p.part(min(first, rest))
	n := len(p.boxes)
	best := make([]way, n+1)
	for j := 1; j <= n; j++ {
		best[j].cost = -1
		var w unit
		for i := j - 1; i >= 0; i-- {
			b := &p.boxes[i]
			if i < j-1 && b.brk == forced {
				break
			}
			w += b.w
			if i < j-1 {
				w += b.gapW
			}
			room := rest
			if i == 0 {
				room = first
			}
			need := w + p.hyphenWidth(j-1)
			if need > room && i < j-1 {
				break
			}
			cost := best[i].cost + p.price(j, need, room)
			if best[j].cost < 0 || cost < best[j].cost {
				best[j] = way{cost, i}
			}
		}
	}
	var out []*line
	for j := n; j > 0; j = best[j].from {
		out = append(out, p.line(best[j].from, j))
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

type way struct {
	cost int
	from int
}

// price of a line that ends before box j, need wide in room.
func (p *para) price(j int, need, room unit) int {
	last := &p.boxes[j-1]
	lack := max(0, int(room-need)*1000/int(room))
	switch {
	case j == len(p.boxes):
		if need < room/6 {
			return priceAlone
		}
		return 0
	case last.brk == forced:
		return 0
	case last.brk == never:
		return priceTorn
	case last.hyphen != nil && last.gap == nil:
		return lack*lack + priceHyphen
	}
	cost := lack * lack
	if r := []rune(last.shaped.text); len(r) <= 2 && unicode.IsLetter(r[0]) && !last.shaped.whole {
		cost += priceSmall
	}
	switch {
	case last.gap == nil:
	case figure(last.shaped.text):
		cost += priceFigure
	case figure(p.boxes[j].shaped.text):
		cost += priceFigure / 3
	}
	return cost
}

// figure reports a word that begins with a digit: a day, a year, an article.
func figure(s string) bool {
	for _, r := range s {
		return unicode.IsDigit(r)
	}
	return false
}

func (p *para) hyphenWidth(i int) unit {
	b := &p.boxes[i]
	if b.hyphen == nil || b.gap != nil || i == len(p.boxes)-1 {
		return 0
	}
	return b.span.look.size.of(b.hyphen.adv)
}

// part cuts every box that is wider than a line at clusters, so that nothing ever runs over the edge.
func (p *para) part(room unit) {
	wide := false
	for i := range p.boxes {
		wide = wide || p.boxes[i].w > room
	}
	if !wide {
		return
	}
	var out []box
	for _, b := range p.boxes {
		if b.w <= room {
			out = append(out, b)
			continue
		}
		from := 0
		s := b.shaped.text
		for _, end := range append(text.KhmerClusters(s), len(s)) {
			piece := b
			piece.shaped = p.press.shape(b.shaped.face, b.span.look.figures, s[from:end])
			piece.w = b.span.look.size.of(piece.shaped.adv)
			if from = end; end < len(s) {
				piece.brk, piece.gap, piece.gapW, piece.hyphen = never, nil, 0, nil
			}
			out = append(out, piece)
		}
	}
	p.boxes = out
}

func (p *para) line(from, to int) *line {
	l := &line{boxes: append([]box(nil), p.boxes[from:to]...)}
	for i := range l.boxes {
		b := &l.boxes[i]
		last := i == len(l.boxes)-1
		if !last || to == len(p.boxes) || b.gap != nil {
			b.hyphen = nil
		}
		l.w += b.w
		if !last {
			l.w += b.gapW
		}
		if b.hyphen != nil {
			l.w += b.span.look.size.of(b.hyphen.adv)
		}
		if b.note != nil {
			l.notes = append(l.notes, b.note)
		}
		size := b.span.look.size
		l.top = max(l.top, size.of(700), size.of(b.shaped.top))
		l.low = max(l.low, size.of(220), -size.of(b.shaped.low))
	}
	return l
}
