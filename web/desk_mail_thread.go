package web

import (
	"cmp"
	"strings"
	"time"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// threadLine is one thing in the thread of a dispatch, in the order of time.
type threadLine struct {
	at       string // for sorting
	Step     *delivery.Step
	Message  *delivery.Message
	Reply    *delivery.Reply
	Reminder *delivery.Dispatch
	Answers  []delivery.Answer
}

// thread is all that hangs on a dispatch, in the order of time.
func (p *deskPage) thread(d delivery.Dispatch) []threadLine {
	var out []threadLine
	h := p.House.Delivery
	for _, s := range h.Steps(d.Ref) {
		out = append(out, threadLine{at: s.When.Latest().String() + cmp.Or(cutDay(s.At), "T00") + s.Ref, Step: &s})
	}
	for _, m := range h.Messages() {
		if m.Dispatch == d.Ref {
			out = append(out, threadLine{at: m.Received, Message: &m})
		}
	}
	for _, r := range append(h.Replies(), h.VoidReplies()...) {
		if r.Dispatch == d.Ref {
			out = append(out, threadLine{at: r.When.Latest().String() + "T23:59:59", Reply: &r, Answers: h.AnswersIn(r.Ref)})
		}
	}
	for _, x := range h.DispatchesOf(d.Appeal) {
		if x.Of == d.Ref || x.Resent == d.Ref {
			out = append(out, threadLine{at: x.When.Latest().String(), Reminder: &x})
		}
	}
	order.By(out, func(a, b threadLine) int { return strings.Compare(a.at, b.at) })
	return out
}

func cutDay(at string) string {
	_, after, ok := strings.Cut(at, "T")
	if !ok {
		return ""
	}
	return "T" + after
}

// stateOf is what is known of the way of a dispatch, in words: the newest step that counts.
func (p *deskPage) stateOf(d delivery.Dispatch) string {
	out := p.T("deskdispatch.no-step")
	if p.s.Desk.out != nil && d.Way == delivery.Email {
		if st, err := p.s.Desk.out.State(p.r.Context(), d.Ref); err == nil {
			out = p.Name("mail-state", stateKey(st.Is))
		}
	}
	for _, s := range p.House.Delivery.Steps(d.Ref) {
		if s.Void == "" {
			out = p.T("deskdispatch.state", "step", p.Name("mail-step", string(s.Step)), "day", s.When)
		}
	}
	return out
}

// dispatchName is a dispatch in a list.
func dispatchName(p *deskPage, d delivery.Dispatch) string {
	way := delivery.Ways[d.Way].In(p.Code)
	if d.Purpose == delivery.Reminder {
		return p.T("deskdispatch.name-reminder", "n", d.N, "way", way, "day", d.When)
	}
	return p.T("deskdispatch.name", "way", way, "day", d.When)
}

// momentOf is a day and time of RFC 3339 in words; what it says itself when it is none.
func momentOf(p *deskPage, at string) string {
	if len(at) < len("2006-01-02T15:04") {
		return at
	}
	day, err := p.dayIn(at[:10])
	if err != nil {
		return at
	}
	return p.T("desk.day-time", "day", day, "time", at[11:16])
}

// voidable are the steps of a thread that still count.
func voidable(p *deskPage, thread []threadLine) []option {
	var out []option
	for _, x := range thread {
		if x.Step != nil && x.Step.Void == "" {
			out = append(out, option{Value: x.Step.Ref, Text: p.T("deskdispatch.state", "step", p.Name("mail-step", string(x.Step.Step)), "day", x.Step.When)})
		}
	}
	return out
}

// demandName is a demand in a line: its number and what it asks.
func demandName(p *deskPage, ref string) string {
	d, ok := p.House.Appeals.Demand(ref)
	if !ok {
		return ref
	}
	if d.N == 0 {
		return p.said(d.Text)
	}
	return p.T("deskmail.demand", "n", d.N, "asked", p.said(d.Text))
}

func timeIn(p *deskPage, at time.Time) string {
	return p.T("desk.day-time", "day", when.FromTime(at, time.UTC), "time", at.UTC().Format("15:04"))
}
