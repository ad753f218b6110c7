package appeal

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// EventKind is what an event in the life of a demand is.
type EventKind string

// The kinds of event, in the order in which those of one day are told.
const (
	EventFirst        EventKind = "first-asked" // the letter itself
	EventRestated     EventKind = "restated"
	EventAsked        EventKind = "asked" // sent to one addressee
	EventDelivered    EventKind = "delivered"
	EventBack         EventKind = "undeliverable"
	EventAcknowledged EventKind = "acknowledged"
	EventReminded     EventKind = "reminded"
	EventOverdue      EventKind = "overdue" // the first term has passed
	EventSilent       EventKind = "silent"  // both have, with proofs
	EventReply        EventKind = "reply"   // an answer came; with a Grade where it was graded for this demand
	EventFact         EventKind = "fact"
	EventOutcome      EventKind = "outcome"
	EventRelease      EventKind = "release"  // of one person, from the custody record
	EventComputed     EventKind = "computed" // an outcome that the custody record computes
	EventClaim        EventKind = "claim"
	EventContest      EventKind = "contest"
	EventSearch       EventKind = "search"
)

var eventOrder = []EventKind{
	EventFirst, EventRestated, EventAsked, EventDelivered, EventBack, EventAcknowledged, EventReminded, EventOverdue, EventSilent,
	EventReply, EventFact, EventOutcome, EventRelease, EventComputed, EventClaim, EventContest, EventSearch,
}

// Event is one dated thing in the life of a demand. Only the fields that its kind needs are set.
type Event struct {
	Kind      EventKind
	On        when.Day  // the last day that it can be; events are told in this order
	When      when.When // as the record has it
	Appeal    string    // to which it belongs, where it is one of mail
	Addressee string
	Ref       string // of the outcome, reply, claim, contest, search, dispatch or spell
	Dispatch  string
	Proof     string // id of what shows it
	By        string // who did, said or assessed it
	What      string // in words, where the record has them
	Wording   string // of restated
	Grade     Grade
	Result    Result
	Lacks     []Lack
	Counts    bool   // it moves the headline, or did
	Days      int    // of a reply how long it took; of a release how long after the letter
	Says      string // of a claim
	Person    string
	Manner    custody.Manner
	Contested string // of a contest: the ref that it contests
	Found     string // of a search
	Until     when.When
	Where     []string
	Sources   []string // ids of sources
}

// Life is the life of one demand up to a day as one line of time: each dated thing on any axis, in its order. Terms that
// passed and silence are computed from the clocks on that day. Nothing for a demand that is not there or not asked yet.
func (s *Set) Life(demand string, on when.Day, held *custody.Set) []Event {
	i, ok := s.demandAt[demand]
	if !ok || !s.demands[i].out(on) {
		return nil
	}
	l := &life{s: s, d: &s.demands[i], on: on}
	l.askings()
	l.handling()
	l.ground(held)
	l.beside()
	order.By(l.events, func(a, b Event) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(slices.Index(eventOrder, a.Kind), slices.Index(eventOrder, b.Kind)),
			cmp.Compare(a.Addressee, b.Addressee), cmp.Compare(a.Ref, b.Ref), cmp.Compare(a.Person, b.Person))
	})
	return l.events
}

// life gathers the events of one demand.
type life struct {
	s      *Set
	d      *Demand
	on     when.Day
	events []Event
}

// add keeps an event that had happened by the day.
func (l *life) add(e Event) {
	if e.On <= l.on {
		l.events = append(l.events, e)
	}
}

// askings are the appeals of the thread and what came back to each.
func (l *life) askings() {
	t, ok := l.s.Thread(l.d.Ref, l.on)
	if !ok {
		return
	}
	for i, a := range append([]Asking{t.First}, t.Again...) {
		e := Event{
			Kind: EventRestated, On: a.When.Latest(), When: a.When, Appeal: a.Appeal, Ref: a.Appeal, By: a.IssuedBy, Wording: a.Wording,
			What: a.Note, Counts: a.Own,
		}
		if i == 0 {
			e.Kind = EventFirst
		}
		l.add(e)
		for _, b := range a.Replies {
			kind := EventReply
			if !b.Received.Answer {
				kind = EventAcknowledged
			}
			l.add(Event{
				Kind: kind, On: b.On, When: b.When, Appeal: a.Appeal, Addressee: b.Addressee, Ref: b.Ref, Dispatch: b.Dispatch, By: b.By,
				What: b.Summary, Grade: b.Grade, Days: b.Days, Counts: b.Counts, Proof: b.Ref,
			})
		}
	}
}

var stepEvents = map[Step]EventKind{
	Asked: EventAsked, Delivered: EventDelivered, Undeliverable: EventBack, Reminded: EventReminded, ReminderBack: EventBack,
}

// handling is the way of the letter, and what the clocks say of it. Receipts are among what came back.
func (l *life) handling() {
	for _, ref := range l.s.owned(l.d) {
		for _, t := range l.s.tracksOf(ref) {
			if !l.d.asksOf(t.name) {
				continue
			}
			for _, h := range t.steps {
				if kind := stepEvents[h.Step]; kind != "" {
					l.add(Event{
						Kind: kind, On: h.On, When: when.On(h.On), Appeal: ref, Addressee: t.name, Ref: h.Dispatch, Dispatch: h.Dispatch, Proof: h.Proof,
					})
				}
			}
		}
	}
	for _, c := range l.s.demandClocks(l.d, l.on) {
		c = l.before(c)
		for kind, m := range map[EventKind]Mark{EventOverdue: c.Overdue, EventSilent: c.Silent} {
			if m.Known {
				l.add(Event{Kind: kind, On: m.On, When: when.On(m.On), Appeal: c.Appeal, Addressee: c.Addressee, Days: c.Term})
			}
		}
	}
}

// before is a clock as it stood before an answer came or the demand was closed: that the term had passed, and that nobody
// had answered till then, stays told.
func (l *life) before(c Clock) Clock {
	end := c.Answered
	if c.Closed.Known {
		end = c.Closed
	}
	if !end.Known {
		return c
	}
	for _, past := range l.s.demandClocks(l.d, end.On-1) {
		if past.Appeal == c.Appeal && past.Addressee == c.Addressee {
			return past
		}
	}
	return c
}

// ground is what happened: facts, outcomes, releases, and what the custody record computes.
func (l *life) ground(held *custody.Set) {
	weighed := map[string]Weighed{}
	for _, w := range l.s.weigh(l.d, l.s.facts[l.d.Ref], nil, l.on) {
		weighed[w.Ref] = w
	}
	for _, f := range l.s.facts[l.d.Ref] {
		e := Event{Kind: EventFact, On: f.When.Latest(), When: f.When, Ref: f.Ref, What: f.What, Proof: f.Act}
		if w, ok := weighed[f.Ref]; ok && f.Result != "" {
			e.Kind, e.Result, e.By, e.Lacks, e.Counts = EventOutcome, f.Result, f.AssessedBy, w.Lacks, w.Counts
		}
		for _, c := range f.Citations {
			e.Sources = append(e.Sources, c.Source)
		}
		l.add(e)
	}
	people := captives(l.d.Persons, held)
	for _, m := range l.s.freedOf(l.d, people, l.on) {
		if m.Gone {
			l.add(Event{
				Kind: EventRelease, On: m.Out, When: when.On(m.Out), Ref: m.Spell, Person: m.Person, What: m.Name, Manner: m.Manner, Days: m.DaysAfter,
			})
		}
	}
	for _, o := range custodySays(l.d, people, l.on) {
		day := o.When.Latest()
		w := weighCustody(o, l.s.weigh(l.d, l.s.facts[l.d.Ref], nil, l.on))
		l.add(Event{
			Kind: EventComputed, On: day, When: o.When, Result: o.Result, By: byCustody, What: releaseWhy(l.s.freedOf(l.d, people, day)).Words,
			Lacks: w.Lacks, Counts: w.Result == o.Result,
		})
	}
}

// beside is what others say: claims, contests and searches.
func (l *life) beside() {
	for _, c := range l.s.claims[l.d.Ref] {
		l.add(Event{
			Kind: EventClaim, On: c.When.Latest(), When: c.When, Addressee: c.Addressee, Ref: c.Ref, By: c.By, What: c.What, Says: c.Says, Proof: c.Reply,
			Sources: sourcesOf(c.Cites),
		})
	}
	var of []string
	for _, f := range l.s.facts[l.d.Ref] {
		of = append(of, f.Ref)
	}
	if l.s.mail != nil {
		for _, a := range l.s.mail.Answers(l.d.Ref) {
			of = append(of, a.Ref)
		}
	}
	for _, ref := range of {
		for _, c := range l.s.contests[ref] {
			l.add(Event{
				Kind: EventContest, On: c.When.Latest(), When: c.When, Ref: c.Ref, By: cmp.Or(c.By.Organisation, c.By.Name), What: c.Reason, Contested: ref,
				Sources: sourcesOf(c.Cites),
			})
		}
	}
	for _, x := range l.s.searches[l.d.Ref] {
		l.add(Event{
			Kind: EventSearch, On: x.When.Latest(), When: x.When, Ref: x.Ref, By: x.By, What: x.For, Found: x.Found, Until: x.Until, Where: x.Where,
		})
	}
}

func sourcesOf(cites []Cite) []string {
	var out []string
	for _, c := range cites {
		if c.Source != "" {
			out = append(out, c.Source)
		}
	}
	return out
}
