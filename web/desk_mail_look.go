package web

import (
	"encoding/json"
	"net/http"
	"reflect"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
)

// lookView is the last look at what is about to be sent.
type lookView struct {
	ID    string
	Send  sending
	Say   *saying
	Mails int
	Wrong string
}

// lookOver shows what is about to be sent, exactly as it will go, and sends it on the press of the button.
func lookOver(p *deskPage) (templ.Component, error) {
	p.Part, p.Title = "work", p.T("desksend.look-title")
	x, s, err := p.sendPaper(p.Value("id"))
	if fault.KindOf(err) == fault.NotFound && p.r.Method == http.MethodPost && p.post("appeal") != "" {
		return p.redirectTo("/desk/appeals/" + p.post("appeal") + "/send") // the first of two presses has sent it
	}
	if err != nil {
		return nil, err
	}
	v := lookView{ID: x.ID, Send: s}
	drafts, err := s.drafts()
	if err == nil {
		err = p.within(s.Appeal, drafts)
	}
	if err != nil {
		return nil, err
	}
	v.Say = p.look("send", drafts)
	for _, i := range s.Items {
		if i.Mail != nil {
			v.Mails++
		}
	}
	if p.r.Method != http.MethodPost {
		return lookBody(p, v), nil
	}
	if p.post("do") == "delete" {
		if err := p.papers().Delete(p.r.Context(), x.ID); err != nil {
			return nil, err
		}
		return p.redirectTo("/desk/appeals/" + s.Appeal + "/send")
	}
	if err := p.send(s, drafts); err != nil {
		if !shown(err) {
			return nil, err
		}
		v.Wrong = fault.Say(err)
		return lookBody(p, v), nil
	}
	if err := p.papers().Delete(p.r.Context(), x.ID); err != nil {
		return nil, err
	}
	if len(s.Items) == 1 {
		return p.redirectTo("/desk/dispatches/" + s.Items[0].Dispatch.Ref)
	}
	return p.redirectTo("/desk/appeals/" + s.Appeal + "/send")
}

// send writes the dispatches and queues their mails. It may be called again: what is written and queued stays as it is.
func (p *deskPage) send(s sending, drafts []book.Draft) error {
	written := 0
	for _, i := range s.Items {
		known, ok, err := p.dispatchNow(i.Dispatch.Ref)
		switch {
		case err != nil:
			return err
		case ok && !reflect.DeepEqual(known, plainDispatch(i.Dispatch)):
			return fault.New(fault.Conflict, "%s", p.T("desksend.taken", "who", i.Dispatch.Addressee))
		case ok:
			written++
		}
	}
	for _, i := range s.Items {
		if i.Mail == nil {
			continue
		}
		if p.s.Desk.out == nil {
			return fault.New(fault.ReadOnly, "%s", p.T("desksend.no-post"))
		}
		// The bytes are kept before the dispatch is said, so that a stop in between loses no mail.
		if err := p.s.Desk.out.Keep(p.r.Context(), i.Dispatch, i.Mail.Raw); err != nil {
			return err
		}
	}
	if written == 0 {
		if err := p.checkReminders(s); err != nil {
			return err
		}
		if err := p.say(drafts); err != nil {
			return err
		}
	}
	for _, i := range s.Items {
		if i.Mail == nil {
			continue
		}
		if err := p.s.Desk.out.Put(p.r.Context(), i.Dispatch, i.Mail.Raw); err != nil {
			return err
		}
	}
	return nil
}

// checkReminders asks once more, since a reply may have come after the form was filled in.
func (p *deskPage) checkReminders(s sending) error {
	a, _ := p.House.Appeals.Appeal(s.Appeal)
	for _, t := range p.sendTos(a, p.House.Letters.Current(s.Appeal)) {
		for _, i := range s.Items {
			if i.Dispatch.Purpose != delivery.Reminder || i.Dispatch.Addressee != t.Name {
				continue
			}
			if why := t.refused(p); why != "" {
				return fault.New(fault.Conflict, "%s", why)
			}
		}
	}
	return nil
}

// dispatchNow is a dispatch as the book has it at this moment.
func (p *deskPage) dispatchNow(ref string) (delivery.Dispatch, bool, error) {
	var d delivery.Dispatch
	doc, ok, err := p.s.Desk.book.Doc(p.r.Context(), access.Operator(), book.At{}, ref)
	if err != nil || !ok {
		return d, false, err
	}
	if err := json.Unmarshal(doc.JSON, &d); err != nil {
		return d, false, fault.Wrap(fault.Internal, err, "the record %s could not be read", ref)
	}
	return plainDispatch(d), true, nil
}

// plainDispatch is a dispatch as it is read back: empty lists are none.
func plainDispatch(d delivery.Dispatch) delivery.Dispatch {
	if len(d.For) == 0 {
		d.For = nil
	}
	if len(d.Citations) == 0 {
		d.Citations = nil
	}
	return d
}
