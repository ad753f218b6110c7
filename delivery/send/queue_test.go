package send_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/send/mailtest"
	"github.com/upheld/upheld/fault"
)

// TestWhatWasPutStaysAsItIs: the same bytes twice are one mail, other bytes are refused, and so is what does not fit its dispatch.
func TestWhatWasPutStaysAsItIs(t *testing.T) {
	engines(t, func(t *testing.T, open booktest.Opener) {
		d := newDesk(t, place(t, open).Create(t), config(nil, mailtest.DNS{}))
		x, raw := d.letter("dp-1", "a@gov.example")
		for range 3 {
			if err := d.Put(t.Context(), x, raw); err != nil {
				t.Fatal(err)
			}
		}
		if n, err := d.Counts(t.Context()); err != nil || n[send.Waiting] != 1 {
			t.Errorf("%v, %v", n, err)
		}
		_, other := d.letter("dp-1", "a@gov.example")
		if err := d.Put(t.Context(), x, other); fault.KindOf(err) != fault.Conflict {
			t.Errorf("another mail for the same dispatch: %v", err)
		}
		x.MessageID, x.Raw = "", ""
		if err := d.Put(t.Context(), x, other); fault.KindOf(err) != fault.Conflict {
			t.Errorf("another mail for the same dispatch: %v", err)
		}
		x.Ref, x.Way = "dp-2", "post"
		if err := d.Put(t.Context(), x, other); fault.KindOf(err) != fault.Invalid {
			t.Errorf("by post: %v", err)
		}
	})
}

// TestKeptAndSaidIsSent: when the program ends after the dispatch was said and before its mail was queued, the next start queues it. What is
// kept and not said does not go, nor does it when a record that came by another way has its id and does not say that this mail goes.
func TestKeptAndSaidIsSent(t *testing.T) {
	engines(t, func(t *testing.T, open booktest.Opener) {
		server := mailtest.Start(t, &mailtest.Server{})
		d := newDesk(t, place(t, open).Create(t), config(mailtest.Net{"mx": server}, mailtest.DNS{"gov.example": {"mx"}}))
		x, raw := d.letter("dp-said", "a@gov.example")
		y, rawY := d.letter("dp-unsaid", "a@gov.example")
		z, rawZ := d.letter("dp-imported", "a@gov.example")
		if err := d.Keep(t.Context(), z, rawZ); err != nil {
			t.Fatal(err)
		}
		imported := z
		imported.Raw, imported.MessageID = "", ""
		if _, err := d.book.Say(t.Context(), "import", said(t, imported)); err != nil {
			t.Fatal(err)
		}
		if err := d.Keep(t.Context(), x, raw); err != nil {
			t.Fatal(err)
		}
		if err := d.Keep(t.Context(), y, rawY); err != nil {
			t.Fatal(err)
		}
		if _, err := d.book.Say(t.Context(), "desk", said(t, x)); err != nil {
			t.Fatal(err)
		}
		if _, err := d.State(t.Context(), "dp-said"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("what is only kept is in the queue: %v", err)
		}
		d.run()
		d.steps("dp-said", 2)
		if server.Counts()[x.MessageID] != 1 || server.Counts()[y.MessageID] != 0 || server.Counts()[z.MessageID] != 0 {
			t.Errorf("taken: %v", server.Counts())
		}
	})
}

// TestStepsAreSaidOnce: the program ends after the steps were said and before that was written down. They are said again, and the record has them.
// Steps of others keep their numbers.
func TestStepsAreSaidOnce(t *testing.T) {
	engines(t, func(t *testing.T, open booktest.Opener) {
		server := mailtest.Start(t, &mailtest.Server{})
		d := newDesk(t, place(t, open).Create(t), config(mailtest.Net{"mx": server}, mailtest.DNS{"gov.example": {"mx"}}))
		d.run()
		d.dispatch("dp-1", "a@gov.example")
		d.steps("dp-1", 2)
		d.stop()
		if err := d.book.Work(t.Context(), func(ctx context.Context, w *book.Work) error {
			_, err := w.Exec(ctx, `UPDATE outgoing SET told = 1`)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		d.run()
		d.dispatch("dp-2", "a@gov.example") // its steps are said after those
		d.steps("dp-2", 2)
		if s := stepsOf(t, d.book, "dp-1"); len(s) != 2 || s[0].Step != appeal.Asked || s[1].Step != appeal.Delivered || s[1].Ref != "dp-1/2" {
			t.Errorf("%+v", s)
		}
	})
}

// TestACalmStopWaitsForTheAnswer of a mail that has its mark, and breaks off what has none.
func TestACalmStopWaitsForTheAnswer(t *testing.T) {
	reached, answer := make(chan mailtest.Step, 10), make(chan struct{})
	for _, at := range []mailtest.Step{mailtest.Dot, mailtest.Data} {
		var once sync.Once
		server := &mailtest.Server{Plan: func(now mailtest.At) mailtest.Do {
			if now.Step == at {
				once.Do(func() { reached <- at; <-answer })
			}
			return mailtest.Do{}
		}}
		d := one(t, server, func(c *send.Config) { c.Grace = time.Minute })
		d.run()
		id := d.dispatch("dp-1", "a@gov.example")
		<-reached
		stopped := make(chan struct{})
		go func() { d.stop(); close(stopped) }()
		if at == mailtest.Data {
			<-stopped // at once
			answer <- struct{}{}
			if s, err := d.State(t.Context(), "dp-1"); err != nil || s.Is != send.Waiting || s.Tries != 0 {
				t.Errorf("%+v, %v", s, err)
			}
			continue
		}
		select {
		case <-stopped:
			t.Error("the stop did not wait for the answer")
		case answer <- struct{}{}:
		}
		<-stopped
		if s, err := d.State(t.Context(), "dp-1"); err != nil || s.Is != send.Sent || server.Counts()[id] != 1 {
			t.Errorf("%+v, %v", s, err)
		}
		if s := stepsOf(t, d.book, "dp-1"); len(s) != 2 {
			t.Errorf("what was answered during the stop was not told: %+v", s)
		}
	}
}

// TestAServerThatNeverAnswersIsLeft in doubt at a stop, after the grace.
func TestAServerThatNeverAnswersIsLeft(t *testing.T) {
	reached, answer := make(chan struct{}), make(chan struct{})
	var once sync.Once
	d := one(t, &mailtest.Server{Plan: func(now mailtest.At) mailtest.Do {
		if now.Step == mailtest.Dot {
			once.Do(func() { close(reached) })
			<-answer
		}
		return mailtest.Do{}
	}}, func(c *send.Config) { c.Grace = 10 * time.Millisecond })
	t.Cleanup(func() { close(answer) })
	d.run()
	d.dispatch("dp-1", "a@gov.example")
	<-reached
	d.stop()
	if s, err := d.State(t.Context(), "dp-1"); err != nil || s.Is != send.Doubt {
		t.Errorf("%+v, %v", s, err)
	}
	if len(stepsOf(t, d.book, "dp-1")) != 0 {
		t.Error("a mail in doubt has a step")
	}
	// Somebody finds that it had arrived.
	if err := d.Settle(t.Context(), "dp-1", true, "operator", ""); fault.KindOf(err) != fault.Invalid {
		t.Errorf("settled without a reason: %v", err)
	}
	if err := d.Settle(t.Context(), "dp-1", true, "operator", "they telephoned"); err != nil {
		t.Fatal(err)
	}
	d.run()
	if s := d.steps("dp-1", 1); len(s) != 1 || s[0].Step != appeal.Asked || s[0].Details.Words == "" {
		t.Errorf("%+v", s)
	}
}

// TestOneServerOfSeveralWorksTheQueue: a second one waits, and takes over when the first is gone; what that one was sending is in doubt.
func TestOneServerOfSeveralWorksTheQueue(t *testing.T) {
	engines(t, func(t *testing.T, open booktest.Opener) {
		answer := make(chan struct{})
		slow := mailtest.Start(t, &mailtest.Server{Plan: func(at mailtest.At) mailtest.Do {
			if at.Step == mailtest.Dot {
				<-answer
			}
			return mailtest.Do{}
		}})
		t.Cleanup(sync.OnceFunc(func() { close(answer) }))
		quick := mailtest.Start(t, &mailtest.Server{})
		dns := mailtest.DNS{"a.example": {"mx.a"}, "b.example": {"mx.b"}}
		cfg := config(mailtest.Net{"mx.a": slow, "mx.b": quick}, dns)
		cfg.Alone, cfg.Grace = false, 10*time.Millisecond
		first := newDesk(t, place(t, open).Create(t), cfg)
		second := newDesk(t, first.book, cfg)
		first.run()
		first.dispatch("dp-1", "x@a.example")
		first.comes("dp-1", send.Sending)
		second.run()
		first.dispatch("dp-2", "x@b.example")
		first.comes("dp-2", send.Sent)
		if n, _ := quick.Conns(); n != 1 {
			t.Errorf("%d connections: both servers have sent", n)
		}
		// The first stands still, for its clock, for an hour; the second takes over.
		second.later(time.Hour)
		second.comes("dp-1", send.Doubt)
		// Now the first gets its answer after all: that is the truth.
		answer <- struct{}{}
		first.comes("dp-1", send.Sent)
	})
}

// TestNothingWaitsForAMailServer: while twenty mails are at servers that do not answer, the record takes entries.
func TestNothingWaitsForAMailServer(t *testing.T) {
	answer := make(chan struct{})
	d := one(t, &mailtest.Server{Plan: func(at mailtest.At) mailtest.Do {
		if at.Step == mailtest.Dot {
			<-answer
		}
		return mailtest.Do{}
	}}, func(c *send.Config) { c.Conns, c.Grace = 20, 10*time.Millisecond })
	t.Cleanup(func() { close(answer) })
	d.run()
	for i := range 40 {
		d.dispatch(fmt.Sprintf("dp-%d", i), "a@gov.example")
	}
	until(t, "twenty are being sent", func() bool {
		n, err := d.Counts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return n[send.Sending] == 20
	})
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	x, _ := d.letter("dp-more", "a@gov.example")
	if _, err := d.book.Say(ctx, "desk", said(t, x)); err != nil {
		t.Error(err)
	}
	if _, err := d.States(ctx); err != nil {
		t.Error(err)
	}
}

// TestTheProgramsMailGoesToEach of those whom it is for, once, with an empty sender, and says nothing in the record.
func TestTheProgramsMailGoesToEach(t *testing.T) {
	server := &mailtest.Server{}
	d := one(t, server, nil)
	d.run()
	to := []string{"a@gov.example", "b@gov.example"}
	raw, err := d.Notice(to, "What is due", "Nothing.\n")
	if err != nil {
		t.Fatal(err)
	}
	is, err := send.Describe(raw)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := d.Mail(t.Context(), "digest-2026-11-25", to, raw); err != nil {
			t.Fatal(err)
		}
	}
	until(t, "both are taken", func() bool { return server.Counts()[is.MessageID] == 2 })
	d.stop()
	if got, _ := server.Got(is.MessageID); got.From != "" {
		t.Errorf("its sender is %q", got.From)
	}
	if n, err := d.Counts(t.Context()); err != nil || n[send.Sent] != 2 || len(n) != 1 {
		t.Errorf("%v, %v", n, err)
	}
	if id, err := d.Last(t.Context(), "digest-"); err != nil || id != "digest-2026-11-25" {
		t.Errorf("%q, %v", id, err)
	}
}

// TestWhatIsCancelledDoesNotGo, until somebody lets it go.
func TestWhatIsCancelledDoesNotGo(t *testing.T) {
	server := &mailtest.Server{}
	d := one(t, server, nil)
	id := d.dispatch("dp-1", "a@gov.example")
	if err := d.Cancel(t.Context(), "dp-1", "operator", "handed over"); err != nil {
		t.Fatal(err)
	}
	if err := d.Cancel(t.Context(), "dp-1", "operator", ""); fault.KindOf(err) != fault.Conflict {
		t.Error(err)
	}
	if err := d.Cancel(t.Context(), "dp-1", "a\nb", ""); fault.KindOf(err) != fault.Invalid {
		t.Error(err)
	}
	d.run()
	d.dispatch("dp-2", "a@gov.example")
	d.comes("dp-2", send.Sent)
	if server.Counts()[id] != 0 {
		t.Error("a mail went that was cancelled")
	}
	if err := d.Again(t.Context(), "dp-1", "operator", "after all"); err != nil {
		t.Fatal(err)
	}
	s := d.comes("dp-1", send.Sent)
	if server.Counts()[id] != 1 || len(s.Attempts) != 3 || s.Attempts[0].Words != "operator: handed over" {
		t.Errorf("%+v", s)
	}
}

// TestTheQueueIsNotTheRecord: verify knows nothing of it, and the book is whole beside it.
func TestTheQueueIsNotTheRecord(t *testing.T) {
	engines(t, func(t *testing.T, open booktest.Opener) {
		p := place(t, open)
		d := newDesk(t, p.Create(t), config(nil, mailtest.DNS{}))
		d.dispatch("dp-1", "a@gov.example")
		if rep := booktest.Whole(t, d.book); rep.Entries != 1 {
			t.Errorf("%d entries", rep.Entries)
		}
	})
}
