package custody

import "github.com/upheld/upheld/when"

// stay is a spell reduced to its arithmetic: it began on one of the days s1..s2 and ended on one of e1..e2, not
// before it began. An unknown end is when.Max.
type stay struct{ s1, s2, e1, e2 when.Day }

// newStay drops the days that belong to no possible pair: ends before every start, starts after every end. It is
// false for a stay without a start, and for one that ended before it can have begun.
func newStay(start, end when.When) (stay, bool) {
	if start.IsZero() {
		return stay{}, false
	}
	x := stay{start.Earliest(), start.Latest(), when.Max, when.Max}
	if !end.IsZero() {
		x.e1, x.e2 = max(end.Earliest(), x.s1), end.Latest()
		x.s2 = min(x.s2, x.e2)
	}
	return x, x.s1 <= x.e2
}

// certain is the run of days on which the person was held whichever pair of days is the true one.
func (x stay) certain() when.Range {
	r := when.Range{First: x.s2, Last: x.e1 - 1}
	if x.s1 == x.s2 && x.s2 == x.e1 {
		r.Last = x.e1 // taken that day for sure: held on it even if freed the same day
	}
	return r
}

// possible is the run of days on which the person was held under at least one pair.
func (x stay) possible() when.Range {
	r := when.Range{First: x.s1, Last: x.e2 - 1}
	if x.s2 == x.e2 {
		r.Last = x.e2
	}
	return r
}

func (x stay) on(d when.Day) when.Tri {
	switch {
	case x.certain().Has(d):
		return when.Yes
	case x.possible().Has(d):
		return when.Possibly
	}
	return when.No
}

// days is the least and the most that can have passed in the stay up to a day, counting from the first day to
// that day or to the end, whichever is earlier; 0 before it began.
func (x stay) days(upTo when.Day) (least, most int) {
	return max(0, int(min(upTo, x.e1)-x.s2)), max(0, int(min(upTo, x.e2)-x.s1))
}
