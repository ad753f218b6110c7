package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/delivery"
	outgoing "github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/fault"
)

// dispatchView is a dispatch with all that hangs on it.
type dispatchView struct {
	delivery.Dispatch
	Mail   *outgoing.State // nil when it has none in the queue
	Thread []threadLine
	Say    *saying
	Wrong  string
	Proof  string // id of the paper with the file that was sent along
	Name   string // of that file
	Size   int
	Hash   string
}

// deskDispatch is one dispatch at the desk.
func deskDispatch(p *deskPage) (templ.Component, error) {
	d, ok := p.House.Delivery.Dispatch(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Part, p.Title = "work", p.T("deskdispatch.title", "who", d.Addressee)
	v := dispatchView{Dispatch: d}
	if p.r.Method == http.MethodPost {
		done, err := p.onDispatch(&v)
		if done {
			return p.redirectTo(p.Path)
		}
		if err != nil && !shown(err) {
			return nil, err
		}
		if err != nil {
			v.Wrong = fault.Say(err)
		}
	}
	v.Thread = p.thread(d)
	if out := p.s.Desk.out; out != nil && d.Way == delivery.Email {
		switch st, err := out.State(p.r.Context(), d.Ref); {
		case err == nil:
			v.Mail = &st
		case fault.KindOf(err) != fault.NotFound:
			return nil, err
		}
	}
	return deskDispatchBody(p, v), nil
}

// onDispatch carries out one of the forms of the page. done: go to the page anew.
func (p *deskPage) onDispatch(v *dispatchView) (done bool, err error) {
	switch p.post("form") {
	case "queue":
		return p.onQueue(v.Ref)
	case "step":
		return p.addStep(v)
	case "void":
		return p.voidStep(v)
	}
	return false, fault.New(fault.Invalid, "%s", p.T("desk.bad-form"))
}

func (p *deskPage) onQueue(ref string) (bool, error) {
	out := p.s.Desk.out
	if out == nil {
		return false, fault.New(fault.Invalid, "%s", p.T("desksend.no-post"))
	}
	ctx := p.r.Context()
	why := p.line("why")
	var err error
	switch do := p.post("do"); do {
	case "again":
		err = out.Again(ctx, ref, deskSpeaker, why)
	case "arrived", "not-arrived":
		if why == "" {
			return false, fault.New(fault.Invalid, "%s", p.T("deskdispatch.how-known"))
		}
		err = out.Settle(ctx, ref, do == "arrived", deskSpeaker, why)
	case "cancel":
		err = out.Cancel(ctx, ref, deskSpeaker, why)
	default:
		err = fault.New(fault.Invalid, "%s", p.T("desk.bad-form"))
	}
	return err == nil, err
}

func errorsFirst(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// voidStep says that a step does not count, and why. The step stays, with its proof.
func (p *deskPage) voidStep(v *dispatchView) (bool, error) {
	for _, s := range p.House.Delivery.Steps(v.Ref) {
		if s.Ref != p.post("step") {
			continue
		}
		if s.Void != "" {
			return true, nil
		}
		if s.Void = p.text("why"); s.Void == "" {
			return false, fault.New(fault.Invalid, "%s", p.T("deskdispatch.void-why"))
		}
		drafts, err := deliveryDrafts(s)
		if err != nil {
			return false, err
		}
		say, done, err := p.press("void", v.Appeal, drafts, s.Ref)
		v.Say = say
		return done && err == nil, err
	}
	return false, p.NotFound()
}

func lastAddress(t sendTo) string {
	for _, d := range slices.Backward(t.Sent) {
		if d.Addressee == t.Name && d.Address != "" {
			return d.Address
		}
	}
	return ""
}

func hasText(list []string, s string) bool { return slices.Contains(list, s) }

// stateKey is the state of a mail as a key of words.
func stateKey(is outgoing.Is) string { return strings.ReplaceAll(string(is), " ", "-") }
