package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/web"
)

type serveCmd struct {
	Listen  string `default:"127.0.0.1:8042" placeholder:"ADDR" help:"Address to serve on. Put a server with TLS before it to reach the world (docs/operating.md)." env:"UPHELD_LISTEN"`
	Address string `placeholder:"URL" help:"Address of the site as readers type it, for example https://upheld.example.org; used for whole links." env:"UPHELD_ADDRESS"`

	Mail mailSettings `embed:"" prefix:"mail-"`
}

func (serveCmd) Help() string {
	return `Examples:
  upheld serve --listen 127.0.0.1:8042
  upheld serve --mail-from appeals@upheld.example.org --mail-relay smtp://upheld@mail.example.org:587 --mail-password-file relay.password

With --mail-from letters go out by mail; how, and how answers come back, is told in docs/operating.md ("Mail"). The settings of mail stand in upheld.toml in the table [mail], without "mail-" before their names.`
}

func (c serveCmd) Run(ctx context.Context, g *globals, w world, log *slog.Logger) error {
	b, err := g.openToWrite(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	return c.serve(ctx, b, g, w, log, false)
}

// serve runs the public site and the mail until ctx ends. When anyPort is set and the port is taken, a free one is used.
func (c serveCmd) serve(ctx context.Context, b *book.Book, g *globals, w world, log *slog.Logger, anyPort bool) error {
	m, err := c.Mail.open(b, g, w, log)
	if err != nil {
		return err
	}
	if m.ways.Listener != nil {
		defer m.ways.Listener.Close()
	}
	if m.digest != nil {
		m.digest.site = c.Address
	}
	ln, err := listen("--listen", c.Listen)
	if err != nil && anyPort {
		host, _, _ := net.SplitHostPort(c.Listen)
		ln, err = listen("--listen", net.JoinHostPort(host, "0"))
	}
	if err != nil {
		return err
	}
	if why := b.ReadOnly(); why != "" {
		fmt.Fprintln(w.Err, "upheld: this record is read-only:", why)
	}
	desk := web.NewDesk(b, w.Now).Mail(m.out, m.in)
	site := web.Server{
		Houses: house.NewKeeper(b).House,
		Log:    b.Source(ledger.Public),
		Book:   b,
		Now:    w.Now,
		Logger: log,
		Origin: c.Address,
		Desk:   desk,
	}
	srv := &http.Server{
		Handler:           site.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	fmt.Fprintf(w.Out, "Open http://%s/ in a browser. Stop with Ctrl-C.\n", shown(ln.Addr()))
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()
	stop := announceDesk(ctx, w, ln.Addr(), desk)
	defer stop()
	m.announce(w, c.Mail)
	mailCtx, stopMail := context.WithCancel(ctx)
	noMail, mailEnded := m.run(mailCtx)
	defer mailEnded()
	defer stopMail()
	select {
	case err := <-failed:
		return err
	case err := <-noMail:
		return errors.Join(err, srv.Close())
	case <-ctx.Done():
	}
	// The context is over: give the last readers their own few seconds.
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := srv.Shutdown(last); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	mailEnded()
	fmt.Fprintln(w.Out, "Stopped.")
	return nil
}

// shown is the address as a person types it.
func shown(a net.Addr) string {
	t, ok := a.(*net.TCPAddr)
	if !ok || !t.IP.IsUnspecified() {
		return a.String()
	}
	return fmt.Sprintf("localhost:%d", t.Port)
}
