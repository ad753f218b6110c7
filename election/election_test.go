package election

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

const cited = `"sources":[{"id":"s1","url":"https://example.org/a"}],"single_source":true`

const good = `{"id":"el-1","name":"A vote","date":"2017-06-04","level":"local","country":"X","electoral_body":"b-1","seats":10,
	"constituencies":3,"parties":2,"see_conflicts":["c-1"],"results_note":"n","note":"n",
	"figures":[{"what":"registered_voters","value":1000,"approx":true,` + cited + `},
		{"what":"polling_stations","value":null,"note":"not found","sources":[],"single_source":null},
		{"what":"turnout_percent","value":80.5,"status":"final","date":"2017-06-25","see_conflict":"c-2",` + cited + `}],
	"dates":[{"what":"campaign","date":"2017-05-20","end_date":"2017-06-02","hours":"07:00-15:00",` + cited + `}],
	"results":[{"party":"A","short":"a","votes":10,"status":"final","percent_of_valid":60.1,"seats":6,"commune_chiefs":2,"council_seats":6,
		"votes_single_source":true,` + cited + `}],
	"excluded":[{"party":"C","why":"dissolved","act":"a-1",` + cited + `}],
	"observers":[{"who":"O","kind":"domestic","present":false,"number":3,"institutions":1,"sample_polling_stations":2,"why":"barred",
		"see_conflict":"c-3",` + cited + `}],
	"support_withdrawn":[{"by":"U","date":"2017-11-16",` + cited + `}],
	"assessments":[{"by":"V","date":"2017","free_fair":"not fully","says":"s",` + cited + `}],
	"later":[{"date":"2017-12","what":"seats lost","act":"a-2","see_conflict":"c-4",` + cited + `}]}`

func figure(what string, v float64, status string) Figure {
	return Figure{What: what, Value: &v, Status: status}
}

func votes(party string, n int, percent float64) Result {
	return Result{Party: party, Votes: &n, Percent: &percent}
}

func TestSeriesKeepsEveryCountInOrder(t *testing.T) {
	day := func(s string) when.When {
		w, err := when.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	late := figure("votes_cast", 6, "final")
	late.When = day("2018-08-15")
	early := figure("votes_cast", 5, "final")
	early.When = day("2018-08-11")
	e := Election{Figures: []Figure{
		late, figure("votes_cast", 3, "mid-June count"), figure("valid_votes", 9, "final"), figure("votes_cast", 1, "evening of the vote"),
		early, figure("votes_cast", 2, "first count, 30 July"), figure("votes_cast", 4, "official"), figure("votes_cast", 0, ""),
	}}
	var got []float64
	for _, f := range e.Series("votes_cast") {
		got = append(got, *f.Value)
	}
	if want := []float64{0, 1, 2, 3, 4, 5, 6}; !slices.Equal(got, want) {
		t.Errorf("the series is %v, want %v", got, want)
	}
	if got := e.Whats(); !slices.Equal(got, []string{"votes_cast", "valid_votes"}) {
		t.Errorf("the kinds of figure are %v", got)
	}
}

func TestSumsTellDifferences(t *testing.T) {
	e := Election{
		Seats: 10, Constituencies: 3, Parties: 2,
		Figures: []Figure{
			figure("registered_voters", 1000, ""), figure("votes_cast", 800, "final"), figure("valid_votes", 700, "final"),
			figure("invalid_votes", 99, "final"), figure("turnout_percent", 80.01, "final"),
			figure("votes_cast", 790, "first count"), figure("turnout_percent", 79, "first count"),
		},
		Results: []Result{votes("A", 500, 71.43), votes("B", 201, 28.6)},
	}
	e.Results[0].Seats, e.Results[1].Seats = new(6), new(4)
	want := map[string]struct {
		diff  float64
		holds bool
	}{
		"valid+invalid=cast/final": {-1, false},
		"turnout/final":            {-0.01, false},
		"turnout/first count":      {0, true},
		"parties=valid/final":      {1, false},
		"share/final/A":            {100*500.0/700 - 71.43, true},
		"share/final/B":            {100*201.0/700 - 28.6, false},
		"seats/":                   {0, true},
	}
	seen := 0
	for _, s := range e.Sums() {
		key := strings.TrimSuffix(s.Key+"/"+s.Status+"/"+s.Party, "/")
		w, ok := want[key]
		if !ok {
			t.Errorf("%s was not expected", key)
			continue
		}
		seen++
		if s.Holds != w.holds || math.Abs(s.Diff-w.diff) > 1e-6 {
			t.Errorf("%s: difference %v, holds %v; want %v, %v", key, s.Diff, s.Holds, w.diff, w.holds)
		}
	}
	if seen != len(want) {
		t.Errorf("%d sums of %d were worked out", seen, len(want))
	}
}

func TestASumWithPartiesMissingIsNotExpectedToHold(t *testing.T) {
	e := Election{Parties: 3, Figures: []Figure{figure("valid_votes", 700, "final")}, Results: []Result{votes("A", 700, 100)}}
	s := e.Sums()
	if len(s) == 0 || s[0].Key != "parties=valid" || s[0].Missing != 2 || s[0].Holds {
		t.Errorf("sums are %+v", s)
	}
}

func TestGoodElectionPassesAndIsPromoted(t *testing.T) {
	k := Room().Kinds[0]
	if err := k.Check("el-1", []byte(good)); err != nil {
		t.Fatal(err)
	}
	row, err := k.Promote([]byte(good))
	if err != nil || len(row) != len(k.Columns) {
		t.Errorf("%v for %d columns, %v", row, len(k.Columns), err)
	}
	var refs []string
	for _, r := range Refs(k.Name, []byte(good)) {
		refs = append(refs, r.Ref)
	}
	slices.Sort(refs)
	want := []string{"a-1", "a-2", "b-1", "c-1", "c-2", "c-3", "c-4"}
	if got := slices.DeleteFunc(refs, func(s string) bool { return s == "s1" }); !slices.Equal(got, want) {
		t.Errorf("mentions %v, want %v", got, want)
	}
}

func TestBadElectionsAreRefusedByField(t *testing.T) {
	cases := []struct{ old, with, field string }{
		{`"name":"A vote"`, `"nane":"A vote"`, "nane"},
		{`"id":"el-1"`, `"id":"el-2"`, "id"},
		{`"name":"A vote"`, `"name":" "`, "name"},
		{`"date":"2017-06-04",`, ``, "date"},
		{`"level":"local"`, `"level":"village"`, "level"},
		{`"seats":10`, `"seats":-1`, "seats"},
		{`"parties":2`, `"parties":-1`, "seats"},
		{`"value":1000`, `"value":-1`, "figures[0].value"},
		{`"value":1000`, `"value":"1000"`, "figures[0].value"},
		{`"note":"not found"`, `"note":""`, "figures[1].note"},
		{`"value":80.5`, `"value":180.5`, "figures[2].value"},
		{`"what":"campaign"`, `"what":""`, "dates[0].what"},
		{`"end_date":"2017-06-02"`, `"end_date":"2017-05-02"`, "dates[0].end_date"},
		{`"party":"A"`, `"party":""`, "results[0].party"},
		{`"votes":10`, `"votes":-10`, "results[0].votes"},
		{`"percent_of_valid":60.1`, `"percent_of_valid":160.1`, "results[0].percent_of_valid"},
		{`"why":"dissolved"`, `"why":""`, "excluded[0].why"},
		{`"kind":"domestic"`, `"kind":"secret"`, "observers[0].kind"},
		{`"number":3`, `"number":-3`, "observers[0].number"},
		{`"by":"U"`, `"by":""`, "support_withdrawn[0].by"},
		{`"free_fair":"not fully"`, `"free_fair":""`, "assessments[0].free_fair"},
		{`"what":"seats lost"`, `"what":""`, "later[0].what"},
	}
	for _, c := range cases {
		if !strings.Contains(good, c.old) {
			t.Errorf("the good document has no %s", c.old)
		}
		err := check("el-1", []byte(strings.Replace(good, c.old, c.with, 1)))
		if fault.KindOf(err) != fault.Invalid || !strings.HasPrefix(fault.Say(err), c.field+":") {
			t.Errorf("%s: %v, want a refusal of %s", c.with, err, c.field)
		}
	}
}

func TestEveryToldThingNeedsASource(t *testing.T) {
	for _, list := range []string{"dates", "results", "excluded", "observers", "support_withdrawn", "assessments", "later"} {
		var m map[string]any
		if err := json.Unmarshal([]byte(good), &m); err != nil {
			t.Fatal(err)
		}
		m[list].([]any)[0].(map[string]any)["sources"] = []any{}
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if err := check("el-1", b); fault.KindOf(err) != fault.Invalid || !strings.HasPrefix(fault.Say(err), list+"[0].sources:") {
			t.Errorf("%s without a source: %v", list, err)
		}
	}
}

func TestSetIsByDate(t *testing.T) {
	docs := []book.Doc{
		{Kind: "election.election", Ref: "el-b", JSON: []byte(`{"date":"2018-07-29"}`)},
		{Kind: "record.act", Ref: "a-1", JSON: []byte(`{}`)},
		{Kind: "election.election", Ref: "el-a", JSON: []byte(`{"date":"2017-06-04"}`)},
	}
	s, err := NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	all := s.Elections()
	if len(all) != 2 || all[0].Ref != "el-a" || all[1].Ref != "el-b" {
		t.Errorf("elections are %v", all)
	}
	if e, ok := s.Election("el-b"); !ok || e.When.String() != "2018-07-29" {
		t.Errorf("el-b is %v, %v", e, ok)
	}
	if _, ok := s.Election("el-c"); ok {
		t.Error("el-c is not there and was found")
	}
	if _, err := NewSet([]book.Doc{{Kind: "election.election", Ref: "x", JSON: []byte(`{"date":1}`)}}); err == nil {
		t.Error("a document that cannot be read made a set")
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("el-1", []byte(good))
	f.Add("", []byte(`{"figures":[null],"results":[{"votes":null}],"date":null}`))
	f.Add("x", []byte(`{"id":"x","name":"n","date":"2017/..","level":"national","seats":1e3}`))
	f.Fuzz(func(t *testing.T, ref string, doc []byte) {
		err := check(ref, doc)
		if err != nil && fault.KindOf(err) != fault.Invalid {
			t.Fatalf("%s is refused with %v, which is no word for a reader", doc, err)
		}
		Refs("election.election", doc)
		s, serr := NewSet([]book.Doc{{Kind: "election.election", Ref: ref, JSON: doc}})
		if err == nil && serr != nil {
			t.Fatalf("%s passes and cannot be read: %v", doc, serr)
		}
		if serr == nil {
			for _, e := range s.Elections() {
				e.Sums()
			}
		}
	})
}
