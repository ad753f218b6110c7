package delivery

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/when"
)

type field = book.Field

func docOf(fields []field) []byte {
	m := map[string]json.RawMessage{}
	for _, f := range fields {
		m[f.Name] = f.Value
	}
	b, _ := json.Marshal(m)
	return b
}

// docsOf are records as a book gives them back.
func docsOf(t testing.TB, records ...any) []book.Doc {
	t.Helper()
	var out []book.Doc
	for _, r := range records {
		d, err := Draft(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, book.Doc{Kind: d.Kind, Ref: d.Ref, Log: d.Log, Seq: int64(len(out)), JSON: docOf(d.Fields)})
	}
	return out
}

func setOf(t testing.TB, docs []book.Doc) *Set {
	t.Helper()
	s, err := NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func on(s string) when.When {
	d, err := when.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return when.On(d)
}

// thread is a letter with two reminders and all that came of it, and a letter to another.
func thread() []any {
	proof := Proof{Kind: "accepting-line"}
	return []any{
		Dispatch{Ref: "ds-1", Appeal: "ap-1", Addressee: "Government", For: []string{"Minister"}, Class: appeal.State, Body: "b-1", Way: Email, Purpose: Letter, When: on("2026-01-01")},
		Dispatch{Ref: "ds-2", Appeal: "ap-1", Addressee: "Government", Class: appeal.State, Way: Post, Purpose: Reminder, N: 2, Of: "ds-1", When: on("2026-05-01")},
		Dispatch{Ref: "ds-3", Appeal: "ap-1", Addressee: "Government", Class: appeal.State, Way: Email, Purpose: Reminder, N: 1, Of: "ds-1", When: on("2026-03-01")},
		Dispatch{Ref: "ds-0", Appeal: "ap-2", Addressee: "King", Class: appeal.Other, Way: Hand, Purpose: Letter, When: on("2026-02-01")},
		Step{Ref: "ds-1/1", Dispatch: "ds-1", Step: appeal.Asked, When: on("2026-01-01")},
		Step{Ref: "ds-1/2", Dispatch: "ds-1", Step: appeal.Asked, When: on("2026-01-02"), Proof: Proof{Kind: "relay-line"}},
		Step{Ref: "ds-1/10", Dispatch: "ds-1", Step: appeal.Delivered, When: on("2026-01-02"), Proof: proof},
		Step{Ref: "ds-1/3", Dispatch: "ds-1", Step: appeal.Undeliverable, When: on("2026-01-03"), Proof: Proof{Kind: "dsn"}, Void: "of another letter"},
		Step{Ref: "ds-2/1", Dispatch: "ds-2", Step: appeal.Undeliverable, When: on("2026-05-09"), Proof: Proof{Kind: "refused-post"}},
		Step{Ref: "ds-3/1", Dispatch: "ds-3", Step: appeal.Asked, When: on("2026-03-01")},
		Step{Ref: "ds-3/2", Dispatch: "ds-3", Step: appeal.Delivered, When: on("2026-03-02"), Proof: proof},
		Reply{Ref: "r-2", Dispatch: "ds-1", Appeal: "ap-1", Addressee: "Government", Kind: AnswerMail, When: on("2026-04-01"), Summary: "No.", Text: "No."},
		Reply{Ref: "r-1", Dispatch: "ds-1", Appeal: "ap-1", Addressee: "Government", Kind: Acknowledgement, When: on("2026-01-04"), Text: "We have it."},
		Reply{Ref: "r-3", Appeal: "ap-1", Addressee: "Minister", Kind: AnswerMail, When: on("2026-04-02"), Summary: "Said in public."},
		Answer{Ref: "r-2/d-2", Reply: "r-2", Demand: "d-2", Grade: appeal.Refused, Why: "w", ProposedBy: appeal.Assessor{Name: "n", Organisation: "o"}},
		Answer{Ref: "r-2/d-1", Reply: "r-2", Demand: "d-1", Grade: appeal.Noted, Why: "w", ProposedBy: appeal.Assessor{Name: "n", Organisation: "o"}, ReviewedBy: appeal.Assessor{Name: "m", Organisation: "p"}},
		Answer{Ref: "r-3/d-1", Reply: "r-3", Demand: "d-1", Grade: appeal.BesidePoint, Why: "w", ProposedBy: appeal.Assessor{Name: "n", Organisation: "o"}},
		Message{Ref: "m-1", Received: "2026-01-04T08:00:00Z", SHA256: sum, Kind: Acknowledgement, Status: "tied", Dispatch: "ds-1"},
		Message{Ref: "m-2", Received: "2026-04-01T08:00:00Z", SHA256: sum, Kind: Unknown, Status: "held"},
	}
}

func TestASetAnswers(t *testing.T) {
	s := setOf(t, docsOf(t, thread()...))
	refs := func(list any) string {
		out, v := "", reflect.ValueOf(list)
		for i := range v.Len() {
			out += v.Index(i).FieldByName("Ref").String() + " "
		}
		return out
	}
	for name, c := range map[string]struct {
		got  any
		want string
	}{
		"all by day":             {s.Dispatches(), "ds-1 ds-0 ds-3 ds-2 "},
		"of an appeal":           {s.DispatchesOf("ap-1"), "ds-1 ds-3 ds-2 "},
		"of none":                {s.DispatchesOf("ap-9"), ""},
		"reminders by number":    {s.RemindersOf("ds-1"), "ds-3 ds-2 "},
		"steps in their order":   {s.Steps("ds-1"), "ds-1/1 ds-1/2 ds-1/10 ds-1/3 "},
		"replies by day":         {s.Replies(), "r-1 r-2 r-3 "},
		"replies to an appeal":   {s.RepliesTo("ap-1"), "r-1 r-2 r-3 "},
		"replies of a dispatch":  {s.RepliesOf("ds-1"), "r-1 r-2 "},
		"a reply of no dispatch": {s.RepliesOf(""), ""},
		"grades of a reply":      {s.AnswersIn("r-2"), "r-2/d-1 r-2/d-2 "},
		"grades for a demand":    {s.AnswersTo("d-1"), "r-2/d-1 r-3/d-1 "},
		"messages, newest first": {s.Messages(), "m-2 m-1 "},
		"answers of the appeal":  {s.Answers("d-1"), "r-2/d-1 r-3/d-1 "},
		"what came back":         {s.Returned("ap-1"), "r-1 r-2 r-3 "},
	} {
		if got := refs(c.got); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
	if a := s.Answers("d-1"); !a[0].Reviewed || a[1].Reviewed || a[0].On != on("2026-04-01").Latest() || a[1].Addressee != "Minister" {
		t.Errorf("answers %+v", a)
	}
	if r := s.Returned("ap-1"); r[0].Answer || !r[1].Answer || !r[1].Graded || r[0].Graded {
		t.Errorf("returned %+v", r)
	}
}

// The days of a reply count from the letter that reached them, whatever day stands on it and however often they were reminded;
// those of a reply that is known from public sources alone from nothing that we know.
func TestDaysCountFromTheLetterThatReachedThem(t *testing.T) {
	list := append(thread(),
		Dispatch{Ref: "ds-00", Appeal: "ap-1", Addressee: "Government", Class: appeal.State, Way: Email, Purpose: Letter, When: on("2025-06-01")},
		Step{Ref: "ds-00/1", Dispatch: "ds-00", Step: appeal.Undeliverable, When: on("2025-06-02"), Proof: Proof{Kind: "dsn"}},
		Reply{Ref: "r-4", Dispatch: "ds-3", Appeal: "ap-1", Addressee: "Government", Kind: AnswerMail, When: on("2026-04-03"), Text: "Yes."},
		Reply{Ref: "r-5", Dispatch: "ds-3", Appeal: "ap-1", Addressee: "Government", Kind: AnswerMail, When: on("2026-04-04"), Presented: on("2026-03-20"), Text: "Yes."},
	)
	s := setOf(t, docsOf(t, list...))
	for _, r := range s.Returned("ap-1") {
		want := on("2026-01-01")
		if r.Ref == "r-3" {
			want = when.When{}
		}
		if r.Sent != want {
			t.Errorf("%s: sent %v, want %v", r.Ref, r.Sent, want)
		}
	}
	if r, _ := s.Reply("r-5"); s.PutBefore(r) != on("2026-03-20") {
		t.Errorf("presented %v", s.PutBefore(r))
	}
}

// A reply that was entered by mistake, or forged, is kept and moves nothing: neither its receipt nor its grades count.
func TestAVoidReplyMovesNothing(t *testing.T) {
	list := thread()
	void := func(list []any, why string) *Set {
		for i, x := range list {
			if r, ok := x.(Reply); ok {
				r.Void = why
				list[i] = r
			}
		}
		return setOf(t, docsOf(t, list...))
	}
	steps := func(s *Set) (n int) {
		for _, h := range s.Handling("ap-1") {
			if h.Step == appeal.Acknowledged {
				n++
			}
		}
		return n
	}
	s := void(list, "")
	if len(s.Returned("ap-1")) == 0 || len(s.Answers("d-1")) == 0 || len(s.RepliesTo("ap-1")) == 0 || len(s.VoidReplies()) > 0 || steps(s) == 0 {
		t.Fatal("the thread has no replies, and the test shows nothing")
	}
	all := s.Replies()
	s = void(list, "forged")
	if n := len(s.Returned("ap-1")) + len(s.Answers("d-1")) + len(s.AnswersTo("d-1")) + len(s.RepliesTo("ap-1")) + len(s.Replies()) + steps(s); n > 0 {
		t.Errorf("%d things still rest on void replies", n)
	}
	for _, r := range all {
		if len(s.RepliesOf(r.Dispatch)) > 0 {
			t.Errorf("%s counts for %s", r.Ref, r.Dispatch)
		}
		if got, ok := s.Reply(r.Ref); !ok || got.Void != "forged" {
			t.Errorf("%s is lost: %+v", r.Ref, got)
		}
	}
	if len(s.VoidReplies()) != len(all) || len(s.AnswersIn("r-2")) == 0 {
		t.Error("what is void is not kept")
	}
}

// A grade that its proposer reviewed under the name of another organisation awaits its reviewer.
func TestOnePersonWithTwoHatsReviewsNothing(t *testing.T) {
	list := thread()
	for i, x := range list {
		if a, ok := x.(Answer); ok && a.Ref == "r-2/d-1" {
			a.ReviewedBy.Name = " N"
			list[i] = a
		}
	}
	if a := setOf(t, docsOf(t, list...)).Answers("d-1"); a[0].Reviewed {
		t.Errorf("reviewed: %+v", a[0])
	}
}

// Void steps do not count, a relay proves no delivery, a reminder that came back says so, and every name for
// which an addressee receives is handled.
func TestHandlingIsWhatTheStepsProve(t *testing.T) {
	s := setOf(t, docsOf(t, thread()...))
	var got []string
	for _, h := range s.Handling("ap-1") {
		got = append(got, fmt.Sprintf("%s %s %s %s [%s]", h.Dispatch, h.Addressee, h.Step, h.On, h.Proof))
	}
	want := []string{
		"ds-1 Government asked 2026-01-01 []", "ds-1 Minister asked 2026-01-01 []",
		"ds-1 Government asked 2026-01-02 []", "ds-1 Minister asked 2026-01-02 []",
		"ds-1 Government delivered 2026-01-02 [ds-1/10]", "ds-1 Minister delivered 2026-01-02 [ds-1/10]",
		"ds-3 Government reminded 2026-03-02 [ds-3/2]",
		"ds-2 Government reminder-undeliverable 2026-05-09 []",
		"ds-1 Government acknowledged 2026-01-04 [r-1]", "ds-1 Minister acknowledged 2026-01-04 [r-1]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// A grade is reviewed by another person than its proposer; the same name for another organisation may be the same person.
func TestWhoReviewedAGrade(t *testing.T) {
	for by, want := range map[appeal.Assessor]bool{
		{}:                              false,
		{Name: "m", Organisation: "o"}:  true,
		{Name: "m"}:                     true,
		{Name: "N ", Organisation: "p"}: false,
		{Organisation: "the reviewers"}: false,
	} {
		a := Answer{Ref: "r-2/d-2", Reply: "r-2", Demand: "d-2", Grade: appeal.Refused, Why: "w", ProposedBy: appeal.Assessor{Name: "n", Organisation: "o"}, ReviewedBy: by}
		s := setOf(t, docsOf(t, Reply{Ref: "r-2", Appeal: "ap-1", Addressee: "Government", Kind: AnswerMail, When: on("2026-04-01"), Text: "No."}, a))
		if got := s.Answers("d-2")[0].Reviewed; got != want {
			t.Errorf("reviewed by %+v: %t, want %t", by, got, want)
		}
	}
}

func TestASetDoesNotDependOnTheOrderOfItsDocuments(t *testing.T) {
	docs := docsOf(t, thread()...)
	want := setOf(t, docs)
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		if !reflect.DeepEqual(setOf(t, docs), want) {
			t.Fatalf("another order (seed %d) gives another Set", seed)
		}
	}
	// The control: another record gives another Set.
	if reflect.DeepEqual(setOf(t, docs[1:]), want) {
		t.Error("a record less makes no difference")
	}
}

// What a reader may not see is missing in the documents, and nothing breaks.
func TestASetOfWhatAnybodySees(t *testing.T) {
	var docs []book.Doc
	for _, r := range thread() {
		d, err := Draft(r)
		if err != nil {
			t.Fatal(err)
		}
		seen := slices.DeleteFunc(d.Fields, func(f field) bool { return d.See[f.Name] != "" })
		if d.Log == "public" {
			docs = append(docs, book.Doc{Kind: d.Kind, Ref: d.Ref, JSON: docOf(seen)})
		}
	}
	s, all := setOf(t, docs), setOf(t, docsOf(t, thread()...))
	if len(s.Messages()) != 0 || s.Replies()[0].Text != "" {
		t.Error("the public sees what is hidden")
	}
	for _, ap := range []string{"ap-1", "ap-2"} {
		if !reflect.DeepEqual(s.Handling(ap), all.Handling(ap)) || !reflect.DeepEqual(s.Returned(ap), all.Returned(ap)) {
			t.Errorf("the public sees another handling of %s", ap)
		}
	}
	// A grade whose reply may not be seen is not counted.
	alone := setOf(t, docsOf(t, Answer{Ref: "r-9/d-1", Reply: "r-9", Demand: "d-1", Grade: appeal.Noted, Why: "w"}))
	if len(alone.Answers("d-1"))+len(alone.AnswersTo("d-1")) != 0 {
		t.Error("a grade without its reply counts")
	}
}

// What a caller does with an answer changes no Set.
func TestASetIsNotChangedThroughItsAnswers(t *testing.T) {
	s := setOf(t, docsOf(t, thread()...))
	for _, list := range []any{s.Dispatches(), s.DispatchesOf("ap-1"), s.RemindersOf("ds-1"), s.Steps("ds-1"), s.Replies(), s.RepliesTo("ap-1"), s.RepliesOf("ds-1"), s.AnswersIn("r-2"), s.AnswersTo("d-1"), s.Messages()} {
		v := reflect.ValueOf(list)
		for i := range v.Len() {
			v.Index(i).SetZero()
		}
	}
	if !reflect.DeepEqual(s, setOf(t, docsOf(t, thread()...))) {
		t.Error("the Set is another")
	}
}

// A Set that takes in what is new equals one that is read anew, however records come, change and go; and the one before stays
// as it was.
func TestASetWithNewsIsTheSetReadAnew(t *testing.T) {
	all := docsOf(t, thread()...)
	changed := docsOf(t,
		Step{Ref: "ds-1/10", Dispatch: "ds-1", Step: appeal.Delivered, When: on("2026-01-09"), Proof: Proof{Kind: "dsn"}},
		Step{Ref: "ds-3/2", Dispatch: "ds-2", Step: appeal.Delivered, When: on("2026-05-03"), Proof: Proof{Kind: "dsn"}},
		Reply{Ref: "r-2", Appeal: "ap-2", Addressee: "King", Kind: AnswerMail, When: on("2026-04-09"), Summary: "Yes."},
		Answer{Ref: "r-2/d-1", Reply: "r-2", Demand: "d-1", Grade: appeal.Accepted, Why: "w", ProposedBy: appeal.Assessor{Name: "n", Organisation: "o"}},
		Dispatch{Ref: "ds-1", Appeal: "ap-1", Addressee: "King", Class: appeal.Other, Way: Post, Purpose: Letter, When: on("2026-01-05")},
		Message{Ref: "m-2", Received: "2026-01-01T08:00:00Z", SHA256: sum, Kind: AnswerMail, Status: "tied", Dispatch: "ds-1"},
	)
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 2))
		now, s, former := map[string]book.Doc{}, &Set{}, (*Set)(nil)
		for range 12 {
			var docs []book.Doc
			var hidden []string
			for range r.IntN(6) {
				d := all[r.IntN(len(all))]
				if r.IntN(3) == 0 {
					d = changed[r.IntN(len(changed))]
				}
				if slices.ContainsFunc(docs, func(x book.Doc) bool { return x.Ref == d.Ref }) || slices.Contains(hidden, d.Ref) {
					continue
				}
				if r.IntN(4) == 0 {
					hidden = append(hidden, d.Ref)
					delete(now, d.Ref)
					continue
				}
				docs = append(docs, d)
				now[d.Ref] = d
			}
			next, err := s.With(docs, hidden)
			if err != nil {
				t.Fatal(err)
			}
			if want := setOf(t, slices.Collect(maps.Values(now))); !reflect.DeepEqual(next, want) {
				t.Fatalf("seed %d: with the news it is\n%+v\nread anew\n%+v", seed, next, want)
			}
			if former != nil && !reflect.DeepEqual(s, former) {
				t.Fatalf("seed %d: the Set before has changed", seed)
			}
			s, former = next, setOf(t, slices.Collect(maps.Values(now)))
		}
	}
}
