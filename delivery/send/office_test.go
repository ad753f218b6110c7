package send_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/send/mailtest"
	"github.com/upheld/upheld/when"
)

// clock is moved by tests.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func newClock() *clock { return &clock{t: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

// desk is a book with an Office.
type desk struct {
	*send.Office
	t    *testing.T
	book *book.Book
	at   *clock
	stop func()
}

func config(net mailtest.Net, dns mailtest.DNS) send.Config {
	return send.Config{
		From: "appeals@upheld.example", Name: "Upheld", Alone: true, DNS: dns, Dial: net.Dial,
		Timeout: 5 * time.Second, Grace: 2 * time.Second,
	}
}

func place(t *testing.T, open booktest.Opener) *booktest.Place {
	t.Helper()
	p := open(t)
	p.Options.Rooms = []book.Room{delivery.Room()}
	return p
}

// newDesk opens an Office over an open book. It does not run yet.
func newDesk(t *testing.T, b *book.Book, cfg send.Config) *desk {
	t.Helper()
	d := &desk{t: t, book: b, at: newClock()}
	var err error
	if d.Office, err = send.New(b, cfg, d.at.now, slog.New(slog.NewTextHandler(t.Output(), nil))); err != nil {
		t.Fatal(err)
	}
	return d
}

// run works the queue until the test ends or stop is called.
func (d *desk) run() {
	d.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- d.Run(ctx) }()
	d.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			d.t.Errorf("Run: %v", err)
		}
	})
	d.t.Cleanup(d.stop)
}

// later moves the clock and lets the Office look at it.
func (d *desk) later(by time.Duration) {
	d.at.move(by)
	d.Wake()
}

// dispatch says a dispatch with a mail and queues it. It returns the id of the mail.
func (d *desk) dispatch(ref, to string) string {
	d.t.Helper()
	x, raw := d.letter(ref, to)
	if _, err := d.book.Say(context.Background(), "desk", said(d.t, x)); err != nil {
		d.t.Fatal(err)
	}
	if err := d.Put(context.Background(), x, raw); err != nil {
		d.t.Fatal(err)
	}
	return x.MessageID
}

func (d *desk) letter(ref, to string) (delivery.Dispatch, []byte) {
	d.t.Helper()
	reply, err := d.Address()
	if err != nil {
		d.t.Fatal(err)
	}
	x := delivery.Dispatch{
		Ref: ref, Appeal: "ap", Addressee: "Government", Class: appeal.State, Way: delivery.Email, Purpose: delivery.Letter,
		When: when.On(when.Today(d.at.now())), Address: to, ReplyTo: reply, Subject: "An appeal",
	}
	raw, err := d.Compose(send.Letter{Dispatch: x, Subject: x.Subject, Plain: "We appeal to you.\n.\nA line with a dot.\n"})
	if err != nil {
		d.t.Fatal(err)
	}
	is, err := send.Describe(raw)
	if err != nil {
		d.t.Fatal(err)
	}
	x.MessageID, x.Raw = is.MessageID, is.SHA256
	return x, raw
}

func said(t *testing.T, x any) book.Command {
	t.Helper()
	draft, err := delivery.Draft(x)
	if err != nil {
		t.Fatal(err)
	}
	return booktest.Command(draft)
}

// until waits for what another goroutine does, a minute at most.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	end := time.After(time.Minute)
	for !so() {
		select {
		case <-tick.C:
		case <-end:
			t.Fatalf("after a minute still not so: %s", what)
		}
	}
}

// comes waits until the mail of a dispatch is in a state.
func (d *desk) comes(ref string, is send.Is) send.State {
	d.t.Helper()
	var s send.State
	until(d.t, fmt.Sprintf("%s is %s", ref, is), func() bool {
		var err error
		if s, err = d.State(context.Background(), ref); err != nil {
			d.t.Fatal(err)
		}
		return s.Is == is
	})
	return s
}

// tried waits until there were so many attempts.
func (d *desk) tried(ref string, n int) send.State {
	d.t.Helper()
	var s send.State
	until(d.t, fmt.Sprintf("%s was tried %d times", ref, n), func() bool {
		var err error
		if s, err = d.State(context.Background(), ref); err != nil {
			d.t.Fatal(err)
		}
		return len(s.Attempts) >= n
	})
	return s
}

// steps waits until the record has so many steps of a dispatch.
func (d *desk) steps(ref string, n int) []delivery.Step {
	d.t.Helper()
	var out []delivery.Step
	until(d.t, fmt.Sprintf("the record has %d steps of %s", n, ref), func() bool {
		out = stepsOf(d.t, d.book, ref)
		return len(out) >= n
	})
	return out
}

func stepsOf(t *testing.T, b *book.Book, ref string) []delivery.Step {
	t.Helper()
	docs, err := b.Docs(context.Background(), access.Operator(), book.At{}, delivery.KindStep)
	if err != nil {
		t.Fatal(err)
	}
	var out []delivery.Step
	for _, doc := range docs {
		var s delivery.Step
		if err := json.Unmarshal(doc.JSON, &s); err != nil {
			t.Fatal(err)
		}
		if s.Ref = doc.Ref; s.Dispatch == ref {
			out = append(out, s)
		}
	}
	return out
}

// checkSealed looks for a key in the open in the files of a folder.
func checkSealed(t *testing.T, dir string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "dkim-u1.secret"))
	if err != nil || len(data) < 100 || bytes.Contains(data, []byte("PRIVATE KEY")) {
		t.Errorf("%v, %.60q", err, data)
	}
	s, err := os.Stat(filepath.Join(dir, "dkim-u1.secret"))
	if err != nil || runtime.GOOS != "windows" && s.Mode().Perm() != 0o600 {
		t.Errorf("the file of the key: %v, %v", s, err)
	}
}
