package web

import (
	"slices"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

// heldList is who was held on a day, and what is known about what this list does not hold.
type heldList struct {
	Day      when.Day
	Group    string
	Certain  []heldRow
	Possible []heldRow // held that day only by some of the dates that the record allows
	Housed   []heldRow // under house arrest, which is never part of the count
	Gaps     []custody.Gap
	Axis     barAxis
}

// heldRow is one person of the list, with what became of the spell by the as-of day.
type heldRow struct {
	custody.Held
	Spell    custody.Spell
	AllMin   int // days of the spell up to its end or the as-of day, at least and at most
	AllMax   int
	Out      bool // it had ended by the as-of day
	Inferred bool // the end is known for the group by its number, not for this person by name
}

// heldOn makes the list of a day, as of p.On.
func heldOn(p *Page, day when.Day, group string) heldList {
	o := custody.Options{Group: group}
	l := heldList{Day: day, Group: group, Gaps: p.House.Custody.Gaps(day, o)}
	var spells []custody.Spell
	for _, h := range p.House.Custody.Held(day, o) {
		r := rowOf(p, h)
		spells = append(spells, r.Spell)
		if h.Certain == when.Yes {
			l.Certain = append(l.Certain, r)
		} else {
			l.Possible = append(l.Possible, r)
		}
	}
	for _, h := range p.House.Custody.Housed(day, o) {
		r := rowOf(p, h)
		spells = append(spells, r.Spell)
		l.Housed = append(l.Housed, r)
	}
	l.Axis = axisOf(spells, p.On, day)
	return l
}

func rowOf(p *Page, h custody.Held) heldRow {
	r := heldRow{Held: h}
	s, ok := p.House.Custody.Spell(h.Spell)
	if !ok {
		return r
	}
	r.Spell = s
	r.AllMin, r.AllMax = s.Days(p.On)
	r.Out = s.StatusOn(p.On).Over == when.Yes
	r.Inferred = r.Out && slices.ContainsFunc(s.Steps, func(st custody.Step) bool {
		return st.Inferred != "" && !st.When.IsZero() && st.When == s.End
	})
	return r
}

// span writes days of which only the least and the most may be known.
func (p *Page) span(least, most int) string {
	if least == most {
		return p.Number(least)
	}
	return p.T("days.span", "least", least, "most", most)
}

// heldToday sends the day of its form to its own address; without one it shows the as-of day.
func heldToday(p *Page) (templ.Component, error) {
	if d := p.Query.Get("day"); d != "" {
		day, err := p.dayIn(d)
		if err != nil {
			return nil, err
		}
		return p.redirect(p.Href("/held/"+day.String(), "group", p.Query.Get("group")))
	}
	return heldPage(p, p.On)
}

// held is who was held on the day in the address, and what has become of them by the as-of day.
func held(p *Page) (templ.Component, error) {
	day, err := p.dayIn(p.Value("day"))
	if err != nil {
		return nil, err
	}
	p.On = max(p.On, day) // what is asked of a day cannot be read as of an earlier one
	return heldPage(p, day)
}

func heldPage(p *Page, day when.Day) (templ.Component, error) {
	group := p.Query.Get("group")
	if _, ok := p.House.Record.Group(group); group != "" && !ok {
		return nil, p.NotFound()
	}
	l := heldOn(p, day, group)
	p.Nav = "held"
	p.Title = p.T("held.title", "n", len(l.Certain), "day", day)
	return heldBody(p, l), nil
}

// heldGroups are the groups of which anybody was ever held.
func heldGroups(p *Page) []string {
	var out []string
	for _, g := range p.House.Record.Groups() {
		for _, m := range g.Members {
			if len(p.House.Custody.SpellsOf(m)) > 0 {
				out = append(out, g.Ref)
				break
			}
		}
	}
	return out
}

// changes are the last day before a day and the first day after it on which the count changed; zero where there is none.
func changes(p *Page, day when.Day, group string) (before, after when.Day) {
	spells := p.House.Custody.Spells()
	if len(spells) == 0 {
		return 0, 0
	}
	curve := p.House.Custody.Curve(spells[0].Start.Earliest()-1, p.Today, custody.Options{Group: group})
	for _, pt := range curve[1:] {
		if pt.Day < day {
			before = pt.Day
		}
		if pt.Day > day {
			return before, pt.Day
		}
	}
	return before, 0
}
