package letter

import (
	"slices"

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
