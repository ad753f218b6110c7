package record_test

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/pack"
	"github.com/upheld/upheld/record"
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

func cambodia(t *testing.T) ([]book.Doc, *record.Set) {
	t.Helper()
	docs, err := realCase()
	if err != nil {
		t.Skip("the shared data of the case are not here: ", err)
	}
	s, err := record.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	return docs, s
}

func TestTheRealCasePassesEveryCheck(t *testing.T) {
	docs, _ := cambodia(t)
	kinds := map[string]book.Kind{}
	for _, k := range record.Room().Kinds {
		kinds[k.Name] = k
	}
	counts := map[string]int{}
	for _, d := range docs {
		k, ok := kinds[d.Kind]
		if !ok {
			continue
		}
		counts[d.Kind]++
		if err := k.Check(d.Ref, d.JSON); err != nil {
			t.Errorf("%s %s: %v", d.Kind, d.Ref, err)
		}
		if k.Promote == nil {
			continue
		}
		vals, err := k.Promote(d.JSON)
		if err != nil || len(vals) != len(k.Columns) {
			t.Errorf("%s %s: %d values for %d columns, %v", d.Kind, d.Ref, len(vals), len(k.Columns), err)
		}
	}
	want := map[string]int{
		"record.case": 1, "record.person": 56, "record.act": 77, "record.source": 284, "record.claim": 40, "record.group": 3,
		"record.place": 19, "record.body": 20, "record.namepair": 137, "record.placeforms": 11,
	}
	for k, n := range want {
		if counts[k] != n {
			t.Errorf("%s: %d records, want %d", k, counts[k], n)
		}
	}
}

func TestEveryMentionOfTheRealCaseResolves(t *testing.T) {
	docs, _ := cambodia(t)
	kind := map[string]string{}
	for _, d := range docs {
		kind[d.Ref] = d.Kind
	}
	n := 0
	for _, d := range docs {
		for _, r := range record.Refs(d.Kind, d.JSON) {
			n++
			if !slices.Contains(r.Kinds, kind[r.Ref]) {
				t.Errorf("%s %s: %s names %q, a %q, want one of %v", d.Kind, d.Ref, r.Field, r.Ref, kind[r.Ref], r.Kinds)
			}
		}
	}
	if n < 1300 {
		t.Errorf("only %d mentions found", n)
	}
	if err := record.Cycle(docs); err != nil {
		t.Error(err)
	}
}

func TestSingleSourceIsWhatOriginsCount(t *testing.T) {
	_, s := cambodia(t)
	facts := map[string]record.Cited{}
	for _, a := range s.Acts(record.ActFilter{}) {
		facts[a.Ref] = a.Cited
	}
	for _, p := range s.Persons() {
		facts[p.Ref] = p.Cited
	}
	for _, b := range s.Bodies() {
		facts[b.Ref] = b.Cited
	}
	for _, c := range s.Claims() {
		for _, a := range c.Alternatives {
			facts[c.Ref+" "+a.Value] = a.Cited
		}
	}
	single := 0
	// One slip of the data: two publishers, stated as one. The count is what the sources show.
	if n := len(s.Origins(facts["a-2015-08-16"].Citations)); n != 2 {
		t.Errorf("a-2015-08-16 has %d origins", n)
	}
	delete(facts, "a-2015-08-16")
	for ref, f := range facts {
		n := len(s.Origins(f.Citations))
		if (n == 1) != f.SingleSource {
			t.Errorf("%s: %d origins, stated single_source %v", ref, n, f.SingleSource)
		}
		if f.SingleSource {
			single++
		}
	}
	if single == 0 || single == len(facts) {
		t.Errorf("%d of %d facts have one origin: the test tests nothing", single, len(facts))
	}
}

func TestARepostAndItsOriginalAreOneOrigin(t *testing.T) {
	_, s := cambodia(t)
	both := []record.Citation{{Source: "hrw-161201"}, {Source: "t2p-hrw-1612"}}
	if got := s.Origins(both); len(got) != 1 || got[0] != "Human Rights Watch" {
		t.Errorf("origins of a release and its repost: %q", got)
	}
	if got := s.Origins(append(both, record.Citation{Source: "cd-arrest"}, record.Citation{Source: "no-such"})); len(got) != 2 {
		t.Errorf("with one paper and one unknown source: %q", got)
	}
}

func TestActsOfTheRealCase(t *testing.T) {
	_, s := cambodia(t)
	all := s.Acts(record.ActFilter{})
	if len(all) != 77 {
		t.Fatalf("%d acts", len(all))
	}
	if !slices.IsSortedFunc(all, func(a, b record.Act) int { return int(a.When.Earliest() - b.When.Earliest()) }) {
		t.Error("acts are not in the order of their days")
	}
	day := func(s string) when.Day { d, _ := when.ParseDay(s); return d }
	april := &when.Range{First: day("2016-04-01"), Last: day("2016-04-30")}
	for _, c := range []struct {
		name string
		f    record.ActFilter
		want int
	}{
		{"arrests", record.ActFilter{Type: "arrest"}, 8},
		{"arrests in April 2016, the two of the group among them", record.ActFilter{Type: "arrest", Within: april}, 3},
		{"the five in April 2016", record.ActFilter{Group: "adhoc-five", Within: april}, 4},
		{"a month-long date counts in its month", record.ActFilter{Type: "notice_of_trial", Within: april}, 1},
		{"and not in the next", record.ActFilter{Type: "notice_of_trial", Within: &when.Range{First: day("2016-05-01"), Last: day("2016-05-31")}}, 0},
		{"a group that is a role", record.ActFilter{Group: "election-official"}, 1},
		{"a group without acts", record.ActFilter{Group: "none"}, 0},
	} {
		if got := s.Acts(c.f); len(got) != c.want {
			t.Errorf("%s: %d acts, want %d", c.name, len(got), c.want)
		}
	}
	if n := len(s.Acts(record.ActFilter{Province: "KH-17"})); n != 1 {
		t.Errorf("%d acts in Siem Reap", n)
	}
	if a, _ := s.Act("a-2016-04-30"); a.When.String() != "2016-04-30/2016-05-01" || a.When.Possible.Days() != 2 {
		t.Errorf("an act of two days is dated %s", a.When)
	}
}

func TestActsOfAParty(t *testing.T) {
	_, s := cambodia(t)
	parts := func(party string) (v, a int) {
		for _, in := range s.ActsOf(party) {
			switch in.Part {
			case record.Victim:
				v++
			case record.Actor:
				a++
			}
		}
		return v, a
	}
	if v, a := parts("b-king"); v != 0 || a != 6 {
		t.Errorf("the King: victim %d, actor %d, want the 6 pardons as actor", v, a)
	}
	if v, a := parts("p-ny-chakrya"); v < 15 || a != 0 {
		t.Errorf("Ny Chakrya: victim %d, actor %d", v, a)
	}
	if v, a := parts("p-oeuth-ang"); v != 0 || a != 1 {
		t.Errorf("Oeuth Ang: victim %d, actor %d", v, a)
	}
}

func TestGroupsOfTheRealCase(t *testing.T) {
	_, s := cambodia(t)
	if got := s.Members("adhoc-five"); len(got) != 5 || got[0] != "p-ny-sokha" {
		t.Errorf("the five: %v", got)
	}
	if got := s.Members("parliamentarian"); len(got) != 6 {
		t.Errorf("a role group has %v", got)
	}
	if got := s.GroupsOf("p-ny-sokha"); !slices.Equal(got, []string{"adhoc-five"}) {
		t.Errorf("groups of Ny Sokha: %v", got)
	}
	groups := s.Groups()
	if len(groups) != 10 || !groups[2].Listed || groups[3].Listed {
		t.Errorf("%d groups, the three listed ones first: %+v", len(groups), groups)
	}
	if g, ok := s.Group("analyst"); !ok || g.In("fr") != "Analystes" {
		t.Errorf("the role group is called %q", g.In("fr"))
	}
}

func TestWhatRestsOnASource(t *testing.T) {
	_, s := cambodia(t)
	uses := s.Uses("akp-14")
	var pardon, step, spell, form bool
	for _, u := range uses {
		pardon = pardon || u == record.Use{Kind: "record.act", Ref: "a-2018-08-27"}
		step = step || u == record.Use{Kind: "custody.spell", Ref: "cs-sum-puthy-2", Field: "stages[2]"}
		spell = spell || u == record.Use{Kind: "custody.spell", Ref: "cs-sum-puthy-2"}
	}
	if !pardon || !step || !spell {
		t.Errorf("akp-14 carries the pardon %v, a step %v, a spell %v", pardon, step, spell)
	}
	for _, u := range s.Uses("km-acu") {
		form = form || u == record.Use{Kind: "record.person", Ref: "p-ny-sokha", Field: "name_forms[1]"}
	}
	if !form {
		t.Errorf("the spelling that km-acu has is not found: %v", s.Uses("km-acu"))
	}
	unused := 0
	for _, src := range s.Sources() {
		if len(s.Uses(src.Ref)) == 0 {
			unused++
		}
	}
	if unused > 1 {
		t.Errorf("nothing rests on %d of the sources", unused)
	}
}

func TestClaimsStandSideBySide(t *testing.T) {
	_, s := cambodia(t)
	if n := len(s.Claims()); n != 40 {
		t.Fatalf("%d claims", n)
	}
	c, _ := s.Claim("c-five-arrest-date")
	if c.When.String() != "2016-04-28" || c.Reason == "" || len(c.Alternatives) != 6 {
		t.Fatalf("%+v", c)
	}
	dates := []string{"2016-04-28", "2016-04-27", "2016-04-29", "2016-05-02", "", "2016-05"}
	for i, a := range c.Alternatives {
		if a.When.String() != dates[i] || a.Preferred != (i == 0) {
			t.Errorf("%q is read as %q, preferred %v", a.Value, a.When, a.Preferred)
		}
	}
	about := s.ClaimsAbout("cs-ny-sokha-1")
	var refs []string
	for _, c := range about {
		refs = append(refs, c.Ref)
	}
	if got := strings.Join(refs, " "); got != "c-ext2-appeal-date c-extension-month c-five-arrest-date c-five-charge-date" {
		t.Errorf("claims about the spell of Ny Sokha: %s", got)
	}
	if got := s.Disputed("c-five-arrest-date"); len(got) != 11 {
		t.Errorf("%d places rest on the preferred arrest date: %v", len(got), got)
	}
}

func TestNoAlternativeIsMarkedByGuess(t *testing.T) {
	_, s := cambodia(t)
	marked := 0
	for _, c := range s.Claims() {
		n := 0
		for _, a := range c.Alternatives {
			if a.Preferred {
				n++
			}
		}
		if n > 1 {
			t.Errorf("%s: %d alternatives are preferred", c.Ref, n)
		}
		marked += n
	}
	for ref, want := range map[string]int{
		"c-hrc-2016-count": 0, "c-release-reason": 0, "c-wgad-public": 0, "c-chakrya-sc": 0, "c-bm-count": 1,
		"c-prison-province": 1, "c-usa-arrest-date": 1, "c-ext2-appeal-date": 1, "c-sovannara-arrest": 1,
	} {
		c, _ := s.Claim(ref)
		got := 0
		for _, a := range c.Alternatives {
			if a.Preferred {
				got++
			}
		}
		if got != want {
			t.Errorf("%s: %d marked, want %d", ref, got, want)
		}
	}
	if marked < 15 {
		t.Errorf("only %d of 40 claims mark the value in use", marked)
	}
	t.Logf("%d of 40 claims mark the value in use", marked)
}

func TestLabelsAreReadable(t *testing.T) {
	_, s := cambodia(t)
	for _, c := range []struct{ ref, lang, has string }{
		{"p-ny-sokha", "en", "Ny Sokha"},
		{"p-ny-sokha", "km", "នី សុខា"},
		{"p-lim-mony", "km", "Lim Mony"},
		{"b-acu", "en", "Anti-Corruption Unit"},
		{"adhoc-five", "en", "ADHOC five"},
		{"parliamentarian", "fr", "Parlementaires"},
		{"pl-prey-sar", "en", "Prey Sar"},
		{"a-2016-04-28", "fr", "Arrestation"},
		{"cd-arrest", "en", "The Cambodia Daily"},
		{"c-five-arrest-date", "en", "Date of arrest"},
		{"kh-2016-05-13", "en", "Cambodia"},
		{"no-such", "en", "no-such"},
	} {
		if got := s.Label(c.ref, c.lang); !strings.Contains(got, c.has) {
			t.Errorf("%s in %s is %q, want %q in it", c.ref, c.lang, got, c.has)
		}
	}
}

func TestEveryActOfTheRealCaseHasAWordAndOurReading(t *testing.T) {
	_, s := cambodia(t)
	for _, a := range s.Acts(record.ActFilter{}) {
		if w := record.TypeOf(a.Type).Word; w.EN == a.Type || w.FR == "" {
			t.Errorf("%s has no words: %+v", a.Type, w)
		}
		if _, ours := a.Engaged(); !ours {
			t.Errorf("%s: no record of the case overrides our reading", a.Ref)
		}
	}
	for ref, want := range map[string][]string{
		"a-2016-04-28":         {"liberty"},
		"a-2016-05-09":         {"liberty", "assembly"},
		"a-2017-11-16":         {"association", "participation", "vote"},
		"a-2016-07-10":         {"life"},
		"a-2017-07-04":         {"association", "expression"},
		"a-2018-09-26":         {"fair-trial"},
		"a-2016-12-02":         nil,
		"a-2017-03-23":         {"remedy"},
		"a-2016-12-07-promise": nil,
	} {
		a, ok := s.Act(ref)
		if got, _ := a.Engaged(); !ok || !slices.Equal(got, want) {
			t.Errorf("%s (%s) engages %v, want %v", ref, a.Type, got, want)
		}
	}
}
