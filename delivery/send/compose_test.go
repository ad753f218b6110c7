package send_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset"
	"github.com/emersion/go-message/mail"
	"github.com/emersion/go-msgauth/dkim"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/tag"
	"github.com/upheld/upheld/fault"
)

// composer is an Office over an empty book; with a selector it signs.
func composer(t *testing.T, selector string, kind send.KeyKind) (*desk, *send.Key) {
	t.Helper()
	b := place(t, booktest.SQLite).Create(t)
	cfg := config(nil, nil)
	cfg.Name = "Fédération « Upheld »"
	var k *send.Key
	if selector != "" {
		var err error
		if k, err = send.NewKey(b, selector, kind); err != nil {
			t.Fatal(err)
		}
		cfg.Selector = selector
	}
	return newDesk(t, b, cfg), k
}

func (d *desk) dispatchTo(to string) delivery.Dispatch {
	d.t.Helper()
	reply, err := d.Address()
	if err != nil {
		d.t.Fatal(err)
	}
	return delivery.Dispatch{Ref: "dp-1", Appeal: "ap", Addressee: "Government", Class: appeal.State, Way: delivery.Email, Purpose: delivery.Letter, Address: to, ReplyTo: reply}
}

const khmer = "យើងខ្ញុំសូមអំពាវនាវដល់រាជរដ្ឋាភិបាលកម្ពុជា ឱ្យដោះលែងអ្នកទាំងប្រាំនាក់ ដោយគ្មានលក្ខខណ្ឌ"

// TestALetterComesOutAsItWentIn: what is written is what another program reads, in Khmer and French, with its file; lines are short,
// ends of lines are CRLF, all bytes are ASCII.
func TestALetterComesOutAsItWentIn(t *testing.T) {
	d, _ := composer(t, "", "")
	x := d.dispatchTo("Ministère des affaires étrangères <cabinet@diplomatie.gov.example>")
	plain := khmer + "\r\n\r\n" + strings.Repeat(khmer, 40) + "\r\n.\r\nFrom here on: « été »\r\n"
	file := bytes.Repeat([]byte("%PDF\x00\xff\r\n.\r\n"), 3000)
	for _, subject := range []string{"Five people", khmer, khmer + khmer + khmer, "Les cinq d’ADHOC : une libération immédiate"} {
		raw, err := d.Compose(send.Letter{
			Dispatch: x, Subject: subject, Plain: plain, HTML: "<p lang=\"km\">" + khmer + "</p>", InReplyTo: "first@upheld.example",
			Attach: []send.Attachment{{Name: "លិខិត — lettre.pdf", Media: "application/pdf", Bytes: file}},
		})
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(raw)) {
			if len(line) > 1000 || !strings.HasSuffix(line, "\r\n") || strings.Count(line, "\r") != 1 {
				t.Fatalf("a line of %d bytes: %q", len(line), line)
			}
		}
		if bytes.ContainsFunc(raw, func(r rune) bool { return r > 126 }) {
			t.Error("the mail is not plain ASCII")
		}
		m, err := mail.CreateReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := m.Header.Subject(); err != nil || got != subject {
			t.Errorf("subject %q, %v", got, err)
		}
		addr := func(field, name, address string) {
			list, err := m.Header.AddressList(field)
			if err != nil || len(list) != 1 || list[0].Name != name || list[0].Address != address {
				t.Errorf("%s: %v, %v", field, list, err)
			}
		}
		addr("From", "Fédération « Upheld »", "appeals@upheld.example")
		addr("To", "Ministère des affaires étrangères", "cabinet@diplomatie.gov.example")
		addr("Reply-To", "Fédération « Upheld »", x.ReplyTo)
		if at, err := m.Header.Date(); err != nil || !at.Equal(d.at.now()) {
			t.Errorf("date %v, %v", at, err)
		}
		if m.Header.Get("In-Reply-To") != "<first@upheld.example>" || m.Header.Has("Auto-Submitted") || m.Header.Has("X-Mailer") || m.Header.Has("User-Agent") {
			t.Errorf("the head:\n%s", raw[:800])
		}
		var parts []string
		for {
			p, err := m.NextPart()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(p.Body)
			if err != nil {
				t.Fatal(err)
			}
			parts = append(parts, string(body))
			if h, ok := p.Header.(*mail.AttachmentHeader); ok {
				if name, err := h.Filename(); err != nil || name != "លិខិត — lettre.pdf" {
					t.Errorf("file %q, %v", name, err)
				}
			}
		}
		if len(parts) != 3 || strings.TrimRight(parts[0], "\r\n") != strings.TrimRight(plain, "\r\n") || !strings.Contains(parts[1], khmer) || parts[2] != string(file) {
			t.Errorf("%d parts; the text came out as\n%.300q", len(parts), parts[0])
		}
	}
}

// TestReplyAddressesAreOfOneLetter: each has another tag, which is found again.
func TestReplyAddressesAreOfOneLetter(t *testing.T) {
	d, _ := composer(t, "", "")
	seen := map[string]bool{}
	for range 100 {
		a, err := d.Address()
		if err != nil || !strings.HasPrefix(a, "letter-") || !strings.HasSuffix(a, "@upheld.example") || seen[a] {
			t.Fatalf("%q, %v", a, err)
		}
		seen[a] = true
		if got, ok := tag.Find(a); !ok || !strings.Contains(a, got) {
			t.Errorf("the tag of %q is read as %q", a, got)
		}
	}
}

// TestNothingSlipsIntoTheHead: whatever could begin a line of its own is refused, wherever it comes in.
func TestNothingSlipsIntoTheHead(t *testing.T) {
	d, _ := composer(t, "", "")
	good := send.Letter{Dispatch: d.dispatchTo("office@gov.example"), Subject: "A subject", Plain: "A text."}
	if _, err := d.Compose(good); err != nil {
		t.Fatal(err)
	}
	for _, evil := range []string{"x\r\nBcc: a@b.example", "x\nBcc: a@b.example", "x\rBcc: a@b.example", "x\x00", "x\u2028Bcc: a", "x\x1b[2J", "bad \xff utf8"} {
		for what, change := range map[string]func(*send.Letter){
			"subject":       func(l *send.Letter) { l.Subject = evil },
			"address":       func(l *send.Letter) { l.Dispatch.Address = evil + "@gov.example" },
			"name":          func(l *send.Letter) { l.Dispatch.Address = evil + " <office@gov.example>" },
			"reply address": func(l *send.Letter) { l.Dispatch.ReplyTo = evil },
			"id":            func(l *send.Letter) { l.Dispatch.MessageID = evil + "@upheld.example" },
			"answered id":   func(l *send.Letter) { l.InReplyTo = evil + "@upheld.example" },
			"file name":     func(l *send.Letter) { l.Attach = []send.Attachment{{Name: evil, Media: "text/plain"}} },
			"media type":    func(l *send.Letter) { l.Attach = []send.Attachment{{Name: "x", Media: "text/plain; x=" + evil}} },
		} {
			l := good
			change(&l)
			if raw, err := d.Compose(l); fault.KindOf(err) != fault.Invalid {
				t.Errorf("%q as %s: %v\n%s", evil, what, err, raw)
			}
		}
	}
	if _, err := send.New(d.book, send.Config{From: "a@b.example", Name: "x\r\nBcc: c@d.example"}, d.at.now, nil); fault.KindOf(err) != fault.Invalid {
		t.Errorf("the name of the sender: %v", err)
	}
	for _, raw := range []string{
		"From: a@b.c\r\nDate: x\r\nMessage-ID: <a@b>\r\n\r\nx\n.\r\nMAIL FROM:<x@y>\r\n", // smuggled behind a lone LF
		"From: a@b.c\r\nDate: x\r\nMessage-ID: <a@b>\r\n\r\nx\r.\r\n",
		"From: a@b.c\r\nFrom: d@e.f\r\nDate: x\r\nMessage-ID: <a@b>\r\n\r\nx\r\n",
		"From: a@b.c\r\nDate: x\r\n\r\nno id\r\n",
		"From: a@b.c\r\nDate: x\r\nMessage-ID: <a@b>\r\n\r\n" + strings.Repeat("x", 999) + "\r\n",
		"From: a@b.c\r\nDate: x\r\nMessage-ID: <a@b>\r\n\r\nno end",
		"",
	} {
		if err := d.Mail(t.Context(), "m", []string{"a@b.example"}, []byte(raw)); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", raw, err)
		}
	}
}

// TestSignaturesHold: another library verifies what we sign, with the record that we print; a changed byte or a second subject breaks it.
func TestSignaturesHold(t *testing.T) {
	for _, kind := range []send.KeyKind{send.RSA, send.Ed25519} {
		t.Run(string(kind), func(t *testing.T) {
			d, k := composer(t, "u2026", kind)
			raw, err := d.Compose(send.Letter{Dispatch: d.dispatchTo("office@gov.example"), Subject: khmer, Plain: khmer, Attach: []send.Attachment{{Name: "a.pdf", Media: "application/pdf", Bytes: []byte("pdf")}}})
			if err != nil {
				t.Fatal(err)
			}
			r, err := k.Record("upheld.example")
			if err != nil || r.Name != "u2026._domainkey.upheld.example" {
				t.Fatal(r, err)
			}
			verify := func(raw []byte) error {
				t.Helper()
				v, err := dkim.VerifyWithOptions(bytes.NewReader(raw), &dkim.VerifyOptions{LookupTXT: func(name string) ([]string, error) {
					if name != r.Name {
						t.Errorf("the key was looked up at %s", name)
					}
					return []string{r.Data}, nil
				}})
				if err != nil || len(v) != 1 {
					t.Fatalf("%d signatures, %v", len(v), err)
				}
				if v[0].Err == nil && v[0].Domain != "upheld.example" {
					t.Errorf("%+v", v[0])
				}
				return v[0].Err
			}
			if err := verify(raw); err != nil {
				t.Errorf("the signature does not hold: %v", err)
			}
			if err := verify(append([]byte("Subject: another\r\n"), raw...)); err == nil {
				t.Error("a second subject leaves the signature whole")
			}
			changed := bytes.Replace(raw, []byte("office@gov.example"), []byte("office@gov.exampla"), 1)
			if err := verify(changed); err == nil {
				t.Error("a changed recipient leaves the signature whole")
			}
			if again, err := send.ReadKey(d.book, "u2026"); err != nil || again.Kind != kind {
				t.Errorf("%+v, %v", again, err)
			}
			if _, err := send.NewKey(d.book, "u2026", kind); fault.KindOf(err) != fault.Conflict {
				t.Errorf("a key was overwritten: %v", err)
			}
		})
	}
}

// TestTheProgramsOwnMailSaysSo, so that no machine answers it, and it has no sender to whom a notice could go.
func TestTheProgramsOwnMailSaysSo(t *testing.T) {
	d, _ := composer(t, "", "")
	raw, err := d.Notice([]string{"a@b.example", "c@d.example"}, "What is due", "Nothing.\n")
	if err != nil {
		t.Fatal(err)
	}
	m, err := message.Read(bytes.NewReader(raw))
	if err != nil || m.Header.Get("Auto-Submitted") != "auto-generated" || m.Header.Has("Reply-To") {
		t.Errorf("%v\n%s", err, raw)
	}
}

// TestAddressesInOtherLetters: a domain goes in its form for the domain name system; a name in Khmer before the @ stays, for servers that
// know such addresses.
func TestAddressesInOtherLetters(t *testing.T) {
	d, _ := composer(t, "", "")
	for to, want := range map[string]string{
		"office@bücher.example": "office@xn--bcher-kva.example",
		"office@GOV.Example":    "office@gov.example",
		"ការិយាល័យ@gov.example": "ការិយាល័យ@gov.example",
	} {
		raw, err := d.Compose(send.Letter{Dispatch: d.dispatchTo(to), Subject: "s", Plain: "p"})
		if err != nil {
			t.Errorf("%s: %v", to, err)
			continue
		}
		m, err := mail.CreateReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if list, err := m.Header.AddressList("To"); err != nil || len(list) != 1 || list[0].Address != want {
			t.Errorf("%s went out to %v, %v", to, list, err)
		}
	}
	for _, to := range []string{"", "office", "office@", "@gov.example", "a b@gov.example", `"a b"@gov.example`, "a@b@gov.example", "office@[127.0.0.1]", "office@" + strings.Repeat("x", 64) + ".example", strings.Repeat("x", 65) + "@gov.example", "a@b.example, c@d.example"} {
		if _, err := d.Compose(send.Letter{Dispatch: d.dispatchTo(to), Subject: "s", Plain: "p"}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", to, err)
		}
	}
}

// TestTheKeyOfAnEncryptedFolderIsSealed: the file holds no key in the open.
func TestTheKeyOfAnEncryptedFolderIsSealed(t *testing.T) {
	p := place(t, booktest.SQLite)
	p.Options.Passphrase = func(bool) ([]byte, error) { return []byte("correct horse"), nil }
	if err := book.Create(t.Context(), p.Options, book.Setup{Origin: booktest.Origin, Encrypt: true}); err != nil {
		t.Fatal(err)
	}
	b := p.Open(t)
	if _, err := send.NewKey(b, "u1", send.RSA); err != nil {
		t.Fatal(err)
	}
	checkSealed(t, p.Options.Dir)
	if k, err := send.ReadKey(b, "u1"); err != nil || k.Kind != send.RSA {
		t.Errorf("%+v, %v", k, err)
	}
}
