package appeal

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/when"
)

// Head is the headline of a demand on one day.
type Head struct {
	Status Status
	Since  when.Day // first day of the current run of this status; the day of the letter for NothingSeen
	Why    Why
	// Readings are what each assessor's series says on that day, by assessor. Two may differ; both stand.
	Readings []Reading
}

// Reading is the current result of one assessor.
type Reading struct {
	By     string
	Result Result
	Since  when.Day
	Why    string // the words of the newest fact of the run
}

// Why is the reason for a headline: a key for translation with its numbers, and the same in English.
type Why struct {
	Key   string
	N     map[string]int
	Words string
}

// Headline computes the headline of d on a day from the three axes: dated facts (outcome), handling and answers.
// It seeks through Order; on axis 3 only the last result of each assessor's series counts, on axis 2 the last
// answer of each addressee, on axis 1 what holds on the day. Where nothing is known of outcome, answer and
// delivery, nothing was seen since the day of the letter: no one is called silent without a proved delivery, a
// proved reminder and terms that have passed.
func Headline(d Demand, facts []Outcome, clocks []Clock, answers []Answer, on when.Day) Head {
	head := Head{Status: NothingSeen, Since: d.Day, Readings: readings(facts, on)}
	best := reached{NothingSeen, d.Day}
	better := func(r reached) bool {
		a, b := rank(r.status), rank(best.status)
		return a >= 0 && (a < b || a == b && r.since < best.since)
	}
	words := ""
	for _, r := range head.Readings {
		if c := (reached{Status(r.Result), r.Since}); better(c) {
			best, words = c, r.Why
		}
	}
	var others []reached
	others = append(others, spoken(answers, on)...)
	for _, c := range clocks {
		if c.State != NothingSeen {
			others = append(others, reached{c.State, c.Since})
		}
	}
	for _, r := range others {
		if better(r) {
			best, words = r, ""
		}
	}
	head.Status, head.Since = best.status, best.since
	head.Why = reason(d, best.status, words, facts, on)
	return head
}

// readings is the current run of each assessor's series on a day. Several results of one day count as the one
// that comes first in Order.
func readings(facts []Outcome, on when.Day) []Reading {
	series := map[string][]Outcome{}
	for _, f := range facts {
		if f.Result != "" && rank(Status(f.Result)) >= 0 && f.When.Latest() <= on {
			series[f.AssessedBy] = append(series[f.AssessedBy], f)
		}
	}
	var out []Reading
	for by, fs := range series {
		slices.SortStableFunc(fs, func(a, b Outcome) int {
			return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()),
				cmp.Compare(rank(Status(a.Result)), rank(Status(b.Result))))
		})
		var run Reading
		for i, f := range fs {
			if i > 0 && f.When.Latest() == fs[i-1].When.Latest() {
				continue
			}
			if f.Result != run.Result {
				run = Reading{By: by, Result: f.Result, Since: f.When.Latest()}
			}
			run.Why = cmp.Or(f.Why, f.What)
		}
		out = append(out, run)
	}
	slices.SortFunc(out, func(a, b Reading) int { return cmp.Compare(a.By, b.By) })
	return out
}
