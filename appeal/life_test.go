package appeal

import (
	"fmt"
	"strings"
	"testing"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

// eventful is a demand with something on every axis: two letters of ours, one of others, a letter that came back, a reminder that
// did, a late answer, one that others got, a fact, outcomes of two assessors, a contest, a claim, a search.
func eventful(t testing.TB) *Set {
	t.Helper()
	outcome := func(day, result, more string) string {
		return `{"demand":"d-1","date":"` + day + `","what":"x","outcome":"` + result + `","why":"w","assessed_by":"We","sources":[{"id":"s1"},{"id":"s2"}]` + more + `}`
	}
	s := letters(t,
		"appeal.outcome", "d-1/fact", `{"demand":"d-1","date":"2016-06","what":"a word","act":"a-1","sources":[{"id":"s1"}]}`,
		"appeal.outcome", "d-1/begun", outcome("2016-08-01", "begun", `,"by":["A"]`),
		"appeal.outcome", "d-1/met", outcome("2016-12-01", "met", ""),
		"appeal.outcome", "d-1/back", outcome("2017-03-01", "reversed", ""),
		"appeal.contest", "ct", `{"of":"d-1/begun","by":{"organisation":"Third"},"date":"2016-08-09","reason":"r","sources":[{"id":"s2"}]}`,
		"appeal.contest", "ct-2", `{"of":"rp/d-1","by":{"name":"Q"},"date":"2016-11-09","reason":"r"}`,
		"appeal.claim", "cl", `{"demand":"d-1","addressee":"A","by":"m","date":"2016-09","says":"done","what":"x","reply":"rp"}`,
		"appeal.search", "se", `{"demand":"d-1","date":"2016-10-09","by":"We","for":"it","where":["a"]}`,
	)
	steps := append(walked(t, "ap-1", "A"), way(t, "old", Asked, "2016-05-13", ""), way(t, "old", Undeliverable, "2016-05-15", "dsn"),
		way(t, "rm-2", Reminded, "2016-08-20", "rm-2/1"), way(t, "rm-2", ReminderBack, "2016-08-21", "dsn"), way(t, "x", Asked, "2016-05-13", ""))
	steps[len(steps)-1].Addressee = "nobody asked"
	late := Answer{Ref: "rp/d-1", Reply: "rp", Demand: "d-1", Appeal: "ap-1", Addressee: "A", Grade: Noted, On: day(t, "2016-11-01")}
	theirs := Answer{Ref: "rp-o/d-1", Reply: "rp-o", Demand: "d-1", Appeal: "ap-3", Addressee: "D", Grade: Refused, On: day(t, "2016-11-03")}
	return s.Join(post{
		handling: map[string][]Handling{"ap-1": steps},
		answers:  map[string][]Answer{"d-1": {late, theirs}},
		returned: map[string][]Received{
			"ap-1": {
				{Ref: "ack", Dispatch: "ap-1-A", Appeal: "ap-1", Addressee: "A", On: day(t, "2016-05-20"), When: when.On(day(t, "2016-05-20"))},
				{Ref: "rp", Dispatch: "ap-1-A", Appeal: "ap-1", Addressee: "A", Answer: true, Graded: true, On: day(t, "2016-11-01"), When: when.On(day(t, "2016-11-01"))},
			},
			"ap-3": {{Ref: "rp-o", Appeal: "ap-3", Addressee: "D", Answer: true, Graded: true, On: day(t, "2016-11-03"), When: when.On(day(t, "2016-11-03"))}},
		},
	})
}

// TestTheLifeOfADemandEventByEvent: each dated thing once, on its day, in its order, and of each whether it counts.
func TestTheLifeOfADemandEventByEvent(t *testing.T) {
	want := strings.Split(`2016-05-13 first-asked ap-1 We counts
2016-05-13 asked A ap-1-A
2016-05-13 asked A old
2016-05-14 delivered A ap-1-A
2016-05-15 undeliverable A old
2016-05-20 acknowledged A ack
2016-06-30 fact d-1/fact
2016-07-13 overdue A
2016-07-20 reminded A ap-1-A-r
2016-08-01 outcome begun d-1/begun We counts lacks reviewer
2016-08-09 contest of d-1/begun by Third
2016-08-20 reminded A rm-2
2016-08-20 silent A
2016-08-21 undeliverable A rm-2
2016-09-01 restated ap-2 We stronger counts
2016-09-30 claim A done
2016-10-01 restated ap-3 Others narrower
2016-10-09 search se
2016-11-01 reply noted A rp 172 days counts
2016-11-03 reply refused D rp-o 2 days
2016-11-09 contest of rp/d-1 by Q
2016-12-01 outcome met d-1/met We lacks other-reviewer
2017-03-01 outcome reversed d-1/back We lacks earlier reviewer`, "\n")
	told := func(e Event) string {
		parts := []string{e.On.String(), string(e.Kind)}
		add := func(list ...string) {
			for _, s := range list {
				if s != "" {
					parts = append(parts, s)
				}
			}
		}
		switch e.Kind {
		case EventFirst, EventRestated:
			add(e.Appeal, e.By, e.Wording)
		case EventOutcome:
			add(string(e.Result), e.Ref, e.By)
		case EventReply:
			add(string(e.Grade), e.Addressee, e.Ref, fmt.Sprint(e.Days), "days")
		case EventContest:
			add("of", e.Contested, "by", e.By)
		case EventClaim:
			add(e.Addressee, e.Says)
		case EventOverdue, EventSilent:
			add(e.Addressee)
		default:
			add(e.Addressee, e.Ref)
		}
		if e.Counts {
			add("counts")
		}
		if len(e.Lacks) > 0 {
			add("lacks")
			for _, l := range e.Lacks {
				add(string(l))
			}
		}
		return strings.Join(parts, " ")
	}
	s, held := eventful(t), new(custody.Set)
	all := s.Life("d-1", day(t, "2018-01-01"), held)
	var got []string
	for _, e := range all {
		got = append(got, told(e))
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("event %d of\n%s\nwant\n%s", i, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	// On each day the life is what had happened by then, and nothing that is told later is told otherwise.
	for on := day(t, "2016-05-13"); on <= day(t, "2017-04-01"); on++ {
		var by []string
		for _, e := range s.Life("d-1", on, held) {
			by = append(by, told(e))
		}
		var then []string
		for i, e := range all {
			if e.On <= on {
				then = append(then, got[i])
			}
		}
		if strings.Join(by, "\n") != strings.Join(then, "\n") {
			t.Fatalf("on %s\n%s\nwant\n%s", on, strings.Join(by, "\n"), strings.Join(then, "\n"))
		}
	}
	if s.Life("d-1", day(t, "2016-05-12"), held) != nil || s.Life("d-9", day(t, "2018-01-01"), held) != nil {
		t.Error("a demand that is not asked yet, or not there, has a life")
	}
}

// TestTheAxesOfEachAddressee: what one did, said or got is never told of another.
func TestTheAxesOfEachAddressee(t *testing.T) {
	s, held := eventful(t), new(custody.Set)
	for _, c := range []struct{ who, on, want string }{
		{"A", "2016-05-13", "asked 2016-05-13; ; nothing-seen; head asked"},
		{"A", "2016-05-19", "delivered 2016-05-14; ; nothing-seen; head delivered"},
		{"A", "2016-07-31", "acknowledged 2016-05-20; ; nothing-seen; head acknowledged"},
		{"A", "2016-08-31", "acknowledged 2016-05-20; ; begun; head begun"},
		{"A", "2016-10-31", "acknowledged 2016-05-20; ; begun; head begun; claims 1"},
		{"A", "2016-11-01", "answered 2016-11-01; answered; begun; head begun; claims 1"},
		{"B", "2016-08-31", "nothing-seen 2016-05-13; ; nothing-seen; head nothing-seen"},
		{"B", "2018-01-01", "nothing-seen 2016-05-13; ; nothing-seen; head nothing-seen"},
	} {
		x, ok := s.Axes("d-1", c.who, day(t, c.on), held)
		got := fmt.Sprintf("%s %s; %s; %s; head %s", x.Handling, x.Handled, x.Spoken, x.Outcome, x.Head.Status)
		if len(x.Claims) > 0 {
			got += fmt.Sprintf("; claims %d", len(x.Claims))
		}
		if !ok || got != c.want {
			t.Errorf("%s on %s: %s, want %s", c.who, c.on, got, c.want)
		}
	}
	if _, ok := s.Axes("d-1", "D", day(t, "2018-01-01"), held); ok {
		t.Error("somebody whom the demand does not ask has axes")
	}
	if len(s.AxesOf("d-1", day(t, "2016-05-12"), held)) != 0 {
		t.Error("a demand that is not asked yet has axes")
	}
}

// TestWhatIsDatedByAMonthIsToldWhenItIsOver: by the board, the axes and the life alike, so that no two pages differ.
func TestWhatIsDatedByAMonthIsToldWhenItIsOver(t *testing.T) {
	s, held := eventful(t), new(custody.Set)
	for on := day(t, "2016-05-13"); on <= day(t, "2017-04-01"); on++ {
		l, _ := s.Line("d-1", on, held)
		x, _ := s.Axes("d-1", "A", on, held)
		facts, claims := 0, 0
		for _, e := range s.Life("d-1", on, held) {
			switch e.Kind {
			case EventFact, EventOutcome:
				facts++
			case EventClaim:
				claims++
			default:
			}
		}
		if len(l.Facts) != facts || l.Why.N["facts"] != facts || len(x.Claims) != claims {
			t.Fatalf("on %s the board tells %d facts, its reason %d, the life %d; the axes tell %d claims, the life %d", on, len(l.Facts), l.Why.N["facts"], facts, len(x.Claims), claims)
		}
	}
}
