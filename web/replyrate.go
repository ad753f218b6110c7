package web

import (
	"cmp"

	"github.com/upheld/upheld/order"
)

// sentLetter is one appeal to one addressee, as the table of reply rates counts it.
type sentLetter struct {
	Who  string // id of the addressee
	Year int    // of its sending; of an appeal of others, of its date
	Ours bool   // a dispatch of it is on record; else it is known from public sources alone

	Back         bool // it came back, and nothing else stands
	Proved       bool // a proof shows that it arrived
	Acknowledged bool // receipt was acknowledged, or an answer came
	Answered     bool // an answer came, of whatever grade
	ToPoint      bool // of some demand it got another grade than "beside the point"
	Due          bool // its term has passed
	Silent       bool // by the rule of silence: proof, proved reminder, both terms
}

// arrived reports whether it is known to have arrived: by a proof, or since something came back from the addressee.
func (l sentLetter) arrived() bool { return l.Proved || l.Acknowledged || l.Answered }

// rateRow counts the letters to one addressee in one year (0: in all years; Who "": to all).
//
//	Sent    = Arrived + Unknown + Back
//	Arrived = Answered + NotDue + Overdue + Silent
type rateRow struct {
	Who          string
	Year         int
	Sent         int
	Arrived      int // with a proof, or something came back
	Unknown      int // sent, and nothing shows whether it arrived: never part of the rate
	Back         int
	Acknowledged int // of those that arrived
	Answered     int
	ToPoint      int // of those answered
	NotDue       int // not answered, the term runs
	Overdue      int // not answered, the term has passed; no proved reminder whose term passed too
	Silent       int
	// The rate is DueAnswered of Due: of those that arrived and whose term has passed, those answered. An answer that came
	// within a term that still runs is not in it, since letters without an answer yet are not either.
	Due, DueAnswered int
	Others           int // appeals of others, known from public sources
	OthersAnswered   int // of those, answered by what is on record
}

// rate is the reply rate in whole percent, false where nothing is due yet.
func (r rateRow) rate() (int, bool) {
	if r.Due == 0 {
		return 0, false
	}
	return (200*r.DueAnswered + r.Due) / (2 * r.Due), true
}

// add counts one letter.
func (r *rateRow) add(l sentLetter) {
	one := func(n *int, when bool) {
		if when {
			*n++
		}
	}
	if !l.Ours {
		r.Others++
		one(&r.OthersAnswered, l.Answered)
		return
	}
	r.Sent++
	if !l.arrived() {
		one(&r.Back, l.Back)
		one(&r.Unknown, !l.Back)
		return
	}
	r.Arrived++
	one(&r.Acknowledged, l.Acknowledged || l.Answered)
	one(&r.Answered, l.Answered)
	one(&r.ToPoint, l.Answered && l.ToPoint)
	one(&r.NotDue, !l.Answered && !l.Due)
	one(&r.Silent, !l.Answered && l.Due && l.Silent)
	one(&r.Overdue, !l.Answered && l.Due && !l.Silent)
	one(&r.Due, l.Due)
	one(&r.DueAnswered, l.Due && l.Answered)
}

// replyRates counts letters by addressee and year: the rows of each addressee by year, then its own sum; last the sum of all. name
// gives the order of addressees.
func replyRates(list []sentLetter, name func(id string) string) []rateRow {
	type key struct {
		who  string
		year int
	}
	rows := map[key]*rateRow{}
	add := func(k key, l sentLetter) {
		if rows[k] == nil {
			rows[k] = &rateRow{Who: k.who, Year: k.year}
		}
		rows[k].add(l)
	}
	for _, l := range list {
		add(key{l.Who, l.Year}, l)
		add(key{l.Who, 0}, l)
		add(key{"", 0}, l)
	}
	out := make([]rateRow, 0, len(rows))
	for _, r := range rows {
		out = append(out, *r)
	}
	last := func(y int) int { // sums stand last
		if y == 0 {
			return 1 << 30
		}
		return y
	}
	order.By(out, func(a, b rateRow) int {
		if (a.Who == "") != (b.Who == "") {
			return cmp.Compare(b.Who, a.Who)
		}
		return cmp.Or(cmp.Compare(name(a.Who), name(b.Who)), cmp.Compare(a.Who, b.Who), cmp.Compare(last(a.Year), last(b.Year)))
	})
	return out
}
