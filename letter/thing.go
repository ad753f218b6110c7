package letter

import (
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// thing is one record of any room that a letter may name.
type thing struct {
	w    World
	ref  string
	kind string // "act", "spell", "person", "group", "body", "place", "source", "claim", "appeal", "demand", "election", "instrument", "provision"
}

// find looks an id up in all rooms.
func (w World) find(ref string) (thing, bool) {
	for _, k := range []struct {
		kind string
		has  func(string) bool
	}{
		{"person", func(r string) bool { _, ok := w.Record.Person(r); return ok }},
		{"group", func(r string) bool { _, ok := w.Record.Group(r); return ok }},
		{"act", func(r string) bool { _, ok := w.Record.Act(r); return ok }},
		{"spell", func(r string) bool { _, ok := w.Custody.Spell(r); return ok }},
		{"provision", func(r string) bool { _, err := w.Promises.Provision(r); return err == nil }},
		{"instrument", func(r string) bool { _, err := w.Promises.Instrument(r); return err == nil }},
		{"body", func(r string) bool { _, ok := w.Record.Body(r); return ok }},
		{"place", func(r string) bool { _, ok := w.Record.Place(r); return ok }},
		{"source", func(r string) bool { _, ok := w.Record.Source(r); return ok }},
		{"claim", func(r string) bool { _, ok := w.Record.Claim(r); return ok }},
		{"appeal", func(r string) bool { _, ok := w.Appeals.Appeal(r); return ok }},
		{"demand", func(r string) bool { _, ok := w.Appeals.Demand(r); return ok }},
		{"election", func(r string) bool { _, ok := w.Elections.Election(r); return ok }},
	} {
		if k.has(ref) {
			return thing{w, ref, k.kind}, true
		}
	}
	return thing{}, false
}

// known are the ids of all records that a letter may name, for finding the nearest.
func (w World) known() []string {
	var out []string
	for _, p := range w.Record.Persons() {
		out = append(out, p.Ref)
	}
	for _, g := range w.Record.Groups() {
		out = append(out, g.Ref)
	}
	for _, a := range w.Record.Acts(record.ActFilter{}) {
		out = append(out, a.Ref)
	}
	for _, s := range w.Custody.Spells() {
		out = append(out, s.Ref)
	}
	for _, in := range w.Promises.Instruments() {
		out = append(out, in.ID)
		for _, p := range w.Promises.Provisions(in.ID) {
			out = append(out, p.Ref)
		}
	}
	for _, b := range w.Record.Bodies() {
		out = append(out, b.Ref)
	}
	for _, s := range w.Record.Sources() {
		out = append(out, s.Ref)
	}
	for _, a := range w.Appeals.Appeals() {
		out = append(out, a.Ref)
	}
	for _, d := range w.Appeals.Demands() {
		out = append(out, d.Ref)
	}
	for _, e := range w.Elections.Elections() {
		out = append(out, e.Ref)
	}
	return out
}

// name is how a letter speaks of the thing.
func (t thing) name(lang string) string {
	switch t.kind {
	case "spell":
		s, _ := t.w.Custody.Spell(t.ref)
		return t.w.label(s.Person, lang)
	case "provision":
		p, _ := t.w.Promises.Provision(t.ref)
		return t.w.provisionName(p, lang)
	case "instrument":
		in, _ := t.w.Promises.Instrument(t.ref)
		return instrumentName(in, lang)
	case "appeal":
		a, _ := t.w.Appeals.Appeal(t.ref)
		return appealName(a, lang)
	case "demand":
		d, _ := t.w.Appeals.Demand(t.ref)
		return demandText(d, lang)
	case "election":
		e, _ := t.w.Elections.Election(t.ref)
		return e.Name
	}
	return t.w.label(t.ref, lang)
}

// date is when the thing was; zero where that has no meaning.
func (t thing) date() when.When {
	switch t.kind {
	case "act":
		a, _ := t.w.Record.Act(t.ref)
		return a.When
	case "spell":
		s, _ := t.w.Custody.Spell(t.ref)
		w, _ := s.StartBy(custody.FromArrest)
		return w
	case "source":
		s, _ := t.w.Record.Source(t.ref)
		return s.When
	case "appeal":
		a, _ := t.w.Appeals.Appeal(t.ref)
		return a.When
	case "election":
		e, _ := t.w.Elections.Election(t.ref)
		return e.When
	case "instrument":
		in, _ := t.w.Promises.Instrument(t.ref)
		return in.Adopted
	}
	return when.When{}
}
