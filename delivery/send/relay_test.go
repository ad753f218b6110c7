package send_test

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/send/mailtest"
	"github.com/upheld/upheld/fault"
)

// TestARelayIsNoProofOfDelivery: its line shows that the letter was asked, and no more. The password goes to it under TLS only.
func TestARelayIsNoProofOfDelivery(t *testing.T) {
	cert, trust := mailtest.Cert(t, "relay.example")
	server := &mailtest.Server{Cert: cert, User: "upheld", Pass: "a secret"}
	d := one(t, server, func(c *send.Config) {
		c.Relay, c.Password, c.TLS = "smtp://upheld@relay.example", "a secret", trust
		c.Dial = mailtest.Net{"relay.example": server}.Dial
	})
	d.run()
	id := d.dispatch("dp-1", "office@gov.example")
	if s := d.comes("dp-1", send.Sent); s.Attempts[0].Result != send.Relayed || s.Host != "relay.example" {
		t.Errorf("%+v", s)
	}
	steps := d.steps("dp-1", 1)
	if len(steps) != 1 || steps[0].Step != appeal.Asked || steps[0].Proof.Kind != "relay-line" {
		t.Errorf("%+v", steps)
	}
	if got, _ := server.Got(id); !got.TLS {
		t.Error("the mail went in the open")
	}
}

// TestWhatIsWrongWithTheRelayFailsNoLetter: a certificate that is not good, no encryption, a password that is not taken: nothing goes out, the
// operator is told why, and all goes when it is mended.
func TestWhatIsWrongWithTheRelayFailsNoLetter(t *testing.T) {
	cert, trust := mailtest.Cert(t, "relay.example")
	other, _ := mailtest.Cert(t, "relay.example") // nobody trusts it
	for name, c := range map[string]struct {
		server *mailtest.Server
		says   string
	}{
		"certificate": {&mailtest.Server{Cert: other}, "no safe connection to the relay"},
		"no TLS":      {&mailtest.Server{}, "offers no encryption"},
		"password":    {&mailtest.Server{Cert: cert, User: "upheld", Pass: "another"}, "does not let us in: 535"},
		"sender": {&mailtest.Server{Cert: cert, User: "upheld", Pass: "a secret", Plan: func(at mailtest.At) mailtest.Do {
			if at.Step == mailtest.Mail {
				return mailtest.Do{Answer: "553 5.7.1 this sender is not yours"}
			}
			return mailtest.Do{}
		}}, "does not take mail from us: 553"},
	} {
		t.Run(name, func(t *testing.T) {
			good := mailtest.Start(t, &mailtest.Server{Cert: cert, User: "upheld", Pass: "a secret"})
			var mended atomic.Bool
			d := one(t, c.server, func(cfg *send.Config) {
				cfg.Relay, cfg.Password, cfg.TLS = "smtp://upheld@relay.example", "a secret", trust
				cfg.Dial = func(ctx context.Context, _ string) (net.Conn, error) {
					addr := c.server.Addr
					if mended.Load() {
						addr = good.Addr
					}
					return (&net.Dialer{}).DialContext(ctx, "tcp", addr)
				}
			})
			d.run()
			id := d.dispatch("dp-1", "office@gov.example")
			until(t, "the trouble is told", func() bool { return strings.Contains(d.Trouble(), c.says) })
			s, err := d.State(t.Context(), "dp-1")
			if err != nil || s.Is != send.Waiting || s.Tries != 0 {
				t.Errorf("%+v, %v", s, err)
			}
			mended.Store(true)
			d.later(15 * time.Minute)
			d.comes("dp-1", send.Sent)
			if d.Trouble() != "" || good.Counts()[id] != 1 {
				t.Errorf("after it was mended: %q", d.Trouble())
			}
		})
	}
}

// TestTLSFromTheFirstByte for a relay that wants it (RFC 8314).
func TestTLSFromTheFirstByte(t *testing.T) {
	cert, trust := mailtest.Cert(t, "relay.example")
	server := &mailtest.Server{}
	d := one(t, server, func(c *send.Config) {
		front, err := tls.Listen("tcp", "127.0.0.1:0", cert)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = front.Close() })
		go func() {
			for {
				in, err := front.Accept()
				if err != nil {
					return
				}
				out, err := net.Dial("tcp", server.Addr)
				if err != nil {
					return
				}
				go func() { _, _ = fmt.Fprint(out, ""); pipe(in, out) }()
			}
		}()
		c.Relay, c.TLS = "smtps://relay.example", trust
		c.Dial = func(ctx context.Context, addr string) (net.Conn, error) {
			if addr != "relay.example:465" {
				t.Errorf("the relay was called at %s", addr)
			}
			return (&net.Dialer{}).DialContext(ctx, "tcp", front.Addr().String())
		}
	})
	d.run()
	d.dispatch("dp-1", "office@gov.example")
	d.comes("dp-1", send.Sent)
}

// pipe joins two connections until one ends.
func pipe(a, b net.Conn) {
	done := make(chan struct{}, 2)
	for _, way := range [][2]net.Conn{{a, b}, {b, a}} {
		go func() {
			buf := make([]byte, 4096)
			for {
				n, err := way[0].Read(buf)
				if _, werr := way[1].Write(buf[:n]); err != nil || werr != nil {
					break
				}
			}
			done <- struct{}{}
		}()
	}
	<-done
	_, _ = a.Close(), b.Close()
}

// TestSettingsThatCannotBe are refused with the place.
func TestSettingsThatCannotBe(t *testing.T) {
	b := place(t, booktest.SQLite).Create(t)
	for says, c := range map[string]send.Config{
		"--mail-from: \"nobody\"":       {From: "nobody"},
		"in plain letters":              {From: "ភ្នំ@upheld.example"},
		"is no relay":                   {From: "a@b.example", Relay: "relay.example:25"},
		"leave the password out":        {From: "a@b.example", Relay: "smtp://u:secret@relay.example"},
		"has a user and no password":    {From: "a@b.example", Relay: "smtp://u@relay.example"},
		"cannot begin a reply address":  {From: "a@b.example", Local: "Letter Box"},
		"domain of reply addresses":     {From: "a@b.example", Replies: "not a domain"},
		"--mail-host":                   {From: "a@b.example", Host: "my host\r\n"},
		"no DKIM key with the selector": {From: "a@b.example", Selector: "none"},
	} {
		_, err := send.New(b, c, newClock().now, nil)
		if k := fault.KindOf(err); err == nil || k != fault.Invalid && k != fault.NotFound || !strings.Contains(fault.Say(err), says) || strings.Contains(fault.Say(err), "secret") {
			t.Errorf("%s: %v", says, err)
		}
	}
	o, err := send.New(b, send.Config{}, newClock().now, nil)
	if err != nil || fault.KindOf(o.Ready()) != fault.Invalid || fault.KindOf(o.Run(t.Context())) != fault.Invalid {
		t.Errorf("without settings: %v, %v", err, o.Ready())
	}
	if _, err := o.Address(); fault.KindOf(err) != fault.Invalid {
		t.Errorf("an address without settings: %v", err)
	}
	if list, err := o.States(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
}
