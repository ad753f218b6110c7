package letter

import (
	"slices"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

var (
	actsRule = say{
		en: "Acts of this record that happened on a day of that time; those of which only a month or a span is known, and which may lie outside, make a range.",
		fr: "Actes de ce registre survenus un jour de cette période ; ceux dont seul un mois ou un intervalle est connu, et qui peuvent être en dehors, donnent un intervalle.",
	}
	groupRule = say{en: "The persons of the group in this record.", fr: "Les personnes du groupe dans ce registre."}
	asWritten = say{en: "As this record has it.", fr: "Tel que dans ce registre."}
)

// acts are the acts that pass the arguments: those that certainly did and all that may have.
func (q *query) acts() (sure int, all []record.Act, from, to when.Day) {
	from, to = when.Min, q.day
	if q.arg("from").Value != "" {
		from = q.dayOf("from")
	}
	if q.arg("to").Value != "" || !q.dayd {
		to = q.dayOf("to")
	}
	f := record.ActFilter{Type: q.arg("type").Value, Group: q.group(), Within: &when.Range{First: from, Last: to}}
	if f.Type != "" {
		var known []string
		for _, t := range record.ActTypes() {
			known = append(known, t.Code)
		}
		if !slices.Contains(known, f.Type) {
			q.unknown(q.arg("type").Span, f.Type, "a kind of act", known)
		}
	}
	if a := q.arg("province"); a.Value != "" {
		p, err := place.ProvinceOf(a.Value)
		if err != nil {
			q.say(a.Span, "%s", sayOf(err))
		}
		f.Province = p.Code
	}
	if from > to && len(q.bad) == 0 {
		q.say(q.c.Span, "%s is after %s; expected from before to", from, to)
	}
	if len(q.bad) > 0 {
		return 0, nil, from, to
	}
	all = q.w.Record.Acts(f)
	for _, a := range all {
		if a.When.Earliest() >= from && a.When.Latest() <= to {
			sure++
		}
	}
	return sure, all, from, to
}

func (q *query) countActs() Value {
	sure, all, _, to := q.acts()
	var list []Item
	for _, a := range all {
		list = append(list, Item{a.Ref, q.w.label(a.Ref, q.lang)})
	}
	return q.number(sure, len(all), to, actsRule.in(q.lang), list)
}

func (q *query) tableActs() Value {
	_, all, _, to := q.acts()
	t := q.table(colDate, colAct, colPlace, colWho)
	var list []Item
	for _, a := range all {
		var who []string
		for _, v := range a.Victims {
			who = append(who, q.w.label(v, q.lang))
		}
		where := ""
		if a.Place != "" {
			where = q.w.label(a.Place, q.lang)
		}
		t.add(dated(a.When, q.lang), word(record.TypeOf(a.Type).Word, q.lang), where, listed(who, q.lang))
		list = append(list, Item{a.Ref, q.w.label(a.Ref, q.lang)})
	}
	return t.value(to, actsRule.in(q.lang), list)
}

func (q *query) members() ([]string, []Item) {
	var names []string
	var list []Item
	for _, m := range q.w.Record.Members(q.group()) {
		names = append(names, q.w.label(m, q.lang))
		list = append(list, Item{m, q.w.label(m, q.lang)})
	}
	return names, list
}

func (q *query) countPersons() Value {
	names, list := q.members()
	return q.number(len(names), len(names), q.day, groupRule.in(q.lang), list)
}

func (q *query) names() Value {
	names, list := q.members()
	return q.text(listed(names, q.lang), q.day, groupRule.in(q.lang), list...)
}

// name is the preferred name of anything in the record.
func (q *query) name() Value {
	a := q.arg("of")
	what, ok := q.w.find(a.Value)
	if !ok {
		q.unknown(a.Span, a.Value, "a record", q.w.known())
		return Value{}
	}
	label := what.name(q.lang)
	return q.text(label, q.day, asWritten.in(q.lang), Item{a.Value, label})
}

func (q *query) role() Value {
	who := q.person()
	p, _ := q.w.Record.Person(who)
	if p.Role == "" && len(q.bad) == 0 {
		q.say(q.c.Span, "this record has no role of %s", q.w.label(who, "en"))
	}
	return q.text(p.Role, q.day, asWritten.in(q.lang), Item{who, q.w.label(who, q.lang)})
}

// date is when an act, an election, an appeal or a source was, or since when a spell of custody ran.
func (q *query) date() Value {
	a := q.arg("of")
	what, ok := q.w.find(a.Value)
	if !ok {
		q.unknown(a.Span, a.Value, "a record", q.w.known())
		return Value{}
	}
	w := what.date()
	if w.IsZero() {
		q.say(a.Span, "%s has no date in this record; expected an act, an election, an appeal, a source, an instrument or a spell of custody", quoted(a.Value))
		return Value{}
	}
	return q.text(dated(w, q.lang), q.day, asWritten.in(q.lang), Item{a.Value, what.name(q.lang)})
}

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
