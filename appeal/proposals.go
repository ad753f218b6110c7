package appeal

import (
	"cmp"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// Proposal is something that awaits a person: an outcome that the custody record computes, an outcome that lacks something,
// or a grade that nobody has reviewed.
type Proposal struct {
	Demand string
	Kind   string // "custody", "outcome" or "answer"
	Ref    string // of the outcome or the answer; empty of custody
	Result Result // of custody and outcome
	Grade  Grade  // of answer
	On     when.Day
	By     string // who proposed it
	What   string // in words; of custody how many of how many are out
	N      map[string]int
	Lacks  []Lack
}

// Proposals are what awaits a person on a day, by day, then demand. Of the custody record each change is one, until an
// outcome confirms it; of the group it tells the numbers of that day.
func (s *Set) Proposals(on when.Day, held *custody.Set) []Proposal {
	var out []Proposal
	for i := range s.demands {
		if s.demands[i].out(on) {
			out = append(out, s.proposals(&s.demands[i], on, held)...)
		}
	}
	order.By(out, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Demand, b.Demand), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Ref, b.Ref))
	})
	return out
}

// ProposalsOf are those of one demand.
func (s *Set) ProposalsOf(demand string, on when.Day, held *custody.Set) []Proposal {
	i, ok := s.demandAt[demand]
	if !ok || !s.demands[i].out(on) {
		return nil
	}
	return s.proposals(&s.demands[i], on, held)
}

func (s *Set) proposals(d *Demand, on when.Day, held *custody.Set) []Proposal {
	var out []Proposal
	told := s.weigh(d, s.facts[d.Ref], nil, on)
	for _, w := range told {
		if len(w.Lacks) > 0 {
			out = append(out, Proposal{
				Demand: d.Ref, Kind: "outcome", Ref: w.Ref, Result: w.Result, On: w.When.Latest(), By: w.proposer(),
				What: cmp.Or(w.Why, w.What), Lacks: w.Lacks,
			})
		}
	}
	people := captives(d.Persons, held)
	for _, o := range custodySays(d, people, on) {
		if w := weighCustody(o, told); len(w.Lacks) > 0 {
			day := o.When.Latest()
			why := releaseWhy(s.freedOf(d, people, day))
			out = append(out, Proposal{
				Demand: d.Ref, Kind: "custody", Result: o.Result, On: day, By: byCustody, What: why.Words, N: why.N, Lacks: w.Lacks,
			})
		}
	}
	if s.mail == nil {
		return out
	}
	for _, a := range s.mail.Answers(d.Ref) {
		if !a.Reviewed && a.On <= on {
			out = append(out, Proposal{
				Demand: d.Ref, Kind: "answer", Ref: a.Ref, Grade: a.Grade, On: a.On, By: a.ProposedBy.Organisation, What: a.Why,
				Lacks: []Lack{NoGradeReview},
			})
		}
	}
	return out
}
