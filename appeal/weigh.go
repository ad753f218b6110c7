package appeal

import (
	"cmp"
	"slices"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Weighed is an outcome and what it lacks for its result. Counts: it moves the headline.
type Weighed struct {
	Outcome
	Lacks  []Lack
	Counts bool
}

// weigh holds the outcomes of a demand up to a day against the rules of evidence, in the order of time. Facts without a
// result are left out. custody are those that the custody record proposes.
func (s *Set) weigh(d *Demand, facts, custody []Outcome, on when.Day) []Weighed {
	if len(facts) == 0 && len(custody) == 0 {
		return nil
	}
	var out []Weighed
	e := Evidence{Demand: *d, Asked: s.namesOf(d), Origins: s.origins, Sponsors: s.Sponsors(d.Appeal)}
	e.Before = func(o Outcome) bool {
		undone := func(x Outcome) bool {
			return (x.Result == Met || x.Result == MetInPart) && x.When.Latest() <= o.When.Latest()
		}
		return slices.ContainsFunc(custody, undone) || slices.ContainsFunc(out, func(w Weighed) bool {
			return w.Counts && undone(w.Outcome) && w.AssessedBy == o.AssessedBy
		})
	}
	told := inTime(facts, on)
	for _, undoing := range []bool{false, true} { // what was undone is weighed before what undid it
		for _, o := range told {
			if (o.Result == Reversed) == undoing {
				lacks := o.Lacks(e)
				out = append(out, Weighed{o, lacks, counts(o.Result, lacks)})
			}
		}
	}
	for _, o := range custody {
		out = append(out, weighCustody(o, out))
	}
	order.By(out, byTime)
	return out
}

// weighCustody tells whether a person confirmed what the custody record proposes. Met counts only then; until then it is
// met in part, since somebody did come out and the confirmation is what is missing.
func weighCustody(o Outcome, told []Weighed) Weighed {
	if slices.ContainsFunc(told, func(w Weighed) bool { return w.Counts && w.confirms(o) }) {
		return Weighed{Outcome: o, Counts: true}
	}
	if o.Result == Met {
		o.Result = MetInPart
	}
	return Weighed{Outcome: o, Lacks: []Lack{NoConfirmation}, Counts: true}
}

// confirms reports whether o confirms what the custody record proposes for a day.
func (o Outcome) confirms(proposed Outcome) bool {
	day := proposed.When.Latest()
	return !o.Confirms.IsZero() && o.Result == proposed.Result && o.Confirms.Earliest() <= day && day <= o.Confirms.Latest()
}

// inTime are the outcomes with a result up to a day, in the order of time.
func inTime(facts []Outcome, on when.Day) []Outcome {
	var out []Outcome
	for _, f := range facts {
		if f.Result != "" && rank(Status(f.Result)) >= 0 && f.When.Latest() <= on {
			out = append(out, f)
		}
	}
	order.By(out, func(a, b Outcome) int { return byTime(Weighed{Outcome: a}, Weighed{Outcome: b}) })
	return out
}

// byTime sorts by the last day that each can be. Of one day the result that comes first in Order stands first.
func byTime(a, b Weighed) int {
	return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(rank(Status(a.Result)), rank(Status(b.Result))),
		cmp.Compare(a.Ref, b.Ref))
}

// Weighed are the outcomes of a demand that have a result, up to a day, with what each lacks, in the order of time. What the
// custody record proposes is not among them (see Proposals).
func (s *Set) Weighed(demand string, on when.Day) []Weighed {
	i, ok := s.demandAt[demand]
	if !ok {
		return nil
	}
	return s.weigh(&s.demands[i], s.facts[demand], nil, on)
}

// Lacks lists what an outcome would lack if it were told now; it need not be in the Set. An outcome of a demand that is not
// there lacks whatever it lacks by itself.
func (s *Set) Lacks(o Outcome) []Lack {
	i, ok := s.demandAt[o.Demand]
	if !ok {
		return o.Lacks(Evidence{Origins: s.origins})
	}
	others := slices.DeleteFunc(slices.Clone(s.facts[o.Demand]), func(f Outcome) bool { return f.Ref == o.Ref })
	for _, w := range s.weigh(&s.demands[i], append(others, o), nil, when.Max) {
		if w.Ref == o.Ref && w.Result == o.Result && w.When == o.When {
			return w.Lacks
		}
	}
	return nil
}

// MaySet refuses an outcome that comes from somebody whom the demand asks: whoever is asked files a claim. The error is of
// kind Invalid and names the place.
func (s *Set) MaySet(o Outcome) error {
	i, ok := s.demandAt[o.Demand]
	if !ok || o.Result == "" {
		return nil
	}
	asked := s.namesOf(&s.demands[i])
	for _, x := range []struct{ field, by string }{
		{"assessed_by", o.AssessedBy},
		{"proposed_by.organisation", o.ProposedBy.Organisation},
		{"reviewed_by.organisation", o.ReviewedBy.Organisation},
	} {
		if slices.ContainsFunc(asked, func(n string) bool { return sameName(n, x.by) }) {
			return fault.New(fault.Invalid, "%s: %s is asked by the demand %s and cannot assess it; what it says of itself is a claim", x.field, x.by, o.Demand)
		}
	}
	return nil
}

// AskedNames are the names of those whom a demand asks, and of their bodies; none of them assesses it.
func (s *Set) AskedNames(demand string) []string {
	i, ok := s.demandAt[demand]
	if !ok {
		return nil
	}
	return s.namesOf(&s.demands[i])
}

// namesOf are the names of those whom a demand asks, and of their bodies.
func (s *Set) namesOf(d *Demand) []string {
	var out []string
	for _, a := range d.AskedOf {
		out = append(out, a.Name)
		if b := s.bodies[a.Body]; b != "" && b != a.Name {
			out = append(out, b)
		}
	}
	return out
}

// origins counts the distinct publishers behind citations, as record.Set.Origins does.
func (s *Set) origins(cited []record.Citation) int {
	var seen []string
	for _, c := range cited {
		p := s.sources[c.Source]
		if p != "" && !slices.ContainsFunc(seen, func(o string) bool { return strings.EqualFold(o, p) }) {
			seen = append(seen, p)
		}
	}
	return len(seen)
}
