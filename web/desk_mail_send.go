package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/web/words"
)

// sendTo is one of those to whom an appeal goes.
type sendTo struct {
	Name    string
	Class   appeal.Class
	Body    string
	Demands []int // the numbers of the demands that ask it; none when only the head of the letter names it
	Sent    []delivery.Dispatch
	Waits   []string // replies that wait for their grade
}

// sendView is the page from which an appeal is sent.
type sendView struct {
	Appeal  appeal.Appeal
	To      []sendTo
	Texts   []letter.Text
	Reminds bool // the form sends reminders
	Only    string
	Instead string // the dispatch that did not arrive and is replaced by what is sent now
	Public  bool
	Cannot  string // why no mail can go out
	Wrong   string
	Was     url.Values // what was typed
}

// formWays is the order in which ways are offered.
var formWays = []delivery.Way{delivery.Email, delivery.Post, delivery.Hand, delivery.Embassy, delivery.Form}

// sendPage shows to whom an appeal goes and takes what is to be sent. Nothing goes out from here: what is typed becomes a
// working paper with the mails in it, which is looked over first.
func sendPage(p *deskPage) (templ.Component, error) {
	v, err := p.sendView()
	if err != nil {
		return nil, err
	}
	p.Part, p.Title = "work", p.T("desksend.title")
	if p.r.Method != http.MethodPost {
		if id := p.r.URL.Query().Get("paper"); id != "" {
			if _, s, err := p.sendPaper(id); err == nil {
				v.Instead = s.Form.Get("instead")
				v.Was, v.Reminds = s.Form, s.Form.Get("purpose") == string(delivery.Reminder)
			}
		}
		return sendBody(p, v), nil
	}
	v.Was = p.r.PostForm
	v.Reminds = p.post("purpose") == string(delivery.Reminder)
	s, err := p.readSend(v)
	if err == nil {
		var id string
		if id, err = p.keepSend(s); err == nil {
			return p.redirectTo("/desk/sends/" + id)
		}
	}
	if !shown(err) {
		return nil, err
	}
	v.Wrong = fault.Say(err)
	return sendBody(p, v), nil
}

func (p *deskPage) sendView() (sendView, error) {
	a, ok := p.House.Appeals.Appeal(p.Value("id"))
	if !ok {
		return sendView{}, p.NotFound()
	}
	v := sendView{Appeal: a, Texts: p.House.Letters.Current(a.Ref), Was: url.Values{}}
	v.To = p.sendTos(a, v.Texts)
	q := p.r.URL.Query()
	v.Reminds = q.Get("purpose") == string(delivery.Reminder)
	v.Only, v.Instead = q.Get("to"), q.Get("instead")
	if p.r.Method == http.MethodPost {
		v.Instead = p.post("instead")
	}
	var err error
	if v.Public, err = p.isPublic(a.Ref); err != nil {
		return v, err
	}
	switch out := p.s.Desk.out; {
	case out == nil:
		v.Cannot = p.T("desksend.no-post")
	default:
		if err := out.Ready(); fault.KindOf(err) == fault.ReadOnly {
			v.Cannot = p.T("desksend.read-only", "why", p.s.Desk.book.ReadOnly())
		} else if err != nil {
			v.Cannot = p.T("desksend.no-post")
		}
	}
	return v, nil
}

// sendTos are all to whom an appeal goes: whom its demands ask, and whom the head of the letter names besides; each once.
func (p *deskPage) sendTos(a appeal.Appeal, texts []letter.Text) []sendTo {
	var out []sendTo
	at := func(name, body string) int {
		return slices.IndexFunc(out, func(t sendTo) bool {
			return strings.EqualFold(strings.TrimSpace(t.Name), strings.TrimSpace(name)) || body != "" && t.Body == body
		})
	}
	for _, d := range p.House.Appeals.DemandsOf(a.Ref) {
		for _, who := range d.AskedOf {
			i := at(who.Name, who.Body)
			if i < 0 {
				i, out = len(out), append(out, sendTo{Name: who.Name, Class: who.Class, Body: who.Body})
			}
			if !slices.Contains(out[i].Demands, d.N) {
				out[i].Demands = append(out[i].Demands, d.N)
			}
		}
	}
	heads := a.Addressees
	for _, t := range texts {
		l, _ := letter.Parse(t.Text)
		if l == nil || t.Original != "" {
			continue
		}
		heads = nil
		for _, x := range l.Head.To {
			name := cmp.Or(p.House.Record.Label(x.Body, "en"), x.Organisation, x.Name, x.Role)
			if x.Body == "" {
				name = cmp.Or(strings.Join(slices.DeleteFunc([]string{x.Name, x.Organisation}, func(s string) bool { return s == "" }), ", "), x.Role)
			}
			if at(name, x.Body) < 0 && !isAsked(l.Head.To, x, at) {
				out = append(out, sendTo{Name: name, Class: p.classOf(x.Body), Body: x.Body})
			}
		}
	}
	for _, name := range heads {
		if at(name, "") < 0 {
			out = append(out, sendTo{Name: name, Class: appeal.Other})
		}
	}
	for i := range out {
		for _, d := range p.House.Delivery.DispatchesOf(a.Ref) {
			if d.Addressee == out[i].Name || slices.Contains(d.For, out[i].Name) {
				out[i].Sent = append(out[i].Sent, d)
			}
		}
		out[i].Waits = p.ungraded(a.Ref, out[i])
	}
	return out
}

// isAsked reports whether an addressee of the head is one whom a demand asks under the name of its office: to write to it a second
// time, under the name of the person, would move no clock. Where two persons of the head have the same office each stands for itself.
func isAsked(head []letter.Party, x letter.Party, at func(name, body string) int) bool {
	same := 0
	for _, y := range head {
		if strings.EqualFold(y.Organisation, x.Organisation) {
			same++
		}
	}
	return x.Body == "" && x.Organisation != "" && same == 1 && at(x.Organisation, "") >= 0
}

// ungraded are the answers of an addressee that nobody has graded, whether or not a clock of theirs runs.
func (p *deskPage) ungraded(appeal string, t sendTo) []string {
	var out []string
	h := p.House.Delivery
	for _, r := range h.Replies() {
		theirs := r.Addressee == t.Name || slices.ContainsFunc(t.Sent, func(d delivery.Dispatch) bool { return d.Ref == r.Dispatch })
		if r.Appeal == appeal && theirs && r.Kind == delivery.AnswerMail && len(h.AnswersIn(r.Ref)) == 0 {
			out = append(out, r.Ref)
		}
	}
	return out
}

// classOf is the class under which some demand of the record asks a body; other when none does.
func (p *deskPage) classOf(body string) appeal.Class {
	for _, d := range p.House.Appeals.Demands() {
		for _, a := range d.AskedOf {
			if body != "" && a.Body == body {
				return a.Class
			}
		}
	}
	return appeal.Other
}

// reminded is the letter that a reminder to one of these repeats, and the number of the reminder.
func (t sendTo) reminded() (of delivery.Dispatch, n int, ok bool) {
	n = 1
	for _, d := range t.Sent {
		if d.Purpose == delivery.Letter && d.Addressee == t.Name {
			of, ok = d, true
		}
		if d.Purpose == delivery.Reminder {
			n++
		}
	}
	return of, n, ok
}

// refused says why no reminder can go to one of these; "" when one can. Whoever has answered is owed the grade of the answer
// first (research on the life of a demand, 7.2).
func (t sendTo) refused(p *deskPage) string {
	if _, _, ok := t.reminded(); !ok {
		return p.T("desksend.nothing-sent", "who", t.Name)
	}
	if len(t.Waits) > 0 {
		return p.T("desksend.reply-waits", "who", t.Name)
	}
	return ""
}

// was is a field as it was typed before, or what it begins with.
func (v sendView) was(name, otherwise string) string {
	if _, ok := v.Was[name]; ok {
		return v.Was.Get(name)
	}
	return otherwise
}

func (v sendView) chosen(i int, t sendTo) bool {
	if len(v.Was) > 0 {
		return v.Was.Get("to/"+strconv.Itoa(i)) == t.Name
	}
	return v.Only == t.Name
}

// others are the further names of the demands for which one of these may receive.
func (v sendView) others(t sendTo) []string {
	var out []string
	for _, o := range v.To {
		if o.Name != t.Name && len(o.Demands) > 0 {
			out = append(out, o.Name)
		}
	}
	return out
}

// pattern is what the body of a mail begins with, in the language of the letter.
func (v sendView) pattern(p *deskPage) string {
	w := p.Words
	for _, x := range words.All() {
		if len(v.Texts) > 0 && x.Code == v.language() {
			w = x
		}
	}
	if v.Reminds {
		return w.T("desksend.pattern-reminder", "day", v.Appeal.When)
	}
	return w.T("desksend.pattern-letter", "day", v.Appeal.When)
}

func (v sendView) language() string {
	for _, t := range v.Texts {
		if t.Ref == v.was("letter", v.Texts[0].Ref) {
			return t.Language
		}
	}
	return "en"
}

// subject is what the subject of a mail begins with.
func (v sendView) subject() string {
	for _, t := range v.Texts {
		if l, _ := letter.Parse(t.Text); l != nil && t.Ref == v.was("letter", v.Texts[0].Ref) {
			return cmp.Or(l.Head.Subject, l.Head.Title)
		}
	}
	return ""
}

func textOptions(p *deskPage, texts []letter.Text) []option {
	var out []option
	for _, t := range texts {
		out = append(out, option{Value: t.Ref, Text: p.T("desksend.version", "language", p.NameOr("mail-language", t.Language, t.Language), "n", t.Version, "day", t.Frozen)})
	}
	return out
}

func wayOptions(p *deskPage) []option {
	var out []option
	for _, w := range formWays {
		out = append(out, option{Value: string(w), Text: delivery.Ways[w].In(p.Code)})
	}
	return out
}

// mailSlug is words as a part of a ref.
func mailSlug(s string, most int) string {
	s = strings.Trim(notInSlug.ReplaceAllString(strings.ToLower(unaccented(s)), "-"), "-")
	if len(s) > most {
		s = strings.Trim(s[:most], "-")
	}
	return s
}

// numOf is a number in an attribute.
func numOf(n int) string { return strconv.Itoa(n) }

// wordIn is a word of a room in the language of the page, or what stands in its place.
func wordIn[K comparable](p *deskPage, list map[K]record.Word, k K, otherwise string) string {
	if w, ok := list[k]; ok {
		return w.In(p.Code)
	}
	return otherwise
}
