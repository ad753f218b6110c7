package web

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/web/words"
	"github.com/upheld/upheld/when"
)

// Labels never run into one another or into what is drawn, and never leave the picture.
func TestLabelsKeepClear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := &board{frame: box{0, 0, 400, 200}}
		for range rapid.IntRange(0, 6).Draw(t, "obstacles") {
			b.take(box{rapid.Float64Range(0, 400).Draw(t, "x"), rapid.Float64Range(0, 200).Draw(t, "y"), rapid.Float64Range(1, 90).Draw(t, "w"), rapid.Float64Range(1, 60).Draw(t, "h")})
		}
		for range rapid.IntRange(1, 12).Draw(t, "labels") {
			l := label{size: 12, near: rapid.Bool().Draw(t, "near"), texts: []string{rapid.StringN(1, 30, 60).Draw(t, "text"), "x"}}
			for range rapid.IntRange(1, 4).Draw(t, "anchors") {
				l.at = append(l.at, anchor{rapid.Float64Range(0, 400).Draw(t, "ax"), rapid.Float64Range(0, 200).Draw(t, "ay"), rapid.SampledFrom([]string{"start", "middle", "end"}).Draw(t, "end")})
			}
			before := len(b.taken)
			text, at, ok := b.place(l)
			if !ok {
				if len(b.taken) != before {
					t.Fatal("a label that is not shown takes room")
				}
				continue
			}
			got := boxOf(text, l.size, at)
			if !got.inside(b.frame) {
				t.Fatalf("%v leaves the picture", got)
			}
			for _, other := range b.taken[:before] {
				if got.hits(other) {
					t.Fatalf("%v runs into %v", got, other)
				}
			}
		}
	})
}

// A later day never stands left of an earlier one, across the break too.
func TestTheAxisRunsOneWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := when.Day(rapid.IntRange(0, 20000).Draw(t, "first"))
		a := axis{first: first, knee: first + when.Day(rapid.IntRange(1, 4000).Draw(t, "core")), x0: 80, x1: 900, x2: 1000}
		a.last = a.knee + when.Day(rapid.IntRange(0, 4000).Draw(t, "tail"))
		if !a.hasTail() {
			a.x1 = a.x2
		}
		d := first + when.Day(rapid.IntRange(-500, 9000).Draw(t, "day"))
		e := d + when.Day(rapid.IntRange(0, 500).Draw(t, "later"))
		if x, y := a.x(d), a.x(e); x > y || x < a.x0 || y > a.x2 || math.IsNaN(x) {
			t.Fatalf("%v at %g, %v at %g on %+v", d, x, e, y, a)
		}
	})
}

func caseOfTheLetter(t *testing.T, on string) (*Page, caseLine) {
	t.Helper()
	h, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	c, ok := h.Record.Case()
	if !ok {
		t.Fatal("no case")
	}
	p := &Page{Words: words.All()[0], House: h, On: day(t, on), Today: day(t, "2026-11-23")}
	return p, lineOf(p, c)
}

// The table beside the picture holds what the picture shows: its columns add up to the marks.
func TestTheTableAddsUpToThePicture(t *testing.T) {
	for _, on := range []string{"2026-11-23", "2017-08-20", "2016-05-13", "2013-11-01"} {
		_, l := caseOfTheLetter(t, on)
		var acts, appeals, elections int
		for _, q := range l.quarters() {
			acts, appeals, elections = acts+q.Acts, appeals+q.Appeals, elections+q.Elections
			if q.HeldMost < q.HeldEnd {
				t.Errorf("as of %s, %d/%d: more held at the end than at the most", on, q.Year, q.N)
			}
		}
		if a, b, c := len(l.shown(l.Acts)), len(l.shown(l.Appeals)), len(l.shown(l.Elections)); acts != a || appeals != b || elections != c {
			t.Errorf("as of %s the table has %d, %d, %d and the picture %d, %d, %d", on, acts, appeals, elections, a, b, c)
		}
	}
}

func TestTheLineOfTheCase(t *testing.T) {
	p, l := caseOfTheLetter(t, "2026-11-23")
	if n := l.heldOn(l.Letter); n != 22 {
		t.Errorf("%d held on the day of the letter", n)
	}
	if len(l.Acts) != 77 || len(l.Elections) != 2 || len(l.Promises) == 0 || len(l.Turns) < 2 {
		t.Errorf("%d acts, %d elections, %d promises, %d turns", len(l.Acts), len(l.Elections), len(l.Promises), len(l.Turns))
	}
	for i := 1; i < len(l.Promises); i++ {
		if l.Promises[i].Day < l.Promises[i-1].Day {
			t.Error("promises are not in the order in which they bound")
		}
	}
	for _, z := range lineSizes {
		var b strings.Builder
		if err := l.draw(p.Words, z).Render(t.Context(), &b); err != nil {
			t.Fatal(err)
		}
		pic := b.String()
		for _, want := range []string{`role="img"`, `<title id="line-` + z.name + `-title">`, "On 13\u00a0May\u00a02016, 22 people", "22 held", "the letter, 13"} {
			if !strings.Contains(pic, want) {
				t.Errorf("%s: no %q", z.name, want)
			}
		}
		if strings.Contains(pic, "style=") || strings.Contains(pic, "NaN") {
			t.Errorf("%s: an inline style or a number that is none", z.name)
		}
		if dots := strings.Count(pic, `class="m-warm"`) + strings.Count(pic, `class="m-open-soft"`); dots != len(l.Acts) {
			t.Errorf("%s: %d dots for %d acts", z.name, dots, len(l.Acts))
		}
	}
	_, early := caseOfTheLetter(t, "2016-06-30")
	var b strings.Builder
	if err := early.draw(p.Words, lineSizes[0]).Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	if dots := strings.Count(b.String(), "<circle"); dots >= len(l.Acts) {
		t.Errorf("%d marks as of June 2016", dots)
	}
}

// A staircase goes level and upright, and ends at the as-of day.
func TestStaircase(t *testing.T) {
	a := axis{first: 0, knee: 100, last: 100, x0: 0, x1: 100, x2: 100}
	y := func(n int) float64 { return float64(-n) }
	got, _ := staircase([]lineStep{{10, 3}, {20, 1}, {90, 0}}, 50, a, y)
	if want := "M0 -0H10V-3H20V-1H50"; got != want && got != strings.Replace(want, "-0", "0", 1) {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestScaleOfACurve(t *testing.T) {
	for _, c := range []struct{ n, top, step int }{{0, 4, 1}, {3, 4, 1}, {8, 9, 2}, {22, 25, 10}, {30, 34, 10}, {200, 225, 50}} {
		if top := niceTop(c.n); top != c.top || gridStep(top) != c.step {
			t.Errorf("%d: up to %d in steps of %d, want %d and %d", c.n, top, gridStep(top), c.top, c.step)
		}
	}
}

// Bars: vague days are drawn pale, bail open, house arrest as a frame.
func TestBarsOfASpell(t *testing.T) {
	h, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	p := &Page{Words: words.All()[0], House: h}
	bars := func(ref, on string) []bar {
		s, ok := h.Custody.Spell(ref)
		if !ok {
			t.Fatalf("no %s", ref)
		}
		return spellBars(p, s, day(t, on))
	}
	if b := bars("cs-ny-sokha-1", "2016-05-13"); len(b) != 1 || b[0].Class != barHeld || b[0].Last != day(t, "2016-05-13") {
		t.Errorf("still held: %+v", b)
	}
	if b := bars("cs-ny-sokha-1", "2018-01-01"); len(b) != 1 || b[0].Class != barBail || b[0].Last != day(t, "2017-06-29") {
		t.Errorf("out on bail: %+v", b)
	}
	if b := bars("cs-kem-sokha-2017", "2020-01-01"); len(b) != 2 || b[1].Class != barHouse || b[1].Last != day(t, "2019-11-10") {
		t.Errorf("house arrest: %+v", b)
	}
	if b := bars("cs-ny-sokha-1", "2016-04-27"); b != nil {
		t.Errorf("before the arrest: %+v", b)
	}
}
