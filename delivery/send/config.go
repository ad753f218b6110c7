package send

import (
	"cmp"
	"context"
	"crypto/tls"
	"net"
	"net/mail"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/upheld/upheld/fault"
)

// Config is how mail goes out. Only From is needed; what is left empty has a default.
type Config struct {
	From    string // address in the head of every letter
	Name    string // beside it, as readers see it
	Replies string // domain of reply addresses; default that of From
	Local   string // of reply addresses, before their tag; default "letter"
	Host    string // the name by which we greet other servers; default Replies

	Relay    string // smtp://user@host:587 or smtps://user@host:465; empty: straight to the recipients' servers
	Password string // of the user of the relay
	MustTLS  bool   // without a relay: never send to a server without encryption

	Selector string // of the DKIM key to sign with (SaveKey); empty: no signature

	Conns     int           // connections to one host at once; default 2, to a relay 4
	PerMinute int           // mails a minute to one host; 0: as many as it takes
	All       int           // connections to all hosts; default 100
	Expire    time.Duration // after which a mail that cannot be handed over has failed; default five days (RFC 5321, 4.5.4.1)
	Grace     time.Duration // how long a calm stop waits for a server's answer; default 20 s
	Timeout   time.Duration // for one answer of a server; default 2 minutes, and 10 after the end of a mail (RFC 5321, 4.5.3.2)

	Who   string // says the steps in the record; default "Mail"
	Dir   string // data folder, by which a copy of the record is known; "" does not look. Only with Alone
	Alone bool   // no other server can work the queue of this book (SQLite: the folder has a lock)

	// For tests; nil is the real world.
	DNS  DNS
	Dial func(ctx context.Context, addr string) (net.Conn, error)
	TLS  *tls.Config // what we trust; only its RootCAs are used

	unmarked bool // the control of a test: send without the mark on the disk
}

// DNS is what is asked of the domain name system. *net.Resolver is one.
type DNS interface {
	LookupMX(ctx context.Context, name string) ([]*net.MX, error)
	LookupIPAddr(ctx context.Context, host string) ([]net.IPAddr, error)
}

// relay is a server that takes over all our mail.
type relay struct {
	addr, host string
	user       string
	implicit   bool // TLS from the first byte
	loopback   bool
}

func (c Config) configured() bool { return c.From != "" }

func (c Config) filled() Config {
	c.Local = cmp.Or(c.Local, "letter")
	c.Expire = cmp.Or(c.Expire, 5*24*time.Hour)
	c.Grace = cmp.Or(c.Grace, 20*time.Second)
	c.Timeout = cmp.Or(c.Timeout, 2*time.Minute)
	c.All = cmp.Or(c.All, 100)
	c.Who = cmp.Or(c.Who, "Mail")
	if c.Conns == 0 && c.Relay != "" {
		c.Conns = 4
	}
	c.Conns = cmp.Or(c.Conns, 2)
	if c.DNS == nil {
		c.DNS = net.DefaultResolver
	}
	if c.Dial == nil {
		c.Dial = dialOutside
		if c.Relay != "" {
			c.Dial = dialAny
		}
	}
	return c
}

var localPart = regexp.MustCompile(`^[a-z0-9][a-z0-9.]{0,30}$`)

func (c *Config) check() (*mail.Address, *relay, error) {
	from, err := address(c.From)
	if err != nil {
		return nil, nil, fault.New(fault.Invalid, "--mail-from: %q: %s", c.From, fault.Say(err))
	}
	if !ascii(from.Address) {
		return nil, nil, fault.New(fault.Invalid, "--mail-from: %q must be in plain letters; write a domain in its form xn--…", c.From)
	}
	from.Name = c.Name
	if err := oneLine("name of the sender", c.Name); err != nil {
		return nil, nil, fault.New(fault.Invalid, "--mail-name: %s", fault.Say(err))
	}
	if !localPart.MatchString(c.Local) {
		return nil, nil, fault.New(fault.Invalid, "--mail-local: %q cannot begin a reply address; use small letters, digits and dots", c.Local)
	}
	c.Replies = cmp.Or(c.Replies, domainOf(from.Address))
	if c.Replies, err = hostName(c.Replies); err != nil {
		return nil, nil, fault.New(fault.Invalid, "--mail-replies, the domain of reply addresses: %s", fault.Say(err))
	}
	c.Host = cmp.Or(c.Host, c.Replies)
	if _, err := hostName(c.Host); err != nil {
		return nil, nil, fault.New(fault.Invalid, "--mail-host: %s", fault.Say(err))
	}
	for name, n := range map[string]int{"--mail-connections": c.Conns, "connections": c.All, "--mail-per-minute": c.PerMinute} {
		if n < 0 {
			return nil, nil, fault.New(fault.Invalid, "%s cannot be %d", name, n)
		}
	}
	if c.Relay == "" {
		return from, nil, nil
	}
	post, err := parseRelay(c.Relay)
	if err == nil && post.user != "" && c.Password == "" {
		err = fault.New(fault.Invalid, "--mail-relay has a user and no password; name a file with --mail-password-file, or set UPHELD_MAIL_PASSWORD")
	}
	return from, post, err
}

func parseRelay(text string) (*relay, error) {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || u.Path != "" && u.Path != "/" || u.Scheme != "smtp" && u.Scheme != "smtps" {
		return nil, fault.New(fault.Invalid, "--mail-relay: %q is no relay; write smtp://user@mail.example.org:587 or smtps://user@mail.example.org:465", mask(text))
	}
	if _, has := u.User.Password(); has {
		return nil, fault.New(fault.Invalid, "--mail-relay: leave the password out of the address; name a file with --mail-password-file, or set UPHELD_MAIL_PASSWORD")
	}
	r := &relay{host: u.Hostname(), user: u.User.Username(), implicit: u.Scheme == "smtps"}
	port := u.Port()
	if port == "" {
		port = map[bool]string{false: "587", true: "465"}[r.implicit]
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
		return nil, fault.New(fault.Invalid, "--mail-relay: %s is no port; they go from 1 to 65535", port)
	}
	r.addr = net.JoinHostPort(r.host, port)
	ip := net.ParseIP(r.host)
	r.loopback = r.host == "localhost" || ip != nil && ip.IsLoopback()
	return r, nil
}

// mask is the address of a relay without what stands before its host.
func mask(text string) string {
	if i := strings.LastIndexByte(text, '@'); i >= 0 {
		return "…" + text[i:]
	}
	return text
}
