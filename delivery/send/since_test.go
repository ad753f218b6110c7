package send_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/send/mailtest"
)

// TestWhatAPersonDidIsKept: mails are taken from the queue by the handful. What a person does to one of them before its turn, or while
// it is at the server, holds, is kept with its attempts, and costs no connection.
func TestWhatAPersonDidIsKept(t *testing.T) {
	reached, goOn := make(chan struct{}), make(chan struct{})
	var first sync.Once
	server := &mailtest.Server{Plan: func(at mailtest.At) mailtest.Do {
		if at.Step == mailtest.Mail {
			first.Do(func() { close(reached); <-goOn })
		}
		return mailtest.Do{}
	}}
	d := one(t, server, func(c *send.Config) { c.Conns = 1 })
	ids := map[string]string{}
	for _, ref := range []string{"dp-1", "dp-2", "dp-3", "dp-4"} {
		ids[ref] = d.dispatch(ref, "office@gov.example")
	}
	d.run()
	<-reached
	for _, ref := range []string{"dp-2", "dp-3"} {
		if err := d.Again(t.Context(), ref, "operator", "now"); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Cancel(t.Context(), "dp-4", "operator", "by hand"); err != nil {
		t.Fatal(err)
	}
	close(goOn)
	for _, ref := range []string{"dp-2", "dp-3"} {
		if s := d.comes(ref, send.Sent); len(s.Attempts) != 2 || s.Attempts[0].Words != "operator: now" || s.Attempts[1].Result != send.Accepted {
			t.Errorf("%+v", s)
		}
	}
	d.comes("dp-1", send.Sent)
	d.comes("dp-4", send.Cancelled)
	d.stop()
	if n := server.Counts()[ids["dp-4"]]; n != 0 {
		t.Error("a mail went that was cancelled")
	}
	if n, _ := server.Conns(); n != 1 {
		t.Errorf("%d connections", n)
	}
}

// TestAgainWhileItIsAtTheServer, before its end: the deed stays among the attempts, whatever the server says.
func TestAgainWhileItIsAtTheServer(t *testing.T) {
	for name, answer := range map[string]string{"taken": "", "deferred": "451 4.7.1 come again"} {
		t.Run(name, func(t *testing.T) {
			reached, goOn := make(chan struct{}), make(chan struct{})
			var first sync.Once
			server := &mailtest.Server{Plan: func(at mailtest.At) (do mailtest.Do) {
				if at.Step == mailtest.Rcpt {
					first.Do(func() { close(reached); <-goOn; do.Answer = answer })
				}
				return do
			}}
			d := one(t, server, nil)
			id := d.dispatch("dp-1", "office@gov.example")
			d.run()
			<-reached
			if err := d.Again(t.Context(), "dp-1", "operator", "now"); err != nil {
				t.Fatal(err)
			}
			close(goOn)
			if s := d.comes("dp-1", send.Sent); len(s.Attempts) != 2 || s.Attempts[0].Words != "operator: now" || server.Counts()[id] != 1 {
				t.Errorf("%+v, taken %d times", s, server.Counts()[id])
			}
		})
	}
}

// TestAMailTooLargeForTheRelay has failed, and the others go: that answer is not about who sends.
func TestAMailTooLargeForTheRelay(t *testing.T) {
	plan := &once{step: mailtest.Mail, do: mailtest.Do{Answer: "552 5.3.4 too large"}}
	server := mailtest.Start(t, &mailtest.Server{Plan: plan.plan})
	cfg := config(nil, mailtest.DNS{})
	cfg.Relay, cfg.Dial, cfg.Conns = "smtp://"+server.Addr, nil, 1
	d := newDesk(t, place(t, booktest.SQLite).Create(t), cfg)
	d.dispatch("dp-1", "office@gov.example")
	d.dispatch("dp-2", "office@gov.example")
	d.run()
	d.comes("dp-1", send.Failed)
	d.comes("dp-2", send.Sent)
	if why := d.Trouble(); why != "" {
		t.Error(why)
	}
}

// TestRecipientTakenAndTextRefused by a relay: the letter has failed, with the relay's line, and the connection goes on.
func TestRecipientTakenAndTextRefused(t *testing.T) {
	for _, step := range []mailtest.Step{mailtest.Data, mailtest.Dot} {
		plan := &once{step: step, do: mailtest.Do{Answer: "554 5.7.1 not this text"}}
		server := mailtest.Start(t, &mailtest.Server{Plan: plan.plan})
		cfg := config(nil, mailtest.DNS{})
		cfg.Relay, cfg.Dial, cfg.Conns = "smtp://"+server.Addr, nil, 1
		d := newDesk(t, place(t, booktest.SQLite).Create(t), cfg)
		d.dispatch("dp-1", "office@gov.example")
		d.dispatch("dp-2", "office@gov.example")
		d.run()
		d.comes("dp-1", send.Failed)
		d.comes("dp-2", send.Sent)
		if s := d.steps("dp-1", 1); !strings.Contains(s[0].Details.Words, "554 5.7.1 not this text") || s[0].Proof.Kind != "refusing-line" {
			t.Errorf("%+v", s)
		}
		d.stop()
		if n, _ := server.Conns(); n != 1 {
			t.Errorf("%s: %d connections", step, n)
		}
	}
}

// TestAStepThatIsRefusedHoldsUpNoOther: the record refuses one (its day is none), which stands before a good one.
func TestAStepThatIsRefusedHoldsUpNoOther(t *testing.T) {
	d := one(t, &mailtest.Server{}, nil)
	x, _ := d.letter("dp-0", "office@gov.example")
	if _, err := d.book.Say(t.Context(), "desk", said(t, x)); err != nil {
		t.Fatal(err)
	}
	if err := d.book.Work(t.Context(), func(ctx context.Context, w *book.Work) error {
		_, err := w.Exec(ctx, `INSERT INTO outgoing (id, dispatch, paper, sender, recipient, domain, lane, message_id, state, queued, due, since, tries, forgiven, host, told)
			VALUES ('dp-0', 'dp-0', '', '', '', '', '', '', 'sent', 0, 0, 0, 1, 0, '', 1)`)
		if err == nil {
			_, err = w.Exec(ctx, `INSERT INTO outgoing_attempt (id, n, at, result, host, code, words) VALUES ('dp-0', 1, 400000000000, 'accepted', 'mx', 250, 'ok')`)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	d.dispatch("dp-1", "office@gov.example")
	d.run()
	d.comes("dp-1", send.Sent)
	d.stop()
	if s := stepsOf(t, d.book, "dp-1"); len(s) != 2 {
		t.Errorf("%+v", s)
	}
	if s := stepsOf(t, d.book, "dp-0"); len(s) != 0 {
		t.Errorf("a step on no day: %+v", s)
	}
}

// TestAClockThatRanAhead and is set back leaves no mail waiting for its day to come.
func TestAClockThatRanAhead(t *testing.T) {
	const year = 365 * 24 * time.Hour
	for _, step := range []mailtest.Step{mailtest.Connect, mailtest.Rcpt} {
		plan := &once{step: step, do: mailtest.Do{Answer: "451 4.3.0 come again", Cut: step == mailtest.Connect}}
		d := one(t, &mailtest.Server{Plan: plan.plan}, func(c *send.Config) { c.PerMinute = 60 })
		d.at.move(year)
		d.dispatch("dp-1", "office@gov.example")
		d.run()
		d.tried("dp-1", 1)
		d.later(-year)
		if s := d.comes("dp-1", send.Sent); s.Queued.After(d.at.now()) {
			t.Errorf("queued in the future: %+v", s)
		}
	}
}
