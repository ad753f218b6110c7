package appeal

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// Head is the headline of a demand on one day.
type Head struct {
	Status Status
	Since  when.Day // first day of the current run of this status; the day of the letter for NothingSeen
	Why    Why
	// Readings are what each assessor's series says on that day, by assessor. Two may differ; both stand.
	Readings []Reading
	// Awaits is whom the headline still waits for: a reviewer of the result or of the grade behind it, or a person who
	// confirms what the custody record computes. Empty: nobody.
	Awaits []Lack
	// Proposed are the outcomes told up to the day that move nothing, since they lack evidence or, of met, a review.
	Proposed []Weighed
}

// Reading is the current result of one assessor.
type Reading struct {
	By       string
	Result   Result
	Since    when.Day
	Why      string // the words of the newest fact of the run
	Outcome  string // ref of that fact; empty for the custody record
	Reviewed bool   // it awaits nobody
	Awaits   []Lack
	// Before is, of an overtaken demand, the last outcome before it was overtaken, whoever gave it; empty: nothing was seen.
	Before      Result
	BeforeSince when.Day
}

// Why is the reason for a headline: a key for translation with its numbers, and the same in English.
type Why struct {
	Key   string
	N     map[string]int
	Words string
}

// headline computes the headline of d on a day from the three axes: weighed outcomes, what axis 1 says of each addressee,
// and answers. It seeks through Order; on axis 3 only the last result of each assessor's series counts, on axis 2 the last
// answer of each addressee, on axis 1 what holds on the day. Where nothing is known of outcome, answer and
// delivery, nothing was seen since the day of the letter: no one is called silent without a proved delivery, a
// proved reminder and terms that have passed. facts are all that was told, for the reason alone.
func headline(d *Demand, facts []Outcome, told []Weighed, marks []mark, answers []Answer, on when.Day) Head {
	head := Head{Status: NothingSeen, Since: d.Day, Readings: readings(told, on), Proposed: proposed(told, on)}
	best := reached{status: NothingSeen, since: d.Day}
	words := ""
	for _, r := range head.Readings {
		if c := (reached{Status(r.Result), r.Since, r.Awaits}); c.before(best) {
			best, words = c, r.Why
		}
	}
	for _, r := range spoken(answers, on) {
		if r.before(best) {
			best, words = r, ""
		}
	}
	for _, m := range marks {
		// That there is an answer is said by axis 2, with its grade.
		r := reached{status: m.status, since: m.since}
		if m.status != NothingSeen && m.status != "answered" && r.before(best) {
			best, words = r, ""
		}
	}
	head.Status, head.Since, head.Awaits = best.status, best.since, best.awaits
	head.Why = reason(d, best.status, words, facts, on)
	if best.status == "acknowledged" {
		head.Why = head.Why.behind(marks, on)
	}
	return head
}

// reached is one status that holds, the first day it held on, and whom it still waits for.
type reached struct {
	status Status
	since  when.Day
	awaits []Lack
}

// before reports whether r comes before o in a headline: earlier in Order, or as early and for longer.
func (r reached) before(o reached) bool {
	a, b := rank(r.status), rank(o.status)
	return a >= 0 && (a < b || a == b && r.since < o.since)
}

// readings is the current run of each assessor's series on a day. Several results of one day count as the one
// that comes first in Order. told is in the order of time.
func readings(told []Weighed, on when.Day) []Reading {
	var out []Reading
	last := map[string]when.Day{} // the day of the newest result of an assessor
	for _, w := range told {
		day := w.When.Latest()
		if !w.Counts || day > on {
			continue
		}
		if d, ok := last[w.AssessedBy]; ok && d == day {
			continue
		}
		last[w.AssessedBy] = day
		i := slices.IndexFunc(out, func(r Reading) bool { return r.By == w.AssessedBy })
		if i < 0 {
			i, out = len(out), append(out, Reading{By: w.AssessedBy})
		}
		r := &out[i]
		if w.Result != r.Result {
			*r = Reading{By: w.AssessedBy, Result: w.Result, Since: day}
			if w.Result == Overtaken {
				r.Before, r.BeforeSince = realBefore(told, day)
			}
		}
		r.Why, r.Outcome, r.Awaits, r.Reviewed = cmp.Or(w.Why, w.What), w.Ref, w.Lacks, len(w.Lacks) == 0
	}
	order.By(out, func(a, b Reading) int { return cmp.Compare(a.By, b.By) })
	return out
}

// realBefore is the last outcome on the ground before a day, of any assessor, and since when it held; none: nothing was seen.
func realBefore(told []Weighed, day when.Day) (Result, when.Day) {
	var res Result
	var since, newest when.Day
	for _, w := range told {
		on := w.When.Latest()
		if !w.Counts || on >= day || w.Result == Overtaken || w.Result == Withdrawn || w.Result == Merged {
			continue
		}
		if res != "" && on == newest { // of one day the first in Order counts
			continue
		}
		newest = on
		if w.Result != res {
			res, since = w.Result, on
		}
	}
	return res, since
}

// proposed are the outcomes up to a day that move nothing.
func proposed(told []Weighed, on when.Day) []Weighed {
	var out []Weighed
	for _, w := range told {
		if !w.Counts && w.When.Latest() <= on {
			out = append(out, w)
		}
	}
	return out
}
