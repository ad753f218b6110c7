package send

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"strings"
	"time"

	"github.com/wneessen/go-mail/smtp"
)

// conversation is one connection to a server, opened when the first mail needs it.
type conversation struct {
	o    *Office
	lane *lane

	hosts []string // of the domain, once they are known
	route error    // why there are none

	host   string
	conn   *bounded
	client *smtp.Client
	sent   int // mails in this connection
}

// mostMails is how many mails go through one connection.
const mostMails = 200

// stopped is an error that concerns all mail, not the one at hand: the operator has to mend something.
type stopped struct{ words string }

func (s *stopped) Error() string { return s.words }

// crowded: other connections to the host are in use.
var errCrowded = errors.New("all connections to the host are in use")

// connect opens the conversation when it is not open. It tries the servers in their order.
func (c *conversation) connect(ctx context.Context) error {
	if c.client != nil && c.sent < mostMails {
		return nil
	}
	c.end()
	if c.o.post != nil {
		return c.open(ctx, c.o.post.addr, c.o.post.host, true)
	}
	if c.hosts == nil && c.route == nil {
		c.hosts, c.route = servers(ctx, c.o.cfg.DNS, c.lane.name)
	}
	if c.route != nil {
		return c.route
	}
	var err error
	for _, host := range c.hosts {
		if err = c.open(ctx, net.JoinHostPort(host, "25"), host, true); err == nil || ctx.Err() != nil {
			return err
		}
	}
	return err
}

// open opens the conversation with one server. encrypt is false at the second attempt, after TLS has failed.
func (c *conversation) open(ctx context.Context, addr, host string, encrypt bool) (err error) {
	if !c.o.hosts.enter(host, c.o.cfg.Conns) {
		return errCrowded
	}
	c.host = host
	defer func() {
		if err != nil {
			c.drop()
		}
	}()
	dialed, err := c.o.cfg.Dial(ctx, addr)
	if err != nil {
		return fmt.Errorf("no connection: %w", err)
	}
	c.conn = &bounded{Conn: dialed}
	stop := context.AfterFunc(ctx, func() { _ = dialed.Close() })
	defer stop()
	c.patience(1)
	if r := c.o.post; r != nil && r.implicit {
		t := tls.Client(c.conn, c.trust(host, true))
		if err := t.HandshakeContext(ctx); err != nil {
			return c.badTLS(err)
		}
		c.client, err = smtp.NewClient(t, host)
	} else {
		c.client, err = smtp.NewClient(c.conn, host)
	}
	if err != nil {
		return err
	}
	if err := c.client.Hello(c.o.cfg.Host); err != nil {
		return err
	}
	if err := c.secure(ctx, addr, host, encrypt); err != nil {
		return err
	}
	return c.login()
}

// secure turns on TLS. To a relay it must be, and its certificate must be good, unless the relay is on this machine. The servers
// of recipients are asked for it and get the mail without it where they cannot (RFC 3207; opportunistic, RFC 7435).
func (c *conversation) secure(ctx context.Context, addr, host string, encrypt bool) error {
	r := c.o.post
	if r != nil && r.implicit {
		return nil
	}
	offered, _ := c.client.Extension("STARTTLS")
	if !offered {
		switch {
		case r != nil && !r.loopback:
			return &stopped{"the relay offers no encryption (STARTTLS), so neither the password nor a letter is given to it"}
		case r == nil && c.o.cfg.MustTLS:
			return errors.New("the server offers no encryption, and the settings ask for it")
		}
		return nil
	}
	if !encrypt || r != nil && r.loopback {
		return nil
	}
	c.patience(1)
	err := c.client.StartTLS(c.trust(host, r != nil))
	if err == nil {
		return nil
	}
	if r != nil {
		return c.badTLS(err)
	}
	if c.o.cfg.MustTLS || ctx.Err() != nil || answered(err) != nil {
		return fmt.Errorf("encryption failed: %w", err)
	}
	c.drop()
	return c.open(ctx, addr, host, false)
}

func (c *conversation) trust(host string, verify bool) *tls.Config {
	t := &tls.Config{ServerName: host, MinVersion: tls.VersionTLS12, InsecureSkipVerify: !verify} //nolint:gosec // see secure
	if c.o.cfg.TLS != nil {
		t.RootCAs = c.o.cfg.TLS.RootCAs
	}
	return t
}

// badTLS tells a certificate that is not good, which stops all mail, from a connection that broke.
func (c *conversation) badTLS(err error) error {
	if network(err) {
		return fmt.Errorf("encryption failed: %w", err)
	}
	return &stopped{"no safe connection to the relay: " + clip(err.Error())}
}

// network tells errors of the network from those of the protocol.
func network(err error) bool {
	if _, ok := errors.AsType[*net.OpError](err); ok {
		if _, alert := errors.AsType[tls.AlertError](err); !alert {
			return true
		}
	}
	return isEnd(err)
}

func (c *conversation) login() error {
	r := c.o.post
	if r == nil || r.user == "" {
		return nil
	}
	_, mechanisms := c.client.Extension("AUTH")
	var auth smtp.Auth
	switch list := " " + strings.ToUpper(mechanisms) + " "; {
	case strings.Contains(list, " PLAIN "):
		auth = smtp.PlainAuth("", r.user, c.o.cfg.Password, r.host, r.loopback)
	case strings.Contains(list, " LOGIN "):
		auth = smtp.LoginAuth(r.user, c.o.cfg.Password, r.host, r.loopback)
	default:
		return &stopped{"the relay takes no password of a kind that we know (PLAIN, LOGIN)"}
	}
	c.patience(1)
	err := c.client.Auth(auth)
	if a := answered(err); a != nil && a.Code >= 500 {
		return &stopped{fmt.Sprintf("the relay does not let us in: %d %s", a.Code, clip(a.Msg))}
	}
	return err
}

// answered is the server's answer in an error, nil when it gave none.
func answered(err error) *textproto.Error {
	if a, ok := errors.AsType[*textproto.Error](err); ok && a.Code >= 200 && a.Code < 600 {
		return a
	}
	return nil
}

// patience sets how long the next answers may take, and how much may come.
func (c *conversation) patience(times int) {
	c.conn.left = mostAnswer
	_ = c.conn.SetDeadline(time.Now().Add(time.Duration(times) * c.o.cfg.Timeout))
}

// end closes the conversation as one should.
func (c *conversation) end() {
	if c.client != nil && c.conn != nil {
		c.conn.left = mostAnswer
		_ = c.conn.SetDeadline(time.Now().Add(min(5*time.Second, c.o.cfg.Timeout)))
		_ = c.client.Quit()
	}
	c.drop()
}

// drop closes the connection without a word.
func (c *conversation) drop() {
	if c.conn != nil {
		_ = c.conn.Close()
	}
	if c.host != "" {
		c.o.hosts.leave(c.host)
	}
	c.client, c.conn, c.host, c.sent = nil, nil, "", 0
}
