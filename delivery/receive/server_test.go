package receive_test

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"net"
	"net/smtp"
	"strings"
	"testing"
	"time"

	"github.com/upheld/upheld/delivery/receive"
	"github.com/upheld/upheld/delivery/tag"
)

// listening serves an Inbox on a port of this machine and gives its address.
func listening(t *testing.T, x *receive.Inbox, o receive.ServerOptions) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o.Domains = []string{domain}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- x.Serve(ctx, ln, o) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return ln.Addr().String()
}

// dialogue speaks line by line and gives the first line of each answer.
func dialogue(t *testing.T, addr string, lines ...string) []string {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	r := bufio.NewReader(c)
	answer := func() string {
		first := ""
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				return first + "(" + err.Error() + ")"
			}
			if first == "" {
				first = strings.TrimSpace(line)
			}
			if len(line) < 4 || line[3] != '-' {
				return first
			}
		}
	}
	out := []string{answer()}
	for _, l := range lines {
		fmt.Fprintf(c, "%s\r\n", l)
		out = append(out, answer())
	}
	return out
}

func TestMailIsTakenForReplyAddressesAlone(t *testing.T) {
	b := opened(t)
	x := inbox(b)
	d := sent(t, b, "dp-1", "office@ministry.example")
	addr := listening(t, x, receive.ServerOptions{})
	local := strings.Split(d.ReplyTo, "@")[0]
	wrong := []byte(local)
	wrong[len(wrong)-3] = map[bool]byte{true: 'x', false: 'y'}[wrong[len(wrong)-3] == 'y']
	for to, want := range map[string]string{
		d.ReplyTo:                                 "250",
		strings.ToUpper(local) + "@" + domain:     "250",
		strings.Replace(d.ReplyTo, "-", "+", 1):   "250",
		tag.Address("letter", tag.New(), domain):  "250", // ours in form: it waits for a person
		string(wrong) + "@" + domain:              "550",
		"postmaster@" + domain:                    "250", // RFC 5321, 4.5.1
		"PostMaster@" + domain:                    "250",
		"postmaster@elsewhere.example":            "550",
		"letter@" + domain:                        "550",
		local + "@elsewhere.example":              "550",
		"someone%elsewhere.example@" + domain:     "550",
		"\"" + local + "@elsewhere\"@relay.a.org": "550",
	} {
		got := dialogue(t, addr, "EHLO client.example", "MAIL FROM:<office@ministry.example>", "RCPT TO:<"+to+">")
		if !strings.HasPrefix(got[3], want) {
			t.Errorf("%s: %s", to, got[3])
		}
	}
	got := dialogue(t, addr, "EHLO client.example", "MAIL FROM:<a@b.example> SIZE=30000000")
	if !strings.HasPrefix(got[2], "552") {
		t.Errorf("too large: %s", got[2])
	}
	if n := len(set(t, b).Messages()); n != 0 {
		t.Errorf("%d mails came in and none was sent", n)
	}
}

func TestAMailThatWasTakenIsOnTheDisk(t *testing.T) {
	b := opened(t)
	x := inbox(b)
	d := sent(t, b, "dp-1", "office@ministry.example")
	addr := listening(t, x, receive.ServerOptions{})
	raw := answer("someone@"+domain, "The Ministry has taken up the matter with the court.")
	if err := smtp.SendMail(addr, nil, "office@ministry.example", []string{d.ReplyTo}, raw); err != nil {
		t.Fatal(err)
	}
	list := set(t, b).Messages()
	if len(list) != 1 || list[0].Dispatch != "dp-1" || list[0].Via != "smtp" || list[0].To[0] != d.ReplyTo {
		t.Fatalf("%+v", list)
	}
	if _, err := x.Raw(t.Context(), list[0].Ref); err != nil {
		t.Error(err)
	}
	if err := smtp.SendMail(addr, nil, "admin@other.example", []string{"postmaster@" + domain}, answer("postmaster@"+domain, "Your server sends us mail that we did not ask for.")); err != nil {
		t.Fatal(err)
	}
	if held := set(t, b).Messages(); len(held) != 2 || held[0].Status != "held" && held[1].Status != "held" {
		t.Errorf("mail to the postmaster does not wait for a person: %+v", held)
	}
	// A loop is refused at the door and not kept.
	loop := mail(strings.Repeat("Received: from a by b; Mon, 2 Mar 2026 12:00:00 +0000\n", 51)+"From: a@example.org", "words")
	if err := smtp.SendMail(addr, nil, "office@ministry.example", []string{d.ReplyTo}, loop); err == nil || !strings.HasPrefix(err.Error(), "554") {
		t.Errorf("a loop: %v", err)
	}
	// A record that takes nothing now lets the other server try again.
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if err := smtp.SendMail(addr, nil, "office@ministry.example", []string{d.ReplyTo}, raw); err == nil || !strings.HasPrefix(err.Error(), "451") {
		t.Errorf("a closed record: %v", err)
	}
}

// TestStrangersCannotFillTheDisk: anybody can make an address that looks like ours. What such mail may bring in a day ends soon, and a
// letter's own address still takes its answer.
func TestStrangersCannotFillTheDisk(t *testing.T) {
	b := opened(t)
	x := inbox(b)
	d := sent(t, b, "dp-1", "office@ministry.example")
	addr := listening(t, x, receive.ServerOptions{ForStrangers: 32 << 10, ForLetter: 32 << 10})
	bring := func(to string) string {
		err := smtp.SendMail(addr, nil, "a@b.example", []string{to}, answer(to, "Words that are not the same "+tag.New()))
		if err == nil {
			return "250"
		}
		return err.Error()[:3]
	}
	stranger := func() string { return tag.Address("letter", tag.New(), domain) }
	var got []string
	for _, to := range []string{stranger(), "postmaster@" + domain, stranger(), "postmaster@" + domain, d.ReplyTo, d.ReplyTo, d.ReplyTo, stranger()} {
		got = append(got, bring(to))
	}
	if want := "250 250 452 452 250 250 452 452"; strings.Join(got, " ") != want {
		t.Errorf("%s, want %s", got, want)
	}
	if n := len(set(t, b).Messages()); n != 4 {
		t.Errorf("%d mails were kept", n)
	}
}

func TestTheServerHasLimits(t *testing.T) {
	b := opened(t)
	x := inbox(b)
	d := sent(t, b, "dp-1", "office@ministry.example")
	addr := listening(t, x, receive.ServerOptions{MaxPerNetwork: 2, MaxMessages: 1, Timeout: 300 * time.Millisecond})
	var open []net.Conn
	for range 2 {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if line, _ := bufio.NewReader(c).ReadString('\n'); !strings.HasPrefix(line, "220") {
			t.Fatal(line)
		}
		open = append(open, c)
	}
	if got := dialogue(t, addr); !strings.HasPrefix(got[0], "421") {
		t.Errorf("a third connection from one network: %q", got)
	}
	// Who says nothing is cut off, and makes room.
	for _, c := range open {
		_ = c.SetReadDeadline(time.Now().Add(20 * time.Second))
		if line, err := bufio.NewReader(c).ReadString('\n'); err == nil && !strings.HasPrefix(line, "421") {
			t.Errorf("idle: %q", line)
		}
		_ = c.Close()
	}
	deadline := time.Now().Add(20 * time.Second)
	for {
		got := dialogue(t, addr, "EHLO c.example", "MAIL FROM:<a@b.example>", "RCPT TO:<"+d.ReplyTo+">", "DATA", "Subject: x\r\n\r\nwords enough for an answer\r\n.", "MAIL FROM:<a@b.example>")
		if strings.HasPrefix(got[0], "220") {
			if !strings.HasPrefix(got[5], "250") || !strings.HasPrefix(got[6], "421") {
				t.Errorf("a second mail in one connection: %q", got)
			}
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("idle connections make no room")
		}
	}
}

func TestSTARTTLSIsOfferedWithACertificate(t *testing.T) {
	b := opened(t)
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: domain}, DNSNames: []string{domain}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	cert := tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
	addr := listening(t, inbox(b), receive.ServerOptions{TLS: &tls.Config{Certificates: []tls.Certificate{cert}}})
	c, err := smtp.Dial(addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	parsed, _ := x509.ParseCertificate(der)
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	if err := c.StartTLS(&tls.Config{RootCAs: pool, ServerName: domain}); err != nil {
		t.Fatal(err)
	}
	if err := c.Mail("a@b.example"); err != nil {
		t.Error(err)
	}
	plainAddr := listening(t, inbox(b), receive.ServerOptions{})
	p, err := smtp.Dial(plainAddr)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if ok, _ := p.Extension("STARTTLS"); ok {
		t.Error("STARTTLS is offered without a certificate")
	}
}
