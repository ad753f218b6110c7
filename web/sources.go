package web

import (
	"cmp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
)

// sourceRow is one source with how many records rest on it.
type sourceRow struct {
	record.Source
	Rests int
}

// sourcesPage is the list of sources that pass a query, and what the form offers.
type sourcesPage struct {
	Kind, Publisher string
	Rows            []sourceRow
	Kinds           []kindCount
	Publishers      []option
	Origins         int // distinct publishers among the rows
}

// kindCount is a kind of source and how many there are of it.
type kindCount struct {
	Kind, Text string
	N          int
}

// sources lists what was read. As of an earlier day it lists the sources of what had happened by then, whenever they were
// published.
func sources(p *Page) (templ.Component, error) {
	l := sourcesPage{Kind: p.Query.Get("kind"), Publisher: p.Query.Get("publisher")}
	if _, ok := record.SourceKinds[l.Kind]; l.Kind != "" && !ok {
		return nil, p.NotFound()
	}
	count, publishers, found := map[string]int{}, map[string]bool{}, map[string]bool{}
	for _, s := range p.House.Record.Sources() {
		n := len(rests(p, restOn{Source: s.Ref}))
		if p.OnSet && n == 0 {
			continue
		}
		publishers[s.Publisher] = true
		if l.Publisher != "" && !strings.EqualFold(l.Publisher, s.Publisher) {
			continue
		}
		count[s.Kind]++
		if l.Kind == "" || l.Kind == s.Kind {
			l.Rows = append(l.Rows, sourceRow{s, n})
			found[strings.ToLower(s.Publisher)] = true
		}
	}
	for name := range publishers {
		l.Publishers = append(l.Publishers, option{name, name, false})
	}
	order.By(l.Publishers, byText)
	if l.Publisher != "" && !slices.ContainsFunc(l.Publishers, func(o option) bool { return strings.EqualFold(o.Value, l.Publisher) }) {
		return nil, p.NotFound()
	}
	for k, n := range count {
		l.Kinds = append(l.Kinds, kindCount{k, sourceKind(p, k), n})
	}
	order.By(l.Kinds, func(a, b kindCount) int { return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.Text, b.Text)) })
	order.By(l.Rows, func(a, b sourceRow) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Publisher), strings.ToLower(b.Publisher)), cmp.Compare(a.When.Earliest(), b.When.Earliest()))
	})
	l.Origins = len(found)
	p.Nav, p.Title = "sources", p.T("sources.title", "n", len(l.Rows), "publishers", l.Origins)
	return sourcesBody(p, l), nil
}

// source is one publication that was read, with everything that rests on it.
func source(p *Page) (templ.Component, error) {
	s, ok := p.House.Record.Source(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Nav, p.Title = "sources", s.Title
	return sourceBody(p, s, rests(p, restOn{Source: s.Ref})), nil
}

// sourceKind is a kind of source in words.
func sourceKind(p *Page, kind string) string {
	if w, ok := record.SourceKinds[kind]; ok {
		return w.In(p.Code)
	}
	return kind
}

// aloneIn counts the acts that no other publisher reports.
func aloneIn(p *Page, list []rest) int {
	n := 0
	for _, r := range list {
		if len(r.Cited.Citations) > 0 && len(p.House.Record.Origins(r.Cited.Citations)) == 1 {
			n++
		}
	}
	return n
}
