package calendar

import (
	"slices"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/when"
)

// running are the clocks of all appeals on a day, with what the mail room adds to them.
func running(r Rooms, on when.Day) []Running {
	var out []Running
	terms := r.Appeals.Terms()
	demands := map[string]appeal.Demand{}
	for _, d := range r.Appeals.Demands() {
		demands[d.Ref] = d
	}
	for _, c := range r.Appeals.Clocks(on) {
		x := Running{Clock: c, Numbers: map[string]int{}}
		own := 0
		for _, ref := range c.Demands {
			if d, ok := demands[ref]; ok {
				x.Numbers[ref] = numberIn(d, c.Appeal)
				own = d.Term.Days
			}
		}
		x.Rule = RuleOf(c, terms, own)
		x.reminders(r.Delivery)
		out = append(out, x)
	}
	return out
}

// numberIn is the number of a demand in a letter, 0 where the letter asks it again under another number.
func numberIn(d appeal.Demand, letter string) int {
	if d.Appeal != letter {
		return 0
	}
	return d.N
}

// RuleOf says whose term a clock has, as a key of Rules: the shortest one that applies, the demand's own before that of an
// urgent appeal, that of the body before that of its class. own is the term of its demands, 0 for none.
func RuleOf(c appeal.Clock, t appeal.Terms, own int) string {
	switch base := t.Days(c.Class, c.Body, false, 0); {
	case own > 0 && own == c.Term && (own < base || c.Urgent && own < t.Urgent):
		return "demand"
	case c.Urgent && c.Term == t.Urgent && c.Term < base:
		return "urgent"
	case c.Body != "" && t.Bodies[c.Body] > 0:
		return "body"
	case c.Class == "":
		return string(appeal.Other)
	}
	return string(c.Class)
}

// reminders finds the last reminder that went out and did not come back.
func (c *Running) reminders(s *delivery.Set) {
	for _, d := range s.DispatchesOf(c.Appeal) {
		if d.Purpose != delivery.Reminder || !names(d, c.Addressee) || d.When.Latest() > c.On {
			continue
		}
		went, back := appeal.Mark{}, false
		for _, st := range s.Steps(d.Ref) {
			switch {
			case st.Void != "" || st.When.Latest() > c.On:
			case st.Step == appeal.Undeliverable:
				back = true
			case !went.Known || back:
				went, back = appeal.Mark{Known: true, On: st.When.Latest(), Dispatch: d.Ref, Proof: st.Proof.Kind}, false
			}
		}
		if went.Known && !back {
			c.Sent, c.N = went, max(c.N, d.N)
		}
	}
}

func names(d delivery.Dispatch, addressee string) bool {
	return d.Addressee == addressee || slices.Contains(d.For, addressee)
}
