package when

// Tri is an answer that a record with incomplete dates can honestly give.
type Tri int8

const (
	No       Tri = iota // it cannot be so
	Possibly            // the record allows it and does not force it
	Yes                 // it must be so
)

// String is "no", "possibly" or "yes".
func (t Tri) String() string {
	switch t {
	case Yes:
		return "yes"
	case Possibly:
		return "possibly"
	}
	return "no"
}

// On says whether what w dates was true on day d.
func (w When) On(d Day) Tri {
	switch {
	case w.certain().Has(d):
		return Yes
	case w.possible().Has(d):
		return Possibly
	}
	return No
}

// Before says whether all of a lies before all of b, with no day in common. What was true is taken to be one
// run of days that holds all of Certain, lies within Possible and has at least one day.
func (w When) Before(b When) Tri {
	if w.possible().Last < b.possible().First {
		return Yes
	}
	// The shortest history that w allows against the latest start that b allows.
	end, start := w.possible().First, b.possible().Last
	if c := w.certain(); !c.Empty() {
		end = c.Last
	}
	if c := b.certain(); !c.Empty() {
		start = c.First
	}
	if end < start {
		return Possibly
	}
	return No
}

// After is Before the other way round.
func (w When) After(b When) Tri { return b.Before(w) }

// Overlaps says whether w and b have a day in common, under the reading of Before.
func (w When) Overlaps(b When) Tri {
	before, after := w.Before(b), w.After(b)
	switch {
	case before == Yes || after == Yes:
		return No
	case before == No && after == No:
		return Yes
	}
	return Possibly
}

// DaysBetween gives the fewest and the most days that can lie from a to b, each read as one day somewhere in its
// Possible range; the same day counts 0, the next day 1. Pairs of days in which b would come before a are left
// out as impossible, so min is 0 where the ranges overlap. When b lies wholly before a no pair is left and the
// answer is 0, 0: whoever must tell that apart asks a.After(b) first. With no known end max runs to the Day Max.
func DaysBetween(a, b When) (fewest, most int) {
	p, q := a.possible(), b.possible()
	return max(0, int(q.First)-int(p.Last)), max(0, int(q.Last)-int(p.First))
}
