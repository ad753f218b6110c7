package web

import (
	"cmp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/order"
)

// addresseeRow is one of them in the list of all.
type addresseeRow struct {
	ID, Name, Sort                          string
	Demands, Answered, Silent, Met, Against int
	Again, Named, Running                   int
}

// addressees lists all who were asked something up to the as-of day.
func addressees(p *Page) (templ.Component, error) {
	rows := addresseeRows(p)
	p.Nav, p.Title = "appeals", p.T("addressee.title", "n", len(rows))
	d := directoryOf(p)
	rates := replyRates(sentLetters(p), func(id string) string { return sortName(d.title(p.House, id)) })
	return addresseesBody(p, rows, rates), nil
}

func sortName(s string) string { return strings.ToLower(s) }

func addresseeRows(p *Page) []addresseeRow {
	d := directoryOf(p)
	at := map[string]*addresseeRow{}
	row := func(id string) *addresseeRow {
		if at[id] == nil {
			at[id] = &addresseeRow{ID: id, Name: d.title(p.House, id)}
			at[id].Sort = sortName(at[id].Name)
		}
		return at[id]
	}
	heads := headsOf(p)
	for id, list := range d.asked {
		for _, a := range list {
			h, ok := heads[[2]string{a.demand, a.who.Name}]
			if !ok {
				continue
			}
			r := row(id)
			r.Demands++
			switch h.Status {
			case "silent":
				r.Silent++
			case appeal.Status(appeal.Met), appeal.Status(appeal.MetInPart), appeal.Status(appeal.Begun):
				r.Met++
			case appeal.Status(appeal.ActedAgainst), appeal.Status(appeal.Reversed):
				r.Against++
			}
			if answeredBy(p, d, a.demand, id) {
				r.Answered++
			}
		}
	}
	for id, list := range d.again {
		for _, a := range list {
			if a.as.When.Latest() <= p.On {
				row(id).Again++
			}
		}
	}
	for id, list := range d.named {
		for _, ref := range list {
			if a, ok := p.House.Appeals.Appeal(ref); ok && a.When.Latest() <= p.On {
				row(id).Named++
			}
		}
	}
	out := make([]addresseeRow, 0, len(at))
	for _, r := range at {
		out = append(out, *r)
	}
	order.By(out, func(a, b addresseeRow) int { return cmp.Or(cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.ID, b.ID)) })
	return out
}

// answeredBy reports whether an addressee gave a graded answer to a demand by the as-of day: to the letter that asks it, or to
// its sender asking again. What it answered to somebody else stands in the thread.
func answeredBy(p *Page, d *directory, demand, id string) bool {
	return slices.ContainsFunc(p.House.Appeals.Answered(demand), func(a appeal.Answer) bool {
		return a.On <= p.On && d.id(a.Addressee) == id
	})
}

// headsOf are the headlines of all demands as each addressee has them, by demand and name.
func headsOf(p *Page) map[[2]string]appeal.Head {
	out := map[[2]string]appeal.Head{}
	seen := map[string]bool{}
	for _, x := range p.House.Appeals.Demands() {
		if seen[x.Appeal] {
			continue
		}
		seen[x.Appeal] = true
		for _, r := range p.House.Appeals.Matrix(x.Appeal, p.On, p.House.Custody) {
			for _, c := range r.Cells {
				if c.Asked {
					out[[2]string{c.Demand, r.Addressee}] = c.Head
				}
			}
		}
	}
	return out
}
