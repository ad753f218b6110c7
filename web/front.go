package web

import (
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/web/words"
	"github.com/upheld/upheld/when"
)

// frontPage is what the front page says: the case in one screen.
type frontPage struct {
	Case   record.Case
	Letter when.Day
	Asked  bool // the letter had been written by the as-of day
	Board  []appeal.Line
	Line   caseLine
	Day    when.Day // the day of the list of the held: that of the letter, or the as-of day before it
	Held   heldList
}

// front shows the case of this book: what was asked, what came of it, the line, and who was held.
func front(p *Page) (templ.Component, error) {
	c, ok := p.House.Record.Case()
	if !ok {
		return emptyFront(p), nil
	}
	f := frontPage{Case: c, Letter: c.Head.Letter.When.Latest()}
	f.Asked = !c.Head.Letter.When.IsZero() && f.Letter <= p.On
	for _, l := range p.House.Appeals.Board(p.On, p.House.Custody) {
		if l.Demand.Day == f.Letter { // those of other appeals have pages of their own
			f.Board = append(f.Board, l)
		}
	}
	f.Day = p.On
	if f.Asked {
		f.Day = f.Letter
	}
	f.Line = lineOf(p, c)
	f.Held = heldOn(p, f.Day, "")
	return frontBody(p, f), nil
}

// verdict is the second sentence of the front page: how many demands were met as asked.
func (f frontPage) verdict(p *Page) string {
	met := appeal.Summarise(f.Board).Of[appeal.Status(appeal.Met)]
	if met == len(f.Board) {
		return p.T("front.all-met")
	}
	return p.T("front.met", "n", met)
}

// tally says how many demands have each status but met, the furthest first: "Two met in part, one begun."
func (f frontPage) tally(p *Page) string {
	of := appeal.Summarise(f.Board).Of
	var parts []string
	for _, s := range tallyOrder {
		if n := of[s]; n > 0 {
			parts = append(parts, p.T(words.Key("tally."+string(s)), "n", n))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	s := strings.Join(parts, ", ") + "."
	return strings.ToUpper(s[:1]) + s[1:]
}

var tallyOrder = []appeal.Status{
	appeal.Status(appeal.MetInPart), appeal.Status(appeal.Begun), "accepted", "answered", "acknowledged",
	appeal.Status(appeal.ActedAgainst), appeal.Status(appeal.Reversed), "refused", appeal.Status(appeal.Overtaken),
	"silent", "overdue", "delivered", "undeliverable", "asked", appeal.NothingSeen, appeal.Status(appeal.Withdrawn), appeal.Status(appeal.Merged),
}

// why is the one line that says why a demand has its status; ours tells that it is in the language of the page,
// else it is in the words of the record.
func why(p *Page, w appeal.Why) (text string, ours bool) {
	args := []any{}
	for k, v := range w.N {
		args = append(args, k, v)
	}
	switch w.Key {
	case "demand.why.release.none":
		return p.T("why.none-out", args...), true
	case "demand.why.release":
		k := words.Key("why.out")
		if w.N["first"] == w.N["last"] {
			k = "why.out-once"
		}
		text = p.T(k, append(args, "n", w.N["unconditional"])...)
		if w.N["again"] > 0 {
			text += " " + p.T("why.again", "n", w.N["again"])
		}
		return text, true
	case "demand.why.nothing-seen":
		return p.T("why.nothing-seen", "n", w.N["facts"]), true
	case "demand.why.acknowledged-silent":
		return p.T("why.acknowledged-silent", "n", w.N["days"]), true
	case "demand.why.acknowledged-waits":
		return p.T("why.acknowledged-waits", "n", w.N["days"]-1), true
	case "demand.why.acknowledged-overdue":
		return p.T("why.acknowledged-overdue", "n", w.N["days"]), true
	}
	status := strings.TrimPrefix(w.Key, "demand.why.")
	if k := words.Key("why." + status); p.Has(k) {
		return p.T(k), true
	}
	return w.Words, false
}
