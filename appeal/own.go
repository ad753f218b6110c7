package appeal

import (
	"slices"
	"strings"
)

// Whose answer counts (docs/decisions/0013-whose-answer-counts.md): an answer, or a step of handling, moves the headline of
// a demand only when it belongs to the demand's own appeal or to a restatement by the same issuer. What came back to
// somebody else's appeal that asks the same stands in the demand's thread and moves nothing.

// own reports whether what comes back to an appeal counts for a demand.
func (s *Set) own(d *Demand, appeal string) bool {
	if appeal == d.Appeal {
		return appeal != ""
	}
	if !slices.ContainsFunc(d.Restated, func(r Restated) bool { return r.Appeal == appeal }) {
		return false
	}
	first, ok := s.appealAt[d.Appeal]
	again, known := s.appealAt[appeal]
	if !ok || !known {
		return false
	}
	by := strings.TrimSpace(s.appeals[first].IssuedBy)
	return by != "" && by == strings.TrimSpace(s.appeals[again].IssuedBy)
}

// SponsoredBy are the organisations behind an appeal: those that it names, else each of those that issued it (several stand
// with a semicolon between).
func (a Appeal) SponsoredBy() []string {
	if len(a.Sponsors) > 0 {
		return a.Sponsors
	}
	var out []string
	for s := range strings.SplitSeq(a.IssuedBy, ";") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Sponsors are those of the appeal with a ref; none where it is not there.
func (s *Set) Sponsors(appeal string) []string {
	a, _ := s.Appeal(appeal)
	return a.SponsoredBy()
}

// owned are the appeals whose handling counts for a demand, its own first.
func (s *Set) owned(d *Demand) []string {
	var out []string
	if d.Appeal != "" {
		out = append(out, d.Appeal)
	}
	for _, r := range d.Restated {
		if !slices.Contains(out, r.Appeal) && s.own(d, r.Appeal) {
			out = append(out, r.Appeal)
		}
	}
	return out
}

// carried are the demands for which the handling of an appeal counts: those that it makes, and those of earlier appeals of
// the same issuer that it restates.
func (s *Set) carried(a Appeal) []*Demand {
	var out []*Demand
	for _, i := range s.asked[a.Ref] {
		out = append(out, &s.demands[i])
	}
	for _, i := range s.restated[a.Ref] {
		if d := &s.demands[i]; d.Appeal != a.Ref && s.own(d, a.Ref) {
			out = append(out, d)
		}
	}
	return out
}

// ownAnswers are the answers that count for a demand: of those whom it asks, to an appeal whose replies count.
func (s *Set) ownAnswers(d *Demand) []Answer {
	if s.mail == nil {
		return nil
	}
	var out []Answer
	for _, a := range s.mail.Answers(d.Ref) {
		if !s.own(d, a.Appeal) {
			continue
		}
		for _, name := range s.knownAs(d, a) {
			a.Addressee = name
			out = append(out, a)
		}
	}
	return out
}

// Answered are the answers that count for a demand, each under the name by which the demand knows whoever gave it.
func (s *Set) Answered(demand string) []Answer {
	i, ok := s.demandAt[demand]
	if !ok {
		return nil
	}
	return s.ownAnswers(&s.demands[i])
}

// knownAs are the names by which a demand knows whoever gave an answer; none when it does not ask them. One letter may go to an
// office for several names, and its answer comes under one of them: it is an answer of each.
func (s *Set) knownAs(d *Demand, a Answer) []string {
	var out []string
	add := func(name string) {
		if d.asksOf(name) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	add(a.Addressee)
	if len(out) == len(d.AskedOf) {
		return out
	}
	steps := s.mail.Handling(a.Appeal)
	for _, h := range steps {
		if h.Addressee != a.Addressee {
			continue
		}
		for _, other := range steps {
			if other.Dispatch == h.Dispatch {
				add(other.Addressee)
			}
		}
	}
	return out
}

// addressee is the one with a name among those whom a demand asks.
func (d *Demand) addressee(name string) (Addressee, bool) {
	for _, a := range d.AskedOf {
		if a.Name == name {
			return a, true
		}
	}
	return Addressee{}, false
}

func (d *Demand) asksOf(name string) bool {
	for i := range d.AskedOf {
		if d.AskedOf[i].Name == name {
			return true
		}
	}
	return false
}
