package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
)

// oldLetter is a letter of our own, of the kind that lies in drawers.
const oldLetter = `Phnom Penh, 3 June 2016

His Excellency Ban Ki-moon
Secretary-General of the United Nations

Dear Secretary-General,

Since 28 April five people have been in prison for doing their work.

We call on the Cambodian government to release Ny Sokha and Nay Vandy immediately and unconditionally, as article 9 of the International Covenant on Civil and Political Rights requires.

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
