package web

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/fault"
)

// consultForms are the forms of a consultation at the desk; names are of the family "desk-consult-form".
var consultForms = []string{"call", "position", "meeting", "commitment", "pledge"}

// consultDesk is a consultation at the desk with one form open.
type consultDesk struct {
	consultation.Consultation
	Form   string
	Sent   url.Values // what the form said, given back when it could not be carried out
	Wrong  string
	Signed []string // the States that signed and still exist, by name
}

// deskConsultations lists them, to choose one.
func deskConsultations(p *deskPage) (templ.Component, error) {
	p.Part, p.Title = "consultations", p.T("deskconsult.title")
	return deskConsultationsBody(p, p.House.Consulted.Consultations()), nil
}

// deskConsultation enters a call, a position, a meeting, a commitment or a pledge.
func deskConsultation(p *deskPage) (templ.Component, error) {
	c, ok := p.House.Consulted.Consultation(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Part, p.Title = "consultations", c.Title
	v := consultDesk{Consultation: c, Form: p.r.URL.Query().Get("form"), Sent: url.Values{}, Signed: signatoriesOf(p.Page, c.Instruments)}
	if p.r.Method == http.MethodPost {
		v.Form, v.Sent = p.post("form"), p.r.PostForm
	}
	if !slices.Contains(consultForms, v.Form) {
		v.Form = consultForms[0]
	}
	if p.r.Method != http.MethodPost {
		return deskConsultationBody(p, v), nil
	}
	to, err := p.sayConsult(v)
	switch kind := fault.KindOf(err); {
	case err == nil:
		return p.redirectTo(to)
	case kind != fault.Invalid && kind != fault.Conflict:
		return nil, err
	}
	v.Wrong = fault.Say(err)
	return deskConsultationBody(p, v), nil
}

// sayConsult writes what the form says into the record; to is the public page where it can be read.
func (p *deskPage) sayConsult(v consultDesk) (to string, err error) {
	f := consultForm{p: p, sent: v.Sent}
	switch v.Form {
	case "call":
		return p.sayOf(v, f.call(v.Consultation), f.err)
	case "meeting":
		return p.sayOf(v, f.meeting(), f.err)
	case "position":
		return p.sayPosition(f.position(v.Ref), f.err)
	case "commitment":
		return p.sayCommitment(f.commitment(v.Consultation), f.err)
	}
	return p.sayPledge(f.pledge(), f.err)
}
