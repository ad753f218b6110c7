package web

import (
	"cmp"
	"slices"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/when"
)

func (v composeView) hasSibling(lang string) bool {
	return slices.ContainsFunc(v.Siblings, func(s sibling) bool { return s.Lang == lang })
}

// isoOf is a day for a field of days, "" where the time is no day.
func isoOf(w when.When) string {
	if w.IsZero() || w.Earliest() != w.Latest() {
		return ""
	}
	return w.Earliest().String()
}

// termText is a term as it is written in the letter.
func termText(t appeal.Term) string {
	switch {
	case t.Words != "":
		return t.Words
	case !t.By.IsZero():
		return "by " + t.By.String()
	}
	return ""
}

// demandSummary says in one line what a demand asks of whom, so that its fields may be folded.
func demandSummary(p *Page, d *letter.Demand) string {
	var who []string
	for _, r := range d.To {
		who = append(who, bearerName(p, r.ID))
	}
	asked := cmp.Or(strings.Join(who, ", "), p.T("compose.nobody-asked"))
	act := p.T("compose.no-act")
	if w, ok := appeal.Actions[d.Action]; ok {
		act = w.In(p.Code)
	}
	return p.T("compose.summary", "who", asked, "act", act)
}

// instrument is the id of the instrument whose provisions these are.
func (g provisionGroup) instrument() string {
	if len(g.Of) == 0 {
		return ""
	}
	id, _, _ := strings.Cut(g.Of[0].Value, "/")
	return id
}

// kindOfRef is the kind of a record that has a page, by its id alone; "" when there is none.
func kindOfRef(p *Page, id string) string {
	h := p.House
	if _, ok := h.Record.Act(id); ok {
		return "record.act"
	}
	if _, ok := h.Record.Person(id); ok {
		return "record.person"
	}
	if _, ok := h.Custody.Spell(id); ok {
		return "custody.spell"
	}
	if _, ok := h.Record.Claim(id); ok {
		return "record.claim"
	}
	if _, ok := h.Record.Body(id); ok {
		return "record.body"
	}
	if _, ok := h.Record.Place(id); ok {
		return "record.place"
	}
	if _, ok := h.Record.Group(id); ok {
		return "record.group"
	}
	if _, err := h.Promises.Provision(id); err == nil {
		return "promise.provision"
	}
	if _, err := h.Promises.Instrument(id); err == nil {
		return "promise.instrument"
	}
	if _, ok := h.Appeals.Demand(id); ok {
		return "appeal.demand"
	}
	if _, ok := h.Appeals.Appeal(id); ok {
		return "appeal.appeal"
	}
	if _, ok := h.Elections.Election(id); ok {
		return "election.election"
	}
	return ""
}

// refName is a short name of a record for a link.
func refName(p *Page, kind, id string) string {
	switch kind {
	case "promise.provision", "promise.instrument":
		return promiseName(p, id)
	case "record.act":
		a, _ := p.House.Record.Act(id)
		return p.T("check.act", "day", a.When)
	case "custody.spell":
		s, _ := p.House.Custody.Spell(id)
		return p.T("compose.held-since", "who", p.House.Record.Name(s.Person))
	case "record.person", "record.body", "record.group", "record.place":
		return p.House.Record.Label(id, p.Code)
	}
	return id
}
