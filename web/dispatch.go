package web

import (
	"cmp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/web/words"
	"github.com/upheld/upheld/when"
)

// dispatchPage is one letter to one addressee with all that became of it on its way, by the as-of day.
type dispatchPage struct {
	delivery.Dispatch
	Steps     []delivery.Step
	Reminds   *delivery.Dispatch // of a reminder: the letter
	Reminders []reminderState
	Replaces  *delivery.Dispatch // one that did not arrive
	Replaced  []delivery.Dispatch
	Replies   []addresseeReply
	Void      []delivery.Reply // that do not count
	Clocks    []appeal.Clock
	Back      when.Day     // since when it is known not to have arrived; 0: it is not
	Letter    *letter.Text // the frozen text that went
	Others    []letterState
}

// reminderState is a reminder and whether it provably arrived.
type reminderState struct {
	delivery.Dispatch
	Arrived when.Day
	Proved  bool
}

// aDispatch is the page of one dispatch.
func aDispatch(p *Page) (templ.Component, error) {
	x, ok := p.House.Delivery.Dispatch(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Nav, p.Title = "appeals", p.T(dispatchTitle(x), "who", x.Addressee, "n", x.N)
	if x.When.Latest() > p.On {
		return notYet(p, p.T("dispatch.not-yet", "day", x.When)), nil
	}
	v := dispatchPage{Dispatch: x}
	for _, s := range p.House.Delivery.Steps(x.Ref) {
		if s.When.Latest() <= p.On {
			v.Steps = append(v.Steps, s)
		}
	}
	v.related(p)
	thread := x.Ref
	if x.Purpose == delivery.Reminder {
		thread = x.Of
	}
	for _, r := range p.House.Delivery.RepliesTo(x.Appeal) {
		if (r.Dispatch == x.Ref || r.Dispatch == thread) && r.When.Latest() <= p.On {
			v.Replies = append(v.Replies, replyOf(p, r))
		}
	}
	v.Void = append(v.Void, voidReplies(p, x.Appeal, x.Ref)...)
	if thread != x.Ref {
		v.Void = append(v.Void, voidReplies(p, x.Appeal, thread)...)
	}
	for _, c := range p.House.Appeals.ClocksOf(x.Appeal, p.On) {
		if c.Addressee == x.Addressee || slices.Contains(x.For, c.Addressee) {
			v.Clocks = append(v.Clocks, c)
		}
	}
	if t, ok := p.House.Letters.Text(x.Letter); ok {
		v.Letter = &t
	}
	for _, s := range lettersOf(p, x.Appeal) {
		if s.Dispatch.Ref == x.Ref && s.State == "undeliverable" {
			v.Back, v.Clocks = s.Since, nil // the clock of the addressee is that of another letter
		}
		if s.Dispatch.Ref != x.Ref && s.Dispatch.Addressee != x.Addressee {
			v.Others = append(v.Others, s)
		}
	}
	return dispatchBody(p, v), nil
}

// related sets which dispatches belong to this one: its reminders, what it reminds of, what it replaces and is replaced by.
func (v *dispatchPage) related(p *Page) {
	if d, ok := p.House.Delivery.Dispatch(v.Of); ok {
		v.Reminds = &d
	}
	if d, ok := p.House.Delivery.Dispatch(v.Resent); ok {
		v.Replaces = &d
	}
	for _, d := range p.House.Delivery.DispatchesOf(v.Appeal) {
		if d.When.Latest() > p.On {
			continue
		}
		if d.Resent == v.Ref {
			v.Replaced = append(v.Replaced, d)
		}
	}
	for _, d := range p.House.Delivery.RemindersOf(v.Ref) {
		if d.When.Latest() <= p.On {
			m := arrivalOf(p, d.Ref)
			v.Reminders = append(v.Reminders, reminderState{Dispatch: d, Arrived: m.On, Proved: m.Known && m.Proof != ""})
		}
	}
}

// arrivalOf is the first delivery of a dispatch that counts, up to the as-of day; one with a proof before one without.
func arrivalOf(p *Page, dispatch string) appeal.Mark {
	var out appeal.Mark
	for _, s := range p.House.Delivery.Steps(dispatch) {
		if s.Step != appeal.Delivered || s.Void != "" || s.When.Latest() > p.On {
			continue
		}
		if m := (appeal.Mark{Known: true, On: s.When.Latest(), Dispatch: dispatch, Proof: s.Proof.Kind}); !out.Known || out.Proof == "" && m.Proof != "" {
			out = m
		}
	}
	return out
}

// letterState is one letter to one addressee as the list of an appeal has it: how it went, and where it stands.
type letterState struct {
	Dispatch  delivery.Dispatch
	State     appeal.Status
	Since     when.Day
	Proof     string // kind of proof of its delivery, "" while none is known
	Delivered when.Day
	Reminders int
	Asked     int      // demands that ask this addressee
	Open      int      // those without an answer
	Due       when.Day // the last day of the term that runs; 0 when none does
}

// lettersOf are the letters of an appeal up to the as-of day, reminders left out, by addressee and day.
func lettersOf(p *Page, ref string) []letterState {
	return statesOf(p, ref, p.House.Appeals.ClocksOf(ref, p.On), func(string) bool { return true })
}

// statesOf are the letters of an appeal to those whose names pass. clocks are theirs.
func statesOf(p *Page, ref string, clocks []appeal.Clock, who func(name string) bool) []letterState {
	var out []letterState
	list := p.House.Delivery.DispatchesOf(ref)
	for _, d := range list {
		if d.Purpose == delivery.Reminder || d.When.Latest() > p.On || !who(d.Addressee) {
			continue
		}
		s := letterState{Dispatch: d, State: "asked", Since: d.When.Latest()}
		for _, c := range clocks {
			if c.Addressee == d.Addressee || slices.Contains(d.For, c.Addressee) {
				s.follow(c)
			}
		}
		s.steps(p)
		for _, r := range list {
			if r.Of == d.Ref && r.When.Latest() <= p.On {
				s.Reminders++
			}
		}
		out = append(out, s)
	}
	order.By(out, func(a, b letterState) int {
		return cmp.Or(cmp.Compare(a.Dispatch.Addressee, b.Dispatch.Addressee), cmp.Compare(a.Dispatch.When.Latest(), b.Dispatch.When.Latest()))
	})
	return out
}

// follow takes what a clock of the addressee says, when it is the first in Order.
func (s *letterState) follow(c appeal.Clock) {
	if a, b := slices.Index(appeal.Order, c.State), slices.Index(appeal.Order, s.State); c.State != appeal.NothingSeen && a <= b {
		s.State, s.Since = c.State, c.Since
	}
	s.Asked, s.Open = s.Asked+len(c.Demands), s.Open+len(c.Open)
	if runs(c) && (s.Due == 0 || lastDay(c) < s.Due) {
		s.Due = lastDay(c)
	}
}

// steps sets what the letter's own steps say. One that came back says so, whatever became of another to the same addressee.
func (s *letterState) steps(p *Page) {
	var back appeal.Mark
	for _, st := range p.House.Delivery.Steps(s.Dispatch.Ref) {
		if st.Void != "" || st.When.Latest() > p.On {
			continue
		}
		back = appeal.Mark{Known: st.Step == appeal.Undeliverable, On: st.When.Latest()}
	}
	if m := arrivalOf(p, s.Dispatch.Ref); m.Known {
		s.Proof, s.Delivered = m.Proof, m.On
	}
	if back.Known {
		s.State, s.Since, s.Proof, s.Due = "undeliverable", back.On, "", 0
	}
}

// stateWords says since when a letter stands where it does, how many demands are answered, and by when the others are due.
func stateWords(p *Page, s letterState) string {
	out := []string{sinceWords(p, s.Since, true)}
	if s.Open > 0 && s.Open < s.Asked {
		out = append(out, p.T("sent.part", "n", s.Asked-s.Open, "of", s.Asked))
	}
	if s.Due != 0 {
		out = append(out, p.T("sent.due", "day", s.Due))
	}
	return strings.Join(out, p.T("sent.and"))
}

// runs reports whether an addressee has still time to answer on the day of a clock.
func runs(c appeal.Clock) bool {
	return c.Asked.Known && !c.Answered.Known && !c.Closed.Known && lastDay(c) >= c.On
}

// dispatchTitle is the key of the title of a dispatch.
func dispatchTitle(d delivery.Dispatch) words.Key {
	if d.Purpose == delivery.Reminder {
		return "dispatch.title-reminder"
	}
	return "dispatch.title"
}

// lastDay is the last day of the term that a clock has set: after a reminder that of the reminder, where it ends later.
func lastDay(c appeal.Clock) when.Day {
	if c.ReminderDue.Known {
		return max(c.Due.On, c.ReminderDue.On)
	}
	return c.Due.On
}
