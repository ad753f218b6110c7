package custody_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

func doc(kind, ref string, fields map[string]any) book.Doc {
	b, err := json.Marshal(fields)
	if err != nil {
		panic(err)
	}
	return book.Doc{Kind: kind, Ref: ref, Log: "public", JSON: b}
}

func set(t interface{ Fatal(...any) }, docs ...book.Doc) *custody.Set {
	s, err := custody.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAPersonInTwoSpellsAtOnceIsOnePerson(t *testing.T) {
	s := set(t,
		doc("custody.spell", "cs-1", map[string]any{"person": "p-a", "start": "2016-01-01", "end": "2016-06-01", "end_reason": "released"}),
		doc("custody.spell", "cs-2", map[string]any{"person": "p-a", "start": "2016-03", "end": "2016-09-01", "end_reason": "released"}),
		doc("custody.spell", "cs-3", map[string]any{"person": "p-b", "start": "2016-03"}),
	)
	got := s.Held(day("2016-03-15"), custody.Options{})
	if len(got) != 2 || got[0].Spell != "cs-3" || got[0].Certain != when.Possibly || got[1].Spell != "cs-1" || got[1].Certain != when.Yes || got[1].Min != 74 {
		t.Errorf("%+v", got)
	}
	if _, out := s.OutOf("p-a", day("2016-07-01")); out {
		t.Error("out of one spell, but still held in the other")
	}
	if got := s.Held(day("2016-07-01"), custody.Options{}); len(got) != 2 || got[0].Spell != "cs-2" || got[1].Spell != "cs-3" {
		t.Errorf("%+v", got)
	}
	want := []custody.Point{
		{Day: day("2015-12-01")},
		{Day: day("2016-01-01"), Min: 1, Max: 1},
		{Day: day("2016-03-01"), Min: 1, Max: 2},
		{Day: day("2016-03-31"), Min: 2, Max: 2},
		{Day: day("2016-09-01"), Min: 1, Max: 1},
	}
	if got := s.Curve(day("2015-12-01"), day("2016-12-01"), custody.Options{}); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

func TestTheSurerOfTwoSpellsStandsForAPerson(t *testing.T) {
	s := set(t,
		doc("record.person", "p-a", map[string]any{"name": "A"}),
		doc("custody.spell", "cs-vague", map[string]any{"person": "p-a", "start": "2016"}),
		doc("custody.spell", "cs-sure", map[string]any{"person": "p-a", "start": "2016-02-01"}),
	)
	got := s.Held(day("2016-02-11"), custody.Options{})
	if len(got) != 1 || got[0].Spell != "cs-sure" || got[0].Certain != when.Yes || got[0].Min != 10 || got[0].Max != 10 {
		t.Errorf("%+v", got)
	}
}

func TestWhatAViewerMayNotSeeIsMissingAndBreaksNothing(t *testing.T) {
	s := set(t,
		doc("custody.spell", "cs-1", map[string]any{"person": "p-a"}),
		doc("custody.spell", "cs-2", map[string]any{"start": "2016-01-01"}),
		doc("custody.spell", "cs-3", map[string]any{}),
		doc("custody.later", "l-1", map[string]any{"person": "p-a"}),
		doc("custody.unconfirmed", "u-1", map[string]any{}),
		doc("record.person", "p-a", map[string]any{}),
	)
	if got := s.Held(day("2016-01-02"), custody.Options{}); len(got) != 1 || got[0].Spell != "cs-2" {
		t.Errorf("a spell without a start is counted nowhere: %+v", got)
	}
	if st := s.StatusOn("p-a", day("2016-01-02")); st.Held != when.No || st.Min != 0 {
		t.Errorf("%+v", st)
	}
	if v, _ := s.Spell("cs-1"); v.StartRule() != custody.FromStated {
		t.Error(v.StartRule())
	}
	if got := s.Curve(day("2016-01-02"), day("2016-01-01"), custody.Options{}); got != nil {
		t.Errorf("a run of days that ends before it begins has no curve: %+v", got)
	}
}

func TestHouseArrestIsJoinedByItsOwnEnd(t *testing.T) {
	s := set(t,
		doc("custody.spell", "cs-1", map[string]any{"person": "p-a", "start": "2016-01-01", "end": "2016-02-01", "end_reason": "moved_to_house_arrest"}),
		doc("custody.spell", "cs-2", map[string]any{"person": "p-a", "start": "2017-01-01", "end": "2017-02-01", "end_reason": "moved_to_house_arrest"}),
		doc("custody.spell", "cs-3", map[string]any{"person": "p-b", "start": "2016-01-01", "end": "2016-02-01", "end_reason": "moved_to_house_arrest"}),
		doc("custody.spell", "cs-4", map[string]any{"person": "p-c", "form": "house_arrest", "start": "2016-02-15", "end": "2016-03-15", "end_reason": "released"}),
		doc("custody.later", "l-1", map[string]any{"person": "p-a", "stage": "house_arrest_lifted", "date": "2016-05-01"}),
		doc("custody.later", "l-2", map[string]any{"person": "p-a", "stage": "house_arrest_lifted", "date": "2017-05-01"}),
	)
	for on, want := range map[string]int{"2016-01-15": 0, "2016-02-01": 2, "2016-02-15": 3, "2016-04-30": 2, "2016-05-01": 1, "2017-03-01": 2, "2030-01-01": 1} {
		if got := s.Housed(day(on), custody.Options{}); len(got) != want {
			t.Errorf("%s: %d under house arrest, want %d", on, len(got), want)
		}
	}
	if n := len(s.Held(day("2016-02-20"), custody.Options{})); n != 0 {
		t.Errorf("%d held", n)
	}
	if x, ok := s.OutOf("p-b", day("2016-02-20")); !ok || x.House == nil || !x.House.Until.IsZero() {
		t.Errorf("out of prison into house arrest without a known end: %+v", x)
	}
}

// A set of up to six spells of up to three people, with vague dates.
func aSet(t *rapid.T) *custody.Set {
	var docs []book.Doc
	for i := range rapid.IntRange(0, 6).Draw(t, "spells") {
		v := aSpell(t)
		f := map[string]any{"person": fmt.Sprint("p-", rapid.IntRange(0, 2).Draw(t, "person")), "start": v.Start.String()}
		if !v.End.IsZero() {
			f["end"] = v.End.String()
			f["end_reason"] = rapid.SampledFrom([]string{"released", "moved_to_house_arrest"}).Draw(t, "manner")
		}
		if rapid.IntRange(0, 4).Draw(t, "form") == 0 {
			f["form"] = "house_arrest"
		}
		docs = append(docs, doc("custody.spell", fmt.Sprint("cs-", i), f))
	}
	return set(t, docs...)
}

func TestTheCurveIsTheCountOfEachDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := aSet(t)
		from := when.Day(rapid.IntRange(15950, 16450).Draw(t, "from"))
		to := from + when.Day(rapid.IntRange(0, 500).Draw(t, "length"))
		curve := s.Curve(from, to, custody.Options{})
		if curve[0].Day != from || curve[len(curve)-1].Day > to {
			t.Fatalf("%s to %s: %+v", from, to, curve)
		}
		i := 0
		for d := from; d <= to; d++ {
			if i+1 < len(curve) && curve[i+1].Day == d {
				i++
				a, b := curve[i-1], curve[i]
				if a.Min == b.Min && a.Max == b.Max && a.House == b.House {
					t.Fatalf("a point that changes nothing: %+v", b)
				}
			}
			certain, all := 0, s.Held(d, custody.Options{})
			for _, h := range all {
				if h.Certain == when.Yes {
					certain++
				}
			}
			house := 0
			for _, h := range s.Housed(d, custody.Options{}) {
				if h.Certain == when.Yes {
					house++
				}
			}
			if p := curve[i]; p.Min != certain || p.Max != len(all) || p.House != house {
				t.Fatalf("%s: %+v, held %d of %d, house arrest %d", d, p, certain, len(all), house)
			}
		}
	})
}

func TestASetIsReadByManyAtOnce(t *testing.T) {
	_, s := cambodia(t)
	want := fmt.Sprint(s.Held(letter, custody.Options{}))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := fmt.Sprint(s.Held(letter, custody.Options{Group: ""})); got != want {
				t.Error("two readers see two counts")
			}
			s.Curve(letter-100, letter+100, custody.Options{Group: "adhoc-five"})
			s.StatusOn("p-ny-sokha", letter)
		})
	}
	wg.Wait()
}
