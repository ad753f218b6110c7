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
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/web"
)

type serveCmd struct {
	Listen  string `default:"127.0.0.1:8042" placeholder:"ADDR" help:"Address to serve on. Put a server with TLS before it to reach the world (docs/operating.md)." env:"UPHELD_LISTEN"`
	Address string `placeholder:"URL" help:"Address of the site as readers type it, for example https://upheld.example.org; used for whole links." env:"UPHELD_ADDRESS"`
}

func (serveCmd) Help() string {
	return "Example:\n  upheld serve --listen 127.0.0.1:8042"
}

func (c serveCmd) Run(ctx context.Context, g *globals, w world, log *slog.Logger) error {
	b, err := g.openToWrite(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	return serve(ctx, b, w, log, c.Listen, c.Address, false)
}

// serve runs the public site until ctx ends. When anyPort is set and the port is taken, a free one is used.
func serve(ctx context.Context, b *book.Book, w world, log *slog.Logger, addr, origin string, anyPort bool) error {
	ln, err := net.Listen("tcp", addr)
	if err != nil && anyPort {
		host, _, _ := net.SplitHostPort(addr)
		ln, err = net.Listen("tcp", net.JoinHostPort(host, "0"))
	}
	if err != nil {
		return fault.Wrap(fault.Invalid, err, "cannot listen on %s", addr)
	}
	if why := b.ReadOnly(); why != "" {
		fmt.Fprintln(w.Err, "upheld: this record is read-only:", why)
	}
	desk := web.NewDesk(b, w.Now)
	site := web.Server{
		Houses: house.NewKeeper(b).House,
		Log:    b.Source(ledger.Public),
		Book:   b,
		Now:    w.Now,
		Logger: log,
		Origin: origin,
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
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	// The context is over: give the last readers their own few seconds.
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := srv.Shutdown(last); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
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
