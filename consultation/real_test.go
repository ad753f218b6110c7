package consultation_test

import (
	"slices"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/pack"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/when"
)

// shipped is the room as the pack of the program fills it, and what it asks of the room of promises.
func shipped(t *testing.T) (*consultation.Set, *promise.Set) {
	t.Helper()
	fsys, err := pack.Shipped("cambodia-2016")
	if err != nil {
		t.Fatal(err)
	}
	records, bad := pack.Read(fsys)
	if len(bad) > 0 {
		t.Fatal(bad)
	}
	var docs []book.Doc
	for _, r := range records {
		docs = append(docs, r.Doc())
	}
	s, err := consultation.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	states, err := promise.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	return s, states
}

func on(t *testing.T, s string) when.Day {
	t.Helper()
	d, err := when.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestTheNineteenThroughTheYears tells of the real case who was asked, who said what, and who was silent, on the days that
// matter: the day after the letter, the day after the letters of October 2017, the end of that year, after the answer of
// Canada, today. No meeting is on record on any of them, and the Secretary-General's request is awaited on all.
func TestTheNineteenThroughTheYears(t *testing.T) {
	s, states := shipped(t)
	for _, c := range []struct {
		on                                  string
		calls, asked, silent, besides, none int // none: nobody asked them
		fra, can, idn, usa                  consultation.Stance
	}{
		{"2016-05-12", 0, 0, 0, 0, 18, consultation.NotAsked, consultation.NotAsked, consultation.NotAsked, consultation.NotAsked},
		{"2016-05-14", 1, 2, 2, 0, 16, consultation.NotAsked, consultation.NoAnswer, consultation.NotAsked, consultation.NoAnswer},
		{"2017-10-24", 4, 18, 18, 0, 0, consultation.NoAnswer, consultation.NoAnswer, consultation.NoAnswer, consultation.NoAnswer},
		{"2018-01-01", 6, 18, 17, 1, 0, consultation.BesidePoint, consultation.NoAnswer, consultation.NoAnswer, consultation.NoAnswer},
		{"2019-02-01", 7, 18, 16, 2, 0, consultation.BesidePoint, consultation.BesidePoint, consultation.NoAnswer, consultation.NoAnswer},
		{"2026-11-25", 8, 18, 16, 2, 0, consultation.BesidePoint, consultation.BesidePoint, consultation.NoAnswer, consultation.NoAnswer},
	} {
		table, ok := s.Table("co-paris-1991", on(t, c.on), states)
		if !ok || len(table.Rows) != 19 {
			t.Fatalf("%s: %d rows", c.on, len(table.Rows))
		}
		if len(table.Calls) != c.calls || table.Asked() != c.asked || table.Count(consultation.NoAnswer) != c.silent ||
			table.Count(consultation.BesidePoint) != c.besides || table.Count(consultation.NotAsked) != c.none || table.Count(consultation.Gone) != 1 {
			t.Errorf("%s: %d calls, %d asked, %d silent, %d beside the point, %d not asked, %d gone", c.on, len(table.Calls), table.Asked(),
				table.Count(consultation.NoAnswer), table.Count(consultation.BesidePoint), table.Count(consultation.NotAsked), table.Count(consultation.Gone))
		}
		for state, want := range map[string]consultation.Stance{"FRA": c.fra, "CAN": c.can, "IDN": c.idn, "USA": c.usa, "YUG": consultation.Gone} {
			if got := row(t, table, state).Answer; got != want {
				t.Errorf("%s %s: %s, want %s", c.on, state, got, want)
			}
		}
		for _, p := range table.Paths {
			if step, ok := p.Next(); !ok || step.Who != p.Starts[0] {
				t.Errorf("%s: on %s %q is awaited", c.on, p.Provision, step.Who)
			}
		}
		if len(table.Held()) != 0 {
			t.Errorf("%s: a meeting was held", c.on)
		}
	}
}

// TestTheRolesOfTheRealCase knows the co-chairs, the State of which the agreements speak, and who stands for one that is no
// more; and that the letter of 2016 asked two who are no co-chairs.
func TestTheRolesOfTheRealCase(t *testing.T) {
	s, states := shipped(t)
	table, _ := s.Table("co-paris-1991", on(t, "2026-11-25"), states)
	var chairs, subject []string
	for _, r := range table.Rows {
		if r.CoChair {
			chairs = append(chairs, r.State)
		}
		if r.Subject {
			subject = append(subject, r.State)
		}
		for _, x := range r.Standings {
			if want := promise.Bound; x.Bond != want && r.State != "YUG" {
				t.Errorf("%s stands to %s as %s", r.State, x.Ref, x.Bond)
			}
		}
		if len(r.Standings) != 2 {
			t.Errorf("%s has %d standings", r.State, len(r.Standings))
		}
	}
	if !slices.Equal(chairs, []string{"FRA", "IDN"}) || !slices.Equal(subject, []string{"KHM"}) {
		t.Errorf("co-chairs %v, subject %v", chairs, subject)
	}
	if r := row(t, table, "RUS"); r.SignedAs != "Union of Soviet Socialist Republics" || r.Answer != consultation.NoAnswer {
		t.Errorf("Russia signed as %q and is %s", r.SignedAs, r.Answer)
	}
	usa := row(t, table, "USA")
	if usa.Asks[0].Role != consultation.ToConvene || table.Calls[usa.Asks[0].Call].Road != consultation.OtherRoads {
		t.Errorf("the United States was asked in 2016 as %s", usa.Asks[0].Role)
	}
	if since, ok := usa.Since(); !ok || since != on(t, "2016-05-13") {
		t.Errorf("the United States is silent since %v", since)
	}
	can := row(t, table, "CAN")
	if can.Position == nil || can.Position.Reply != "r-can-2019-01-28" || len(can.Open) != 0 {
		t.Errorf("Canada: %+v", can.Position)
	}
	answered := int(can.Position.When.Earliest() - table.Calls[can.Asks[len(can.Asks)-1].Call].When.Earliest())
	if answered != 52 {
		t.Errorf("Canada answered %d days after the petition was presented, want 52", answered)
	}
}

// TestSignatoriesOfAnotherInstrument are those that had signed it or were bound by it on the day, not the nineteen of Paris.
func TestSignatoriesOfAnotherInstrument(t *testing.T) {
	_, states := shipped(t)
	of := func(day string) (out []string) {
		for _, s := range consultation.Signatories(states, []string{"iccpr"}, on(t, day)) {
			if s.CoChair || s.Subject || s.SignedAs != "" {
				t.Errorf("%s has a part in Paris", s.State)
			}
			out = append(out, s.State)
		}
		return out
	}
	now := of("2016-05-13")
	for state, want := range map[string]bool{"KHM": true, "FRA": true, "CHN": true, "BRN": false, "MYS": false, "SGP": false, "YUG": false} {
		if slices.Contains(now, state) != want {
			t.Errorf("%s among those of the Covenant: %v", state, !want)
		}
	}
	if before := of("1980-01-01"); slices.Contains(before, "KHM") {
		t.Error("Cambodia had signed the Covenant before October 1980")
	}
}

func row(t *testing.T, table consultation.Table, state string) consultation.Row {
	t.Helper()
	for _, r := range table.Rows {
		if r.State == state {
			return r
		}
	}
	t.Fatalf("no row of %s", state)
	return consultation.Row{}
}

// TestWhoNamedTheAgreementsAgain reads the matrix of the real case: nobody named an article; France and the United States
// named the agreements; what the Prime Minister of Cambodia said in 2019 stands against them, and what his government said in
// 2021 speaks of one article alone.
func TestWhoNamedTheAgreementsAgain(t *testing.T) {
	s, states := shipped(t)
	settlement, sovereignty := "paris-settlement-1991", "paris-sovereignty-1991"
	var codes []string
	for _, x := range consultation.Signatories(states, []string{settlement}, on(t, "2026-11-25")) {
		if !x.Gone {
			codes = append(codes, x.State)
		}
	}
	matrix := func(day string) consultation.Matrix {
		return s.Matrix(codes, []string{settlement, sovereignty}, []string{settlement + "/art-17", sovereignty + "/art-1", sovereignty + "/art-3"},
			func(string) when.Day { return on(t, "1991-10-23") }, on(t, "2016-05-13"), on(t, day))
	}
	cell := func(m consultation.Matrix, state, column string) consultation.Cell {
		for _, l := range m.Lines {
			for i, c := range m.Columns {
				if l.State == state && c.Ref == column {
					return l.Cells[i]
				}
			}
		}
		t.Fatalf("no cell of %s and %s", state, column)
		return consultation.Cell{}
	}
	now := matrix("2026-11-25")
	for _, c := range []struct {
		state, column string
		want          consultation.Grade
	}{
		{"FRA", settlement, consultation.NamesInstrument},
		{"USA", sovereignty + "/art-3", consultation.NamesInstrument},
		{"GBR", settlement, consultation.NamesTheme},
		{"JPN", settlement + "/art-17", consultation.NamesTheme},
		{"IDN", settlement, ""},
		{"CHN", sovereignty, ""},
		{"RUS", settlement, ""},
		{"KHM", settlement + "/art-17", consultation.Against},
		{"KHM", sovereignty + "/art-3", consultation.Against},
		{"KHM", sovereignty + "/art-1", consultation.NamesInstrument},
	} {
		if got := cell(now, c.state, c.column).Grade(); got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.state, c.column, got, c.want)
		}
	}
	for _, c := range s.Commitments(on(t, "2026-11-25")) {
		if c.Grade == consultation.NamesProvision {
			t.Errorf("%s is graded as naming an article", c.Ref)
		}
	}
	if g := cell(matrix("2016-12-14"), "USA", settlement).Grade(); g != consultation.NamesTheme {
		t.Errorf("the day before the forum the United States: %q", g)
	}
	if now.Silent() != 11 || now.States() != 18 {
		t.Errorf("%d of %d States are silent", now.Silent(), now.States())
	}
}

// TestTheEuropeanUnionAndTheUnitedStatesWithdraw follows the pledges to the vote of 2018.
func TestTheEuropeanUnionAndTheUnitedStatesWithdraw(t *testing.T) {
	s, _ := shipped(t)
	for _, c := range []struct {
		on     string
		us, eu consultation.PledgeState
		totals []consultation.Total
	}{
		{"2017-05-01", consultation.Promised, "", []consultation.Total{{Currency: "USD", State: consultation.Promised, Amount: 1_800_000, N: 1}}},
		{"2017-11-15", consultation.Promised, "", []consultation.Total{{Currency: "USD", State: consultation.Promised, Amount: 1_800_000, N: 1}}},
		{"2017-11-16", consultation.Withdrawn, "", []consultation.Total{{Currency: "USD", State: consultation.Withdrawn, Amount: 1_800_000, N: 1}}},
		{"2017-12-12", consultation.Withdrawn, consultation.Suspended, []consultation.Total{
			{Currency: "EUR", State: consultation.Suspended, Amount: 10_000_000, N: 1}, {Currency: "USD", State: consultation.Withdrawn, Amount: 1_800_000, N: 1},
		}},
	} {
		list := s.Pledges("el-2018-assembly", on(t, c.on))
		got := map[string]consultation.PledgeState{}
		for _, p := range list {
			step, _ := p.On(on(t, c.on))
			got[p.Ref] = step.State
		}
		if got["pg-2018-usa"] != c.us || got["pg-2018-eu"] != c.eu {
			t.Errorf("%s: United States %q, European Union %q", c.on, got["pg-2018-usa"], got["pg-2018-eu"])
		}
		if totals := consultation.Totals(list, on(t, c.on)); !slices.Equal(totals, c.totals) {
			t.Errorf("%s: %+v", c.on, totals)
		}
	}
}
