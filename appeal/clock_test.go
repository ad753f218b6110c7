package appeal

import (
	"math/rand/v2"
	"testing"

	"github.com/upheld/upheld/when"
)

// way is a step of one dispatch to A.
func way(t testing.TB, dispatch string, s Step, on, proof string) Handling {
	t.Helper()
	return Handling{Dispatch: dispatch, Addressee: "A", Class: State, Step: s, On: day(t, on), Proof: proof}
}

// TestSeveralDispatchesToOneAddressee: a letter that came back does not stop the clock of one that arrived, and lends it
// nothing; a reminder reminds only of a letter that had provably arrived.
func TestSeveralDispatchesToOneAddressee(t *testing.T) {
	mail := []Handling{way(t, "ds-1", Asked, "2016-05-13", "")}
	bounced := append(mail, way(t, "ds-1", Undeliverable, "2016-05-20", "dsn"))
	post := []Handling{way(t, "ds-2", Asked, "2016-05-16", ""), way(t, "ds-2", Delivered, "2016-05-25", "receipt")}
	reminded := func(on string) Handling { return way(t, "rm-1", Reminded, on, "receipt") }
	cases := []struct {
		name  string
		steps []Handling
		on    string
		state Status
		since string
		asked string // since when the clock runs; "" = it does not
	}{
		{"one came back, the other is on its way", append(bounced, post[0]), "2016-05-24", "asked", "2016-05-16", "2016-05-16"},
		{"one came back, the other arrived", append(bounced, post...), "2016-06-01", "delivered", "2016-05-25", "2016-05-16"},
		{"both stand: the earlier one counts", append(mail, post...), "2016-06-01", "delivered", "2016-05-25", "2016-05-13"},
		{"both came back", append(bounced, post[0], way(t, "ds-2", Undeliverable, "2016-06-02", "post")), "2016-08-30", "undeliverable", "2016-06-02", ""},
		{"one comes back after the other arrived", append(post, bounced...), "2016-09-01", "overdue", "2016-07-16", "2016-05-16"},
		{"it came back after it had arrived", append(post, way(t, "ds-2", Undeliverable, "2016-06-02", "post")), "2016-12-01", "undeliverable", "2016-06-02", ""},
		{"delivered twice: the first delivery counts", append(post, way(t, "ds-2", Delivered, "2016-07-01", "receipt"), way(t, "ds-3", Delivered, "2016-06-20", "receipt"), reminded("2016-06-21")), "2016-07-22", "silent", "2016-07-22", "2016-05-16"},
		{"a reminder before the delivery reminds of nothing", append(post, reminded("2016-05-24")), "2017-01-01", "overdue", "2016-07-16", "2016-05-16"},
		{"a reminder on the day of the delivery does", append(post, reminded("2016-05-25")), "2017-01-01", "silent", "2016-07-16", "2016-05-16"},
		{"of several reminders the first one's term counts", append(post, reminded("2016-08-20"), reminded("2016-07-20"), reminded("2016-12-30")), "2017-01-01", "silent", "2016-08-20", "2016-05-16"},
		{"a reminder of the letter that came back proves nothing of the other", append(append(bounced, way(t, "ds-1", Delivered, "2016-05-13", "line")), way(t, "rm-1", Reminded, "2016-05-19", "receipt"), post[0], post[1]), "2017-01-01", "overdue", "2016-07-16", "2016-05-16"},
		{"a reminder that came back after it seemed delivered reminds nobody", append(post, reminded("2016-06-01"), way(t, "rm-1", ReminderBack, "2016-06-03", "dsn")), "2017-01-01", "overdue", "2016-07-16", "2016-05-16"},
		{"on one day it counts as come back", append(post, reminded("2016-06-01"), way(t, "rm-1", ReminderBack, "2016-06-01", "dsn")), "2017-01-01", "overdue", "2016-07-16", "2016-05-16"},
		{"another reminder stands", append(post, reminded("2016-06-01"), way(t, "rm-1", ReminderBack, "2016-06-03", "dsn"), way(t, "rm-2", Reminded, "2016-08-01", "receipt")), "2017-01-01", "silent", "2016-09-01", "2016-05-16"},
		{"before it came back nobody knew", append(post, reminded("2016-06-01"), way(t, "rm-1", ReminderBack, "2016-09-03", "dsn")), "2016-09-01", "silent", "2016-07-16", "2016-05-16"},
		{"a late delivery: both terms must pass", append(mail, way(t, "ds-1", Delivered, "2016-08-01", "receipt"), reminded("2016-08-02")), "2016-08-31", "overdue", "2016-07-13", "2016-05-13"},
		{"and have", append(mail, way(t, "ds-1", Delivered, "2016-08-01", "receipt"), reminded("2016-08-02")), "2016-09-02", "silent", "2016-09-02", "2016-05-13"},
		{"a bounce on the day of a delivery counts against us", append(post, way(t, "ds-2", Undeliverable, "2016-05-25", "post")), "2016-12-01", "undeliverable", "2016-05-25", ""},
		{"delivered, and when it was sent is not known", post[1:], "2016-07-25", "overdue", "2016-07-25", "2016-05-25"},
		{"an unproved delivery beside a proved one", append(post, way(t, "ds-4", Delivered, "2016-05-17", "")), "2016-06-01", "delivered", "2016-05-25", "2016-05-16"},
		{"acknowledged: the clock goes on", append(post, way(t, "ds-2", Acknowledged, "2016-06-01", "rp")), "2016-08-01", "acknowledged", "2016-06-01", "2016-05-16"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for range 5 { // in any order of entry
				steps := append([]Handling{}, c.steps...)
				rand.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
				inOrder(steps)
				got := track{name: "A", class: State, steps: steps}.clock(Appeal{Ref: "ap"}, Terms{}.filled(), 0, day(t, c.on))
				got.settle()
				asked := ""
				if got.Asked.Known {
					asked = got.Asked.On.String()
				}
				if got.State != c.state || got.Since.String() != c.since || asked != c.asked {
					t.Fatalf("%s since %s, asked %q; want %s since %s, asked %q", got.State, got.Since, asked, c.state, c.since, c.asked)
				}
				if c.state == "acknowledged" && !got.Overdue.Known {
					t.Error("the clock stopped")
				}
			}
		})
	}
}

func TestTerms(t *testing.T) {
	house := Terms{State: 45, IGO: 20, Bodies: map[string]int{"b-1": 90}}
	cases := []struct {
		name   string
		terms  Terms
		class  Class
		body   string
		urgent bool
		own    int
		want   int
	}{
		{"a State", Terms{}, State, "", false, 0, 60},
		{"the co-chairs", Terms{}, CoChairs, "", false, 0, 60},
		{"an intergovernmental body", Terms{}, IGO, "", false, 0, 30},
		{"anybody else", Terms{}, Other, "", false, 0, 60},
		{"of no class", Terms{}, "", "", false, 0, 60},
		{"an urgent appeal", Terms{}, State, "", true, 0, 7},
		{"an urgent appeal of this house", Terms{Urgent: 3}, IGO, "", true, 0, 3},
		{"a shorter term of its own", Terms{}, State, "", false, 7, 7},
		{"a longer one gives no more time to answer", Terms{}, State, "", false, 400, 60},
		{"the house's own", house, State, "", false, 0, 45},
		{"what the house does not set", house, Other, "", false, 0, 60},
		{"a body before its class", house, State, "b-1", false, 0, 90},
		{"another body", house, IGO, "b-2", false, 0, 20},
		{"urgent, whoever it is", house, State, "b-1", true, 0, 7},
	}
	for _, c := range cases {
		if got := c.terms.Days(c.class, c.body, c.urgent, c.own); got != c.want {
			t.Errorf("%s: %d days, want %d", c.name, got, c.want)
		}
	}
	if got := new(Set).Terms(); got.Reminder != 30 || got.Urgent != 7 || got.State != 60 || got.CoChairs != 60 || got.IGO != 30 || got.Other != 60 {
		t.Errorf("the defaults are %+v", got)
	}
}

// post is a Mail of values.
type post struct {
	handling map[string][]Handling
	answers  map[string][]Answer
	returned map[string][]Received
}

func (p post) Handling(appeal string) []Handling { return p.handling[appeal] }
func (p post) Answers(demand string) []Answer    { return p.answers[demand] }
func (p post) Returned(appeal string) []Received { return p.returned[appeal] }

// letters is a Set of two appeals by one issuer and one by another. The first makes three demands: d-1 of A and B, d-2 of A,
// d-3 of A within seven days; d-1 is restated in both later ones.
func letters(t testing.TB, more ...string) *Set {
	t.Helper()
	s, err := NewSet(docs(append([]string{
		"appeal.appeal", "ap-1", `{"date":"2016-05-13","kind":"open_letter","issued_by":"We"}`,
		"appeal.appeal", "ap-2", `{"date":"2016-09-01","kind":"letter","issued_by":"We","addressees":["A","C"]}`,
		"appeal.appeal", "ap-3", `{"date":"2016-10-01","kind":"petition","issued_by":"Others","addressees":["A","D"],"presented":"2016-11-01"}`,
		"appeal.demand", "d-1", `{"n":1,"appeal":"ap-1","asked":"x","asked_of":[{"name":"A","class":"state","body":"b-a"},{"name":"B","class":"igo"}],
			"restated":[{"appeal":"ap-2","date":"2016-09-01","wording":"stronger"},{"appeal":"ap-3","date":"2016-10-01","wording":"narrower","note":"n"}]}`,
		"appeal.demand", "d-2", `{"n":2,"appeal":"ap-1","asked":"y","asked_of":[{"name":"A","class":"state"}]}`,
		"appeal.demand", "d-3", `{"n":3,"appeal":"ap-1","asked":"z","asked_of":[{"name":"A","class":"state"}],"term":{"days":7}}`,
		"record.body", "b-a", `{"name":"Ministry of A"}`,
		"record.source", "s1", `{"publisher":"One"}`,
		"record.source", "s2", `{"publisher":"Two"}`,
	}, more...)...))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// reached by the letter, and reminded with proof.
func walked(t testing.TB, ap, who string) []Handling {
	t.Helper()
	var out []Handling
	for _, h := range []Handling{
		way(t, ap+"-"+who, Asked, "2016-05-13", ""), way(t, ap+"-"+who, Delivered, "2016-05-14", ap+"-"+who+"/2"),
		way(t, ap+"-"+who+"-r", Reminded, "2016-07-20", ap+"-"+who+"-r/1"),
	} {
		h.Addressee = who
		out = append(out, h)
	}
	return out
}

func TestClocksOfAnAppeal(t *testing.T) {
	p := post{handling: map[string][]Handling{"ap-1": append(walked(t, "ap-1", "A"), walked(t, "ap-1", "B")...)}, answers: map[string][]Answer{}}
	s := letters(t).Join(p)
	on := day(t, "2016-12-31")
	got := s.Clocks(on)
	want := []struct {
		who     string
		demands int
		term    int
		due     string
	}{
		{"A", 1, 7, "2016-05-20"}, // d-3 has its own
		{"A", 2, 60, "2016-07-12"},
		{"B", 1, 30, "2016-06-12"},
	}
	if len(got) != len(want) {
		t.Fatalf("%d clocks: %+v", len(got), got)
	}
	for i, w := range want {
		c := got[i]
		if c.Addressee != w.who || len(c.Demands) != w.demands || c.Term != w.term || c.Due.On.String() != w.due ||
			c.State != "silent" || c.Silent.On.String() != "2016-08-20" || len(c.Open) != w.demands || c.Answered.Known ||
			c.Reminded().Proof == "" || c.Delivered.Proof == "" || c.ReminderDue.On.String() != "2016-08-19" || c.Second != 30 {
			t.Errorf("clock %d is %+v, want %+v", i, c, w)
		}
	}

	// A answers the first demand: its clock stops for that one alone.
	p.answers["d-1"] = []Answer{{Ref: "rp/d-1", Reply: "rp", Appeal: "ap-1", Addressee: "A", Grade: Noted, On: day(t, "2016-06-01")}}
	c := s.Clocks(on)[1]
	if c.State != "silent" || len(c.Open) != 1 || c.Open[0] != "d-2" {
		t.Errorf("after an answer to one demand the clock is %s, open %v", c.State, c.Open)
	}
	for demand, status := range map[string]Status{"d-1": "answered", "d-2": "silent"} {
		if l, _ := s.Line(demand, on, nil); l.Status != status {
			t.Errorf("%s is %s, want %s", demand, l.Status, status)
		}
	}
	p.answers["d-2"] = []Answer{{Ref: "rp2/d-2", Reply: "rp2", Appeal: "ap-1", Addressee: "A", Grade: Noted, On: day(t, "2016-06-03")}}
	if c = s.Clocks(on)[1]; c.State != "answered" || c.Since.String() != "2016-06-03" || c.Overdue.Known || c.Silent.Known {
		t.Errorf("when all are answered the clock is %s since %s", c.State, c.Since)
	}
	// and had not on the day before.
	if c = s.Clocks(day(t, "2016-06-02"))[1]; c.State != "delivered" || len(c.Open) != 1 {
		t.Errorf("the day before it is %s", c.State)
	}
}

// TestAReplyThatNobodyGraded: while it waits nobody is called silent; graded for other demands alone, it stops nothing.
func TestAReplyThatNobodyGraded(t *testing.T) {
	back := Received{Ref: "rp", Dispatch: "ap-1-A", Appeal: "ap-1", Addressee: "A", Answer: true, On: day(t, "2016-08-25")}
	p := post{handling: map[string][]Handling{"ap-1": walked(t, "ap-1", "A")}, returned: map[string][]Received{"ap-1": {back}}, answers: map[string][]Answer{}}
	s := letters(t).Join(p)
	on := day(t, "2016-12-31")
	c := s.Clocks(on)[1]
	if c.State != "acknowledged" || c.Silent.Known || len(c.Waiting) != 1 || c.Waiting[0] != "rp" || !c.Overdue.Known {
		t.Errorf("while a reply waits the clock is %+v", c)
	}
	if c = s.Clocks(day(t, "2016-08-24"))[1]; c.State != "silent" {
		t.Errorf("the day before it came the clock is %s", c.State)
	}
	if th, _ := s.Thread("d-1", on); !th.Waits || !th.Unanswered || th.Silent != 0 {
		t.Errorf("while a reply waits the thread is %+v", th)
	}
	if l, _ := s.Line("d-1", on, nil); l.Why.Key != "demand.why.acknowledged-waits" {
		t.Errorf("while a reply waits the reason is %s", l.Why.Key)
	}
	early := back
	early.On = day(t, "2016-07-01")
	p.returned["ap-1"] = []Received{early}
	s = s.Join(p)
	if c = s.Clocks(on)[1]; c.Overdue.Known || c.Stayed.On != early.On {
		t.Errorf("an answer came within the term, and the clock says that it has passed without one: %+v", c)
	}
	back.Graded = true
	p.returned["ap-1"] = []Received{back}
	s = s.Join(p)
	p.answers["d-2"] = []Answer{{Ref: "rp/d-2", Reply: "rp", Appeal: "ap-1", Addressee: "A", Grade: Refused, On: day(t, "2016-08-25")}}
	for demand, status := range map[string]Status{"d-1": "silent", "d-2": "refused", "d-3": "silent"} {
		if l, _ := s.Line(demand, on, nil); l.Status != status {
			t.Errorf("%s is %s, want %s", demand, l.Status, status)
		}
	}
}

// TestAnAnswerInPublicSourcesWaitsToo: one of which no dispatch is known has no clock, and no page may say that there is none.
func TestAnAnswerInPublicSourcesWaitsToo(t *testing.T) {
	back := Received{Ref: "rp", Appeal: "ap-1", Addressee: "A", Answer: true, On: day(t, "2016-08-25")}
	for _, graded := range []bool{false, true} {
		back.Graded = graded
		s := letters(t).Join(post{returned: map[string][]Received{"ap-1": {back}}})
		for at, want := range map[string]bool{"2016-08-24": false, "2016-08-25": !graded} {
			x, _ := s.Axes("d-1", "A", day(t, at), nil)
			th, _ := s.Thread("d-1", day(t, at))
			if x.Stayed.Known != want || th.Waits != want {
				t.Errorf("graded %t, on %s: the axis waits %t, the thread %t; want %t", graded, at, x.Stayed.Known, th.Waits, want)
			}
		}
	}
}

// TestAWithdrawnDemandIsOwedNoAnswer: from the day on which every sponsor withdrew it nobody is late or silent of it.
func TestAWithdrawnDemandIsOwedNoAnswer(t *testing.T) {
	for agreed, silent := range map[string]bool{`["We"]`: false, `["A"]`: true, `["They"]`: true} {
		s := letters(t, "appeal.outcome", "d-1/w", `{"demand":"d-1","date":"2017-01-01","what":"x","outcome":"withdrawn","why":"w","assessed_by":"We","agreed_by":`+agreed+`}`).
			Join(post{handling: map[string][]Handling{"ap-1": walked(t, "ap-1", "A")}})
		for at, want := range map[string]bool{"2016-12-31": true, "2017-01-01": silent, "2020-01-01": silent} {
			th, _ := s.Thread("d-1", day(t, at))
			c := s.DemandClocks("d-1", day(t, at))[0]
			if (th.Silent > 0) != want || c.Silent.Known != want || c.Overdue.Known != want || c.Closed.Known == want {
				t.Errorf("agreed by %s, on %s: silent for %d days, clock %+v; want silent %t", agreed, at, th.Silent, c, want)
			}
		}
	}
}

// TestAnAnswerOfAnUnknownDay: one that may have come, though not certainly, stands for nothing, and nobody is called silent.
func TestAnAnswerOfAnUnknownDay(t *testing.T) {
	some, on := month(t, "2016-12"), day(t, "2016-12-15")
	for _, graded := range []bool{false, true} {
		back := Received{Ref: "rp", Dispatch: "ap-1-A", Appeal: "ap-1", Addressee: "A", Answer: true, On: some.Latest(), When: some, Graded: graded}
		p := post{handling: map[string][]Handling{"ap-1": walked(t, "ap-1", "A")}, returned: map[string][]Received{"ap-1": {back}}, answers: map[string][]Answer{}}
		if graded {
			p.answers["d-1"] = []Answer{{Ref: "rp/d-1", Reply: "rp", Appeal: "ap-1", Addressee: "A", Grade: Refused, On: some.Latest(), When: some}}
		}
		s := letters(t).Join(p)
		for at, want := range map[when.Day]Status{day(t, "2016-11-30"): "silent", on: "overdue"} {
			l, _ := s.Line("d-1", at, nil)
			x, _ := s.Axes("d-1", "A", at, nil)
			th, _ := s.Thread("d-1", at)
			if l.Status != want || x.Handling != want || x.Head.Status != want || (th.Silent > 0) != (want == "silent") {
				t.Errorf("graded %t, %s: the demand is %s, its axis %s, its thread silent for %d days; want %s", graded, at, l.Status, x.Handling, th.Silent, want)
			}
		}
	}
}

func month(t testing.TB, s string) when.When {
	t.Helper()
	w, err := when.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestWhoseAnswerCounts: an answer to somebody else's appeal, or of somebody who was not asked, or handling of somebody
// else's appeal, moves no headline. One to a restatement by the same issuer does.
func TestWhoseAnswerCounts(t *testing.T) {
	on := day(t, "2017-06-01")
	answer := func(appeal, who string) map[string][]Answer {
		return map[string][]Answer{"d-1": {{Ref: "rp/d-1", Reply: "rp", Demand: "d-1", Appeal: appeal, Addressee: who, Grade: Refused, On: day(t, "2017-01-01")}}}
	}
	cases := []struct {
		name string
		mail post
		want Status
	}{
		{"to the letter itself", post{answers: answer("ap-1", "A")}, "refused"},
		{"to its restatement by the same issuer", post{answers: answer("ap-2", "A")}, "refused"},
		{"to somebody else's petition", post{answers: answer("ap-3", "A")}, NothingSeen},
		{"to an appeal that does not restate it", post{answers: answer("ap-9", "A")}, NothingSeen},
		{"by somebody who was not asked", post{answers: answer("ap-1", "D")}, NothingSeen},
		{"handling of the letter", post{handling: map[string][]Handling{"ap-1": walked(t, "ap-1", "A")}}, "silent"},
		{"handling of the restatement", post{handling: map[string][]Handling{"ap-2": walked(t, "ap-2", "A")}}, "silent"},
		{"handling of somebody else's petition", post{handling: map[string][]Handling{"ap-3": walked(t, "ap-3", "A")}}, NothingSeen},
		{"handling to somebody who was not asked", post{handling: map[string][]Handling{"ap-1": walked(t, "ap-1", "D")}}, NothingSeen},
	}
	for _, c := range cases {
		s := letters(t).Join(c.mail)
		if l, ok := s.Line("d-1", on, nil); !ok || l.Status != c.want {
			t.Errorf("%s: %s, want %s", c.name, l.Status, c.want)
		}
	}
	// The petition's answer stands in the thread all the same, with the days it took since it was presented.
	s := letters(t).Join(post{answers: answer("ap-3", "A"), returned: map[string][]Received{"ap-3": {{
		Ref: "rp", Appeal: "ap-3", Addressee: "A", Answer: true, Graded: true, On: day(t, "2017-01-01"),
	}}}})
	th, ok := s.Thread("d-1", on)
	if !ok || len(th.Again) != 2 || th.Appeals() != 2 || len(th.Addressees) != 3 || !th.Unanswered || th.Days != 384 {
		t.Fatalf("the thread is %+v", th)
	}
	last := th.Again[1]
	if last.Own || last.Wording != "narrower" || len(last.Replies) != 1 || last.Replies[0].Grade != Refused || last.Replies[0].Days != 61 || last.Replies[0].Counts {
		t.Errorf("the petition in the thread is %+v", last)
	}
	if !th.Again[0].Own || !th.First.Own || th.First.Addressees[1] != "B" {
		t.Errorf("whose restatements count: %v %v", th.First, th.Again[0])
	}
}

// TestACopyToTheOffice: a letter that went to a person for those whom the demands name has the clocks of those alone.
func TestACopyToTheOffice(t *testing.T) {
	both := walked(t, "ap-1", "A")
	for _, h := range walked(t, "ap-1", "A") {
		h.Addressee = "His Excellency"
		both = append(both, h)
	}
	s := letters(t).Join(post{handling: map[string][]Handling{"ap-1": append(both, way2(t, "x-1", "Somebody else"))}})
	var names []string
	for _, c := range s.Clocks(when.Max) {
		names = append(names, c.Addressee)
	}
	if len(names) != 3 || names[0] != "A" || names[2] != "Somebody else" {
		t.Errorf("clocks of %v", names)
	}
}

func way2(t testing.TB, dispatch, who string) Handling {
	h := way(t, dispatch, Asked, "2016-05-13", "")
	h.Addressee = who
	return h
}
