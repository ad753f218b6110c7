package appeal

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// Mark is a dated thing that a clock has seen. Not Known: it has not happened.
type Mark struct {
	Known    bool
	On       when.Day
	Dispatch string // the dispatch, or the reply of an acknowledgement or an answer
	Proof    string // id of the record that shows it; empty where nothing does
}

// Clock is axis 1 of one appeal and one addressee on a day. It is computed from the steps and never stored. Demands that
// leave the same time to answer share a clock; a demand with a shorter term of its own has another.
type Clock struct {
	Appeal    string
	Addressee string // as the demands name it
	Class     Class
	Body      string   // id of a body of the record, where it is known
	Demands   []string // those that ask this addressee; none when no demand names it
	Urgent    bool     // an urgent appeal
	Term      int      // days for an answer, from the day of asking
	Second    int      // days for an answer after a reminder
	On        when.Day // the day of which it tells

	Asked         Mark   // the earliest letter that stands; the term runs from here. Known: the clock runs
	Undeliverable Mark   // the letter that came back last, where none stands
	Delivered     Mark   // its first delivery; one with a proof before one without
	Acknowledged  Mark   // the first receipt, or an answer that nobody has graded yet
	Due           Mark   // the last day of the term; known when the clock runs
	Reminders     []Mark // proved, on or after a proved delivery, by day
	ReminderDue   Mark   // the last day of the term that the first of them set
	Answered      Mark   // every one of Demands has an answer; the day that completed it
	Open          []string
	Waiting       []string // replies that nobody has graded; while there is one nobody is called silent
	Stayed        Mark     // the first of Waiting; Proof is the id of the reply
	Closed        Mark     // all of Demands without an answer were withdrawn, or merged into newer ones: none is owed any more
	Unsure        bool     // an answer of which the day is not exactly known may have come: nobody is called silent either
	Overdue       Mark     // since when the first term has passed without an answer; not while one that came within it waits
	Silent        Mark     // since when both have: a proved delivery, a proved reminder, no answer

	State Status   // the first of Order that holds here on axis 1
	Since when.Day // since when it holds
}

// Reminded is the first reminder that counts.
func (c Clock) Reminded() Mark {
	if len(c.Reminders) == 0 {
		return Mark{}
	}
	return c.Reminders[0]
}

// leg is one dispatch as it stands after some of its steps.
type leg struct {
	dispatch  string
	stands    bool // on its way or arrived
	asked     Mark
	delivered Mark
	back      Mark // the last time it came back
}

// take is the leg after one more step. Asking again after it came back begins anew.
func (l leg) take(h Handling) leg {
	m := Mark{true, h.On, h.Dispatch, h.Proof}
	switch h.Step {
	case Asked, Delivered:
		if !l.stands {
			l.stands, l.asked, l.delivered = true, m, Mark{}
		}
		if h.Step == Delivered && (!l.delivered.Known || l.delivered.Proof == "" && h.Proof != "") {
			l.delivered = m
		}
	case Undeliverable:
		l.stands, l.back = false, m
	case Drafted, Acknowledged, Answered, Reminded, ReminderBack:
	}
	return l
}

// stepOrder is the order of the steps of one day. That a letter came back is taken last, so that a day that shows both
// counts against us and not against the addressee.
var stepOrder = []Step{Drafted, Asked, Delivered, Undeliverable, Acknowledged, Reminded, ReminderBack, Answered}

// inOrder sorts the steps of a track. The order in which they were entered does not matter.
func inOrder(steps []Handling) {
	order.By(steps, func(a, b Handling) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(slices.Index(stepOrder, a.Step), slices.Index(stepOrder, b.Step)),
			cmp.Compare(a.Dispatch, b.Dispatch), cmp.Compare(a.Proof, b.Proof))
	})
}

// earlier is the earlier of two marks, where both are known.
func earlier(a, b Mark) Mark {
	if !a.Known || b.Known && b.On < a.On {
		return b
	}
	return a
}

// surer is the one of two deliveries that has a proof, the earlier one where both have or neither.
func surer(a, b Mark) Mark {
	switch {
	case !a.Known || b.Proof != "" && a.Proof == "":
		return b
	case b.Proof == "" && a.Proof != "":
		return a
	}
	return earlier(a, b)
}

// walk sets what the steps of a track, in order, say of the letters up to c.On: which of them stand, since when, and who was
// reminded. Of several dispatches those that came back are left out, unless all did: then the clock stands still.
func (c *Clock) walk(steps []Handling) {
	var legs []leg
	for _, h := range steps {
		if h.On > c.On {
			break
		}
		if h.Step == Acknowledged {
			c.Acknowledged = earlier(c.Acknowledged, Mark{true, h.On, h.Dispatch, h.Proof})
		}
		if h.Step != Asked && h.Step != Delivered && h.Step != Undeliverable {
			continue
		}
		i := slices.IndexFunc(legs, func(l leg) bool { return l.dispatch == h.Dispatch })
		if i < 0 {
			i, legs = len(legs), append(legs, leg{dispatch: h.Dispatch})
		}
		legs[i] = legs[i].take(h)
	}
	for _, l := range legs {
		if !l.stands {
			if !c.Undeliverable.Known || l.back.On > c.Undeliverable.On {
				c.Undeliverable = l.back
			}
			continue
		}
		c.Asked = earlier(c.Asked, l.asked)
		c.Delivered = surer(c.Delivered, l.delivered)
	}
	if c.Asked.Known {
		c.Undeliverable = Mark{}
	}
	c.remind(steps)
}

// remind keeps the reminders that count: with a proof, not before the letter itself had provably arrived, and not one that
// came back after it seemed to have arrived.
func (c *Clock) remind(steps []Handling) {
	if c.Delivered.Proof == "" {
		return
	}
	for _, h := range steps {
		switch {
		case h.On > c.On:
			return
		case h.Step == Reminded && h.Proof != "" && h.On >= c.Delivered.On:
			c.Reminders = append(c.Reminders, Mark{true, h.On, h.Dispatch, h.Proof})
		case h.Step == ReminderBack:
			c.Reminders = slices.DeleteFunc(c.Reminders, func(m Mark) bool { return m.Dispatch == h.Dispatch })
		}
	}
}

// settle computes the terms and the state from what walk and the answers have set.
func (c *Clock) settle() {
	c.Due, c.ReminderDue, c.Overdue, c.Silent = Mark{}, Mark{}, Mark{}, Mark{}
	first := c.Reminded()
	if c.Asked.Known {
		c.Due = Mark{Known: true, On: c.Asked.On.AddDays(c.Term)}
	}
	if first.Known {
		c.ReminderDue = Mark{Known: true, On: first.On.AddDays(c.Second)}
	}
	inTime := c.Stayed.Known && c.Stayed.On <= c.Due.On
	if c.Due.Known && !c.Answered.Known && c.Due.On < c.On && !inTime && !c.Closed.Known {
		c.Overdue = Mark{Known: true, On: c.Due.On.AddDays(1)}
	}
	if c.Overdue.Known && first.Known && c.ReminderDue.On < c.On && len(c.Waiting) == 0 && !c.Unsure {
		c.Silent = Mark{Known: true, On: max(c.Overdue.On, c.ReminderDue.On.AddDays(1))}
	}
	c.State, c.Since = NothingSeen, when.Min
	for _, r := range []struct {
		status Status
		mark   Mark
	}{
		{"answered", c.Answered},
		{"acknowledged", c.Acknowledged},
		{"silent", c.Silent},
		{"overdue", c.Overdue},
		{"delivered", c.Delivered},
		{"undeliverable", c.Undeliverable},
		{"asked", c.Asked},
	} {
		if r.mark.Known {
			c.State, c.Since = r.status, r.mark.On
			return
		}
	}
}

// answered sets which of c.Demands have an answer, given the first one that each has (not Known: none), and which of the
// others were closed (not Known: still asked).
func (c *Clock) answered(first, closed []Mark) {
	c.Open, c.Answered, c.Closed = nil, Mark{}, Mark{}
	for i, m := range first {
		switch {
		case m.Known:
			c.Answered = later(c.Answered, m)
		case closed[i].Known:
			c.Closed = later(c.Closed, closed[i])
		default:
			c.Open = append(c.Open, c.Demands[i])
		}
	}
	if len(c.Open) > 0 {
		c.Answered, c.Closed = Mark{}, Mark{}
	}
	if c.Answered.Known { // what was not answered was withdrawn
		c.Closed = Mark{}
	}
}

// later is the later of two marks, where both are known.
func later(a, b Mark) Mark {
	if !a.Known || b.On > a.On {
		return b
	}
	return a
}
