package web

import (
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/record"
)

// addresses holds, for each kind of record that has a page, what stands before its ref in the address.
var addresses = map[string]string{
	"record.person":      "/persons/",
	"record.act":         "/acts/",
	"record.place":       "/places/",
	"record.body":        "/bodies/",
	"record.group":       "/groups/",
	"record.source":      "/sources/",
	"record.claim":       "/claims/",
	"custody.spell":      "/custody/",
	"promise.instrument": "/promises/",
	"promise.provision":  "/promises/",
	"appeal.appeal":      "/appeals/",
	"appeal.demand":      "/demands/",
	"election.election":  "/elections/",
	"delivery.dispatch":  "/dispatches/",

	"consultation.consultation": "/consultations/",
	"consultation.commitment":   "/commitments#",
	"consultation.pledge":       "/pledges#",
}

// To is the page of a record, or false when its kind has none.
func (p *Page) To(kind, id string) (templ.SafeURL, bool) {
	path, ok := addresses[kind]
	if !ok || id == "" {
		return "", false
	}
	return p.Href(path + id), true
}

// origins says how many sources a fact has and how many publishers are behind them: two addresses of one paper
// are one word.
func (p *Page) origins(c record.Cited) string {
	n := len(p.House.Record.Origins(c.Citations))
	if n == 1 {
		return p.T("cite.single", "n", len(c.Citations))
	}
	return p.T("cite.several", "n", len(c.Citations), "publishers", n)
}

// khmerName is the first spelling in Khmer script, or "".
func khmerName(who record.Person) string {
	for _, f := range who.Forms {
		if f.Script == "Khmr" {
			return f.Form
		}
	}
	return ""
}

// langAttr is the language of a source's title; most sources that do not say are in English.
func langAttr(lang string) string {
	if lang == "" {
		return "en"
	}
	return strings.ToLower(lang)
}

// notFound is what was looked for in vain.
func notFound(gaps []custody.Gap) []string {
	var out []string
	for _, g := range gaps {
		if g.Key == "not_found" {
			out = append(out, g.Text)
		}
	}
	return out
}

// citeLead is what stands before the title of a source: who says it, and when.
func citeLead(p *Page, s record.Source) string {
	if s.When.IsZero() {
		return p.T("cite.undated", "publisher", s.Publisher) + " "
	}
	return p.T("cite.dated", "publisher", s.Publisher, "day", s.When) + " "
}

// said is a text of the record in the language of the page, where the record has it so; otherwise as it is.
func (p *Page) said(text string) string {
	if in, ok := p.House.Appeals.Said(text, p.Code); ok {
		return in
	}
	return text
}
