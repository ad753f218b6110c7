package web

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// happening is one row of the line of the case as a list.
type happening struct {
	When    when.When
	Sort    string // act, custody, appeal, election: the word of its kind
	Kind    string // of the record it links to
	Ref     string
	What    string
	English bool   // What is in the words of the record
	Person  string // whom it is about, when one person
	Cited   record.Cited
}

// lineList is everything that the line of the case shows, by day.
func lineList(p *Page) (templ.Component, error) {
	p.Title = p.T("line.title")
	return lineListBody(p, happenings(p)), nil
}

func happenings(p *Page) []happening {
	var out []happening
	for _, a := range p.House.Record.Acts(record.ActFilter{}) {
		out = append(out, happening{When: a.When, Sort: "act", Kind: "record.act", Ref: a.Ref, What: a.Summary, English: true, Cited: a.Cited})
	}
	for _, s := range p.House.Custody.Spells() {
		out = append(out, happening{When: s.Start, Sort: "custody", Kind: "custody.spell", Ref: s.Ref, Person: s.Person, What: p.T("linelist.in"), Cited: s.Cited})
		if !s.End.IsZero() && s.Manner != custody.SameDay {
			out = append(out, happening{When: s.End, Sort: "custody", Kind: "custody.spell", Ref: s.Ref, Person: s.Person, What: p.manner(s.Manner), Cited: s.Cited})
		}
	}
	for _, a := range p.House.Appeals.Appeals() {
		out = append(out, happening{When: a.When, Sort: "appeal", Kind: "appeal.appeal", Ref: a.Ref, What: a.IssuedBy, English: true, Cited: a.Cited})
	}
	for _, e := range p.House.Elections.Elections() {
		out = append(out, happening{When: e.When, Sort: "election", Kind: "election.election", Ref: e.Ref, What: e.Name, English: true})
	}
	out = slices.DeleteFunc(out, func(h happening) bool { return h.When.IsZero() || h.When.Earliest() > p.On })
	order.By(out, func(a, b happening) int { return cmp.Compare(a.When.Earliest(), b.When.Earliest()) })
	return out
}

// sortedPairs are the entries of a map by key.
func sortedPairs(m map[string]string) [][2]string {
	out := make([][2]string, 0, len(m))
	for k, v := range m {
		out = append(out, [2]string{k, v})
	}
	order.By(out, func(a, b [2]string) int { return cmp.Compare(a[0], b[0]) })
	return out
}
