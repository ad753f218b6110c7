package receive

import (
	"context"
	"errors"
	"net"
	"sync"
)

// Ways are the ways by which mail comes in.
type Ways struct {
	Data      string       // data folder; the socket and the spool are there
	Encrypted bool         // no plain text may stay in folders
	Folders   []string     // drop folders and maildirs
	Listener  net.Listener // for mail by SMTP; nil for none. Run closes it
	Server    ServerOptions
}

// Run catches up with what was left, and then takes mail by all ways until ctx ends or one of them breaks.
func (x *Inbox) Run(ctx context.Context, w Ways) error {
	if n, err := x.CatchUp(ctx); err != nil {
		return err
	} else if n > 0 {
		x.log.Warn("mails that were kept before the last stop are recorded now", "mails", n)
	}
	var folders []Folder
	for _, dir := range w.Folders {
		folders = append(folders, Folder{Dir: dir, Delete: w.Encrypted})
	}
	if !w.Encrypted {
		if err := MakeSpool(w.Data); err != nil {
			return err
		}
		folders = append(folders, Spool(w.Data))
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var wg sync.WaitGroup
	var mu sync.Mutex
	var errs []error
	start := func(run func() error) {
		wg.Go(func() {
			defer stop() // one that breaks ends the others
			if err := run(); err != nil {
				mu.Lock()
				errs = append(errs, err)
				mu.Unlock()
			}
		})
	}
	start(func() error { return x.ServeSocket(ctx, w.Data, nil) })
	start(func() error { x.Watch(ctx, folders...); return nil })
	if w.Listener != nil {
		start(func() error { return x.Serve(ctx, w.Listener, w.Server) })
	}
	wg.Wait()
	return errors.Join(errs...)
}
