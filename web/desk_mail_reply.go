package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/when"
)

// replyForm is the page on which something that came back becomes a reply.
type replyForm struct {
	Message  *delivery.Message // nil: known from public sources
	Dispatch delivery.Dispatch
	Appeal   string
	Appeals  []option // to choose from, where there is no message
	Names    []option // addressees of the appeal
	Was      delivery.Reply
	Say      *saying
	Wrong    string
}

// replyFromMail makes a reply of a message that is tied to a dispatch.
func replyFromMail(p *deskPage) (templ.Component, error) {
	m, err := p.message()
	if err != nil {
		return nil, err
	}
	d, ok := p.House.Delivery.Dispatch(m.Dispatch)
	if !ok || m.Status != "tied" {
		return nil, fault.New(fault.NotFound, "%s", p.T("deskreply.not-tied"))
	}
	v := replyForm{Message: &m, Dispatch: d, Appeal: d.Appeal}
	v.Was = delivery.Reply{Kind: delivery.AnswerMail, By: d.Addressee, Language: d.Language}
	if m.Kind == delivery.Acknowledgement {
		v.Was.Kind = m.Kind
	}
	for _, at := range []string{m.Date, m.Received} {
		if day, err := when.ParseDay(at[:min(10, len(at))]); err == nil {
			v.Was.When = when.On(day)
			break
		}
	}
	return p.newReply(v)
}

// replyFromSources makes a reply of what public sources report: an appeal, and one of those whom it asks.
func replyFromSources(p *deskPage) (templ.Component, error) {
	v := replyForm{Appeal: p.r.URL.Query().Get("appeal"), Was: delivery.Reply{Kind: delivery.AnswerMail}}
	if p.r.Method == http.MethodPost {
		v.Appeal = p.post("appeal")
	}
	for _, a := range slices.Backward(p.House.Appeals.Appeals()) {
		v.Appeals = append(v.Appeals, option{Value: a.Ref, Text: p.T("deskreply.appeal-line", "by", a.IssuedBy, "day", a.When)})
	}
	a, ok := p.House.Appeals.Appeal(v.Appeal)
	if v.Appeal != "" && !ok {
		return nil, p.NotFound()
	}
	if ok {
		for _, t := range p.sendTos(a, p.House.Letters.Current(a.Ref)) {
			v.Names = append(v.Names, option{Value: t.Name, Text: t.Name, English: true})
		}
	}
	return p.newReply(v)
}

func (p *deskPage) newReply(v replyForm) (templ.Component, error) {
	p.Part, p.Title = "mail", p.T("deskreply.new-title")
	if p.r.Method != http.MethodPost {
		return replyFormBody(p, v), nil
	}
	r, drafts, err := p.readReply(v)
	if err == nil {
		var done bool
		if v.Say, done, err = p.press("reply", v.Appeal, drafts); done && err == nil {
			return p.redirectTo("/desk/replies/" + r.Ref)
		}
	}
	if err != nil && !shown(err) {
		return nil, err
	}
	if err != nil {
		v.Wrong = fault.Say(err)
	}
	return replyFormBody(p, v), nil
}

// readReply is the reply that a form tells of, as drafts.
func (p *deskPage) readReply(v replyForm) (delivery.Reply, []book.Draft, error) {
	r := delivery.Reply{
		Appeal: v.Appeal, Kind: delivery.Kind(p.post("kind")), By: p.line("by"), Language: p.post("language"), Summary: p.text("summary"), Note: p.text("note"),
	}
	var err error
	if r.When, err = p.day("date"); err != nil {
		return r, nil, err
	}
	if p.line("presented") != "" {
		if r.Presented, err = p.day("presented"); err != nil {
			return r, nil, err
		}
	}
	var drafts []book.Draft
	if v.Message != nil {
		r.Dispatch, r.Addressee, r.Message, r.SHA256, r.Text = v.Dispatch.Ref, v.Dispatch.Addressee, v.Message.Ref, v.Message.SHA256, v.Message.Text
	} else {
		r.Addressee = p.post("addressee")
		r.Text = p.text("text")
		if r.Citations, drafts, err = p.citations(); err != nil {
			return r, nil, err
		}
	}
	switch {
	case r.Appeal == "" || r.Addressee == "":
		return r, nil, fault.New(fault.Invalid, "%s", p.T("deskreply.no-addressee"))
	case r.Kind != delivery.AnswerMail && r.Kind != delivery.Acknowledgement:
		return r, nil, fault.New(fault.Invalid, "%s", p.T("deskreply.no-kind"))
	case r.By == "":
		return r, nil, fault.New(fault.Invalid, "%s", p.T("deskreply.no-by"))
	case r.Summary == "":
		return r, nil, fault.New(fault.Invalid, "%s", p.T("deskreply.no-summary"))
	case delivery.Before(r.When, p.appealDate(v.Appeal)), delivery.Before(r.When, v.Dispatch.When):
		return r, nil, fault.New(fault.Invalid, "%s", p.T("deskreply.before"))
	case v.Message == nil && len(r.Citations) == 0:
		return r, nil, fault.New(fault.Invalid, "%s", p.T("deskreply.no-source"))
	}
	r.Ref, err = freeRef(func(try string) (bool, error) { _, is := p.House.Delivery.Reply(try); return is, nil },
		"rp-"+strings.TrimPrefix(r.Appeal, "ap-")+"-"+cmp.Or(mailSlug(r.Addressee, 40), "addressee"))
	if err != nil {
		return r, nil, err
	}
	var open []string
	if p.post("open") == "yes" {
		open = []string{"text"}
	}
	d, err := delivery.Draft(r, open...)
	return r, append(drafts, d), err
}

// appealDate is the date of an appeal, zero where it is not there.
func (p *deskPage) appealDate(ref string) when.When {
	a, _ := p.House.Appeals.Appeal(ref)
	return a.When
}

// textIsPublic says whether everybody may read the text of a reply.
func (p *deskPage) textIsPublic(r delivery.Reply) (bool, error) {
	doc, ok, err := p.s.Desk.book.Doc(p.r.Context(), access.Anyone(), book.At{}, r.Ref)
	if err != nil || !ok {
		return false, err
	}
	set, err := delivery.NewSet([]book.Doc{doc})
	if err != nil {
		return false, err
	}
	seen, _ := set.Reply(r.Ref)
	return seen.Text != "", nil
}

func languageOptions(p *deskPage) []option {
	var out []option
	for _, l := range letter.Languages {
		out = append(out, option{Value: l, Text: p.NameOr("mail-language", l, l)})
	}
	return out
}
