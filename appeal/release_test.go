package appeal

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

// spell is held from one day to another, "" for no end known.
func spell(t testing.TB, ref, from, to string, m custody.Manner) stay {
	t.Helper()
	s := stay{spell: ref, start: day(t, from), manner: m, free: m == custody.Unconditional || m == custody.Acquitted}
	if to != "" {
		s.end, s.ended = day(t, to), true
	}
	return s
}

func TestReleaseOfOne(t *testing.T) {
	strict := asked(t)
	strict.Conditions = []string{"immediate", "unconditional"}
	strict.Term.Days = 7
	whenever := asked(t)
	whenever.Conditions = []string{"unconditional"}
	atOnceOnly := asked(t)
	atOnceOnly.Conditions = []string{"immediate"}
	bare := asked(t) // no checklist: read strictly, seven days

	house := spell(t, "h", "2016-06-01", "", "")
	house.house = true
	laterHouse := house
	laterHouse.start = day(t, "2016-08-01")

	held := spell(t, "s", "2016-04-28", "", "")
	bail := spell(t, "s", "2016-04-28", "2016-06-01", custody.Bail)
	free := spell(t, "s", "2016-04-28", "2016-05-20", custody.Unconditional)
	late := spell(t, "s", "2016-04-28", "2016-05-21", custody.Unconditional)
	boundAtOnce := spell(t, "s", "2016-04-28", "2016-05-14", custody.Pardon)
	again := spell(t, "s2", "2016-07-01", "", "")
	shortly := spell(t, "s2", "2016-07-01", "2016-07-10", custody.Unconditional)
	sameDay := spell(t, "s2", "2016-07-01", "2016-07-01", custody.SameDay)

	cases := []struct {
		name   string
		d      Demand
		c      captive
		on     string
		status Status
		since  string
	}{
		{"held", strict, captive{stays: []stay{held}}, "2018-12-31", NothingSeen, "2016-05-13"},
		{"held on the eve of the release", strict, captive{stays: []stay{bail}}, "2016-05-31", NothingSeen, "2016-05-13"},
		{"bail is in part", strict, captive{stays: []stay{bail}}, "2016-06-01", "met-in-part", "2016-06-01"},
		{"free, at once, without condition", strict, captive{stays: []stay{free}}, "2016-06-01", "met", "2016-05-20"},
		{"a day late is in part", strict, captive{stays: []stay{late}}, "2016-06-01", "met-in-part", "2016-05-21"},
		{"a pardon the next day is in part", strict, captive{stays: []stay{boundAtOnce}}, "2016-06-01", "met-in-part", "2016-05-14"},
		{"late, where no term was asked", whenever, captive{stays: []stay{late}}, "2016-06-01", "met", "2016-05-21"},
		{"pardon, where no condition was barred", atOnceOnly, captive{stays: []stay{boundAtOnce}}, "2016-06-01", "met", "2016-05-14"},
		{"without a checklist: both are asked", bare, captive{stays: []stay{late}}, "2016-06-01", "met-in-part", "2016-05-21"},
		{"without a checklist, and met", bare, captive{stays: []stay{free}}, "2016-06-01", "met", "2016-05-20"},
		{"held again", strict, captive{stays: []stay{free, again}}, "2016-07-01", "reversed", "2016-07-01"},
		{"held again, the day before", strict, captive{stays: []stay{free, again}}, "2016-06-30", "met", "2016-05-20"},
		{"out again, never met again", strict, captive{stays: []stay{free, shortly}}, "2016-08-01", "met-in-part", "2016-07-10"},
		{"held for some hours", strict, captive{stays: []stay{free, sameDay}}, "2016-07-01", "reversed", "2016-07-01"},
		{"the day after these hours", strict, captive{stays: []stay{free, sameDay}}, "2016-07-02", "met-in-part", "2016-07-02"},
		{"into house arrest is in part", strict, captive{stays: []stay{bail, house}}, "2017-01-01", "met-in-part", "2016-06-01"},
		{"later under house arrest", strict, captive{stays: []stay{bail, laterHouse}}, "2017-01-01", "reversed", "2016-08-01"},
		{
			"out of one spell and still in another", strict,
			captive{stays: []stay{free, spell(t, "o", "2016-05-01", "", "")}},
			"2017-01-01", NothingSeen, "2016-05-13",
		},
		{
			"out of one and on that day in another", strict,
			captive{stays: []stay{free, spell(t, "o", "2016-05-20", "2016-09-01", custody.Bail)}},
			"2017-01-01", "met-in-part", "2016-09-01",
		},
		{
			"out of two on one day, of one on bail", strict,
			captive{stays: []stay{free, spell(t, "o", "2016-05-15", "2016-05-20", custody.Bail)}},
			"2017-01-01", "met-in-part", "2016-05-20",
		},
		{
			"through three spells that meet", strict,
			captive{stays: []stay{
				spell(t, "o", "2016-05-30", "2016-06-30", custody.Bail), free, spell(t, "p", "2016-05-20", "2016-05-30", custody.Bail),
			}},
			"2016-06-29", NothingSeen, "2016-05-13",
		},
		{
			"taken and freed on the day of the letter", strict,
			captive{stays: []stay{spell(t, "o", "2016-05-13", "2016-05-13", custody.Unconditional)}},
			"2016-05-14", "met", "2016-05-14",
		},
		{"a charge opened after the release", strict, captive{stays: []stay{free}, turns: []turn{{day(t, "2016-06-01"), true}}}, "2016-06-01", "met-in-part", "2016-06-01"},
		{
			"and dropped", strict,
			captive{stays: []stay{free}, turns: []turn{{day(t, "2016-06-01"), true}, {day(t, "2016-06-09"), false}}},
			"2016-06-09", "met", "2016-06-09",
		},
		{"dead", strict, captive{stays: []stay{spell(t, "s", "2016-04-28", "2016-06-01", custody.Died)}}, "2017-01-01", "overtaken", "2016-06-01"},
		{"fled", strict, captive{stays: []stay{spell(t, "s", "2016-04-28", "2016-06-01", custody.Escaped)}}, "2017-01-01", "overtaken", "2016-06-01"},
		{"exile is in part", strict, captive{stays: []stay{spell(t, "s", "2016-04-28", "2016-05-14", custody.Deported)}}, "2017-01-01", "met-in-part", "2016-05-14"},
		{"terms unknown is in part", strict, captive{stays: []stay{spell(t, "s", "2016-04-28", "2016-05-14", custody.Unstated)}}, "2017-01-01", "met-in-part", "2016-05-14"},
		{"not held on the day of the letter", strict, captive{stays: []stay{spell(t, "s", "2015-01-01", "2015-02-01", custody.Bail)}}, "2017-01-01", NothingSeen, "2016-05-13"},
		{"of whom nothing is known", strict, captive{}, "2017-01-01", NothingSeen, "2016-05-13"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := releaseOn(c.d, c.c, day(t, c.on))
			if got.status != c.status || got.since.String() != c.since {
				t.Errorf("outcome is %s since %s, want %s since %s", got.status, got.since, c.status, c.since)
			}
		})
	}
}

func TestTurnsOfProceedings(t *testing.T) {
	on, _ := when.Parse("2016-06-01")
	cases := map[string]struct{ turns, open bool }{
		"charged_not_detained": {true, true}, "convicted": {true, true}, "trial_hearing": {true, true},
		"pardoned": {true, false}, "acquitted": {true, false}, "charges_dropped": {true, false},
		"summoned": {false, false}, "convicted_other_case": {false, false}, "house_arrest_lifted": {false, false},
	}
	for kind, want := range cases {
		got, ok := turnOf(custody.Step{Kind: kind, When: on})
		if ok != want.turns || got.open != want.open {
			t.Errorf("%s: turns %v, open %v; want %v, %v", kind, ok, got.open, want.turns, want.open)
		}
	}
	if _, ok := turnOf(custody.Step{Kind: "convicted"}); ok {
		t.Error("a step without a date turns")
	}
}

func TestTogether(t *testing.T) {
	cases := []struct {
		name    string
		members []Status
		want    Status
	}{
		{"nobody", nil, NothingSeen},
		{"all held", []Status{NothingSeen, NothingSeen}, NothingSeen},
		{"one out in part", []Status{NothingSeen, "met-in-part"}, "met-in-part"},
		{"one met, one held", []Status{NothingSeen, "met"}, "met-in-part"},
		{"one met, one in part", []Status{"met-in-part", "met"}, "met-in-part"},
		{"all met", []Status{"met", "met"}, "met"},
		{"one held again", []Status{"met", "reversed", "met-in-part"}, "reversed"},
		{"one dead, the others met", []Status{"met", "overtaken"}, "met"},
		{"one dead, the others held", []Status{NothingSeen, "overtaken"}, NothingSeen},
		{"all dead", []Status{"overtaken", "overtaken"}, "overtaken"},
	}
	for _, c := range cases {
		var members []fate
		for _, s := range c.members {
			members = append(members, fate{status: s})
		}
		if got := together(members); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestGroupSeriesTellsEachChange(t *testing.T) {
	d := asked(t)
	people := []captive{
		{stays: []stay{spell(t, "a", "2016-04-28", "2016-06-01", custody.Bail), spell(t, "a2", "2016-07-01", "2016-07-10", custody.Bail)}},
		{stays: []stay{spell(t, "b", "2016-04-28", "2016-09-01", custody.Pardon)}},
	}
	want := []reached{
		{status: NothingSeen, since: day(t, "2016-05-13")},
		{status: "met-in-part", since: day(t, "2016-06-01")},
		{status: "reversed", since: day(t, "2016-07-01")},
		{status: "met-in-part", since: day(t, "2016-07-10")},
	}
	got := groupSeries(d, people, day(t, "2018-12-31"))
	if len(got) != len(want) {
		t.Fatalf("series is %v", got)
	}
	for i := range want {
		if got[i].status != want[i].status || got[i].since != want[i].since {
			t.Errorf("change %d is %s on %s, want %s on %s", i, got[i].status, got[i].since, want[i].status, want[i].since)
		}
	}
}

// TestReleaseProperties: over any spells, on any day, an outcome begins no later than the day asked for and no
// earlier than the letter; a person who is held is never out; "met" stands only where the first release was free
// and at once; the group never says more than its members.
func TestReleaseProperties(t *testing.T) {
	manners := []custody.Manner{custody.Bail, custody.Pardon, custody.Unconditional, custody.Died, custody.SameDay}
	letter := day(t, "2016-05-13")
	gen := rapid.Custom(func(r *rapid.T) captive {
		var c captive
		at := letter - 30
		for i := range rapid.IntRange(0, 4).Draw(r, "spells") {
			m := rapid.SampledFrom(manners).Draw(r, "manner")
			s := stay{
				spell: string(rune('a' + i)), start: at + when.Day(rapid.IntRange(0, 20).Draw(r, "gap")), manner: m,
				free: m == custody.Unconditional, ended: rapid.IntRange(0, 5).Draw(r, "ended") > 0,
				house: rapid.IntRange(0, 7).Draw(r, "house") == 0,
			}
			s.end = s.start + when.Day(rapid.IntRange(0, 60).Draw(r, "length"))
			at = s.end - when.Day(rapid.IntRange(0, 5).Draw(r, "overlap"))
			c.stays = append(c.stays, s)
		}
		return c
	})
	rapid.Check(t, func(r *rapid.T) {
		d := Demand{Day: letter, Conditions: []string{"immediate", "unconditional"}}
		people := rapid.SliceOfN(gen, 1, 4).Draw(r, "people")
		on := letter + when.Day(rapid.IntRange(0, 150).Draw(r, "on"))
		var members []fate
		for _, c := range people {
			f := releaseOn(d, c, on)
			members = append(members, f)
			if f.since < letter || f.since > on {
				r.Fatalf("since %s is outside of %s to %s", f.since, letter, on)
			}
			if f.status == "met" && (!f.free || int(f.out-letter) > atOnce) {
				r.Fatalf("met by %s after %d days", f.manner, f.out-letter)
			}
			for _, s := range c.stays {
				if s.holds(on) && !s.house && f.status != NothingSeen && f.status != "reversed" && f.status != "overtaken" {
					r.Fatalf("held in %s on %s and yet %s", s.spell, on, f.status)
				}
			}
		}
		series := groupSeries(d, people, on)
		last := series[len(series)-1]
		if last.status != together(members) {
			r.Fatalf("the series ends with %s, the members together are %s", last.status, together(members))
		}
		if all := groupSeries(d, people, on.AddDays(400)); len(all) < len(series) || all[len(series)-1].status != last.status || all[len(series)-1].since != last.since {
			r.Fatalf("what is told of the past changed with time: %v then %v", series, all)
		}
	})
}
