package web

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/order"
)

// ownLetter is an appeal of this house on the front page of the desk, with where it is sent.
type ownLetter struct {
	Title, State string
	To           templ.SafeURL
}

// ownShown is how many of them are listed, the newest first.
const ownShown = 12

// ownLetters are the appeals whose frozen letter is here: those that nobody sent yet, and those that went. Without them a letter
// that was frozen on the command line could not be found from the desk.
func (p *deskPage) ownLetters() (list []ownLetter, more int) {
	var own []appeal.Appeal
	for _, a := range p.House.Appeals.Appeals() {
		if len(p.House.Letters.Current(a.Ref)) > 0 {
			own = append(own, a)
		}
	}
	order.By(own, func(a, b appeal.Appeal) int { return int(b.When.Latest() - a.When.Latest()) })
	if more = len(own) - ownShown; more > 0 {
		own = own[:ownShown]
	}
	for _, a := range own {
		x := ownLetter{Title: frozenTitle(p.House.Letters.Current(a.Ref), a.Ref), State: p.T("deskwait.not-sent"), To: p.Href("/desk/appeals/" + a.Ref + "/send")}
		if n := len(wentTo(p.House.Delivery.DispatchesOf(a.Ref))); n > 0 {
			x.State = p.T("deskwait.sent-to", "n", n)
		}
		list = append(list, x)
	}
	return list, max(more, 0)
}

// frozenTitle is the title of a frozen letter, or its subject; otherwise where it has neither.
func frozenTitle(texts []letter.Text, otherwise string) string {
	for _, t := range texts {
		if l, _ := letter.Parse(t.Text); l != nil {
			return cmp.Or(l.Head.Title, l.Head.Subject, otherwise)
		}
	}
	return otherwise
}

// wentTo are the addressees of dispatches, each once.
func wentTo(list []delivery.Dispatch) []string {
	var out []string
	for _, d := range list {
		if !slices.Contains(out, d.Addressee) {
			out = append(out, d.Addressee)
		}
	}
	return out
}
