package web

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// saying is what a form is about to say: on the first press it is shown, field by field, with what becomes public and what
// stays in the house; on the second it is written. It is made of the very drafts, so that the page cannot promise anything else.
type saying struct {
	Form   string // the form that it stands in
	Public []saidGroup
	House  []saidGroup
	Sum    string // of the drafts; the second press carries it
	Lacks  []appeal.Lack
	Note   string
	Moved  bool // the second press was of something else than what would be said now
}

// saidGroup is what one record says, as far as it is public or as far as it is not.
type saidGroup struct {
	Title string
	List  []saidField
}

// saidField is one value of a draft in words.
type saidField struct{ Name, Value string }

// typed is what was typed into a form of a page with several, so that a page that is shown again has lost nothing.
func (p *deskPage) typed(form, field, otherwise string) string {
	if p.r.Method == http.MethodPost && p.post("form") == form {
		return p.post(field)
	}
	return otherwise
}

// ticked says whether a box of a form was ticked.
func (p *deskPage) ticked(form, field, value string, otherwise bool) bool {
	if p.r.Method == http.MethodPost && p.post("form") == form {
		return slices.Contains(p.r.PostForm[field], value)
	}
	return otherwise
}

// line is a field of one line of what was sent.
func (p *deskPage) line(field string) string { return oneLineAll(p.post(field)) }

// text is a field of several lines, with one kind of line end.
func (p *deskPage) text(field string) string {
	return strings.TrimSpace(strings.ReplaceAll(p.post(field), "\r\n", "\n"))
}

// oneLineAll is s in one line, nothing of it cut.
func oneLineAll(s string) string { return strings.Join(strings.Fields(s), " ") }

// day is a day that a field says.
func (p *deskPage) day(field string) (when.When, error) {
	s := p.line(field)
	d, err := when.ParseDay(s)
	switch {
	case s == "":
		return when.When{}, fault.New(fault.Invalid, "%s", p.T("deskmail.day-missing"))
	case err != nil:
		return when.When{}, fault.New(fault.Invalid, "%s", p.T("deskmail.day-wrong", "given", s))
	case d > p.Today:
		return when.When{}, fault.New(fault.Invalid, "%s", p.T("deskmail.day-future", "day", d))
	}
	return when.On(d), nil
}

// assessor is who proposes or reviews, as the operator enters it. Without a name it is nobody.
func (p *deskPage) assessor(field string) appeal.Assessor {
	a := appeal.Assessor{Name: p.line(field + "-name"), Organisation: p.line(field + "-organisation")}
	if a.Name == "" && a.Organisation == "" {
		return a
	}
	a.On, a.Entered = when.On(p.Today), "operator"
	return a
}

// isPublic says whether everybody may know of a record.
func (p *deskPage) isPublic(ref string) (bool, error) {
	_, ok, err := p.s.Desk.book.Doc(p.r.Context(), access.Anyone(), book.At{}, ref)
	return ok, err
}

// draftOf is a draft of a record of the room appeal or record.
func draftOf(kind, ref string, v any) (book.Draft, error) {
	f, err := fieldsOf(v)
	order.By(f, func(a, b book.Field) int { return strings.Compare(a.Name, b.Name) })
	return book.Draft{Log: "public", Kind: kind, Ref: ref, Fields: f}, err
}

// look shows drafts.
func (p *deskPage) look(form string, drafts []book.Draft) *saying {
	s := &saying{Form: form}
	h := sha256.New()
	for _, d := range drafts {
		h.Write([]byte(d.Log + "\x00" + d.Kind + "\x00" + d.Ref + "\x00"))
		fields := slices.Clone(d.Fields)
		order.By(fields, func(a, b book.Field) int { return cmp.Compare(a.Name, b.Name) })
		title := p.NameOr("mail-record", strings.ReplaceAll(d.Kind, ".", "-"), d.Kind) + " · " + d.Ref
		open, closed := saidGroup{Title: title}, saidGroup{Title: title}
		for _, f := range fields {
			h.Write([]byte(f.Name + "\x00" + d.See[f.Name] + "\x00"))
			h.Write(f.Value)
			if f.Name == "id" || f.Name == "base64" {
				continue
			}
			x := saidField{p.NameOr("mail-field", f.Name, f.Name), said(p, f.Name, f.Value)}
			if d.Log == "public" && d.See[f.Name] == "" {
				open.List = append(open.List, x)
			} else {
				closed.List = append(closed.List, x)
			}
		}
		if len(open.List) > 0 {
			s.Public = append(s.Public, open)
		}
		if len(closed.List) > 0 {
			s.House = append(s.House, closed)
		}
	}
	s.Sum = hex.EncodeToString(h.Sum(nil)[:16])
	return s
}

// said is a value of a draft for a reader: words, lists and parts one after the other.
func said(p *deskPage, name string, value []byte) string {
	var v any
	d := json.NewDecoder(bytes.NewReader(value))
	d.UseNumber()
	if d.Decode(&v) != nil {
		return string(value)
	}
	return saidValue(p, name, v)
}

func saidValue(p *deskPage, name string, v any) string {
	switch x := v.(type) {
	case string:
		return saidWord(p, name, x)
	case json.Number:
		return x.String()
	case bool:
		return p.Name("mail-yes", map[bool]string{true: "yes", false: "no"}[x])
	case []any:
		var out []string
		for _, e := range x {
			out = append(out, saidValue(p, name, e))
		}
		return strings.Join(out, "; ")
	case map[string]any:
		var out []string
		for k, e := range x {
			if w := saidValue(p, k, e); w != "" {
				out = append(out, p.T("deskmail.pair", "what", p.NameOr("mail-field", k, k), "is", w))
			}
		}
		slices.Sort(out)
		return strings.Join(out, ", ")
	}
	return ""
}

// saidWord is a text of a draft: a day and a value of a vocabulary in words, anything else as it is, and inert.
func saidWord(p *deskPage, name, x string) string {
	switch name {
	case "date", "on", "until", "presented", "confirms_custody_of":
		if w, err := when.Parse(x); err == nil {
			return p.When(w)
		}
	case "way":
		return wordIn(p, delivery.Ways, delivery.Way(x), x)
	case "language", "lang":
		return p.NameOr("mail-language", x, x)
	case "grade", "own_grade":
		return p.NameOr("mail-grade", x, x)
	case "outcome":
		return p.NameOr("mail-outcome", x, x)
	case "step":
		return p.NameOr("mail-step", x, x)
	case "kind":
		if w, ok := delivery.ProofKinds[x]; ok {
			return w.In(p.Code)
		}
		if w, ok := record.SourceKinds[x]; ok {
			return w.In(p.Code)
		}
		return p.NameOr("mail-kind", x, x)
	case "says":
		return wordIn(p, appeal.Says, x, x)
	case "entered":
		return p.NameOr("mail-entered", x, x)
	case "purpose":
		return p.NameOr("mail-purpose", x, x)
	case "class":
		return p.NameOr("mail-class", x, x)
	}
	return inert(x)
}

// shown says whether a page should show an error of a form beside it, instead of a page of its own.
func shown(err error) bool {
	k := fault.KindOf(err)
	return err != nil && (k == fault.Invalid || k == fault.Conflict || k == fault.NotFound || k == fault.ReadOnly)
}

// deliveryDrafts are drafts of records of the room delivery.
func deliveryDrafts(list ...any) ([]book.Draft, error) {
	var out []book.Draft
	for _, v := range list {
		d, err := delivery.Draft(v)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}
