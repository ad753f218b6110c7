package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery/receive"
	"github.com/upheld/upheld/fault"
)

// exitAgain tells a mail server to keep the mail and to bring it again later (sysexits: EX_TEMPFAIL).
const exitAgain = 75

// again ends a command whose work was not done and can be tried again.
type again struct{ error }

func (e again) Unwrap() error { return e.error }

type mailInCmd struct {
	To   []string `placeholder:"ADDRESS" help:"Recipient of the envelope, when the mail server knows it. May be given several times. Otherwise ORIGINAL_RECIPIENT or RECIPIENT of the environment."`
	From string   `placeholder:"ADDRESS" help:"Sender of the envelope. Otherwise SENDER of the environment."`
}

func (mailInCmd) Help() string {
	return `Example:
  upheld mail-in --to "$RECIPIENT" < raw

Reads one mail as it came and keeps it. Exit status 0 only when it is on the disk; 75 when it is not and must be brought again later, so that a mail server holds it. Works while ` + "`upheld serve`" + ` has the folder open: the mail is handed to it.`
}

func (c mailInCmd) Run(ctx context.Context, g *globals, w world, log *slog.Logger) error {
	raw, err := io.ReadAll(io.LimitReader(w.In, 32<<20+1))
	if err != nil {
		return again{fault.Wrap(fault.Internal, err, "standard input cannot be read")}
	}
	if len(raw) == 0 || len(raw) > 32<<20 { // no later try would be better
		return fault.New(fault.Invalid, "the mail is empty or larger than 32 MiB and was not kept")
	}
	m, err := c.keep(ctx, g, w, log, raw)
	if err != nil {
		return again{err}
	}
	fmt.Fprintln(w.Out, m)
	return nil
}

// keep hands the mail to the program that has the record open, or opens it.
func (c mailInCmd) keep(ctx context.Context, g *globals, w world, log *slog.Logger, raw []byte) (said string, err error) {
	if !book.Exists(g.Data) {
		return "", fault.New(fault.Invalid, "there is no record in %s", g.Data)
	}
	env := c.envelope(w)
	if receive.Offer(ctx, g.Data, raw, env) {
		return "Handed over.", nil
	}
	b, err := g.openToWrite(ctx, w)
	if fault.KindOf(err) == fault.Conflict {
		if err := receive.HandOver(ctx, g.Data, raw, env, book.Encrypted(g.Data)); err != nil {
			return "", err
		}
		return "Handed over.", nil
	}
	if err != nil {
		return "", err
	}
	defer b.Close()
	m, err := receive.New(b, receive.Options{Now: w.Now, Logger: log}).Take(ctx, raw, env, receive.ViaPipe)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("Kept as %s: %s, %s.", m.Ref, m.Kind, m.Status), nil
}

func (c mailInCmd) envelope(w world) receive.Envelope {
	env := receive.Envelope{To: c.To, From: c.From}
	for _, name := range []string{"ORIGINAL_RECIPIENT", "RECIPIENT"} {
		if v := w.getenv(name); v != "" && len(env.To) == 0 {
			env.To = []string{v}
		}
	}
	if env.From == "" {
		env.From = w.getenv("SENDER")
	}
	return env
}
