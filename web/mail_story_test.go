package web

import (
	"context"
	"net"
	"net/smtp"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/receive"
	outgoing "github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/send/mailtest"
)

// storyLetter asks three States for two things.
const storyLetter = `---
id: ap-story
title: A letter of the story
subject: The five, and the signatories
language: en
date: 2026-11-23
from:
  - organisation: Friends of the test
to:
  - organisation: Cambodia
  - organisation: France
  - organisation: Indonesia
signed:
  - name: A. Person
    role: Chair
    organisation: Friends of the test
    consent: yes
---

They were held for {days group=adhoc-five on=2016-05-13} days [@a-2016-04-28].

::: demand 1
id: d-story-covenant
to: KH
action: respect-right
grounds: iccpr/art-9
facts: a-2016-04-28
term: by 2027-12-31

We ask Cambodia to keep to the Covenant.
:::

::: demand 2
id: d-story-convene
to: FR, ID
action: convene
grounds: paris-settlement-1991/art-29
facts: a-2017-11-16
term: by 2027-12-31

We ask France and Indonesia to consult.
:::
`

// story is an operator whose program sends to servers of the test and listens for what they send.
type story struct {
	*operator
	khmer, french, javanese *mailtest.Server // of the three who are written to
	office                  *outgoing.Office
	listens                 string // where our mail comes in
	dispatch                map[string]delivery.Dispatch
}

func begin(t *testing.T) *story {
	t.Helper()
	s := &story{operator: deskOn(t), dispatch: map[string]delivery.Dispatch{}}
	net3 := mailtest.Net{}
	for host, server := range map[string]**mailtest.Server{"mx.gov-kh.example": &s.khmer, "mx.gov-fr.example": &s.french, "mx.gov-id.example": &s.javanese} {
		*server = mailtest.Start(t, &mailtest.Server{})
		net3[host] = *server
	}
	var err error
	s.office, err = outgoing.New(s.book, outgoing.Config{
		From: "letters@friends.example", Name: "Friends of the test", Alone: true,
		DNS:  mailtest.DNS{"gov-kh.example": {"mx.gov-kh.example"}, "gov-fr.example": {"mx.gov-fr.example"}, "gov-id.example": {"mx.gov-id.example"}},
		Dial: net3.Dial,
	}, s.clock.now, nil)
	if err != nil {
		t.Fatal(err)
	}
	in := receive.New(s.book, receive.Options{Now: s.clock.now})
	s.server.Desk.Mail(s.office, in)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.listens = ln.Addr().String()
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	ended := make(chan error, 2)
	go func() { ended <- s.office.Run(ctx) }()
	go func() { ended <- in.Serve(ctx, ln, receive.ServerOptions{Domains: []string{"friends.example"}}) }()
	t.Cleanup(func() {
		stop()
		for range 2 {
			if err := <-ended; err != nil && ctx.Err() == nil {
				t.Error(err)
			}
		}
	})
	s.signIn()
	return s
}

// until waits for what servers do, a minute at most.
func (s *story) until(what string, so func() bool) {
	s.t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	end := time.After(time.Minute)
	for !so() {
		select {
		case <-tick.C:
		case <-end:
			s.t.Fatalf("after a minute still not so: %s", what)
		}
	}
}

// sends gives a letter or a reminder to some of the addressees on its way by e-mail and waits until their servers have it.
func (s *story) sends(purpose string, to map[string]string) {
	s.t.Helper()
	path := "/desk/appeals/ap-story/send?purpose=" + purpose
	page := s.get(path)
	pairs := []string{"way", "email"}
	if purpose == "reminder" {
		pairs = append(pairs, "text", "We wrote on 23 November 2026 and ask you kindly for an answer.", "subject", "Our letter of 23 November 2026")
	}
	for name, address := range to {
		m := regexp.MustCompile(`name="to/(\d+)"[^>]*value="` + name + `"`).FindStringSubmatch(page.Body.String())
		if m == nil {
			s.t.Fatalf("%s is not on the page:\n%.2500s", name, plainText(page))
		}
		pairs = append(pairs, "to/"+m[1], name, "address/"+m[1], address, "valid/"+m[1], "on their website today")
	}
	look := s.done(s.post("/desk/appeals/ap-story/send", set(s.formOf(page, "send"), pairs...)...))
	s.done(s.post(look, append(s.formOf(s.get(look), "send"), "do", "send")...))
	for _, d := range s.room().DispatchesOf("ap-story") {
		if _, ok := to[d.Addressee]; ok && string(d.Purpose) == purpose {
			s.dispatch[purpose+" "+d.Addressee] = d
			s.until(d.Ref+" is sent", func() bool {
				st, err := s.office.State(s.t.Context(), d.Ref)
				return err == nil && st.Is == outgoing.Sent && len(s.room().Steps(d.Ref)) == 2
			})
		}
	}
}

// gets sends a mail to the reply address of a dispatch, as a server of the other side does, and gives the message as kept.
func (s *story) gets(dispatch, from, head, body string) delivery.Message {
	s.t.Helper()
	d := s.dispatch[dispatch]
	known := map[string]bool{}
	for _, m := range s.room().Messages() {
		known[m.Ref] = true
	}
	raw := "From: " + from + "\r\nTo: " + d.ReplyTo + "\r\nDate: " + s.clock.now().Format(time.RFC1123Z) + "\r\n" + strings.ReplaceAll(head, "\n", "\r\n") + "\r\n" + strings.ReplaceAll(body, "\n", "\r\n")
	if err := smtp.SendMail(s.listens, nil, strings.Trim(from, "<>"), []string{d.ReplyTo}, []byte(raw)); err != nil {
		s.t.Fatal(err)
	}
	var got delivery.Message
	s.until("the mail is in the record", func() bool {
		for _, m := range s.room().Messages() {
			if !known[m.Ref] {
				got = m
			}
		}
		return got.Ref != ""
	})
	want := "tied"
	if got.Kind == delivery.Bounce { // waits for a person: anybody can write one
		want = "held"
	}
	if got.Status != want || got.Dispatch != d.Ref {
		s.t.Fatalf("the mail is %s at %s: %v", got.Status, got.Dispatch, got.Why)
	}
	return got
}

// later moves the clock; whoever sat at the desk has to come in again.
func (s *story) later(days int) {
	s.t.Helper()
	s.clock.pass(time.Duration(days) * 24 * time.Hour)
	s.cookie = nil
	s.signIn()
}

// public is what a page says to everybody.
func (s *story) public(path string, says ...string) {
	s.t.Helper()
	s.operator.wants(get(s.h, path), 200, says...)
}

// TestALetterAndWhatCameOfIt: an appeal goes out by SMTP to the servers of three States. One acknowledges and then answers, one
// is out of office and then silent, one sends the letter back. The terms pass under a moved clock, and each page tells the truth
// at each step. Two organisations disagree on the outcome, and both stand.
func TestALetterAndWhatCameOfIt(t *testing.T) {
	s := begin(t)
	to := s.withText(storyLetter) + "/publish"
	w := s.get(to)
	w = s.post(to, set(filled(t, w.Body.String()), "do", "publish")...)
	if w.Code != 303 {
		t.Fatalf("%d: %s", w.Code, plainText(w))
	}
	const covenant, convene = "/demands/d-story-covenant", "/demands/d-story-convene"
	s.public(covenant, "no dispatch is on record", "nothing seen since 23 November 2026")

	// The letter goes. Each server's own accepting line is the proof; addresses are nobody's business.
	s.sends("letter", map[string]string{"Cambodia": "cabinet@gov-kh.example", "France": "cabinet@gov-fr.example", "Indonesia": "kabinet@gov-id.example"})
	for name, server := range map[string]*mailtest.Server{"Cambodia": s.khmer, "France": s.french, "Indonesia": s.javanese} {
		d := s.dispatch["letter "+name]
		got, ok := server.Got(d.MessageID)
		if kept, err := s.book.Papers().Get(t.Context(), outgoing.PaperID(d.Ref)); !ok || err != nil || string(kept.Body) != string(got.Raw) || server.Counts()[d.MessageID] != 1 {
			t.Errorf("%s: the server has %d, and what it has is not what is kept (%v)", name, server.Counts()[d.MessageID], err)
		}
		s.public("/dispatches/"+d.Ref, "delivered since 23 November 2026", "60 days are left to answer, until 22 January 2027", "Accepted by the recipient’s mail server", "Nothing had come back")
	}
	s.public(covenant, "delivered since 23 November 2026", "delivered; the term runs")
	s.public("/appeals/ap-story", "Indonesia E-mail, 23 November 2026 23 November 2026 Accepted by the recipient’s mail server delivered since 23 November 2026")
	s.public("/due", "22 January 2027", "France")
	s.hidden("gov-kh.example", "gov-fr.example", "gov-id.example", s.dispatch["letter France"].ReplyTo)

	// One receipt, one absence, and one notice that the letter came back.
	s.clock.pass(2 * time.Hour)
	ack := s.gets("letter Cambodia", "<registry@gov-kh.example>", "Subject: Receipt of your letter\nAuto-Submitted: auto-replied\n", "Dear Sir or Madam,\n\nWe acknowledge receipt of your letter, which was given the number KH-2026/114.\n")
	absent := s.gets("letter France", "<chef@gov-fr.example>", "Subject: Absence du bureau\nAuto-Submitted: auto-replied\n", "Je suis absente du bureau jusqu'au 15 decembre et lirai votre message a mon retour.\n")
	back := s.bounce("letter Indonesia", "kabinet@gov-id.example")
	if ack.Kind != delivery.Acknowledgement || absent.Kind != delivery.OutOfOffice || back.Kind != delivery.Bounce {
		t.Fatalf("told as %s, %s, %s", ack.Kind, absent.Kind, back.Kind)
	}
	// A notice that the letter came back is held, and moves nothing: whoever has the letter can write one.
	s.public("/dispatches/"+s.dispatch["letter Indonesia"].Ref, "delivered since 23 November 2026", "60 days are left to answer")
	s.done(s.post("/desk/mail/"+back.Ref, "form", "tie", "guess", back.Dispatch, "kind", "bounce", "why", "Asked the office by telephone."))
	s.public(covenant, "delivered since 23 November 2026") // a receipt counts when a person has read it
	s.done(s.twice("/desk/mail/"+ack.Ref+"/reply", "reply", "kind", "acknowledgement", "by", "Registry", "summary", "It has a number."))
	s.public(covenant, "acknowledged since 23 November 2026")
	s.public(convene, "delivered since 23 November 2026", "Handling came back Indonesia") // France has it, absent or not
	if strings.Contains(plainText(get(s.h, convene)), "It has a number.") {
		t.Error("the receipt of Cambodia stands in the life of what Cambodia was not asked")
	}
	s.public("/dispatches/"+s.dispatch["letter Indonesia"].Ref, "undeliverable since 23 November 2026", "Notice of the mail system")

	// The answer comes; it is read, its passage marked, graded.
	s.later(20)
	answer := s.gets("letter Cambodia", "<minister@gov-kh.example>", "Subject: RE: The five\n", "Dear friends,\n\nThe courts of Cambodia are independent. We will not comment on the cases that you name.\n\nYours\n")
	if answer.Kind != delivery.AnswerMail {
		t.Fatalf("told as %s: %v", answer.Kind, answer.Why)
	}
	reply := s.done(s.twice("/desk/mail/"+answer.Ref+"/reply", "reply", "kind", "answer", "by", "Minister", "summary", "It refers to the courts and refuses to speak of the cases."))
	// Until somebody has graded it nobody says that no answer came, or that a receipt is all there is.
	s.public(covenant, "an answer came today and awaits its grade", "An answer to this letter came and awaits its grade", "an answer came and awaits its grade")
	if said := plainText(get(s.h, covenant)); strings.Contains(said, "no answer to this demand is on record") || strings.Contains(said, "without a promise") {
		t.Error("an answer waits for its grade, and the page says that there is none")
	}
	s.done(s.twice(reply+"?demand=d-story-covenant", "grade", "grade", "refused", "words", "We will not comment on the cases that you name.", "why", "It refuses.", "proposed-name", "A. One", "proposed-organisation", "First"))
	s.public(covenant, "refused since 13 December 2026", "answer of 13 December 2026, after 20 days: refused", "awaits a reviewer of the grade")
	s.hidden("We will not comment", "minister@gov-kh.example")

	// The terms pass: overdue, reminded, and silent only when the time after the proved reminder has passed as well.
	s.public(convene, "delivered since 23 November 2026")
	s.later(40) // 22 January 2027, the last day
	s.public(convene, "delivered since 23 November 2026")
	s.later(1)
	s.public(convene, "overdue since 23 January 2027")
	s.public("/due", "France")
	s.later(9)
	s.sends("reminder", map[string]string{"France": "cabinet@gov-fr.example"})
	s.public(convene, "overdue since 23 January 2027", "reminded; 30 days more to answer, until 3 March 2027")
	s.later(30) // 3 March 2027, the last day
	s.public(convene, "overdue since 23 January 2027")
	s.operator.wants(get(s.h, "/demands/d-story-convene/silence.html?addressee=france"), 422)
	s.later(1)
	s.public(convene, "silent since 4 March 2027", "Silent for 1 day: France")
	s.public("/demands/d-story-convene/silence.html?addressee=france", "4 March 2027", "1 February 2027")
	s.public("/dispatches/"+s.dispatch["letter Cambodia"].Ref, "refused")
	s.public("/matrix?appeal=ap-story", "France, demand 2: silent", "Cambodia, demand 1: refused")

	// An answer comes after all. Until somebody has read it readers are told of silence: the desk says so before all else, and no
	// statement is printed. Read, it ends the silence; made void, as a forgery, it does not.
	s.operator.wants(s.get("/desk"), 200)
	if strings.Contains(plainText(s.get("/desk")), "This may be the answer") {
		t.Error("the desk warns of a message that has not come")
	}
	late := s.gets("letter France", "<cabinet@gov-fr.example>", "Subject: Votre lettre\n", "Madame, Monsieur,\n\nNous soutiendrons la convocation des signataires.\n")
	s.operator.wants(s.get("/desk"), 200, "Readers are told of France: silent. This may be the answer: read it now")
	s.operator.wants(get(s.h, "/demands/d-story-convene/silence.html?addressee=france"), 422)
	said := s.done(s.twice("/desk/mail/"+late.Ref+"/reply", "reply", "kind", "answer", "by", "Minister", "summary", "It supports the convening."))
	s.public(convene, "an answer came today and awaits its grade")
	s.done(s.twice(said, "void", "why", "The ministry knows nothing of it."))
	s.public("/appeals/ap-story", "Does not count: The ministry knows nothing of it.")
	s.done(s.post("/desk/mail/"+late.Ref, "form", "aside", "why", "Forged"))
	s.public(convene, "silent since 4 March 2027")
	s.public("/demands/d-story-convene/silence.html?addressee=france", "4 March 2027")

	// Two organisations read what happened differently, and both stand.
	desk, day := "/desk/demands/d-story-covenant", s.clock.now().Format("2006-01-02")
	source := []string{"new-url", "https://news.example/court", "new-publisher", "News of the test", "new-title", "Court opens the file", "new-date", "2027-03-01", "new-kind", "press"}
	s.done(s.twice(desk, "outcome", append([]string{"date", day, "what", "The court opened the file again.", "result", "begun", "why", "A step towards a review.", "proposed-name", "A. One", "proposed-organisation", "First"}, source...)...))
	s.done(s.twice(desk, "outcome", "date", day, "what", "The same court lengthened the detention.", "result", "acted-against", "why", "The contrary of what was asked.", "proposed-name", "B. Two", "proposed-organisation", "Second", "source-0", s.sources()[0]))
	s.public(covenant, "A step towards a review.", "The contrary of what was asked.", "First", "Second", "acted against since 4 March 2027", "awaits a reviewer")
	if rep, err := s.book.Rebuild(t.Context(), true, nil); err != nil || !rep.OK {
		t.Errorf("the views are not those of the entries: %+v, %v", rep.Wrong, err)
	}
}

// bounce is the notice of the other side's system that a letter could not be handed over (RFC 3464).
func (s *story) bounce(dispatch, address string) delivery.Message {
	d := s.dispatch[dispatch]
	return s.gets(dispatch, "<mailer-daemon@gov-id.example>",
		"Subject: Undelivered Mail Returned to Sender\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n",
		"--b\nContent-Type: text/plain\n\nYour mail could not be delivered.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.gov-id.example\n\n"+
			"Final-Recipient: rfc822; "+address+"\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <"+d.MessageID+">\n\n--b--\n")
}
