package when_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/when"
)

func TestOnBeforeOverlaps(t *testing.T) {
	day := func(s string) when.Day { return must(t, s).Earliest() }
	on := []struct {
		iso, day string
		want     when.Tri
	}{
		{"2016-05-13", "2016-05-13", when.Yes},
		{"2016-05-13", "2016-05-14", when.No},
		{"2016-05", "2016-05-14", when.Possibly},
		{"2016-05/2017-06", "2016-05-30", when.Possibly},
		{"2016-05/2017-06", "2016-05-31", when.Yes},
		{"2016-04-28/..", "2026-01-01", when.Yes},
		{"2014-11-11..2014-11-13", "2014-11-12", when.Possibly},
	}
	for _, tt := range on {
		if got := must(t, tt.iso).On(day(tt.day)); got != tt.want {
			t.Errorf("%s on %s: %v, want %v", tt.iso, tt.day, got, tt.want)
		}
	}
	pairs := []struct {
		a, b                   string
		before, after, overlap when.Tri
	}{
		{"2016-05-13", "2016-05-14", when.Yes, when.No, when.No},
		{"2016-05-13", "2016-05-13", when.No, when.No, when.Yes},
		{"2016-05", "2016-05-13", when.Possibly, when.Possibly, when.Possibly},
		{"2016-05-01/2016-05-31", "2016-05-13", when.No, when.No, when.Yes},
		{"2016-05-01/2016-05-31", "2016-05-11..2016-05-13", when.No, when.No, when.Yes},
		{"2016-05-01/2016-05-12", "2016-05-11..2016-05-13", when.Possibly, when.No, when.Possibly},
		{"2016-04-28/..", "2018", when.No, when.No, when.Yes},
		{"2018", "2016-04-28/..", when.No, when.No, when.Yes},
	}
	for _, tt := range pairs {
		a, b := must(t, tt.a), must(t, tt.b)
		if x, y, z := a.Before(b), a.After(b), a.Overlaps(b); x != tt.before || y != tt.after || z != tt.overlap {
			t.Errorf("%s and %s: before %v, after %v, overlaps %v", tt.a, tt.b, x, y, z)
		}
	}
	var nothing when.When
	if nothing.On(0) != when.Possibly || nothing.Before(when.On(0)) != when.Possibly || nothing.Overlaps(when.On(0)) != when.Possibly {
		t.Error("a When that says nothing must leave everything possible")
	}
	if nothing.Earliest() != when.Min || nothing.Latest() != when.Max {
		t.Error("a When that says nothing must reach over the whole calendar")
	}
	if got := fmt.Sprint(when.No, when.Possibly, when.Yes); got != "no possibly yes" {
		t.Error(got)
	}
}

// histories is every run of days that w allows: within Possible, over all of Certain, at least one day.
func histories(w when.When) []when.Range {
	var out []when.Range
	for a := w.Possible.First; a <= w.Possible.Last; a++ {
		for b := a; b <= w.Possible.Last; b++ {
			if w.Certain.Empty() || a <= w.Certain.First && b >= w.Certain.Last {
				out = append(out, when.Range{First: a, Last: b})
			}
		}
	}
	return out
}

// TestTriAgreesWithEveryHistory asks all pairs of histories: yes means in every one, no means in none.
func TestTriAgreesWithEveryHistory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := near().Draw(t, "a"), near().Draw(t, "b")
		d := rapid.Map(near(), when.When.Earliest).Draw(t, "day")
		var before, after, overlaps, on poll
		for _, x := range histories(a) {
			on.add(x.Has(d))
			for _, y := range histories(b) {
				before.add(x.Last < y.First)
				after.add(y.Last < x.First)
				overlaps.add(x.First <= y.Last && y.First <= x.Last)
			}
		}
		for name, c := range map[string]struct{ got, want when.Tri }{
			"before": {a.Before(b), before.tri()}, "after": {a.After(b), after.tri()},
			"overlaps": {a.Overlaps(b), overlaps.tri()}, "on": {a.On(d), on.tri()},
		} {
			if c.got != c.want {
				t.Fatalf("%v %s %v (day %v): %v, want %v", a, name, b, d, c.got, c.want)
			}
		}
	})
}

type poll struct{ yes, no int }

func (p *poll) add(yes bool) {
	if yes {
		p.yes++
	} else {
		p.no++
	}
}

func (p poll) tri() when.Tri {
	switch {
	case p.yes == 0:
		return when.No
	case p.no == 0:
		return when.Yes
	}
	return when.Possibly
}

func TestDaysBetween(t *testing.T) {
	tests := []struct {
		a, b         string
		fewest, most int
	}{
		{"2016-04-28", "2017-06-29", 427, 427},
		{"2016-05-13", "2016-05-13", 0, 0},
		{"2014-11-11..2014-11-13", "2018-08-20", 1376, 1378},
		{"2016-05-13", "2016-05-12", 0, 0},
		{"2016-05", "2016-05-13", 0, 12},
		{"2016-05", "2016-06", 1, 60},
	}
	for _, tt := range tests {
		fewest, most := when.DaysBetween(must(t, tt.a), must(t, tt.b))
		if fewest != tt.fewest || most != tt.most {
			t.Errorf("%s to %s: %d to %d days, want %d to %d", tt.a, tt.b, fewest, most, tt.fewest, tt.most)
		}
	}
}

func TestDaysBetweenAgreesWithEveryPairOfDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := near().Draw(t, "a"), near().Draw(t, "b")
		fewest, most := 1<<30, -1
		for x := a.Possible.First; x <= a.Possible.Last; x++ {
			for y := max(x, b.Possible.First); y <= b.Possible.Last; y++ {
				fewest, most = min(fewest, int(y-x)), max(most, int(y-x))
			}
		}
		if most < 0 {
			fewest, most = 0, 0
		}
		if f, m := when.DaysBetween(a, b); f != fewest || m != most || f > m {
			t.Fatalf("%v to %v: %d to %d, want %d to %d", a, b, f, m, fewest, most)
		}
	})
}
