package web

import (
	"regexp"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// claimRow is one contradiction with what follows the value that this record uses.
type claimRow struct {
	record.Claim
	Day     when.Day // about when it happened; when.Min where nothing tells
	Follows []rest
}

// claims lists what sources disagree about.
func claims(p *Page) (templ.Component, error) {
	var rows []claimRow
	for _, c := range p.House.Record.Claims() {
		if claimIsLater(p, c) {
			continue
		}
		rows = append(rows, claimRow{c, claimDay(p, c), rests(p, restOn{Claim: c.Ref})})
	}
	order.By(rows, func(a, b claimRow) int { return int(a.Day) - int(b.Day) })
	p.Nav, p.Title = "sources", p.T("claim.title", "n", len(rows))
	return claimsBody(p, rows), nil
}

// claim sets the values of one contradiction side by side: who says which, which one is used, and why.
func claim(p *Page) (templ.Component, error) {
	c, ok := p.House.Record.Claim(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Nav, p.Title = "sources", c.Subject
	if claimIsLater(p, c) {
		return notYet(p, p.T("claim.not-yet", "day", p.On)), nil
	}
	return claimBody(p, claimRow{c, claimDay(p, c), rests(p, restOn{Claim: c.Ref})}), nil
}

// claimIsLater reports whether what a contradiction is about happened after the as-of day.
func claimIsLater(p *Page, c record.Claim) bool { return claimDay(p, c) > p.On }

// claimDay is about when that happened of which sources disagree: the first day of anything that follows the value used, else
// that of the values themselves, else the day of the first source, which cannot have come before.
func claimDay(p *Page, c record.Claim) when.Day {
	first := when.Max
	see := func(x when.When) {
		if !x.IsZero() {
			first = min(first, x.Earliest())
		}
	}
	for _, u := range p.House.Record.Disputed(c.Ref) {
		if a, ok := p.House.Record.Act(u.Ref); ok {
			see(a.When)
		}
		if s, ok := p.House.Custody.Spell(u.Ref); ok {
			see(s.Start)
		}
		if a, ok := p.House.Appeals.Appeal(u.Ref); ok {
			see(a.When)
		}
		if e, ok := p.House.Elections.Election(u.Ref); ok {
			see(e.When)
		}
	}
	if first < when.Max {
		return first
	}
	see(c.When)
	for _, v := range c.Alternatives {
		see(v.When)
	}
	if first < when.Max {
		return first
	}
	for _, v := range c.Alternatives {
		for _, x := range v.Citations {
			s, _ := p.House.Record.Source(x.Source)
			see(s.When)
		}
	}
	if first < when.Max {
		return first
	}
	return when.Min
}

// valueWords is a value in words where it is a day and nothing else; ours tells that, else it is in the words of the record.
func valueWords(p *Page, value string, x when.When) (text string, ours bool) {
	if !x.IsZero() && value == x.String() {
		return p.When(x), true
	}
	return datesInWords(value), false
}

var isoDate = regexp.MustCompile(`\b[0-9]{4}-[0-9]{2}(-[0-9]{2})?\b(/?)`)

// datesInWords writes the days and months of a text of the record as English does; what is part of a run of days stays.
func datesInWords(text string) string {
	return isoDate.ReplaceAllStringFunc(text, func(s string) string {
		x, err := when.Parse(s)
		if err != nil {
			return s
		}
		return x.Words("en")
	})
}

// valueNote is a value of a contradiction beside the source that has it. A value without the mark is not called unused: it may
// say the same in other words.
func valueNote(p *Page, v record.Alternative) restNote {
	text, ours := valueWords(p, v.Value, v.When)
	lead := p.T("rest.value")
	if v.Preferred {
		lead = p.T("rest.value-used")
	}
	return restNote{lead, text, !ours}
}

// usedOf is the alternative that says the same as the value used, nil where the record has a wording of its own.
func usedOf(c record.Claim) *record.Alternative {
	for i := range c.Alternatives {
		if c.Alternatives[i].Preferred {
			return &c.Alternatives[i]
		}
	}
	return nil
}

// publishersOf counts the distinct publishers behind all values of a contradiction.
func publishersOf(p *Page, c record.Claim) int {
	var all []record.Citation
	for _, v := range c.Alternatives {
		all = append(all, v.Citations...)
	}
	return len(p.House.Record.Origins(all))
}
