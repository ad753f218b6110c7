// Upheld is one program: it keeps a record of promises, facts, demands and outcomes, verifies it, and serves
// it. Each command has a file of its own in this folder.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], system())
	stop()
	os.Exit(code)
}
