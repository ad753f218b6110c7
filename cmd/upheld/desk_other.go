//go:build !unix

package main

import "os"

// deskSignals is empty where the system has no signal for it: there, Enter on the terminal asks for a new link.
var deskSignals []os.Signal
