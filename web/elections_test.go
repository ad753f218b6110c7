package web

import (
	"strings"
	"testing"

	"github.com/upheld/upheld/election"
)

func TestElections(t *testing.T) {
	expect(t, "/elections", "Two elections of which the letter speaks", "Commune and sangkat council elections (fourth mandate) local 90.37% final 4 0",
		"National Assembly election (sixth legislature) national 83.02% final 4 3")
	expect(t, "/elections?on=2017-06-04", "85.74% evening of the vote", "called for 29 July 2018")
	expect(t, "/fr/elections", "Deux élections dont parle la lettre", "90,37 %")
}

func TestAnElection(t *testing.T) {
	expect(t, "/elections/el-2018-assembly", "Held on 29 July 2018.", "National Election Committee",
		"Votes cast about 6,740,000 afternoon of the vote 29 July 2018", "6,946,164 first count, 30 July", "6,956,900 final 11 August 2018",
		"Cambodian People's Party", "4,889,113", "76.85% computed", "Khmer National United Party first count, 30 July",
		"12 sums that the published numbers should satisfy were worked out again; 9 hold",
		"one of the numbers was published as approximate", "16 parties are missing, so it cannot hold",
		"Who could not stand Cambodia National Rescue Party", "79,612 people · 112 institutions",
		"COMFREL", "domestic felt pressed by the government", "White House neither free nor fair",
		"Central Election Commission of the Russian Federation stated positive", "None is preferred here.",
		"Support that was withdrawn 16 November 2017 United States", "Where sources disagree",
		"The demand that speaks of it International support")
	expect(t, "/elections/el-2017-commune", "Polling stations not found Not found in the sources read", "18 sums", "18 hold",
		"What was taken later What was won stays on record. 16 November 2017 CNRP dissolved; all 489 commune chiefs",
		"votes by one publisher only", "a sample of 411 polling stations")
	expect(t, "/fr/elections/el-2018-assembly", "environ 6 740 000", "Qui resta à l’écart, et pourquoi")
	if w := get(testServer(t).Handler(), "/elections/el-none"); w.Code != 404 {
		t.Errorf("an election that is none: %d", w.Code)
	}
}

// As of a day an election has the counts of that day, and nothing that came after.
func TestAnElectionAsOfADay(t *testing.T) {
	p := pageOn(t, 0, "2026-11-23")
	e, ok := p.House.Elections.Election("el-2018-assembly")
	if !ok {
		t.Fatal("no such election")
	}
	for _, c := range []struct {
		on                                     string
		figures, results, observers, withdrawn int
		assessments, dates                     int
	}{
		{"2017-11-15", 0, 0, 0, 0, 0, 1},  // nothing but the day for which it is called
		{"2017-11-16", 0, 0, 0, 1, 0, 1},  // the United States withdraw
		{"2018-07-28", 0, 0, 0, 2, 1, 1},  // the Special Rapporteur has spoken
		{"2018-07-29", 5, 0, 7, 2, 2, 1},  // the afternoon of the vote
		{"2018-07-30", 9, 2, 7, 2, 3, 1},  // first count
		{"2018-08-15", 13, 6, 7, 2, 4, 3}, // those of August without a day may be later
		{"2026-11-23", 13, 6, 7, 2, 11, 3},
	} {
		got := electionBy(e, day(t, c.on))
		if len(got.Figures) != c.figures || len(got.Results) != c.results || len(got.Observers) != c.observers ||
			len(got.Withdrawn) != c.withdrawn || len(got.Assessments) != c.assessments || len(got.Dates) != c.dates {
			t.Errorf("%s: %d figures, %d results, %d observers, %d withdrawn, %d assessments, %d dates", c.on, len(got.Figures), len(got.Results),
				len(got.Observers), len(got.Withdrawn), len(got.Assessments), len(got.Dates))
		}
	}
	if len(e.Figures) != 13 || len(e.Assessments) != 11 {
		t.Error("reading as of a day has changed the record")
	}
	expect(t, "/elections/el-2018-assembly?on=2018-01-01", "To be held on 29 July 2018, after 1 January 2018, the day you read.", "European Union")
	if text := read(t, "/elections/el-2018-assembly?on=2018-01-01"); strings.Contains(text, "votes") || strings.Contains(text, "What was counted") {
		t.Error("votes are told before the vote")
	}
}

// A sum is told with its difference, and no word of it judges anybody.
func TestSumsAreTold(t *testing.T) {
	p := pageOn(t, 0, "2026-11-23")
	for _, c := range []struct {
		sum  election.Sum
		want string
	}{
		{election.Sum{Key: "seats", Worked: 125, Stated: 125, Holds: true}, "worked out 125, published 125: holds"},
		{election.Sum{Key: "turnout", Worked: 80.4275, Stated: 80.49, Diff: -0.0625, Approx: true}, "worked out 80.43%, published 80.49%: one of the numbers was published as approximate"},
		{election.Sum{Key: "parties=valid", Worked: 100, Stated: 1200, Diff: -1100, Missing: 2}, "worked out 100, published 1,200: 2 parties are missing, so it cannot hold"},
		{election.Sum{Key: "valid+invalid=cast", Worked: 1190, Stated: 1200, Diff: -10}, "worked out 1,190, published 1,200: a difference of \u221210"},
	} {
		if got := sumWords(p, c.sum); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
