package main

import (
	"context"
	"fmt"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

type verifyCmd struct {
	format
	Log   bool     `help:"Only leaves, tiles and checkpoints of the two logs, not values and views."`
	From  string   `placeholder:"DIR|URL" help:"Verify the static files of a log, in a folder or served by someone, instead of the data folder. Needs --key."`
	Holds []string `type:"existingfile" placeholder:"FILE" help:"A checkpoint that you kept: the log must still hold all that it held then. May be given several times."`
	Proof string   `type:"existingfile" placeholder:"FILE" help:"Check one proof, as upheld log proof writes it. Needs --key."`
	Key   string   `placeholder:"KEY" help:"Verifier key of the log, as upheld log checkpoint prints it."`
}

func (verifyCmd) Help() string {
	return `Examples:
  upheld verify
  upheld verify --log --from https://upheld.example.org/log --key 'upheld.example.org/public+1a2b3c4d+A…' --holds ./kept.checkpoint
  upheld verify --proof 17.tlog-proof --key 'upheld.example.org/public+1a2b3c4d+A…'

Exit status 1 names the first thing that is wrong.`
}

func (c verifyCmd) Run(ctx context.Context, g *globals, w world) error {
	switch {
	case c.Proof != "":
		return c.proof(w)
	case c.From != "":
		return c.mirror(ctx, w)
	case len(c.Holds) > 0:
		return fault.New(fault.Invalid, "--holds asks about a log that others serve; name it with --from and --key")
	}
	b, err := g.openToRead(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	move, end := bar(w, "verifying")
	rep, err := b.Verify(ctx, book.VerifyOptions{LogOnly: c.Log, Progress: move})
	end()
	if err != nil {
		return err
	}
	return c.tell(w, rep)
}

func (c verifyCmd) tell(w world, rep book.Report) error {
	err := c.print(w, rep, func() {
		if rep.OK {
			fmt.Fprintf(w.Out, "All %d entries are as they were written.\n%s", rep.Entries, rep.Checkpoint)
			return
		}
		fmt.Fprintf(w.Out, "WRONG: %s\nwhere: %s\n", rep.Wrong.What, rep.Wrong.Where)
	})
	if err == nil && !rep.OK {
		return errNo
	}
	return err
}
