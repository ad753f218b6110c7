package appeal

import (
	"cmp"
	"fmt"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// byCustody is the assessor of an outcome that is computed from custody spells.
const byCustody = "custody record"

// Line is one demand on the board: its headline on a day and what it rests on.
type Line struct {
	Demand Demand
	Head
	Assessment Assessment // the case file's reading in words; zero where it gives none
	Facts      []Outcome  // told up to the day
	Members    []Freed    // of a demand for release, by day of release, then name
}

// Freed is what became of one person of a demand for release.
type Freed struct {
	Person, Name  string
	Spell         string // out of which the person came first
	Outcome       Status
	On            when.Day // since when the outcome holds
	Manner        custody.Manner
	Out           when.Day // day of the first release; only when Gone
	Gone          bool
	Unconditional bool
	DaysAfter     int // days from the letter to Out
}

// Board is the demands asked on or before a day, each with its headline. Persons are followed through held.
func (s *Set) Board(on when.Day, held *custody.Set) []Line {
	w := s.watch(on, held)
	out := make([]Line, 0, len(s.demands))
	for i := range s.demands {
		if s.demands[i].out(on) {
			out = append(out, w.look(&s.demands[i]).line())
		}
	}
	return out
}

// BoardOf is the board of one appeal's demands.
func (s *Set) BoardOf(appeal string, on when.Day, held *custody.Set) []Line {
	return s.BoardsOf([]string{appeal}, on, held)[0]
}

// BoardsOf are the boards of some appeals, in their order.
func (s *Set) BoardsOf(appeals []string, on when.Day, held *custody.Set) [][]Line {
	w := s.watch(on, held)
	out := make([][]Line, len(appeals))
	for k, ref := range appeals {
		out[k] = make([]Line, 0, len(s.asked[ref]))
		for _, i := range s.asked[ref] {
			if s.demands[i].out(on) {
				out[k] = append(out[k], w.look(&s.demands[i]).line())
			}
		}
	}
	return out
}

// Line is one demand on a day; false when it is not there, or was not asked yet.
func (s *Set) Line(demand string, on when.Day, held *custody.Set) (Line, bool) {
	i, ok := s.demandAt[demand]
	if !ok || !s.demands[i].out(on) {
		return Line{}, false
	}
	return s.watch(on, held).look(&s.demands[i]).line(), true
}

// out reports whether a demand was asked by a day. One whose letter this viewer may not see has no date and is not.
func (d *Demand) out(on when.Day) bool { return !d.When.IsZero() && d.Day <= on }

func (s *Set) freedOf(d *Demand, people []captive, on when.Day) []Freed {
	out := make([]Freed, 0, len(people))
	for i, c := range people {
		f := releaseOn(*d, c, on)
		m := Freed{
			Person: d.Persons[i], Name: s.names.Name(d.Persons[i]), Spell: f.spell, Outcome: f.status, On: f.since,
			Manner: f.manner, Gone: f.gone, Unconditional: f.free,
		}
		if f.gone {
			m.Out, m.DaysAfter = f.out, int(f.out-d.Day)
		}
		out = append(out, m)
	}
	order.By(out, func(a, b Freed) int {
		if a.Gone != b.Gone {
			return map[bool]int{true: -1, false: 1}[a.Gone]
		}
		return cmp.Or(cmp.Compare(a.Out, b.Out), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// releaseWhy tells a group's outcome in numbers.
func releaseWhy(members []Freed) Why {
	n := map[string]int{"of": len(members)}
	for _, m := range members {
		if !m.Gone {
			continue
		}
		if n["out"]++; n["out"] == 1 {
			n["first"], n["last"] = m.DaysAfter, m.DaysAfter
		}
		n["first"], n["last"] = min(n["first"], m.DaysAfter), max(n["last"], m.DaysAfter)
		if m.Unconditional {
			n["unconditional"]++
		}
		if m.Outcome == Status(Reversed) {
			n["again"]++
		}
	}
	w := Why{Key: "demand.why.release", N: n}
	if n["out"] == 0 {
		w.Key, w.Words = "demand.why.release.none", fmt.Sprintf("none of %d out", n["of"])
		return w
	}
	days := fmt.Sprintf("after %d days", n["first"])
	if n["last"] > n["first"] {
		days = fmt.Sprintf("after %d to %d days", n["first"], n["last"])
	}
	w.Words = fmt.Sprintf("%d of %d out, %s; %s without conditions", n["out"], n["of"], days, noneOr(n["unconditional"]))
	if n["again"] > 0 {
		w.Words += fmt.Sprintf("; %d held again", n["again"])
	}
	return w
}

func noneOr(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint(n)
}

// Summary counts a board by status.
type Summary struct {
	Asked int
	Of    map[Status]int
}

// Summarise counts the lines of a board.
func Summarise(lines []Line) Summary {
	s := Summary{Asked: len(lines), Of: map[Status]int{}}
	for _, l := range lines {
		s.Of[l.Status]++
	}
	return s
}
