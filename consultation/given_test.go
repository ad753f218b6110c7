package consultation

import (
	"testing"

	"github.com/upheld/upheld/when"
)

// TestTheStrongestAndTheLast fills the matrix: the nearest word counts, the last of equals, and a word against it when it is
// the last.
func TestTheStrongestAndTheLast(t *testing.T) {
	list := []Commitment{
		{Ref: "theme", State: "FRA", Instrument: "a", Grade: NamesTheme, When: at(t, "2018-01-01")},
		{Ref: "old", State: "FRA", Instrument: "a", Also: []string{"b"}, Grade: NamesInstrument, When: at(t, "2017-01-01")},
		{Ref: "new", State: "FRA", Instrument: "a", Grade: NamesInstrument, When: at(t, "2017-06-01")},
		{Ref: "article", State: "FRA", Instrument: "a", Provisions: []string{"a/1"}, Grade: NamesProvision, When: at(t, "2016-06-01")},
		{Ref: "joint", Joint: []string{"USA", "FRA"}, Instrument: "b", Grade: NamesTheme, When: at(t, "2016-09-14")},
		{Ref: "before", State: "KHM", Instrument: "a", Grade: NamesInstrument, When: at(t, "2016-10-23")},
		{Ref: "against", State: "KHM", Instrument: "a", Grade: Against, When: at(t, "2019-10-22")},
		{Ref: "body", Body: "b-un", Instrument: "a", Grade: NamesTheme, When: at(t, "2016-05-29")},
		{Ref: "later", State: "USA", Instrument: "a", Grade: NamesInstrument, When: at(t, "2022-05")},
	}
	s := &Set{commitments: list}
	signed := func(string) when.Day { return day(t, "1991-10-23") }
	matrix := func(on string) Matrix {
		return s.Matrix([]string{"FRA", "USA", "KHM", "YUG"}, []string{"a", "b"}, []string{"a/1", "a/2", "b/1"}, signed, day(t, "2016-05-13"), day(t, on))
	}
	m := matrix("2020-01-01")
	if len(m.Columns) != 5 || len(m.Lines) != 5 {
		t.Fatalf("%d columns, %d lines", len(m.Columns), len(m.Lines))
	}
	type want struct {
		grade        Grade
		strong, last string
		n            int
	}
	for _, c := range []struct {
		line, column int // columns: a, a/1, a/2, b, b/1
		want         want
	}{
		{0, 0, want{NamesProvision, "article", "theme", 4}},
		{0, 1, want{NamesProvision, "article", "theme", 4}},
		{0, 2, want{NamesInstrument, "new", "theme", 3}}, // another article was named, not this one
		{0, 3, want{NamesInstrument, "old", "old", 2}},
		{1, 3, want{NamesTheme, "joint", "joint", 1}},
		{1, 0, want{"", "", "", 0}},
		{2, 0, want{Against, "before", "against", 2}},
		{3, 0, want{"", "", "", 0}},
		{4, 0, want{NamesTheme, "body", "body", 1}},
	} {
		cell := m.Lines[c.line].Cells[c.column]
		got := want{grade: cell.Grade(), n: cell.N}
		if cell.Strongest != nil {
			got.strong = cell.Strongest.Ref
		}
		if cell.Last != nil {
			got.last = cell.Last.Ref
		}
		if got != c.want {
			t.Errorf("line %d column %d: %+v, want %+v", c.line, c.column, got, c.want)
		}
	}
	if m.Silent() != 1 {
		t.Errorf("%d speakers are silent on everything", m.Silent())
	}
	if since := m.Lines[3].Cells[0].Since; since != day(t, "2016-05-13") {
		t.Errorf("silent since %s, want the day of the letter", since)
	}
	early := matrix("2016-05-01")
	if since := early.Lines[3].Cells[0].Since; since != day(t, "1991-10-23") || len(early.Lines) != 4 {
		t.Errorf("before the letter silent since %s, %d lines", since, len(early.Lines))
	}
	if g := matrix("2018-12-31").Lines[2].Cells[0].Grade(); g != NamesInstrument {
		t.Errorf("before the word against it: %q", g)
	}
}

// TestWhatBecameOfAPledge reads the state of the real kind of pledge on a day, and adds up money by currency alone.
func TestWhatBecameOfAPledge(t *testing.T) {
	us := Pledge{Ref: "us", Election: "e", Amount: 1_800_000, Currency: "USD", Steps: []PledgeStep{
		{State: Promised, When: at(t, "2017-04")}, {State: Withdrawn, When: at(t, "2017-11-16")},
	}}
	eu := Pledge{Ref: "eu", Election: "e", Amount: 10_000_000, Currency: "EUR", Steps: []PledgeStep{
		{State: Promised, When: at(t, "..2017-12-11")}, {State: Suspended, When: at(t, "2017-12-12")},
	}}
	more := Pledge{Ref: "us-2", Election: "e", Amount: 200_000, Currency: "USD", Steps: []PledgeStep{{State: Withdrawn, When: at(t, "2017-11-20")}}}
	yen := Pledge{Ref: "yen", Election: "e", Amount: 5, Currency: "JPY", Steps: []PledgeStep{{State: Withdrawn, When: at(t, "2017-12-12")}}}
	watch := Pledge{Ref: "watch", Election: "e", Amount: 36, Steps: []PledgeStep{{State: Kept, When: at(t, "2017-06-04")}}}
	s := &Set{pledges: []Pledge{us, eu, more, yen, watch}}
	for _, c := range []struct {
		on     string
		state  PledgeState
		known  bool
		listed int
		totals []Total
	}{
		{"2017-04-29", "", false, 0, nil},
		{"2017-04-30", Promised, true, 1, []Total{{"USD", Promised, 1_800_000, 1}}},
		{"2017-11-16", Withdrawn, true, 2, []Total{{"USD", Withdrawn, 1_800_000, 1}}},
		{"2017-12-12", Withdrawn, true, 5, []Total{{"EUR", Suspended, 10_000_000, 1}, {"JPY", Withdrawn, 5, 1}, {"USD", Withdrawn, 2_000_000, 2}}},
	} {
		on := day(t, c.on)
		step, known := us.On(on)
		if known != c.known || step.State != c.state {
			t.Errorf("%s: %q %v, want %q", c.on, step.State, known, c.state)
		}
		list := s.Pledges("e", on)
		if len(list) != c.listed {
			t.Errorf("%s: %d pledges, want %d", c.on, len(list), c.listed)
		}
		totals := Totals(list, on)
		if len(totals) != len(c.totals) {
			t.Errorf("%s: %+v", c.on, totals)
			continue
		}
		for i := range totals {
			if totals[i] != c.totals[i] {
				t.Errorf("%s: %+v, want %+v", c.on, totals[i], c.totals[i])
			}
		}
	}
	if len(s.Pledges("other", day(t, "2020-01-01"))) != 0 {
		t.Error("a pledge to one election is told of another")
	}
}
