package consultation

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// On is the step of a pledge that is current on a day: the last that had certainly been. False before the first.
func (p Pledge) On(on when.Day) (PledgeStep, bool) {
	i := -1
	for n, s := range p.Steps {
		if told(s.When, on) {
			i = n
		}
	}
	if i < 0 {
		return PledgeStep{}, false
	}
	return p.Steps[i], true
}

// Told are the steps of a pledge that had been by a day.
func (p Pledge) Told(on when.Day) []PledgeStep {
	return slices.DeleteFunc(slices.Clone(p.Steps), func(s PledgeStep) bool { return !told(s.When, on) })
}

// Total is the money of all pledges in one currency that stand in one state. Sums of different currencies are never put
// together: there is no rate of exchange in the record.
type Total struct {
	Currency string
	State    PledgeState
	Amount   float64
	N        int
}

// pledgeOrder is the order in which states are told: what came first.
var pledgeOrder = []PledgeState{Promised, Kept, KeptPart, Suspended, Withdrawn, Refused}

// Totals are the sums of pledges on a day, by currency, then state. What has no amount is not counted.
func Totals(list []Pledge, on when.Day) []Total {
	var out []Total
	for _, p := range list {
		step, ok := p.On(on)
		if !ok || p.Amount == 0 || p.Currency == "" {
			continue
		}
		i := slices.IndexFunc(out, func(t Total) bool { return t.Currency == p.Currency && t.State == step.State })
		if i < 0 {
			i = len(out)
			out = append(out, Total{Currency: p.Currency, State: step.State})
		}
		out[i].Amount += p.Amount
		out[i].N++
	}
	order.By(out, func(a, b Total) int {
		return cmp.Or(cmp.Compare(a.Currency, b.Currency), slices.Index(pledgeOrder, a.State)-slices.Index(pledgeOrder, b.State))
	})
	return out
}

// Pledges are those to an election (to any when it is "") of which something had been said by a day, by their first step.
func (s *Set) Pledges(election string, on when.Day) []Pledge {
	return slices.DeleteFunc(slices.Clone(s.pledges), func(p Pledge) bool {
		return election != "" && p.Election != election || len(p.Told(on)) == 0
	})
}
