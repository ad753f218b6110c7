package web

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// termRow is one term: of a class, or after a reminder.
type termRow struct {
	Name string // of the family "term" of the catalogue, and of its field
	Days int    // what holds
	Std  int    // the default
	Set  bool   // the house has set it
}

// bodyTerm is the term of one body.
type bodyTerm struct {
	Body, Name string
	Days       int
}

// standardTerms are the defaults: those of a house that has set none.
var standardTerms = sync.OnceValue(func() appeal.Terms {
	s, err := appeal.NewSet(nil)
	if err != nil {
		return appeal.Terms{}
	}
	return s.Terms()
})

// termFields are the terms by name, in the order in which they are shown.
var termFields = []struct {
	name string
	of   func(*appeal.Terms) *int
}{
	{"state", func(t *appeal.Terms) *int { return &t.State }},
	{"co-chairs", func(t *appeal.Terms) *int { return &t.CoChairs }},
	{"igo", func(t *appeal.Terms) *int { return &t.IGO }},
	{"other", func(t *appeal.Terms) *int { return &t.Other }},
	{"urgent", func(t *appeal.Terms) *int { return &t.Urgent }},
	{"reminder", func(t *appeal.Terms) *int { return &t.Reminder }},
}

// termRows are the terms that hold; own are those that the house has set, zero where it has not.
func termRows(holds, own appeal.Terms) []termRow {
	std := standardTerms()
	var out []termRow
	for _, f := range termFields {
		out = append(out, termRow{Name: f.name, Days: *f.of(&holds), Std: *f.of(&std), Set: *f.of(&own) > 0})
	}
	return out
}

// bodyTerms are the terms of single bodies, by name.
func bodyTerms(p *Page, t appeal.Terms) []bodyTerm {
	var out []bodyTerm
	for _, id := range slices.Sorted(maps.Keys(t.Bodies)) {
		name := id
		if b, ok := p.House.Record.Body(id); ok {
			name = b.Name
		}
		out = append(out, bodyTerm{id, name, t.Bodies[id]})
	}
	order.By(out, func(a, b bodyTerm) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// deskTermsPage is the terms as they hold, and what was typed.
type deskTermsPage struct {
	Rows   []termRow
	Bodies []bodyTerm
	All    []option // bodies of the record, for a new term
	Seq    int64    // the entry that the form was made of, -1 for none
	Typed  map[string]string
	Note   string // why they are as they are
	Wrong  string
}

// deskTerms shows the terms of the house and sets them. The change is an entry, with who made it and why.
func deskTerms(p *deskPage) (templ.Component, error) {
	p.Part, p.Title = "due", p.T("deskterms.title")
	doc, has, err := p.s.Desk.book.Doc(p.r.Context(), access.Operator(), book.At{}, "terms")
	if err != nil {
		return nil, err
	}
	v := deskTermsPage{Seq: -1, Typed: map[string]string{}}
	var own appeal.Terms
	if has {
		if err := json.Unmarshal(doc.JSON, &own); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the terms cannot be read")
		}
		v.Seq, v.Note = doc.Seq, own.Note
	}
	if p.r.Method == http.MethodPost {
		err := p.setTerms(&v)
		if err == nil {
			return p.redirectTo("/desk/terms")
		}
		if !shown(err) {
			return nil, err
		}
		v.Wrong = fault.Say(err)
	}
	v.Rows, v.Bodies = termRows(p.House.Appeals.Terms(), own), bodyTerms(p.Page, own)
	for _, b := range p.House.Record.Bodies() {
		if own.Bodies[b.Ref] == 0 {
			v.All = append(v.All, option{b.Ref, b.Name, true})
		}
	}
	order.By(v.All, byText)
	return deskTermsBody(p, v), nil
}

// setTerms says what was typed. An empty field is the default again.
func (p *deskPage) setTerms(v *deskTermsPage) error {
	for name := range p.r.PostForm {
		v.Typed[name] = strings.TrimSpace(p.post(name))
	}
	t := appeal.Terms{Ref: "terms", Note: v.Typed["why"], Bodies: map[string]int{}}
	for _, f := range termFields {
		n, err := p.typedDays(p.Name("term", f.name), v.Typed[f.name])
		if err != nil {
			return err
		}
		*f.of(&t) = n
	}
	for name, typed := range v.Typed {
		if id, ok := strings.CutPrefix(name, "body/"); ok {
			n, err := p.typedDays(id, typed)
			if err != nil {
				return err
			}
			if n > 0 {
				t.Bodies[id] = n
			}
		}
	}
	if id := v.Typed["new-body"]; id != "" {
		n, err := p.typedDays(id, v.Typed["new-days"])
		if err != nil {
			return err
		}
		if _, ok := p.House.Record.Body(id); !ok || n == 0 {
			return fault.New(fault.Invalid, "%s", p.T("deskterms.new-wrong"))
		}
		t.Bodies[id] = n
	}
	if v.Typed["who"] == "" || t.Note == "" {
		return fault.New(fault.Invalid, "%s", p.T("deskterms.who-why"))
	}
	return p.sayTerms(t, v.Typed["who"], v.Typed["seq"])
}

// typedDays is a number of days as it was typed, 0 for nothing.
func (p *deskPage) typedDays(of, typed string) (int, error) {
	if typed == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 || n > 3650 {
		return 0, fault.New(fault.Invalid, "%s", p.T("deskterms.bad-days", "of", of, "text", typed))
	}
	return n, nil
}

// sayTerms writes the terms over the entry that the form was made of; where another has set them since, nothing is written.
func (p *deskPage) sayTerms(t appeal.Terms, who, seq string) error {
	d, err := draftOf(appeal.KindTerms, t.Ref, t)
	if err != nil {
		return err
	}
	_, err = p.s.Desk.book.Say(p.r.Context(), who, func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		doc, ok, err := tx.Doc(ctx, t.Ref)
		if err != nil {
			return nil, err
		}
		now := int64(-1)
		if ok {
			now = doc.Seq
		}
		if strconv.FormatInt(now, 10) != seq {
			return nil, fault.New(fault.Conflict, "%s", p.T("deskterms.moved"))
		}
		return []book.Draft{d}, nil
	})
	return err
}

// typedOr is what was typed into a field, else what it holds.
func (v deskTermsPage) typedOr(name, otherwise string) string {
	if s, ok := v.Typed[name]; ok {
		return s
	}
	return otherwise
}

// ownDays is what the field of a term shows: nothing where the default holds.
func (r termRow) ownDays() string {
	if !r.Set {
		return ""
	}
	return strconv.Itoa(r.Days)
}
