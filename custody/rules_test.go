package custody_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

func spell(start, end string, steps ...custody.Step) custody.Spell {
	v := custody.Spell{Ref: "cs-x", Person: "p-x", Start: at(start), Steps: steps}
	if end != "" {
		v.End, v.Manner = at(end), custody.Unstated
	}
	return v
}

func step(kind, date string) custody.Step {
	return custody.Step{Kind: kind, When: at(date)}
}

func TestHeldAndDaysOfExactAndVagueDates(t *testing.T) {
	for _, c := range []struct {
		name        string
		start, end  string
		on          string
		held        when.Tri
		least, most int
	}{
		{"the day before", "2016-04-28", "2017-06-29", "2016-04-27", when.No, 0, 0},
		{"the first day", "2016-04-28", "2017-06-29", "2016-04-28", when.Yes, 0, 0},
		{"fifteen days", "2016-04-28", "2017-06-29", "2016-05-13", when.Yes, 15, 15},
		{"the last day in", "2016-04-28", "2017-06-29", "2017-06-28", when.Yes, 426, 426},
		{"the day of the release", "2016-04-28", "2017-06-29", "2017-06-29", when.No, 427, 427},
		{"long after", "2016-04-28", "2017-06-29", "2020-01-01", when.No, 427, 427},
		{"taken and freed on one day", "2016-05-09", "2016-05-09", "2016-05-09", when.Yes, 0, 0},
		{"the day after that", "2016-05-09", "2016-05-09", "2016-05-10", when.No, 0, 0},
		{"no end known", "2016-04-28", "", "2026-04-28", when.Yes, 3652, 3652},
		{"a month as start, inside it", "2016-04", "2016-06-10", "2016-04-15", when.Possibly, 0, 14},
		{"a month as start, on its last day", "2016-04", "2016-06-10", "2016-04-30", when.Yes, 0, 29},
		{"a month as start, after it", "2016-04", "2016-06-10", "2016-05-13", when.Yes, 13, 42},
		{"a month as end, inside it", "2016-04-01", "2016-06", "2016-06-10", when.Possibly, 61, 70},
		{"a month as end, on its first day", "2016-04-01", "2016-06", "2016-06-01", when.Possibly, 61, 61},
		{"a month as end, the day before", "2016-04-01", "2016-06", "2016-05-31", when.Yes, 60, 60},
		{"the same month twice", "2016-04", "2016-04", "2016-04-15", when.Possibly, 0, 14},
		{"the same month twice, its last day", "2016-04", "2016-04", "2016-04-30", when.Possibly, 0, 29},
		{"one of three days", "2014-11-11..2014-11-13", "2015-04-13", "2014-11-12", when.Possibly, 0, 1},
		{"an end that bounds a vague start", "2016", "2016-03-10", "2016-03-10", when.Possibly, 0, 69},
		{"an end that bounds a vague start, after", "2016", "2016-03-10", "2016-03-11", when.No, 0, 69},
		{"a start that bounds a vague end", "2016-03-10", "2016-03", "2016-03-10", when.Yes, 0, 0},
	} {
		v := spell(c.start, c.end)
		st := v.StatusOn(day(c.on))
		least, most := v.Days(day(c.on))
		if st.Held != c.held || least != c.least || most != c.most || st.Min != least || st.Max != most {
			t.Errorf("%s: %s to %s on %s: held %v, %d to %d days; want %v, %d to %d", c.name, c.start, c.end, c.on, st.Held, least, most, c.held, c.least, c.most)
		}
	}
}

func TestStagesFollowFromSteps(t *testing.T) {
	for _, c := range []struct {
		name  string
		steps []custody.Step
		on    string
		stage custody.Stage
		maybe custody.Stage
	}{
		{"held without any step is taken", nil, "2016-05-01", custody.Taken, custody.Taken},
		{"refused bail is before trial", []custody.Step{step("bail_refused", "2016-05-01")}, "2016-05-01", custody.PreTrial, custody.PreTrial},
		{"a step of a month is only possible inside it", []custody.Step{step("convicted", "2016-06")}, "2016-06-15", custody.Taken, custody.Convicted},
		{"and certain at its end", []custody.Step{step("convicted", "2016-06")}, "2016-06-30", custody.Convicted, custody.Convicted},
		{"refused bail after a conviction takes nothing back", []custody.Step{step("convicted", "2016-05-02"), step("bail_refused", "2016-05-03")}, "2016-05-09", custody.Convicted, custody.Convicted},
		{"a conviction set aside is a trial again", []custody.Step{step("convicted", "2016-05-02"), step("conviction_set_aside", "2016-05-08")}, "2016-05-09", custody.OnTrial, custody.OnTrial},
		{"and a new conviction counts again", []custody.Step{step("convicted", "2016-05-02"), step("conviction_set_aside", "2016-05-08"), step("convicted", "2016-05-10")}, "2016-05-10", custody.Convicted, custody.Convicted},
		{"another case shows nothing of this one", []custody.Step{step("convicted_other_case", "2016-05-02")}, "2016-05-09", custody.Taken, custody.Taken},
		{"acquitted is cleared", []custody.Step{step("trial_opened", "2016-05-02"), step("acquitted", "2016-05-03")}, "2016-05-09", custody.Cleared, custody.Cleared},
	} {
		v := spell("2016-04-28", "", c.steps...)
		if st := v.StatusOn(day(c.on)); st.Stage != c.stage || st.MaybeStage != c.maybe {
			t.Errorf("%s: %v, maybe %v; want %v, maybe %v", c.name, st.Stage, st.MaybeStage, c.stage, c.maybe)
		}
	}
}

func TestOverIsAsSureAsTheEnd(t *testing.T) {
	v := spell("2016-04-01", "2016-06")
	for on, want := range map[string]when.Tri{"2016-05-31": when.No, "2016-06-01": when.Possibly, "2016-06-29": when.Possibly, "2016-06-30": when.Yes} {
		st := v.StatusOn(day(on))
		if st.Over != want || (st.Manner != "") != (want != when.No) {
			t.Errorf("%s: over %v, %q", on, st.Over, st.Manner)
		}
	}
}

func TestOnlyAReleaseWithoutChargeOrConditionIsUnconditional(t *testing.T) {
	free := map[custody.Manner]bool{custody.Unconditional: true, custody.ChargesDropped: true, custody.Acquitted: true}
	for m, w := range custody.Manners {
		v := custody.Spell{Manner: m}
		if v.Unconditional() != free[m] {
			t.Errorf("%s: %v", m, v.Unconditional())
		}
		v.Restrictions = []string{"no travel abroad"}
		if v.Unconditional() {
			t.Errorf("%s with a restriction is not unconditional", m)
		}
		if w.EN == "" || w.FR == "" {
			t.Errorf("%s has no words", m)
		}
	}
	for _, m := range []custody.Manner{custody.Died, custody.Escaped, custody.ToHouseArrest, custody.Deported, ""} {
		if m.Freed() {
			t.Errorf("%q is no release", m)
		}
	}
}

func TestStartRule(t *testing.T) {
	for _, c := range []struct {
		name  string
		v     custody.Spell
		rule  custody.Rule
		order string // day from which FromOrder counts
	}{
		{"arrest", spell("2016-04-28", "", step("arrested", "2016-04-28"), step("pretrial_detention", "2016-05-02")), custody.FromArrest, "2016-05-02"},
		{"arrest and order on one day", spell("2016-04-28", "", step("pretrial_detention", "2016-04-28"), step("arrested", "2016-04-28")), custody.FromArrest, "2016-04-28"},
		{"verdict", spell("2015-07-21", "", step("convicted", "2015-07-21")), custody.FromVerdict, "2015-07-21"},
		{"order", spell("2016-04-27", "", step("detained_by_court", "2016-04-27"), step("pretrial_detention", "2016-05-27")), custody.FromOrder, "2016-04-27"},
		{"two orders, the later one first", spell("2016-04-27", "", step("pretrial_detention", "2016-05-27"), step("arrested", "2016-04-27"), step("detained_by_court", "2016-04-30")), custody.FromArrest, "2016-04-30"},
		{"nothing shows it", spell("2016-04-27", "", step("family_told", "2016-04-29")), custody.FromStated, "2016-04-27"},
		{"said by the record", custody.Spell{Start: at("2016-04-27"), Rule: custody.FromArrest}, custody.FromArrest, "2016-04-27"},
		{"house arrest from the start", custody.Spell{Form: custody.HouseForm, Start: at("2016-04-27"), Steps: []custody.Step{step("house_arrest", "2016-04-27")}}, custody.FromOrder, "2016-04-27"},
	} {
		if got := c.v.StartRule(); got != c.rule {
			t.Errorf("%s: %s, want %s", c.name, got, c.rule)
		}
		if w, _ := c.v.StartBy(custody.FromOrder); w.String() != c.order {
			t.Errorf("%s: from the order %s, want %s", c.name, w, c.order)
		}
	}
}

func TestHouseArrestFromTheStartIsNeverHeld(t *testing.T) {
	v := spell("2016-04-01", "2016-06-01")
	v.Form = custody.HouseForm
	if st := v.StatusOn(day("2016-05-01")); st.Held != when.No || st.House != when.Yes || st.Min != 30 {
		t.Errorf("%+v", st)
	}
}

// aWhen draws a day, a month, a year or a span within a few years.
func aWhen(t *rapid.T, label string) when.When {
	d := when.Day(rapid.IntRange(16000, 16400).Draw(t, label))
	switch rapid.IntRange(0, 3).Draw(t, label+" precision") {
	case 0:
		return at(d.String()[:7])
	case 1:
		return at(d.String() + ".." + (d + when.Day(rapid.IntRange(0, 40).Draw(t, label+" width"))).String())
	}
	return when.On(d)
}

func aSpell(t *rapid.T) custody.Spell {
	v := custody.Spell{Ref: "cs", Person: "p", Start: aWhen(t, "start")}
	if rapid.Bool().Draw(t, "ended") {
		v.End = aWhen(t, "end")
		if v.End.Latest() < v.Start.Earliest() {
			v.Start, v.End = v.End, v.Start
		}
		v.Manner = custody.Unstated
	}
	kinds := []string{"summoned", "arrested", "charged", "pretrial_detention", "convicted", "conviction_set_aside", "acquitted", "released"}
	for i := range rapid.IntRange(0, 6).Draw(t, "steps") {
		v.Steps = append(v.Steps, custody.Step{Kind: rapid.SampledFrom(kinds).Draw(t, fmt.Sprint("kind ", i)), When: aWhen(t, fmt.Sprint("step ", i))})
	}
	return v
}

// Against brute force over every pair of days that the dates allow.
func TestHeldAndDaysAreTrueOfEveryPossiblePair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := aSpell(t)
		d := when.Day(rapid.IntRange(15950, 16500).Draw(t, "day"))
		least, most := 1<<30, -1
		always, ever := true, false
		e1, e2 := v.End.Earliest(), v.End.Latest()
		if v.End.IsZero() {
			e1, e2 = when.Max, when.Max
		}
		for s := v.Start.Earliest(); s <= v.Start.Latest(); s++ {
			for e := max(s, e1); e <= e2; e++ {
				in := s <= d && d < e || s == d && d == e
				always, ever = always && in, ever || in
				n := max(0, int(min(d, e)-s))
				least, most = min(least, n), max(most, n)
			}
		}
		want := when.No
		if always {
			want = when.Yes
		} else if ever {
			want = when.Possibly
		}
		st := v.StatusOn(d)
		if st.Held != want || st.Min != least || st.Max != most {
			t.Fatalf("%s to %s on %s: held %v, %d to %d; by brute force %v, %d to %d", v.Start, v.End, d, st.Held, st.Min, st.Max, want, least, most)
		}
		if st.Min > st.Max || st.Stage > st.MaybeStage {
			t.Fatalf("%+v", st)
		}
	})
}

func TestTheOrderOfStepsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := aSpell(t)
		d := when.Day(rapid.IntRange(15950, 16500).Draw(t, "day"))
		w := v
		w.Steps = slices.Clone(v.Steps)
		w.Steps = rapid.Permutation(w.Steps).Draw(t, "shuffled")
		if a, b := v.StatusOn(d), w.StatusOn(d); a != b {
			t.Fatalf("%+v and %+v", a, b)
		}
		if a, b := v.StartRule(), w.StartRule(); a != b {
			t.Fatalf("%s and %s", a, b)
		}
		aw, ar := v.StartBy(custody.FromOrder)
		bw, br := w.StartBy(custody.FromOrder)
		if aw != bw || ar != br {
			t.Fatalf("%s by %s and %s by %s", aw, ar, bw, br)
		}
	})
}
