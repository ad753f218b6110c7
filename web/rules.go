package web

import "github.com/a-h/templ"

// rules says how everything on this site is counted, and what is known to be missing.
func rules(p *Page) (templ.Component, error) {
	c, _ := p.House.Record.Case()
	p.Title = p.T("rules.title")
	return rulesBody(p, c), nil
}

// ruleParts are the sections of the page of rules; their texts are in the catalogue.
var ruleParts = []string{"record", "held", "days", "dates", "release", "status", "review", "rates", "word", "asof"}
