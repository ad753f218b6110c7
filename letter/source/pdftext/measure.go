package pdftext

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// measures is how the pages of a file are set, as far as it tells which line ends were meant.
type measures struct {
	leading float64 // usual distance of two lines, in sizes
	khmer   float64 // the same of Khmer, whose signs need more
	slack   float64 // room that lines leave although a word would fit
}

// measure looks at all lines and notes in each how far it may run.
func measure(pages [][]line) measures {
	gaps, khmer := map[float64]int{}, map[float64]int{}
	for _, p := range pages {
		for i := 1; i < len(p); i++ {
			a, b := p[i-1], p[i]
			if b.start || math.Abs(a.size-b.size) > 0.3 {
				continue
			}
			gap := math.Round((a.y-b.y)/b.size*20) / 20
			if mostlyKhmer(a.text) && mostlyKhmer(b.text) {
				khmer[gap]++
			} else {
				gaps[gap]++
			}
		}
	}
	m := measures{leading: sane(most(gaps), 1.2)}
	m.khmer = max(sane(most(khmer), 0), 1.45*m.leading)
	edges(pages)
	m.slack = m.room(pages)
	return m
}

func sane(leading, otherwise float64) float64 {
	if leading < 0.8 || leading > 3 {
		return otherwise
	}
	return leading
}

// most is the key with the largest count, the smaller key where two are equal.
func most(count map[float64]int) float64 {
	best, n := 0.0, 0
	for k, c := range count {
		if c > n || c == n && k < best {
			best, n = k, c
		}
	}
	return best
}

func khmerLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.Is(unicode.Khmer, r) {
			n++
		}
	}
	return n
}

func mostlyKhmer(s string) bool { return 2*khmerLetters(s) > utf8.RuneCountInString(s) }

// edgeKey groups lines that begin at one place in one size: they were set to one edge.
type edgeKey struct{ x0, size int }

func keyOf(l line) edgeKey { return edgeKey{int(l.x0/8 + 0.5), int(l.size + 0.5)} }

// edges gives every line the edge to which it may run: that of its own block when this is a column of prose, else that of
// all lines of the file that begin where it does.
func edges(pages [][]line) {
	all := map[edgeKey][]float64{}
	for _, p := range pages {
		for _, l := range p {
			all[keyOf(l)] = append(all[keyOf(l)], l.x1)
		}
	}
	whole := map[edgeKey]float64{}
	for k, xs := range all {
		slices.Sort(xs)
		whole[k] = xs[len(xs)-1-len(xs)/20]
	}
	for _, p := range pages {
		for from := 0; from < len(p); {
			to := from + 1
			for to < len(p) && !p[to].start {
				to++
			}
			columnEdges(p[from:to], whole)
			from = to
		}
	}
}

func columnEdges(block []line, whole map[edgeKey]float64) {
	own := map[edgeKey][]line{}
	for _, l := range block {
		own[keyOf(l)] = append(own[keyOf(l)], l)
	}
	edge := map[edgeKey]float64{}
	for k, lines := range own {
		for _, l := range lines {
			edge[k] = max(edge[k], l.x1)
		}
		full := 0
		for _, l := range lines {
			if l.x1 > edge[k]-0.15*(edge[k]-l.x0) {
				full++
			}
		}
		if full < 6 || 2*full < len(lines) { // no prose
			edge[k] = max(edge[k], whole[k])
		}
	}
	for i := range block {
		block[i].edge = edge[keyOf(block[i])]
	}
}

// room is how much room lines leave at most although the next word would fit: programs that choose line ends for an even
// look do so. A line that begins with a small letter tells, for the line end before it was not meant.
func (m measures) room(pages [][]line) float64 {
	slack := 0.0
	for _, p := range pages {
		for i := 1; i < len(p); i++ {
			a, b := p[i-1], p[i]
			r, _ := utf8.DecodeRuneInString(b.text)
			if b.start || !unicode.IsLower(r) || keyOf(a) != keyOf(b) || m.wide(a, b) ||
				len(strings.Fields(a.text)) < 5 || strings.Contains(a.text+b.text, "\t") {
				continue
			}
			if left := a.edge - need(a, b); left < 0.2*(a.edge-a.x0) {
				slack = max(slack, left)
			}
		}
	}
	return slack
}

// need is where line a would end with the first word of b on it.
func need(a, b line) float64 { return a.x1 + b.firstWord + 0.25*a.size }

// couldHaveHeld reports that the first word of b had room on a's line: then the break was meant.
func (m measures) couldHaveHeld(a, b line) bool { return need(a, b)+m.slack+0.2*a.size < a.edge }

// wide reports more room between two lines than lines of one paragraph have.
func (m measures) wide(a, b line) bool {
	leading := m.leading
	switch {
	case mostlyKhmer(a.text) && mostlyKhmer(b.text):
		leading = m.khmer
	case khmerLetters(a.text)+khmerLetters(b.text) > 0:
		leading = (m.leading + m.khmer) / 2
	}
	return (a.y-b.y)/max(a.size, b.size) > 1.28*leading
}
