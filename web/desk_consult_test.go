package web

import (
	"context"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/when"
)

func init() {
	deskAddresses = append(deskAddresses, []struct{ method, path string }{
		{"GET", "/desk/consultations"},
		{"GET", "/desk/consultations/co-paris-1991"},
		{"POST", "/desk/consultations/co-paris-1991"},
		{"GET", "/desk/consultations/new"},
		{"POST", "/desk/consultations/new"},
	}...)
	moreDeskPages = append(moreDeskPages, "/desk/consultations", "/desk/consultations/new", "/desk/consultations/new?instrument=paris-settlement-1991&instrument=paris-sovereignty-1991")
	for _, form := range consultForms {
		moreDeskPages = append(moreDeskPages, atConsultation+"?form="+form)
	}
}

const atConsultation = "/desk/consultations/co-paris-1991"

// kept is a record of the book as a public reader has it.
func kept[T any](o *operator, ref string) (v T, ok bool) {
	o.t.Helper()
	d, ok, err := o.book.Doc(context.Background(), access.Anyone(), book.At{}, ref)
	if err != nil {
		o.t.Fatal(err)
	}
	if ok {
		if err := json.Unmarshal(d.JSON, &v); err != nil {
			o.t.Fatal(err)
		}
	}
	return v, ok
}

// What the operator enters is in the record, and the public page tells it.
func TestEnteringWhatBecameOfACall(t *testing.T) {
	o := atWork(t)
	enter := func(leads string, fields ...string) string {
		t.Helper()
		w := o.post(atConsultation, fields...)
		if w.Code != 303 || !strings.HasPrefix(w.Header().Get("Location"), leads) {
			t.Fatalf("%v: %d to %q\n%s", fields, w.Code, w.Header().Get("Location"), squash(w.Body.String()))
		}
		return w.Header().Get("Location")
	}
	enter("/consultations/co-paris-1991", "form", "call", "date", "2020-02-01", "by", "Relatives of prisoners", "of", "un-secretary-general", "of", "FRA",
		"clause", "paris-settlement-1991/art-29", "what", "Ask the co-chairs to consult", "sources", "jp-191106")
	enter("/consultations/co-paris-1991#said", "form", "position", "state", "FRA", "stance", "declines", "date", "3 March 2020",
		"by", "Minister for Europe and Foreign Affairs", "asked", "yes", "what", "Sees no use in a meeting", "language", "fr",
		"sources", "fr-an-3794\nfr-senat-q https://senat.fr/other")
	enter("/consultations/co-paris-1991", "form", "meeting", "date", "2020-05-05", "place", "Paris", "held", "yes", "came", "FRA", "came", "IDN",
		"what", "Consulted", "result", "A statement", "sources", "jp-191106")
	enter("/commitments#cm-idn-2020-05-05", "form", "commitment", "states", "IDN", "by", "Minister of Foreign Affairs", "date", "2020-05-05",
		"instrument", "paris-settlement-1991", "also", "yes", "provisions", "paris-settlement-1991/art-15", "grade", "names-the-provision",
		"what", "Stands by article 15", "language", "id", "reader", "A. Reader", "organisation", "Watch", "sources", "jp-191106")
	enter("/pledges#pg-2018-usa", "form", "pledge", "pledge", "pg-2018-usa", "step", "promised", "date", "2020-06-01", "step-what", "Resumed", "sources", "voa-us-nec")
	enter("/pledges#pg-2018-assembly-jpn", "form", "pledge", "election", "el-2018-assembly", "by", "Japan", "state", "JPN", "kind", "equipment",
		"what", "Ballot boxes", "amount", "2500000.50", "currency", "JPY", "step", "kept", "date", "2018-02", "sources", "reuters-eu-nec")
	expectIn := func(path string, says ...string) {
		t.Helper()
		body := squash(o.get(path).Body.String())
		for _, s := range says {
			if !strings.Contains(body, s) {
				t.Errorf("%s does not say %q", path, s)
			}
		}
	}
	expectIn("/consultations/co-paris-1991", "Relatives of prisoners", "Sees no use in a meeting", "declines", "1 meeting was held", "There: France, Indonesia", "A statement")
	expectIn("/commitments", "Stands by article 15", "Read by A. Reader (Watch), as entered by the operator of this record.", "names the article")
	expectIn("/pledges", "Resumed", "Ballot boxes", "JPY 2,500,000.5")
	c, _ := kept[consultation.Consultation](o, "co-paris-1991")
	if n := len(c.Calls); n != 9 || c.Calls[8].By != "Relatives of prisoners" || c.Calls[8].Road != consultation.OnRequest || c.Title == "" || len(c.Clauses) != 4 {
		t.Errorf("%d calls, the last by %q on the road %q, %d clauses", n, c.Calls[n-1].By, c.Calls[n-1].Road, len(c.Clauses))
	}
	p, _ := kept[consultation.Position](o, "ps-fra-2020-03-03")
	if len(p.Citations) != 2 || p.Citations[1].URL != "https://senat.fr/other" || !p.Asked {
		t.Errorf("the position is %+v", p)
	}
	// The same day once more gets an id of its own, and the first stays.
	enter("/consultations/co-paris-1991#said", "form", "position", "state", "FRA", "stance", "supports", "date", "2020-03-03", "by", "Another", "what", "w", "sources", "fr-an-3794")
	if again, ok := kept[consultation.Position](o, "ps-fra-2020-03-03-2"); !ok || again.Stance != consultation.Supports {
		t.Errorf("the second position of the day: %+v", again)
	}
}

// Who reads a statement otherwise stands beside its grade, and the grade stays.
func TestAContestedGradeStands(t *testing.T) {
	o := atWork(t)
	contest := appeal.Contest{
		Ref: "ct-usa-2018", Of: "cm-usa-2018-07-29", By: appeal.Assessor{Name: "B. Reader", Organisation: "Other Watch", Entered: "operator"},
		When: when.On(day(t, "2026-11-01")), Reason: "It names the agreement as history only",
	}
	fields, err := book.Said(contest)
	if err != nil {
		t.Fatal(err)
	}
	d := book.Draft{Log: "public", Kind: "appeal.contest", Ref: contest.Ref}
	for name, value := range fields {
		d.Fields = append(d.Fields, book.Field{Name: name, Value: value})
	}
	if _, err := o.book.Say(t.Context(), "test", func(context.Context, *book.Tx) ([]book.Draft, error) { return []book.Draft{d}, nil }); err != nil {
		t.Fatal(err)
	}
	const says = "B. Reader (Other Watch) reads it otherwise, 1 November 2026: It names the agreement as history only"
	item := regexp.MustCompile(`(?s)<li id="cm-usa-2018-07-29">.*?</li>`)
	body := o.get("/commitments").Body.String()
	text := squash(regexp.MustCompile(`<[^>]+>`).ReplaceAllString(item.FindString(body), " "))
	if !strings.Contains(text, says) || !strings.Contains(text, "names the agreement") {
		t.Errorf("the statement says %q", text)
	}
	if strings.Contains(squash(o.get("/commitments?on=2026-10-31").Body.String()), "reads it otherwise") {
		t.Error("a contest is told before it was made")
	}
}

// What cannot stand is refused with its place, nothing is written, and no word is lost.
func TestWhatCannotBeEnteredIsGivenBack(t *testing.T) {
	o := atWork(t)
	before, err := o.book.Head(t.Context(), "public")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		says   string
		fields []string
	}{
		{"Date: must be said", []string{"form", "call", "by", "KEEP-ME", "of", "USA", "road", "other", "what", "w", "sources", "jp-191106"}},
		{"Date: this is after today.", []string{"form", "call", "date", "2030", "by", "KEEP-ME", "of", "USA", "road", "other", "what", "w", "sources", "jp-191106"}},
		{"Who was asked: must be said.", []string{"form", "call", "date", "2020", "by", "KEEP-ME", "road", "other", "what", "w", "sources", "jp-191106"}},
		{"Sources: must be said.", []string{"form", "call", "date", "2020", "by", "KEEP-ME", "of", "USA", "road", "other", "what", "w"}},
		{"the record has no source “none-such”", []string{"form", "position", "state", "FRA", "stance", "declines", "date", "2020", "by", "KEEP-ME", "what", "w", "sources", "none-such"}},
		{"stance", []string{"form", "position", "state", "FRA", "stance", "silent", "date", "2020", "by", "KEEP-ME", "what", "w", "sources", "jp-191106"}},
		{"the record has no “r-none” here", []string{"form", "position", "state", "FRA", "stance", "declines", "date", "2020", "by", "KEEP-ME", "what", "w", "reply", "r-none"}},
		{"By whose reading: name: must be said.", []string{"form", "commitment", "states", "FRA", "by", "KEEP-ME", "date", "2020", "instrument", "paris-settlement-1991", "grade", "names-the-theme", "what", "w", "sources", "jp-191106"}},
		{"the record has no “co-paris-1991” here", []string{"form", "pledge", "pledge", "co-paris-1991", "by", "KEEP-ME", "step", "kept", "date", "2020", "sources", "jp-191106"}},
		{"“much” is not an amount", []string{"form", "pledge", "election", "el-2018-assembly", "by", "KEEP-ME", "kind", "money", "what", "w", "amount", "much", "step", "kept", "date", "2020", "sources", "jp-191106"}},
	} {
		w := o.post(atConsultation, c.fields...)
		body := squash(w.Body.String())
		if w.Code != 200 || !strings.Contains(body, c.says) {
			t.Errorf("%v: %d without %q", c.fields, w.Code, c.says)
		}
		if !strings.Contains(body, `value="KEEP-ME"`) {
			t.Errorf("%v: what was typed is lost", c.fields)
		}
	}
	after, err := o.book.Head(t.Context(), "public")
	if err != nil || after.Seq != before.Seq {
		t.Errorf("something was written: %d entries more (%v)", after.Seq-before.Seq, err)
	}
	if w := o.get("/desk/consultations/co-none"); w.Code != 404 {
		t.Errorf("a consultation that is none: %d", w.Code)
	}
}

// A consultation is begun with its instruments and clauses, and stands on its public page at once; what is missing is told and
// nothing typed is lost.
func TestAConsultationIsBegun(t *testing.T) {
	o := atWork(t)
	const at = "/desk/consultations/new"
	o.wants(o.get(at+"?instruments=chosen"), 200, "Choose at least one instrument.")
	o.wants(o.get(at+"?instrument=paris-settlement-1991"), 200, "Clause 1", "Who may begin")
	form := []string{
		"instrument", "paris-settlement-1991", "title", "The co-chairs, asked again", "note", "KEEP-ME",
		"provision/0", "paris-settlement-1991/art-29", "clause-road/0", "on-request", "first/0", "un-secretary-general", "then/0", "co-chairs", "calls/0", "co-chairs", "when/0", "A violation, or the threat of one",
	}
	for _, c := range []struct{ field, value, says string }{
		{"title", "", "Say what it is about."},
		{"provision/0", "", "Choose at least one clause"},
		{"provision/0", "iccpr/art-9", "no provision of the instruments"},
		{"then/0", "", "Who then acts, where the first only asks: must be said."},
		{"clause-road/0", "", "Road: must be said."},
	} {
		w := o.post(at, set(form, c.field, c.value)...)
		o.wants(w, 200, c.says)
		if !strings.Contains(w.Body.String(), "KEEP-ME") {
			t.Errorf("%s: what was typed is lost", c.field)
		}
	}
	w := o.post(at, form...)
	if w.Code != 303 || w.Header().Get("Location") != "/desk/consultations/co-the-co-chairs-asked-again" {
		t.Fatalf("%d to %q: %.600s", w.Code, w.Header().Get("Location"), plainText(w))
	}
	c, ok := kept[consultation.Consultation](o, "co-the-co-chairs-asked-again")
	if !ok || len(c.Clauses) != 1 || len(c.Clauses[0].Starts) != 2 || c.Clauses[0].Road != consultation.OnRequest {
		t.Errorf("%+v", c)
	}
	o.wants(get(o.h, "/consultations/co-the-co-chairs-asked-again"), 200, "The co-chairs, asked again", "Secretary-General of the United Nations")
}
