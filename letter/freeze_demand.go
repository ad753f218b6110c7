package letter

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// demand is a demand of a letter as the room of appeals keeps it.
func (f *freezer) demand(d Demand) appeal.Demand {
	out := appeal.Demand{
		Ref: d.ID, N: d.N, Appeal: f.appeal, Text: f.askedWords(d), AskedOf: f.askedOf(d.To), Action: d.Action,
		Conditions: d.Conditions, Term: termOf(d.Term),
	}
	for _, v := range f.list[1:] {
		i := slices.IndexFunc(v.Demands, func(x Demand) bool { return x.ID == d.ID })
		if i >= 0 && (v.Head.Language == "fr" || v.Head.Language == "km") {
			if out.TextIn == nil {
				out.TextIn = appeal.TextIn{}
			}
			out.TextIn[v.Head.Language] = f.wordsIn(v, v.Demands[i])
		}
	}
	for _, r := range d.Grounds {
		if t, _ := f.find(r.ID); t.kind == "provision" {
			out.Grounds.Provisions = append(out.Grounds.Provisions, r.ID)
		}
	}
	for _, r := range d.Facts {
		if act := f.actOf(r.ID); act != "" && !slices.Contains(out.Grounds.Facts, act) {
			out.Grounds.Facts = append(out.Grounds.Facts, act)
		}
	}
	if len(d.Persons) == 1 {
		if g, ok := f.Record.Group(d.Persons[0].ID); ok && g.Listed {
			out.Group = g.Ref
		}
	}
	if out.Group == "" {
		out.Persons = f.personsOf(d.Persons)
	}
	return out
}

// The fields that a letter says of its appeal and its demands. All others of a record are left as they are.
var (
	appealFields = []string{"id", "date", "date_precision", "kind", "issued_by", "addressees", "asks", "about", "note"}
	demandFields = []string{
		"id", "n", "appeal", "asked", "asked_in", "asked_of", "action", "conditions", "grounds", "persons", "group", "term",
	}
)

// anew is a record with the fields that a letter says of it, and what the book has beyond them. A record of which not
// all is public is not said anew here: its closed fields would come into the open.
func (f *freezer) anew(kind, ref string, v any, says []string) (book.Draft, error) {
	out, err := draft("public", kind, ref, v)
	if err != nil || f.Old == nil {
		return out, err
	}
	doc, public, ok := f.Old(ref)
	if !ok {
		return out, nil
	}
	if !public {
		return out, fault.New(fault.Conflict, "%s is in the record and not all of it is public; it cannot be said anew by a letter", ref)
	}
	var old map[string]json.RawMessage
	if err := json.Unmarshal(doc, &old); err != nil {
		return out, fault.Wrap(fault.Internal, err, "%s could not be read", ref)
	}
	for name, value := range old {
		if !slices.Contains(says, name) {
			out.Fields = append(out.Fields, book.Field{Name: name, Value: value})
		}
	}
	order.By(out.Fields, func(a, b book.Field) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// termOf is a term without a By that says nothing.
func termOf(t appeal.Term) appeal.Term {
	return appeal.Term{Words: termWords(t), Days: t.Days, By: t.By}
}

// personsOf are the persons of a list, members in place of their groups, each once.
func (f *freezer) personsOf(list []Ref) []string {
	var out []string
	for _, r := range list {
		who := []string{r.ID}
		if _, isPerson := f.Record.Person(r.ID); !isPerson {
			who = f.Record.Members(r.ID)
		}
		for _, p := range who {
			if !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// actOf is the act that a fact of a letter stands on: itself, or the step by which a custody began.
func (f *freezer) actOf(ref string) string {
	if _, ok := f.Record.Act(ref); ok {
		return ref
	}
	v, ok := f.Custody.Spell(ref)
	if !ok {
		return ""
	}
	for _, st := range v.Steps {
		if st.Act != "" {
			return st.Act
		}
	}
	return ""
}

// askedOf are the duty bearers of a demand with their class.
func (f *freezer) askedOf(list []Ref) []appeal.Addressee {
	var out []appeal.Addressee
	for _, r := range list {
		a := appeal.Addressee{Name: r.ID, Class: appeal.Other}
		b, isBody := f.Record.Body(r.ID)
		switch {
		case isBody:
			a.Name, a.Body, a.Class = b.Name, b.Ref, classOf(b.Ref, b.Kind)
		case f.stateOf(r.ID) != "":
			a.Class = appeal.State
			if r.ID == strings.ToUpper(r.ID) {
				a.Name = stateName(r.ID, "en")
			}
		case strings.Contains(strings.ToLower(r.ID), "government"), strings.Contains(strings.ToLower(r.ID), "gouvernement"):
			a.Class = appeal.State
		case strings.Contains(r.ID, "United Nations"), strings.Contains(r.ID, "Nations Unies"):
			a.Class = appeal.IGO
		}
		if !slices.ContainsFunc(out, func(x appeal.Addressee) bool { return x.Name == a.Name }) {
			out = append(out, a)
		}
	}
	return out
}

func classOf(ref, kind string) appeal.Class {
	switch {
	case ref == "b-cochairs":
		return appeal.CoChairs
	case kind == "UN body", kind == "international body":
		return appeal.IGO
	case isOrgan(kind), kind == "governments":
		return appeal.State
	}
	return appeal.Other
}

// restated notes on an earlier demand that it was asked again.
func (f *freezer) restated(l *Letter, d Demand) ([]book.Draft, error) {
	old, ok := f.Appeals.Demand(d.Restates)
	if !ok {
		q := &query{}
		var known []string
		for _, x := range f.Appeals.Demands() {
			known = append(known, x.Ref)
		}
		q.unknown(d.Spans["restates"], d.Restates, "a demand", known)
		return nil, q.bad.err()
	}
	if old.Day > l.Head.Date.Latest() {
		return nil, fault.New(fault.Invalid, "demand %d restates %s, which was asked only on %s", d.N, old.Ref, when.On(old.Day))
	}
	if slices.ContainsFunc(old.Restated, func(r appeal.Restated) bool { return r.Appeal == f.appeal }) {
		return nil, nil
	}
	list := append(slices.Clone(old.Restated), appeal.Restated{Appeal: f.appeal, When: l.Head.Date, Wording: "same"})
	if f.Old == nil {
		return nil, nil
	}
	x, err := f.anew("appeal.demand", old.Ref, struct {
		Restated []appeal.Restated `json:"restated"`
	}{list}, []string{"restated"})
	return []book.Draft{x}, err
}
