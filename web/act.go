package web

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// actPage is one act with what other rooms know of it.
type actPage struct {
	record.Act
	Whole   *record.Act // of which it is a part
	Parts   []record.Act
	Rights  []engaged
	Ours    bool // the rights are our reading by the kind of act
	Steps   []actStep
	Demands []actDemand
	Former  *record.Act // the acts before and after it in the list of all
	Next    *record.Act
}

// actStep is the step that an act was in one person's custody or, without a spell, outside it.
type actStep struct {
	Person, Spell string
	Step          custody.Step
}

// actDemand is a demand that rests on an act, or to which the act is told as what came of it.
type actDemand struct {
	Line   appeal.Line
	Ground bool
	Facts  []appeal.Outcome
}

// act is one act: who did what to whom, when, where, on whose word, and which promises stood against it.
func act(p *Page) (templ.Component, error) {
	a, ok := p.House.Record.Act(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Nav = "acts"
	p.Title = p.T("act.title", "what", record.TypeOf(a.Type).Word.In(p.Code), "day", a.When)
	if a.When.Earliest() > p.On {
		return notYet(p, p.T("act.not-yet", "day", a.When)), nil
	}
	v := actPage{Act: a, Steps: stepsOfAct(p, a.Ref), Demands: demandsOn(p, a.Ref)}
	v.Rights, v.Ours = engagedBy(p, a)
	all := actQuery{}.acts(p)
	for i := range all {
		switch {
		case all[i].Ref == a.PartOf:
			v.Whole = &all[i]
		case all[i].PartOf == a.Ref:
			v.Parts = append(v.Parts, all[i])
		case all[i].Ref == a.Ref && i > 0:
			v.Former = &all[i-1]
		}
		if i > 0 && all[i-1].Ref == a.Ref {
			v.Next = &all[i]
		}
	}
	return actBody(p, v), nil
}

// stepsOfAct are the steps up to the as-of day that an act was, by name of the person.
func stepsOfAct(p *Page, ref string) []actStep {
	var out []actStep
	add := func(person, spell string, st custody.Step) {
		if st.Act == ref && st.When.Earliest() <= p.On {
			out = append(out, actStep{person, spell, st})
		}
	}
	for _, s := range p.House.Custody.Spells() {
		for _, st := range s.Steps {
			add(s.Person, s.Ref, st)
		}
	}
	for _, who := range p.House.Record.Persons() {
		for _, l := range p.House.Custody.Later(who.Ref) {
			add(who.Ref, "", l.Step)
		}
	}
	order.By(out, func(a, b actStep) int {
		return cmp.Compare(p.House.Record.Name(a.Person), p.House.Record.Name(b.Person))
	})
	return out
}

// demandsOn are the demands made by the as-of day that have to do with an act.
func demandsOn(p *Page, ref string) []actDemand {
	var out []actDemand
	for _, l := range p.House.Appeals.Board(p.On, p.House.Custody) {
		d := actDemand{Line: l, Ground: slices.Contains(l.Demand.Grounds.Facts, ref)}
		for _, o := range l.Facts {
			if o.Act == ref {
				d.Facts = append(d.Facts, o)
			}
		}
		if d.Ground || len(d.Facts) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// engaged is a right that an act touches, and what protected it in the country on the day of the act.
type engaged struct {
	Name                           string
	Binding, Signed, Spent, Others []promised
}

// promised is the provisions of one instrument that protect a right.
type promised struct {
	Instrument, Name string
	Named            bool // Name is of the catalogue, not in the words of the record
	Since            when.When
	Provisions       []promise.Provision
}

// engagedBy are the rights that an act touches; ours tells that it is our reading. On an act whose day is not known the
// promises are those of the first day on which it can have been.
func engagedBy(p *Page, a record.Act) (list []engaged, ours bool) {
	codes, ours := a.Engaged()
	for _, code := range codes {
		x, err := p.House.Promises.Protecting(code, p.country(), a.When.Earliest())
		if err != nil { // a right or a country that the promises of this book do not know: the word alone
			list = append(list, engaged{Name: rightName(p, code)})
			continue
		}
		list = append(list, engaged{
			Name: rightName(p, code), Binding: promisedBy(p, x.Binding), Signed: promisedBy(p, x.SignedOnly),
			Spent: promisedBy(p, x.Spent), Others: promisedBy(p, x.Declarations),
		})
	}
	return list, ours
}

func rightName(p *Page, code string) string {
	for _, l := range promise.Rights() {
		if l.Code == code {
			return record.Word{EN: l.EN, FR: l.FR}.In(p.Code)
		}
	}
	return code
}

// promisedBy groups provisions by their instruments, in the order in which they come.
func promisedBy(p *Page, list []promise.Held) []promised {
	var out []promised
	for _, h := range list {
		id := h.Provision.Instrument
		if len(out) == 0 || out[len(out)-1].Instrument != id {
			in, err := p.House.Promises.Instrument(id)
			if err != nil {
				continue
			}
			title := cmp.Or(in.ShortTitle, in.Title)
			name := p.NameOr("instrument", id, title)
			out = append(out, promised{Instrument: id, Name: name, Named: name != title, Since: h.Standing.Act.InForce})
		}
		last := &out[len(out)-1]
		last.Provisions = append(last.Provisions, h.Provision)
	}
	return out
}

// provisionsIn counts the provisions of several instruments.
func provisionsIn(list []promised) int {
	n := 0
	for _, x := range list {
		n += len(x.Provisions)
	}
	return n
}

// article is the number of a provision as it is quoted: "art. 9", or the number itself where it is in words.
func article(p *Page, v promise.Provision) string {
	if v.Number != "" && v.Number[0] >= '0' && v.Number[0] <= '9' {
		return p.T("act.article", "n", v.Number)
	}
	return v.Number
}

// exactness says in words that a day is not known, "" where it is.
func exactness(p *Page, x when.When) string {
	switch {
	case x.IsZero() || x.Possible.First == x.Possible.Last:
		return ""
	case x.Certain == x.Possible:
		return p.T("act.all-days", "n", x.Possible.Days())
	}
	return p.T("act.one-day")
}
