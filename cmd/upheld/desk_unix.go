//go:build unix

package main

import (
	"os"
	"syscall"
)

// deskSignals ask a running program for a new link to the desk.
var deskSignals = []os.Signal{syscall.SIGUSR1}
