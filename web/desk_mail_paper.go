package web

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"mime"
	"net/mail"
	"net/url"
	"strconv"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	outgoing "github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/letter/pdf"
)

// paperSend is the kind of a working paper with what is about to be sent.
const paperSend = "send"

// sending is what is about to be sent. Mails are in it byte for byte, so that what was looked over is what goes.
type sending struct {
	Appeal string     `json:"appeal"`
	Form   url.Values `json:"form"` // as typed, for going back
	Items  []sendItem `json:"items"`
}

// sendItem is one dispatch, and its mail where it goes by e-mail.
type sendItem struct {
	Dispatch delivery.Dispatch `json:"dispatch"`
	Mail     *madeMail         `json:"mail,omitempty"`
}

// readSend makes of the form what is about to be sent, or says what is wrong with it.
func (p *deskPage) readSend(v sendView) (sending, error) {
	s := sending{Appeal: v.Appeal.Ref, Form: url.Values{}}
	for name, values := range p.r.PostForm {
		if name != formField {
			s.Form[name] = values
		}
	}
	day, err := p.day("date")
	if err != nil {
		return s, err
	}
	d := delivery.Dispatch{
		Appeal: v.Appeal.Ref, Way: delivery.Way(p.post("way")), Purpose: delivery.Letter, When: day, Note: p.text("note"),
	}
	if delivery.Ways[d.Way].EN == "" {
		return s, fault.New(fault.Invalid, "%s", p.T("desksend.no-way"))
	}
	var text letter.Text
	if len(v.Texts) > 0 {
		var ok bool
		if text, ok = p.House.Letters.Text(p.post("letter")); !ok || text.Appeal != v.Appeal.Ref {
			return s, fault.New(fault.Invalid, "%s", p.T("desksend.no-letter"))
		}
		d.Letter, d.SHA256, d.Language = text.Ref, text.Fingerprint, text.Language
	}
	if d.Way == delivery.Email {
		switch {
		case d.Letter == "":
			return s, fault.New(fault.Invalid, "%s", p.T("desksend.mail-needs-letter"))
		case v.Cannot != "":
			return s, fault.New(fault.Invalid, "%s", v.Cannot)
		case p.line("subject") == "" || p.text("text") == "":
			return s, fault.New(fault.Invalid, "%s", p.T("desksend.no-text"))
		}
		d.Subject = p.line("subject")
	}
	refs := map[string]bool{}
	for i, t := range v.To {
		n := strconv.Itoa(i)
		if p.post("to/"+n) != t.Name {
			continue
		}
		x := d
		x.Addressee, x.Class, x.Body = t.Name, t.Class, t.Body
		x.Address, x.ValidOn = p.text("address/"+n), p.line("valid/"+n)
		for _, name := range p.r.PostForm["for/"+n] {
			if name != t.Name {
				x.For = append(x.For, name)
			}
		}
		if was, ok := p.House.Delivery.Dispatch(v.Instead); ok && was.Addressee == t.Name && was.Appeal == v.Appeal.Ref && was.Purpose == delivery.Letter && !v.Reminds {
			x.Resent = was.Ref
		}
		if v.Reminds {
			if why := t.refused(p); why != "" {
				return s, fault.New(fault.Conflict, "%s", why)
			}
			of, n, _ := t.reminded()
			x.Purpose, x.Of, x.N = delivery.Reminder, of.Ref, n
		}
		if err := p.checkAddress(x); err != nil {
			return s, err
		}
		if x.Ref, err = p.freeDispatch(x, refs); err != nil {
			return s, err
		}
		item := sendItem{Dispatch: x}
		if x.Way == delivery.Email {
			if item.Mail, err = p.compose(&item.Dispatch, text); err != nil {
				return s, err
			}
		}
		s.Items = append(s.Items, item)
	}
	if len(s.Items) == 0 {
		return s, fault.New(fault.Invalid, "%s", p.T("desksend.nobody"))
	}
	return s, nil
}

func (p *deskPage) checkAddress(x delivery.Dispatch) error {
	if x.Address == "" && x.Way != delivery.Hand {
		return fault.New(fault.Invalid, "%s", p.T("desksend.no-address", "who", x.Addressee))
	}
	if x.Way != delivery.Email {
		return nil
	}
	if a, err := mail.ParseAddress(x.Address); err != nil || a.Address != x.Address {
		return fault.New(fault.Invalid, "%s", p.T("desksend.bad-address", "who", x.Addressee, "address", x.Address))
	}
	return nil
}

// freeDispatch is a ref that no dispatch has and none that is sent along with it.
func (p *deskPage) freeDispatch(x delivery.Dispatch, along map[string]bool) (string, error) {
	ref := "dp-" + strings.TrimPrefix(x.Appeal, "ap-") + "-" + cmp.Or(mailSlug(x.Addressee, 40), "addressee")
	if x.Purpose == delivery.Reminder {
		ref += "-r" + strconv.Itoa(x.N)
	}
	ref, err := freeRef(func(try string) (bool, error) {
		_, is := p.House.Delivery.Dispatch(try)
		return is || along[try], nil
	}, ref)
	along[ref] = true
	return ref, err
}

// madeMail is a mail as it goes out. From to Subject are read back out of its bytes.
type madeMail struct {
	From, To, ReplyTo, Subject string
	Text                       string
	Raw                        []byte
}

// compose makes the mail of a dispatch: the text as typed, the frozen letter as PDF, a reply address of its own.
func (p *deskPage) compose(d *delivery.Dispatch, t letter.Text) (*madeMail, error) {
	set, err := t.Set()
	if err != nil {
		return nil, err
	}
	file, err := pdf.Write(set)
	if err != nil {
		return nil, err
	}
	out := p.s.Desk.out
	if d.ReplyTo, err = out.Address(); err != nil {
		return nil, err
	}
	l := outgoing.Letter{
		Dispatch: *d, Subject: d.Subject, Plain: p.text("text") + "\n",
		Attach: []outgoing.Attachment{{Name: fileName(strings.TrimPrefix(t.Ref, "lt-"), "pdf"), Media: "application/pdf", Bytes: file}},
	}
	if of, ok := p.House.Delivery.Dispatch(d.Of); ok {
		l.InReplyTo = of.MessageID
	}
	raw, err := out.Compose(l)
	if err != nil {
		return nil, err
	}
	m := &madeMail{Text: l.Plain, Raw: raw}
	head, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the mail that was made cannot be read back")
	}
	words := new(mime.WordDecoder)
	for name, into := range map[string]*string{"From": &m.From, "To": &m.To, "Reply-To": &m.ReplyTo, "Subject": &m.Subject} {
		if *into, err = words.DecodeHeader(head.Header.Get(name)); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the mail that was made cannot be read back")
		}
	}
	sum := sha256.Sum256(raw)
	d.MessageID, d.Raw = strings.Trim(head.Header.Get("Message-Id"), "<> "), hex.EncodeToString(sum[:])
	return m, nil
}

func (p *deskPage) keepSend(s sending) (string, error) {
	b, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	x := book.Paper{ID: "send-" + secret()[:20], Kind: paperSend, Title: p.T("desksend.paper", "n", len(s.Items), "appeal", s.Appeal), Body: b}
	x, err = p.papers().Put(p.r.Context(), x)
	return x.ID, err
}

func (p *deskPage) sendPaper(id string) (book.Paper, sending, error) {
	var s sending
	x, err := p.paper(id, paperSend)
	if err != nil {
		return x, s, err
	}
	if err := json.Unmarshal(x.Body, &s); err != nil {
		return x, s, fault.Wrap(fault.Internal, err, "the paper %s cannot be read", id)
	}
	return x, s, nil
}

// drafts are the dispatches. What does not go by e-mail was handed over by a person already, so its first step is told too.
func (s sending) drafts() ([]book.Draft, error) {
	var list []any
	for _, i := range s.Items {
		list = append(list, i.Dispatch)
		if i.Mail == nil {
			list = append(list, delivery.Step{Ref: i.Dispatch.Ref + "/1", Dispatch: i.Dispatch.Ref, Step: appeal.Asked, When: i.Dispatch.When})
		}
	}
	return deliveryDrafts(list...)
}
