package appeal

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/upheld/upheld/custody"
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
	var out []Line
	for _, d := range s.demands {
		if d.When.IsZero() || d.Day > on {
			continue
		}
		out = append(out, s.line(d, "", on, held))
	}
	return out
}

// line is one demand on a day. With an addressee, only facts that are this addressee's own act move the
// headline, and those that are nobody's in particular.
func (s *Set) line(d Demand, addressee string, on when.Day, held *custody.Set) Line {
	l := Line{Demand: d, Assessment: s.readings[d.Ref]}
	var facts []Outcome
	for _, f := range s.facts[d.Ref] {
		if f.When.Earliest() > on {
			continue
		}
		l.Facts = append(l.Facts, f)
		if addressee == "" || len(f.By) == 0 || slices.Contains(f.By, addressee) {
			facts = append(facts, f)
		}
	}
	people := captives(d.Persons, held)
	for _, r := range groupSeries(d, people, on) {
		if r.status != NothingSeen {
			facts = append(facts, Outcome{
				Demand: d.Ref, When: when.On(r.since), Result: Result(r.status), AssessedBy: byCustody,
			})
		}
	}
	l.Head = Headline(d, facts, nil, nil, on)
	l.Members = s.freedOf(d, people, on)
	if len(l.Members) > 0 && (l.Status == NothingSeen || slices.ContainsFunc(l.Readings, func(r Reading) bool {
		return r.By == byCustody && Status(r.Result) == l.Status
	})) {
		l.Why = releaseWhy(l.Head, l.Members)
	}
	return l
}

func (s *Set) freedOf(d Demand, people []captive, on when.Day) []Freed {
	out := make([]Freed, 0, len(people))
	for i, c := range people {
		f := releaseOn(d, c, on)
		m := Freed{
			Person: d.Persons[i], Name: s.names.Name(d.Persons[i]), Spell: f.spell, Outcome: f.status, On: f.since,
			Manner: f.manner, Gone: f.gone, Unconditional: f.free,
		}
		if f.gone {
			m.Out, m.DaysAfter = f.out, int(f.out-d.Day)
		}
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b Freed) int {
		if a.Gone != b.Gone {
			return map[bool]int{true: -1, false: 1}[a.Gone]
		}
		return cmp.Or(cmp.Compare(a.Out, b.Out), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// releaseWhy tells a group's outcome in numbers.
func releaseWhy(h Head, members []Freed) Why {
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

// Row is one addressee against all demands of a board, in its order.
type Row struct {
	Addressee string
	Cells     []Cell
}

// Cell is one demand as one addressee has it. Not Asked: the demand does not ask this addressee.
type Cell struct {
	Demand string
	Asked  bool
	Head
}

// Addressees is the board seen by addressee, in the order in which the demands name them.
func (s *Set) Addressees(on when.Day, held *custody.Set) []Row {
	var out []Row
	board := s.Board(on, held)
	at := map[string]int{}
	for _, l := range board {
		for _, a := range l.Demand.AskedOf {
			if _, ok := at[a.Name]; !ok {
				at[a.Name] = len(out)
				out = append(out, Row{Addressee: a.Name})
			}
		}
	}
	for i := range out {
		for _, l := range board {
			c := Cell{Demand: l.Demand.Ref}
			c.Asked = slices.ContainsFunc(l.Demand.AskedOf, func(a Addressee) bool { return a.Name == out[i].Addressee })
			if c.Asked {
				c.Head = s.line(l.Demand, out[i].Addressee, on, held).Head
			}
			out[i].Cells = append(out[i].Cells, c)
		}
	}
	return out
}
