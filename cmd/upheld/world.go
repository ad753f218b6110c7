package main

import (
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// world is all that a command touches outside its arguments, so that tests can run commands in-process.
type world struct {
	In       io.Reader
	Out, Err io.Writer
	Env      func(string) string
	Now      func() time.Time
	// Terminal says that Err is a terminal: progress bars and prompts are shown only there.
	Terminal bool
	// Secret asks for a passphrase without echo. Nil when there is no terminal to ask on.
	Secret func(prompt string) ([]byte, error)
}

// system is the real world.
func system() world {
	w := world{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Getenv, Now: time.Now}
	w.Terminal = term.IsTerminal(int(os.Stderr.Fd()))
	if in := int(os.Stdin.Fd()); term.IsTerminal(in) {
		w.Secret = func(prompt string) ([]byte, error) {
			io.WriteString(os.Stderr, prompt)
			defer io.WriteString(os.Stderr, "\n")
			return term.ReadPassword(in)
		}
	}
	return w
}
