package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/receive"
)

// sendFile sends a form with a file, as a browser does. Without a name no file was chosen.
func (o *operator) sendFile(path, field, name, data string, fields ...string) *httptest.ResponseRecorder {
	o.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	_ = m.WriteField(formField, o.form)
	for i := 0; i+1 < len(fields); i += 2 {
		_ = m.WriteField(fields[i], fields[i+1])
	}
	f, err := m.CreateFormFile(field, name)
	if err != nil {
		o.t.Fatal(err)
	}
	_, _ = f.Write([]byte(data))
	_ = m.Close()
	r := httptest.NewRequest(http.MethodPost, path, &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return o.send(o.local(r))
}

const hostile = "Subject: =?utf-8?q?Re:_=E2=80=AEgnp.exe?=\r\nFrom: \"<script>alert(1)</script>\" <clerk@pm.example>\r\nTo: %TO%\r\n" +
	"Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: <x1@pm.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
	"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" +
	"Dear friends,\r\n\r\nThe Government notes your letter. It will keep to the Covenant. <script>alert(2)</script> <img src=x onerror=alert(3)>\r\n" +
	"\u202eright to left\u202c and a bell \a.\r\n\r\nIt will keep to the Covenant. That is our answer.\r\n" +
	"--b\r\nContent-Type: text/html; name=\"evil.html\"\r\nContent-Disposition: attachment; filename=\"evil.html\"\r\n\r\n<script>alert(4)</script>\r\n--b--\r\n"

// held brings a mail to no dispatch and gives its page.
func (o *operator) held(raw string) string {
	o.t.Helper()
	return o.done(o.sendFile("/desk/mail", "file", "reply.eml", raw, "form", "bring"))
}

// answered is a mail that came in to the reply address of a dispatch.
func (o *operator) answered(d delivery.Dispatch) delivery.Message {
	o.t.Helper()
	m, err := o.server.Desk.in.Take(o.t.Context(), []byte(strings.Replace(hostile, "%TO%", d.ReplyTo, 1)), receive.Envelope{To: []string{d.ReplyTo}}, receive.ViaSMTP)
	if err != nil || m.Status != "tied" {
		o.t.Fatalf("%+v, %v", m, err)
	}
	return m
}

// A message of whoever it may be is inert: no markup of it runs, nothing turns the page round, and its files are only saved.
func TestAHostileMessageIsInert(t *testing.T) {
	o := mailing(t)
	d := o.mailed()
	path := o.held(strings.Replace(hostile, "%TO%", "nobody@friends.example", 1))
	for _, page := range []string{path, "/fr" + path, "/desk/mail", "/desk"} {
		body := o.get(page).Body.String()
		for _, bad := range []string{"<script>alert", "<img src=x", "\u202e", "\u202c", "\a"} {
			if strings.Contains(body, bad) {
				t.Errorf("%s holds %q", page, bad)
			}
		}
	}
	w := o.get(path)
	o.wants(w, 200, "The Government notes your letter.", "<script>alert(2)</script>", "evil.html", "SHA-256")
	part := o.get(regexpFind(t, `href="([^"]+/parts/[0-9a-f]{64})"`, w.Body.String()))
	h := part.Header()
	if !strings.HasPrefix(h.Get("Content-Disposition"), "attachment") || h.Get("Content-Type") != "application/octet-stream" || h.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(part.Body.String(), "<script>alert(4)</script>") {
		t.Errorf("the attachment comes as %v: %q", h, part.Body.String())
	}
	raw := o.get(path + "/raw")
	if raw.Body.String() != strings.Replace(hostile, "%TO%", "nobody@friends.example", 1) || !strings.HasPrefix(raw.Header().Get("Content-Disposition"), "attachment") {
		t.Error("the raw message is not as it came")
	}
	o.wants(o.get(path+"/parts/"+strings.Repeat("0", 64)), 404)
	o.wants(o.get(path+"/reply"), 404, "belongs to no dispatch yet")

	// Aside with a reason, back again, tied by a person.
	o.wants(o.get("/desk"), 200, "1 message waits to be placed")
	o.wants(o.post(path, "form", "aside"), 200, "Say why it is set aside")
	o.done(o.post(path, "form", "aside", "why", "Not for us"))
	o.wants(o.get(path), 200, "Set aside: Not for us")
	o.wants(o.post(path, "form", "tie", "kind", "answer"), 200, "Choose the dispatch")
	o.done(o.post(path, "form", "tie", "kind", "answer", "dispatch", d.Ref, "why", "The clerk says so"))
	o.wants(o.get(path), 200, "tied by a person", "Make a reply of it")
	o.wants(o.get("/desk/dispatches/"+d.Ref), 200, "Answer received")
	o.done(o.post(path, "form", "sort"))
	if m, _ := o.room().Message(strings.TrimPrefix(path, "/desk/mail/")); m.Status != "tied" {
		t.Error("sorting again undoes what a person said")
	}
	o.hidden("The Government notes your letter", "clerk@pm.example", "The clerk says so", "evil.html")
}

func TestAReplyOnPaperIsKept(t *testing.T) {
	o := mailing(t)
	d := o.mailed()
	path := "/desk/mail?dispatch=" + d.Ref
	form := set(o.formOf(o.get(path), "bring"), "from", "Council of Ministers", "date", "2026-11-20", "text", "We have received\nyour letter.\n\nនៅភ្នំពេញ")
	o.wants(o.sendFile("/desk/mail", "file", "", "", set(form, "from", "")...), 200, "Say who wrote it.", "We have received")
	o.wants(o.sendFile("/desk/mail", "file", "", "", set(form, "text", "")...), 200, "Choose a file, or type the words")
	to := o.done(o.sendFile("/desk/mail", "file", "scan.pdf", "%PDF-1.7 scan", form...))
	if again := o.done(o.sendFile("/desk/mail", "file", "scan.pdf", "%PDF-1.7 scan", form...)); again != to {
		t.Errorf("the same reply twice is %s and %s", to, again)
	}
	o.wants(o.get(to), 200, "We have received your letter. នៅភ្នំពេញ", "Council of Ministers", "scan.pdf", "tied by a person", "20 November 2026")
	m, _ := o.room().Message(strings.TrimPrefix(to, "/desk/mail/"))
	if m.Dispatch != d.Ref || len(m.Parts) != 1 || m.Parts[0].Size != len("%PDF-1.7 scan") {
		t.Errorf("kept is %+v", m)
	}
}

// What a file is too large for is said, and the program stays up.
func TestAHugeUploadIsRefused(t *testing.T) {
	o := mailing(t)
	before := heads(t, o)
	w := o.sendFile("/desk/mail", "file", "big.eml", strings.Repeat("x", maxUpload+1), "form", "bring")
	if w.Code == 303 || heads(t, o) != before {
		t.Errorf("%d", w.Code)
	}
	d := o.mailed()
	form := append(set(o.formOf(o.get("/desk/dispatches/"+d.Ref), "step"), "proof", "photograph", "note", "typed"), "press", "look")
	w = o.sendFile("/desk/dispatches/"+d.Ref, "file", "big.jpg", strings.Repeat("x", 13_000_000), form...)
	o.wants(w, 200, "at most 12 MB", "typed")
}
