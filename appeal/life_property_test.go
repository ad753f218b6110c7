package appeal_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/when"
)

const dayOne = when.Day(16934) // 2016-05-13, the day of the letter

// anyLife draws the record of one demand, asked of two, with anything that can happen to it within 400 days.
func anyLife(r *rapid.T) []book.Doc {
	var docs []book.Doc
	add := func(kind, ref string, v map[string]any) {
		b, err := json.Marshal(v)
		if err != nil {
			r.Fatal(err)
		}
		docs = append(docs, book.Doc{Kind: kind, Ref: ref, JSON: b})
	}
	on := func(label string) string { return (dayOne + when.Day(rapid.IntRange(0, 400).Draw(r, label))).String() }
	who := []string{"A", "B"}
	add("appeal.appeal", "ap-1", map[string]any{"date": dayOne.String(), "issued_by": "We", "kind": rapid.SampledFrom([]string{"letter", "urgent_appeal"}).Draw(r, "kind")})
	add("appeal.appeal", "ap-2", map[string]any{"date": "2016-09-01", "issued_by": rapid.SampledFrom([]string{"We", "Others"}).Draw(r, "issuer"), "kind": "letter"})
	add("appeal.demand", "d-1", map[string]any{
		"n": 1, "appeal": "ap-1", "asked": "x", "persons": []string{"p-1", "p-2"}, "conditions": []string{"immediate"},
		"asked_of": []any{map[string]any{"name": "A", "class": "state"}, map[string]any{"name": "B", "class": "igo"}},
		"restated": []any{map[string]any{"appeal": "ap-2", "date": "2016-09-01", "wording": "same"}},
	})
	add("record.source", "s1", map[string]any{"publisher": "One"})
	add("record.source", "s2", map[string]any{"publisher": "Two"})
	for _, p := range []string{"p-1", "p-2"} {
		v := map[string]any{"person": p, "start": "2016-01-01"}
		if rapid.Bool().Draw(r, "freed") {
			v["end"], v["end_reason"] = on("end"), rapid.SampledFrom([]string{"released_on_bail", "charges_dropped"}).Draw(r, "how")
		}
		add("custody.spell", "cs-"+p, v)
	}
	results := []string{"begun", "met-in-part", "met", "acted-against", "reversed", "overtaken", "withdrawn", "merged"}
	for i := range rapid.IntRange(0, 6).Draw(r, "outcomes") {
		v := map[string]any{
			"demand": "d-1", "date": on("outcome"), "what": "x", "why": fmt.Sprintf("why %d", i), "outcome": rapid.SampledFrom(results).Draw(r, "result"),
			"assessed_by": rapid.SampledFrom([]string{"us", "they", "A"}).Draw(r, "assessor"), "into": "d-2", "event": "e",
			"sources": []any{map[string]any{"id": "s1"}, map[string]any{"id": "s2"}}, "agreed_by": []string{"us"},
			"checklist": []any{map[string]any{"condition": "immediate", "kept": true}, map[string]any{"condition": "other", "kept": rapid.Bool().Draw(r, "kept")}},
		}
		if rapid.Bool().Draw(r, "reviewed") {
			v["reviewed_by"] = map[string]any{"name": "n", "organisation": "reviewers"}
		}
		add("appeal.outcome", fmt.Sprintf("d-1/%d", i), v)
	}
	if rapid.Bool().Draw(r, "walked") { // a letter and a reminder that arrived
		for i, purpose := range []string{"letter", "reminder"} {
			ref := fmt.Sprintf("dw-%d", i)
			date := (dayOne + when.Day(i*rapid.IntRange(0, 120).Draw(r, "gap"))).String()
			add("delivery.dispatch", ref, map[string]any{"appeal": "ap-1", "addressee": "A", "class": "state", "purpose": purpose, "date": date})
			add("delivery.step", ref+"/1", map[string]any{"dispatch": ref, "step": "delivered", "date": date, "proof": map[string]any{"kind": "signed-copy"}})
		}
	}
	for i := range rapid.IntRange(0, 5).Draw(r, "dispatches") {
		ref := fmt.Sprintf("ds-%d", i)
		v := map[string]any{
			"appeal": rapid.SampledFrom([]string{"ap-1", "ap-2"}).Draw(r, "of"), "addressee": rapid.SampledFrom(who).Draw(r, "to"), "class": "state",
			"purpose": rapid.SampledFrom([]string{"letter", "reminder"}).Draw(r, "purpose"), "date": on("sent"),
		}
		add("delivery.dispatch", ref, v)
		for k := range rapid.IntRange(0, 3).Draw(r, "steps") {
			st := map[string]any{"dispatch": ref, "step": rapid.SampledFrom([]string{"asked", "delivered", "delivered", "undeliverable"}).Draw(r, "step"), "date": on("step")}
			if kind := rapid.SampledFrom([]string{"", "accepting-line", "postal-receipt", "relay-line"}).Draw(r, "proof"); kind != "" {
				st["proof"] = map[string]any{"kind": kind}
			}
			add("delivery.step", fmt.Sprintf("%s/%d", ref, k), st)
		}
	}
	for i := range rapid.IntRange(0, 2).Draw(r, "replies") {
		ref := fmt.Sprintf("rp-%d", i)
		add("delivery.reply", ref, map[string]any{
			"appeal": rapid.SampledFrom([]string{"ap-1", "ap-2"}).Draw(r, "of"), "addressee": rapid.SampledFrom(who).Draw(r, "from"),
			"kind": rapid.SampledFrom([]string{"answer", "acknowledgement"}).Draw(r, "what"),
			"date": on("reply")[:rapid.SampledFrom([]int{7, 10, 10}).Draw(r, "known")], // a month, or a day
		})
		if rapid.Bool().Draw(r, "graded") {
			add("delivery.answer", ref+"/d-1", map[string]any{
				"reply": ref, "demand": "d-1", "grade": rapid.SampledFrom([]string{"accepted", "refused", "noted"}).Draw(r, "grade"), "why": "w",
			})
		}
	}
	return docs
}

// world is the rooms of some documents.
func world(t rapid.TB, docs []book.Doc) (*appeal.Set, *custody.Set) {
	s, err := appeal.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	held, err := custody.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	mail, err := delivery.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	return s.Join(mail), held
}

// TestAHeadlineIsAFunctionOfTheEntries: whatever the order in which they are read, everybody computes the same.
func TestAHeadlineIsAFunctionOfTheEntries(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		docs := anyLife(r)
		mixed := slices.Clone(docs)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "order"), 1)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		a, heldA := world(r, docs)
		b, heldB := world(r, mixed)
		for _, n := range []int{0, 30, 61, 100, 200, 401, 900} {
			on := dayOne + when.Day(n)
			for what, f := range map[string]func(*appeal.Set, *custody.Set) any{
				"board":     func(s *appeal.Set, h *custody.Set) any { return s.Board(on, h) },
				"matrix":    func(s *appeal.Set, h *custody.Set) any { return s.Matrix("ap-1", on, h) },
				"clocks":    func(s *appeal.Set, _ *custody.Set) any { return s.Clocks(on) },
				"life":      func(s *appeal.Set, h *custody.Set) any { return s.Life("d-1", on, h) },
				"proposals": func(s *appeal.Set, h *custody.Set) any { return s.Proposals(on, h) },
			} {
				if x, y := fmt.Sprintf("%+v", f(a, heldA)), fmt.Sprintf("%+v", f(b, heldB)); x != y {
					r.Fatalf("the %s after %d days depends on the order of entries:\n%s\n%s", what, n, x, y)
				}
			}
		}
	})
}

// TestTheGroundDoesNotMoveByItself: on a later day with no new entry no outcome changes; only clocks run.
func TestTheGroundDoesNotMoveByItself(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s, held := world(r, anyLife(r))
		last := dayOne + 401
		later := last + when.Day(rapid.IntRange(1, 4000).Draw(r, "later"))
		x, _ := s.Line("d-1", last, held)
		y, ok := s.Line("d-1", later, held)
		if !ok || fmt.Sprintf("%+v", x.Readings) != fmt.Sprintf("%+v", y.Readings) {
			r.Fatalf("outcomes changed with time alone:\n%+v\n%+v", x.Readings, y.Readings)
		}
		for _, status := range []appeal.Status{"begun", "met-in-part", "met", "acted-against", "reversed", "overtaken", "withdrawn", "merged"} {
			if (x.Status == status) != (y.Status == status) || x.Status == status && x.Since != y.Since {
				r.Fatalf("%s since %s became %s since %s with time alone", x.Status, x.Since, y.Status, y.Since)
			}
		}
	})
}

// silences are the clocks that say silent.
func silences(s *appeal.Set, on when.Day) []appeal.Clock {
	return slices.DeleteFunc(s.Clocks(on), func(c appeal.Clock) bool { return !c.Silent.Known })
}

// TestNobodyIsCalledSilentWithoutProofs, over any life: each silence has a proved delivery, a proved reminder after it, and
// both terms behind it; and no headline says silent where no clock does.
func TestNobodyIsCalledSilentWithoutProofs(t *testing.T) {
	seen := 0
	rapid.Check(t, func(r *rapid.T) {
		s, held := world(r, anyLife(r))
		first := rapid.IntRange(0, 100).Draw(r, "on")
		for on := dayOne + when.Day(first); on <= dayOne+900; on += 100 {
			list := silences(s, on)
			for _, c := range list {
				seen++
				rm := c.Reminded()
				if c.Delivered.Proof == "" || rm.Proof == "" || rm.On < c.Delivered.On || !c.Asked.Known || len(c.Demands) > 0 && len(c.Open) == 0 {
					r.Fatalf("silent without a proof: %+v", c)
				}
				if c.Silent.On > on || c.Silent.On <= c.Asked.On.AddDays(c.Term) || c.Silent.On <= rm.On.AddDays(c.Second) {
					r.Fatalf("silent before both terms passed: %+v", c)
				}
			}
			l, _ := s.Line("d-1", on, held)
			if l.Status == "silent" && len(list) == 0 {
				r.Fatalf("the headline says silent and no clock does: %+v", s.Clocks(on))
			}
		}
	})
	t.Logf("%d silences", seen)
	if seen == 0 && !t.Failed() && !testing.Short() { // under -short so few lives are drawn that chance decides
		t.Error("no life had a silence in it: the test tested nothing")
	}
}

// TestTakingTheProofAwayTakesTheSilenceAway is the control: the same lives without the proofs of delivery, and without
// those of the reminders, have no silence.
func TestTakingTheProofAwayTakesTheSilenceAway(t *testing.T) {
	silent := func(docs []book.Doc) int {
		s, _ := world(t, docs)
		return len(silences(s, when.Day(18000)))
	}
	life := func(letterProof, reminderProof string) []book.Doc {
		var docs []book.Doc
		for _, d := range [][3]string{
			{"appeal.appeal", "ap-1", `{"date":"2016-05-13","issued_by":"We","kind":"letter"}`},
			{"appeal.demand", "d-1", `{"n":1,"appeal":"ap-1","asked":"x","asked_of":[{"name":"A","class":"state"}]}`},
			{"delivery.dispatch", "ds-1", `{"appeal":"ap-1","addressee":"A","class":"state","purpose":"letter","date":"2016-05-13"}`},
			{"delivery.step", "ds-1/1", `{"dispatch":"ds-1","step":"asked","date":"2016-05-13"}`},
			{"delivery.step", "ds-1/2", `{"dispatch":"ds-1","step":"delivered","date":"2016-05-14"` + letterProof + `}`},
			{"delivery.dispatch", "ds-2", `{"appeal":"ap-1","addressee":"A","class":"state","purpose":"reminder","n":1,"reminds":"ds-1","date":"2016-07-20"}`},
			{"delivery.step", "ds-2/1", `{"dispatch":"ds-2","step":"delivered","date":"2016-07-20"` + reminderProof + `}`},
		} {
			docs = append(docs, book.Doc{Kind: d[0], Ref: d[1], JSON: []byte(d[2])})
		}
		return docs
	}
	const line, relay, void = `,"proof":{"kind":"accepting-line"}`, `,"proof":{"kind":"relay-line"}`, `,"proof":{"kind":"accepting-line"},"void":"entered by mistake"`
	for _, c := range []struct {
		letter, reminder string
		want             int
	}{
		{line, line, 1},
		{"", line, 0},
		{line, "", 0},
		{relay, line, 0},
		{line, relay, 0},
		{void, line, 0},
		{line, void, 0},
		{strings.Replace(line, "accepting-line", "postal-receipt", 1), line, 1},
	} {
		if got := silent(life(c.letter, c.reminder)); got != c.want {
			t.Errorf("with %q and %q there are %d silences, want %d", c.letter, c.reminder, got, c.want)
		}
	}
}
