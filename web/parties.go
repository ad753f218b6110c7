package web

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// bodyRow is one body with the acts up to the as-of day in which it acted and those that concern it.
type bodyRow struct {
	record.Body
	Kind      string // in words
	By, About []record.Act
}

func rowOfBody(p *Page, b record.Body) bodyRow {
	kind := b.Kind
	if w, ok := record.BodyKinds[b.Kind]; ok {
		kind = w.In(p.Code)
	}
	return bodyRow{Body: b, Kind: kind, By: actsOf(p, b.Ref, record.Actor), About: actsOf(p, b.Ref, record.Victim)}
}

// bodies lists the authorities, courts, parties and organisations of the record, and its groups of people.
func bodies(p *Page) (templ.Component, error) {
	var rows []bodyRow
	for _, b := range p.House.Record.Bodies() {
		rows = append(rows, rowOfBody(p, b))
	}
	p.Nav, p.Title = "acts", p.T("bodies.title")
	return bodiesBody(p, rows, groupsWithMembers(p)), nil
}

// body is one of them, with its part in what happened.
func body(p *Page) (templ.Component, error) {
	b, ok := p.House.Record.Body(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Nav, p.Title = "acts", b.Name
	return bodyBody(p, rowOfBody(p, b)), nil
}

// demandsOf are the demands made by the as-of day that ask a body for something.
func demandsOf(p *Page, body string) []appeal.Line {
	var out []appeal.Line
	for _, l := range p.House.Appeals.Board(p.On, p.House.Custody) {
		if slices.ContainsFunc(l.Demand.AskedOf, func(a appeal.Addressee) bool { return a.Body == body }) {
			out = append(out, l)
		}
	}
	return out
}

// group is people who are counted together: who they are, where each is on the as-of day, and what was done to them.
func group(p *Page) (templ.Component, error) {
	id := p.Value("id")
	g, ok := p.House.Record.Group(id)
	if !ok {
		return nil, p.NotFound()
	}
	var rows []personRow
	for _, m := range g.Members {
		if who, ok := p.House.Record.Person(m); ok {
			rows = append(rows, rowOfPerson(p, who))
		}
	}
	order.By(rows, func(a, b personRow) int { return strings.Compare(a.Name, b.Name) })
	p.Nav, p.Title = "persons", p.House.Record.Label(id, p.Code)
	return groupBody(p, id, rows, actQuery{Group: id}.acts(p)), nil
}

// heldNow counts the members of a group who are certainly held on the as-of day.
func heldNow(rows []personRow) int {
	n := 0
	for _, r := range rows {
		if r.Status.Held == when.Yes {
			n++
		}
	}
	return n
}
