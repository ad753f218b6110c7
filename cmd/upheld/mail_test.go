package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/send/mailtest"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/when"
)

// office is a world at a fixed time of day, with a data folder that holds the shipped case.
func office(t *testing.T) (w world, out *safeBuffer, data string) {
	t.Helper()
	out = &safeBuffer{}
	data = filepath.Join(t.TempDir(), "data")
	w = world{
		Out: out, Err: out, Env: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 11, 25, 7, 30, 0, 0, time.UTC) },
	}
	if code := run(t.Context(), []string{"init", "--data", data, "--pack", "cambodia-2016"}, w); code != exitOK {
		t.Fatalf("init: %s", out)
	}
	return w, out, data
}

// safeBuffer is written by a server while a test reads it.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *safeBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// queued puts a letter into the queue of a folder while no server runs.
func queued(t *testing.T, w world, data, ref, to string) string {
	t.Helper()
	b, err := book.Open(t.Context(), book.Options{Dir: data, Rooms: house.Rooms(), Now: w.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	o, err := send.New(b, send.Config{From: "appeals@upheld.example"}, w.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	reply, err := o.Address()
	if err != nil {
		t.Fatal(err)
	}
	d := delivery.Dispatch{
		Ref: ref, Appeal: "ap-2016-05-13", Addressee: "United States", Class: appeal.State, Way: delivery.Email, Purpose: delivery.Letter,
		When: when.On(when.Today(w.Now())), Address: to, ReplyTo: reply, Subject: "An appeal",
	}
	raw, err := o.Compose(send.Letter{Dispatch: d, Subject: d.Subject, Plain: "We appeal to you.\n"})
	if err != nil {
		t.Fatal(err)
	}
	is, err := send.Describe(raw)
	if err != nil {
		t.Fatal(err)
	}
	d.MessageID, d.Raw = is.MessageID, is.SHA256
	// A letter by post came back, so that there is something to be done about it.
	back := d
	back.Ref, back.Way, back.Address, back.ReplyTo, back.MessageID, back.Raw = ref+"-post", delivery.Post, "", "", "", ""
	step := delivery.Step{Ref: back.Ref + "/1", Dispatch: back.Ref, Step: appeal.Undeliverable, When: back.When, Note: "Returned: moved away."}
	var drafts []book.Draft
	for _, x := range []any{d, back, step} {
		draft, err := delivery.Draft(x)
		if err != nil {
			t.Fatal(err)
		}
		drafts = append(drafts, draft)
	}
	if _, err := b.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) { return drafts, nil }); err != nil {
		t.Fatal(err)
	}
	if err := o.Put(t.Context(), d, raw); err != nil {
		t.Fatal(err)
	}
	return is.MessageID
}

// comesTrue waits for what a server does, a minute at most.
func comesTrue(t *testing.T, what string, so func() bool) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
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

// TestServeSendsWhatIsQueued: a server with the settings of mail in its file hands the letter to the relay, sends the digest once, and stops
// calmly; what it did is told by `upheld mail`.
func TestServeSendsWhatIsQueued(t *testing.T) {
	w, out, data := office(t)
	relay := mailtest.Start(t, &mailtest.Server{User: "upheld", Pass: "a secret"})
	id := queued(t, w, data, "dp-test", "office@gov.example")
	dir := t.TempDir()
	config := filepath.Join(dir, "upheld.toml")
	password := filepath.Join(dir, "password")
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(password, "a secret\n")
	write(config, `
[mail]
from = "appeals@upheld.example"
relay = "smtp://upheld@`+relay.Addr+`"
password-file = "`+filepath.ToSlash(password)+`"
digest = ["desk@upheld.example", "night@upheld.example"]
per-minute = 0
`)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--data", data, "--config", config, "--listen", "127.0.0.1:0"}, w)
	}()
	comesTrue(t, "the letter and two digests are at the relay", func() bool {
		n := 0
		for _, c := range relay.Counts() {
			n += c
		}
		return relay.Counts()[id] == 1 && n == 3
	})
	stop()
	if code := <-ended; code != exitOK {
		t.Fatalf("serve ended with %d: %s", code, out)
	}
	if s := out.String(); !strings.Contains(s, "Mail goes out from appeals@upheld.example, through 127.0.0.1.") || !strings.Contains(s, "Stopped.") {
		t.Errorf("the terminal says:\n%s", s)
	}
	if strings.Contains(out.String(), "gov.example") {
		t.Error("an address of a recipient was logged")
	}
	var list mailListOut
	answer(t, w, &list, "mail", "list", "--all", "--data", data, "--format", "json")
	if list.Counts[send.Sent] != 3 || len(list.Mails) != 3 {
		t.Errorf("%+v", list)
	}
	for _, m := range list.Mails {
		if m.Dispatch == "dp-test" && (m.State != "sent" || m.To != "office@gov.example" || m.Code != 250 || m.Host != "127.0.0.1") {
			t.Errorf("%+v", m)
		}
	}
}

// answer runs a command that prints JSON.
func answer(t *testing.T, w world, into any, args ...string) {
	t.Helper()
	var out bytes.Buffer
	w.Out = &out
	if code := run(t.Context(), args, w); code != exitOK {
		t.Fatalf("upheld %s: exit %d", strings.Join(args, " "), code)
	}
	if err := json.Unmarshal(out.Bytes(), into); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
}

// TestQueueFromTheCommandLine: a letter that waits is cancelled and let go again, and what cannot be done is said.
func TestQueueFromTheCommandLine(t *testing.T) {
	w, out, data := office(t)
	queued(t, w, data, "dp-test", "office@gov.example")
	for _, c := range []struct {
		args string
		code int
		says string
	}{
		{"mail", exitOK, "not tried yet"},
		{"mail cancel dp-test --why by-hand", exitOK, "dp-test is cancelled."},
		{"mail cancel dp-test", exitWrong, "only a mail that waits can be cancelled"},
		{"mail settle dp-test --arrived --why x", exitWrong, "only a mail in doubt can be settled"},
		{"mail settle dp-test --arrived --not-arrived", exitWrong, "can't be used together"},
		{"mail again dp-test", exitOK, "dp-test is waiting."},
		{"mail again dp-none", exitWrong, "no mail of dp-none"},
		{"mail key --mail-dkim u1 --mail-from appeals@upheld.example", exitOK, `u1._domainkey.upheld.example. IN TXT "v=DKIM1; k=rsa; p=`},
		{"mail dns --mail-dkim u1 --mail-from appeals@upheld.example --mail-replies replies.upheld.example", exitOK, "replies.upheld.example. IN MX 10 replies.upheld.example"},
		{"mail dns --mail-dkim u2 --mail-from appeals@upheld.example", exitWrong, "no DKIM key with the selector u2"},
		{"serve --mail-from nobody --listen 127.0.0.1:0", exitWrong, `--mail-from: "nobody"`},
		{"serve --mail-digest desk@upheld.example --listen 127.0.0.1:0", exitWrong, "--mail-digest needs --mail-from"},
		{"serve --mail-listen 127.0.0.1:0 --listen 127.0.0.1:0", exitWrong, "--mail-listen takes mail in for the domain"},
	} {
		before := len(out.String())
		if code := run(t.Context(), append(strings.Fields(c.args), "--data", data), w); code != c.code || !strings.Contains(out.String()[before:], c.says) {
			t.Errorf("upheld %s: exit %d, %s", c.args, code, out.String()[before:])
		}
	}
	if s, err := os.Stat(filepath.Join(data, "dkim-u1.secret")); err != nil || s.Mode().Perm() != 0o600 {
		t.Errorf("the key: %v, %v", s, err)
	}
}
