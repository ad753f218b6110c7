package web

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/receive"
	outgoing "github.com/upheld/upheld/delivery/send"
)

func init() {
	for _, a := range []struct{ method, path string }{
		{"GET", "/desk/appeals/ap-2016-05-13/send"}, {"POST", "/desk/appeals/ap-2016-05-13/send"},
		{"GET", "/desk/sends/x"}, {"POST", "/desk/sends/x"},
		{"GET", "/desk/dispatches/x"}, {"POST", "/desk/dispatches/x"},
		{"GET", "/desk/mail"}, {"POST", "/desk/mail"}, {"GET", "/desk/mail/x"}, {"POST", "/desk/mail/x"},
		{"GET", "/desk/mail/x/raw"}, {"GET", "/desk/mail/x/parts/y"}, {"GET", "/desk/mail/x/reply"}, {"POST", "/desk/mail/x/reply"},
		{"GET", "/desk/replies/new"}, {"POST", "/desk/replies/new"}, {"GET", "/desk/replies/x"}, {"POST", "/desk/replies/x"},
		{"GET", "/desk/demands/d-release"}, {"POST", "/desk/demands/d-release"},
	} {
		deskAddresses = append(deskAddresses, a)
	}
}

// mailing is atWork with an office that composes and queues, and an inbox. Nothing is sent: nobody runs the office.
func mailing(t *testing.T) *operator {
	t.Helper()
	o := deskOn(t)
	office, err := outgoing.New(o.book, outgoing.Config{From: "letters@friends.example", Name: "Friends", Relay: "smtp://127.0.0.1:1"}, o.clock.now, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.server.Desk.Mail(office, receive.New(o.book, receive.Options{Now: o.clock.now}))
	o.signIn()
	return o
}

const testAppeal = "ap-2016-05-13-test"

// fields fills the form of a page that has this name, as a person would find it.
func (o *operator) formOf(w *httptest.ResponseRecorder, name string) []string {
	o.t.Helper()
	for _, form := range regexp.MustCompile(`(?s)<form class="write[^"]*".*?</form>`).FindAllString(w.Body.String(), -1) {
		if strings.Contains(form, `name="form" value="`+name+`"`) {
			return filled(o.t, strings.Replace(form, `<form class="write queue"`, `<form class="write"`, 1))
		}
	}
	o.t.Fatalf("the page has no form %q:\n%.1500s", name, plainText(w))
	return nil
}

// twice presses a form of two presses: look, then say. It gives the answer to the second.
func (o *operator) twice(path, form string, pairs ...string) *httptest.ResponseRecorder {
	o.t.Helper()
	fields := append(o.formOf(o.get(path), form), pairs...)
	fields = set(o.formOf(o.get(path), form), pairs...)
	to, _, _ := strings.Cut(path, "?")
	w := o.post(to, append(fields, "press", "look")...)
	o.wants(w, 200)
	sum := regexp.MustCompile(`name="sum" value="([0-9a-f]+)"`).FindStringSubmatch(w.Body.String())
	if sum == nil {
		o.t.Fatalf("nothing is shown to be looked over:\n%.2500s", plainText(w))
	}
	return o.post(to, set(append(o.formOf(w, form), "press", "say"), pairs...)...)
}

// lookMail fills the form of an appeal for one addressee by e-mail and gives the page on which it is looked over.
func (o *operator) lookMail(path string, pairs ...string) string {
	o.t.Helper()
	form := set(o.formOf(o.get(path), "send"), "to/0", "Government of Cambodia", "address/0", "cabinet@pm.example", "valid/0", "on their website today", "way", "email")
	to, _, _ := strings.Cut(path, "?")
	w := o.post(to, set(form, pairs...)...)
	if w.Code != http.StatusSeeOther {
		o.t.Fatalf("%d: %.1500s", w.Code, plainText(w))
	}
	return w.Header().Get("Location")
}

func (o *operator) delivered() *delivery.Set {
	o.t.Helper()
	docs, err := o.book.Docs(o.t.Context(), access.Operator(), book.At{})
	if err != nil {
		o.t.Fatal(err)
	}
	s, err := delivery.NewSet(docs)
	if err != nil {
		o.t.Fatal(err)
	}
	return s
}

// public is all that anybody may read of the record, as one text.
func (o *operator) public() string {
	o.t.Helper()
	docs, err := o.book.Docs(o.t.Context(), access.Anyone(), book.At{})
	if err != nil {
		o.t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range docs {
		b.WriteString(d.Ref + " " + string(d.JSON) + "\n")
	}
	return b.String()
}

var _ = appeal.Asked

func TestSendPageDebug(t *testing.T) {
	o := mailing(t)
	o.published()
	w := o.get("/desk/appeals/" + testAppeal + "/send")
	t.Log(plainText(w))
	look := o.lookMail("/desk/appeals/" + testAppeal + "/send")
	t.Log(plainText(o.get(look)))
}
