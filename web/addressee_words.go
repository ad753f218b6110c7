package web

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// addresseeSum is what an addressee was asked and what it did, in a sentence of numbers.
func addresseeSum(p *Page, v addresseePage) string {
	if v.Asked.All == 0 {
		return p.T("addressee.sum-named", "n", v.Again.All+v.Named.All, "day", p.On)
	}
	sum := p.T("addressee.sum", "n", v.Asked.All, "day", p.On)
	if v.Answered > 0 || v.Waiting == 0 {
		sum += " " + p.T("addressee.sum-answered", "n", v.Answered)
	}
	if v.Waiting > 0 {
		sum += " " + p.T("addressee.sum-waits", "n", v.Waiting)
	}
	return sum
}

// noAnswer says that no answer counts for a demand: none is on record, or one came that nobody has graded yet.
func noAnswer(p *Page, x appeal.Axes) string {
	if x.Stayed.Known {
		return p.T("axis.waits")
	}
	return p.T("axis.no-answer")
}

// proofShown is one step of the way of a letter with the kind of its proof.
type proofShown struct {
	Dispatch string
	What     string
	On       when.Day
	Proof    string // in words, "" where none is known
}

// proofsOf are the steps that the clocks of a demand and an addressee rest on, by day: sent, delivered, reminded, come back.
func proofsOf(p *Page, clocks []appeal.Clock) []proofShown {
	var out []proofShown
	add := func(what string, m appeal.Mark) {
		if !m.Known || m.Dispatch == "" {
			return
		}
		s := proofShown{Dispatch: m.Dispatch, What: what, On: m.On, Proof: proofWord(p, m)}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, c := range clocks {
		add(p.T("event.asked"), c.Asked)
		add(p.T("event.undeliverable"), c.Undeliverable)
		add(p.T("event.delivered"), c.Delivered)
		for _, r := range c.Reminders {
			add(p.T("event.reminded"), r)
		}
	}
	order.By(out, func(a, b proofShown) int { return cmp.Compare(a.On, b.On) })
	return out
}

// proofWord is the kind of proof of a step in words: a mark names the step's record.
func proofWord(p *Page, m appeal.Mark) string {
	if m.Proof == "" {
		return ""
	}
	for _, s := range p.House.Delivery.Steps(m.Dispatch) {
		if s.Ref == m.Proof && s.Proof.Kind != "" {
			return inWords(p, delivery.ProofKinds, s.Proof.Kind)
		}
	}
	return ""
}

// daysToAnswer is how many days an answer took, from the day on which the appeal was put before the addressee.
func daysToAnswer(p *Page, a appeal.Answer) int {
	r, ok := p.House.Delivery.Reply(a.Reply)
	if !ok {
		return 0
	}
	return replyOf(p, r).Days
}

// speakerOf is who spoke for the addressee, where the record names them.
func speakerOf(p *Page, a appeal.Answer) string {
	r, _ := p.House.Delivery.Reply(a.Reply)
	return r.By
}

// rateColumns are the counts of the table of reply rates, in its order.
var rateColumns = []struct {
	key string
	of  func(rateRow) int
}{
	{"sent", func(r rateRow) int { return r.Sent }},
	{"back", func(r rateRow) int { return r.Back }},
	{"unknown", func(r rateRow) int { return r.Unknown }},
	{"arrived", func(r rateRow) int { return r.Arrived }},
	{"acknowledged", func(r rateRow) int { return r.Acknowledged }},
	{"answered", func(r rateRow) int { return r.Answered }},
	{"to-point", func(r rateRow) int { return r.ToPoint }},
	{"not-due", func(r rateRow) int { return r.NotDue }},
	{"overdue", func(r rateRow) int { return r.Overdue }},
	{"silent", func(r rateRow) int { return r.Silent }},
}

// oursOnly are the rows in which a letter of ours went out, without the sums of a single year.
func oursOnly(rows []rateRow) []rateRow {
	return shownRows(rows, func(r rateRow) bool { return r.Sent > 0 })
}

// othersOnly are the rows in which an appeal of others is known, without the sums of a single year.
func othersOnly(rows []rateRow) []rateRow {
	return shownRows(rows, func(r rateRow) bool { return r.Others > 0 })
}

// shownRows are the rows that pass, and of those the sum of an addressee only where it has several years.
func shownRows(rows []rateRow, pass func(rateRow) bool) []rateRow {
	years := map[string]int{}
	for _, r := range rows {
		if r.Year != 0 && pass(r) {
			years[r.Who]++
		}
	}
	var out []rateRow
	for _, r := range rows {
		if pass(r) && (r.Year != 0 || r.Who == "" || years[r.Who] > 1) {
			out = append(out, r)
		}
	}
	return out
}

// rateWords is a reply rate with both its numbers, or that nothing is due.
func rateWords(p *Page, r rateRow) string {
	if n, ok := r.rate(); ok {
		return p.T("rate.of", "answered", r.DueAnswered, "due", r.Due, "percent", n)
	}
	return p.T("rate.none")
}
