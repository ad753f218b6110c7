package web

import (
	"slices"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
	outgoing "github.com/upheld/upheld/delivery/send"
)

// waitLine is something that waits for a person, with the page where it is done. Text has its link in brackets.
type waitLine struct {
	Text string
	To   templ.SafeURL
}

// waitShown is how many things of one kind are listed on the front page of the desk.
const waitShown = 8

// waiting is what waits for a person: mail that is held, in doubt or failed, messages to be read, replies to be graded,
// assessments to be confirmed or reviewed, reminders that are due.
func (p *deskPage) waiting() ([]waitLine, error) {
	var out []waitLine
	add := func(list []waitLine) {
		more := len(list) - waitShown
		if more > 0 {
			list = append(list[:waitShown:waitShown], waitLine{Text: p.T("deskwait.more", "n", more)})
		}
		out = append(out, list...)
	}
	mails, err := p.waitingMails()
	if err != nil {
		return nil, err
	}
	add(p.belied())
	add(mails)
	add(p.waitingBack())
	add(p.waitingReplies())
	add(p.waitingReviews())
	add(p.waitingReminders())
	return out, nil
}

// waitingMails are messages in the holding pen and mails that did not get through.
func (p *deskPage) waitingMails() ([]waitLine, error) {
	var out []waitLine
	held := 0
	for _, m := range p.House.Delivery.Messages() {
		if m.Status == "held" {
			held++
		}
	}
	if held > 0 {
		out = append(out, waitLine{p.T("deskwait.held", "n", held), p.Href("/desk/mail")})
	}
	if p.s.Desk.out == nil {
		return out, nil
	}
	if why := p.s.Desk.out.Trouble(); why != "" {
		out = append([]waitLine{{Text: p.T("deskwait.trouble", "why", why)}}, out...)
	}
	list, err := p.s.Desk.out.States(p.r.Context(), outgoing.Doubt, outgoing.Failed)
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		d, ok := p.House.Delivery.Dispatch(s.Dispatch)
		switch {
		case !ok:
		case s.Is == outgoing.Doubt:
			out = append(out, waitLine{p.T("deskwait.doubt", "who", d.Addressee), p.Href("/desk/dispatches/" + d.Ref)})
		default:
			out = append(out, waitLine{p.T("deskwait.failed", "who", d.Addressee), p.Href("/desk/dispatches/" + d.Ref)})
		}
	}
	return out, nil
}

// waitingBack are letters that were taken over and came back, of which none to the same addressee stands: another way is to be
// found. Those that were refused at once are among the mails that failed.
func (p *deskPage) waitingBack() []waitLine {
	var out []waitLine
	seen := map[string]bool{}
	for _, c := range p.House.Appeals.Clocks(p.Today) {
		if c.State != appeal.Status(appeal.Undeliverable) {
			continue
		}
		for _, d := range p.House.Delivery.DispatchesOf(c.Appeal) {
			if seen[d.Ref] || d.Addressee != c.Addressee && !slices.Contains(d.For, c.Addressee) || !p.cameBack(d) {
				continue
			}
			seen[d.Ref] = true
			out = append(out, waitLine{p.T("deskwait.back", "who", d.Addressee), p.Href("/desk/dispatches/" + d.Ref)})
		}
	}
	return out
}

// cameBack reports whether a dispatch came back after it had gone.
func (p *deskPage) cameBack(d delivery.Dispatch) bool {
	if p.s.Desk.out != nil && d.Way == delivery.Email {
		if s, err := p.s.Desk.out.State(p.r.Context(), d.Ref); err == nil && s.Is == outgoing.Failed {
			return false
		}
	}
	return slices.ContainsFunc(p.House.Delivery.Steps(d.Ref), func(s delivery.Step) bool {
		return s.Void == "" && s.Step == appeal.Undeliverable
	})
}

// belied are messages that nobody has read, from somebody whom every reader is told to be late or silent: they may be the answer.
func (p *deskPage) belied() []waitLine {
	var out []waitLine
	h := p.House.Delivery
	read := map[string]bool{}
	for _, r := range h.Replies() {
		read[r.Message] = true
	}
	for _, m := range h.Messages() {
		d, ok := h.Dispatch(m.Dispatch)
		if !ok || read[m.Ref] || m.Status == "aside" || m.Kind != delivery.AnswerMail && m.Kind != delivery.Unknown {
			continue
		}
		if status := p.toldOf(d); status != "" {
			out = append(out, waitLine{p.T("deskwait.belied", "who", d.Addressee, "status", p.Name("status", string(status))), p.Href("/desk/mail/" + m.Ref)})
		}
	}
	return out
}

// toldOf is what readers are told of an answer that is owed to a dispatch: overdue, silent, or nothing of the kind.
func (p *deskPage) toldOf(d delivery.Dispatch) appeal.Status {
	for _, c := range p.House.Appeals.ClocksOf(d.Appeal, p.Today) {
		if c.Addressee != d.Addressee && !slices.Contains(d.For, c.Addressee) {
			continue
		}
		switch {
		case c.Silent.Known:
			return "silent"
		case c.Overdue.Known:
			return "overdue"
		}
	}
	return ""
}

// waitingReplies are messages of which no reply was made yet, and replies that nobody has graded.
func (p *deskPage) waitingReplies() []waitLine {
	var out []waitLine
	h := p.House.Delivery
	made := map[string]bool{}
	for _, r := range h.Replies() {
		made[r.Message] = true
		if r.Kind == delivery.AnswerMail && len(h.AnswersIn(r.Ref)) == 0 && len(p.House.Appeals.DemandsOf(r.Appeal)) > 0 {
			out = append(out, waitLine{p.T("deskwait.grade", "who", r.Addressee), p.Href("/desk/replies/" + r.Ref)})
		}
	}
	for _, m := range h.Messages() {
		if m.Status != "tied" || made[m.Ref] || m.Kind != delivery.AnswerMail && m.Kind != delivery.Acknowledgement {
			continue
		}
		if d, ok := h.Dispatch(m.Dispatch); ok {
			out = append(out, waitLine{p.T("deskwait.unread", "what", p.Name("mail-kind", string(m.Kind)), "who", d.Addressee), p.Href("/desk/mail/" + m.Ref)})
		}
	}
	return out
}

// waitingReviews are assessments that somebody else has to look at, and what the custody record proposes.
func (p *deskPage) waitingReviews() []waitLine {
	var out []waitLine
	for _, x := range p.House.Appeals.Proposals(p.Today, p.House.Custody) {
		d, _ := p.House.Appeals.Demand(x.Demand)
		to, what := p.Href("/desk/demands/"+x.Demand), cutText(p.said(d.Text), 80)
		line := waitLine{p.T("deskwait.review", "what", what), to}
		if x.Kind == "custody" {
			line.Text = p.T("deskwait.confirm", "what", what)
		}
		if !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

// waitingReminders are letters that were delivered, whose term has passed, and of which nobody was reminded.
func (p *deskPage) waitingReminders() []waitLine {
	var out []waitLine
	seen := map[string]bool{}
	for _, c := range p.House.Appeals.Clocks(p.Today) {
		key := c.Appeal + "\x00" + c.Addressee
		if !c.Overdue.Known || !c.Delivered.Known || len(c.Reminders) > 0 || len(c.Waiting) > 0 || seen[key] {
			continue
		}
		seen[key] = true
		out = append(out, waitLine{p.T("deskwait.remind", "who", c.Addressee, "day", c.Overdue.On), p.Href("/desk/appeals/"+c.Appeal+"/send", "purpose", string(delivery.Reminder), "to", c.Addressee)})
	}
	return out
}
