package web

import (
	"bytes"
	"html"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// oldLetter is a letter of our own, of the kind that lies in drawers.
const oldLetter = `Phnom Penh, 3 June 2016

His Excellency Ban Ki-moon
Secretary-General of the United Nations

Dear Secretary-General,

Since 28 April five people have been in prison for doing their work.

We call on the Cambodian government to release Ny Sokha and Sok Nobody immediately and unconditionally, as article 9 of the International Covenant on Civil and Political Rights requires.

We urge the United States and Canada to convene the signatories of the Paris Peace Agreements by 1 July 2016.

Sincerely,
The Drawer Association
`

func (o *operator) upload(name string, data []byte) *httptest.ResponseRecorder {
	o.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	_ = m.WriteField(formField, o.form)
	f, err := m.CreateFormFile("file", name)
	if err != nil {
		o.t.Fatal(err)
	}
	_, _ = f.Write(data)
	_ = m.Close()
	r := httptest.NewRequest(http.MethodPost, "/desk/bring-in", &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return o.send(o.local(r))
}

// bringIn brings a letter in and gives the address of its review.
func (o *operator) bringIn(name, text string) string {
	o.t.Helper()
	w := o.upload(name, []byte(text))
	to := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(to, "/desk/reviews/") {
		o.t.Fatalf("%d to %q:\n%s", w.Code, to, plainText(w))
	}
	return to
}

// field is what a field of the form holds, by its name.
func fieldIn(body, name string) string {
	for _, re := range []string{
		`<input[^>]* name="` + name + `"[^>]* value="([^"]*)"`, `(?s)<textarea[^>]* name="` + name + `"[^>]*>\n?(.*?)</textarea>`,
		`(?s)<select[^>]* name="` + name + `"[^>]*>.*?<option value="([^"]*)" selected`,
	} {
		if m := regexp.MustCompile(re).FindStringSubmatch(body); m != nil {
			return html.UnescapeString(m[1])
		}
	}
	return ""
}

// filled is the form of a page as a browser would send it without a change: pairs of name and value.
func filled(t *testing.T, body string) []string {
	t.Helper()
	form := regexp.MustCompile(`(?s)<form class="write".*?</form>`).FindString(body)
	var out []string
	for _, tag := range regexp.MustCompile(`<input[^>]*>`).FindAllString(form, -1) {
		name, value := attribute(tag, "name"), attribute(tag, "value")
		box := strings.Contains(tag, `type="checkbox"`) || strings.Contains(tag, `type="radio"`)
		if name != "" && name != formField && (!box || strings.Contains(tag, " checked")) {
			out = append(out, name, value)
		}
	}
	for _, m := range regexp.MustCompile(`(?s)<textarea([^>]*)>\n?(.*?)</textarea>`).FindAllStringSubmatch(form, -1) {
		out = append(out, attribute(m[1], "name"), html.UnescapeString(m[2]))
	}
	for _, m := range regexp.MustCompile(`(?s)<select([^>]*)>(.*?)</select>`).FindAllStringSubmatch(form, -1) {
		value := attribute(m[2], "value")
		if s := regexp.MustCompile(`<option[^>]* selected[^>]*>`).FindString(m[2]); s != "" {
			value = attribute(s, "value")
		}
		out = append(out, attribute(m[1], "name"), value)
	}
	if len(out) == 0 {
		t.Fatal("the page has no form")
	}
	return out
}

func attribute(tag, name string) string {
	m := regexp.MustCompile(` ` + name + `="([^"]*)"`).FindStringSubmatch(" " + tag)
	if m == nil {
		return ""
	}
	return html.UnescapeString(m[1])
}

// set changes fields of a form; a field that is not there is added.
func set(form []string, pairs ...string) []string {
	out := slices.Clone(form)
next:
	for i := 0; i < len(pairs); i += 2 {
		for j := 0; j < len(out); j += 2 {
			if out[j] == pairs[i] {
				out[j+1] = pairs[i+1]
				continue next
			}
		}
		out = append(out, pairs[i], pairs[i+1])
	}
	return out
}

// A letter that somebody wrote goes in as a file and comes out as an appeal with the demands that the reviewer took, mended as
// the reviewer said, and with its file.
func TestALetterBecomesAnAppeal(t *testing.T) {
	o := atWork(t)
	to := o.bringIn("from-the-drawer.txt", oldLetter)
	w := o.get(to)
	o.wants(w, 200, "Two demands were read.", "Ny Sokha", "Sok Nobody : not known to the record", "Rests on: 3 June 2016")
	body := w.Body.String()
	for name, want := range map[string]string{"date": "2016-06-03", "d0-action": "release", "d1-by": "2016-07-01", "d0-asked0-class": "state"} {
		if got := fieldIn(body, name); got != want {
			t.Errorf("%s was read as %q, want %q", name, got, want)
		}
	}
	if !strings.Contains(body, `<mark id="quote-1">`) || !strings.Contains(body, `value="iccpr/art-9" checked`) || !strings.Contains(body, `value="p-ny-sokha" checked`) {
		t.Error("the quotes are not marked, or what is known is not linked")
	}
	form := filled(t, body)
	w = o.post(to, set(form, "do", "enter")...)
	o.wants(w, 200, "Who may see it.", "Demand 1: accept or refuse it.", "Demand 2: accept or refuse it.", "At least one accepted demand.")
	before := heads(t, o)

	form = set(filled(t, w.Body.String()), "d0-verdict", "accept", "d1-verdict", "refuse", "d0-text", "Release Ny Sokha at once.", "by", "The Drawer Association", "open", "public", "do", "enter")
	w = o.post(to, form...)
	if w.Code != 303 || w.Header().Get("Location") != "/desk/appeals/ap-2016-06-03-the-drawer-association" {
		t.Fatalf("%d to %q: %s", w.Code, w.Header().Get("Location"), plainText(w))
	}
	if after := heads(t, o); after[0] != before[0]+2 || after[1] != before[1]+1 {
		t.Errorf("the logs grew from %v to %v, want two public entries and one closed", before, after)
	}
	public := get(o.h, "/appeals/ap-2016-06-03-the-drawer-association")
	o.wants(public, 200, "The Drawer Association", "Release Ny Sokha at once.", "Read from the letter itself")
	if strings.Contains(public.Body.String(), "convene the signatories") {
		t.Error("a refused demand is public")
	}
	o.wants(get(o.h, "/demands/d-2016-06-03-the-drawer-association-1"), 200, "Release Ny Sokha at once.", "Ny Sokha")
	o.wants(o.get("/desk"), 200, "No letter is waiting for review.")
	w = o.get("/desk/files/lf-2016-06-03-the-drawer-association")
	if w.Body.String() != oldLetter || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") || w.Header().Get("Content-Type") != "application/octet-stream" {
		t.Errorf("the file: %d %v", w.Code, w.Header())
	}
	o.wants(o.get("/desk/appeals/ap-2016-06-03-the-drawer-association"), 200, "from-the-drawer.txt")
	if strings.Contains(public.Body.String(), "from-the-drawer") {
		t.Error("readers are told of the file")
	}
	// The same letter again gets an id of its own, and the reviewer is told.
	again := o.bringIn("copy.txt", oldLetter)
	w = o.get(again)
	o.wants(w, 200, "This very file is in the record already")
	w = o.post(again, set(filled(t, w.Body.String()), "d0-verdict", "accept", "d1-verdict", "refuse", "by", "The Drawer Association", "open", "case", "do", "enter")...)
	if got := w.Header().Get("Location"); got != "/desk/appeals/ap-2016-06-03-the-drawer-association-2" {
		t.Errorf("%d %q %s", w.Code, got, plainText(w))
	}
	if w := get(o.h, "/appeals/ap-2016-06-03-the-drawer-association-2"); w.Code != 404 {
		t.Errorf("an appeal for the team only is public: %d", w.Code)
	}
	o.wants(o.get("/desk/appeals/ap-2016-06-03-the-drawer-association-2"), 200, "The Drawer Association")
}

func heads(t *testing.T, o *operator) [2]int64 {
	t.Helper()
	var out [2]int64
	for i, log := range []string{"public", "case"} {
		h, err := o.book.Head(t.Context(), log)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = h.Size
	}
	return out
}

// Whatever is wrong with a file is said in words, beside what was pasted, and nothing is kept of it.
func TestFilesThatCannotBeReadAreRefused(t *testing.T) {
	o := atWork(t)
	for name, c := range map[string]struct{ data, says string }{
		"a.png":  {"\x89PNG\r\n\x1a\n....", "This is a picture"},
		"a.doc":  {"\xd0\xcf\x11\xe0aaaaaaaa", "Save it as .docx"},
		"a.txt":  {"   ", "Choose a file or paste a text."},
		"a.docx": {"PK\x03\x04 broken", ""},
	} {
		w := o.upload(name, []byte(c.data))
		o.wants(w, 200, c.says)
		if !strings.Contains(w.Body.String(), `role="alert"`) {
			t.Errorf("%s: no word", name)
		}
	}
	w := o.post("/desk/bring-in", "text", "  \n ")
	o.wants(w, 200, "Choose a file or paste a text.")
	o.wants(o.get("/desk"), 200, "No letter is waiting for review.")
	big := o.upload("big.txt", bytes.Repeat([]byte("a"), 34<<20))
	o.wants(big, 400, "too large")
}

// Two windows review one letter: the second to save is told, sees what it sent, and nothing is lost.
func TestTwoWindowsReview(t *testing.T) {
	o := atWork(t)
	to := o.bringIn("x.txt", oldLetter)
	form := filled(t, o.get(to).Body.String())
	o.wants(o.post(to, set(form, "by", "First window")...), 200, "saved")
	w := o.post(to, set(form, "by", "Second window")...)
	o.wants(w, 409, "Another window has saved this review since")
	if got := fieldIn(w.Body.String(), "by"); got != "Second window" {
		t.Errorf("what was sent is %q", got)
	}
	if got := fieldIn(o.get(to).Body.String(), "by"); got != "First window" {
		t.Errorf("saved is %q", got)
	}
	o.wants(o.post(to, filled(t, w.Body.String())...), 200, "saved")
	if got := fieldIn(o.get(to).Body.String(), "by"); got != "Second window" {
		t.Errorf("saved is %q", got)
	}
}
