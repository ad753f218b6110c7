package web

import (
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/place"
)

// signatoryOptions are States by name.
func signatoryOptions(p *Page, codes []string) []option {
	var out []option
	for _, c := range codes {
		out = append(out, option{Value: c, Text: stateName(p, c)})
	}
	return out
}

// countryOptions are all countries by name.
func countryOptions(p *Page) []option {
	var out []option
	for _, c := range place.Countries() {
		out = append(out, option{Value: c.Alpha3, Text: c.Name(p.Code)})
	}
	order.By(out, byText)
	return out
}

// actorOptions are those whom a call can ask: who is no single State first, then the signatories.
func actorOptions(p *Page, v consultDesk) []option {
	var out []option
	for _, code := range []string{consultation.SecretaryGeneral, consultation.CoChairs, consultation.AllSignatories, consultation.Organs} {
		out = append(out, option{Value: code, Text: capital(consultation.Actors[code].In(p.Code))})
	}
	return append(out, signatoryOptions(p, v.Signed)...)
}

func clauseOptions(p *Page, v consultDesk) []option {
	var out []option
	for _, c := range v.Clauses {
		out = append(out, option{Value: c.Provision, Text: clauseName(p, c.Provision)})
	}
	return out
}

func roadOptions(p *Page) []option {
	var out []option
	for _, r := range []consultation.Road{consultation.OnRequest, consultation.ByParties, consultation.OtherRoads} {
		out = append(out, option{Value: string(r), Text: consultation.Roads[r].In(p.Code)})
	}
	return out
}

func stanceOptions(p *Page) []option {
	var out []option
	for _, s := range []consultation.Stance{consultation.Supports, consultation.Declines, consultation.WillNotAnswer, consultation.BesidePoint} {
		out = append(out, option{Value: string(s), Text: consultation.Stances[s].In(p.Code)})
	}
	return out
}

func gradeOptions(p *Page) []option {
	var out []option
	for _, g := range []consultation.Grade{consultation.NamesProvision, consultation.NamesInstrument, consultation.NamesTheme, consultation.Against} {
		out = append(out, option{Value: string(g), Text: consultation.Grades[g].In(p.Code)})
	}
	return out
}

func instrumentOptions(p *Page, v consultDesk) []option {
	var out []option
	for _, id := range v.Instruments {
		out = append(out, option{Value: id, Text: columnTitle(p, consultation.Column{Ref: id, Instrument: id, Whole: true})})
	}
	return out
}

func provisionOptions(p *Page, v consultDesk) []option {
	var out []option
	for _, id := range v.Instruments {
		for _, x := range p.House.Promises.Provisions(id) {
			out = append(out, option{Value: x.Ref, Text: clauseName(p, x.Ref) + " · " + x.Heading, English: true})
		}
	}
	return out
}

func electionOptions(p *Page) []option {
	var out []option
	for _, e := range p.House.Elections.Elections() {
		out = append(out, option{Value: e.Ref, Text: e.Name, English: true})
	}
	return out
}

// pledgeOptions are the pledges that can go on.
func pledgeOptions(p *Page) []option {
	var out []option
	for _, x := range p.House.Consulted.Pledges("", p.On) {
		out = append(out, option{Value: x.Ref, Text: x.By + ": " + x.What, English: true})
	}
	return out
}

func pledgeKindOptions(p *Page) []option {
	var out []option
	for _, k := range []string{"money", "observers", "equipment", "training", "other"} {
		out = append(out, option{Value: k, Text: consultation.PledgeKinds[k].In(p.Code)})
	}
	return out
}

func pledgeStateOptions(p *Page) []option {
	var out []option
	for _, s := range []consultation.PledgeState{
		consultation.Promised, consultation.Kept, consultation.KeptPart, consultation.Suspended, consultation.Withdrawn, consultation.Refused,
	} {
		out = append(out, option{Value: string(s), Text: pledgeWord(p, s)})
	}
	return out
}
