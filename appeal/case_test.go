package appeal_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/pack"
	"github.com/upheld/upheld/when"
)

const (
	shared      = "../../shared/data/cambodia"
	instruments = "../../shared/data/instruments"
	shipped     = "../pack/data/cambodia"
)

// read is the records of a pack folder; the test is skipped where the folder is not at hand.
func read(t *testing.T, dir string) []pack.Record {
	t.Helper()
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("%s is not at hand", dir)
	}
	var fsys fs.FS = os.DirFS(dir)
	records, bad := pack.Read(fsys)
	for _, p := range bad {
		t.Errorf("%s:%d %s: %s", p.File, p.Line, p.Field, p.Reason)
	}
	return records
}

func sets(t *testing.T, dir string) (*appeal.Set, *custody.Set) {
	t.Helper()
	var docs []book.Doc
	for _, r := range read(t, dir) {
		docs = append(docs, r.Doc())
	}
	s, err := appeal.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	held, err := custody.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	return s, held
}

func on(t *testing.T, s string) when.Day {
	t.Helper()
	d, err := when.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// board is the board of a day as "demand status since".
func board(lines []appeal.Line) []string {
	var out []string
	for _, l := range lines {
		out = append(out, l.Demand.Ref+" "+string(l.Status)+" "+l.Since.String())
	}
	return out
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s:\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

var nothing = []string{
	"d-recommit nothing-seen 2016-05-13", "d-action nothing-seen 2016-05-13", "d-constitution nothing-seen 2016-05-13",
	"d-treaties nothing-seen 2016-05-13", "d-release nothing-seen 2016-05-13", "d-convene nothing-seen 2016-05-13",
	"d-elections nothing-seen 2016-05-13",
}

func TestShippedCaseDayByDay(t *testing.T) {
	s, held := sets(t, shipped)
	same(t, "the eve of the letter", board(s.Board(on(t, "2016-05-12"), held)), nil)
	same(t, "the day of the letter", board(s.Board(on(t, "2016-05-13"), held)), nothing)
	same(t, "New Year 2017", board(s.Board(on(t, "2017-01-01"), held)), []string{
		"d-recommit begun 2016-12-15", "d-action begun 2016-06-07", "d-constitution acted-against 2016-05-16",
		"d-treaties acted-against 2016-11-21", "d-release met-in-part 2016-12-08", "d-convene nothing-seen 2016-05-13",
		"d-elections nothing-seen 2016-05-13",
	})
	same(t, "after the commune election", board(s.Board(on(t, "2017-07-31"), held))[6:], []string{"d-elections met-in-part 2017-06-24"})
	lines := s.Board(on(t, "2018-12-31"), held)
	same(t, "the end of 2018", board(lines), []string{
		"d-recommit begun 2016-12-15", "d-action met-in-part 2017-11-16", "d-constitution acted-against 2016-05-16",
		"d-treaties acted-against 2016-11-21", "d-release met-in-part 2016-12-08", "d-convene nothing-seen 2016-05-13",
		"d-elections acted-against 2017-11-16",
	})
	sum := appeal.Summarise(lines)
	if sum.Asked != 7 || sum.Of["met"] != 0 || sum.Of["met-in-part"] != 2 || sum.Of["begun"] != 1 ||
		sum.Of["acted-against"] != 3 || sum.Of[appeal.NothingSeen] != 1 {
		t.Errorf("the sentence counts %+v", sum)
	}
}

// TestReleaseIsComputedFromCustody compares what the spells say with what the case file says of each person.
func TestReleaseIsComputedFromCustody(t *testing.T) {
	for _, dir := range []string{shared, shipped} {
		t.Run(dir, func(t *testing.T) {
			s, held := sets(t, dir)
			told := map[string]appeal.Member{}
			for _, m := range s.Members("d-release") {
				told[m.Person] = m
			}
			l := s.Board(on(t, "2018-12-31"), held)[4]
			if len(l.Members) != 22 || len(told) != 22 {
				t.Fatalf("%d persons on the board, %d in the case file, want 22", len(l.Members), len(told))
			}
			for _, m := range l.Members {
				f := told[m.Person]
				if m.Name != f.Name || m.Spell != f.Spell || !m.Gone || m.Out != f.End.Latest() || string(m.Manner) != f.How ||
					m.DaysAfter != f.DaysAfter || m.Unconditional || m.Outcome != "met-in-part" || m.On != m.Out {
					t.Errorf("%s: computed %+v, the case file has %+v", m.Person, m, f)
				}
			}
			want := map[string]int{"of": 22, "out": 22, "first": 209, "last": 837}
			for k, n := range want {
				if l.Why.N[k] != n {
					t.Errorf("%s is %d, want %d", k, l.Why.N[k], n)
				}
			}
			if l.Why.Words != "22 of 22 out, after 209 to 837 days; none without conditions" {
				t.Errorf("the board says %q", l.Why.Words)
			}
			l = s.Board(on(t, "2017-01-01"), held)[4]
			if l.Why.Words != "1 of 22 out, after 209 days; none without conditions" || l.Members[0].Person != "p-seang-chet" || l.Members[1].Gone {
				t.Errorf("at New Year 2017 the board says %q of %v", l.Why.Words, l.Members[:2])
			}
			l = s.Board(on(t, "2016-12-07"), held)[4]
			if l.Status != appeal.NothingSeen || l.Why.Words != "none of 22 out" {
				t.Errorf("on the eve of the first release the board says %s, %q", l.Status, l.Why.Words)
			}
		})
	}
}

// TestPlainCaseFileWorks: a case file without results, numbers and grounds still gives a board, with its facts told
// and its reading beside them.
func TestPlainCaseFileWorks(t *testing.T) {
	s, held := sets(t, shared)
	lines := s.Board(on(t, "2018-12-31"), held)
	want := append([]string{}, nothing...)
	want[4] = "d-release met-in-part 2016-12-08"
	same(t, "the end of 2018", board(lines), want)
	for i, l := range lines {
		if l.Demand.N != i+1 || l.Demand.When.String() != "2016-05-13" {
			t.Errorf("%s is demand %d of %s", l.Demand.Ref, l.Demand.N, l.Demand.When)
		}
		if len(l.Facts) == 0 || l.Assessment.Judged == "" || l.Assessment.Why == "" {
			t.Errorf("%s tells %d facts and the reading %q", l.Demand.Ref, len(l.Facts), l.Assessment.Judged)
		}
	}
	same(t, "the day of the letter", board(s.Board(on(t, "2016-05-13"), held)), nothing)
}

func TestMatrixOfAddressees(t *testing.T) {
	s, held := sets(t, shipped)
	var got []string
	for _, r := range s.Addressees(on(t, "2018-12-31"), held) {
		row := r.Addressee + ":"
		for _, c := range r.Cells {
			if c.Asked {
				row += " " + c.Demand + " " + string(c.Status) + " " + c.Since.String()
			}
		}
		if len(r.Cells) != 7 {
			t.Errorf("%s has %d cells", r.Addressee, len(r.Cells))
		}
		got = append(got, row)
	}
	same(t, "the matrix", got, []string{
		"United Nations: d-recommit nothing-seen 2016-05-13 d-action begun 2016-06-07",
		"Signatory governments: d-recommit begun 2016-12-15 d-action met-in-part 2017-11-16",
		"Government of Cambodia: d-constitution acted-against 2016-05-16 d-treaties acted-against 2016-11-21 d-release met-in-part 2016-12-08",
		"United States: d-convene nothing-seen 2016-05-13",
		"Canada: d-convene nothing-seen 2016-05-13",
		"International community: d-elections acted-against 2017-11-16",
	})
}

// TestEveryDayOfTheCase: on each day the counts add up, no status began later than the day, the past does not
// change, and no reason claims that the letter brought anything about.
func TestEveryDayOfTheCase(t *testing.T) {
	s, held := sets(t, shipped)
	letter, out := on(t, "2016-05-13"), 0
	for d := letter; d <= on(t, "2019-03-01"); d += 5 {
		lines := s.Board(d, held)
		sum, n := appeal.Summarise(lines), 0
		for _, status := range appeal.Order {
			n += sum.Of[status]
		}
		if sum.Asked != 7 || n != 7 {
			t.Errorf("%s: %d asked, the statuses count %d", d, sum.Asked, n)
		}
		for _, l := range lines {
			if l.Since < letter || l.Since > d {
				t.Errorf("%s: %s is %s since %s", d, l.Demand.Ref, l.Status, l.Since)
			}
			if l.Why.Words == "" {
				t.Errorf("%s: %s is %s for no reason", d, l.Demand.Ref, l.Status)
			}
			for _, cause := range []string{"because of the letter", "thanks to", "led to by", "owing to", "as a result of", "in response to the letter"} {
				if strings.Contains(strings.ToLower(l.Why.Words), cause) {
					t.Errorf("%s: %s says %q", d, l.Demand.Ref, l.Why.Words)
				}
			}
			for _, f := range l.Facts {
				if f.When.Earliest() > d {
					t.Errorf("%s: %s tells a fact of %s", d, l.Demand.Ref, f.When)
				}
			}
			if l.Demand.Ref == "d-release" {
				if l.Why.N["out"] < out {
					t.Errorf("%s: %d are out, there had been %d", d, l.Why.N["out"], out)
				}
				out = l.Why.N["out"]
			}
		}
	}
	if out != 22 {
		t.Errorf("%d are out in the end", out)
	}
}

func TestTheLetterAndItsReply(t *testing.T) {
	s, _ := sets(t, shipped)
	letter, ok := s.Appeal("ap-2016-05-13")
	if !ok || letter.Kind != "open_letter" || len(letter.Citations) != 0 || letter.Note == "" || len(letter.Asks) != 7 {
		t.Errorf("the letter is %+v", letter)
	}
	for _, d := range s.Demands() {
		if d.Appeal != letter.Ref || len(d.AskedOf) == 0 || len(d.Grounds.Provisions) == 0 || len(d.Grounds.Facts) == 0 || len(d.Conditions) == 0 {
			t.Errorf("%s is %+v", d.Ref, d)
		}
		again, ok := s.Demand(d.Ref)
		if !ok || again.N != d.N {
			t.Errorf("%s is not found again", d.Ref)
		}
		for _, r := range d.Restated {
			a, ok := s.Appeal(r.Appeal)
			if !ok || a.When.String() != r.When.String() || !(r.When.Earliest() > d.Day) {
				t.Errorf("%s is restated on %s in %s of %s", d.Ref, r.When, r.Appeal, a.When)
			}
		}
		for _, o := range s.Outcomes(d.Ref) {
			for _, by := range o.By {
				if !asks(d, by) {
					t.Errorf("%s: a fact of %s is an act of %s, who was not asked", d.Ref, o.When, by)
				}
			}
			if o.Result != "" && o.When.Earliest() <= d.Day {
				t.Errorf("%s: a result of %s is no later than the letter", d.Ref, o.When)
			}
		}
	}
	if r := s.Reply(); r == nil || r.Found {
		t.Errorf("the reply is %+v", r)
	}
	if a, ok := s.Assessment("d-convene"); !ok || a.Judged == "" {
		t.Errorf("the reading of d-convene is %+v", a)
	}
	if all := s.Appeals(); len(all) != 62 || all[0].Ref != "ap-2013-10-23" {
		t.Errorf("%d appeals, the first is %s", len(all), all[0].Ref)
	}
}

func asks(d appeal.Demand, name string) bool {
	for _, a := range d.AskedOf {
		if a.Name == name {
			return true
		}
	}
	return false
}
