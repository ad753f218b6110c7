package web

import (
	"github.com/a-h/templ"

	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/election"
)

// pledgesOf is the support pledged to one election, as it stood on the as-of day.
type pledgesOf struct {
	election.Election
	List   []consultation.Pledge
	Totals []consultation.Total
}

// pledges lists what was promised to each election, and what became of it.
func pledges(p *Page) (templ.Component, error) {
	var out []pledgesOf
	for _, e := range p.House.Elections.Elections() {
		list := p.House.Consulted.Pledges(e.Ref, p.On)
		if len(list) > 0 {
			out = append(out, pledgesOf{e, list, consultation.Totals(list, p.On)})
		}
	}
	p.Nav, p.Title = "consultations", p.T("pledge.title")
	return pledgesBody(p, out), nil
}

// pledgeAmount is how much was pledged: money with its currency, or people.
func pledgeAmount(p *Page, x consultation.Pledge) string {
	switch {
	case x.Amount == 0:
		return ""
	case x.Currency == "":
		return p.T("pledge.people", "n", int(x.Amount))
	}
	return money(p, x.Amount, x.Currency)
}

// money is a sum with the code of its currency.
func money(p *Page, v float64, currency string) string {
	return p.T("pledge.money", "amount", amount(p, v), "currency", currency)
}

// pledgeWord is the word of what became of a pledge.
func pledgeWord(p *Page, s consultation.PledgeState) string {
	return consultation.PledgeStates[s].In(p.Code)
}
