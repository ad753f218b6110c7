package web

import (
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func init() {
	pages = append(pages, "/due", "/due?on=2018-06-01", "/demands/d-convene/silence", "/demands/d-release/silence")
	deskAddresses = append(deskAddresses, []struct{ method, path string }{
		{"GET", "/desk/due"},
		{"GET", "/desk/terms"},
		{"POST", "/desk/terms"},
	}...)
	moreDeskPages = append(moreDeskPages, "/desk/due", "/desk/terms")
}

// What is due is told as of its day, and the feeds tell the same.
func TestWhatIsDue(t *testing.T) {
	h := madeUpServer(t).Handler()
	text := plainText(get(h, "/due?on=2026-08-30"))
	for _, want := range []string{"Bureau of Bridges", "Harbour Master"} {
		if !strings.Contains(text, want) {
			t.Errorf("does not say %q:\n%.2500s", want, text)
		}
	}
	if early := plainText(get(h, "/due?on=2026-05-01")); strings.Contains(early, "Bureau of Bridges") {
		t.Error("what was not yet sent is due")
	}
	ics := get(h, "/due.ics")
	if ct := ics.Header().Get("Content-Type"); ics.Code != 200 || !strings.HasPrefix(ct, "text/calendar") || !strings.HasPrefix(ics.Body.String(), "BEGIN:VCALENDAR\r\n") {
		t.Errorf("%d %s %.100s", ics.Code, ct, ics.Body)
	}
	if !strings.Contains(ics.Body.String(), "Bureau of Bridges") {
		t.Error("the calendar does not tell of one who is late")
	}
	atom := get(h, "/fr/due.atom")
	var feed struct {
		Entry []struct {
			ID string `xml:"id"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(atom.Body.Bytes(), &feed); err != nil || len(feed.Entry) == 0 {
		t.Errorf("%v, %d entries", err, len(feed.Entry))
	}
	again := httptest.NewRequest(http.MethodGet, "/due.ics", nil)
	again.Header.Set("If-None-Match", ics.Header().Get("ETag"))
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, again); w.Code != http.StatusNotModified {
		t.Errorf("a calendar that has not changed is sent again: %d", w.Code)
	}
	for _, private := range []string{"minister-private", "tag-7x9k", "Hidden"} {
		if strings.Contains(ics.Body.String()+atom.Body.String()+text, private) {
			t.Errorf("tells %q", private)
		}
	}
}

// Silence is stated as a file only where every part is proved; otherwise the answer says which part is missing.
func TestSilenceIsStatedOrWhatIsMissing(t *testing.T) {
	h := madeUpServer(t).Handler()
	for form, kind := range map[string]string{"pdf": "application/pdf", "html": "text/html", "txt": "text/plain", "docx": "application/vnd"} {
		w := get(h, "/demands/dx-open/silence."+form+"?addressee=bureau-of-bridges&on=2026-09-30")
		if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), kind) || w.Body.Len() < 500 {
			t.Errorf("%s: %d %s, %d bytes: %.300s", form, w.Code, w.Header().Get("Content-Type"), w.Body.Len(), plainText(w))
		}
	}
	for path, says := range map[string]string{
		"/demands/dx-open/silence.txt?addressee=bureau-of-bridges&on=2026-08-01": "reminder",
		"/demands/dx-open/silence.txt?addressee=bx-rivers&on=2026-09-30":         "answered",
		"/demands/d-convene/silence.txt?addressee=b-gov-can":                     "No dispatch of this letter",
	} {
		w := get(h, path)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(plainText(w), says) {
			t.Errorf("%s: %d, want 422 with %q: %.600s", path, w.Code, says, plainText(w))
		}
	}
	if w := get(h, "/demands/dx-open/silence.txt?addressee=nobody"); w.Code != 404 {
		t.Errorf("somebody who was not asked: %d", w.Code)
	}
}

// Terms are set at the desk with who decides and why, over the version that was read; the clocks and the rules follow at once.
func TestTermsAreSet(t *testing.T) {
	o := atWork(t)
	form := filled(t, strings.Replace(o.get("/desk/terms").Body.String(), `class="write terms"`, `class="write"`, 1))
	for _, c := range []struct {
		says  string
		pairs []string
	}{
		{"soon", []string{"state", "soon", "who", "The board", "why", "Decided."}},
		{"Decided.", []string{"state", "45", "who", "", "why", "Decided."}},
		{"The board", []string{"state", "45", "who", "The board", "why", ""}},
		{"99999", []string{"state", "99999", "who", "The board", "why", "Decided."}},
	} {
		w := o.post("/desk/terms", set(form, c.pairs...)...)
		if w.Code == http.StatusSeeOther || !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("%v: %d, and what was typed is lost or not told", c.pairs, w.Code)
		}
	}
	if got := o.demands().Terms(); got.State != 60 {
		t.Fatalf("a form with a mistake set the term of a State to %d", got.State)
	}
	good := set(form, "state", "45", "who", "The board", "why", "Decided in June.")
	o.done(o.post("/desk/terms", good...))
	if got := o.demands().Terms(); got.State != 45 || got.IGO != 30 {
		t.Errorf("set is %+v", got)
	}
	o.wants(get(o.h, "/rules"), 200, "45")
	if w := o.post("/desk/terms", set(form, "state", "90", "who", "Another", "why", "Over an old page.")...); w.Code == http.StatusSeeOther {
		t.Error("an old page wrote over what was set meanwhile")
	}
	if got := o.demands().Terms(); got.State != 45 {
		t.Errorf("the term is %d", got.State)
	}
}
