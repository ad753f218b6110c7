package main

import (
	"context"
	"fmt"

	"github.com/upheld/upheld/book"
)

type rebuildCmd struct {
	format
	Check bool `help:"Change nothing: compute the views beside the stored ones and compare them row by row."`
}

func (rebuildCmd) Help() string {
	return `Examples:
  upheld rebuild --check
  upheld rebuild

Exit status 1 when --check finds a row that the entries do not bear out.`
}

func (c rebuildCmd) Run(ctx context.Context, g *globals, w world) error {
	open := g.openToWrite
	if c.Check {
		open = g.openToRead
	}
	b, err := open(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	move, end := bar(w, "replaying")
	rep, err := b.Rebuild(ctx, c.Check, move)
	end()
	if err != nil {
		return err
	}
	return c.tell(w, rep)
}

func (c rebuildCmd) tell(w world, rep book.Report) error {
	err := c.print(w, rep, func() {
		switch {
		case !rep.OK:
			fmt.Fprintf(w.Out, "WRONG: %s\nwhere: %s\n", rep.Wrong.What, rep.Wrong.Where)
		case c.Check:
			fmt.Fprintf(w.Out, "The views are what the %d entries say, row by row.\n", rep.Entries)
		default:
			fmt.Fprintf(w.Out, "Computed the views anew from %d entries.\n", rep.Entries)
		}
	})
	if err == nil && !rep.OK {
		return errNo
	}
	return err
}
