package custody_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/pack"
	"github.com/upheld/upheld/when"
)

// realCase reads the Cambodia case once for all tests.
var realCase = sync.OnceValues(func() ([]book.Doc, error) {
	dir := "../../shared/data/cambodia"
	if _, err := os.Stat(dir); err != nil {
		return nil, err
	}
	records, _ := pack.Read(os.DirFS(dir))
	docs := make([]book.Doc, len(records))
	for i, r := range records {
		docs[i] = r.Doc()
	}
	return docs, nil
})

func cambodia(t *testing.T) ([]book.Doc, *custody.Set) {
	t.Helper()
	docs, err := realCase()
	if err != nil {
		t.Skip("the shared data of the case are not here: ", err)
	}
	s, err := custody.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	return docs, s
}

func day(s string) when.Day {
	d, err := when.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func at(s string) when.When {
	w, err := when.Parse(s)
	if err != nil {
		panic(err)
	}
	return w
}

var letter = day("2016-05-13")

func TestTheRealCasePassesEveryCheck(t *testing.T) {
	docs, _ := cambodia(t)
	kinds, counts := map[string]book.Kind{}, map[string]int{}
	for _, k := range custody.Room().Kinds {
		kinds[k.Name] = k
	}
	known := map[string]string{}
	for _, d := range docs {
		known[d.Ref] = d.Kind
	}
	for _, d := range docs {
		k, ok := kinds[d.Kind]
		if !ok {
			continue
		}
		counts[d.Kind]++
		if err := k.Check(d.Ref, d.JSON); err != nil {
			t.Errorf("%s: %v", d.Ref, err)
		}
		if vals, err := k.Promote(d.JSON); err != nil || len(vals) != len(k.Columns) || vals[0] == nil {
			t.Errorf("%s: columns %v, %v", d.Ref, vals, err)
		}
		refs := custody.Refs(d.Kind, d.JSON)
		if len(refs) < 2 {
			t.Errorf("%s mentions only %v", d.Ref, refs)
		}
		for _, r := range refs {
			if !slices.Contains(r.Kinds, known[r.Ref]) {
				t.Errorf("%s: %s names %q, a %q", d.Ref, r.Field, r.Ref, known[r.Ref])
			}
		}
	}
	if counts["custody.spell"] != 50 || counts["custody.later"] != 36 || counts["custody.unconfirmed"] != 3 {
		t.Errorf("counts %v", counts)
	}
}

// What the case states by hand is what the rules give, for every spell.
func TestEverySpellGivesTheStatedNumbers(t *testing.T) {
	docs, s := cambodia(t)
	held, counted := 0, 0
	for _, d := range docs {
		if d.Kind != "custody.spell" {
			continue
		}
		var want struct {
			Days  int  `json:"days"`
			Held  bool `json:"held_on_2016_05_13"`
			On    *int `json:"days_on_2016_05_13"`
			After *int `json:"days_after_letter_until_end"`
		}
		if err := json.Unmarshal(d.JSON, &want); err != nil {
			t.Fatal(err)
		}
		v, ok := s.Spell(d.Ref)
		if !ok {
			t.Fatalf("%s is not in the set", d.Ref)
		}
		counted++
		least, most, ended := v.DaysInAll()
		if !ended || least != want.Days || most != want.Days {
			t.Errorf("%s: %d to %d days in all, ended %v, stated %d", d.Ref, least, most, ended, want.Days)
		}
		st := v.StatusOn(letter)
		if st.Held == when.Possibly || (st.Held == when.Yes) != want.Held {
			t.Errorf("%s: held on the day of the letter: %v, stated %v", d.Ref, st.Held, want.Held)
		}
		if !want.Held {
			continue
		}
		held++
		if st.Min != *want.On || st.Max != *want.On {
			t.Errorf("%s: %d to %d days on the day of the letter, stated %d", d.Ref, st.Min, st.Max, *want.On)
		}
		if got := int(v.End.Latest() - letter); got != *want.After {
			t.Errorf("%s: %d days after the letter, stated %d", d.Ref, got, *want.After)
		}
	}
	if held != 22 || counted != 50 {
		t.Errorf("%d held of %d spells", held, counted)
	}
}

func TestHeldOnTheDayOfTheLetter(t *testing.T) {
	_, s := cambodia(t)
	all := s.Held(letter, custody.Options{})
	if len(all) != 22 {
		t.Fatalf("%d held, want 22", len(all))
	}
	days := map[string]int{}
	byLength := map[int]int{}
	last := 0
	for _, h := range all {
		if h.Certain != when.Yes || h.Min != h.Max || len(h.Sources) == 0 || len(h.Places) == 0 || h.Spell == "" {
			t.Errorf("%+v", h)
		}
		if h.Min < last {
			t.Errorf("%s with %d days stands after one with %d", h.Person, h.Min, last)
		}
		last = h.Min
		days[h.Person] = h.Min
		byLength[h.Min]++
	}
	for p, want := range map[string]int{
		"p-lim-mony": 15, "p-nay-vanda": 15, "p-ny-chakrya": 15, "p-ny-sokha": 15, "p-yi-soksan": 15,
		"p-seang-chet": 19, "p-um-sam-an": 32, "p-hong-sok-hour": 272, "p-yea-thong": 282, "p-roeun-chetra": 283,
		"p-yon-kimhour": 283, "p-meach-sovannara": 297,
	} {
		if days[p] != want {
			t.Errorf("%s: %d days, want %d", p, days[p], want)
		}
	}
	if byLength[297] != 11 || byLength[15] != 5 {
		t.Errorf("lengths %v", byLength)
	}
	var five []string
	for _, h := range all[:5] {
		five = append(five, h.Person)
	}
	if got := strings.Join(five, " "); got != "p-lim-mony p-nay-vanda p-ny-chakrya p-ny-sokha p-yi-soksan" {
		t.Errorf("the latest taken stand first, by name: %s", got)
	}
}

func TestHeldByGroupAndRule(t *testing.T) {
	_, s := cambodia(t)
	for group, want := range map[string]int{"adhoc-five": 5, "freedom-park-14": 14, "parliamentarian": 2, "local-official": 1, "black-monday": 0, "nobody": 0} {
		if got := s.Held(letter, custody.Options{Group: group}); len(got) != want {
			t.Errorf("%s: %d held, want %d", group, len(got), want)
		}
	}
	// The trial court counted from its order of 2 May, not from the arrest: same people, four days less.
	five := s.Held(letter, custody.Options{Group: "adhoc-five", Rule: custody.FromOrder})
	for _, h := range five {
		if h.Min != 11 || h.Max != 11 || h.Since.String() != "2016-05-02" || h.Rule != custody.FromOrder {
			t.Errorf("from the order: %+v", h)
		}
	}
	// Held by the police before any court had ordered it is held.
	before := s.Held(day("2016-04-30"), custody.Options{Group: "adhoc-five", Rule: custody.FromOrder})
	if len(before) != 5 || before[0].Min != 0 || before[0].Max != 0 {
		t.Errorf("on 30 April: %+v", before)
	}
	// Who has no such step keeps the first day in custody, and the row says so.
	for _, h := range s.Held(letter, custody.Options{Group: "freedom-park-14", Rule: custody.FromOrder}) {
		if h.Rule == custody.FromOrder || h.Min < 282 {
			t.Errorf("%s counted by %s: %d", h.Person, h.Rule, h.Min)
		}
	}
}

func TestHeldOnOtherDays(t *testing.T) {
	_, s := cambodia(t)
	for _, c := range []struct {
		on   string
		held int
		why  string
	}{
		{"2014-07-14", 0, "before the first arrest"},
		{"2014-07-16", 1, "the first day"},
		{"2014-07-22", 0, "the day of a release does not count"},
		{"2015-07-21", 11, "the verdict on the eleven"},
		{"2016-05-09", 30, "22 and eight taken and freed that day"},
		{"2016-05-10", 22, "the eight are out"},
		{"2016-06-13", 23, "one more for a day"},
		{"2017-06-29", 17, "bail for the five (Seang Chet out before, Tep Vanny in)"},
		{"2018-09-09", 1, "Kem Sokha in prison"},
		{"2018-09-10", 0, "house arrest is not counted among the held"},
	} {
		if got := s.Held(day(c.on), custody.Options{}); len(got) != c.held {
			t.Errorf("%s: %d held, want %d (%s)", c.on, len(got), c.held, c.why)
		}
	}
}

func TestKemSokhaBetweenPrisonAndFreedom(t *testing.T) {
	_, s := cambodia(t)
	const p = "p-kem-sokha"
	v, _ := s.Spell("cs-kem-sokha-2017")
	if v.House == nil || v.House.Since.String() != "2018-09-10" || v.House.Until.String() != "2019-11-10" || len(v.House.Citations) == 0 {
		t.Fatalf("the house arrest after the spell: %+v", v.House)
	}
	if v.Unconditional() || v.Manner.Freed() {
		t.Error("a move to house arrest is no release")
	}
	for _, c := range []struct {
		on          string
		held, house when.Tri
	}{
		{"2017-09-02", when.No, when.No},
		{"2017-09-03", when.Yes, when.No},
		{"2018-09-09", when.Yes, when.No},
		{"2018-09-10", when.No, when.Yes},
		{"2019-11-09", when.No, when.Yes},
		{"2019-11-10", when.No, when.No},
	} {
		if st := s.StatusOn(p, day(c.on)); st.Held != c.held || st.House != c.house {
			t.Errorf("%s: held %v, house arrest %v", c.on, st.Held, st.House)
		}
		if got := len(s.Housed(day(c.on), custody.Options{})); (got == 1) != (c.house == when.Yes) {
			t.Errorf("%s: %d under house arrest", c.on, got)
		}
	}
	h := s.Housed(day("2018-09-20"), custody.Options{})[0]
	if h.Min != 10 || h.Since.String() != "2018-09-10" || len(h.Places) != 0 {
		t.Errorf("days of house arrest are its own, and its place is not the prison: %+v", h)
	}
	if st := s.StatusOn(p, day("2020-02-01")); st.Stage != custody.OnTrial || st.Held != when.No {
		t.Errorf("on trial at large in 2020: %+v", st)
	}
	if st := s.StatusOn(p, day("2016-10-01")); st.Stage != custody.Convicted || st.Held != when.No || st.Over != when.No {
		t.Errorf("convicted in 2016 and never held then: %+v", st)
	}
}

func TestStatusOfOneOfTheFive(t *testing.T) {
	_, s := cambodia(t)
	for _, c := range []struct {
		on    string
		stage custody.Stage
		held  when.Tri
	}{
		{"2016-04-24", custody.Nothing, when.No},
		{"2016-04-25", custody.Sought, when.No},
		{"2016-04-27", custody.Sought, when.No},
		{"2016-04-28", custody.Taken, when.Yes},
		{"2016-05-02", custody.PreTrial, when.Yes},
		{"2017-06-28", custody.PreTrial, when.Yes},
		{"2017-06-29", custody.PreTrial, when.No},
		{"2018-09-18", custody.OnTrial, when.No},
		{"2018-09-26", custody.Convicted, when.No},
	} {
		if st := s.StatusOn("p-ny-sokha", day(c.on)); st.Stage != c.stage || st.Held != c.held {
			t.Errorf("%s: %v, held %v; want %v, %v", c.on, st.Stage, st.Held, c.stage, c.held)
		}
	}
	// The second case of Ny Chakrya, decided while he was held in the first, does not make him convicted in this one.
	if st := s.StatusOn("p-ny-chakrya", day("2016-12-31")); st.Stage != custody.PreTrial {
		t.Errorf("Ny Chakrya at the end of 2016: %v", st.Stage)
	}
}

func TestHowPeopleCameOut(t *testing.T) {
	_, s := cambodia(t)
	for _, c := range []struct {
		person, on, spell string
		manner            custody.Manner
	}{
		{"p-ny-sokha", "2017-06-29", "cs-ny-sokha-1", custody.Bail},
		{"p-seang-chet", "2017-01-01", "cs-seang-chet-1", custody.Pardon},
		{"p-khin-chamroeun", "2015-01-01", "cs-khin-chamroeun-1", custody.Bail},
		{"p-khin-chamroeun", "2019-01-01", "cs-khin-chamroeun-2", custody.Pardon},
		{"p-bov-sophea", "2016-05-09", "", ""}, // held that very day
		{"p-bov-sophea", "2016-05-10", "cs-bov-sophea-160509", custody.SameDay},
		{"p-bov-sophea", "2016-08-22", "cs-bov-sophea-160815", custody.Served},
		{"p-kem-sokha", "2018-09-10", "cs-kem-sokha-2017", custody.ToHouseArrest},
		{"p-ny-sokha", "2016-05-13", "", ""},
		{"p-sam-rainsy", "2018-01-01", "", ""},
	} {
		x, out := s.OutOf(c.person, day(c.on))
		if out != (c.spell != "") || x.Spell != c.spell || x.Manner != c.manner {
			t.Errorf("%s on %s: out %v of %q, %q", c.person, c.on, out, x.Spell, x.Manner)
		}
		if x.Unconditional {
			t.Errorf("%s: nobody of the case came out without condition", c.person)
		}
	}
	if x, _ := s.OutOf("p-lim-mony", day("2017-07-01")); len(x.Restrictions) != 3 {
		t.Errorf("restrictions after bail: %v", x.Restrictions)
	}
}

func TestStartRulesOfTheRealCase(t *testing.T) {
	_, s := cambodia(t)
	rules := map[custody.Rule]int{}
	for _, v := range s.Spells() {
		rules[v.StartRule()]++
	}
	if rules[custody.FromArrest] != 39 || rules[custody.FromVerdict] != 11 || len(rules) != 2 {
		t.Errorf("%v", rules)
	}
	v, _ := s.Spell("cs-ny-sokha-1")
	if least, most := v.DaysBy(custody.FromOrder, when.Max); least != 423 || most != 423 {
		t.Errorf("from the order: %d to %d days in all, want 423", least, most)
	}
	if w, r := v.StartBy(custody.FromArrest); w.String() != "2016-04-28" || r != custody.FromArrest {
		t.Errorf("from the arrest: %s by %s", w, r)
	}
	if w, r := v.StartBy(custody.FromOrder); w.String() != "2016-05-02" || r != custody.FromOrder {
		t.Errorf("from the order: %s by %s", w, r)
	}
}

func TestWhatIsMissingIsTold(t *testing.T) {
	docs, s := cambodia(t)
	if n := len(s.Unconfirmed()); n != 3 {
		t.Fatalf("%d unconfirmed", n)
	}
	gaps := s.Gaps(letter, custody.Options{})
	if len(gaps) != 12 || gaps[0].Key != "unconfirmed" || gaps[0].Number != 3 || len(gaps[0].Citations) == 0 || gaps[1].Key != "not_found" {
		t.Fatalf("%+v", gaps)
	}
	if got := gaps[0].Say("en"); got != "3 earlier detentions have no confirmed end and are not counted." {
		t.Error(got)
	}
	if got := s.Gaps(letter, custody.Options{Group: "adhoc-five"}); len(got) != 0 {
		t.Errorf("of the five nothing is missing: %+v", got)
	}
	if got := s.Gaps(day("2014-09-01"), custody.Options{}); got[0].Key == "unconfirmed" {
		t.Errorf("before they began they are no gap: %+v", got[0])
	}
	// The same case with a number that somebody else gave.
	with := slices.Clone(docs)
	for i, d := range with {
		if d.Kind != "record.case" {
			continue
		}
		var m map[string]any
		if err := json.Unmarshal(d.JSON, &m); err != nil {
			t.Fatal(err)
		}
		m["counts_by_others"] = []any{map[string]any{
			"date": "2016-06", "at_least": 20, "what": "jailed in recent months, not named",
			"sources": []any{map[string]any{"id": "voa-sg-1606", "url": "https://example.org/a"}},
		}}
		with[i].JSON, _ = json.Marshal(m)
	}
	s, err := custody.NewSet(with)
	if err != nil {
		t.Fatal(err)
	}
	others := func(on string) string {
		for _, g := range s.Gaps(day(on), custody.Options{}) {
			if g.Key == "others" {
				return g.Say("en")
			}
		}
		return ""
	}
	if got := others("2016-05-13"); got != "Another source (June 2016) counts at least 20: jailed in recent months, not named." {
		t.Errorf("on the day of the letter: %q", got)
	}
	if got := others("2018-05-13"); got != "" {
		t.Errorf("two years on it says nothing any more: %q", got)
	}
}

func TestTheCurveOfTheRealCaseIsTheCountOfEachDay(t *testing.T) {
	_, s := cambodia(t)
	from, to := day("2014-07-01"), day("2019-12-31")
	curve := s.Curve(from, to, custody.Options{})
	i := 0
	for d := from; d <= to; d++ {
		for i+1 < len(curve) && curve[i+1].Day <= d {
			i++
		}
		held, house := len(s.Held(d, custody.Options{})), len(s.Housed(d, custody.Options{}))
		if p := curve[i]; p.Min != held || p.Max != held || p.House != house {
			t.Fatalf("%s: curve %+v, held %d, house arrest %d", d, p, held, house)
		}
	}
	if five := s.Curve(letter, letter, custody.Options{Group: "adhoc-five"}); len(five) != 1 || five[0].Min != 5 {
		t.Errorf("the five on the day of the letter: %+v", five)
	}
}
