package pdftext

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/upheld/upheld/order"
)

// line is what stands on one line of a page.
type line struct {
	text      string
	x0, x1, y float64
	size      float64 // of most of its letters
	page      int
	start     bool // the first line of a block
	pieces    []piece
	firstWord float64 // width
	edge      float64 // to which it may run
	font      int     // of all its letters, mixed when they have several
	note      bool    // small, at the foot of the page
}

// block is lines that were shown one under the other without going up again.
type block struct {
	lines       []line
	top, bottom float64
	left, right float64
}

// rawLines cuts the pieces where the place of writing leaves the line.
func rawLines(pieces []piece) []line {
	var out []line
	var cur []piece
	flush := func() {
		if len(cur) > 0 {
			if l, ok := newLine(cur); ok {
				out = append(out, l)
			}
		}
		cur = nil
	}
	for _, p := range pieces {
		if p.size <= 0.5 || p.size > 1000 {
			continue
		}
		if len(cur) > 0 && (len(cur) >= maxOnOneLine || !sameLine(cur, p)) {
			flush()
		}
		cur = append(cur, p)
	}
	flush()
	return out
}

// sameLine allows for raised and lowered signs, which are smaller than the letters beside them.
func sameLine(cur []piece, p piece) bool {
	last := cur[len(cur)-1]
	size := max(last.size, p.size)
	for i := len(cur) - 1; i >= 0 && i > len(cur)-40; i-- {
		size = max(size, cur[i].size)
	}
	if math.Abs(p.y-cur[0].y) > 0.5*size && math.Abs(p.y-last.y) > 0.2*size {
		return false
	}
	return p.x >= last.x-0.5*size || math.Abs(p.y-last.y) < 0.05*size
}

// newLine makes the text of a line: letters by their place, spaces where the gap says so.
func newLine(pieces []piece) (line, bool) {
	pieces = slices.Clone(pieces)
	order.By(pieces, func(a, b piece) int { return cmp.Compare(a.x, b.x) })
	pieces = once(pieces)
	l := line{size: commonSize(pieces), pieces: pieces, x0: math.Inf(1), x1: math.Inf(-1)}
	l.y = baseline(pieces, l.size)
	l.font = oneFont(pieces)
	var b strings.Builder
	end, lastSize := math.Inf(-1), 0.0
	for _, p := range pieces {
		t := p.text
		blank := strings.TrimSpace(t) == ""
		gap := p.x - end
		if end > math.Inf(-1) && !strings.HasSuffix(b.String(), " ") && !strings.HasSuffix(b.String(), "\t") {
			em := max(p.size, lastSize)
			switch {
			case gap > 2.5*em && !blank:
				b.WriteByte('\t')
			case gap > 0.2*em && !startsWithSpace(t):
				b.WriteByte(' ')
			}
		}
		if mark, ok := raised(p, l); ok {
			t = mark
		}
		b.WriteString(t)
		if !blank {
			if math.IsInf(l.x0, 1) {
				l.x0 = p.x
			}
			l.x1 = max(l.x1, p.x+p.w)
			end, lastSize = p.x+p.w, p.size
		} else if p.x+p.w > end {
			end = p.x + p.w
		}
	}
	l.text = tidy(b.String())
	l.firstWord = l.widthOfFirstWord()
	return l, l.text != ""
}

// once leaves out letters that were shown twice at the same place to look bold.
func once(pieces []piece) []piece {
	return slices.CompactFunc(pieces, func(a, b piece) bool {
		return !a.actual && a.text == b.text && math.Abs(a.x-b.x) < 0.12*a.size && math.Abs(a.y-b.y) < 0.12*a.size &&
			strings.TrimSpace(a.text) != ""
	})
}

// raised reports the mark of a footnote: small digits above the line.
func raised(p piece, l line) (string, bool) {
	if p.size > 0.85*l.size || p.y < l.y+0.15*l.size {
		return "", false
	}
	t := strings.TrimSpace(p.text)
	if t == "" || strings.Trim(t, "0123456789") != "" {
		return "", false
	}
	return "\x01" + t + "\x02", true
}

// tidy makes one space of several, keeps tabs, and writes the marks of notes as [1]. Digits of one mark that were shown
// one by one come together.
func tidy(s string) string {
	s = strings.ReplaceAll(s, "\x02\x01", "")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\x01", "["), "\x02", "]")
	var b strings.Builder
	blank := false
	for _, r := range s {
		switch {
		case r == '\t' || r == '\n':
			if !strings.HasSuffix(b.String(), "\t") {
				b.WriteByte('\t')
			}
			blank = true
		case r == ' ' || r == '\u00a0' || r == '\u2002' || r == '\u2003':
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
		case unicode.IsControl(r):
		default:
			b.WriteRune(r)
			blank = false
		}
	}
	return strings.TrimSpace(b.String())
}

func startsWithSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

const mixed = -1

func oneFont(pieces []piece) int {
	font := 0
	for _, p := range pieces {
		if strings.TrimSpace(p.text) == "" {
			continue
		}
		if font != 0 && p.font != font {
			return mixed
		}
		font = p.font
	}
	return font
}

// commonSize is the size that most letters have.
func commonSize(pieces []piece) float64 {
	count := map[float64]int{}
	best, most := 0.0, -1
	for _, p := range pieces {
		s := math.Round(p.size*4) / 4
		count[s] += 1 + len(strings.TrimSpace(p.text))
		if count[s] > most || count[s] == most && s > best {
			best, most = s, count[s]
		}
	}
	return best
}

// baseline is where most letters of the line's size stand.
func baseline(pieces []piece, size float64) float64 {
	for _, p := range pieces {
		if math.Abs(p.size-size) < 0.3 && strings.TrimSpace(p.text) != "" {
			return p.y
		}
	}
	return pieces[0].y
}

// widthOfFirstWord is how much room the first word needs: it tells whether the line before could have held it.
func (l *line) widthOfFirstWord() float64 {
	started := false
	for _, p := range l.pieces {
		t := p.text
		if strings.TrimSpace(t) == "" {
			if started {
				return p.x - l.x0
			}
			continue
		}
		started = true
		if i := strings.IndexFunc(strings.TrimLeft(t, " "), unicode.IsSpace); i > 0 { // words in one piece
			return p.x - l.x0 + p.w*float64(i)/float64(len(t))
		}
	}
	// A gap may stand for the space.
	for i := 1; i < len(l.pieces); i++ {
		before := l.pieces[i-1]
		if l.pieces[i].x-(before.x+before.w) > 0.2*l.size {
			return before.x + before.w - l.x0
		}
	}
	return l.x1 - l.x0
}

// joined puts lines together that stand side by side: cells of a row, a date at the right edge.
func joined(lines []line) []line {
	var out []line
	for _, l := range lines {
		n := len(out) - 1
		if n < 0 || math.Abs(out[n].y-l.y) > 0.2*max(l.size, out[n].size) || overlap(out[n], l) ||
			len(out[n].pieces)+len(l.pieces) > maxOnOneLine {
			out = append(out, l)
			continue
		}
		start := out[n].start
		both, ok := newLine(append(slices.Clone(out[n].pieces), l.pieces...))
		if ok {
			both.page, both.start = l.page, start
			out[n] = both
		}
	}
	return out
}

func overlap(a, b line) bool { return a.x0 < b.x1-0.1*a.size && b.x0 < a.x1-0.1*a.size }
