package pdftext

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/order"
)

// What one page may ask for: more is read all the same, but in plain order.
const (
	maxBlocks    = 2000
	maxOnOneLine = 4000
)

// linesOf puts the pieces of a page into lines and the lines in the order of reading. The order in which a page shows
// its letters is nearly always that of reading, columns and all; where it goes up again a new block begins, and a block
// that lies above another as a whole comes before it.
func linesOf(pieces []piece, number int) []line {
	var blocks []block
	for _, l := range rawLines(pieces) {
		if n := len(blocks); n > 0 && !above(l, blocks[n-1]) {
			blocks[n-1].add(l)
			continue
		}
		var b block
		b.add(l)
		blocks = append(blocks, b)
	}
	var placed []block
	if len(blocks) > maxBlocks { // no reading order can be made out
		order.By(blocks, func(a, b block) int { return cmp.Compare(b.top, a.top) })
		placed, blocks = blocks, nil
	}
	for _, b := range blocks {
		at := slices.IndexFunc(placed, func(o block) bool { return b.bottom > o.top+0.1*b.lines[0].size })
		if at < 0 {
			at = len(placed)
		}
		placed = slices.Insert(placed, at, b)
	}
	var out []line
	for _, b := range placed {
		for i := range b.lines {
			l := b.lines[i]
			l.page, l.start = number, i == 0
			out = append(out, l)
		}
	}
	return joined(out)
}

// above reports a line that lies higher than the last line of a block.
func above(l line, b block) bool {
	return l.y > b.lines[len(b.lines)-1].y+0.6*max(l.size, b.lines[len(b.lines)-1].size)
}

func (b *block) add(l line) {
	if len(b.lines) == 0 {
		b.top, b.left, b.right = l.y, l.x0, l.x1
	}
	b.top, b.bottom = max(b.top, l.y), l.y
	b.left, b.right = min(b.left, l.x0), max(b.right, l.x1)
	b.lines = append(b.lines, l)
}
