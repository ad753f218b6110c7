package web

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
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
	Replies  []addresseeReply
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
	for _, r := range p.House.Delivery.RepliesTo(a.Ref) {
		if r.When.Latest() <= p.On {
			v.Replies = append(v.Replies, replyOf(p, r))
		}
	}
	if v.Letter && nothingCame(p, a.Ref) {
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

// nothingCame reports that neither a dispatch of an appeal nor a reply to it is on record by the as-of day, so that what the case
// says of its letter still holds.
func nothingCame(p *Page, ref string) bool {
	return !slices.ContainsFunc(p.House.Delivery.DispatchesOf(ref), func(d delivery.Dispatch) bool { return d.When.Latest() <= p.On }) &&
		!slices.ContainsFunc(p.House.Delivery.RepliesTo(ref), func(r delivery.Reply) bool { return r.When.Latest() <= p.On })
}

// told reports whether the appeal's own record tells of a reply by the as-of day that is not among the Replies.
func (v appealPage) told(p *Page) bool {
	r := v.Appeal.Reply
	return r != nil && r.When.Earliest() <= p.On && !slices.ContainsFunc(v.Replies, func(x addresseeReply) bool {
		return x.When.Possible.First <= r.When.Possible.Last && r.When.Possible.First <= x.When.Possible.Last
	})
}
