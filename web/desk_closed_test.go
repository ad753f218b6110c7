package web

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/when"
)

// inHouse says records of which only the team knows.
func (o *operator) inHouse(drafts ...book.Draft) {
	o.t.Helper()
	for i := range drafts {
		drafts[i].Log = "case"
	}
	o.says(drafts...)
}

func (o *operator) says(drafts ...book.Draft) {
	o.t.Helper()
	if _, err := o.book.Say(o.t.Context(), "operator", func(context.Context, *book.Tx) ([]book.Draft, error) { return drafts, nil }); err != nil {
		o.t.Fatal(err)
	}
}

func drafted(t *testing.T, d book.Draft, err error) book.Draft {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A consultation that is the team's own stays so when something is entered in it; in a public one everybody reads what is entered.
func TestWhatIsEnteredInAClosedConsultationStaysClosed(t *testing.T) {
	o := atWork(t)
	open, ok := kept[consultation.Consultation](o, "co-paris-1991")
	if !ok {
		t.Fatal("no consultation")
	}
	closed := open
	closed.Ref, closed.Title, closed.Calls, closed.Meetings = "co-quiet", "A quiet sounding of the nineteen", nil, nil
	d, err := consultation.Draft(closed)
	o.inHouse(drafted(t, d, err))
	public, _ := kept[consultation.Pledge](o, "pg-2018-usa")
	pledge := consultation.Pledge{
		Ref: "pg-quiet", Election: "el-2018-assembly", By: "Japan, in confidence", State: "JPN", Kind: "equipment", What: "Secret boxes",
		Steps: []consultation.PledgeStep{{State: consultation.Promised, When: when.On(when.Today(o.clock.now()) - 9), What: "Said on the telephone", Cited: public.Steps[0].Cited}},
	}
	d, err = consultation.Draft(pledge)
	o.inHouse(drafted(t, d, err))
	call := []string{"form", "call", "date", "2020-02-01", "by", "A go-between", "of", "un-secretary-general", "of", "FRA", "clause", "paris-settlement-1991/art-29", "what", "Ask them in private", "sources", "jp-191106"}
	position := []string{"form", "position", "state", "FRA", "stance", "declines", "date", "2020-03-03", "by", "A minister", "what", "Said between four eyes", "sources", "fr-an-3794"}
	for _, fields := range [][]string{call, position, {"form", "pledge", "pledge", "pg-quiet", "step", "kept", "date", "2020-06-01", "step-what", "They came under tarpaulins", "sources", "voa-us-nec"}} {
		o.done(o.post("/desk/consultations/co-quiet", fields...))
	}
	o.hidden("co-quiet", "A quiet sounding", "A go-between", "between four eyes", "pg-quiet", "Secret boxes", "under tarpaulins")
	if doc, is, err := o.book.Doc(t.Context(), access.Operator(), book.At{}, "co-quiet"); err != nil || !is || !strings.Contains(string(doc.JSON), "A go-between") {
		t.Errorf("the call is not in the record: %v %v", is, err)
	}
	o.done(o.post(atConsultation, call...))
	if !strings.Contains(o.seen(), "A go-between") {
		t.Error("control: what is entered in a public consultation is hidden too")
	}
	// The id of a closed appeal is not written into what everybody reads.
	hidden := drafted(t, book.Draft{Kind: "appeal.appeal", Ref: "ap-quiet"}, nil)
	hidden.Fields = fieldsFor(t, appeal.Appeal{Ref: "ap-quiet", Kind: "open_letter", IssuedBy: "Somebody", Cited: public.Steps[0].Cited, When: when.On(when.Today(o.clock.now()) - 9)})
	o.inHouse(hidden)
	o.wants(o.post(atConsultation, append(call, "appeal", "ap-quiet")...), 200, "is not public, and this consultation is")
	o.hidden("ap-quiet")
}

// A form that is pressed twice enters what it says once.
func TestAFormOfAConsultationIsPressedTwice(t *testing.T) {
	o := atWork(t)
	before, _ := kept[consultation.Consultation](o, "co-paris-1991")
	for _, fields := range [][]string{
		{"form", "call", "date", "2020-02-01", "by", "Relatives", "of", "FRA", "clause", "paris-settlement-1991/art-29", "what", "Ask", "sources", "jp-191106"},
		{"form", "position", "state", "FRA", "stance", "declines", "date", "2020-03-03", "by", "A minister", "what", "No", "sources", "fr-an-3794"},
		{"form", "pledge", "pledge", "pg-2018-usa", "step", "promised", "date", "2020-06-01", "step-what", "Resumed", "sources", "voa-us-nec"},
	} {
		first := o.done(o.post(atConsultation, fields...))
		if again := o.done(o.post(atConsultation, fields...)); again != first {
			t.Errorf("the second press leads to %s, the first to %s", again, first)
		}
	}
	after, _ := kept[consultation.Consultation](o, "co-paris-1991")
	if len(after.Calls) != len(before.Calls)+1 {
		t.Errorf("%d calls became %d", len(before.Calls), len(after.Calls))
	}
	if _, twice := kept[consultation.Position](o, "ps-fra-2020-03-03-2"); twice {
		t.Error("two presses made two positions")
	}
	if p, _ := kept[consultation.Pledge](o, "pg-2018-usa"); strings.Count(mustJSON(t, p.Steps), "Resumed") != 1 {
		t.Errorf("two presses made two steps: %+v", p.Steps)
	}
}

// What is said of a closed dispatch of a public appeal stays in the house: its steps, its replies and their grades. And a field that
// was closed in a public record stays closed when the record is said anew.
func TestWhatHangsOnAClosedDispatchStaysClosed(t *testing.T) {
	o := mailing(t)
	open := o.mailed()
	closed := open
	closed.Ref, closed.ReplyTo, closed.MessageID, closed.Way, closed.Raw = "dp-by-courier", "", "", delivery.Hand, ""
	d, err := delivery.Draft(closed)
	o.inHouse(drafted(t, d, err))
	day := o.clock.now().Format("2006-01-02")
	step := []string{"step", "delivered", "date", day, "proof", "witness", "witness", "C. Courier", "note", "Left at the door."}
	o.done(o.twice("/desk/dispatches/dp-by-courier", "step", step...))
	o.hidden("dp-by-courier", "Left at the door.")
	if len(o.room().Steps("dp-by-courier")) != 1 {
		t.Error("the step is not in the record")
	}
	o.done(o.twice("/desk/dispatches/"+open.Ref, "step", step...))
	if !strings.Contains(o.seen(), "Left at the door.") {
		t.Error("control: the step of the open dispatch is hidden too")
	}
	st := o.room().Steps(open.Ref)[0]
	st.Note = "Known from a friend inside."
	again, err := delivery.Draft(st)
	again = drafted(t, again, err)
	again.See["note"] = "sealed"
	o.says(again)
	o.done(o.twice("/desk/dispatches/"+open.Ref, "void", "step", st.Ref, "why", "It was another house."))
	if !strings.Contains(o.seen(), "It was another house.") {
		t.Error("control: that the step is void is hidden too")
	}
	o.hidden("a friend inside")
	team, _, err := o.book.Doc(t.Context(), access.Viewer{Name: "team", Level: access.Team}, book.At{}, st.Ref)
	if err != nil || strings.Contains(string(team.JSON), "a friend inside") {
		t.Errorf("what was sealed is for the team now: %s %v", team.JSON, err)
	}
}

// Two windows grade the same reply. The one that looked before the other said is shown what it would write over, and writes nothing; who presses
// twice is not told that somebody else was there.
func TestTwoWindowsDoNotWriteOverEachOther(t *testing.T) {
	o := mailing(t)
	path := o.replied(o.answered(o.mailed()))
	grade := path + "?demand=" + o.testDemand()
	graded := func(g string) []string {
		return []string{"grade", g, "words", "notes your letter", "why", "Because.", "proposed-name", "A. One", "proposed-organisation", "First"}
	}
	o.done(o.twice(grade, "grade", graded("noted")...))
	one, two := o.looked(grade, "grade", graded("refused")...), o.looked(grade, "grade", graded("accepted")...)
	press := append(o.formOf(one, "grade"), "press", "say")
	o.done(o.post(path, press...))
	o.done(o.post(path, press...))
	if w := o.post(path, append(o.formOf(two, "grade"), "press", "say")...); w.Code == 303 {
		t.Error("the second window wrote over the first")
	}
	if a := o.room().AnswersIn(strings.TrimPrefix(path, "/desk/replies/")); len(a) != 1 || a[0].Grade != "refused" {
		t.Errorf("%+v", a)
	}
}

func fieldsFor(t *testing.T, v any) []book.Field {
	t.Helper()
	f, err := fieldsOf(v)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
