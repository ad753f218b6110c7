package web

import (
	"cmp"
	"net/url"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/delivery/calendar"
	outgoing "github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// deskDuePage is what is ours to do, and what addressees owe.
type deskDuePage struct {
	Ours   []calendar.Duty // to be done by today
	Soon   []calendar.Duty // ours, later
	Theirs []calendar.Duty
	Votes  []calendar.Duty
}

// deskDue shows all duties, each with the page where it is done.
func deskDue(p *deskPage) (templ.Component, error) {
	p.Part, p.Title = "due", p.T("deskdue.title")
	doubts, err := p.doubts()
	if err != nil {
		return nil, err
	}
	var v deskDuePage
	for _, d := range calendar.Latest(calendar.Duties(roomsOf(p.House), doubts, p.Today)) {
		switch {
		case !d.Open():
		case d.Kind == calendar.Election:
			v.Votes = append(v.Votes, d)
		case d.Whose() == calendar.Theirs:
			v.Theirs = append(v.Theirs, d)
		case d.Day <= p.Today:
			v.Ours = append(v.Ours, d)
		default:
			v.Soon = append(v.Soon, d)
		}
	}
	for _, list := range [][]calendar.Duty{v.Ours, v.Soon, v.Theirs} {
		order.By(list, func(a, b calendar.Duty) int { return cmp.Compare(a.Day, b.Day) })
	}
	return deskDueBody(p, v), nil
}

// doubts are the mails of which nobody knows whether they went out.
func (p *deskPage) doubts() ([]calendar.Doubtful, error) {
	if p.s.Desk.out == nil {
		return nil, nil
	}
	list, err := p.s.Desk.out.States(p.r.Context(), outgoing.Doubt)
	if err != nil {
		return nil, err
	}
	var out []calendar.Doubtful
	for _, s := range list {
		if s.Dispatch != "" {
			out = append(out, calendar.Doubtful{Dispatch: s.Dispatch, Since: when.Today(s.Since)})
		}
	}
	return out, nil
}

// doneAt is the page of the desk where a duty is done; "" where there is none.
func (p *deskPage) doneAt(d calendar.Duty) templ.SafeURL {
	at := func(path, id string) templ.SafeURL {
		if id == "" {
			return ""
		}
		return p.Href(path + id)
	}
	switch d.Kind {
	case calendar.Remind:
		q := url.Values{"to": {d.Addressee}, "purpose": {"reminder"}}
		return templ.SafeURL(withQuery(string(p.Href("/desk/appeals/"+d.Appeal+"/send")), q))
	case calendar.Prove, calendar.Resend, calendar.Doubt:
		return at("/desk/dispatches/", d.Dispatch)
	case calendar.Grade:
		return at("/desk/replies/", d.Reply)
	case calendar.Sort:
		return at("/desk/mail/", d.Message)
	case calendar.Confirm, calendar.Review:
		if len(d.Demands) > 0 {
			return at("/desk/demands/", d.Demands[0])
		}
	case calendar.Answer, calendar.Reminded, calendar.Silent, calendar.Act, calendar.Election:
	}
	return at("/desk/appeals/", d.Appeal)
}
