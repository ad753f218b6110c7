package appeal

import (
	"cmp"
	"slices"
	"strings"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// track is what is known of the way of one appeal to one addressee.
type track struct {
	name    string
	class   Class
	body    string
	steps   []Handling // in order
	replies []Received // of this addressee to this appeal, by day
}

// tracksOf are the tracks of an appeal by the name of the addressee. They are made once, and are not to be changed.
func (s *Set) tracksOf(appeal string) []track {
	if s.mail == nil || appeal == "" {
		return nil
	}
	if made, ok := s.tracks.Load(appeal); ok {
		return made.([]track)
	}
	out := s.makeTracks(appeal)
	s.tracks.Store(appeal, out)
	return out
}

func (s *Set) makeTracks(appeal string) []track {
	at := map[string]int{}
	var out []track
	for _, h := range s.mail.Handling(appeal) {
		i, ok := at[h.Addressee]
		if !ok {
			i = len(out)
			at[h.Addressee] = i
			out = append(out, track{name: h.Addressee})
		}
		out[i].class, out[i].body = cmp.Or(out[i].class, h.Class), cmp.Or(out[i].body, h.Body)
		out[i].steps = append(out[i].steps, h)
	}
	for _, r := range s.mail.Returned(appeal) {
		for i := range out {
			t := &out[i]
			through := r.Dispatch != "" && slices.ContainsFunc(t.steps, func(h Handling) bool { return h.Dispatch == r.Dispatch })
			if t.name == r.Addressee || through {
				t.replies = append(t.replies, r)
			}
		}
	}
	for i := range out {
		inOrder(out[i].steps)
	}
	order.By(out, func(a, b track) int { return strings.Compare(a.name, b.name) })
	return out
}

// clock is the clock of a track before any answer is looked at.
func (t track) clock(a Appeal, terms Terms, own int, on when.Day) Clock {
	c := Clock{
		Appeal: a.Ref, Addressee: t.name, Class: t.class, Body: t.body, Urgent: a.urgent(), Second: terms.Reminder, On: on,
		Term: terms.Days(t.class, t.body, a.urgent(), own),
	}
	c.walk(t.steps)
	for _, r := range t.replies {
		if r.Answer && r.Graded {
			continue
		}
		if r.On > on {
			c.Unsure = c.Unsure || r.Answer && mayBe(r.When, on)
			continue
		}
		m := Mark{true, r.On, r.Dispatch, r.Ref}
		c.Acknowledged = earlier(c.Acknowledged, m)
		if r.Answer {
			c.Waiting = append(c.Waiting, r.Ref)
			c.Stayed = earlier(c.Stayed, m)
		}
	}
	return c
}

func (a Appeal) urgent() bool { return a.Kind == "urgent_appeal" }

// Clocks are the clocks of all appeals and addressees that anything is known of, on a day: by appeal in the order of their
// dates, by name of the addressee, the shortest term first.
func (s *Set) Clocks(on when.Day) []Clock {
	var out []Clock
	for _, a := range s.appeals {
		out = append(out, s.clocksOf(a, on, func(string) bool { return true })...)
	}
	return out
}

// ClocksOf are the clocks of one appeal on a day.
func (s *Set) ClocksOf(appeal string, on when.Day) []Clock {
	return s.ClocksTo(appeal, on, func(string) bool { return true })
}

// ClocksTo are those of the clocks of one appeal on a day that run for somebody whose name passes.
func (s *Set) ClocksTo(appeal string, on when.Day, who func(name string) bool) []Clock {
	a, ok := s.Appeal(appeal)
	if !ok {
		return nil
	}
	return s.clocksOf(a, on, who)
}

func (s *Set) clocksOf(a Appeal, on when.Day, who func(name string) bool) []Clock {
	tracks := s.tracksOf(a.Ref)
	if len(tracks) == 0 {
		return nil
	}
	var out []Clock
	terms := s.Terms()
	asks := s.asks(a, on)
	known := map[string]bool{} // dispatches that a demand knows under one of their names
	for _, t := range tracks {
		if len(asks[t.name]) > 0 {
			for _, h := range t.steps {
				known[h.Dispatch] = true
			}
		}
	}
	for _, t := range tracks {
		if len(t.steps) == 0 || t.steps[0].On > on || !who(t.name) {
			continue
		}
		list := asks[t.name]
		if len(list) == 0 && !slices.ContainsFunc(t.steps, func(h Handling) bool { return known[h.Dispatch] }) {
			out = append(out, t.unasked(a, terms, on))
		}
		for len(list) > 0 { // those with the term of the first, then the others
			t.class, t.body = list[0].of.Class, cmp.Or(list[0].of.Body, t.body)
			n := list[0].term(&terms, a.urgent(), t.body)
			same, others := list, []asking(nil)
			if slices.ContainsFunc(list, func(k asking) bool { return k.term(&terms, a.urgent(), t.body) != n }) {
				same = slices.DeleteFunc(slices.Clone(list), func(k asking) bool { return k.term(&terms, a.urgent(), t.body) != n })
				others = slices.DeleteFunc(list, func(k asking) bool { return k.term(&terms, a.urgent(), t.body) == n })
			}
			list = others
			c := t.clock(a, terms, n, on)
			c.with(same)
			out = append(out, c)
		}
	}
	return out
}

// asking is one demand that asks an addressee, with the answers of all whom it asks.
type asking struct {
	demand  *Demand
	of      *Addressee
	answers []Answer
	closed  Mark // withdrawn, or merged into a newer one
}

func (k asking) term(terms *Terms, urgent bool, body string) int {
	return terms.days(k.of.Class, cmp.Or(k.of.Body, body), urgent, k.demand.Term.Days)
}

// asks are the demands that the handling of an appeal counts for, by the name of those whom they ask, the shortest term first.
func (s *Set) asks(a Appeal, on when.Day) map[string][]asking {
	out := map[string][]asking{}
	demands := s.carried(a)
	for _, d := range demands {
		answers, closed := s.ownAnswers(d), s.closed(d, on)
		for i := range d.AskedOf {
			name := d.AskedOf[i].Name
			if out[name] == nil {
				out[name] = make([]asking, 0, len(demands))
			}
			out[name] = append(out[name], asking{d, &d.AskedOf[i], answers, closed})
		}
	}
	for _, list := range out {
		order.By(list, func(x, y asking) int { return cmp.Compare(ownTerm(x.demand), ownTerm(y.demand)) })
	}
	return out
}

// closed tells since when a demand is withdrawn or merged on a day. Whoever was asked owes no answer to it from then on.
func (s *Set) closed(d *Demand, on when.Day) Mark {
	var m Mark
	for _, r := range readings(s.weigh(d, s.facts[d.Ref], nil, on), on) {
		if r.Result == Withdrawn || r.Result == Merged {
			m = earlier(m, Mark{Known: true, On: r.Since, Proof: r.Outcome})
		}
	}
	return m
}

// ownTerm is the demand's own term, a very long one where it has none.
func ownTerm(d *Demand) int { return cmp.Or(d.Term.Days, int(when.Max)) }

// unasked is the clock of an addressee whom no demand of the appeal names: any answer stops it.
func (t track) unasked(a Appeal, terms Terms, on when.Day) Clock {
	c := t.clock(a, terms, 0, on)
	for _, r := range t.replies {
		if r.Answer && r.On <= on {
			c.Answered = earlier(c.Answered, Mark{true, r.On, r.Ref, r.Ref})
		}
	}
	c.settle()
	return c
}

// with makes c the clock of some demands, with the answers that they have, and settles it.
func (c *Clock) with(list []asking) {
	first, closed := make([]Mark, len(list)), make([]Mark, len(list))
	c.Demands = make([]string, len(list))
	for i, k := range list {
		c.Demands[i], closed[i] = k.demand.Ref, k.closed
		for _, a := range k.answers {
			switch {
			case a.Addressee != c.Addressee || !c.heard(a):
			case a.On <= c.On:
				first[i] = earlier(first[i], Mark{true, a.On, a.Reply, a.Ref})
			default:
				c.Unsure = c.Unsure || mayBe(a.When, c.On)
			}
		}
	}
	c.answered(first, closed)
	c.settle()
}

// mayBe reports whether something had perhaps been by a day, though not certainly.
func mayBe(w when.When, on when.Day) bool {
	return !w.IsZero() && w.Earliest() <= on && w.Latest() > on
}

// heard reports whether an answer stops the clock: one to this very appeal does, one to another appeal of the same issuer
// where it came after this one was asked.
func (c *Clock) heard(a Answer) bool {
	return a.Appeal == c.Appeal || !c.Asked.Known || a.On >= c.Asked.On
}
