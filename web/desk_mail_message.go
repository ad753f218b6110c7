package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/receive"
	"github.com/upheld/upheld/delivery/sorting"
	"github.com/upheld/upheld/fault"
)

// messageView is one message that came in.
type messageView struct {
	delivery.Message
	Guesses    []receive.Guess
	Dispatches []option
	Replies    []delivery.Reply
	Wrong      string
}

// oneMessage is one message: what it says as inert text, where it may belong, and what a person does with it.
func oneMessage(p *deskPage) (templ.Component, error) {
	m, err := p.message()
	if err != nil {
		return nil, err
	}
	p.Part, p.Title = "mail", p.T("deskpen.message")
	v := messageView{Message: m, Dispatches: p.dispatchOptions()}
	if p.r.Method == http.MethodPost {
		err := p.onMessage(m)
		if err == nil {
			return p.redirectTo(p.Path)
		}
		if !shown(err) {
			return nil, err
		}
		v.Wrong = fault.Say(err)
	}
	if p.s.Desk.in != nil && m.Status == "held" {
		held, err := p.s.Desk.in.Held(p.r.Context())
		if err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(held, func(h receive.Held) bool { return h.Ref == m.Ref }); i >= 0 {
			v.Guesses = held[i].Guesses
		}
	}
	for _, r := range p.House.Delivery.Replies() {
		if r.Message == m.Ref {
			v.Replies = append(v.Replies, r)
		}
	}
	return messageBody(p, v), nil
}

func (p *deskPage) message() (delivery.Message, error) {
	m, ok := p.House.Delivery.Message(p.Value("id"))
	if !ok {
		return m, p.NotFound()
	}
	return m, nil
}

// messageKinds is the order in which kinds of message are offered.
var messageKinds = []delivery.Kind{
	delivery.AnswerMail, delivery.Acknowledgement, delivery.OutOfOffice, delivery.Bounce, delivery.Delayed, delivery.Receipt, delivery.Unknown,
}

func (p *deskPage) onMessage(m delivery.Message) error {
	in := p.s.Desk.in
	if in == nil {
		return fault.New(fault.Invalid, "%s", p.T("deskpen.no-inbox"))
	}
	ctx, why := p.r.Context(), p.text("why")
	var err error
	switch p.post("form") {
	case "tie":
		d := cmp.Or(p.post("guess"), p.post("dispatch"))
		if d == "" {
			return fault.New(fault.Invalid, "%s", p.T("deskpen.which"))
		}
		kind := delivery.Kind(p.post("kind"))
		if !slices.Contains(messageKinds, kind) {
			return fault.New(fault.Invalid, "%s", p.T("deskpen.what"))
		}
		_, err = in.Tie(ctx, m.Ref, d, kind, deskSpeaker, why)
	case "aside":
		if why == "" {
			return fault.New(fault.Invalid, "%s", p.T("deskpen.aside-why"))
		}
		_, err = in.Aside(ctx, m.Ref, why, deskSpeaker)
	case "sort":
		_, err = in.SortAgain(ctx, m.Ref)
	default:
		err = fault.New(fault.Invalid, "%s", p.T("desk.bad-form"))
	}
	return err
}

// dispatchOptions are all dispatches to choose from, the newest first.
func (p *deskPage) dispatchOptions() []option {
	var out []option
	for _, d := range slices.Backward(p.House.Delivery.Dispatches()) {
		out = append(out, option{Value: d.Ref, Text: d.Addressee + " · " + dispatchName(p, d) + " · " + d.Appeal})
	}
	return out
}

// rawMessage is a message as it came, always saved and never shown.
func rawMessage(p *deskPage) (templ.Component, error) {
	m, err := p.message()
	if err != nil {
		return nil, err
	}
	raw, err := p.rawOf(m)
	if err != nil {
		return nil, err
	}
	sendDownload(p.w, "application/octet-stream", m.Ref+".eml", raw)
	return nil, nil
}

func (p *deskPage) rawOf(m delivery.Message) ([]byte, error) {
	if p.s.Desk.in == nil {
		return nil, fault.New(fault.NotFound, "%s", p.T("deskpen.no-inbox"))
	}
	return p.s.Desk.in.Raw(p.r.Context(), m.Ref)
}

// attachment is one attachment of a message: bytes to save, never opened here.
func attachment(p *deskPage) (templ.Component, error) {
	m, err := p.message()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(m.Parts, func(x delivery.Part) bool { return x.SHA256 == p.Value("sum") })
	if i < 0 {
		return nil, p.NotFound()
	}
	raw, err := p.rawOf(m)
	if err != nil {
		return nil, err
	}
	data, ok := sorting.Attachment(raw, m.Parts[i].SHA256)
	if !ok {
		return nil, p.NotFound()
	}
	sendDownload(p.w, "application/octet-stream", cmp.Or(oneLine(inert(m.Parts[i].Name)), "attachment"), data)
	return nil, nil
}

// subjectOf is the subject of a message in a list.
func subjectOf(p *deskPage, m delivery.Message) string {
	return cmp.Or(strings.TrimSpace(inert(m.Subject)), p.T("deskpen.no-subject"))
}

func partName(p *deskPage, x delivery.Part) string {
	return cmp.Or(strings.TrimSpace(inert(x.Name)), p.T("deskpen.no-name"))
}

func viaKey(via string) string { return strings.ReplaceAll(via, " ", "-") }

// tieKey is how a message was tied as a key of words: "address", "references", "bounce", "a-person".
func tieKey(how string) string { return strings.ReplaceAll(how, " ", "-") }

func guessText(p *deskPage, g receive.Guess) string {
	if d, ok := p.House.Delivery.Dispatch(g.Dispatch); ok {
		return d.Addressee + " · " + dispatchName(p, d) + " · " + inert(g.Why)
	}
	return g.Dispatch + " · " + inert(g.Why)
}

func kindsOfMessage(p *deskPage) []option {
	var out []option
	for _, k := range messageKinds {
		out = append(out, option{Value: string(k), Text: p.Name("mail-kind", string(k))})
	}
	return out
}
