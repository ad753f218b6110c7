package calendar

import (
	"fmt"
	"strings"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/record"
)

// told is the duties in a short form: kind, state, day, since.
func told(list []Duty) string {
	var out []string
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s %s %s %s", d.Kind, d.State, d.Day, d.Since))
	}
	return strings.Join(out, "\n")
}

// A letter of 2 January to a State: 60 days end on 3 March; a reminder of 6 March: 30 days end on 5 April.
func TestAClockThroughTheDays(t *testing.T) {
	none := func(w *madeUp) *madeUp { return w }
	for _, c := range []struct {
		name string
		made func(*madeUp) *madeUp
		day  string
		want string
	}{
		{"nothing sent", none, "2026-12-31", ""},
		{"before it is sent", (*madeUp).letter, "2026-01-01", ""},
		{"sent, not proved", (*madeUp).letter, "2026-01-02", `prove coming 2026-01-09 2026-01-02
answer coming 2026-03-03 2026-01-02`},
		{"delivered", (*madeUp).letter, "2026-01-03", `answer coming 2026-03-03 2026-01-02
remind coming 2026-03-04 2026-01-02`},
		{"last day", (*madeUp).letter, "2026-03-03", `answer due 2026-03-03 2026-03-03
remind coming 2026-03-04 2026-01-02`},
		{"over", (*madeUp).letter, "2026-03-04", `answer overdue 2026-03-03 2026-03-04
remind due 2026-03-04 2026-03-04`},
		{"we are late", (*madeUp).letter, "2026-06-01", `answer overdue 2026-03-03 2026-03-04
remind overdue 2026-03-04 2026-03-05`},
		{"reminded", remindedWith("accepting-line"), "2026-03-06", `answer overdue 2026-03-03 2026-03-04
remind done 2026-03-04 2026-03-05
reminded coming 2026-04-05 2026-03-06`},
		{"last day of the reminder", remindedWith("accepting-line"), "2026-04-05", `answer overdue 2026-03-03 2026-03-04
remind done 2026-03-04 2026-03-05
reminded due 2026-04-05 2026-04-05`},
		{"silent", remindedWith("accepting-line"), "2026-04-06", `answer overdue 2026-03-03 2026-03-04
remind done 2026-03-04 2026-03-05
reminded overdue 2026-04-05 2026-04-06
silent overdue 2026-04-06 2026-04-06`},
		{"a reminder without proof", remindedWith(""), "2026-12-31", `answer overdue 2026-03-03 2026-03-04
remind done 2026-03-04 2026-03-05
prove overdue 2026-03-12 2026-03-13`},
		{"an answer without a grade", func(w *madeUp) *madeUp { return remindedWith("accepting-line")(w).answer("rp-1", "2026-04-10") }, "2026-04-20", `answer stayed 2026-03-03 2026-04-10
reminded stayed 2026-04-05 2026-04-10
grade overdue 2026-04-13 2026-04-14`},
		{"an answer to both demands", func(w *madeUp) *madeUp { return w.letter().answer("rp-1", "2026-02-01", "d-x-1", "d-x-2") }, "2026-06-01", `answer done 2026-03-03 2026-02-01`},
		{"an answer to one demand", func(w *madeUp) *madeUp { return w.letter().answer("rp-1", "2026-02-01", "d-x-1") }, "2026-06-01", `answer overdue 2026-03-03 2026-03-04
remind overdue 2026-03-04 2026-03-05`},
		{"both demands were withdrawn", func(w *madeUp) *madeUp {
			return remindedWith("accepting-line")(w).withdrawn("d-x-1", "Committee").withdrawn("d-x-2", "Committee")
		}, "2026-12-31", ""},
		{"one was withdrawn, the other is owed", func(w *madeUp) *madeUp { return w.letter().withdrawn("d-x-1", "Committee") }, "2026-06-01", `answer overdue 2026-03-03 2026-03-04
remind overdue 2026-03-04 2026-03-05`},
		{"one was answered, the other withdrawn", func(w *madeUp) *madeUp {
			return w.letter().answer("rp-1", "2026-02-01", "d-x-1").withdrawn("d-x-2", "Committee")
		}, "2026-06-01", `answer done 2026-03-03 2026-02-01`},
		{"somebody who did not send it withdraws nothing", func(w *madeUp) *madeUp {
			return w.letter().withdrawn("d-x-1", "Ruritania Today").withdrawn("d-x-2", "Ruritania Today")
		}, "2026-01-03", `review coming 2026-01-05 2026-01-02
answer coming 2026-03-03 2026-01-02
remind coming 2026-03-04 2026-01-02`},
		{"before it was withdrawn", func(w *madeUp) *madeUp {
			return w.letter().withdrawn("d-x-1", "Committee").withdrawn("d-x-2", "Committee")
		}, "2026-01-01", ""},
	} {
		if got := told(Duties(c.made(newWorld(t)).rooms(), nil, day(c.day))); got != c.want {
			t.Errorf("%s, %s:\n%s\nwant\n%s", c.name, c.day, got, c.want)
		}
	}
}

func remindedWith(proof string) func(*madeUp) *madeUp {
	return func(w *madeUp) *madeUp { return w.letter().reminder(proof) }
}

// One letter makes one duty of an addressee, and it names the demands that are still open.
func TestOneLetterOneDuty(t *testing.T) {
	list := Duties(newWorld(t).letter().rooms(), nil, day("2026-02-01"))
	if len(list) != 2 || fmt.Sprint(list[0].Demands) != "[d-x-1 d-x-2]" || list[0].Term != 60 || list[0].Rule != "state" {
		t.Fatalf("got %+v", list)
	}
	if got := list[0].Title("en"); got != "Answer due: Ruritania, open letter of 1 January 2026, demands 1 and 2" {
		t.Error(got)
	}
	if got := list[0].Title("fr"); got != "Réponse attendue\u00a0: Ruritania, lettre ouverte du 1er janvier 2026, demandes 1 et 2" {
		t.Error(got)
	}
	half := Duties(newWorld(t).letter().answer("rp-1", "2026-02-01", "d-x-1").rooms(), nil, day("2026-02-01"))
	if fmt.Sprint(half[0].Demands) != "[d-x-2]" || half[0].ID != list[0].ID {
		t.Errorf("an answer to one demand: %+v", half[0])
	}
}

func TestALetterThatCameBackIsOursToSendAgain(t *testing.T) {
	w := newWorld(t).sent(delivery.Dispatch{Ref: "ds-1", Addressee: "Ruritania", Class: appeal.State, Purpose: delivery.Letter, When: on("2026-01-02")},
		[3]string{"asked", "2026-01-02", ""}, [3]string{"undeliverable", "2026-01-04", "dsn"})
	list := Duties(w.rooms(), nil, day("2026-01-05"))
	if got := told(list); got != "resend overdue 2026-01-04 2026-01-05" {
		t.Errorf("got %s", got)
	}
	if list[0].Public() || list[0].Whose() != Ours {
		t.Error("what is ours is shown to everybody")
	}
}

func TestTermsOfTheHouse(t *testing.T) {
	w := newWorld(t).letter().add(appeal.KindTerms, "terms", appeal.Terms{State: 10})
	list := Duties(w.rooms(), nil, day("2026-01-03"))
	if list[0].Day != day("2026-01-12") || list[0].Term != 10 {
		t.Errorf("got %+v", list[0])
	}
	// The same event has moved: it keeps its name.
	if before := Duties(newWorld(t).letter().rooms(), nil, day("2026-01-03")); before[0].ID != list[0].ID {
		t.Errorf("%s became %s", before[0].ID, list[0].ID)
	}
}

func TestWhoseTermItIs(t *testing.T) {
	terms := appeal.Terms{Urgent: 7, State: 60, CoChairs: 60, IGO: 30, Other: 60, Reminder: 30, Bodies: map[string]int{"b-slow": 90}}
	for _, c := range []struct {
		clock appeal.Clock
		own   int
		want  string
	}{
		{appeal.Clock{Class: appeal.State, Term: 60}, 0, "state"},
		{appeal.Clock{Class: appeal.IGO, Term: 30}, 0, "igo"},
		{appeal.Clock{Term: 60}, 0, "other"},
		{appeal.Clock{Class: appeal.State, Term: 7, Urgent: true}, 0, "urgent"},
		{appeal.Clock{Class: appeal.State, Term: 14}, 14, "demand"},
		{appeal.Clock{Class: appeal.State, Term: 60}, 365, "state"},
		{appeal.Clock{Class: appeal.State, Body: "b-slow", Term: 90}, 0, "body"},
		{appeal.Clock{Class: appeal.State, Body: "b-slow", Term: 7, Urgent: true}, 0, "urgent"},
	} {
		if got := RuleOf(c.clock, terms, c.own); got != c.want {
			t.Errorf("%+v own %d: %s, want %s", c.clock, c.own, got, c.want)
		}
		if Rules[c.want].EN == "" || Rules[c.want].FR == "" {
			t.Errorf("no words for %s", c.want)
		}
	}
}

func TestActsAskedByADay(t *testing.T) {
	w := newWorld(t)
	w.add("appeal.demand", "d-x-3", appeal.Demand{N: 3, Appeal: "ap-x", Text: "Before the vote.", AskedOf: []appeal.Addressee{{Name: "Ruritania"}}, Term: appeal.Term{By: on("2026-06-30")}})
	if got := told(Duties(w.rooms(), nil, day("2026-06-30"))); got != "act due 2026-06-30 2026-06-30" {
		t.Error(got)
	}
	if got := told(Duties(w.rooms(), nil, day("2026-07-10"))); got != "act overdue 2026-06-30 2026-07-01" {
		t.Error(got)
	}
	w.add("appeal.outcome", "o-1", appeal.Outcome{
		Demand: "d-x-3", When: on("2026-05-01"), What: "Done.", Result: appeal.Met, AssessedBy: "x", ProposedBy: reader, ReviewedBy: second,
		Official: "s-1", Confirmed: "s-2", Cited: record.Cited{Citations: []record.Citation{{Source: "s-1"}}},
	})
	if got := told(Duties(w.rooms(), nil, day("2026-07-10"))); got != "act done 2026-06-30 2026-05-01" {
		t.Error(got)
	}
	w.add("appeal.outcome", "o-2", appeal.Outcome{
		Demand: "d-x-3", When: on("2026-05-02"), What: "Moot.", Event: "The vote.", Result: appeal.Overtaken, AssessedBy: "x",
		ProposedBy: reader, ReviewedBy: second, Cited: record.Cited{Citations: []record.Citation{{Source: "s-1"}}},
	})
	if got := told(Duties(w.rooms(), nil, day("2026-07-10"))); got != "" {
		t.Errorf("an act that was overtaken is asked no more: %s", got)
	}
}

func TestElectionsAndTheirStages(t *testing.T) {
	w := newWorld(t)
	w.add("election.election", "el-1", election.Election{Name: "Assembly", When: on("2026-07-29"), Dates: []election.Date{{What: "campaign", When: on("2026-07-07"), End: on("2026-07-27")}}})
	if got := told(Duties(w.rooms(), nil, day("2026-07-10"))); got != `election due 2026-07-07 2026-07-07
election coming 2026-07-29 2026-01-30` {
		t.Error(got)
	}
	list := Duties(w.rooms(), nil, day("2026-07-10"))
	if got := list[0].Title("fr"); got != "Élection\u00a0: Assembly – campagne" {
		t.Error(got)
	}
	if got := told(Duties(w.rooms(), nil, day("2026-08-10"))); strings.Contains(got, "overdue") {
		t.Errorf("an election is no debt: %s", got)
	}
}

func TestMailThatWaits(t *testing.T) {
	w := newWorld(t).letter()
	w.add(delivery.KindMessage, "m-1", delivery.Message{Received: "2026-02-01T23:59:00Z", Status: "held", Kind: delivery.Unknown})
	w.add(delivery.KindMessage, "m-2", delivery.Message{Received: "2026-02-01T10:00:00Z", Status: "aside", Kind: delivery.Unknown})
	list := Duties(w.rooms(), []Doubtful{{"ds-1", day("2026-02-01")}, {"ds-1", day("2026-03-01")}}, day("2026-02-02"))
	got := told(list)
	if !strings.Contains(got, "doubt overdue 2026-02-01 2026-02-02") || !strings.Contains(got, "sort coming 2026-02-04 2026-02-01") || len(list) != 4 {
		t.Error(got)
	}
	for _, d := range OnlyPublic(list) {
		if d.Kind != Answer {
			t.Errorf("%s is shown to everybody", d.Kind)
		}
	}
}

// What awaits a review is one duty an appeal, as old as the oldest of it.
func TestWhatAwaitsAReview(t *testing.T) {
	w := newWorld(t)
	for i, d := range []string{"2026-05-01", "2026-05-09"} {
		w.add("appeal.outcome", fmt.Sprint("o-", i), appeal.Outcome{
			Demand: fmt.Sprint("d-x-", i+1), When: on(d), What: "Begun.", Result: appeal.Begun, AssessedBy: "x", ProposedBy: reader,
			Cited: record.Cited{Citations: []record.Citation{{Source: "s-1"}}},
		})
	}
	list := Duties(w.rooms(), nil, day("2026-05-20"))
	if told(list) != "review overdue 2026-05-04 2026-05-09" || list[0].N != 2 || fmt.Sprint(list[0].Numbers) != "[1 2]" || list[0].Public() {
		t.Errorf("got %+v", list)
	}
}

// Every kind in every state that it can have has words in both languages.
func TestEveryDutyHasItsWords(t *testing.T) {
	for _, k := range []Kind{Answer, Reminded, Silent, Act, Election, Prove, Resend, Remind, Grade, Sort, Doubt, Confirm, Review} {
		for _, s := range []State{Coming, Due, Overdue, Stayed, Done} {
			if k == Silent && s != Overdue && s != Stayed {
				continue
			}
			d := Duty{Kind: k, State: s}
			en, fr := d.Head("en"), d.Head("fr")
			if en == "" || fr == "" || en == fr {
				t.Errorf("%s %s: %q, %q", k, s, en, fr)
			}
		}
	}
}

// Silence has one number of days, whoever tells it: the day on which it began is its first.
func TestSilenceIsCountedAsItsStatementCountsIt(t *testing.T) {
	for kind, want := range map[Kind]int{Silent: 82, Answer: 81} {
		d := Duty{Kind: kind, Day: day("2026-09-05")}
		if n := d.Waited(day("2026-11-25")); n != want {
			t.Errorf("%s: %d days, want %d", kind, n, want)
		}
		if n := d.Waited(day("2026-09-01")); n != 0 {
			t.Errorf("%s: %d days before it was due", kind, n)
		}
	}
}
