package main

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"os/signal"

	"github.com/upheld/upheld/web"
)

// announceDesk prints the link that opens the desk, and a new one whenever the operator asks: by Enter on the terminal, or by
// the signal of deskSignals where there is none. stop ends the listening for signals.
func announceDesk(ctx context.Context, w world, addr net.Addr, desk *web.Desk) (stop func()) {
	t, ok := addr.(*net.TCPAddr)
	if !ok || !t.IP.IsLoopback() && !t.IP.IsUnspecified() {
		fmt.Fprintf(w.Out, "The desk, where letters are written, opens only on this machine: listen on 127.0.0.1 to have it.\n")
		return func() {}
	}
	tell := func() {
		fmt.Fprintf(w.Out, "To write, open within 15 minutes, on this machine, once:\n  http://%s%s\n", shown(addr), desk.Link())
	}
	keyboard := w.Secret != nil && w.In != nil // somebody sits at it
	if keyboard {
		fmt.Fprintln(w.Out, "Press Enter for a new link to the desk.")
	}
	tell()
	asked := make(chan os.Signal, 1)
	if len(deskSignals) > 0 {
		signal.Notify(asked, deskSignals...)
	}
	enter := make(chan struct{})
	if keyboard {
		go func() {
			for lines := bufio.NewScanner(w.In); lines.Scan(); {
				select {
				case enter <- struct{}{}:
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	go func() {
		for {
			select {
			case <-asked:
			case <-enter:
			case <-ctx.Done():
				return
			}
			tell()
		}
	}()
	return func() { signal.Stop(asked) }
}
