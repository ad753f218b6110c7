package calendar

import (
	"encoding/json"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/when"
)

// madeUp is a record in which one letter asks two things of a State and one of a body.
type madeUp struct {
	t    *testing.T
	docs []book.Doc
}

func newWorld(t *testing.T) *madeUp {
	t.Helper()
	w := &madeUp{t: t}
	w.add("appeal.appeal", "ap-x", appeal.Appeal{Kind: "open_letter", When: on("2026-01-01"), IssuedBy: "Committee", Addressees: []string{"Ruritania", "Council"}})
	w.add("appeal.demand", "d-x-1", appeal.Demand{N: 1, Appeal: "ap-x", Text: "Free them.", Action: "release", AskedOf: []appeal.Addressee{{Name: "Ruritania", Class: appeal.State}}})
	w.add("appeal.demand", "d-x-2", appeal.Demand{N: 2, Appeal: "ap-x", Text: "Look into it.", Action: "investigate", AskedOf: []appeal.Addressee{{Name: "Ruritania", Class: appeal.State}, {Name: "Council", Class: appeal.IGO}}})
	return w
}

func (w *madeUp) add(kind, ref string, v any) *madeUp {
	w.t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		w.t.Fatal(err)
	}
	w.docs = append(w.docs, book.Doc{Kind: kind, Ref: ref, JSON: b})
	return w
}

// sent adds a dispatch with its steps, given as step, day, proof kind.
func (w *madeUp) sent(d delivery.Dispatch, steps ...[3]string) *madeUp {
	w.t.Helper()
	d.Appeal = "ap-x"
	w.add(delivery.KindDispatch, d.Ref, d)
	for i, s := range steps {
		ref := d.Ref + "/" + string(rune('1'+i))
		w.add(delivery.KindStep, ref, delivery.Step{Dispatch: d.Ref, Step: appeal.Step(s[0]), When: on(s[1]), Proof: delivery.Proof{Kind: s[2]}})
	}
	return w
}

// letter is the letter to Ruritania, sent and delivered on the first days of January.
func (w *madeUp) letter() *madeUp {
	return w.sent(delivery.Dispatch{Ref: "ds-1", Addressee: "Ruritania", Class: appeal.State, Purpose: delivery.Letter, When: on("2026-01-02")},
		[3]string{"asked", "2026-01-02", ""}, [3]string{"delivered", "2026-01-03", "accepting-line"})
}

func (w *madeUp) reminder(proof string) *madeUp {
	return w.sent(delivery.Dispatch{Ref: "ds-2", Addressee: "Ruritania", Class: appeal.State, Purpose: delivery.Reminder, N: 1, Of: "ds-1", When: on("2026-03-05")},
		[3]string{"asked", "2026-03-05", ""}, [3]string{"delivered", "2026-03-06", proof})
}

func (w *madeUp) answer(ref, day string, grades ...string) *madeUp {
	w.add(delivery.KindReply, ref, delivery.Reply{Dispatch: "ds-1", Appeal: "ap-x", Addressee: "Ruritania", Kind: delivery.AnswerMail, When: on(day), Text: "Noted."})
	for _, demand := range grades {
		w.add(delivery.KindAnswer, ref+"/"+demand, delivery.Answer{Reply: ref, Demand: demand, Grade: appeal.Noted, Why: "It says so.", ProposedBy: reader, ReviewedBy: second})
	}
	return w
}

// withdrawn closes a demand on 2 January, as somebody agreed.
func (w *madeUp) withdrawn(demand, by string) *madeUp {
	return w.add("appeal.outcome", demand+"/w", appeal.Outcome{
		Demand: demand, When: on("2026-01-02"), What: "Withdrawn.", Why: "It is asked otherwise.", Result: appeal.Withdrawn, AssessedBy: by, AgreedBy: []string{by},
	})
}

func (w *madeUp) rooms() Rooms {
	w.t.Helper()
	as, err := appeal.NewSet(w.docs)
	if err != nil {
		w.t.Fatal(err)
	}
	ds, err := delivery.NewSet(w.docs)
	if err != nil {
		w.t.Fatal(err)
	}
	cs, err := custody.NewSet(w.docs)
	if err != nil {
		w.t.Fatal(err)
	}
	es, err := election.NewSet(w.docs)
	if err != nil {
		w.t.Fatal(err)
	}
	return Rooms{Appeals: as.Join(ds), Custody: cs, Delivery: ds, Elections: es}
}

var (
	reader = appeal.Assessor{Name: "A. Reader", Organisation: "One"}
	second = appeal.Assessor{Name: "B. Reader", Organisation: "Two"}
)

func on(s string) when.When { return when.On(day(s)) }

func day(s string) when.Day {
	d, err := when.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}
