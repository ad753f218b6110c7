package main

import (
	"context"
	"fmt"
	"log/slog"
	"sync"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery/receive"
	"github.com/upheld/upheld/delivery/send"
)

// mailing is the mail of a running server: what sends, what receives, and the daily digest.
type mailing struct {
	book   *book.Book
	out    *send.Office
	in     *receive.Inbox
	ways   receive.Ways
	digest *digest // nil: none is sent
	log    *slog.Logger
}

// open opens what sends and what receives. Without settings it only tells what was queued before, and takes in what
// `upheld mail-in` hands over.
func (s mailSettings) open(b *book.Book, g *globals, w world, log *slog.Logger) (*mailing, error) {
	m := &mailing{book: b, log: log, in: receive.New(b, receive.Options{Now: w.Now, Logger: log})}
	cfg, err := s.sending(w, g.Data, g.Database == "")
	if err != nil {
		return nil, err
	}
	if m.out, err = send.New(b, cfg, w.Now, log); err != nil {
		return nil, err
	}
	if m.ways, err = s.receiving(g.Data, book.Encrypted(g.Data)); err != nil {
		return nil, err
	}
	if len(s.Digest) > 0 {
		m.digest, err = newDigest(s, b, m.out, w, log)
	}
	if err != nil || s.Listen == "" || b.ReadOnly() != "" {
		return m, err
	}
	m.ways.Listener, err = listen("--mail-listen", s.Listen)
	return m, err
}

// announce says on the terminal how mail goes and comes.
func (m *mailing) announce(w world, s mailSettings) {
	if m.out.Ready() == nil {
		by := "straight to the servers of those who are written to"
		if host := s.relayHost(); host != "" {
			by = "through " + host
		}
		fmt.Fprintf(w.Out, "Mail goes out from %s, %s.\n", s.From, by)
	}
	if m.ways.Listener != nil {
		fmt.Fprintf(w.Out, "Mail for %s is taken in on %s.\n", s.replies(), s.Listen)
	}
}

// run sends and receives until ctx ends. What cannot receive at all (an address that is taken) comes out of failed; that
// nothing can be sent hinders neither readers nor what comes in. wait returns when all has ended.
func (m *mailing) run(ctx context.Context) (failed <-chan error, wait func()) {
	broken := make(chan error, 1)
	var work sync.WaitGroup
	if m.book.ReadOnly() != "" { // nothing can be kept, so nothing is taken
		return broken, work.Wait
	}
	work.Go(func() {
		if err := m.in.Run(ctx, m.ways); err != nil && ctx.Err() == nil {
			broken <- err
		}
	})
	if m.out.Ready() == nil {
		work.Go(func() {
			if err := m.out.Run(ctx); err != nil {
				m.log.Error("no mail goes out any more", "err", err)
			}
		})
		if m.digest != nil {
			work.Go(func() { m.digest.run(ctx) })
		}
	}
	return broken, work.Wait
}
