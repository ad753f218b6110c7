package web

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/house"
)

// small is a book with what the shipped case does not have: a vague custody, one that began with an order of a court, and
// a demand of another letter.
var small = []struct{ kind, ref, doc string }{
	{"record.case", "kh", `{"case": {"id": "kh", "title": "A case", "country": "KH", "period": {"core_start": "2016-01-01", "core_end": "2017-12-31", "last_fact": "2017-12-31"}, "letter": {"date": "2016-06-15", "addressee": "the minister"}}}`},
	{"record.person", "p-vague", `{"id": "p-vague", "name": "Vague Dates", "role": "Baker"}`},
	{"record.person", "p-order", `{"id": "p-order", "name": "By Order", "role": "Teacher"}`},
	{"custody.spell", "cs-vague", `{"id": "cs-vague", "person": "p-vague", "start": "2016-06", "end": "2016-08", "end_reason": "released"}`},
	{"custody.spell", "cs-order", `{"id": "cs-order", "person": "p-order", "start": "2016-06-01", "end": "2016-06-21", "end_reason": "acquitted", "stages": [{"stage": "pretrial_detention", "date": "2016-06-01"}]}`},
	{"record.person", "p-home", `{"id": "p-home", "name": "At Home", "role": "Painter"}`},
	{"custody.spell", "cs-home", `{"id": "cs-home", "person": "p-home", "form": "house_arrest", "start": "2016-06-01", "end": "2016-06-11", "end_reason": "released"}`},
	{"appeal.demand", "d-one", `{"id": "d-one", "n": 1, "asked": "Release them"}`},
	{"appeal.appeal", "ap-later", `{"id": "ap-later", "date": "2016-09-01", "kind": "letter", "issued_by": "Somebody else"}`},
	{"appeal.demand", "d-other", `{"id": "d-other", "n": 1, "appeal": "ap-later", "asked": "Pay them"}`},
}

func smallSite(t *testing.T) Server {
	t.Helper()
	var docs []book.Doc
	for i, s := range small {
		if !json.Valid([]byte(s.doc)) {
			t.Fatal(s.ref)
		}
		docs = append(docs, book.Doc{Kind: s.kind, Ref: s.ref, Seq: int64(i), Log: "public", JSON: []byte(s.doc)})
	}
	h, err := house.FromDocs(docs)
	if err != nil {
		t.Fatal(err)
	}
	return Server{
		Houses: func(ctx, access.Viewer, book.At) (*house.House, error) { return h, nil },
		Now:    func() time.Time { return testDay },
	}
}

func smallText(t *testing.T, path string) string {
	t.Helper()
	w := get(smallSite(t).Handler(), path)
	if w.Code != 200 {
		t.Fatalf("%s: %d", path, w.Code)
	}
	return squash(html.UnescapeString(regexp.MustCompile(`<[^>]+>`).ReplaceAllString(w.Body.String(), " ")))
}

// Who is only possibly held is told and never counted.
func TestVagueDatesAreNotCounted(t *testing.T) {
	text := smallText(t, "/held/2016-06-15")
	for _, want := range []string{"1 person of this record was held on 15 June 2016", "1 more may have been held", "Vague Dates", "32 to 91"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if text := smallText(t, "/held/2016-07-15"); !strings.Contains(text, "1 person of this record was held on 15 July 2016") || strings.Contains(text, "may have been held") {
		t.Errorf("certainly held in July: %s", text)
	}
}

// A custody that began with the order has one length, not two.
func TestOneLengthWhereTheOrderIsTheFirstDay(t *testing.T) {
	text := smallText(t, "/custody/cs-order")
	if !strings.Contains(text, "Held for 20 days") || strings.Contains(text, "By the court’s count") || !strings.Contains(text, "yes: no charge, sentence or condition was left") {
		t.Error(text)
	}
}

// The front page speaks of its own letter; demands of others have their own pages.
func TestTheFrontPageCountsItsOwnLetter(t *testing.T) {
	text := smallText(t, "/")
	if !strings.Contains(text, "One thing was asked. None was met as asked.") || !strings.Contains(text, "Release them") || strings.Contains(text, "Pay them") {
		t.Error(text)
	}
}

// House arrest adds nothing to the days in custody, and nobody to the held.
func TestHouseArrestIsNotCustody(t *testing.T) {
	if text := smallText(t, "/persons"); !strings.Contains(text, "At Home Painter 0 ") {
		t.Error(text)
	}
	if text := smallText(t, "/held/2016-06-05"); !strings.Contains(text, "1 person of this record was held on 5 June 2016") || !strings.Contains(text, "1 under house arrest") {
		t.Error(text)
	}
}
