package custody

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// Point is how many people are held from Day until the day of the next point: Min certainly, Max at most. House is
// how many are certainly under house arrest; they are not among the held.
type Point struct {
	Day   when.Day
	Min   int
	Max   int
	House int
}

// Curve is the count of people held over the days from..to as a staircase: one point at from, then one at every
// day on which a number changes. On each day it is what Held and Housed give for that day.
func (s *Set) Curve(from, to when.Day, o Options) []Point {
	if from > to {
		return nil
	}
	in := s.filter(o)
	least := s.edges(s.stays, in, stay.certain)
	most := s.edges(s.stays, in, stay.possible)
	house := s.edges(s.houses, in, stay.certain)
	out := []Point{{Day: from}}
	for {
		d := min(least.next(), most.next(), house.next())
		if d > to {
			return out
		}
		last := out[len(out)-1]
		p := Point{max(d, from), last.Min + least.pass(d), last.Max + most.pass(d), last.House + house.pass(d)}
		switch {
		case p.Day == last.Day:
			out[len(out)-1] = p
		case p.Min != last.Min || p.Max != last.Max || p.House != last.House:
			out = append(out, p)
		}
	}
}

// edges are the days on which a count rises and falls by one, each in order.
type edges struct{ up, down []when.Day }

// next is the first day on which something changes; when nothing does any more, a day after all days.
func (e *edges) next() when.Day {
	d := when.Max + 1
	if len(e.up) > 0 {
		d = e.up[0]
	}
	if len(e.down) > 0 {
		d = min(d, e.down[0])
	}
	return d
}

// pass takes the edges of one day and gives what they add up to.
func (e *edges) pass(d when.Day) (sum int) {
	for ; len(e.up) > 0 && e.up[0] == d; e.up = e.up[1:] {
		sum++
	}
	for ; len(e.down) > 0 && e.down[0] == d; e.down = e.down[1:] {
		sum--
	}
	return sum
}

// edges finds the ends of the runs of days of every person. Runs of one person that touch or overlap are one run,
// because the curve counts people. The stays stand person by person.
func (s *Set) edges(from []placed, in func(string) bool, run func(stay) when.Range) edges {
	e := edges{make([]when.Day, 0, len(from)), make([]when.Day, 0, len(from))}
	var runs []when.Range // of one person
	for i := 0; i < len(from); {
		person := s.spells[from[i].spell].Person
		runs = runs[:0]
		for ; i < len(from) && s.spells[from[i].spell].Person == person; i++ {
			if r := run(from[i].stay); !r.Empty() {
				runs = append(runs, r)
			}
		}
		if !in(person) {
			continue
		}
		for _, r := range union(runs) {
			e.up, e.down = append(e.up, r.First), append(e.down, r.Last+1)
		}
	}
	slices.Sort(e.up)
	slices.Sort(e.down)
	return e
}

// union joins runs that touch or overlap, in place.
func union(runs []when.Range) []when.Range {
	if len(runs) < 2 {
		return runs
	}
	order.By(runs, func(a, b when.Range) int { return cmp.Compare(a.First, b.First) })
	out := runs[:1]
	for _, r := range runs[1:] {
		if last := &out[len(out)-1]; r.First <= last.Last+1 {
			last.Last = max(last.Last, r.Last)
			continue
		}
		out = append(out, r)
	}
	return out
}
