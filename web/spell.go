package web

import (
	"github.com/a-h/templ"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

// spell is one deprivation of liberty of one person, with its steps.
func spell(p *Page) (templ.Component, error) {
	s, ok := p.House.Custody.Spell(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Nav = "held"
	p.Title = p.T("spell.title", "name", p.House.Record.Name(s.Person), "start", s.Start)
	return spellBody(p, s), nil
}

// ended reports whether a spell had certainly ended by the as-of day.
func ended(p *Page, s custody.Spell) bool { return s.StatusOn(p.On).Over == when.Yes }

// spellSentence is the first sentence of a spell's page: how long, and whether it is over.
func spellSentence(p *Page, s custody.Spell) string {
	least, most := s.Days(p.On)
	days := p.T("custody.days", "n", most, "days", p.span(least, most))
	if s.Start.Earliest() > p.On {
		return p.T("spell.not-yet", "start", s.Start)
	}
	if ended(p, s) {
		return p.T("spell.was-held", "days", days, "end", s.End, "how", p.manner(s.Manner))
	}
	return p.T("spell.is-held", "days", days, "day", p.On)
}

// byOrder is the length counted from the order of a court to detain, where it differs from that counted from the first
// day in custody.
func byOrder(p *Page, s custody.Spell) (days string, since when.When, ok bool) {
	since, rule := s.StartBy(custody.FromOrder)
	if rule != custody.FromOrder || since == s.Start {
		return "", when.When{}, false
	}
	least, most := s.DaysBy(custody.FromOrder, p.On)
	return p.T("custody.days", "n", most, "days", p.span(least, most)), since, true
}

// stepsOf are the steps of a spell that may have been taken by the as-of day.
func stepsOf(p *Page, s custody.Spell) []custody.Step {
	var out []custody.Step
	for _, st := range s.Steps {
		if st.When.IsZero() || st.When.Earliest() <= p.On {
			out = append(out, st)
		}
	}
	return out
}

// laterOf are the steps of a person outside custody up to the as-of day.
func laterOf(p *Page, person string) []custody.Later {
	var out []custody.Later
	for _, l := range p.House.Custody.Later(person) {
		if l.When.Earliest() <= p.On {
			out = append(out, l)
		}
	}
	return out
}

// barsOf are the bars of several spells on one axis.
func barsOf(p *Page, spells []custody.Spell) []bar {
	var out []bar
	for _, s := range spells {
		out = append(out, spellBars(p, s, p.On)...)
	}
	return out
}

// stepWord is the word for a kind of step.
func stepWord(p *Page, kind string) string {
	if k, ok := custody.StepKinds[kind]; ok {
		return k.Word.In(p.Code)
	}
	return p.Name("step", kind)
}

// scriptLang is the language of a name written in a script, for the lang attribute.
func scriptLang(script string) string {
	if script == "Khmr" {
		return "km"
	}
	return "km-Latn"
}

// spellFigure is the picture of one spell.
func spellFigure(p *Page, z lifeSize, s custody.Spell) templ.Component {
	least, most := s.Days(p.On)
	name := p.House.Record.Name(s.Person)
	return lifeline(z, axisOf([]custody.Spell{s}, p.On, letterDay(p)...), []lifeRow{lifeRowOf(p, s)},
		p.T("person.life-title", "name", name), p.T("person.life-desc", "name", name, "n", 1, "days", p.span(least, most), "day", p.On))
}

func lifeRowOf(p *Page, s custody.Spell) lifeRow {
	least, most := s.Days(p.On)
	row := lifeRow{Bars: spellBars(p, s, p.On), Name: p.T("custody.days", "n", most, "days", p.span(least, most))}
	for _, st := range stepsOf(p, s) {
		if !st.When.IsZero() {
			row.Steps = append(row.Steps, lineMark{Day: st.When.Earliest(), Title: p.T("line.mark", "day", st.When, "what", stepWord(p, st.Kind))})
		}
	}
	return row
}
