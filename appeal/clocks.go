package appeal

import (
	"cmp"
	"slices"
	"strings"

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

// tracksOf are the tracks of an appeal by the name of the addressee.
func (s *Set) tracksOf(appeal string) []track {
	if s.mail == nil || appeal == "" {
		return nil
	}
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
	slices.SortFunc(out, func(a, b track) int { return strings.Compare(a.name, b.name) })
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
		if r.On > on || r.Answer && r.Graded {
			continue
		}
		c.Acknowledged = earlier(c.Acknowledged, Mark{true, r.On, r.Dispatch, r.Ref})
		if r.Answer {
			c.Waiting = append(c.Waiting, r.Ref)
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
		out = append(out, s.clocksOf(a, on)...)
	}
	return out
}

// ClocksOf are the clocks of one appeal on a day.
func (s *Set) ClocksOf(appeal string, on when.Day) []Clock {
	a, ok := s.Appeal(appeal)
	if !ok {
		return nil
	}
	return s.clocksOf(a, on)
}

func (s *Set) clocksOf(a Appeal, on when.Day) []Clock {
	var out []Clock
	terms := s.Terms()
	tracks := s.tracksOf(a.Ref)
	demands := s.carried(a)
	known := map[string]bool{} // dispatches that a demand knows under one of their names
	for _, t := range tracks {
		if slices.ContainsFunc(demands, func(d *Demand) bool { return d.asksOf(t.name) }) {
			for _, h := range t.steps {
				known[h.Dispatch] = true
			}
		}
	}
	for _, t := range tracks {
		if len(t.steps) == 0 || t.steps[0].On > on {
			continue
		}
		var terms0 []int
		by := map[int][]*Demand{}
		for _, d := range demands {
			if who, ok := d.addressee(t.name); ok {
				t.class, t.body = who.Class, cmp.Or(who.Body, t.body)
				n := terms.Days(t.class, t.body, a.urgent(), d.Term.Days)
				if by[n] = append(by[n], d); len(by[n]) == 1 {
					terms0 = append(terms0, n)
				}
			}
		}
		if len(by) == 0 {
			if !slices.ContainsFunc(t.steps, func(h Handling) bool { return known[h.Dispatch] }) {
				out = append(out, s.unasked(t, a, terms, on))
			}
			continue
		}
		slices.Sort(terms0)
		for _, n := range terms0 {
			c := t.clock(a, terms, n, on)
			out = append(out, s.answering(c, by[n]))
		}
	}
	return out
}

// unasked is the clock of an addressee whom no demand of the appeal names: any answer stops it.
func (s *Set) unasked(t track, a Appeal, terms Terms, on when.Day) Clock {
	c := t.clock(a, terms, 0, on)
	for _, r := range t.replies {
		if r.Answer && r.On <= on {
			c.Answered = earlier(c.Answered, Mark{true, r.On, r.Ref, r.Ref})
		}
	}
	c.settle()
	return c
}

// answering is a clock of some demands with the answers that they have, settled.
func (s *Set) answering(c Clock, demands []*Demand) Clock {
	first := make([]Mark, len(demands))
	for i, d := range demands {
		c.Demands = append(c.Demands, d.Ref)
		for _, a := range s.ownAnswers(d) {
			if a.On <= c.On && a.Addressee == c.Addressee && c.heard(a) {
				first[i] = earlier(first[i], Mark{true, a.On, a.Reply, a.Ref})
			}
		}
	}
	c.answered(first)
	c.settle()
	return c
}

// heard reports whether an answer stops the clock: one to this very appeal does, one to another appeal of the same issuer
// where it came after this one was asked.
func (c *Clock) heard(a Answer) bool {
	return a.Appeal == c.Appeal || !c.Asked.Known || a.On >= c.Asked.On
}
