package web

import (
	"encoding/json"
	"html"
	"io/fs"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/pack"
)

// madeUp is an invented appeal with all that can become of a letter: the shipped case has little of it. Nobody in it exists. Of
// four addressees one answers, one is silent, to one the letter came back and went again, and of one nothing is known but that it
// was sent. Two organisations read the outcome of a demand differently, and the addressee says a third thing.
var madeUp = []struct{ kind, ref, doc string }{
	{"record.source", "sx-gazette", `{"id": "sx-gazette", "title": "The gate stays shut", "kind": "press", "publisher": "River Gazette", "url": "https://gazette.example/gate", "lang": "en"}`},
	{"record.source", "sx-courier", `{"id": "sx-courier", "title": "Gate opened by a hand’s breadth", "kind": "press", "publisher": "Isle Courier", "url": "https://courier.example/gate", "lang": "en"}`},
	{"record.body", "bx-rivers", `{"id": "bx-rivers", "name": "Ministry of Rivers", "kind": "ministry", "variants": ["Minister of Rivers"], "sources": [{"id": "sx-gazette", "url": "https://gazette.example/gate"}]}`},
	{"appeal.appeal", "apx-may", `{"id": "apx-may", "date": "2026-05-04", "kind": "open_letter", "issued_by": "Circle of Neighbours", "addressees": ["Ministry of Rivers", "Bureau of Bridges", "Council of Isles", "Harbour Master"], "asks": ["open the gate"], "sources": [{"id": "sx-gazette", "url": "https://gazette.example/gate"}]}`},
	{"appeal.appeal", "apx-sept", `{"id": "apx-sept", "date": "2026-09-01", "kind": "petition", "issued_by": "Friends of the Ford", "addressees": ["Minister of Rivers", "Water Board"], "asks": ["open the gate"], "sources": [{"id": "sx-courier", "url": "https://courier.example/gate"}]}`},
	{"appeal.appeal", "apx-oct", `{"id": "apx-oct", "date": "2026-10-05", "kind": "open_letter", "issued_by": "Circle of Neighbours", "addressees": ["Ministry of Rivers"], "asks": ["open the gate"], "note": "Invented."}`},
	{"appeal.demand", "dx-open", `{"id": "dx-open", "n": 1, "appeal": "apx-may", "asked": "Open the river gate at once", "action": "other", "conditions": ["at once", "for everybody"], "asked_of": [{"name": "Ministry of Rivers", "class": "state", "body": "bx-rivers"}, {"name": "Bureau of Bridges", "class": "state"}], "restated": [{"appeal": "apx-sept", "date": "2026-09-01", "wording": "narrower", "note": "on market days only"}, {"appeal": "apx-oct", "date": "2026-10-05", "wording": "stronger"}]}`},
	{"appeal.demand", "dx-report", `{"id": "dx-report", "n": 2, "appeal": "apx-may", "asked": "Publish the report on the bridge", "action": "publish-or-disclose", "asked_of": [{"name": "Minister of Rivers", "class": "state", "body": "bx-rivers"}, {"name": "Council of Isles", "class": "igo"}]}`},
	{"appeal.demand", "dx-meet", `{"id": "dx-meet", "n": 3, "appeal": "apx-may", "asked": "Call the isles together", "action": "convene", "asked_of": [{"name": "Council of Isles", "class": "igo"}, {"name": "Harbour Master", "class": "other", "inferred": true}]}`},

	{"delivery.dispatch", "dpx-rivers", `{"id": "dpx-rivers", "appeal": "apx-may", "fingerprint": "` + sum64 + `", "addressee": "Ministry of Rivers", "for": ["Minister of Rivers"], "class": "state", "body": "bx-rivers", "way": "email", "purpose": "letter", "date": "2026-05-05", "language": "en", "address": "minister-private@rivers.example", "reply_to": "tag-7x9k@answers.example", "message_id": "secret-id@upheld.example", "subject": "Secret subject"}`},
	{"delivery.step", "dpx-rivers/1", `{"id": "dpx-rivers/1", "dispatch": "dpx-rivers", "step": "asked", "date": "2026-05-05", "at": "2026-05-05T08:15:00Z", "proof": {"kind": "relay-line"}}`},
	{"delivery.step", "dpx-rivers/2", `{"id": "dpx-rivers/2", "dispatch": "dpx-rivers", "step": "delivered", "date": "2026-05-05", "proof": {"kind": "accepting-line", "sha256": "` + sum64 + `"}, "proof_details": {"words": "250 2.0.0 queued as 4XYZ by mx1.rivers.example", "witness": "Someone Hidden"}}`},
	{"delivery.reply", "rx-ack", `{"id": "rx-ack", "dispatch": "dpx-rivers", "appeal": "apx-may", "addressee": "Ministry of Rivers", "kind": "acknowledgement", "date": "2026-05-07", "summary": "The letter arrived and has a number.", "sha256": "` + sum64 + `", "text": "Hidden words of the clerk"}`},
	{"delivery.reply", "rx-no", `{"id": "rx-no", "dispatch": "dpx-rivers", "appeal": "apx-may", "addressee": "Ministry of Rivers", "by": "Head of the gates", "kind": "answer", "date": "2026-06-20", "language": "en", "summary": "The gate stays shut while it is repaired; the report will be looked at.", "sha256": "` + sum64 + `", "text": "Hidden words of the head"}`},
	{"delivery.answer", "rx-no/dx-open", `{"id": "rx-no/dx-open", "reply": "rx-no", "demand": "dx-open", "grade": "refused", "own_grade": "accepted-in-part", "why": "It says that the gate will stay shut.", "proposed_by": {"name": "A. Reader", "organisation": "Northern Watch", "on": "2026-06-22", "entered": "operator"}, "reviewed_by": {"name": "B. Reader", "organisation": "Southern Watch", "on": "2026-06-25", "entered": "operator"}}`},
	{"delivery.answer", "rx-no/dx-report", `{"id": "rx-no/dx-report", "reply": "rx-no", "demand": "dx-report", "grade": "noted", "why": "It neither promises nor refuses.", "proposed_by": {"name": "A. Reader", "organisation": "Northern Watch", "on": "2026-06-22", "entered": "operator"}}`},

	{"delivery.dispatch", "dpx-bridges", `{"id": "dpx-bridges", "appeal": "apx-may", "fingerprint": "` + sum64 + `", "addressee": "Bureau of Bridges", "class": "state", "way": "post", "purpose": "letter", "date": "2026-05-06", "language": "en", "address": "1 Hidden Quay"}`},
	{"delivery.step", "dpx-bridges/1", `{"id": "dpx-bridges/1", "dispatch": "dpx-bridges", "step": "asked", "date": "2026-05-06"}`},
	{"delivery.step", "dpx-bridges/2", `{"id": "dpx-bridges/2", "dispatch": "dpx-bridges", "step": "delivered", "date": "2026-05-11", "proof": {"kind": "postal-receipt", "sha256": "` + sum64 + `"}}`},
	{"delivery.step", "dpx-bridges/3", `{"id": "dpx-bridges/3", "dispatch": "dpx-bridges", "step": "undeliverable", "date": "2026-05-12", "note": "another letter", "void": "entered by mistake"}`},
	{"delivery.dispatch", "dpx-bridges-r1", `{"id": "dpx-bridges-r1", "appeal": "apx-may", "fingerprint": "` + sum64 + `", "addressee": "Bureau of Bridges", "class": "state", "way": "post", "purpose": "reminder", "n": 1, "reminds": "dpx-bridges", "date": "2026-07-20", "language": "en"}`},
	{"delivery.step", "dpx-bridges-r1/1", `{"id": "dpx-bridges-r1/1", "dispatch": "dpx-bridges-r1", "step": "delivered", "date": "2026-07-24", "proof": {"kind": "postal-receipt"}}`},

	{"delivery.dispatch", "dpx-isles", `{"id": "dpx-isles", "appeal": "apx-may", "fingerprint": "` + sum64 + `", "addressee": "Council of Isles", "class": "igo", "way": "email", "purpose": "letter", "date": "2026-05-05", "language": "en"}`},
	{"delivery.step", "dpx-isles/1", `{"id": "dpx-isles/1", "dispatch": "dpx-isles", "step": "asked", "date": "2026-05-05"}`},
	{"delivery.step", "dpx-isles/2", `{"id": "dpx-isles/2", "dispatch": "dpx-isles", "step": "undeliverable", "date": "2026-05-05", "proof": {"kind": "dsn"}}`},
	{"delivery.dispatch", "dpx-isles-2", `{"id": "dpx-isles-2", "appeal": "apx-may", "fingerprint": "` + sum64 + `", "addressee": "Council of Isles", "class": "igo", "way": "by-hand", "purpose": "letter", "replaces": "dpx-isles", "date": "2026-05-20", "language": "en"}`},
	{"delivery.step", "dpx-isles-2/1", `{"id": "dpx-isles-2/1", "dispatch": "dpx-isles-2", "step": "delivered", "date": "2026-05-20", "proof": {"kind": "signed-copy"}}`},
	{"delivery.reply", "rx-isles", `{"id": "rx-isles", "dispatch": "dpx-isles-2", "appeal": "apx-may", "addressee": "Council of Isles", "kind": "answer", "date": "2026-06-25", "summary": "It wishes the neighbours well.", "sha256": "` + sum64 + `"}`},
	{"delivery.answer", "rx-isles/dx-meet", `{"id": "rx-isles/dx-meet", "reply": "rx-isles", "demand": "dx-meet", "grade": "beside-the-point", "why": "Nothing in it speaks of a meeting.", "proposed_by": {"name": "A. Reader", "organisation": "Northern Watch", "on": "2026-06-30", "entered": "operator"}}`},

	{"delivery.dispatch", "dpx-harbour", `{"id": "dpx-harbour", "appeal": "apx-may", "fingerprint": "` + sum64 + `", "addressee": "Harbour Master", "class": "other", "way": "form", "purpose": "letter", "date": "2026-05-05", "language": "en"}`},
	{"delivery.step", "dpx-harbour/1", `{"id": "dpx-harbour/1", "dispatch": "dpx-harbour", "step": "asked", "date": "2026-05-05"}`},

	{"appeal.outcome", "dx-open/o1", `{"demand": "dx-open", "date": "2026-08-01", "what": "The gate is opened by a hand’s breadth", "outcome": "begun", "why": "Water runs again, if little.", "assessed_by": "Northern Watch", "by": ["Ministry of Rivers"], "proposed_by": {"name": "A. Reader", "organisation": "Northern Watch", "on": "2026-08-03", "entered": "operator"}, "sources": [{"id": "sx-courier", "url": "https://courier.example/gate"}]}`},
	{"appeal.outcome", "dx-open/o2", `{"demand": "dx-open", "date": "2026-09-15", "what": "A second lock is put on the gate", "outcome": "acted-against", "why": "A new lock is the contrary of opening.", "assessed_by": "Southern Watch", "by": ["Ministry of Rivers"], "proposed_by": {"name": "B. Reader", "organisation": "Southern Watch", "on": "2026-09-16", "entered": "operator"}, "reviewed_by": {"name": "A. Reader", "organisation": "Northern Watch", "on": "2026-09-20", "entered": "operator"}, "sources": [{"id": "sx-gazette", "url": "https://gazette.example/gate"}]}`},
	{"appeal.contest", "cx-1", `{"id": "cx-1", "of": "dx-open/o1", "by": {"name": "B. Reader", "organisation": "Southern Watch", "entered": "operator"}, "date": "2026-08-09", "reason": "A hand’s breadth is no opening.", "sources": [{"id": "sx-gazette", "url": "https://gazette.example/gate"}]}`},
	{"appeal.contest", "cx-2", `{"id": "cx-2", "of": "dx-open/o2", "by": {"name": "C. Reader", "organisation": "Northern Watch", "entered": "operator"}, "date": "2026-09-25", "reason": "The lock is for the night."}`},
	{"appeal.contest", "cx-3", `{"id": "cx-3", "of": "rx-no/dx-report", "by": {"name": "B. Reader", "organisation": "Southern Watch", "entered": "operator"}, "date": "2026-07-01", "reason": "To look at it is no answer at all."}`},
	{"appeal.claim", "clx-1", `{"id": "clx-1", "demand": "dx-open", "addressee": "Ministry of Rivers", "by": "Head of the gates", "date": "2026-08-10", "says": "done", "what": "The gate is open as far as the season allows.", "language": "en", "sources": [{"id": "sx-courier", "url": "https://courier.example/gate"}]}`},
	{"appeal.search", "srx-1", `{"id": "srx-1", "demand": "dx-meet", "date": "2026-10-01", "by": "Northern Watch", "for": "a meeting of the isles after 4 May 2026", "where": ["River Gazette, all issues", "Isle Courier, words: isles, council, meeting"], "until": "2026-09-30"}`},
}

// sum64 stands for a fingerprint.
const sum64 = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

// madeUpDocs are the documents of the shipped case and of the invented appeal, as they are before anything is redacted.
func madeUpDocs() ([]book.Doc, error) {
	fsys, err := pack.Shipped("cambodia-2016")
	if err != nil {
		return nil, err
	}
	records, bad := pack.Read(fsys)
	if len(bad) > 0 {
		return nil, &fs.PathError{Op: "read", Path: bad[0].File, Err: fs.ErrInvalid}
	}
	docs := make([]book.Doc, 0, len(records)+len(madeUp))
	for _, r := range records {
		d := r.Doc()
		d.Seq = int64(len(docs))
		docs = append(docs, d)
	}
	for _, m := range madeUp {
		docs = append(docs, book.Doc{Kind: m.kind, Ref: m.ref, Seq: int64(len(docs)), Log: "public", JSON: json.RawMessage(m.doc)})
	}
	return docs, nil
}

var madeUpHouse = sync.OnceValues(func() (*house.House, error) {
	docs, err := madeUpDocs()
	if err != nil {
		return nil, err
	}
	return house.FromDocs(docs)
})

// madeUpServer is the site of the shipped case with the invented appeal.
func madeUpServer(t testing.TB) Server {
	t.Helper()
	h, err := madeUpHouse()
	if err != nil {
		t.Fatal(err)
	}
	return Server{
		Houses: func(ctx, access.Viewer, book.At) (*house.House, error) { return h, nil },
		Now:    func() time.Time { return testDay },
	}
}

// madeUpText is the text of a page of that site: tags become spaces.
func madeUpText(t *testing.T, path string) string {
	t.Helper()
	w := get(madeUpServer(t).Handler(), path)
	if w.Code != 200 {
		t.Fatalf("%s: %d", path, w.Code)
	}
	main := regexp.MustCompile(`(?s)<main.*</main>`).FindString(w.Body.String())
	return squash(html.UnescapeString(regexp.MustCompile(`<[^>]+>`).ReplaceAllString(main, " ")))
}

// madeUpSays wants sentences on a page of that site, in their order.
func madeUpSays(t *testing.T, path string, says ...string) {
	t.Helper()
	rest := madeUpText(t, path)
	for _, s := range says {
		_, after, ok := strings.Cut(rest, s)
		if !ok {
			t.Errorf("%s does not say %q, or not there", path, s)
			continue
		}
		rest = after
	}
}

// The invented records pass the checks that a person's would.
func TestTheMadeUpRecordsAreSound(t *testing.T) {
	checks := map[string]func(string, []byte) error{}
	for _, r := range house.Rooms() {
		for _, k := range r.Kinds {
			checks[k.Name] = k.Check
		}
	}
	for _, m := range madeUp {
		if check := checks[m.kind]; check == nil {
			t.Errorf("%s is no kind", m.kind)
		} else if err := check(m.ref, []byte(m.doc)); err != nil {
			t.Errorf("%s: %v", m.ref, err)
		}
	}
}
