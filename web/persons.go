package web

import (
	"slices"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// personRow is one person in the list of all.
type personRow struct {
	record.Person
	Spells   []custody.Spell // begun by the as-of day
	Min, Max int             // days in custody by then, all spells together
	Status   custody.Status
}

func rowOfPerson(p *Page, who record.Person) personRow {
	r := personRow{Person: who, Status: p.House.Custody.StatusOn(who.Ref, p.On)}
	for _, s := range p.House.Custody.SpellsOf(who.Ref) {
		if s.Start.IsZero() || s.Start.Earliest() > p.On {
			continue
		}
		r.Spells = append(r.Spells, s)
		if s.Form == custody.HouseForm {
			continue
		}
		least, most := s.Days(p.On)
		r.Min, r.Max = r.Min+least, r.Max+most
	}
	return r
}

// persons lists everybody whom the record names.
func persons(p *Page) (templ.Component, error) {
	group := p.Query.Get("group")
	if _, ok := p.House.Record.Group(group); group != "" && !ok {
		return nil, p.NotFound()
	}
	var rows []personRow
	var spells []custody.Spell
	for _, who := range p.House.Record.Persons() {
		if group != "" && !slices.Contains(p.House.Record.GroupsOf(who.Ref), group) {
			continue
		}
		r := rowOfPerson(p, who)
		rows, spells = append(rows, r), append(spells, r.Spells...)
	}
	p.Title, p.Nav = p.T("persons.title"), "persons"
	return personsBody(p, rows, axisOf(spells, p.On)), nil
}

// groupsWithMembers are the groups that any person belongs to.
func groupsWithMembers(p *Page) []string {
	var out []string
	for _, g := range p.House.Record.Groups() {
		if len(g.Members) > 0 {
			out = append(out, g.Ref)
		}
	}
	return out
}

// whereNow says in a word where a person is on the as-of day, as far as the record knows.
func whereNow(p *Page, r personRow) string {
	switch {
	case r.Status.Held == when.Yes:
		return p.T("person.held")
	case r.Status.Held == when.Possibly:
		return p.T("person.maybe-held")
	case r.Status.House == when.Yes:
		return p.T("custody.house")
	case len(r.Spells) == 0:
		return ""
	}
	return p.manner(r.Status.Manner)
}

// person is one person: names, role, custody, acts, and the demands that concern them.
func person(p *Page) (templ.Component, error) {
	who, ok := p.House.Record.Person(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Title, p.Nav = who.Name, "persons"
	return personBody(p, rowOfPerson(p, who)), nil
}

// actsOf are the acts up to the as-of day in which a person has a part.
func actsOf(p *Page, person string, part record.Part) []record.Act {
	var out []record.Act
	for _, v := range p.House.Record.ActsOf(person) {
		if v.Part == part && v.Act.When.Earliest() <= p.On {
			out = append(out, v.Act)
		}
	}
	return out
}

// demandsFor are the demands, made by the as-of day, that name a person, with what came of each for that person.
func demandsFor(p *Page, person string) []personDemand {
	var out []personDemand
	for _, l := range p.House.Appeals.Board(p.On, p.House.Custody) {
		for _, m := range l.Members {
			if m.Person == person {
				out = append(out, personDemand{l, m})
			}
		}
	}
	return out
}

// personDemand is a demand and what came of it for one person.
type personDemand struct {
	Line   appeal.Line
	Member appeal.Freed
}

// appealsFor are the appeals up to the as-of day that speak of a person or of one of their groups.
func appealsFor(p *Page, person string) []appeal.Appeal {
	about := append([]string{person}, p.House.Record.GroupsOf(person)...)
	var out []appeal.Appeal
	for _, a := range p.House.Appeals.Appeals() {
		if a.When.Earliest() <= p.On && slices.ContainsFunc(a.About, func(s string) bool { return slices.Contains(about, s) }) {
			out = append(out, a)
		}
	}
	return out
}

// lifeOf is the picture of all the custody of one person.
func lifeOf(p *Page, z lifeSize, r personRow) templ.Component {
	var rows []lifeRow
	for _, s := range r.Spells {
		rows = append(rows, lifeRowOf(p, s))
	}
	a := axisOf(r.Spells, p.On, letterDay(p)...)
	return lifeline(z, a, rows, p.T("person.life-title", "name", r.Name),
		p.T("person.life-desc", "name", r.Name, "n", len(r.Spells), "days", p.span(r.Min, r.Max), "day", p.On))
}

// letterDay is the day of the letter of the case, or none.
func letterDay(p *Page) []when.Day {
	c, ok := p.House.Record.Case()
	if !ok || c.Head.Letter.When.IsZero() {
		return nil
	}
	return []when.Day{c.Head.Letter.When.Latest()}
}
