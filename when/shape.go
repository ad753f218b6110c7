package when

import (
	"fmt"

	"github.com/upheld/upheld/fault"
)

// days is every day that p can mean, "about" included. p is a day, month or year of the calendar.
func (p part) days() Range {
	y, m := p.year, p.month
	switch {
	case p.day > 0:
		d := fromCivil(y, m, p.day)
		if !p.about {
			return Range{d, d}
		}
		return Range{d.AddDays(-aboutDays), d.AddDays(aboutDays)}
	case m > 0:
		if !p.about {
			return Range{fromCivil(y, m, 1), fromCivil(y, m, daysIn(y, m))}
		}
		return Range{monthStart(y*12 + m - 1 - aboutMonths), monthStart(y*12 + m + aboutMonths).AddDays(-1)}
	}
	if !p.about {
		return Range{fromCivil(y, 1, 1), fromCivil(y, 12, 31)}
	}
	return Range{monthStart((y - aboutYears) * 12), monthStart((y + aboutYears + 1) * 12).AddDays(-1)}
}

// monthStart is the first day of month n, counted from January of year 0, held within Min and Max + 1.
func monthStart(n int) Day {
	switch {
	case n < 12:
		return Min
	case n >= 10000*12:
		return Max + 1
	}
	return fromCivil(n/12, n%12+1, 1)
}

// days is every day that e can mean, before anything is known of the other end of its run.
func (e end) days() (Range, error) {
	r := Range{Min, Max}
	if !e.lo.open() {
		r.First = e.lo.days().First
	}
	if !e.hi.open() {
		r.Last = e.hi.days().Last
	}
	if r.Empty() {
		return none, fault.New(fault.Invalid, "%s ends before it begins", e.iso())
	}
	return r, nil
}

func (sh shape) when() (When, error) {
	a, err := sh.a.days()
	if err != nil {
		return When{}, err
	}
	w := When{Possible: a, Certain: none, About: sh.a.lo.about || sh.b.lo.about, text: sh.iso()}
	if sh.run {
		b, err := sh.b.days()
		if err != nil {
			return When{}, err
		}
		if a.First > b.Last {
			return When{}, fault.New(fault.Invalid, "%s ends before it begins", sh.iso())
		}
		if sh.a.open() {
			a.Last = Min
		}
		if sh.b.open() {
			b.First = Max
		}
		w.Possible = Range{a.First, b.Last}
		// It has begun on the last day on which it can begin, and has not ended before the first on which it can end.
		w.Certain = Range{a.Last, b.First}
	}
	if w.Possible.First == w.Possible.Last {
		w.Certain = w.Possible
	}
	if w.Certain.Empty() {
		w.Certain = none
	}
	return w, nil
}

func (p part) iso() string {
	var s string
	switch {
	case p.open():
		return ""
	case p.day > 0:
		s = fmt.Sprintf("%04d-%02d-%02d", p.year, p.month, p.day)
	case p.month > 0:
		s = fmt.Sprintf("%04d-%02d", p.year, p.month)
	default:
		s = fmt.Sprintf("%04d", p.year)
	}
	if p.about {
		s += "~"
	}
	return s
}

func (e end) iso() string {
	if e.span || e.open() {
		return e.lo.iso() + ".." + e.hi.iso()
	}
	return e.lo.iso()
}

func (sh shape) iso() string {
	if sh.run {
		return sh.a.iso() + "/" + sh.b.iso()
	}
	return sh.a.iso()
}

// shape is how w was written. A When put together from two Ranges, without a text, gets the one shape that says
// just those Ranges.
func (w When) shape() shape {
	if w.text != "" {
		sh, _ := parseShape(w.text) // text was made here and parses
		return sh
	}
	p, c := w.Possible, w.Certain
	if p.First == p.Last || c.Empty() {
		return shape{a: asEnd(p)}
	}
	sh := shape{run: true, a: asEnd(Range{p.First, c.First}), b: asEnd(Range{c.Last, p.Last})}
	if c.Last == Max {
		sh.b = end{}
	}
	if c.First == Min && !sh.b.open() {
		sh.a = end{}
	}
	return sh
}

func asEnd(r Range) end {
	e := end{lo: asPart(r.First), hi: asPart(r.Last)}
	switch {
	case r.First == r.Last:
		return e
	case r.Last == Max:
		e.hi = part{}
	case r.First == Min:
		e.lo = part{}
	}
	e.span = true
	return e
}

func asPart(d Day) part {
	y, m, dd := d.Civil()
	return part{year: y, month: m, day: dd}
}
