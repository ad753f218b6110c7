package pdf

import (
	"strconv"
	"strings"

	"github.com/upheld/upheld/letter/doc"
)

// The list of signatories: two columns, numbers hanging to the left of the names.
const (
	rollGutter = 40 * pt // the numbers of the second column stand in it
	rollGap    = 4 * pt
)

// roll is a list in two columns. How much of it stands on a page is known when the page is.
type roll struct {
	entries []*slab // each at the left edge of a column
	shift   unit    // from the left column to the right one
}

// columns sets many signatories small, numbered, down the first column and then the second of each page.
func (f *flow) columns(n *node, signed []doc.Signatory) {
	l := n.add("L")
	l.attrs = "/O/List/ListNumbering/Decimal"
	width := (f.width - rollGutter) / 2
	st := plain(look{size: 9400, color: ink}, 11800, n.language())
	r := &roll{shift: width + rollGutter}
	number := labelLook
	number.figures, number.size = tabular, 8*pt
	for i := range signed {
		li := l.add("LI")
		label := f.word(li.add("Lbl"), number, strconv.Itoa(i+1)+".")
		p, err := f.paragraph(li.add("LBody"), st, entry(&signed[i]))
		if err != nil {
			f.fail(err)
			return
		}
		e := &slab{}
		e.beside(p.lines(width, width), st, f.x)
		f.hang(e, label, f.x-8*pt)
		r.entries = append(r.entries, e)
	}
	if len(signed) > 0 {
		f.add(&slab{roll: r})
	}
}

// entry is a signatory in a list: the name, and on the next line what else is known.
func entry(s *doc.Signatory) []doc.Run {
	out := []doc.Run{{Text: s.Name, Strong: true}}
	var more []string
	for _, v := range []string{s.Role, s.Organisation, s.Country} {
		if v != "" {
			more = append(more, v)
		}
	}
	if len(more) > 0 {
		out = append(out, doc.Run{Text: "\n" + strings.Join(more, ", ")})
	}
	return out
}

// take cuts off as many entries as fill two columns of at most room; what is left over is balanced, so that both columns
// of the last page end alike. It gives nil when not three lines fit.
func (r *roll) take(room unit) *slab {
	first, second := r.fill(room)
	if first == 0 {
		return nil
	}
	if first+second == len(r.entries) {
		for low := r.entries[0].height; ; low += pt {
			if a, b := r.fill(low); a+b == len(r.entries) {
				first, second = a, b
				break
			}
		}
	}
	s := &slab{}
	y := s.column(r.entries[:first], 0)
	s.height = max(y, s.column(r.entries[first:first+second], r.shift))
	r.entries = r.entries[first+second:]
	return s
}

// fill counts the entries that fit one after the other into two columns of height room.
func (r *roll) fill(room unit) (first, second int) {
	count := func(entries []*slab) int {
		var y unit
		for i, e := range entries {
			if y += e.height; y > room {
				return i
			}
			y += rollGap
		}
		return len(entries)
	}
	first = count(r.entries)
	return first, count(r.entries[first:])
}

// column draws entries under each other, shifted to the right, and gives the height.
func (s *slab) column(entries []*slab, shift unit) unit {
	var y unit
	for _, e := range entries {
		for _, m := range e.marks {
			m.x, m.y = m.x+shift, m.y+y
			s.marks = append(s.marks, m)
		}
		y += e.height + rollGap
	}
	return y - rollGap
}
