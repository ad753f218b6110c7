package appeal

import (
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// whole is an outcome that lacks nothing for its result.
func whole(t testing.TB, r Result) Outcome {
	t.Helper()
	o := fact(t, "2016-06-01", r)
	o.ProposedBy = Assessor{Name: "P", Organisation: "us"}
	if r == Met {
		o.Checklist = []Condition{{Condition: "immediate", Kept: true}, {Condition: "Unconditional ", Kept: true}}
	}
	return o
}

// TestWhatAnOutcomeLacks takes one thing away from a whole outcome of each result.
func TestWhatAnOutcomeLacks(t *testing.T) {
	d := asked(t)
	d.Conditions = []string{"immediate", "unconditional"}
	e := Evidence{
		Demand: d, Asked: []string{"A", "Ministry of A"}, Origins: sourced().origins,
		Before: func(Outcome) bool { return true },
	}
	one := []record.Citation{{Source: "s1"}}
	month, _ := when.Parse("2016-06")
	cases := []struct {
		name   string
		result Result
		change func(*Outcome, *Evidence)
		lacks  string
		counts bool
	}{
		{"begun, whole", Begun, nil, "", true},
		{"begun by an act of nobody in particular", Begun, func(o *Outcome, _ *Evidence) { o.By = nil }, "own-act", false},
		{"begun by an act of somebody who was not asked", Begun, func(o *Outcome, _ *Evidence) { o.By = []string{"C"} }, "own-act", false},
		{"begun, of a demand that names nobody", Begun, func(o *Outcome, e *Evidence) { o.By, e.Demand.AskedOf = nil, nil }, "", true},
		{"begun in a month", Begun, func(o *Outcome, _ *Evidence) { o.When = month }, "dated-act", false},
		{"begun without a source", Begun, func(o *Outcome, _ *Evidence) { o.Citations = nil }, "dated-act", false},
		{"begun, unreviewed: counts, and says so", Begun, func(o *Outcome, _ *Evidence) { o.ReviewedBy = Assessor{} }, "reviewer", true},
		{"reviewed by the proposer", Begun, func(o *Outcome, _ *Evidence) { o.ReviewedBy = o.ProposedBy }, "reviewer", true},
		{"reviewed by the proposer in another house's name", Begun, func(o *Outcome, _ *Evidence) { o.ReviewedBy = Assessor{Name: " p", Organisation: "they"} }, "reviewer", true},
		{"reviewed by somebody of the same house", Begun, func(o *Outcome, _ *Evidence) { o.ReviewedBy = Assessor{Name: "Q", Organisation: "us"} }, "", true},
		{"assessed by one who is asked", Begun, func(o *Outcome, _ *Evidence) { o.AssessedBy = " a" }, "not-by-addressee", false},
		{"proposed by the body of one who is asked", Begun, func(o *Outcome, _ *Evidence) { o.ProposedBy.Organisation = "ministry of A" }, "not-by-addressee", false},
		{"reviewed by one who is asked", Begun, func(o *Outcome, _ *Evidence) { o.ReviewedBy.Organisation = "A" }, "not-by-addressee", false},

		{"in part, by its reason and two sources", MetInPart, nil, "", true},
		{"in part, with one source", MetInPart, func(o *Outcome, _ *Evidence) { o.Citations = one }, "source-of-each", false},
		{"in part, without a reason", MetInPart, func(o *Outcome, _ *Evidence) { o.Why = "" }, "done-and-missing", false},
		{"in part, with nothing missing", MetInPart, func(o *Outcome, _ *Evidence) { o.Checklist = []Condition{{Condition: "immediate", Kept: true}} }, "done-and-missing", false},
		{"in part, with nothing done", MetInPart, func(o *Outcome, _ *Evidence) { o.Checklist = []Condition{{Condition: "immediate"}} }, "done-and-missing", false},
		{"in part, each line with its source", MetInPart, func(o *Outcome, _ *Evidence) {
			o.Citations, o.Checklist = one, []Condition{{Condition: "a", Kept: true, Source: "s1"}, {Condition: "b", Source: "s1"}}
		}, "", true},

		{"met, whole", Met, nil, "", true},
		{"met by two addresses of one publisher", Met, func(o *Outcome, _ *Evidence) { o.Citations = []record.Citation{{Source: "s2"}, {Source: "s3"}} }, "two-origins", false},
		{"met by sources that nobody knows", Met, func(o *Outcome, _ *Evidence) { o.Citations = []record.Citation{{Source: "x"}, {Source: "y"}} }, "two-origins", false},
		{"met by one act and one confirmation", Met, func(o *Outcome, _ *Evidence) { o.Citations, o.Official, o.Confirmed = one, "s1", "s9" }, "", true},
		{"met by an act that confirms itself", Met, func(o *Outcome, _ *Evidence) { o.Citations, o.Official, o.Confirmed = one, "s1", "s1" }, "two-origins", false},
		{"met, one condition unanswered", Met, func(o *Outcome, _ *Evidence) { o.Checklist = o.Checklist[:1] }, "checklist", false},
		{"met, one condition not kept", Met, func(o *Outcome, _ *Evidence) { o.Checklist[1].Kept = false }, "checklist", false},
		{"met, of a demand without conditions", Met, func(o *Outcome, e *Evidence) { o.Checklist, e.Demand.Conditions = nil, nil }, "", true},
		{"met, unreviewed", Met, func(o *Outcome, _ *Evidence) { o.ReviewedBy = Assessor{} }, "other-reviewer", false},
		{"met, reviewed in the same house", Met, func(o *Outcome, _ *Evidence) { o.ReviewedBy = Assessor{Name: "Q", Organisation: "Us"} }, "other-reviewer", false},
		{"met, reviewed by the proposer in another house's name", Met, func(o *Outcome, _ *Evidence) { o.ReviewedBy = Assessor{Name: "P", Organisation: "they"} }, "other-reviewer", false},
		{"met, the proposer's house is that of its series", Met, func(o *Outcome, _ *Evidence) {
			o.ProposedBy, o.ReviewedBy = Assessor{}, Assessor{Name: "Q", Organisation: "us"}
		}, "other-reviewer", false},

		{"acted against", ActedAgainst, nil, "", true},
		{"acted against, on no day", ActedAgainst, func(o *Outcome, _ *Evidence) { o.When = when.When{} }, "dated-act", false},
		{"reversed", Reversed, nil, "", true},
		{"reversed, and nothing was met", Reversed, func(_ *Outcome, e *Evidence) { e.Before = func(Outcome) bool { return false } }, "earlier", false},
		{"overtaken", Overtaken, nil, "", true},
		{"overtaken by nothing", Overtaken, func(o *Outcome, _ *Evidence) { o.Event = "" }, "event", false},
		{"overtaken, unreviewed", Overtaken, func(o *Outcome, _ *Evidence) { o.ReviewedBy = Assessor{} }, "reviewer", true},
		{"withdrawn, which needs no reviewer", Withdrawn, func(o *Outcome, _ *Evidence) { o.ReviewedBy = Assessor{} }, "", true},
		{"withdrawn by nobody", Withdrawn, func(o *Outcome, _ *Evidence) { o.AgreedBy = nil }, "agreed-by", false},
		{"withdrawn by every sponsor", Withdrawn, func(o *Outcome, e *Evidence) {
			o.AgreedBy, e.Sponsors = []string{"One", " two "}, []string{"Two", "One"}
		}, "", true},
		{"withdrawn by one sponsor of two", Withdrawn, func(o *Outcome, e *Evidence) { o.AgreedBy, e.Sponsors = []string{"One"}, []string{"Two", "One"} }, "agreed-by", false},
		{"withdrawn by somebody else", Withdrawn, func(o *Outcome, e *Evidence) { o.AgreedBy, e.Sponsors = []string{"Government of A"}, []string{"One"} }, "agreed-by", false},
		{"withdrawn for no reason", Withdrawn, func(o *Outcome, _ *Evidence) { o.Why = "" }, "reasons", false},
		{"merged", Merged, func(o *Outcome, _ *Evidence) { o.ReviewedBy = Assessor{} }, "", true},
		{"merged into itself", Merged, func(o *Outcome, _ *Evidence) { o.Into = o.Demand }, "into", false},
		{"a fact", "", func(o *Outcome, _ *Evidence) { o.ReviewedBy, o.AssessedBy = Assessor{}, "A" }, "", true},
	}
	for _, c := range cases {
		o, e := whole(t, c.result), e
		if c.change != nil {
			c.change(&o, &e)
		}
		var got []string
		for _, l := range o.Lacks(e) {
			got = append(got, string(l))
			if LackWords[l].EN == "" || LackWords[l].FR == "" {
				t.Errorf("the lack %s has no words", l)
			}
		}
		if strings.Join(got, " ") != c.lacks || counts(o.Result, o.Lacks(e)) != c.counts {
			t.Errorf("%s: lacks %v, counts %v; want %q, %v", c.name, got, !c.counts, c.lacks, c.counts)
		}
	}
}

// TestMetWithoutAReviewIsProposed: control of the rule. The same outcome moves the headline once another organisation has
// reviewed it, and not a day before.
func TestMetWithoutAReviewIsProposed(t *testing.T) {
	d := asked(t)
	d.Conditions = []string{"immediate", "unconditional"}
	o := whole(t, Met)
	o.ReviewedBy = Assessor{}
	head := headed(d, []Outcome{o}, nil, nil, day(t, "2016-07-01"))
	if head.Status != NothingSeen || len(head.Readings) != 0 || len(head.Proposed) != 1 || !slices.Equal(head.Proposed[0].Lacks, []Lack{NoOtherReviewer}) {
		t.Errorf("proposed: %+v", head)
	}
	head = headed(d, []Outcome{whole(t, Met)}, nil, nil, day(t, "2016-07-01"))
	if head.Status != "met" || len(head.Awaits) != 0 || !head.Readings[0].Reviewed || len(head.Proposed) != 0 {
		t.Errorf("reviewed: %+v", head)
	}
	if head = headed(d, []Outcome{whole(t, Met)}, nil, nil, day(t, "2016-05-31")); head.Status != NothingSeen || len(head.Proposed) != 0 {
		t.Errorf("the day before: %+v", head)
	}
	half := whole(t, Begun)
	half.ReviewedBy = Assessor{}
	head = headed(d, []Outcome{half}, nil, nil, day(t, "2016-07-01"))
	if head.Status != "begun" || !slices.Equal(head.Awaits, []Lack{NoReviewer}) || head.Readings[0].Reviewed {
		t.Errorf("begun without a review: %+v", head)
	}
}

// TestReversedUndoesSomething: of the same assessor, or of custody, and of something that counted itself.
func TestReversedUndoesSomething(t *testing.T) {
	d := asked(t)
	met := whole(t, MetInPart)
	back := fact(t, "2016-08-01", Reversed)
	theirs := met
	theirs.AssessedBy, theirs.Ref = "they", "d-x/they"
	lacking := met
	lacking.Citations = nil
	custody := []Outcome{{Demand: "d-x", When: when.On(day(t, "2016-07-01")), Result: MetInPart, AssessedBy: byCustody}}
	sameDay := back
	sameDay.When = met.When
	cases := []struct {
		name    string
		facts   []Outcome
		custody []Outcome
		want    Status
	}{
		{"its own", []Outcome{back, met}, nil, "reversed"},
		{"on the same day", []Outcome{sameDay, met}, nil, "reversed"},
		{"another's", []Outcome{theirs, back}, nil, "met-in-part"},
		{"one that lacks its evidence", []Outcome{lacking, back}, nil, NothingSeen},
		{"custody's", []Outcome{back}, custody, "reversed"},
		{"nothing", []Outcome{back}, nil, NothingSeen},
	}
	for _, c := range cases {
		on := day(t, "2016-12-31")
		told := sourced().weigh(&d, c.facts, c.custody, on)
		if h := headline(&d, c.facts, told, nil, nil, on); h.Status != c.want {
			t.Errorf("%s: %s, want %s", c.name, h.Status, c.want)
		}
	}
}

// TestOvertakenShowsWhatWasBefore: the last outcome on the ground, whoever gave it.
func TestOvertakenShowsWhatWasBefore(t *testing.T) {
	d := asked(t)
	facts := []Outcome{
		fact(t, "2016-06-01", Begun), fact(t, "2016-07-01", MetInPart, "they"), fact(t, "2016-07-15", MetInPart, "they"),
		fact(t, "2016-08-01", Overtaken), fact(t, "2016-09-01", Overtaken),
	}
	on := day(t, "2016-12-31")
	r := headed(d, facts, nil, nil, on)
	if r.Status != "overtaken" || r.Readings[1].By != "us" || r.Readings[1].Before != MetInPart || r.Readings[1].BeforeSince.String() != "2016-07-01" {
		t.Errorf("%+v", r)
	}
	if r = headed(d, facts[3:], nil, nil, on); r.Readings[0].Before != "" {
		t.Errorf("before it nothing was seen: %+v", r.Readings)
	}
}

// released is a Set with a demand for the release of one person, free at once, with more documents.
func released(t testing.TB, more ...string) (*Set, *custody.Set) {
	t.Helper()
	list := docs(append([]string{
		"appeal.appeal", "ap-1", `{"date":"2016-05-13","issued_by":"We"}`,
		"appeal.demand", "d-1", `{"n":1,"appeal":"ap-1","asked":"x","action":"release","persons":["p-1"],"asked_of":[{"name":"A","class":"state"}],
			"conditions":["immediate","unconditional"]}`,
		"custody.spell", "cs-1", `{"person":"p-1","start":"2016-01-01","end":"2016-05-16","end_reason":"charges_dropped"}`,
		"record.source", "s1", `{"publisher":"One"}`,
		"record.source", "s2", `{"publisher":"Two"}`,
	}, more...)...)
	s, err := NewSet(list)
	if err != nil {
		t.Fatal(err)
	}
	held, err := custody.NewSet(list)
	if err != nil {
		t.Fatal(err)
	}
	return s, held
}

const confirming = `{"demand":"d-1","date":"2016-05-17","what":"x","why":"w","outcome":"met","assessed_by":"us",
	"checklist":[{"condition":"immediate","kept":true},{"condition":"unconditional","kept":true}],
	"reviewed_by":{"name":"n","organisation":"they"},"confirms_custody_of":"2016-05-16","sources":[{"id":"s1"},{"id":"s2"}]}`

// TestCustodyProposesAndAPersonConfirms: a release that custody shows counts as met in part at once and as met only when a
// person has confirmed that day with all that met needs.
func TestCustodyProposesAndAPersonConfirms(t *testing.T) {
	on := day(t, "2016-12-31")
	s, held := released(t)
	l, _ := s.Line("d-1", on, held)
	if len(l.Members) != 1 || !l.Members[0].Unconditional || l.Members[0].Outcome != "met" {
		t.Fatalf("the person is %+v", l.Members)
	}
	if l.Status != "met-in-part" || !slices.Equal(l.Awaits, []Lack{NoConfirmation}) || l.Why.Words != "1 of 1 out, after 3 days; 1 without conditions" {
		t.Errorf("unconfirmed: %s, awaits %v, %q", l.Status, l.Awaits, l.Why.Words)
	}
	list := s.Proposals(on, held)
	if len(list) != 1 || list[0].Kind != "custody" || list[0].Result != Met || list[0].On.String() != "2016-05-16" || list[0].N["out"] != 1 {
		t.Errorf("proposals: %+v", list)
	}

	s, held = released(t, "appeal.outcome", "d-1/c", confirming)
	if l, _ = s.Line("d-1", on, held); l.Status != "met" || l.Since.String() != "2016-05-16" || len(l.Awaits) != 0 {
		t.Errorf("confirmed: %s since %s, awaits %v", l.Status, l.Since, l.Awaits)
	}
	if list = s.Proposals(on, held); len(list) != 0 {
		t.Errorf("nothing is left to confirm, and yet %+v", list)
	}
	for what, change := range map[string][2]string{
		"of another day":      {`"2016-05-16"`, `"2016-05-15"`},
		"of another result":   {`"outcome":"met"`, `"outcome":"begun"`},
		"without a reviewer":  {`"organisation":"they"`, `"organisation":"us"`},
		"without a checklist": {`"immediate","kept":true`, `"immediate","kept":false`},
	} {
		s, held = released(t, "appeal.outcome", "d-1/c", strings.ReplaceAll(confirming, change[0], change[1]))
		l, _ = s.Line("d-1", on, held)
		i := slices.IndexFunc(l.Readings, func(r Reading) bool { return r.By == byCustody })
		if r := l.Readings[i]; r.Result != MetInPart || r.Reviewed {
			t.Errorf("a confirmation %s confirmed what custody shows: %+v", what, r)
		}
	}
}

// TestNobodyAssessesThemselves: refused before it is written, and without any weight where it was written all the same.
func TestNobodyAssessesThemselves(t *testing.T) {
	own := `{"demand":"d-1","date":"2016-06-01","what":"done","why":"w","outcome":"begun","assessed_by":"ministry of a","sources":[{"id":"s1"}]}`
	s := letters(t, "appeal.outcome", "d-1/own", own)
	l, _ := s.Line("d-1", day(t, "2016-12-31"), nil)
	if l.Status != NothingSeen || len(l.Proposed) != 1 || l.Proposed[0].Lacks[0] != ByAddressee {
		t.Errorf("an addressee moved its headline: %s, %+v", l.Status, l.Proposed)
	}
	for field, o := range map[string]Outcome{
		"assessed_by": {AssessedBy: "A"}, "proposed_by.organisation": {AssessedBy: "us", ProposedBy: Assessor{Organisation: "Ministry of A"}},
		"reviewed_by.organisation": {AssessedBy: "us", ReviewedBy: Assessor{Organisation: "b"}},
	} {
		o.Demand, o.Result = "d-1", Begun
		if err := s.MaySet(o); fault.KindOf(err) != fault.Invalid || !strings.HasPrefix(fault.Say(err), field+":") || !strings.Contains(fault.Say(err), "claim") {
			t.Errorf("%s: %v", field, err)
		}
	}
	for _, o := range []Outcome{
		{Demand: "d-1", Result: Begun, AssessedBy: "us"}, {Demand: "d-2", Result: Begun, AssessedBy: "B"}, {Demand: "d-1", AssessedBy: "A"},
	} {
		if err := s.MaySet(o); err != nil {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

// TestClaimsAndContestsStandBeside: they are shown and move nothing.
func TestClaimsAndContestsStandBeside(t *testing.T) {
	s := letters(t,
		"appeal.outcome", "d-1/o", `{"demand":"d-1","date":"2016-06-01","what":"x","why":"w","outcome":"acted-against","assessed_by":"us","sources":[{"id":"s1"}]}`,
		"appeal.claim", "cl-1", `{"demand":"d-1","addressee":"A","by":"a minister","date":"2016-07-01","says":"done","what":"all done"}`,
		"appeal.contest", "ct-2", `{"of":"d-1/o","by":{"organisation":"they"},"date":"2016-08-01","reason":"it was not they"}`,
		"appeal.contest", "ct-1", `{"of":"d-1/o","by":{"organisation":"we two"},"date":"2016-08-01","reason":"another"}`,
		"appeal.search", "se-1", `{"demand":"d-1","date":"2016-09-01","by":"us","for":"a meeting","where":["the press"],"until":"2016-08"}`,
	)
	on := day(t, "2016-12-31")
	l, _ := s.Line("d-1", on, nil)
	if l.Status != "acted-against" || len(l.Readings) != 1 {
		t.Errorf("a claim or a contest moved the headline: %s", l.Status)
	}
	if c := s.Claims("d-1"); len(c) != 1 || c[0].Ref != "cl-1" {
		t.Errorf("claims %v", c)
	}
	if c := s.Contests("d-1/o"); len(c) != 2 || c[0].Ref != "ct-1" {
		t.Errorf("contests %v", c)
	}
	if x := s.Searches("d-1"); len(x) != 1 || x[0].Until.String() != "2016-08" {
		t.Errorf("searches %v", x)
	}
	x, ok := s.Axes("d-1", "A", on, nil)
	if !ok || len(x.Claims) != 1 || x.Outcome != "acted-against" || x.Handling != NothingSeen || x.Spoken != "" {
		t.Errorf("axes %+v", x)
	}
	if _, ok := s.Axes("d-1", "D", on, nil); ok {
		t.Error("axes of somebody who was not asked")
	}
}
