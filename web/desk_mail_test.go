package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/receive"
	outgoing "github.com/upheld/upheld/delivery/send"
)

func init() {
	deskAddresses = append(deskAddresses, []struct{ method, path string }{
		{"GET", "/desk/appeals/ap-2016-05-13/send"},
		{"POST", "/desk/appeals/ap-2016-05-13/send"},
		{"GET", "/desk/sends/x"},
		{"POST", "/desk/sends/x"},
		{"GET", "/desk/dispatches/x"},
		{"POST", "/desk/dispatches/x"},
		{"GET", "/desk/mail"},
		{"POST", "/desk/mail"},
		{"GET", "/desk/mail/x"},
		{"POST", "/desk/mail/x"},
		{"GET", "/desk/mail/x/raw"},
		{"GET", "/desk/mail/x/parts/y"},
		{"GET", "/desk/mail/x/reply"},
		{"POST", "/desk/mail/x/reply"},
		{"GET", "/desk/replies/new"},
		{"POST", "/desk/replies/new"},
		{"GET", "/desk/replies/x"},
		{"POST", "/desk/replies/x"},
		{"GET", "/desk/demands/d-release"},
		{"POST", "/desk/demands/d-release"},
	}...)
}

const (
	testAppeal = "ap-2016-05-13-test"
	testSend   = "/desk/appeals/" + testAppeal + "/send"
)

// mailing is a desk with a published letter, an office that composes and queues, and an inbox. Nothing leaves: nobody runs
// the office.
func mailing(t *testing.T) *operator {
	t.Helper()
	o := deskOn(t)
	o.withMail()
	o.signIn()
	o.published()
	return o
}

// withMail gives the desk an office and an inbox.
func (o *operator) withMail() {
	o.t.Helper()
	office, err := outgoing.New(o.book, outgoing.Config{From: "letters@friends.example", Name: "Friends of the test", Relay: "smtp://127.0.0.1:1"}, o.clock.now, nil)
	if err != nil {
		o.t.Fatal(err)
	}
	o.server.Desk.Mail(office, receive.New(o.book, receive.Options{Now: o.clock.now}))
}

// formOf is the form of a page that has this name, filled as a person finds it.
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

// looked fills a form of two presses and presses the first button.
func (o *operator) looked(path, form string, pairs ...string) *httptest.ResponseRecorder {
	o.t.Helper()
	to, _, _ := strings.Cut(path, "?")
	return o.post(to, append(set(o.formOf(o.get(path), form), pairs...), "press", "look")...)
}

// twice presses both: look, then say. It gives the answer to the second.
func (o *operator) twice(path, form string, pairs ...string) *httptest.ResponseRecorder {
	o.t.Helper()
	to, _, _ := strings.Cut(path, "?")
	w := o.looked(path, form, pairs...)
	if w.Code != 200 || !strings.Contains(w.Body.String(), `name="sum"`) {
		o.t.Fatalf("nothing is shown to be looked over: %d\n%.2500s", w.Code, plainText(w))
	}
	return o.post(to, append(o.formOf(w, form), "press", "say")...)
}

func (o *operator) done(w *httptest.ResponseRecorder) string {
	o.t.Helper()
	if w.Code != http.StatusSeeOther {
		o.t.Fatalf("%d, want it done: %.2500s", w.Code, plainText(w))
	}
	return w.Header().Get("Location")
}

// lookMail fills the form of the appeal for Cambodia by e-mail and gives the page on which it is looked over.
func (o *operator) lookMail(path string, pairs ...string) string {
	o.t.Helper()
	form := set(o.formOf(o.get(path), "send"), "to/0", "Cambodia", "address/0", "cabinet@pm.example", "valid/0", "on their website today", "way", "email")
	return o.done(o.post(testSend, set(form, pairs...)...))
}

// mailed sends the letter to Cambodia by e-mail and gives its dispatch.
func (o *operator) mailed() delivery.Dispatch {
	o.t.Helper()
	to := o.done(o.post(o.lookMail(testSend), "form", "send", "do", "send"))
	d, ok := o.room().Dispatch(strings.TrimPrefix(to, "/desk/dispatches/"))
	if !ok {
		o.t.Fatalf("no dispatch behind %s", to)
	}
	return d
}

func (o *operator) room() *delivery.Set {
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

// seen is all that anybody may read of the record, as one text.
func (o *operator) seen() string {
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

// hidden fails when anybody may read one of these.
func (o *operator) hidden(secrets ...string) {
	o.t.Helper()
	text := o.seen()
	for _, s := range secrets {
		if s == "" || strings.Contains(text, s) {
			o.t.Errorf("everybody may read %q", s)
		}
	}
}

// A mail is shown as it will go, and goes once however often the button is pressed; everybody learns that it went and not
// where.
func TestALetterIsLookedOverAndSentOnce(t *testing.T) {
	o := mailing(t)
	o.wants(o.get("/desk/appeals/"+testAppeal), 200, "Send this appeal, or see what went")
	o.wants(o.get(testSend), 200, "Cambodia", "Asked by 1 demand", "Secretary-General of the United Nations", "no demand asks it", "Nothing was sent yet")
	before := heads(t, o)
	look := o.lookMail(testSend, "text", "Dear Sir,\n\nPlease answer.\n")
	w := o.get(look)
	o.wants(w, 200, "1 mail will go out as soon as you press the button", "Friends of the test", "letters@friends.example", "cabinet@pm.example", "Please answer.", "The frozen letter as PDF", "Everybody will see", "This stays in the house")
	if after := heads(t, o); after != before {
		t.Fatal("something was said before anybody pressed the button")
	}
	o.wants(o.get("/desk"), 200, "Looked over, not sent")
	// Back: what was typed is there.
	o.wants(o.get(regexp.MustCompile(`href="([^"]+paper=[^"]+)"`).FindStringSubmatch(strings.ReplaceAll(w.Body.String(), "&amp;", "&"))[1]), 200)
	if body := o.get(testSend + "?paper=" + strings.TrimPrefix(look, "/desk/sends/")).Body.String(); !strings.Contains(body, "Please answer.") || !strings.Contains(body, "cabinet@pm.example") {
		t.Error("going back loses what was typed")
	}
	sent := o.post(look, append(o.formOf(w, "send"), "do", "send")...)
	again := o.post(look, append(o.formOf(w, "send"), "do", "send")...)
	if o.done(sent) == "" || o.done(again) != testSend {
		t.Errorf("the second press leads to %q", again.Header().Get("Location"))
	}
	list := o.room().DispatchesOf(testAppeal)
	states, err := o.server.Desk.out.States(t.Context(), outgoing.Waiting)
	if err != nil || len(list) != 1 || len(states) != 1 || states[0].To != "cabinet@pm.example" {
		t.Fatalf("%d dispatches, %d mails in the queue, %v", len(list), len(states), err)
	}
	d := list[0]
	if d.Letter != "lt-2016-05-13-test" || len(d.SHA256) != 64 || d.Class != "state" || d.Way != delivery.Email || d.Language != "en" || d.Raw == "" || d.ValidOn != "on their website today" {
		t.Errorf("said is %+v", d)
	}
	o.hidden("cabinet@pm.example", d.ReplyTo, d.MessageID, "on their website today")
	if !strings.Contains(o.seen(), d.Ref) {
		t.Error("control: nobody may read of the dispatch at all")
	}
	o.wants(o.get("/desk/dispatches/"+d.Ref), 200, "Waits to be sent", "cabinet@pm.example", d.ReplyTo, "Take it out of the queue")
	o.done(o.post("/desk/dispatches/"+d.Ref, "form", "queue", "do", "cancel"))
	o.wants(o.get("/desk/dispatches/"+d.Ref), 200, "Cancelled", "Send it again")
	o.done(o.post("/desk/dispatches/"+d.Ref, "form", "queue", "do", "again", "why", "It was a mistake"))
	o.wants(o.get("/desk/dispatches/"+d.Ref), 200, "Waits to be sent")
}

// The mail that goes is the one that was shown: its bytes are those of the paper, and the frozen letter is in it.
func TestTheMailIsTheOneThatWasShown(t *testing.T) {
	o := mailing(t)
	d := o.mailed()
	kept, err := o.book.Papers().Get(t.Context(), outgoing.PaperID(d.Ref))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"To: <cabinet@pm.example>", "Message-ID: <" + d.MessageID + ">", d.ReplyTo, "application/pdf", "Please find attached our letter of"} {
		if !strings.Contains(string(kept.Body), want) {
			t.Errorf("the mail lacks %q:\n%.1200s", want, kept.Body)
		}
	}
}

// Several addressees in one go have a dispatch each; what a person carried has its first step at once; nothing typed is lost
// when something is wrong.
func TestSeveralAddresseesByHand(t *testing.T) {
	o := mailing(t)
	form := set(o.formOf(o.get(testSend), "send"), "way", "post", "to/0", "Cambodia", "to/1", "Secretary-General of the United Nations", "address/0", "Peace Palace, Phnom Penh", "note", "By the morning post")
	w := o.post(testSend, form...)
	o.wants(w, 200, "Secretary-General of the United Nations: the address is missing.")
	if body := w.Body.String(); !strings.Contains(body, "Peace Palace, Phnom Penh") || !strings.Contains(body, "By the morning post") {
		t.Error("what was typed is lost")
	}
	for _, c := range []struct{ field, value, says string }{
		{"date", "2031-01-01", "has not come yet"},
		{"date", "", "The day is missing"},
		{"way", "pigeon", "Choose a way"},
		{"letter", "lt-none", "Choose which letter goes"},
		{"to/0", "Nobody", "the address is missing"},
	} {
		o.wants(o.post(testSend, set(form, c.field, c.value)...), 200, c.says)
	}
	o.wants(o.post(testSend, set(form, "way", "email", "address/0", "not an address", "to/1", "")...), 200, "“not an address” is not one e-mail address")
	o.wants(o.post(testSend, set(form, "to/0", "", "to/1", "")...), 200, "Choose at least one addressee.")
	look := o.done(o.post(testSend, set(form, "address/1", "New York", "for/1", "Cambodia")...))
	o.wants(o.get(look), 200, "2 dispatches will be entered into the record", "You carry it yourself")
	if to := o.done(o.post(look, "form", "send", "do", "send")); to != testSend {
		t.Errorf("leads to %s", to)
	}
	list := o.room().DispatchesOf(testAppeal)
	if len(list) != 2 {
		t.Fatalf("%d dispatches", len(list))
	}
	for _, d := range list {
		if s := o.room().Steps(d.Ref); len(s) != 1 || s[0].Step != "asked" {
			t.Errorf("%s has the steps %v", d.Ref, s)
		}
	}
	o.hidden("Peace Palace", "New York\"")
	o.wants(o.get(testSend), 200, "Given on its way")
}

// A step needs its proof, the file is kept in the house with its fingerprint outside, and a mistake is voided with a reason.
func TestAStepNeedsItsProof(t *testing.T) {
	o := mailing(t)
	form := set(o.formOf(o.get(testSend), "send"), "way", "by-hand", "to/0", "Cambodia")
	path := o.done(o.post(o.done(o.post(testSend, form...)), "form", "send", "do", "send"))
	for _, c := range []struct {
		says  string
		pairs []string
	}{
		{"Delivered needs a proof", nil},
		{"This proof needs its file", []string{"proof", "photograph"}},
		{"Say who witnessed it", []string{"proof", "witness"}},
		{"This kind of proof does not show this step", []string{"proof", "refused-post"}},
		{"That is before the letter was sent", []string{"proof", "witness", "witness", "W", "date", "2020-01-01"}},
		{"Undeliverable needs a proof, or a note", []string{"step", "undeliverable"}},
	} {
		o.wants(o.looked(path, "step", c.pairs...), 200, c.says)
	}
	// With a file, as a browser sends it; the second press needs it no more.
	fields := append(set(o.formOf(o.get(path), "step"), "proof", "signed-copy", "words", "stamp 4711", "witness", "A clerk", "note", "Taken at the gate"), "press", "look")
	w := o.sendFile(path, "file", "copy of the hand-over.jpg", "a picture", fields...)
	o.wants(w, 200, "Kept: copy of the hand-over.jpg", "Everybody will see", "Signed", "This stays in the house")
	o.wants(o.get("/desk"), 200, "Files of proofs, sent along and not entered", "copy of the hand-over.jpg")
	o.done(o.sendFile(path, "file", "", "", append(o.formOf(w, "step"), "press", "say")...))
	if strings.Contains(plainText(o.get("/desk")), "copy of the hand-over.jpg") {
		t.Error("the file stays among the papers after its step was entered")
	}
	steps := o.room().Steps(strings.TrimPrefix(path, "/desk/dispatches/"))
	if len(steps) != 2 || steps[1].Step != "delivered" || steps[1].Proof.Kind != "signed-copy" || len(steps[1].Proof.SHA256) != 64 || steps[1].Details.File == "" {
		t.Fatalf("%+v", steps)
	}
	o.hidden("stamp 4711", "A clerk", "copy of the hand-over.jpg", "YSBwaWN0dXJl")
	for _, want := range []string{steps[1].Proof.SHA256, "Taken at the gate"} {
		if !strings.Contains(o.seen(), want) {
			t.Errorf("nobody may read %q", want)
		}
	}
	if got := o.get("/desk/files/" + steps[1].Details.File); got.Body.String() != "a picture" || !strings.HasPrefix(got.Header().Get("Content-Disposition"), "attachment") {
		t.Errorf("the file is %q", got.Body.String())
	}
	// The same form pressed once more does not enter it twice.
	o.wants(o.sendFile(path, "file", "", "", append(o.formOf(w, "step"), "press", "say")...), 200, "This paper is not here")
	if n := len(o.room().Steps(steps[1].Dispatch)); n != 2 {
		t.Errorf("pressed twice there are %d steps", n)
	}
	o.wants(o.looked(path, "void", "step", steps[1].Ref), 200, "Say why it does not count")
	o.done(o.twice(path, "void", "step", steps[1].Ref, "why", "It was the copy of another letter"))
	o.wants(o.get(path), 200, "Does not count: It was the copy of another letter")
	o.hidden("stamp 4711", "A clerk")
	if !slices.ContainsFunc(o.room().Steps(steps[1].Dispatch), func(s delivery.Step) bool { return s.Void != "" && s.Details.Witness == "A clerk" }) {
		t.Error("voiding loses what was said")
	}
}

// Without the office no mail is offered to go, and says so; other ways work.
func TestADeskWithoutMail(t *testing.T) {
	o := atWork(t)
	o.published()
	o.wants(o.get(testSend), 200, "This program sends no mail: it was started without the settings of mail.")
	form := set(o.formOf(o.get(testSend), "send"), "to/0", "Cambodia", "address/0", "a@b.example", "way", "email")
	o.wants(o.post(testSend, form...), 200, "This program sends no mail: it was started without the settings of mail.")
	o.wants(o.get("/desk/mail"), 200, "This program takes no mail in.")
	o.wants(o.post("/desk/mail", "form", "bring", "text", "words"), 200, "This program takes no mail in.")
	o.done(o.post(o.done(o.post(testSend, set(form, "way", "embassy")...)), "form", "send", "do", "send"))
}

// Each protection of the button that sends, broken alone: nothing is said and nothing is queued. With all of them it goes.
func TestNothingGoesWithoutEveryProtection(t *testing.T) {
	o := mailing(t)
	look := o.lookMail(testSend)
	fields := url.Values{formField: {o.form}, "form": {"send"}, "do": {"send"}, "appeal": {testAppeal}}
	broken := map[string]func(r *http.Request) *http.Request{
		"no token": func(*http.Request) *http.Request { return o.request("POST", look, url.Values{"do": {"send"}}) },
		"another token": func(*http.Request) *http.Request {
			return o.request("POST", look, url.Values{formField: {"x"}, "do": {"send"}})
		},
		"no session":       func(r *http.Request) *http.Request { r.Header.Del("Cookie"); return r },
		"another site":     func(r *http.Request) *http.Request { r.Header.Set("Sec-Fetch-Site", "cross-site"); return r },
		"another machine":  func(r *http.Request) *http.Request { r.RemoteAddr = "192.0.2.7:1"; return r },
		"a name from afar": func(r *http.Request) *http.Request { r.Host = "evil.example"; return r },
	}
	before := heads(t, o)
	for what, breaks := range broken {
		w := o.send(breaks(o.request("POST", look, fields)))
		states, err := o.server.Desk.out.States(t.Context())
		if w.Code == http.StatusSeeOther || err != nil || len(states) != 0 || heads(t, o) != before {
			t.Errorf("%s: %d, %d mails, %v", what, w.Code, len(states), err)
		}
	}
	if w := o.send(o.request("POST", look, fields)); w.Code != http.StatusSeeOther { // control
		t.Errorf("with all of them: %d", w.Code)
	}
}

// Two presses at the same moment send once.
func TestTwoPressesAtOnceSendOnce(t *testing.T) {
	o := mailing(t)
	look := o.lookMail(testSend)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { o.post(look, "form", "send", "do", "send", "appeal", testAppeal) })
	}
	wg.Wait()
	states, err := o.server.Desk.out.States(t.Context(), outgoing.Waiting)
	if err != nil || len(states) != 1 || len(o.room().DispatchesOf(testAppeal)) != 1 {
		t.Errorf("%d mails, %d dispatches, %v", len(states), len(o.room().DispatchesOf(testAppeal)), err)
	}
}

// What did not arrive is sent again by another way, and the record says what it replaces.
func TestALetterIsSentAgainByAnotherWay(t *testing.T) {
	o := mailing(t)
	d := o.mailed()
	to := regexpFind(t, `href="([^"]+instead=[^"]+)"`, strings.ReplaceAll(o.get("/desk/dispatches/"+d.Ref).Body.String(), "&amp;", "&"))
	w := o.get(to)
	o.wants(w, 200, "This replaces the dispatch "+d.Ref)
	look := o.done(o.post(testSend, set(o.formOf(w, "send"), "way", "post")...))
	next := strings.TrimPrefix(o.done(o.post(look, "form", "send", "do", "send")), "/desk/dispatches/")
	if x, _ := o.room().Dispatch(next); x.Resent != d.Ref || x.Way != delivery.Post {
		t.Errorf("%+v", x)
	}
}
