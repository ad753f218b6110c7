package web

import "github.com/upheld/upheld/when"

// axis lays days on a width. Days up to knee have most of it; the years after, in which little happened, are drawn
// in a narrow tail of another scale behind a break.
type axis struct {
	first, knee, last when.Day
	x0, x1, x2        float64 // of first, of knee, of last; the tail begins a gap after x1
}

const axisGap = 10

func (a axis) hasTail() bool { return a.last > a.knee }

// x is the place of a day; days outside stand at the ends.
func (a axis) x(d when.Day) float64 {
	switch {
	case d <= a.first:
		return a.x0
	case d <= a.knee:
		return a.x0 + (a.x1-a.x0)*float64(d-a.first)/float64(a.knee-a.first)
	case d >= a.last:
		return a.x2
	}
	return a.x1 + axisGap + (a.x2-a.x1-axisGap)*float64(d-a.knee)/float64(a.last-a.knee)
}

// years gives each first of January on the axis; in the tail too.
func (a axis) years() []when.Day {
	var out []when.Day
	y, _, _ := a.first.Civil()
	for ; ; y++ {
		d, err := when.Date(y, 1, 1)
		if err != nil || d > a.last {
			return out
		}
		if d >= a.first {
			out = append(out, d)
		}
	}
}

// quarterStart is the first day of the quarter that holds d.
func quarterStart(d when.Day) when.Day {
	y, m, _ := d.Civil()
	q, err := when.Date(y, (m-1)/3*3+1, 1)
	if err != nil {
		return d
	}
	return q
}
