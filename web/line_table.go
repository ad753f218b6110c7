package web

import "github.com/upheld/upheld/when"

// quarter is one row of the table beside the line of the case.
type quarter struct {
	Year, N                                     int
	Acts, HeldEnd, HeldMost, Appeals, Elections int
}

// quarters counts the line by quarters, from its first mark to its last or the as-of day; quarters in which nothing
// happened and nobody was held are left out.
func (l caseLine) quarters() []quarter {
	a := l.scale(lineSizes[0])
	var out []quarter
	for from := a.first; from <= min(a.last, l.On); {
		next := quarterStart(from + 95)
		y, m, _ := from.Civil()
		to := min(next-1, l.On)
		q := quarter{
			Year: y, N: (m-1)/3 + 1,
			Acts: within(l.Acts, from, to), Appeals: within(l.Appeals, from, to), Elections: within(l.Elections, from, to),
			HeldEnd: l.heldOn(to), HeldMost: l.heldOn(from),
		}
		for _, s := range l.Curve {
			if s.Day >= from && s.Day <= to {
				q.HeldMost = max(q.HeldMost, s.Held)
			}
		}
		if q.Acts+q.Appeals+q.Elections+q.HeldMost > 0 {
			out = append(out, q)
		}
		from = next
	}
	return out
}

func within(marks []lineMark, from, to when.Day) int {
	n := 0
	for _, m := range marks {
		if m.Day >= from && m.Day <= to {
			n++
		}
	}
	return n
}
