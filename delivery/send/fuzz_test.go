package send

import (
	"net/mail"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzAddress: what is taken as an address stays one, in one line, without a sign that SMTP could read as a command.
func FuzzAddress(f *testing.F) {
	for _, s := range []string{"a@b.example", "Name <a@b.example>", "ភ្នំ@bücher.example", `"a b"@c.example`, "a@b\r\nc", "@", "a@[::1]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := address(s)
		if err != nil {
			return
		}
		if strings.ContainsAny(a.Address, "\r\n\x00<> ") || strings.Count(a.Address, "@") != 1 || len(a.Address) > maxPath {
			t.Errorf("%q was taken as %q", s, a.Address)
		}
		if strings.ContainsAny(a.Name, "\r\n\x00") {
			t.Errorf("%q has the name %q", s, a.Name)
		}
		if again, err := address((&mail.Address{Address: a.Address}).String()); err != nil || again.Address != a.Address {
			t.Errorf("%q is not read back: %v, %v", a.Address, again, err)
		}
	})
}

// FuzzRaw: bytes that are taken as a mail cannot end it before their end.
func FuzzRaw(f *testing.F) {
	head := "From: a@b.example\r\nDate: Wed, 25 Nov 2026 09:00:00 +0000\r\nMessage-ID: <x@b.example>\r\n"
	for _, s := range []string{head + "\r\ntext\r\n", head + "\r\n.\r\n", head + "\r\nx\n.\r\n", "", "\r\n", head, head + "Subject: é\r\n\r\n\r\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := readRaw(raw)
		if err != nil {
			return
		}
		s := string(raw)
		if strings.Contains(strings.ReplaceAll(s, "\r\n", ""), "\n") || strings.Contains(strings.ReplaceAll(s, "\r\n", ""), "\r") || !strings.HasSuffix(s, "\r\n") {
			t.Errorf("%q has a lone end of line", s)
		}
		if r.id == "" || strings.ContainsAny(r.id, "<>\r\n ") || !utf8.ValidString(r.id) {
			t.Errorf("its id is %q", r.id)
		}
	})
}

// FuzzRelay: what cannot be a relay is refused, and no error shows a password.
func FuzzRelay(f *testing.F) {
	for _, s := range []string{"smtp://u@h.example:587", "smtps://h.example", "smtp://u:hunter2@h.example", "smtp://[::1]:25", "x", "smtp://"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := parseRelay(s)
		if err == nil && (r.host == "" || r.addr == "") {
			t.Errorf("%q has no host: %+v", s, r)
		}
	})
}

// TestBackOff tells when a mail is tried again, and when no more.
func TestBackOff(t *testing.T) {
	queued := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	five := 5 * 24 * time.Hour
	for _, c := range []struct {
		result Result
		after  time.Duration // since it was queued
		tries  int
		is     Is
		due    time.Duration // since it was queued
		became Result
	}{
		{Accepted, time.Hour, 1, Sent, time.Hour, Accepted},
		{Relayed, time.Hour, 1, Sent, time.Hour, Relayed},
		{Refused, 0, 1, Failed, 0, Refused},
		{NoName, 0, 1, Failed, 0, NoName},
		{Unclear, 0, 1, Doubt, 0, Unclear},
		{Deferred, 0, 0, Waiting, 5 * time.Minute, Deferred}, // never
		{Deferred, 0, 1, Waiting, 5 * time.Minute, Deferred},
		{Cut, 0, 2, Waiting, 15 * time.Minute, Cut},
		{Deferred, time.Hour, 7, Waiting, 9 * time.Hour, Deferred},
		{Deferred, time.Hour, 99, Waiting, 9 * time.Hour, Deferred},
		{Deferred, five - time.Minute, 9, Waiting, five, Deferred}, // the last attempt is at the end
		{Deferred, five, 10, Failed, five, Expired},
		{Cut, five + time.Hour, 10, Failed, five + time.Hour, Expired},
	} {
		is, due, out := outcome{result: c.result}.next(queued, queued.Add(c.after), five, c.tries)
		if is != c.is || due.Sub(queued) != c.due || out.result != c.became {
			t.Errorf("%+v: %s, due %s, %s", c, is, due.Sub(queued), out.result)
		}
	}
}

// TestClip keeps the words of a server in one line of bounded length.
func TestClip(t *testing.T) {
	for in, want := range map[string]string{
		"a\r\nb\tc  d": "a b c d", "\x1b[2Jx": "[2Jx", "bad \xff\xfe utf8": "bad utf8", "": "",
	} {
		if got := clip(in); got != want {
			t.Errorf("%q became %q", in, got)
		}
	}
	if got := clip(strings.Repeat("ភ", 1000)); len(got) > maxWords+4 || !utf8.ValidString(got) {
		t.Errorf("%d bytes", len(got))
	}
}
