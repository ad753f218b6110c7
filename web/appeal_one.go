package web

import (
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
)

// appealPage is one appeal with its demands, and with the demands of others that it asks again.
type appealPage struct {
	appeal.Appeal
	Letter   bool // it is the letter of the case
	Board    []appeal.Line
	Matrix   demandMatrix
	Sent     []letterState // to whom it went by us
	Restates []restating
	Reply    *appeal.Reply // of the letter of the case: whether a reply was found
	Frozen   *frozenLetter // as it went out, where it was written here
}

// anAppeal is one appeal.
func anAppeal(p *Page) (templ.Component, error) {
	a, ok := p.House.Appeals.Appeal(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Nav, p.Title = "appeals", p.T("appeal.one-title", "what", kindOfAppeal(p, a.Kind), "day", a.When)
	if a.When.Earliest() > p.On {
		return notYet(p, p.T("appeal.not-yet", "day", a.When)), nil
	}
	v := appealPage{Appeal: a, Letter: a.Ref == letterRef(p), Board: demandsIn(p, a.Ref), Restates: restatedBy(p, a.Ref)}
	v.Matrix, v.Sent = matrixOf(p, v.Board), lettersOf(p, a.Ref)
	if v.Letter {
		v.Reply = p.House.Appeals.Reply()
	}
	if t, ok := frozenLetterOf(p, a.Ref); ok {
		v.Frozen = &t
	}
	return appealBody(p, v), nil
}

// aboutKind is the kind of record that an entry of "about" names, or "" when it is in words.
func aboutKind(p *Page, about string) string {
	if _, ok := p.House.Record.Person(about); ok {
		return "record.person"
	}
	if _, ok := p.House.Record.Group(about); ok {
		return "record.group"
	}
	return ""
}

// hasFollowed tells that what followed an appeal may be told: it is told without a day, so only a page of today has it.
func (v appealPage) hasFollowed(p *Page) bool {
	return strings.TrimSpace(v.Followed) != "" && !p.OnSet
}

// hasReply tells that the record knows of a reply by the as-of day.
func (v appealPage) hasReply(p *Page) bool {
	return v.Appeal.Reply != nil && v.Appeal.Reply.When.Earliest() <= p.On
}
