package calendar

import (
	"slices"
	"strconv"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/when"
)

// Running is a clock of an appeal and one addressee, with what the clock itself does not say: the numbers of its demands,
// whose term it is, which reminder went out.
type Running struct {
	appeal.Clock
	Numbers map[string]int // of a demand in its letter
	Rule    string         // whose term it is, a key of Rules
	Sent    appeal.Mark    // the last reminder that went out and did not come back, proved or not
	N       int            // its number, 0 for none
}

// proofWithin is the number of days after which a letter without a proof of delivery is ours to look after, and lookWithin
// that after which a message, an answer without a grade or a proposal has waited long enough. Alaveteli reminds those who must
// grade an answer after 3, 10 and 24 days (research on the life of a demand, 1 B 23).
const (
	proofWithin = 7
	lookWithin  = 3
)

// duties are what falls due by one clock, on its day.
func (c Running) duties() []Duty {
	switch {
	case c.Undeliverable.Known && !c.Asked.Known && !c.Closed.Known:
		return []Duty{c.duty(Resend, c.Undeliverable.On, c.Undeliverable.On)}
	case !c.Asked.Known, c.Closed.Known:
		return nil
	}
	return append(c.owed(), c.ours()...)
}

func (c Running) duty(kind Kind, day, begun when.Day) Duty {
	d := Duty{Kind: kind, Day: day, Begun: begun, Appeal: c.Appeal, Addressee: c.Addressee, Dispatch: c.Asked.Dispatch, Rule: c.Rule}
	if kind == Resend {
		d.Dispatch = c.Undeliverable.Dispatch
	}
	d.ID = idOf(d, c.Demands...)
	d.Demands = slices.Clone(c.Demands)
	if len(c.Open) > 0 { // the answers that are still owed stand for the whole
		d.Demands = slices.Clone(c.Open)
	}
	for _, ref := range d.Demands {
		d.Numbers = append(d.Numbers, c.Numbers[ref])
	}
	return d.on(c.On)
}

// owed is what the addressee owes: an answer within the first term, within that of the reminder, and silence afterwards.
func (c Running) owed() []Duty {
	var out []Duty
	add := func(d Duty) {
		switch {
		case c.Answered.Known:
			d = d.done(c.Answered.On)
		case c.Stayed.Known:
			d.State, d.Since = Stayed, c.Stayed.On
		}
		out = append(out, d)
	}
	d := c.duty(Answer, c.Due.On, c.Asked.On)
	d.Term = c.Term
	add(d)
	if first := c.Reminded(); first.Known && !(c.Answered.Known && c.Answered.On < first.On) {
		d := c.duty(Reminded, c.ReminderDue.On, first.On)
		d.Term, d.Rule = c.Second, "reminder"
		add(d)
	}
	if c.Silent.Known {
		d := c.duty(Silent, c.Silent.On, c.Silent.On)
		d.State, d.Since = Overdue, c.Silent.On
		add(d)
	}
	return out
}

// ours is what we owe so that the clock can go on: a proof of delivery, a grade, a reminder.
func (c Running) ours() []Duty {
	numbered := func(d Duty, n int) Duty {
		d.N, d.ID = n, d.ID+"/"+strconv.Itoa(n)
		return d
	}
	switch {
	case c.Answered.Known:
		return nil
	case c.Stayed.Known:
		d := c.duty(Grade, c.Stayed.On.AddDays(lookWithin), c.Stayed.On)
		d.Reply = c.Stayed.Proof
		d.ID += "/" + d.Reply
		return []Duty{d}
	case c.Delivered.Proof == "":
		return []Duty{c.duty(Prove, c.Asked.On.AddDays(proofWithin), c.Asked.On)}
	case !c.Sent.Known:
		return []Duty{numbered(c.duty(Remind, c.Due.On.AddDays(1), c.Asked.On), c.N+1)}
	}
	out := []Duty{numbered(c.duty(Remind, c.Due.On.AddDays(1), c.Asked.On), c.N).done(c.Sent.On)}
	if !c.Reminded().Known {
		d := numbered(c.duty(Prove, c.Sent.On.AddDays(proofWithin), c.Sent.On), c.N)
		d.Dispatch = c.Sent.Dispatch
		out = append(out, d)
	}
	return out
}

// idOf names a duty by what it is of, never by its day: a term that is set anew moves the event, it makes no other one. Of
// the demands of a letter the first names it.
func idOf(d Duty, demands ...string) string {
	parts := []string{string(d.Kind), d.Appeal, d.Addressee}
	if len(demands) > 0 {
		parts = append(parts, demands[0])
	}
	for _, s := range []string{d.Message, d.Election, d.Stage} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "/")
}
