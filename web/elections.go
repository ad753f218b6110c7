package web

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// electionRow is one election of the list with its newest turnout.
type electionRow struct {
	election.Election
	Turnout *election.Figure
}

// elections lists the elections of the record, those to come too: they had been called.
func elections(p *Page) (templ.Component, error) {
	var rows []electionRow
	for _, e := range p.House.Elections.Elections() {
		r := electionRow{Election: electionBy(e, p.On)}
		if series := r.Series("turnout_percent"); len(series) > 0 {
			r.Turnout = &series[len(series)-1]
		}
		rows = append(rows, r)
	}
	p.Nav, p.Title = "elections", p.T("election.title")
	return electionsBody(p, rows), nil
}

// electionPage is one election as far as it was known on the as-of day.
type electionPage struct {
	election.Election
	Held    bool // it had been held by the as-of day
	Kinds   []string
	Sums    []election.Sum
	Present []election.Observer
	Absent  []election.Observer
	Demands []demandLine
}

// demandLine is a demand that speaks of elections, linked from theirs.
type demandLine struct {
	Ref, Text string
}

// anElection is one election.
func anElection(p *Page) (templ.Component, error) {
	e, ok := p.House.Elections.Election(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	v := electionPage{Election: electionBy(e, p.On), Held: e.When.Earliest() <= p.On}
	v.Kinds, v.Sums = v.Whats(), v.Election.Sums()
	for _, o := range v.Observers {
		if o.Present {
			v.Present = append(v.Present, o)
		} else {
			v.Absent = append(v.Absent, o)
		}
	}
	for _, d := range p.House.Appeals.Demands() {
		if d.Action == "observe-or-support-election" && d.Day <= p.On {
			v.Demands = append(v.Demands, demandLine{d.Ref, d.Text})
		}
	}
	p.Nav, p.Title = "elections", e.Name
	return electionBody(p, v), nil
}

// electionBy is an election as it could be told on a day: dated parts once they had certainly been; undated ones from the
// day of the vote, and results from the day of the count of which they are.
func electionBy(e election.Election, on when.Day) election.Election {
	held := e.When.Earliest() <= on
	later := func(x when.When) bool {
		if x.IsZero() {
			return !held
		}
		return x.Latest() > on
	}
	counted := map[string]when.Day{}
	for _, f := range e.Figures {
		if !f.When.IsZero() {
			counted[f.Status] = max(counted[f.Status], f.When.Earliest())
		}
	}
	e.Figures = without(e.Figures, func(f election.Figure) bool { return later(f.When) })
	e.Results = without(e.Results, func(r election.Result) bool {
		return !held || counted[cmp.Or(r.Status, "final")] > on
	})
	e.Dates = without(e.Dates, func(d election.Date) bool { return later(d.When) && d.What != "vote" })
	e.Observers = without(e.Observers, func(election.Observer) bool { return !held })
	e.Excluded = without(e.Excluded, func(election.Excluded) bool { return !held })
	e.Withdrawn = without(e.Withdrawn, func(x election.Withdrawn) bool { return later(x.When) })
	e.Assessments = without(e.Assessments, func(x election.Assessment) bool { return later(x.When) })
	e.Later = without(e.Later, func(x election.Later) bool { return later(x.When) })
	byDay(e.Assessments, func(x election.Assessment) when.When { return x.When })
	byDay(e.Withdrawn, func(x election.Withdrawn) when.When { return x.When })
	byDay(e.Later, func(x election.Later) when.When { return x.When })
	return e
}

// without is a copy of a list without what goes.
func without[T any](list []T, goes func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), goes)
}

// byDay sorts what happened by the last day on which it can have been.
func byDay[T any](list []T, at func(T) when.When) {
	order.By(list, func(a, b T) int { return cmp.Compare(at(a).Latest(), at(b).Latest()) })
}

// amount is a published number in the marks of the language: 6,743,329 or 85.74.
func amount(p *Page, v float64) string { return p.Decimal(strconv.FormatFloat(v, 'f', -1, 64)) }

// figureAmount is a figure as it is shown, with "about" where it was published so; "" where none was found.
func figureAmount(p *Page, f election.Figure) string {
	if f.Value == nil {
		return ""
	}
	text := amount(p, *f.Value)
	if f.What == "turnout_percent" || f.What == "turnout_percent_previous_2012" || f.What == "turnout_percent_previous_2013" {
		text = p.T("election.percent", "n", text)
	}
	if f.Approx {
		return p.T("election.about", "n", text)
	}
	return text
}

// count is a whole number that a record may lack.
func count(p *Page, n *int) string {
	if n == nil {
		return ""
	}
	return p.Number(*n)
}

// has reports whether any result of an election has a number of a kind.
func has(list []election.Result, of func(election.Result) *int) bool {
	return slices.ContainsFunc(list, func(r election.Result) bool { return of(r) != nil })
}

func seatsOf(r election.Result) *int    { return r.Seats }
func chiefsOf(r election.Result) *int   { return r.Chiefs }
func councilsOf(r election.Result) *int { return r.Councils }

// sumWords says what a sum came to: worked out, published, and what lies between them. It tells and judges nobody.
func sumWords(p *Page, s election.Sum) string {
	worked, stated, diff := s.Worked, s.Stated, s.Diff
	percent := s.Key == "turnout" || s.Key == "share"
	write := func(v float64) string {
		if percent {
			return p.T("election.percent", "n", p.Decimal(strconv.FormatFloat(v, 'f', 2, 64)))
		}
		return amount(p, v)
	}
	switch {
	case s.Missing > 0:
		return p.T("election.sum-missing", "worked", write(worked), "stated", write(stated), "n", s.Missing)
	case s.Holds:
		return p.T("election.sum-holds", "worked", write(worked), "stated", write(stated))
	case s.Approx:
		return p.T("election.sum-approx", "worked", write(worked), "stated", write(stated))
	}
	return p.T("election.sum-differs", "worked", write(worked), "stated", write(stated), "diff", write(diff))
}

// claimsOf are the contradictions about an election that had been held by the as-of day, without those about what came
// later.
func claimsOf(p *Page, v electionPage) []record.Claim {
	if !v.Held {
		return nil
	}
	return without(p.House.Record.ClaimsAbout(v.Ref), func(c record.Claim) bool { return claimIsLater(p, c) })
}

// observersIn counts the observers of a list who were present, or who were not.
func observersIn(list []election.Observer, present bool) int {
	n := 0
	for _, o := range list {
		if o.Present == present {
			n++
		}
	}
	return n
}

// sumsHeld counts the sums that hold.
func sumsHeld(list []election.Sum) int {
	n := 0
	for _, s := range list {
		if s.Holds {
			n++
		}
	}
	return n
}
