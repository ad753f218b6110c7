package appeal

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// Thread is one demand through all the appeals that ask it, as of a day.
type Thread struct {
	Demand     Demand
	On         when.Day
	First      Asking   // the appeal of the demand itself
	Again      []Asking // its restatements, by date
	Addressees []string // those to whom it was restated, each once, in the order of the appeals
	// Silent is for how many days those asked have been silent, by the rule of a proved delivery, a proved reminder and
	// both terms; of the one silent for longest. 0: nobody is.
	Silent   int
	SilentOf []string
	// Days is how many days have passed since it was first asked. Unanswered: none of those asked has answered it, in reply
	// to this appeal or to a restatement by the same issuer.
	Days       int
	Unanswered bool
	Waits      bool // an answer to a letter of the thread came that nobody has graded yet
}

// Asking is one appeal in a thread.
type Asking struct {
	Appeal     string // ref; empty: the letter of the case
	When       when.When
	IssuedBy   string
	Reference  string
	Kind       string
	Addressees []string // of the appeal; of the first one those whom the demand asks
	Wording    string   // "same", "stronger", "weaker" or "narrower"; empty of the first
	Note       string
	Own        bool // what comes back to it counts for the headline
	Replies    []Back
}

// Back is a reply to one appeal of a thread.
type Back struct {
	Received
	// Grade is what the reply says to the demand of the thread; empty: nobody graded it for this demand. Counts: it moves
	// the headline.
	Grade  Grade
	Answer Answer
	Counts bool
	// Days is how long it took, from the day of From: when the appeal was put before them, or the letter given on its way to
	// them; else its own. Nobody is late by the days for which a letter lay with us.
	From when.When
	Days int
}

// Thread is the thread of a demand up to a day; false when it is not there, or was not asked yet.
func (s *Set) Thread(demand string, on when.Day) (Thread, bool) {
	i, ok := s.demandAt[demand]
	if !ok || !s.demands[i].out(on) {
		return Thread{}, false
	}
	d := &s.demands[i]
	t := Thread{Demand: *d, On: on, Days: int(on - d.Day)}
	t.First = s.askingIn(d, d.Appeal, d.When, on)
	t.First.Addressees = nil
	for _, a := range d.AskedOf {
		t.First.Addressees = append(t.First.Addressees, a.Name)
	}
	for _, r := range d.Restated {
		if r.When.Latest() > on {
			continue
		}
		a := s.askingIn(d, r.Appeal, r.When, on)
		a.Wording, a.Note = r.Wording, r.Note
		t.Again = append(t.Again, a)
	}
	order.By(t.Again, func(a, b Asking) int {
		return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(a.Appeal, b.Appeal))
	})
	for _, a := range t.Again {
		for _, name := range a.Addressees {
			if !slices.Contains(t.Addressees, name) {
				t.Addressees = append(t.Addressees, name)
			}
		}
	}
	t.silence(s, d)
	return t, true
}

// Appeals is in how many appeals the demand was restated.
func (t Thread) Appeals() int {
	seen := map[string]bool{}
	for _, a := range t.Again {
		seen[a.Appeal] = true
	}
	return len(seen)
}

// silence tells who is silent and since when, and whether anybody answered.
func (t *Thread) silence(s *Set, d *Demand) {
	t.Unanswered = !slices.ContainsFunc(s.ownAnswers(d), func(a Answer) bool { return a.On <= t.On })
	clocks := s.demandClocks(d, t.On)
	t.Waits = slices.ContainsFunc(d.AskedOf, func(a Addressee) bool { return s.stayed(d, a.Name, clocks, t.On).Known })
	for _, c := range clocks {
		if c.State != "silent" {
			continue
		}
		t.Silent = max(t.Silent, int(t.On-c.Silent.On)+1)
		if !slices.Contains(t.SilentOf, c.Addressee) {
			t.SilentOf = append(t.SilentOf, c.Addressee)
		}
	}
}

// askingIn is one appeal of a thread with what came back to it up to a day.
func (s *Set) askingIn(d *Demand, appeal string, date when.When, on when.Day) Asking {
	out := Asking{Appeal: appeal, When: date, Own: s.own(d, appeal)}
	a, ok := s.Appeal(appeal)
	if !ok {
		return out
	}
	out.IssuedBy, out.Reference, out.Kind, out.Addressees = a.IssuedBy, a.Reference, a.Kind, a.Addressees
	var back []Received
	var graded []Answer
	if s.mail != nil {
		back, graded = slices.Clone(s.mail.Returned(appeal)), s.mail.Answers(d.Ref)
	}
	if r, ok := a.returned(back); ok {
		back = append(back, r)
	}
	for _, r := range back {
		if r.On > on {
			continue
		}
		b := Back{Received: r, From: cmpWhen(r.Presented, r.Sent, a.Presented, a.When)}
		b.Days = int(r.On - b.From.Latest())
		for _, g := range graded {
			if g.Reply == r.Ref && r.Ref != "" {
				b.Grade, b.Answer = g.Grade, g
				b.Counts = out.Own && len(s.knownAs(d, g)) > 0
			}
		}
		// What somebody else, whom this demand does not ask, wrote to the same letter is no part of its life.
		if out.Own && b.Grade == "" && s.mail != nil && len(s.knownAs(d, Answer{Addressee: r.Addressee, Appeal: appeal})) == 0 {
			continue
		}
		out.Replies = append(out.Replies, b)
	}
	order.By(out.Replies, func(a, b Back) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Ref, b.Ref))
	})
	return out
}

// returned is the reply that the record of the appeal itself tells of, unless it is among those recorded as replies.
func (a Appeal) returned(known []Received) (Received, bool) {
	r := a.Reply
	if r == nil || r.When.IsZero() {
		return Received{}, false
	}
	if slices.ContainsFunc(known, func(k Received) bool { return k.Answer && k.On == r.When.Latest() }) {
		return Received{}, false
	}
	return Received{Appeal: a.Ref, By: r.By, Answer: true, On: r.When.Latest(), When: r.When, Summary: r.Note}, true
}

// cmpWhen is the first of some times about which anything is said.
func cmpWhen(list ...when.When) when.When {
	for _, w := range list {
		if !w.IsZero() {
			return w
		}
	}
	return when.When{}
}
