package consultation

import (
	"slices"

	"github.com/upheld/upheld/when"
)

// Turn is where a step of a path stands on a day.
type Turn string

// The turns. Of a path one step at most is Awaited: whoever comes after it cannot act before it has.
const (
	Done    Turn = "done"
	Awaited Turn = "awaited"
	Waits   Turn = "waits"
)

// Step is one who has to act on a clause, in its turn.
type Step struct {
	Who   string // a code of Actors, or of a State
	Does  string // "asks" those of the next step, or "consults" as the last
	Turn  Turn
	When  when.When // Done: on which day
	Asked []Asked   // by which calls it was asked to
}

// Asked is one call to the one of a step. Part: only some of its States were asked (one of the two co-chairs, two of the
// parties).
type Asked struct {
	Call int // its place in Table.Calls
	Part bool
}

// Path is a clause on a day: who moves first, and whose step is awaited.
type Path struct {
	Clause
	Steps []Step
}

// Next is the step that is awaited, false when all is done.
func (p Path) Next() (Step, bool) {
	i := slices.IndexFunc(p.Steps, func(s Step) bool { return s.Turn == Awaited })
	if i < 0 {
		return Step{}, false
	}
	return p.Steps[i], true
}

// pathOf follows a clause through what had been said. One who asks has acted when a call was made in its name; the last has
// when a meeting was held. Under article 29 the co-chairs consult on the request of the Secretary-General, so that a letter
// to them alone leaves the first step open.
func pathOf(t Table, cl Clause, signatories []Signatory) Path {
	p := Path{Clause: cl}
	open := false
	for i, who := range cl.Starts {
		s := Step{Who: who, Does: "asks", Turn: Waits}
		last := i == len(cl.Starts)-1
		if last {
			s.Does = "consults"
		}
		for n, c := range t.Calls {
			if part, ok := c.asksStep(who, signatories); ok {
				s.Asked = append(s.Asked, Asked{n, part})
			}
		}
		next := ""
		if !last {
			next = cl.Starts[i+1]
		}
		if at, ok := acted(t, who, next, signatories); ok && !open {
			s.Turn, s.When = Done, at
		} else if !open {
			s.Turn, open = Awaited, true
		}
		p.Steps = append(p.Steps, s)
	}
	return p
}

// asksStep says whether a call reaches the one of a step. A call that names another clause does too: the one asked is the same.
func (c Call) asksStep(who string, signatories []Signatory) (part, ok bool) {
	if slices.Contains(c.Of, who) {
		return false, true
	}
	some := slices.ContainsFunc(c.Of, func(of string) bool { return memberOf(of, who, signatories) })
	return some, some
}

// acted says whether the one of a step did its part, and when: it asked the next one or, where there is none, met.
func acted(t Table, who, next string, signatories []Signatory) (when.When, bool) {
	for _, c := range t.Calls {
		if c.By != who && !memberOf(c.By, who, signatories) {
			continue
		}
		if _, ok := c.asksStep(next, signatories); ok {
			return c.When, true
		}
	}
	for _, m := range t.Meetings {
		if next == "" && m.Held {
			return m.When, true
		}
	}
	return when.When{}, false
}

// memberOf says whether a State is one of those whom a word of Actors names.
func memberOf(state, who string, signatories []Signatory) bool {
	return slices.ContainsFunc(signatories, func(s Signatory) bool {
		return s.State == state && !s.Gone && (who == AllSignatories || who == CoChairs && s.CoChair)
	})
}
