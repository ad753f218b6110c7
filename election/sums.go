package election

import (
	"math"
	"strconv"
	"strings"
)

// Sum is one sum that published figures should satisfy, worked out again. It tells a difference and judges nobody:
// a count may be incomplete, or two sources may speak of different counts.
type Sum struct {
	Key     string // "valid+invalid=cast", "parties=valid", "turnout", "share", "seats", "chiefs", "councils"
	Status  string // of which count
	Party   string // only of "share"
	Worked  float64
	Stated  float64
	Diff    float64 // Worked minus Stated
	Holds   bool    // the difference is no more than rounding
	Approx  bool    // one of the figures was published as approximate
	Missing int     // parties without a figure of this count; then no sum is expected to hold
}

// Sums works out every sum for which the figures are there.
func (e Election) Sums() []Sum {
	var out []Sum
	for _, status := range e.statuses() {
		cast, hasCast := e.number("votes_cast", status)
		valid, hasValid := e.number("valid_votes", status)
		invalid, hasInvalid := e.number("invalid_votes", status)
		if hasCast && hasValid && hasInvalid {
			out = append(out, sum("valid+invalid=cast", status, *valid.Value+*invalid.Value, *cast.Value, 0,
				cast.Approx || valid.Approx || invalid.Approx))
		}
		registered, hasRegistered := e.number("registered_voters", "")
		turnout, hasTurnout := e.number("turnout_percent", status)
		if hasCast && hasTurnout && hasRegistered && *registered.Value > 0 {
			out = append(out, sum("turnout", status, 100**cast.Value / *registered.Value, *turnout.Value,
				rounding(*turnout.Value), cast.Approx || turnout.Approx || registered.Approx))
		}
		if hasValid {
			out = append(out, e.votes(status, valid)...)
		}
	}
	return append(out, e.seats()...)
}

// statuses are the counts that any figure speaks of, in the order of counting.
func (e Election) statuses() []string {
	var out []string
	seen := map[string]bool{}
	for _, what := range e.Whats() {
		for _, f := range e.Series(what) {
			if !seen[f.Status] {
				seen[f.Status] = true
				out = append(out, f.Status)
			}
		}
	}
	return out
}

// votes compares the votes of the parties with the valid votes of one count, together and each by its share.
func (e Election) votes(status string, valid Figure) []Sum {
	var shares []Sum
	total, counted := 0, 0
	for _, r := range e.Results {
		if r.Votes == nil || r.count() != status {
			continue
		}
		total += *r.Votes
		counted++
		if r.Percent != nil && *valid.Value > 0 {
			s := sum("share", status, 100*float64(*r.Votes) / *valid.Value, *r.Percent, rounding(*r.Percent), valid.Approx)
			s.Party = r.Party
			shares = append(shares, s)
		}
	}
	if counted == 0 {
		return nil
	}
	s := sum("parties=valid", status, float64(total), *valid.Value, 0, valid.Approx)
	s.Missing = max(e.Parties, len(e.Results)) - counted
	s.Holds = s.Holds && s.Missing == 0
	return append([]Sum{s}, shares...)
}

// count is the status of a result; the results of a closed election are final where they do not say otherwise.
func (r Result) count() string {
	if r.Status == "" {
		return "final"
	}
	return r.Status
}

func (e Election) seats() []Sum {
	var out []Sum
	for _, k := range []struct {
		key    string
		of     func(Result) *int
		stated int
	}{
		{"seats", func(r Result) *int { return r.Seats }, e.Seats},
		{"councils", func(r Result) *int { return r.Councils }, e.Seats},
		{"chiefs", func(r Result) *int { return r.Chiefs }, e.Constituencies},
	} {
		total, counted := 0, 0
		for _, r := range e.Results {
			if n := k.of(r); n != nil {
				total += *n
				counted++
			}
		}
		if counted == 0 || k.stated == 0 {
			continue
		}
		s := sum(k.key, "", float64(total), float64(k.stated), 0, false)
		if !s.Holds {
			s.Missing = max(e.Parties, len(e.Results)) - counted
		}
		out = append(out, s)
	}
	return out
}

func sum(key, status string, worked, stated, tolerance float64, approx bool) Sum {
	diff := worked - stated
	return Sum{
		Key: key, Status: status, Worked: worked, Stated: stated, Diff: diff, Approx: approx,
		Holds: math.Abs(diff) <= tolerance+1e-9,
	}
}

// rounding is half of the last place to which a percentage is written.
func rounding(percent float64) float64 {
	_, dec, _ := strings.Cut(strconv.FormatFloat(percent, 'f', -1, 64), ".")
	return 0.5 * math.Pow10(-len(dec))
}
