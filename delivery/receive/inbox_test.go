package receive_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/receive"
	"github.com/upheld/upheld/delivery/tag"
	"github.com/upheld/upheld/when"
)

const domain = "replies.example.org"

var start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// opened is a new book with the room of delivery.
func opened(t testing.TB) *book.Book {
	t.Helper()
	o := options(t.TempDir() + "/data")
	if err := book.Create(t.Context(), o, book.Setup{Origin: "mail.test"}); err != nil {
		t.Fatal(err)
	}
	return open(t, o)
}

// engines runs a test with an empty book on SQLite and on PostgreSQL.
func engines(t *testing.T, test func(t *testing.T, b *book.Book)) {
	t.Run("sqlite", func(t *testing.T) { test(t, opened(t)) })
	t.Run("postgres", func(t *testing.T) {
		p := booktest.Postgres(t).Place(t)
		p.Options.Rooms, p.Options.Now = options("").Rooms, options("").Now
		test(t, p.Create(t))
	})
}

func options(dir string) book.Options {
	return book.Options{Dir: dir, Rooms: []book.Room{delivery.Room()}, Now: func() time.Time { return start }}
}

func open(t testing.TB, o book.Options) *book.Book {
	t.Helper()
	b, err := book.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

// sent writes a dispatch to an address.
func sent(t testing.TB, b *book.Book, ref, to string) delivery.Dispatch {
	t.Helper()
	d := delivery.Dispatch{
		Ref: ref, Appeal: "ap-test", SHA256: strings.Repeat("ab", 32), Addressee: "The Ministry", Class: appeal.State, Way: delivery.Email,
		Purpose: delivery.Letter, When: when.On(when.FromTime(start, time.UTC)), Address: to, Subject: "Appeal for the release of five human rights defenders",
		ReplyTo: tag.Address("letter", tag.New(), domain), MessageID: ref + "@" + domain,
	}
	say(t, b, d)
	return d
}

func say(t testing.TB, b *book.Book, v any) {
	t.Helper()
	draft, err := delivery.Draft(v)
	if err == nil {
		_, err = b.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) { return []book.Draft{draft}, nil })
	}
	if err != nil {
		t.Fatal(err)
	}
}

func set(t testing.TB, b *book.Book) *delivery.Set {
	t.Helper()
	docs, err := b.Docs(t.Context(), access.Operator(), book.At{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := delivery.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func inbox(b *book.Book) *receive.Inbox {
	return receive.New(b, receive.Options{Now: func() time.Time { return start.Add(24 * time.Hour) }})
}

// mail is a raw mail: fields a line each, then the text.
func mail(fields, text string) []byte {
	return []byte(strings.ReplaceAll(strings.TrimSpace(fields)+"\n\n"+text, "\n", "\r\n"))
}

func answer(to, words string) []byte {
	return mail(fmt.Sprintf("From: Office <office@ministry.example>\nTo: %s\nSubject: Re: Appeal\nMessage-ID: <%s@ministry.example>\nDate: Mon, 2 Mar 2026 12:00:00 +0000", to, tag.New()), words)
}

func take(t testing.TB, x *receive.Inbox, raw []byte, to ...string) delivery.Message {
	t.Helper()
	m, err := x.Take(t.Context(), raw, receive.Envelope{To: to}, receive.ViaFolder)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestAnAnswerIsKeptTiedAndRead(t *testing.T) { engines(t, testAnAnswerIsKeptTiedAndRead) }

func testAnAnswerIsKeptTiedAndRead(t *testing.T, b *book.Book) {
	x := inbox(b)
	d := sent(t, b, "dp-1", "office@ministry.example")
	raw := answer(d.ReplyTo, "The persons were arrested under the law and the courts are independent in this matter.")
	m := take(t, x, raw)
	if m.Status != "tied" || m.Dispatch != "dp-1" || m.How != "address" || m.Kind != delivery.AnswerMail {
		t.Errorf("%+v", m)
	}
	again := take(t, x, raw)
	if again.Ref != m.Ref || len(set(t, b).Messages()) != 1 {
		t.Error("the same bytes twice are two mails")
	}
	got, err := x.Raw(t.Context(), m.Ref)
	if err != nil || string(got) != string(raw) {
		t.Errorf("the raw bytes are not those that came: %v", err)
	}
	if steps := set(t, b).Steps("dp-1"); len(steps) != 0 {
		t.Errorf("an answer proves no step by itself: %+v", steps)
	}
	docs, err := b.Docs(t.Context(), access.Anyone(), book.At{}, delivery.KindMessage)
	if err != nil || len(docs) != 0 {
		t.Errorf("the public sees a message: %v %v", docs, err)
	}
}

func receiveRef(raw []byte) string {
	sum := sha256.Sum256(raw)
	return delivery.MessageRef(hex.EncodeToString(sum[:]))
}
