package receive_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/tag"
)

// dsn is a notice in standard form of a mail that went to an address.
func dsn(d delivery.Dispatch, about, to, action, status string) []byte {
	head := fmt.Sprintf("Return-Path: <>\nFrom: MAILER-DAEMON@mx.ministry.example\nTo: <%s>\nSubject: Undelivered Mail\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b", d.ReplyTo)
	return mail(head, "--b\n\nnotice\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.ministry.example\n\nFinal-Recipient: rfc822; "+to+
		"\nAction: "+action+"\nStatus: "+status+"\nDiagnostic-Code: smtp; "+status+" said so\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <"+about+">\nReply-To: "+d.ReplyTo+"\n\n--b--\n")
}

// TestANoticeCountsWhenAPersonHasLooked: a notice quotes nothing that a reader of the letter does not have, so anybody may have
// written it. Alone it changes no step; a person's word does, and only for the letter that went out.
func TestANoticeCountsWhenAPersonHasLooked(t *testing.T) {
	engines(t, testANoticeCountsWhenAPersonHasLooked)
}

func testANoticeCountsWhenAPersonHasLooked(t *testing.T, b *book.Book) {
	x := inbox(b)
	d := sent(t, b, "dp-1", "office@ministry.example")
	say(t, b, delivery.Step{Ref: "dp-1/1", Dispatch: "dp-1", Step: appeal.Asked, When: d.When})
	for _, c := range []struct {
		name   string
		raw    []byte
		kind   delivery.Kind
		status string
		step   appeal.Step // "" for none
	}{
		{"late", dsn(d, d.MessageID, d.Address, "delayed", "4.4.1"), delivery.Delayed, "tied", ""},
		{"passed on", dsn(d, d.MessageID, d.Address, "relayed", "2.0.0"), delivery.Receipt, "tied", ""},
		{"arrived", dsn(d, d.MessageID, d.Address, "delivered", "2.1.5"), delivery.Receipt, "held", appeal.Delivered},
		{"failed", dsn(d, d.MessageID, d.Address, "failed", "5.1.1"), delivery.Bounce, "held", appeal.Undeliverable},
		{"of a mail that a stranger sent in our name", dsn(d, "forged@elsewhere.example", d.Address, "failed", "5.7.1"), delivery.Bounce, "tied", ""},
		{"of what the office passed on", dsn(d, "", "clerk@other.example", "failed", "5.1.1"), delivery.Bounce, "tied", ""},
	} {
		before := len(set(t, b).Steps("dp-1"))
		m := take(t, x, c.raw)
		if m.Kind != c.kind || m.Status != c.status || m.Dispatch != "dp-1" {
			t.Errorf("%s: %s %s %s: %q", c.name, m.Kind, m.Status, m.Dispatch, m.Why)
		}
		if _, err := x.SortAgain(t.Context(), m.Ref); err != nil {
			t.Error(err)
		}
		if after := set(t, b).Steps("dp-1"); len(after) != before {
			t.Fatalf("%s: nobody has looked, and it made a step: %+v", c.name, after)
		}
		m, err := x.Tie(t.Context(), m.Ref, "dp-1", "", "documenter", "asked the postmaster")
		if err != nil || m.Status != "tied" {
			t.Fatalf("%s: %+v %v", c.name, m, err)
		}
		after := set(t, b).Steps("dp-1")
		if c.step == "" && len(after) != before || c.step != "" && len(after) != before+1 {
			t.Fatalf("%s: %d steps after %d", c.name, len(after), before)
		}
		if c.step == "" {
			continue
		}
		var st delivery.Step
		for _, s := range after {
			if s.Details.Message == m.Ref {
				st = s
			}
		}
		if st.Step != c.step || st.Proof.Kind != "dsn" || st.Proof.SHA256 != m.SHA256 || st.When.String() != "2026-03-03" || !strings.Contains(st.Details.Words, "said so") {
			t.Errorf("%s: %+v", c.name, st)
		}
		if again, err := x.SortAgain(t.Context(), m.Ref); err != nil || again.Kind != m.Kind || len(set(t, b).Steps("dp-1")) != len(after) {
			t.Errorf("%s: sorted again it makes another step: %v", c.name, err)
		}
	}
}

// TestWhatIsSaidOfAClosedDispatchStaysClosed: the step that a notice proves is no more open than the dispatch; of an open one it
// is for everybody.
func TestWhatIsSaidOfAClosedDispatchStaysClosed(t *testing.T) {
	engines(t, testWhatIsSaidOfAClosedDispatchStaysClosed)
}

func testWhatIsSaidOfAClosedDispatchStaysClosed(t *testing.T, b *book.Book) {
	x := inbox(b)
	open := sent(t, b, "dp-open", "office@ministry.example")
	closed := open
	closed.Ref, closed.ReplyTo, closed.MessageID = "dp-closed", tag.Address("letter", tag.New(), domain), "closed@"+domain
	draft, err := delivery.Draft(closed)
	if err == nil {
		draft.Log = "case"
		_, err = b.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) { return []book.Draft{draft}, nil })
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []delivery.Dispatch{open, closed} {
		m := take(t, x, dsn(d, d.MessageID, d.Address, "failed", "5.1.1"))
		if _, err := x.Tie(t.Context(), m.Ref, d.Ref, "", "documenter", "asked the postmaster"); err != nil {
			t.Fatal(err)
		}
		_, seen, err := b.Doc(t.Context(), access.Anyone(), book.At{}, d.Ref+"/1")
		if _, is, _ := b.Doc(t.Context(), access.Operator(), book.At{}, d.Ref+"/1"); err != nil || !is || seen != (d.Ref == "dp-open") {
			t.Errorf("the step of %s: there %v, for everybody %v, %v", d.Ref, is, seen, err)
		}
	}
}

func TestWhatNamesTwoLettersIsHeld(t *testing.T) { engines(t, testWhatNamesTwoLettersIsHeld) }

func testWhatNamesTwoLettersIsHeld(t *testing.T, b *book.Book) {
	x := inbox(b)
	one, two := sent(t, b, "dp-1", "office@ministry.example"), sent(t, b, "dp-2", "office@palace.example")
	two.Ref, two.Addressee, two.ReplyTo, two.MessageID = "dp-3", "The Palace", tag.Address("letter", tag.New(), domain), "dp-3@"+domain
	say(t, b, two)
	m := take(t, x, answer(one.ReplyTo, "This is our answer to both of your letters."), two.ReplyTo)
	if m.Status != "held" || m.Dispatch != "" || !strings.Contains(strings.Join(m.Why, " "), "two letters") {
		t.Errorf("%s %s %q", m.Status, m.Dispatch, m.Why)
	}
	// A reminder is of the same thread: an answer to it that also refers to the letter is no doubt.
	reminder := one
	reminder.Ref, reminder.Purpose, reminder.N, reminder.Of = "dp-1-r1", delivery.Reminder, 1, "dp-1"
	reminder.ReplyTo, reminder.MessageID = tag.Address("letter", tag.New(), domain), "dp-1-r1@"+domain
	say(t, b, reminder)
	raw := mail("From: office@ministry.example\nTo: "+reminder.ReplyTo+"\nSubject: Re: Reminder\nReferences: <"+one.MessageID+">", "The court decides in June, as we told you before.")
	if m := take(t, x, raw); m.Status != "tied" || m.Dispatch != "dp-1-r1" {
		t.Errorf("%s %s %q", m.Status, m.Dispatch, m.Why)
	}
	// Words that quote another letter do not outweigh the address.
	raw = answer(one.ReplyTo, "We answer you as we answered the other letter.\n\n> write to "+two.ReplyTo)
	if m := take(t, x, raw); m.Status != "tied" || m.Dispatch != "dp-1" {
		t.Errorf("%s %s %q", m.Status, m.Dispatch, m.Why)
	}
}

func TestAGuessIsAProposalAndNoMore(t *testing.T) { engines(t, testAGuessIsAProposalAndNoMore) }

func testAGuessIsAProposalAndNoMore(t *testing.T, b *book.Book) {
	x := inbox(b)
	d := sent(t, b, "dp-1", "office@ministry.example")
	raw := mail("From: Director <director@mail.ministry.example>\nTo: info@"+domain+"\nSubject: AW: "+d.Subject, "The Ministry has no comment to make on this.")
	m := take(t, x, raw)
	if m.Status != "held" || m.Dispatch != "" {
		t.Fatalf("a guess tied it: %+v", m)
	}
	held, err := x.Held(t.Context())
	if err != nil || len(held) != 1 || len(held[0].Guesses) != 1 || held[0].Guesses[0].Dispatch != "dp-1" {
		t.Fatalf("%+v %v", held, err)
	}
	if _, err := x.Tie(t.Context(), m.Ref, "dp-no", "", "documenter", "by its words"); err == nil {
		t.Error("tied to a dispatch that does not exist")
	}
	if m, err = x.Tie(t.Context(), m.Ref, "dp-1", "", "documenter", "by its words"); err != nil || m.Status != "tied" || m.How != "a person" {
		t.Errorf("%+v %v", m, err)
	}
	if m, err = x.SortAgain(t.Context(), m.Ref); err != nil || m.Dispatch != "dp-1" || m.Reason != "by its words" {
		t.Errorf("sorting undid what a person said: %+v %v", m, err)
	}
	if _, err = x.Aside(t.Context(), m.Ref, "", "documenter"); err == nil {
		t.Error("set aside without a reason")
	}
	if m, err = x.Aside(t.Context(), m.Ref, "a test of ours", "documenter"); err != nil || m.Status != "aside" {
		t.Errorf("%+v %v", m, err)
	}
	if raw2, err := x.Raw(t.Context(), m.Ref); err != nil || string(raw2) != string(raw) {
		t.Errorf("set aside, its bytes are gone: %v", err)
	}
}

func TestALetterThatIsKnownLaterIsFound(t *testing.T) { engines(t, testALetterThatIsKnownLaterIsFound) }

func testALetterThatIsKnownLaterIsFound(t *testing.T, b *book.Book) {
	x := inbox(b)
	d := delivery.Dispatch{ReplyTo: tag.Address("letter", tag.New(), domain)}
	m := take(t, x, answer(d.ReplyTo, "We have nothing to add to what was said in public."))
	if m.Status != "held" {
		t.Fatalf("%+v", m)
	}
	known := sent(t, b, "dp-1", "office@ministry.example")
	known.ReplyTo = d.ReplyTo
	say(t, b, known)
	if _, err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got, _ := set(t, b).Message(m.Ref); got.Status != "tied" || got.Dispatch != "dp-1" {
		t.Errorf("%+v", got)
	}
}

func TestLoopsAreSetAside(t *testing.T) { engines(t, testLoopsAreSetAside) }

func testLoopsAreSetAside(t *testing.T, b *book.Book) {
	x := inbox(b)
	one, two := sent(t, b, "dp-1", "office@ministry.example"), sent(t, b, "dp-2", "office@palace.example")
	for name, raw := range map[string][]byte{
		"between two of our own addresses": mail("From: "+two.ReplyTo+"\nTo: "+one.ReplyTo+"\nSubject: Re: Re: Re:", "words"),
		"our own mail comes back":          mail("From: us@example.org\nTo: "+one.ReplyTo+"\nMessage-ID: <"+strings.ToUpper(one.MessageID)+">", "our letter"),
		"a hundred servers":                mail(strings.Repeat("Received: from a by b; Mon, 2 Mar 2026 12:00:00 +0000\n", 51)+"From: a@example.org\nTo: "+one.ReplyTo, "words enough to be an answer"),
	} {
		if m := take(t, x, raw); m.Status != "aside" || !strings.HasPrefix(m.Reason, "loop") {
			t.Errorf("%s: %s %q", name, m.Status, m.Reason)
		}
	}
	// The control: the same mails without what makes them loops are tied.
	if m := take(t, x, mail("From: a@example.org\nTo: "+one.ReplyTo, "words enough to be an answer")); m.Status != "tied" {
		t.Errorf("%s %q", m.Status, m.Why)
	}
}

func TestWhatCannotBeReadIsKeptAndHeld(t *testing.T) { engines(t, testWhatCannotBeReadIsKeptAndHeld) }

func testWhatCannotBeReadIsKeptAndHeld(t *testing.T, b *book.Book) {
	x := inbox(b)
	for _, raw := range [][]byte{[]byte("\x00\x01\x02\xff"), []byte("no head at all"), mail("Content-Type: multipart/mixed; boundary=x", "--y"), []byte(strings.Repeat("A", 26<<20))} {
		m := take(t, x, raw)
		if m.Status != "held" || len(m.Problems) == 0 {
			t.Errorf("%.20q: %s %q", raw, m.Status, m.Problems)
		}
		if got, err := x.Raw(t.Context(), m.Ref); err != nil || string(got) != string(raw) {
			t.Errorf("%.20q: %v", raw, err)
		}
	}
}

func TestTheSameBytesToAFurtherAddressAreDoubted(t *testing.T) {
	engines(t, testTheSameBytesToAFurtherAddressAreDoubted)
}

func testTheSameBytesToAFurtherAddressAreDoubted(t *testing.T, b *book.Book) {
	x := inbox(b)
	one, two := sent(t, b, "dp-1", "office@ministry.example"), sent(t, b, "dp-2", "office@palace.example")
	two.Addressee = "The Palace"
	say(t, b, two)
	raw := mail("From: office@ministry.example\nTo: undisclosed-recipients:;\nSubject: Statement", "The Government has set out its position in a statement.")
	if m := take(t, x, raw, one.ReplyTo); m.Status != "tied" || m.Dispatch != "dp-1" {
		t.Fatalf("%+v", m)
	}
	if m := take(t, x, raw, two.ReplyTo); m.Status != "held" || len(m.To) != 2 {
		t.Errorf("%s %v %q", m.Status, m.To, m.Why)
	}
}
