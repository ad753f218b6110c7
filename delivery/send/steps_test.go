package send_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/send/mailtest"
	"github.com/upheld/upheld/fault"
)

// once does what it is told at one step, the first time only.
type once struct {
	mu   sync.Mutex
	step mailtest.Step
	do   mailtest.Do
	done bool
}

func (o *once) plan(at mailtest.At) mailtest.Do {
	o.mu.Lock()
	defer o.mu.Unlock()
	if at.Step != o.step || o.done {
		return mailtest.Do{}
	}
	o.done = true
	return o.do
}

// one is an Office before one server, to which it sends one letter.
func one(t *testing.T, server *mailtest.Server, change func(*send.Config)) *desk {
	t.Helper()
	mailtest.Start(t, server)
	cfg := config(mailtest.Net{"mx.gov.example": server}, mailtest.DNS{"gov.example": {"mx.gov.example"}})
	if change != nil {
		change(&cfg)
	}
	return newDesk(t, place(t, booktest.SQLite).Create(t), cfg)
}

// TestEveryStepThatFails: what is cut or deferred before the end of a mail is tried again and arrives once; what is refused for good has
// failed; what is cut after its end is in doubt, whether the server took it or not.
func TestEveryStepThatFails(t *testing.T) {
	cert, _ := mailtest.Cert(t, "mx.gov.example")
	for _, step := range mailtest.Steps {
		for name, do := range map[string]mailtest.Do{
			"deferred": {Answer: "451 4.7.1 greylisted, come again"}, "closing": {Answer: "421 4.3.2 closing"},
			"refused": {Answer: "550 5.7.1 not wanted"}, "cut": {Cut: true}, "cut after it was taken": {Cut: true, Take: true},
		} {
			if step == mailtest.Auth || step == mailtest.Taken && do.Answer != "" || do.Take && step != mailtest.Dot {
				continue
			}
			t.Run(fmt.Sprintf("%s %s", step, name), func(t *testing.T) {
				t.Parallel()
				plan := &once{step: step, do: do}
				server := &mailtest.Server{Plan: plan.plan, Cert: cert, Extensions: []string{"8BITMIME"}}
				d := one(t, server, nil)
				d.run()
				id := d.dispatch("dp-1", "office@gov.example")
				s := d.tried("dp-1", 1)
				switch {
				case step == mailtest.Taken: // the answer was given
					d.comes("dp-1", send.Sent)
				case step == mailtest.StartTLS && do.Cut:
					d.comes("dp-1", send.Sent) // in the open, at the second connection
				case step == mailtest.EHLO && do.Answer != "" && name != "closing":
					d.comes("dp-1", send.Sent) // with HELO
				case step == mailtest.Dot && do.Cut:
					d.comes("dp-1", send.Doubt)
					d.later(200 * time.Hour)
					if err := d.Again(t.Context(), "dp-1", "operator", ""); fault.KindOf(err) != fault.Conflict {
						t.Errorf("a mail in doubt went again by itself: %v", err)
					}
					if err := d.Settle(t.Context(), "dp-1", do.Take, "operator", "asked them"); err != nil {
						t.Fatal(err)
					}
					d.comes("dp-1", send.Sent)
				case name == "refused" && (step == mailtest.Mail || step == mailtest.Rcpt || step == mailtest.Data || step == mailtest.Dot || step == mailtest.Body && s.Is == send.Failed):
					if s = d.comes("dp-1", send.Failed); s.Attempts[0].Code != 550 || s.Attempts[0].Result != send.Refused {
						t.Errorf("%+v", s)
					}
					if p := d.steps("dp-1", 1)[0]; p.Step != appeal.Undeliverable || p.Proof.Kind != "refusing-line" || !strings.Contains(p.Details.Words, "550 5.7.1 not wanted") || p.Note != "" {
						t.Errorf("%+v", p)
					}
					return
				default:
					if s.Is != send.Waiting && s.Is != send.Doubt || s.Is == send.Waiting && s.Due.Sub(d.at.now()) != 5*time.Minute {
						t.Fatalf("%+v", s)
					}
					if s.Is == send.Doubt { // the cut in the middle was seen after the end only
						if step != mailtest.Body {
							t.Fatalf("%+v", s)
						}
						if err := d.Settle(t.Context(), "dp-1", false, "operator", "asked them"); err != nil {
							t.Fatal(err)
						}
					}
					d.later(5 * time.Minute)
					d.comes("dp-1", send.Sent)
				}
				if n := server.Counts()[id]; n != 1 {
					t.Errorf("the mail was taken %d times", n)
				}
			})
		}
	}
}

// TestFiveDays: a mail that nobody takes is tried at growing distances for five days, then it has failed, and its step says so.
func TestFiveDays(t *testing.T) {
	d := one(t, &mailtest.Server{Plan: func(at mailtest.At) mailtest.Do {
		if at.Step == mailtest.Rcpt {
			return mailtest.Do{Answer: "452 4.2.2 the mailbox is full"}
		}
		return mailtest.Do{}
	}}, nil)
	begin := d.at.now()
	d.run()
	d.dispatch("dp-1", "office@gov.example")
	var gaps []string
	n := 1
	for s := d.tried("dp-1", n); s.Is == send.Waiting; s = d.tried("dp-1", n) {
		gaps = append(gaps, s.Due.Sub(d.at.now()).String())
		d.later(s.Due.Sub(d.at.now()))
		n++
	}
	if got := strings.Join(gaps[:7], " "); got != "5m0s 15m0s 30m0s 1h0m0s 2h0m0s 4h0m0s 8h0m0s" {
		t.Errorf("it was tried after %s", got)
	}
	s := d.comes("dp-1", send.Failed)
	last := s.Attempts[len(s.Attempts)-1]
	if last.Result != send.Expired || last.Code != 452 || last.At.Sub(begin) != 120*time.Hour {
		t.Errorf("the last attempt: %+v", last)
	}
	if p := d.steps("dp-1", 1)[0]; p.Step != appeal.Undeliverable || p.Proof.Kind != "" || p.Note == "" || strings.Contains(p.Note, "mailbox") {
		t.Errorf("%+v", p)
	}
	// A person lets it go again: five days anew, and the record gets the new steps beside the old one.
	if err := d.Again(t.Context(), "dp-1", "operator", "they have room"); err != nil {
		t.Fatal(err)
	}
	if s := d.tried("dp-1", len(s.Attempts)+2); s.Is != send.Waiting || s.Due.Sub(d.at.now()) != 5*time.Minute {
		t.Errorf("%+v", s)
	}
}

// TestDomainsWithoutServers: what does not exist and what says that it takes no mail has failed at once; a domain name system that does not
// answer is asked again.
func TestDomainsWithoutServers(t *testing.T) {
	server := mailtest.Start(t, &mailtest.Server{})
	dns := mailtest.DNS{"nullmx.example": {"."}, "silent.example": {}, "gov.example": {"dead.gov.example", "mx.gov.example"}, "dead.example": {"mx.dead.example"}}
	d := newDesk(t, place(t, booktest.SQLite).Create(t), config(mailtest.Net{"mx.gov.example": server}, dns))
	d.run()
	for ref, to := range map[string]string{"dp-none": "a@none.example", "dp-null": "a@nullmx.example", "dp-silent": "a@silent.example", "dp-dead": "a@dead.example"} {
		d.dispatch(ref, to)
	}
	id := d.dispatch("dp-good", "a@gov.example")
	d.comes("dp-good", send.Sent) // by the second of its servers
	if server.Counts()[id] != 1 {
		t.Error("not taken")
	}
	for _, ref := range []string{"dp-none", "dp-null"} {
		if s := d.comes(ref, send.Failed); s.Attempts[0].Result != send.NoName {
			t.Errorf("%+v", s)
		}
		if p := d.steps(ref, 1)[0]; p.Step != appeal.Undeliverable || p.Note == "" {
			t.Errorf("%+v", p)
		}
	}
	for _, ref := range []string{"dp-silent", "dp-dead"} {
		if s := d.tried(ref, 1); s.Is != send.Waiting || s.Attempts[0].Result != send.Cut {
			t.Errorf("%s: %+v", ref, s)
		}
	}
}

// TestADeadHostHoldsUpNobody: a host that takes connections and never says a word does not keep others waiting.
func TestADeadHostHoldsUpNobody(t *testing.T) {
	held := make(chan struct{})
	mute := &mailtest.Server{Plan: func(at mailtest.At) mailtest.Do {
		if at.Step == mailtest.Connect {
			<-held
		}
		return mailtest.Do{}
	}}
	good := mailtest.Start(t, &mailtest.Server{})
	d := one(t, mute, func(c *send.Config) {
		c.DNS = mailtest.DNS{"gov.example": {"mx.gov.example"}, "other.example": {"mx.other.example"}}
		c.Dial = mailtest.Net{"mx.gov.example": mute, "mx.other.example": good}.Dial
		c.Timeout = time.Minute
	})
	t.Cleanup(func() { close(held) })
	for i := range 20 {
		d.dispatch(fmt.Sprintf("dp-mute-%d", i), "a@gov.example")
	}
	d.run()
	d.dispatch("dp-good", "a@other.example")
	d.comes("dp-good", send.Sent)
	if _, most := mute.Conns(); most > 2 {
		t.Errorf("%d connections at once to one host", most)
	}
	d.stop() // at once: nothing of it has a mark
}

// TestPace: no more mails a minute to a host than the settings say, by the clock of the Office.
func TestPace(t *testing.T) {
	server := &mailtest.Server{}
	d := one(t, server, func(c *send.Config) { c.PerMinute = 2 })
	d.run()
	for i := range 5 {
		d.dispatch(fmt.Sprintf("dp-%d", i), "a@gov.example")
	}
	sent := func() int {
		n, err := d.Counts(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return n[send.Sent]
	}
	until(t, "one was sent", func() bool { return sent() == 1 })
	for want := 2; want <= 5; want++ {
		d.later(30 * time.Second)
		until(t, fmt.Sprintf("%d were sent", want), func() bool { return sent() == want })
	}
}

// TestTheServerIsAskedOnlyForWhatItOffers: 8BITMIME, SMTPUTF8, SIZE and notices are used when they are offered; an address in Khmer goes to no
// server that would not understand it; the envelope carries the dispatch's own address.
func TestTheServerIsAskedOnlyForWhatItOffers(t *testing.T) {
	plain, full := mailtest.Start(t, &mailtest.Server{}), mailtest.Start(t, &mailtest.Server{Extensions: []string{"8BITMIME", "SMTPUTF8", "DSN", "SIZE 100000"}})
	tiny := mailtest.Start(t, &mailtest.Server{Extensions: []string{"SIZE 200"}})
	d := newDesk(t, place(t, booktest.SQLite).Create(t), config(mailtest.Net{"plain": plain, "full": full, "tiny": tiny},
		mailtest.DNS{"plain.example": {"plain"}, "full.example": {"full"}, "tiny.example": {"tiny"}}))
	d.run()
	ids := map[string]string{}
	for ref, to := range map[string]string{"dp-p": "a@plain.example", "dp-f": "a+b=c@full.example", "dp-kp": "ភ្នំ@plain.example", "dp-kf": "ភ្នំ@full.example", "dp-t": "a@tiny.example"} {
		ids[ref] = d.dispatch(ref, to)
	}
	for ref, is := range map[string]send.Is{"dp-p": send.Sent, "dp-f": send.Sent, "dp-kf": send.Sent, "dp-kp": send.Failed, "dp-t": send.Failed} {
		d.comes(ref, is)
	}
	got, _ := plain.Got(ids["dp-p"])
	if want := fmt.Sprintf("MAIL FROM:<%s>|RCPT TO:<a@plain.example>", got.From); strings.Join(got.Commands, "|") != want || !strings.HasPrefix(got.From, "letter-") {
		t.Errorf("%q", got.Commands)
	}
	got, _ = full.Got(ids["dp-f"])
	local, _, _ := strings.Cut(got.From, "@")
	if want := fmt.Sprintf("MAIL FROM:<%s> SIZE=%d RET=HDRS ENVID=%s|RCPT TO:<a+b=c@full.example> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;a+2Bb+3Dc@full.example", got.From, len(got.Raw), local); strings.Join(got.Commands, "|") != want {
		t.Errorf("%q", got.Commands)
	}
	if got, _ = full.Got(ids["dp-kf"]); !strings.Contains(got.Commands[0], " SMTPUTF8") || !strings.Contains(got.Commands[1], "<ភ្នំ@full.example>") {
		t.Errorf("%q", got.Commands)
	}
	if plain.Hello() != "upheld.example" {
		t.Errorf("the Office calls itself %q", plain.Hello())
	}
}

// TestEncryptionIsUsedWhereItIsOffered, and mail goes without it where it fails, unless the settings ask for it.
func TestEncryptionIsUsedWhereItIsOffered(t *testing.T) {
	cert, _ := mailtest.Cert(t, "another.example") // nobody's name is checked at the servers of recipients
	server := &mailtest.Server{Cert: cert}
	d := one(t, server, nil)
	d.run()
	id := d.dispatch("dp-1", "a@gov.example")
	d.comes("dp-1", send.Sent)
	if got, _ := server.Got(id); !got.TLS {
		t.Error("the mail went in the open")
	}
	open := one(t, &mailtest.Server{}, func(c *send.Config) { c.MustTLS = true })
	open.run()
	open.dispatch("dp-1", "a@gov.example")
	if s := open.tried("dp-1", 1); s.Is != send.Waiting || !strings.Contains(s.Attempts[0].Words, "no encryption") {
		t.Errorf("%+v", s)
	}
}

// TestAddressesAreNotLogged, even where a server speaks them.
func TestAddressesAreNotLogged(t *testing.T) {
	var log bytes.Buffer
	var mu sync.Mutex
	server := mailtest.Start(t, &mailtest.Server{Plan: func(at mailtest.At) mailtest.Do {
		if at.Step == mailtest.Rcpt {
			return mailtest.Do{Answer: "550 5.1.1 <" + at.To + "> nobody here"}
		}
		return mailtest.Do{}
	}})
	d := newDesk(t, place(t, booktest.SQLite).Create(t), config(mailtest.Net{"mx": server}, mailtest.DNS{"gov.example": {"mx"}, "other.example": {}}))
	logger := slog.New(slog.NewTextHandler(writer(func(p []byte) (int, error) {
		mu.Lock()
		defer mu.Unlock()
		return log.Write(p)
	}), &slog.HandlerOptions{Level: slog.LevelDebug}))
	var err error
	if d.Office, err = send.New(d.book, config(mailtest.Net{"mx": server}, mailtest.DNS{"gov.example": {"mx"}, "other.example": {}}), d.at.now, logger); err != nil {
		t.Fatal(err)
	}
	d.run()
	d.dispatch("dp-1", "secret.person@gov.example")
	d.dispatch("dp-2", "secret.person@other.example")
	if s := d.comes("dp-1", send.Failed); !strings.Contains(s.Attempts[0].Words, "secret.person") {
		t.Error("the team does not see what the server said")
	}
	d.tried("dp-2", 1)
	d.steps("dp-1", 1)
	d.stop()
	if strings.Contains(log.String(), "secret.person") {
		t.Errorf("the log names a recipient:\n%s", &log)
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }
