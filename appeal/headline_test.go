package appeal

import (
	"slices"
	"testing"

	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

func day(t testing.TB, s string) when.Day {
	t.Helper()
	d, err := when.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func asked(t testing.TB) Demand {
	t.Helper()
	return Demand{
		Ref: "d-x", N: 1, Text: "Do it", Day: day(t, "2016-05-13"),
		AskedOf: []Addressee{{Name: "A", Class: State}, {Name: "B", Class: IGO}},
	}
}

// fact is a result on a day; more gives the assessor.
func fact(t testing.TB, on string, r Result, by ...string) Outcome {
	t.Helper()
	o := Outcome{
		Ref: "d-x/" + on, Demand: "d-x", When: when.On(day(t, on)), What: "told", Result: r, Why: string(r) + " on " + on, AssessedBy: "us",
		ReviewedBy: Assessor{Name: "R", Organisation: "reviewers"},
	}
	o.Citations = []record.Citation{{Source: "s1"}, {Source: "s2"}}
	switch r {
	case Begun:
		o.By = []string{"A"}
	case Overtaken:
		o.Event = "the vote was held"
	case Withdrawn:
		o.AgreedBy = []string{"us"}
	case Merged:
		o.Into = "d-y"
	}
	if len(by) > 0 {
		o.AssessedBy = by[0]
	}
	return o
}

// sourced is a Set with two sources of two publishers, and a third that repeats the second.
func sourced() *Set {
	return &Set{sources: map[string]string{"s1": "One", "s2": "Two", "s3": "two"}, demandAt: map[string]int{}}
}

// headed is the headline of a demand, weighed and clocked as a Set does it.
func headed(d Demand, facts []Outcome, steps []Handling, answers []Answer, on when.Day) Head {
	var marks []mark
	for _, c := range clocked(d, steps, on) {
		marks = append(marks, mark{c.Addressee, c.State, c.Since, c.Overdue, c.Silent, c.Stayed})
	}
	return headline(&d, facts, sourced().weigh(&d, facts, nil, on), marks, answers, on)
}

func step(t testing.TB, who string, s Step, on, proof string) Handling {
	t.Helper()
	return Handling{Addressee: who, Step: s, On: day(t, on), Proof: proof}
}

// clocked are the clocks of a demand after these steps, as a Set would make them: one for each addressee.
func clocked(d Demand, steps []Handling, on when.Day) []Clock {
	var out []Clock
	by := map[string]*track{}
	for _, h := range steps {
		if by[h.Addressee] == nil {
			by[h.Addressee] = &track{name: h.Addressee, class: State}
			if a, ok := d.addressee(h.Addressee); ok {
				by[h.Addressee].class = a.Class
			}
		}
		by[h.Addressee].steps = append(by[h.Addressee].steps, h)
	}
	for _, t := range by {
		inOrder(t.steps)
		c := t.clock(Appeal{Ref: "ap-x"}, Terms{}.filled(), d.Term.Days, on)
		c.settle()
		out = append(out, c)
	}
	return out
}

// TestHeadlineFollowsTheOrder builds a demand for which every status holds at once and takes away the one that
// won, so that each step of the order is seen to come next.
func TestHeadlineFollowsTheOrder(t *testing.T) {
	d := asked(t)
	on := day(t, "2017-12-31")
	results := []Result{Withdrawn, Merged, Overtaken, Reversed, ActedAgainst, Met, MetInPart, Begun}
	var facts []Outcome
	for _, r := range results {
		if r == Reversed { // of something
			facts = append(facts, fact(t, "2016-05-20", MetInPart, "assessor of "+string(r)))
		}
		facts = append(facts, fact(t, "2016-06-01", r, "assessor of "+string(r)))
	}
	answers := []Answer{
		{Addressee: "A", Grade: Refused, On: day(t, "2016-06-02")},
		{Addressee: "B", Grade: Accepted, On: day(t, "2016-06-03")},
		{Addressee: "C", Grade: Noted, On: day(t, "2016-06-04")},
	}
	handling := []Handling{
		step(t, "A", Asked, "2016-05-13", ""),
		step(t, "A", Delivered, "2016-05-14", "mail-1"),
		step(t, "A", Reminded, "2016-08-01", "mail-2"),
		step(t, "A", Acknowledged, "2016-05-15", "mail-3"),
		step(t, "B", Asked, "2016-05-12", ""),
		step(t, "B", Undeliverable, "2016-05-20", "bounce"),
	}
	want := []struct {
		status Status
		since  string
		drop   func()
	}{
		{"withdrawn", "2016-06-01", func() { facts = facts[1:] }},
		{"merged", "2016-06-01", func() { facts = facts[1:] }},
		{"overtaken", "2016-06-01", func() { facts = facts[1:] }},
		{"reversed", "2016-06-01", func() { facts = facts[2:] }},
		{"acted-against", "2016-06-01", func() { facts = facts[1:] }},
		{"met", "2016-06-01", func() { facts = facts[1:] }},
		{"met-in-part", "2016-06-01", func() { facts = facts[1:] }},
		{"begun", "2016-06-01", func() { facts = nil }},
		{"refused", "2016-06-02", func() { answers = answers[1:] }},
		{"accepted", "2016-06-03", func() { answers = answers[1:] }},
		{"answered", "2016-06-04", func() { answers = nil }},
		{"acknowledged", "2016-05-15", func() { handling = slices.Delete(handling, 3, 4) }},
		// A State has 60 days, to 12 July; the reminder of 1 August gives 30 more, to 31 August.
		{"silent", "2016-09-01", func() { handling = slices.Delete(handling, 2, 3) }},
		{"overdue", "2016-07-13", func() { on = day(t, "2016-07-12") }},
		{"delivered", "2016-05-14", func() { handling = slices.Delete(handling, 1, 2) }},
		{"undeliverable", "2016-05-20", func() { handling, on = handling[:2], day(t, "2016-05-19") }},
		{"asked", "2016-05-12", func() { handling = nil }},
		{NothingSeen, "2016-05-13", func() {}},
	}
	if len(want) != len(Order) {
		t.Fatalf("%d steps are tested, the order has %d", len(want), len(Order))
	}
	for i, w := range want {
		if w.status != Order[i] {
			t.Errorf("step %d of the order is %s, the test has %s", i, Order[i], w.status)
		}
		got := headed(d, facts, handling, answers, on)
		if got.Status != w.status || got.Since.String() != w.since {
			t.Errorf("step %d: headline is %s since %s, want %s since %s", i, got.Status, got.Since, w.status, w.since)
		}
		if got.Why.Words == "" {
			t.Errorf("step %d: %s says no reason", i, got.Status)
		}
		w.drop()
	}
}

func TestHeadlineOfOutcomes(t *testing.T) {
	told := fact(t, "2016-06-01", "")
	vague := fact(t, "2016-06-01", Begun)
	vague.When, _ = when.Parse("2016-06")
	month := fact(t, "2016-06-01", Overtaken)
	month.When, _ = when.Parse("2016-06")
	cases := []struct {
		name   string
		facts  []Outcome
		on     string
		status Status
		since  string
	}{
		{"a fact without a result moves nothing", []Outcome{told}, "2017-01-01", NothingSeen, "2016-05-13"},
		{"a result counts from its day", []Outcome{fact(t, "2016-06-01", Begun)}, "2016-06-01", "begun", "2016-06-01"},
		{"and not a day before", []Outcome{fact(t, "2016-06-01", Begun)}, "2016-05-31", NothingSeen, "2016-05-13"},
		{"a month counts when it is over", []Outcome{month}, "2016-06-29", NothingSeen, "2016-05-13"},
		{"a month counts from its last day", []Outcome{month}, "2016-07-15", "overtaken", "2016-06-30"},
		{"a begin without a day is none", []Outcome{vague}, "2016-07-15", NothingSeen, "2016-05-13"},
		{
			"since is the first day of the current run",
			[]Outcome{fact(t, "2016-06-01", Begun), fact(t, "2016-07-01", MetInPart), fact(t, "2016-08-01", MetInPart)},
			"2016-09-01", "met-in-part", "2016-07-01",
		},
		{
			"a status can go back, the last one is current",
			[]Outcome{fact(t, "2016-06-01", ActedAgainst), fact(t, "2016-07-01", Begun)},
			"2016-09-01", "begun", "2016-07-01",
		},
		{
			"an interrupted run starts anew",
			[]Outcome{fact(t, "2016-06-01", Begun), fact(t, "2016-07-01", ActedAgainst), fact(t, "2016-08-01", Begun)},
			"2016-09-01", "begun", "2016-08-01",
		},
		{
			"the order of the facts in the record does not matter",
			[]Outcome{fact(t, "2016-08-01", MetInPart), fact(t, "2016-06-01", Begun)},
			"2016-09-01", "met-in-part", "2016-08-01",
		},
		{
			"of two results of one day the first in the order counts",
			[]Outcome{fact(t, "2016-06-01", MetInPart), fact(t, "2016-06-01", ActedAgainst)},
			"2016-09-01", "acted-against", "2016-06-01",
		},
		{
			"two assessors stand side by side, the headline takes the first in the order",
			[]Outcome{fact(t, "2016-06-01", Met, "they"), fact(t, "2016-08-01", ActedAgainst, "we")},
			"2016-09-01", "acted-against", "2016-08-01",
		},
		{
			"an unknown result moves nothing",
			[]Outcome{fact(t, "2016-06-01", "nothing-seen"), fact(t, "2016-06-02", "splendid")},
			"2016-09-01", NothingSeen, "2016-05-13",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := headed(asked(t), c.facts, nil, nil, day(t, c.on))
			if got.Status != c.status || got.Since.String() != c.since {
				t.Errorf("headline is %s since %s, want %s since %s", got.Status, got.Since, c.status, c.since)
			}
		})
	}
}

func TestBothReadingsStand(t *testing.T) {
	facts := []Outcome{fact(t, "2016-06-01", Met, "they"), fact(t, "2016-08-01", ActedAgainst, "we")}
	got := headed(asked(t), facts, nil, nil, day(t, "2016-09-01")).Readings
	if len(got) != 2 || got[0].By != "they" || got[0].Result != Met || got[1].By != "we" || got[1].Result != ActedAgainst {
		t.Errorf("readings are %+v", got)
	}
}

// TestSilenceNeedsProof walks the steps without which nobody may be called silent.
func TestSilenceNeedsProof(t *testing.T) {
	full := []Handling{
		step(t, "A", Asked, "2016-05-13", ""), step(t, "A", Delivered, "2016-05-14", "receipt"),
		step(t, "A", Reminded, "2016-07-20", "receipt"),
	}
	unproved := slices.Clone(full)
	unproved[1].Proof = ""
	unheard := slices.Clone(full)
	unheard[2].Proof = ""
	returned := append(slices.Clone(full), step(t, "A", Undeliverable, "2016-08-01", "returned"))
	resent := append(slices.Clone(returned), step(t, "A", Asked, "2016-09-01", ""))
	anew := append(slices.Clone(resent), step(t, "A", Delivered, "2016-09-03", "receipt"), step(t, "A", Reminded, "2016-11-02", "receipt"))
	urgent := asked(t)
	urgent.Term.Days = 7
	cases := []struct {
		name     string
		d        Demand
		handling []Handling
		on       string
		status   Status
		since    string
	}{
		{"delivered, reminded, both terms over", asked(t), full, "2016-08-20", "silent", "2016-08-20"},
		{"the reminder's term still runs", asked(t), full, "2016-08-19", "overdue", "2016-07-13"},
		{"no reminder", asked(t), full[:2], "2018-01-01", "overdue", "2016-07-13"},
		{"delivery not proved", asked(t), unproved, "2018-01-01", "overdue", "2016-07-13"},
		{"reminder not proved", asked(t), unheard, "2018-01-01", "overdue", "2016-07-13"},
		{"the term still runs", asked(t), full, "2016-07-12", "delivered", "2016-05-14"},
		{"returned: the clock stands still", asked(t), returned, "2018-01-01", "undeliverable", "2016-08-01"},
		{"sent again: the clock starts again", asked(t), resent, "2016-10-31", "asked", "2016-09-01"},
		{"and what was proved of the letter that came back proves nothing of this one", asked(t), resent, "2018-01-01", "overdue", "2016-11-01"},
		{"sent again, delivered and reminded", asked(t), anew, "2018-01-01", "silent", "2016-12-03"},
		{"an urgent appeal has seven days", urgent, full[:2], "2016-05-21", "overdue", "2016-05-21"},
		{"and not six", urgent, full[:2], "2016-05-20", "delivered", "2016-05-14"},
		{"nothing known of the mail", asked(t), nil, "2018-01-01", NothingSeen, "2016-05-13"},
		{"a draft is not a letter", asked(t), []Handling{step(t, "A", Drafted, "2016-05-01", "")}, "2018-01-01", NothingSeen, "2016-05-13"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := headed(c.d, nil, c.handling, nil, day(t, c.on))
			if got.Status != c.status || got.Since.String() != c.since {
				t.Errorf("headline is %s since %s, want %s since %s", got.Status, got.Since, c.status, c.since)
			}
		})
	}
}

func TestAnIntergovernmentalBodyHasThirtyDays(t *testing.T) {
	steps := []Handling{step(t, "B", Asked, "2016-05-13", "")}
	if got := headed(asked(t), nil, steps, nil, day(t, "2016-06-12")); got.Status != "asked" {
		t.Errorf("on the last day of the term the headline is %s", got.Status)
	}
	if got := headed(asked(t), nil, steps, nil, day(t, "2016-06-13")); got.Status != "overdue" {
		t.Errorf("on the day after the term the headline is %s", got.Status)
	}
}

func TestTheLastAnswerOfEachAddresseeCounts(t *testing.T) {
	answers := []Answer{
		{Addressee: "A", Grade: Accepted, On: day(t, "2016-07-01")},
		{Addressee: "A", Grade: Refused, On: day(t, "2016-06-01")},
		{Addressee: "B", Grade: BesidePoint, On: day(t, "2016-06-05")},
	}
	for on, want := range map[string]Status{
		"2016-05-31": NothingSeen, "2016-06-10": "refused", "2016-07-02": "accepted",
	} {
		if got := headed(asked(t), nil, nil, answers, day(t, on)); got.Status != want {
			t.Errorf("on %s the headline is %s, want %s", on, got.Status, want)
		}
	}
	answers[0].Grade = AcceptedInPart
	if got := headed(asked(t), nil, nil, answers[:1], day(t, "2016-07-02")); got.Status != "accepted" {
		t.Errorf("a promise in part has the headline %s", got.Status)
	}
}
