package web

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// demandPage is one demand: what was asked, of whom, on what ground, and what came of it by the as-of day.
type demandPage struct {
	appeal.Line
	From    *appeal.Appeal // the appeal that asks it
	Asked   []askedState
	Grounds []ground
	Acts    []record.Act
	Freed   []freedRow
	Axis    barAxis
	Thread  appeal.Thread
	Axes    []appeal.Axes
	Events  []appeal.Event
	Life    lifeChart
	Search  []appeal.Search
	Claims  []appeal.Claim
	Reply   *appeal.Reply
}

// askedState is an addressee that is one State or several, or the country of the case where that is not asked.
type askedState struct {
	Name   string // as the demand names it; "" for the country of the case
	States []string
}

// ground is a provision on which a demand rests, with what it was on the day of the letter to each of Asked.
type ground struct {
	promise.Provision
	Bearers []promise.Bearer
	Bonds   [][]stateBond // in the order of Asked
}

// freedRow is what became of one person of a demand for release.
type freedRow struct {
	appeal.Freed
	Spell    custody.Spell
	Inferred bool // the end is known for the group by its number, not for this person by name
}

// aDemand is one demand.
func aDemand(p *Page) (templ.Component, error) {
	d, ok := p.House.Appeals.Demand(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Nav, p.Title = "appeals", p.said(d.Text)
	line, ok := p.House.Appeals.Line(d.Ref, p.On, p.House.Custody)
	if !ok {
		if d.When.IsZero() {
			return nil, p.NotFound()
		}
		return notYet(p, p.T("demand.not-yet", "day", d.When)), nil
	}
	v := demandPage{Line: line, Asked: askedStates(p, d), Reply: p.House.Appeals.Reply()}
	v.live(p)
	if a, ok := p.House.Appeals.Appeal(d.Appeal); ok {
		v.From = &a
	}
	for _, ref := range d.Grounds.Provisions {
		if g, ok := groundOf(p, ref, v.Asked, d); ok {
			v.Grounds = append(v.Grounds, g)
		}
	}
	for _, ref := range d.Grounds.Facts {
		if a, ok := p.House.Record.Act(ref); ok && a.When.Earliest() <= p.On {
			v.Acts = append(v.Acts, a)
		}
	}
	v.Freed, v.Axis = freedRows(p, v.Members)
	return demandBody(p, v), nil
}

// live sets what became of the demand on its three axes by the as-of day, what was looked for, and what those asked say of
// themselves.
func (v *demandPage) live(p *Page) {
	d, all := v.Demand, p.House.Appeals
	v.Thread, _ = all.Thread(d.Ref, p.On)
	v.Axes = all.AxesOf(d.Ref, p.On, p.House.Custody)
	v.Events = all.Life(d.Ref, p.On, p.House.Custody)
	v.Life = chartOf(p, d, v.Thread, v.Events)
	for _, s := range all.Searches(d.Ref) {
		if s.When.Latest() <= p.On {
			v.Search = append(v.Search, s)
		}
	}
	for _, c := range all.Claims(d.Ref) {
		if c.When.Latest() <= p.On {
			v.Claims = append(v.Claims, c)
		}
	}
}

// freedRows are the persons of a demand with their spells, and the days that the bars span.
func freedRows(p *Page, list []appeal.Freed) ([]freedRow, barAxis) {
	var rows []freedRow
	var spells []custody.Spell
	for _, m := range list {
		r := freedRow{Freed: m}
		if s, ok := p.House.Custody.Spell(m.Spell); ok {
			r.Spell, spells = s, append(spells, s)
			r.Inferred = m.Gone && slices.ContainsFunc(s.Steps, func(st custody.Step) bool {
				return st.Inferred != "" && !st.When.IsZero() && st.When == s.End
			})
		}
		rows = append(rows, r)
	}
	return rows, axisOf(spells, p.On, letterDay(p)...)
}

// askedStates reads which States a demand asks out of the names of its addressees: a State by its name, those that signed
// the agreements of 1991 by "signatory" or "co-chairs". The country of the case, of whose conduct the demands speak, stands
// last where it is not asked itself.
func askedStates(p *Page, d appeal.Demand) []askedState {
	var out []askedState
	home := p.countryAlpha3()
	seen := map[string]bool{}
	for _, a := range d.AskedOf {
		var codes []string
		for _, st := range p.House.Promises.States() {
			switch {
			case a.Class != appeal.State && a.Class != appeal.CoChairs:
			case strings.Contains(st.Name, a.Name) || strings.Contains(a.Name, st.Name),
				strings.Contains(a.Name, "ignator") && st.Paris.Role != "",
				a.Class == appeal.CoChairs && st.Paris.Role == "co-chair":
				codes = append(codes, st.Code)
				seen[st.Code] = true
			}
		}
		if len(codes) > 0 {
			out = append(out, askedState{a.Name, codes})
		}
	}
	if home != "" && !slices.ContainsFunc(out, func(a askedState) bool { return len(a.States) == 1 && a.States[0] == home }) {
		out = append(out, askedState{"", []string{home}})
	}
	return out
}

// groundOf is a provision and what it was, on the day of the letter, to those whom the demand asks.
func groundOf(p *Page, ref string, asked []askedState, d appeal.Demand) (ground, bool) {
	x, err := p.House.Promises.Provision(ref)
	if err != nil {
		return ground{}, false
	}
	in, err := p.House.Promises.Instrument(x.Instrument)
	if err != nil {
		return ground{}, false
	}
	g := ground{Provision: x}
	if g.Bearers, err = p.House.Promises.Bearers(ref, d.Day); err != nil {
		return ground{}, false
	}
	for _, a := range asked {
		var bonds []stateBond
		for _, code := range a.States {
			if s, err := p.House.Promises.Standing(code, ref, d.Day); err == nil {
				bonds = append(bonds, stateBond{State: code, Bond: bondWord(in, s), Standing: s})
			}
		}
		g.Bonds = append(g.Bonds, bonds)
	}
	return g, true
}

// assessor is who gives a reading of a demand, in words; ours tells that they are the page's.
func assessor(p *Page, by string) (text string, ours bool) {
	switch by {
	case "custody record":
		return p.T("demand.by-custody"), true
	case "":
		return p.T("demand.by-unsaid"), true
	}
	return by, false
}

// bearerWords are who must keep a provision, in one line.
func bearerWords(p *Page, list []promise.Bearer) string {
	var out []string
	for _, b := range list {
		out = append(out, labelWord(p, promise.DutyBearers(), b.Code))
	}
	return strings.Join(out, ", ")
}

// howOut says how somebody came out, and what is unsure or free of conditions about it.
func howOut(p *Page, r freedRow) string {
	out := p.manner(r.Manner)
	if r.Unconditional {
		out += ", " + p.T("demand.without-conditions")
	}
	if r.Inferred {
		out += ", " + p.T("held.inferred")
	}
	return out
}

// askedPart is some of the addressees of a demand, all of them named by it or all read from the rest of the letter.
type askedPart struct {
	names    string
	inferred bool
}

// askedParts are the addressees of a demand by name, cut where it stops or begins to name them itself.
func askedParts(d appeal.Demand) []askedPart {
	var out []askedPart
	for i, a := range d.AskedOf {
		switch n := len(out); {
		case n == 0 || out[n-1].inferred != a.Inferred:
			out = append(out, askedPart{a.Name, a.Inferred})
		default:
			out[n-1].names += ", " + a.Name
		}
		if next := i + 1; next < len(d.AskedOf) && !a.Inferred && d.AskedOf[next].Inferred {
			out[len(out)-1].names += ","
		}
	}
	return out
}
