package consultation

import (
	"slices"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/when"
)

// Role is in which part a signatory is asked.
type Role string

// The roles. Article 29 of the settlement agreement of 1991 gives the co-chairs theirs, article 5(1) of the agreement on
// sovereignty every party its own. Nobody's clause gives the last one; who is asked so can still act as a party.
const (
	ToConsult Role = "to-consult" // as a co-chair
	AsParty   Role = "as-party"
	ToConvene Role = "to-convene" // to call the others together
)

// Signatory is a State whose signatories are called, as far as this room needs it.
type Signatory struct {
	State     string // alpha-3; the withdrawn code of a State that was dissolved
	CoChair   bool
	Subject   bool   // the agreement is about this State
	Gone      bool   // it was dissolved
	SignedAs  string // the name under which it signed, where that is another
	Standings []promise.Standing
}

// Ask is one call as it reaches one signatory.
type Ask struct {
	Call int // its place in Table.Consultation.Calls
	Role Role
	When when.When
}

// Row is one signatory on a day.
type Row struct {
	Signatory
	Asks     []Ask
	Answer   Stance
	Position *Position  // on which Answer rests; nil where it is computed
	Former   []Position // those before it
	Open     []Ask      // asked since the position, and nothing found; all Asks when nothing was found at all
}

// Since is the first day of what is open: since when nothing was found of an answer to a call.
func (r Row) Since() (when.Day, bool) {
	if len(r.Open) == 0 {
		return 0, false
	}
	return r.Open[0].When.Latest(), true
}

// Table is a consultation on a day: nothing in it is later.
type Table struct {
	Consultation // only what had been said by On
	On           when.Day
	Rows         []Row
	Paths        []Path
}

// Held is the meetings that were held by the day.
func (t Table) Held() []Meeting {
	return slices.DeleteFunc(slices.Clone(t.Meetings), func(m Meeting) bool { return !m.Held })
}

// Count is how many rows have an answer.
func (t Table) Count(a Stance) int {
	n := 0
	for _, r := range t.Rows {
		if r.Answer == a {
			n++
		}
	}
	return n
}

// Asked is how many signatories were asked by anybody.
func (t Table) Asked() int {
	n := 0
	for _, r := range t.Rows {
		if len(r.Asks) > 0 {
			n++
		}
	}
	return n
}

// tell makes the table of values: the rule of the whole room. Positions may be in any order.
func tell(c Consultation, positions []Position, signatories []Signatory, on when.Day) Table {
	t := Table{Consultation: c, On: on}
	t.Calls = slices.DeleteFunc(slices.Clone(c.Calls), func(x Call) bool { return !told(x.When, on) })
	t.Meetings = slices.DeleteFunc(slices.Clone(c.Meetings), func(x Meeting) bool { return !told(x.When, on) })
	if len(t.Meetings) == 0 {
		t.Result = ""
	}
	for _, s := range signatories {
		t.Rows = append(t.Rows, rowOf(t, s, positions))
	}
	for _, cl := range c.Clauses {
		t.Paths = append(t.Paths, pathOf(t, cl, signatories))
	}
	return t
}

func rowOf(t Table, s Signatory, positions []Position) Row {
	r := Row{Signatory: s}
	for i, c := range t.Calls {
		if role, ok := c.asks(s); ok {
			r.Asks = append(r.Asks, Ask{i, role, c.When})
		}
	}
	var said []Position
	for _, p := range positions {
		if p.Consultation == t.Ref && p.State == s.State && told(p.When, t.On) {
			said = append(said, p)
		}
	}
	order.By(said, func(a, b Position) int { return byDay(a.When, b.When) })
	if n := len(said); n > 0 {
		r.Position, r.Former, r.Answer = &said[n-1], said[:n-1], said[n-1].Stance
	}
	for _, a := range r.Asks {
		if r.Position == nil || a.When.Earliest() > r.Position.When.Latest() {
			r.Open = append(r.Open, a)
		}
	}
	switch {
	case r.Position != nil:
	case s.Gone:
		r.Answer = Gone
	case len(r.Asks) == 0:
		r.Answer = NotAsked
	default:
		r.Answer = NoAnswer
	}
	return r
}

// asks says whether a call reaches a signatory, and in which role. A State that was dissolved can not be reached.
func (c Call) asks(s Signatory) (Role, bool) {
	if s.Gone {
		return "", false
	}
	for _, who := range c.Of {
		switch {
		case who == CoChairs && s.CoChair:
			return ToConsult, true
		case who == s.State && c.Road == OtherRoads:
			return ToConvene, true
		case who == s.State && c.Road == OnRequest && s.CoChair:
			return ToConsult, true
		case who == s.State, who == AllSignatories:
			return AsParty, true
		}
	}
	return "", false
}

// told says whether something was certainly so by a day.
func told(w when.When, on when.Day) bool { return !w.IsZero() && w.Latest() <= on }

func byDay(a, b when.When) int {
	if a.Latest() != b.Latest() {
		return int(a.Latest() - b.Latest())
	}
	return int(a.Earliest() - b.Earliest())
}

// Prove calls those silent of whom it is proved: silent says of a signatory and an appeal that asked it whether its delivery and
// a reminder are proved and the terms have passed (appeal.Clock). Of all others it stays said that no answer was found.
func (t *Table) Prove(silent func(state, appeal string) bool) {
	for i, r := range t.Rows {
		if r.Answer != NoAnswer {
			continue
		}
		for _, a := range r.Open {
			if ref := t.Calls[a.Call].Appeal; ref != "" && silent(r.State, ref) {
				t.Rows[i].Answer = Silent
			}
		}
	}
}
