package web

import (
	"net/http"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/receive"
	"github.com/upheld/upheld/fault"
)

// penView is the holding pen: mail that waits for a person.
type penView struct {
	Held     []receive.Held
	Rest     []delivery.Message // tied and set aside, the newest first
	Dispatch string             // to which what is brought in belongs
	Wrong    string
	None     bool // this program takes no mail in
}

// restShown is how many messages that wait for nobody are listed.
const restShown = 100

// holdingPen shows what waits, and takes in what a person brings: a raw mail, or a reply on paper that is typed.
func holdingPen(p *deskPage) (templ.Component, error) {
	p.Part, p.Title = "mail", p.T("deskpen.title")
	v := penView{None: p.s.Desk.in == nil, Dispatch: p.r.URL.Query().Get("dispatch")}
	if p.r.Method == http.MethodPost {
		v.Dispatch = p.post("dispatch")
		m, err := p.bringMail()
		if err == nil {
			return p.redirectTo("/desk/mail/" + m.Ref)
		}
		if !shown(err) {
			return nil, err
		}
		v.Wrong = fault.Say(err)
	}
	if !v.None {
		var err error
		if v.Held, err = p.s.Desk.in.Held(p.r.Context()); err != nil {
			return nil, err
		}
	}
	for _, m := range p.House.Delivery.Messages() {
		if m.Status != "held" && len(v.Rest) < restShown {
			v.Rest = append(v.Rest, m)
		}
	}
	return penBody(p, v), nil
}
