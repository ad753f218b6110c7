package consultation

import (
	"testing"

	"github.com/upheld/upheld/when"
)

func at(t *testing.T, s string) when.When {
	t.Helper()
	w, err := when.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func day(t *testing.T, s string) when.Day { return at(t, s).Earliest() }

// five stand for the nineteen: both co-chairs, a party, the State that it is about, one that is no more.
var five = []Signatory{
	{State: "FRA", CoChair: true},
	{State: "IDN", CoChair: true},
	{State: "USA"},
	{State: "KHM", Subject: true},
	{State: "YUG", Gone: true},
}

func paris(t *testing.T) Consultation {
	return Consultation{
		Ref: "co", Result: "none",
		Clauses: []Clause{
			{Provision: "a/art-29", Road: OnRequest, Starts: []string{SecretaryGeneral, CoChairs}},
			{Provision: "b/art-5-1", Road: ByParties, Starts: []string{AllSignatories}},
			{Provision: "b/art-5-3", Road: ByParties, Starts: []string{AllSignatories, CoChairs}},
		},
		Calls: []Call{
			{When: at(t, "2016-05-13"), By: "a letter", Of: []string{"USA"}, Road: OtherRoads},
			{When: at(t, "2017-10-23"), By: "organisations", Of: []string{SecretaryGeneral, CoChairs}, Clause: "a/art-29", Road: OnRequest},
			{When: at(t, "2018-03"), By: "a petition", Of: []string{AllSignatories}, Road: ByParties},
			{When: at(t, "2019-11-06"), By: "a party", Of: []string{"IDN"}, Road: OnRequest},
		},
	}
}

// TestWhoWasAskedAndWhoIsSilent walks through the years: asked in which role, and what each is then.
func TestWhoWasAskedAndWhoIsSilent(t *testing.T) {
	positions := []Position{
		{Consultation: "co", State: "FRA", Stance: BesidePoint, When: at(t, "2017-11-23")},
		{Consultation: "co", State: "USA", Stance: Supports, When: at(t, "2018-01-01..2018-06-30")},
		{Consultation: "co", State: "USA", Stance: Declines, When: at(t, "2020-01-01")},
		{Consultation: "another", State: "IDN", Stance: Supports, When: at(t, "2017-11-01")},
	}
	type want struct {
		answer Stance
		asks   int
		role   Role // of the last
		open   int
	}
	for _, c := range []struct {
		on   string
		rows map[string]want
	}{
		{"2016-05-12", map[string]want{"USA": {NotAsked, 0, "", 0}, "FRA": {NotAsked, 0, "", 0}, "YUG": {Gone, 0, "", 0}}},
		{"2016-05-14", map[string]want{"USA": {NoAnswer, 1, ToConvene, 1}, "FRA": {NotAsked, 0, "", 0}, "KHM": {NotAsked, 0, "", 0}}},
		{"2017-10-24", map[string]want{"FRA": {NoAnswer, 1, ToConsult, 1}, "IDN": {NoAnswer, 1, ToConsult, 1}, "USA": {NoAnswer, 1, ToConvene, 1}}},
		{"2017-11-23", map[string]want{"FRA": {BesidePoint, 1, ToConsult, 0}, "IDN": {NoAnswer, 1, ToConsult, 1}}},
		// A month that is not over was not yet certainly asked; a position within a span is told at its end.
		{"2018-03-30", map[string]want{"KHM": {NotAsked, 0, "", 0}, "USA": {NoAnswer, 1, ToConvene, 1}}},
		{"2018-03-31", map[string]want{"KHM": {NoAnswer, 1, AsParty, 1}, "FRA": {BesidePoint, 2, AsParty, 1}, "YUG": {Gone, 0, "", 0}}},
		{"2018-06-30", map[string]want{"USA": {Supports, 2, AsParty, 0}}},
		{"2026-11-25", map[string]want{"USA": {Declines, 2, AsParty, 0}, "IDN": {NoAnswer, 3, ToConsult, 3}, "FRA": {BesidePoint, 2, AsParty, 1}}},
	} {
		table := tell(paris(t), positions, five, day(t, c.on))
		if len(table.Rows) != len(five) {
			t.Fatalf("%s: %d rows", c.on, len(table.Rows))
		}
		for _, r := range table.Rows {
			w, ok := c.rows[r.State]
			if !ok {
				continue
			}
			got := want{answer: r.Answer, asks: len(r.Asks), open: len(r.Open)}
			if n := len(r.Asks); n > 0 {
				got.role = r.Asks[n-1].Role
			}
			if got != w {
				t.Errorf("%s %s: %+v, want %+v", c.on, r.State, got, w)
			}
		}
		for _, call := range table.Calls {
			if call.When.Latest() > day(t, c.on) {
				t.Errorf("%s: the call of %s is told", c.on, call.When)
			}
		}
	}
}

// TestTheSecondCannotActBeforeTheFirst follows article 29: a letter to the co-chairs leaves the Secretary-General's request
// awaited; his request makes theirs; a meeting ends it. Article 5(1) has one step from the start.
func TestTheSecondCannotActBeforeTheFirst(t *testing.T) {
	c := paris(t)
	steps := func(c Consultation, on string, clause int) (out [2]Turn) {
		for i, s := range tell(c, nil, five, day(t, on)).Paths[clause].Steps {
			out[i] = s.Turn
		}
		return out
	}
	requested := c
	requested.Calls = append(append([]Call{}, c.Calls...), Call{When: at(t, "2020-02-01"), By: SecretaryGeneral, Of: []string{CoChairs}, Road: OnRequest})
	met := requested
	met.Meetings = []Meeting{{When: at(t, "2020-01-01"), Held: false}, {When: at(t, "2020-03-01"), Held: true}}
	onlyMet := c
	onlyMet.Meetings = met.Meetings
	elsewhere := c
	elsewhere.Calls = append(append([]Call{}, c.Calls...), Call{When: at(t, "2020-02-01"), By: SecretaryGeneral, Of: []string{"KHM"}, Road: OtherRoads})
	party := c
	party.Calls = append(append([]Call{}, c.Calls...), Call{When: at(t, "2020-02-01"), By: "USA", Of: []string{CoChairs}, Road: ByParties})
	for _, x := range []struct {
		what   string
		c      Consultation
		on     string
		clause int
		want   [2]Turn
	}{
		{"nobody asked", c, "2016-01-01", 0, [2]Turn{Awaited, Waits}},
		{"co-chairs asked by a letter", c, "2017-10-24", 0, [2]Turn{Awaited, Waits}},
		{"one co-chair asked alone", c, "2026-01-01", 0, [2]Turn{Awaited, Waits}},
		{"the day before the request", requested, "2020-01-31", 0, [2]Turn{Awaited, Waits}},
		{"requested", requested, "2020-02-01", 0, [2]Turn{Done, Awaited}},
		{"met", met, "2020-03-01", 0, [2]Turn{Done, Done}},
		{"a meeting that was called and not held", met, "2020-02-02", 0, [2]Turn{Done, Awaited}},
		{"a meeting without the request that the clause wants", onlyMet, "2020-03-01", 0, [2]Turn{Awaited, Waits}},
		{"the Secretary-General asks somebody else", elsewhere, "2020-03-01", 0, [2]Turn{Awaited, Waits}},
		{"the parties need no request", c, "2016-01-01", 1, [2]Turn{Awaited}},
		{"the parties met", onlyMet, "2020-03-01", 1, [2]Turn{Done}},
		{"one party turns to the co-chairs", party, "2020-02-01", 2, [2]Turn{Done, Awaited}},
	} {
		if got := steps(x.c, x.on, x.clause); got != x.want {
			t.Errorf("%s: %v, want %v", x.what, got, x.want)
		}
	}
}

// TestPartOfThoseAsked tells a call to both co-chairs from one to Indonesia alone.
func TestPartOfThoseAsked(t *testing.T) {
	p := tell(paris(t), nil, five, day(t, "2026-01-01")).Paths[0]
	want := []Asked{{1, false}, {2, false}, {3, true}}
	want[1] = Asked{}
	got := p.Steps[1].Asked
	if len(got) != 2 || got[0] != want[0] || got[1] != want[2] {
		t.Errorf("co-chairs asked by %+v", got)
	}
	if n, ok := p.Next(); !ok || n.Who != SecretaryGeneral {
		t.Errorf("awaited is %+v", n)
	}
}

// Nobody is called silent of whom only that nothing was found is known; a proved clock of the very appeal that asked says it, and
// not of one who has answered.
func TestSilentIsOnlyWhoIsProvedToBe(t *testing.T) {
	positions := []Position{{Consultation: "co", State: "FRA", Stance: BesidePoint, When: at(t, "2017-11-23")}}
	c := paris(t)
	for i := range c.Calls {
		c.Calls[i].Appeal = "ap-" + c.Calls[i].When.String()
	}
	answer := func(silent func(state, appeal string) bool, state string) Stance {
		table := tell(c, positions, five, day(t, "2017-12-01"))
		table.Prove(silent)
		for _, r := range table.Rows {
			if r.State == state {
				return r.Answer
			}
		}
		return ""
	}
	never := func(string, string) bool { return false }
	always := func(string, string) bool { return true }
	for _, x := range []struct {
		name   string
		silent func(state, appeal string) bool
		state  string
		want   Stance
	}{
		{"nothing proved", never, "IDN", NoAnswer},
		{"proved", always, "IDN", Silent},
		{"proved of another", func(s, _ string) bool { return s == "USA" }, "IDN", NoAnswer},
		{"proved of an appeal that did not ask it", func(_, a string) bool { return a == "ap-other" }, "IDN", NoAnswer},
		{"it has answered", always, "FRA", BesidePoint},
	} {
		if got := answer(x.silent, x.state); got != x.want {
			t.Errorf("%s: %s is %s, want %s", x.name, x.state, got, x.want)
		}
	}
}
