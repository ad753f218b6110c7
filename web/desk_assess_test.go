package web

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/web/words"
	"github.com/upheld/upheld/when"
)

// demands is the room of demands as a viewer may see it.
func (o *operator) demands() *appeal.Set {
	o.t.Helper()
	docs, err := o.book.Docs(o.t.Context(), access.Operator(), book.At{})
	if err != nil {
		o.t.Fatal(err)
	}
	s, err := appeal.NewSet(docs)
	if err != nil {
		o.t.Fatal(err)
	}
	return s.Join(o.room())
}

// testDemand is the demand of the published letter.
func (o *operator) testDemand() string {
	o.t.Helper()
	list := o.demands().DemandsOf(testAppeal)
	if len(list) != 1 {
		o.t.Fatalf("%d demands", len(list))
	}
	return list[0].Ref
}

var (
	aFact   = []string{"date", "2016-06-27", "what", "The court let them go.", "new-url", "https://news.example/let-go", "new-publisher", "News of the test", "new-title", "Let go", "new-date", "2016-06-28", "new-kind", "press"}
	byFirst = []string{"proposed-name", "A. One", "proposed-organisation", "First"}
)

// A fact is entered alone; an outcome says what it lacks before it is entered, and moves nothing until a reviewer of another
// organisation has looked at it.
func TestAnOutcomeIsProposedAndReviewed(t *testing.T) {
	o := mailing(t)
	ref := o.testDemand()
	path := "/desk/demands/" + ref
	o.wants(o.get(path), 200, "What came of this demand", "No dispatch is known.", "No answer was graded.", "No fact is told yet.")
	for _, c := range []struct {
		says  string
		pairs []string
	}{
		{"The day is missing", []string{"what", "w"}},
		{"Say what happened.", []string{"date", "2016-06-27"}},
		{"Name at least one source.", []string{"date", "2016-06-27", "what", "w"}},
		{"There is no source nowhere", []string{"date", "2016-06-27", "what", "w", "source-0", "nowhere"}},
		{"Say why this outcome.", append(slices.Clone(aFact), "result", "begun")},
		{"Say which organisation proposes it.", append(slices.Clone(aFact), "result", "begun", "why", "w", "proposed-name", "A")},
		{"Say who proposes it.", append(slices.Clone(aFact), "result", "begun", "why", "w", "proposed-organisation", "First")},
		{"cannot assess it", append(slices.Clone(aFact), "result", "begun", "why", "w", "proposed-name", "A", "proposed-organisation", "CAMBODIA")},
		{"Nobody reviews what they proposed", append(append(slices.Clone(aFact), byFirst...), "result", "begun", "why", "w", "reviewed-name", "A. One", "reviewed-organisation", "First")},
		{"only by two sources", append(append(slices.Clone(aFact), byFirst...), "result", "met", "why", "w")},
	} {
		w := o.looked(path, "outcome", c.pairs...)
		o.wants(w, 200, c.says)
		if !strings.Contains(w.Body.String(), `id="form-outcome" open`) {
			t.Errorf("%s: the form is folded away", c.says)
		}
	}
	before := heads(t, o)
	o.done(o.twice(path, "outcome", aFact...))
	if after := heads(t, o); after[0] != before[0]+2 {
		t.Errorf("the public log grew from %d to %d; want the fact and its source", before[0], after[0])
	}
	second := o.sources()[0]
	w := o.looked(path, "outcome", append(slices.Clone(byFirst), "date", "2016-06-27", "what", "They were let go.", "why", "Both say so.", "result", "met", "source-0", "src-news-of-the-test-2016-06-28", "source-1", second)...)
	o.wants(w, 200, "What it still lacks", "A reviewer of another organisation", "It can be entered as it is", "Everybody will see", "operator")
	o.done(o.post(path, append(o.formOf(w, "outcome"), "press", "say")...))
	// The same press once more enters nothing more.
	o.wants(o.post(path, append(o.formOf(w, "outcome"), "press", "say")...), 200, "This is not what you looked over")
	list := o.demands().Outcomes(ref)
	if len(list) != 2 || list[1].Result != appeal.Met || list[1].AssessedBy != "First" || list[1].ProposedBy.Entered != "operator" {
		t.Fatalf("%+v", list)
	}
	if head, _ := o.demands().Line(ref, when.Today(o.clock.now()), nil); head.Status == appeal.Status(appeal.Met) {
		t.Error("an outcome that nobody reviewed moves the headline")
	}
	o.wants(o.get("/desk"), 200, "To review:")
	o.wants(o.looked(path, "review", "of", list[1].Ref, "reviewed-name", "B"), 200, "Say who reviewed it, with their organisation.")
	o.wants(o.looked(path, "review", "of", list[1].Ref, "reviewed-name", "A. One", "reviewed-organisation", "first"), 200, "Nobody reviews")
	o.done(o.twice(path, "review", "of", list[1].Ref, "reviewed-name", "B. Two", "reviewed-organisation", "Second"))
	reviewed := o.demands().Outcomes(ref)[1]
	if reviewed.ReviewedBy.Organisation != "Second" || reviewed.Why != "Both say so." || len(reviewed.Citations) != 2 {
		t.Errorf("reviewed is %+v", reviewed)
	}
	if lacks := o.demands().Lacks(reviewed); slices.Contains(lacks, appeal.NoOtherReviewer) {
		t.Errorf("it lacks %v", lacks)
	}
	// Another organisation dissents, and both stand.
	o.wants(o.looked(path, "contest", "of", reviewed.Ref, "reason", "r"), 200, "Say which organisation dissents.")
	o.done(o.twice(path, "contest", "of", reviewed.Ref, "contest-organisation", "Third", "reason", "They were only moved."))
	o.wants(o.get(path), 200, "Contested by Third", "They were only moved.", "reviewed by B. Two, Second", "names entered by the operator")
	o.wants(get(o.h, "/demands/"+ref), 200, "They were only moved.")
}

func (o *operator) sources() []string {
	o.t.Helper()
	docs, err := o.book.Docs(o.t.Context(), access.Anyone(), book.At{}, "record.source")
	if err != nil || len(docs) == 0 {
		o.t.Fatal(len(docs), err)
	}
	var out []string
	for _, d := range docs {
		out = append(out, d.Ref)
	}
	return out
}

// Many presses at the same moment enter a fact once: nothing is written over what another has just said.
func TestManyPressesEnterAFactOnce(t *testing.T) {
	o := mailing(t)
	path := "/desk/demands/" + o.testDemand()
	form := append(o.formOf(o.looked(path, "outcome", aFact...), "outcome"), "press", "say")
	before := heads(t, o)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { o.post(path, form...) })
	}
	wg.Wait()
	if after := heads(t, o); after[0] != before[0]+2 {
		t.Errorf("the public log grew from %d to %d; want the fact and its source, once", before[0], after[0])
	}
}

// Nothing is written over what somebody else has said since the page was made, unless the form says that it does.
func TestNothingIsWrittenOver(t *testing.T) {
	o := mailing(t)
	p := &deskPage{Page: &Page{Words: words.All()[0]}, r: o.request("POST", "/", nil), s: newSite(o.server)}
	d, err := draftOf("appeal.search", o.testDemand()+"/search-1", appeal.Search{
		Ref: o.testDemand() + "/search-1", Demand: o.testDemand(), When: when.On(when.Today(o.clock.now())), By: "First", For: "A release", Where: []string{"here"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.say([]book.Draft{d}); err != nil {
		t.Fatal(err)
	}
	if err := p.say([]book.Draft{d}); fault.KindOf(err) != fault.Conflict {
		t.Errorf("written over: %v", err)
	}
	if err := p.say([]book.Draft{d}, d.Ref); err != nil { // control: a form that means to
		t.Error(err)
	}
}

// What an addressee says of itself stands beside and moves nothing; a search is what "nothing seen" rests on.
func TestAClaimAndASearch(t *testing.T) {
	o := mailing(t)
	ref := o.testDemand()
	path := "/desk/demands/" + ref
	claim := []string{"addressee", "Cambodia", "by", "A spokesman", "date", "2016-07-01", "says", "done", "what", "It says that all is done.", "source-0", o.sources()[0]}
	o.wants(o.looked(path, "claim", set(claim, "source-0", "")...), 200, "Choose the reply in which it was made", "It says that all is done.")
	o.wants(o.looked(path, "claim", set(claim, "addressee", "")...), 200, "Choose whose claim it is")
	o.done(o.twice(path, "claim", claim...))
	search := []string{"for", "Any release", "where", "Khmer newspapers\nThe court's list", "date", "2026-11-20", "until", "2026-11-01", "by", "First"}
	o.wants(o.looked(path, "search", set(search, "until", "2026-11-21")...), 200, "cannot reach beyond")
	o.wants(o.looked(path, "search", set(search, "where", " \n ")...), 200, "Say where was searched.")
	o.done(o.twice(path, "search", search...))
	o.wants(o.get(path), 200, "Cambodia: Done", "It says that all is done.", "Any release", "Nothing was found.")
	if s := o.demands().Searches(ref); len(s) != 1 || len(s[0].Where) != 2 {
		t.Errorf("%+v", s)
	}
	o.wants(get(o.h, "/demands/"+ref), 200, "nothing seen")
}

// What the custody record computes waits for a person, who confirms it with a source and a name.
func TestWhatCustodySaysIsConfirmed(t *testing.T) {
	o := mailing(t)
	w := o.get("/desk/demands/d-release")
	o.wants(w, 200, "The custody record says:", "Confirm it")
	to := strings.ReplaceAll(regexpFind(t, `href="([^"]+confirm=[^"#]+)`, w.Body.String()), "&amp;", "&")
	form := o.formOf(o.get(to), "outcome")
	o.wants(o.get(to), 200, "This confirms what the custody record says")
	src := o.sources()
	pairs := append(slices.Clone(byFirst), "why", "We asked three of them.", "source-0", src[0], "source-1", src[1], "reviewed-name", "B", "reviewed-organisation", "Second")
	w = o.post("/desk/demands/d-release", append(set(form, pairs...), "press", "look")...)
	o.wants(w, 200, "Everybody will see", "Confirms the custody record of")
	o.done(o.post("/desk/demands/d-release", append(o.formOf(w, "outcome"), "press", "say")...))
	list := o.demands().Outcomes("d-release")
	if !slices.ContainsFunc(list, func(x appeal.Outcome) bool { return !x.Confirms.IsZero() && x.AssessedBy == "First" }) {
		t.Errorf("%+v", list)
	}
}

// What is said of an appeal that is not public stays in the house with it.
func TestWhatIsSaidOfAHiddenAppealStaysHidden(t *testing.T) {
	o := mailing(t)
	review := o.bringIn("from-the-drawer.txt", oldLetter)
	w := o.post(review, set(filled(t, o.get(review).Body.String()), "d0-verdict", "accept", "d1-verdict", "refuse", "by", "The Drawer Association", "open", "case", "do", "enter")...)
	ref := strings.TrimPrefix(o.done(w), "/desk/appeals/")
	page := o.get("/desk/appeals/" + ref + "/send")
	o.wants(page, 200, "This appeal is not public.")
	send := o.formOf(page, "send")
	name := attribute(regexpFind(t, `(<input type="checkbox" id="to-0"[^>]*>)`, page.Body.String()), "value")
	look := o.done(o.post("/desk/appeals/"+ref+"/send", set(send, "to/0", name, "address/0", "Somewhere", "way", "post")...))
	o.wants(o.get(look), 200, "This stays in the house")
	if strings.Contains(plainText(o.get(look)), "Everybody will see") {
		t.Error("the page says that it becomes public")
	}
	o.done(o.post(look, "form", "send", "do", "send"))
	d := o.room().DispatchesOf(ref)
	if len(d) != 1 {
		t.Fatalf("%d dispatches", len(d))
	}
	o.hidden(d[0].Ref, ref)
}
