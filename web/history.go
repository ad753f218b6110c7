package web

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/when"
)

// historyPage is every public version of a record, the newest first.
type historyPage struct {
	Ref, Kind string
	Versions  []book.Version
}

// historyView shows what changed in a record from version to version.
func (s *site) historyView(p *Page) (templ.Component, error) {
	p.Nav, p.Title = "ledger", p.T("history.title", "what", p.Value("ref"))
	if s.Book == nil {
		return notYet(p, p.T("ledger.no-book")), nil
	}
	versions, err := s.Book.History(p.request.Context(), access.Anyone(), p.Value("ref"))
	if err != nil {
		return nil, err
	}
	if len(versions) == 0 {
		return nil, p.NotFound()
	}
	v := historyPage{Ref: p.Value("ref"), Kind: versions[0].Kind}
	for i := len(versions) - 1; i >= 0; i-- {
		v.Versions = append(v.Versions, versions[i])
	}
	return historyBody(p, v), nil
}

// recordLabel is how a record is named on its own pages; its ref where it has no name.
func recordLabel(p *Page, kind, ref string) string {
	switch kind {
	case "appeal.appeal":
		if a, ok := p.House.Appeals.Appeal(ref); ok {
			return a.IssuedBy
		}
	case "appeal.demand":
		if d, ok := p.House.Appeals.Demand(ref); ok {
			return d.Text
		}
	case "election.election":
		if e, ok := p.House.Elections.Election(ref); ok {
			return e.Name
		}
	case "promise.instrument":
		if in, err := p.House.Promises.Instrument(ref); err == nil {
			return in.Title
		}
	case "promise.provision":
		if x, err := p.House.Promises.Provision(ref); err == nil {
			return x.Heading
		}
	case "custody.spell":
		if s, ok := p.House.Custody.Spell(ref); ok {
			return p.House.Record.Name(s.Person)
		}
	}
	if label := labelAfter(p, kind, ref); label != "" {
		return label
	}
	return p.House.Record.Label(ref, p.Code)
}

// hasRecord reports whether the site has a page of a record as of now.
func hasRecord(p *Page, kind, ref string) bool {
	_, ok := p.To(kind, ref)
	return ok && (strings.HasPrefix(kind, "record.") || recordLabel(p, kind, ref) != ref)
}

// ledgerDay is a day of the log in words; what is no day is shown as it stands.
func ledgerDay(p *Page, iso string) string {
	d, err := when.ParseDay(iso)
	if err != nil {
		return iso
	}
	return p.Day(d)
}

// plainValue is a JSON value for people: a text without its quotation marks, anything else set out in lines.
func plainValue(raw json.RawMessage) string {
	var text string
	if bytes.HasPrefix(raw, []byte(`"`)) && json.Unmarshal(raw, &text) == nil {
		return text
	}
	var b bytes.Buffer
	if json.Indent(&b, raw, "", "  ") != nil {
		return string(raw)
	}
	return b.String()
}
