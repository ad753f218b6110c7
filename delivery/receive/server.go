package receive

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/emersion/go-smtp"

	"github.com/upheld/upheld/delivery/sorting"
	"github.com/upheld/upheld/fault"
)

// ServerOptions of the listener for mail.
type ServerOptions struct {
	Domains []string    // of our reply addresses; mail for any other is refused
	Name    string      // how the server names itself; "" for the first domain
	TLS     *tls.Config // for STARTTLS, nil for none
	// Limits; zero is the default.
	MaxConnections int           // at once, 100
	MaxPerNetwork  int           // at once from one network (/24, /48), 10
	MaxMessages    int           // in one connection, 100
	Timeout        time.Duration // of a command or a block of data, 2 minutes
	Whole          time.Duration // of a connection, 1 hour
	ForLetter      int64         // bytes a day for the address of one letter, 256 MiB
	ForStrangers   int64         // bytes a day for all addresses that no letter has, 64 MiB
}

func (o ServerOptions) filled() ServerOptions {
	if o.Name == "" && len(o.Domains) > 0 {
		o.Name = o.Domains[0]
	}
	for v, otherwise := range map[*int]int{&o.MaxConnections: 100, &o.MaxPerNetwork: 10, &o.MaxMessages: 100} {
		if *v == 0 {
			*v = otherwise
		}
	}
	for v, otherwise := range map[*time.Duration]time.Duration{&o.Timeout: 2 * time.Minute, &o.Whole: time.Hour} {
		if *v == 0 {
			*v = otherwise
		}
	}
	for v, otherwise := range map[*int64]int64{&o.ForLetter: forLetter, &o.ForStrangers: forStrangers} {
		if *v == 0 {
			*v = otherwise
		}
	}
	return o
}

// Serve takes mail from a listener until ctx ends; then it lets those who are in the middle of a mail finish, for a few
// seconds. It takes mail for reply addresses with a tag only, refuses all others before their data, and sends nothing.
func (x *Inbox) Serve(ctx context.Context, ln net.Listener, o ServerOptions) error {
	o = o.filled()
	if len(o.Domains) == 0 {
		_ = ln.Close()
		return fault.New(fault.Invalid, "say for which domain mail is taken")
	}
	s := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		return &session{x: x, o: o, ctx: context.WithoutCancel(ctx)}, nil
	}))
	s.Domain, s.TLSConfig = o.Name, o.TLS
	s.MaxMessageBytes, s.MaxRecipients, s.MaxLineLength = sorting.MaxSize, maxRecipients, 128<<10
	s.ReadTimeout, s.WriteTimeout = o.Timeout, o.Timeout
	s.EnableSMTPUTF8 = true
	s.ErrorLog = slog.NewLogLogger(x.log.Handler(), slog.LevelInfo)
	failed := make(chan error, 1)
	go func() {
		failed <- s.Serve(&doorman{Listener: ln, all: o.MaxConnections, each: o.MaxPerNetwork, idle: o.Timeout, whole: o.Whole, open: map[netip.Prefix]int{}})
	}()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := s.Shutdown(last); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	_ = s.Close()
	<-failed
	return nil
}

// maxRecipients of one mail. A reply has one of ours, or two when letters are answered together.
const maxRecipients = 20

// doorman turns away connections beyond the limits, before anything is read from them.
type doorman struct {
	net.Listener
	all, each   int
	idle, whole time.Duration
	mu          sync.Mutex
	open        map[netip.Prefix]int
	total       int
}

func (d *doorman) Accept() (net.Conn, error) {
	for {
		c, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}
		from := network(c.RemoteAddr())
		if d.enter(from) {
			return &guest{Conn: c, leave: sync.OnceFunc(func() { d.left(from) }), now: time.Now, idle: d.idle, end: time.Now().Add(d.whole)}, nil
		}
		_ = c.SetWriteDeadline(time.Now().Add(time.Second))
		_, _ = c.Write([]byte("421 4.7.0 Too many connections; try again later\r\n"))
		_ = c.Close()
	}
}

func (d *doorman) enter(from netip.Prefix) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.total >= d.all || d.open[from] >= d.each {
		return false
	}
	d.total++
	d.open[from]++
	return true
}

func (d *doorman) left(from netip.Prefix) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.total--
	if d.open[from]--; d.open[from] == 0 {
		delete(d.open, from)
	}
}

// guest is a connection that tells the doorman when it ends. It lasts while something comes, so that a scan over a slow line
// arrives, and never longer than its whole time, so that nobody sits on a place with a word now and then.
type guest struct {
	net.Conn
	leave func()
	now   func() time.Time
	idle  time.Duration
	end   time.Time
}

// SetReadDeadline does nothing: each Read has its own. The server sets one for a command and the mail after it together.
func (g *guest) SetReadDeadline(time.Time) error { return nil }

func (g *guest) Read(b []byte) (int, error) {
	until := g.now().Add(g.idle)
	if until.After(g.end) {
		until = g.end
	}
	if err := g.Conn.SetReadDeadline(until); err != nil {
		return 0, err
	}
	return g.Conn.Read(b)
}

func (g *guest) Close() error {
	g.leave()
	return g.Conn.Close()
}

// network is the neighbourhood of an address: one holder often has all of it.
func network(a net.Addr) netip.Prefix {
	ap, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return netip.Prefix{}
	}
	ip, bits := ap.Addr().Unmap(), 48
	if ip.Is4() {
		bits = 24
	}
	p, _ := ip.WithZone("").Prefix(bits)
	return p
}

func (o ServerOptions) ours(domain string) bool {
	for _, d := range o.Domains {
		if strings.EqualFold(strings.TrimSuffix(domain, "."), strings.TrimSuffix(d, ".")) {
			return true
		}
	}
	return false
}
