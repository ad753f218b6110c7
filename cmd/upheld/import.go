package main

import (
	"context"
	"fmt"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/pack"
)

type importCmd struct {
	format
	Paths         []string `arg:"" name:"path" type:"existingpath" help:"Pack folders, or single YAML files of a pack (docs/pack.md)."`
	DryRun        bool     `name:"dry-run" help:"Only rehearse."`
	AcceptRefused bool     `name:"accept-refused" help:"Write what is understood although some records are refused."`
	Who           string   `default:"operator" placeholder:"NAME" help:"Who says this: written into each entry." env:"UPHELD_WHO"`
	Case          bool     `name:"case" help:"Put new records into the case log, which is never published. Otherwise what is not marked with a sensitivity becomes public."`
}

func (importCmd) Help() string {
	return `Examples:
  upheld import --dry-run ./my-case
  upheld import ./instruments ./my-case --who "Documentation desk"

Every record and every field is accounted for as new, changed, same or refused. Nothing is written unless all is understood.`
}

func (c importCmd) Run(ctx context.Context, g *globals, w world) error {
	b, err := c.book(ctx, g, w)
	if err != nil {
		return err
	}
	defer b.Close()
	if why := b.ReadOnly(); why != "" && !c.DryRun {
		return fault.New(fault.ReadOnly, "nothing was written: %s", why)
	}
	plan, err := pack.RehearsePaths(ctx, b, c.Paths, pack.RehearseOptions{Case: c.Case})
	if err != nil {
		return err
	}
	refused := len(plan.Result.Refused) > 0
	if c.DryRun || refused && !c.AcceptRefused {
		if c.DryRun && !refused && c.Format == "text" { // what is refused must not drown in what would change
			c.changes(w, plan.Changes)
		}
		if err := c.tell(w, plan.Result, true); err != nil {
			return err
		}
		if refused {
			return fault.New(fault.Invalid, "nothing was written, because %d things are refused", len(plan.Result.Refused))
		}
		return nil
	}
	move, end := bar(w, "writing")
	res, err := pack.Apply(ctx, b, c.Who, plan, pack.ApplyOptions{AcceptRefused: c.AcceptRefused, Progress: move})
	end()
	if err != nil {
		return err
	}
	return c.tell(w, res, false)
}

// book opens for reading when nothing will be written, so that a rehearsal works beside a running server.
func (c importCmd) book(ctx context.Context, g *globals, w world) (*book.Book, error) {
	if c.DryRun {
		return g.openToRead(ctx, w)
	}
	return g.openToWrite(ctx, w)
}

// changes lists what a rehearsal would change, field by field.
func (c importCmd) changes(w world, all []pack.Change) {
	for _, ch := range all {
		if ch.State != pack.Changed {
			continue
		}
		fmt.Fprintf(w.Out, "%s:%d: %s changes\n", ch.File, ch.Line, ch.Ref)
		for _, f := range ch.Fields {
			fmt.Fprintf(w.Out, "  %s: %s\n    was: %s\n", f.Name, orNull(f.Now), orNull(f.Was))
		}
	}
}

func (c importCmd) tell(w world, r pack.Result, rehearsed bool) error {
	return c.print(w, r, func() {
		for _, p := range r.Refused {
			field := p.Field
			if field != "" { // of a file that is not YAML there is a line and no field
				field += ": "
			}
			fmt.Fprintf(w.Out, "%s:%d: %s%s\n", p.File, p.Line, field, p.Reason)
		}
		for _, f := range r.LeftAside {
			fmt.Fprintf(w.Out, "%s: left aside, not a file of a pack\n", f)
		}
		did := "Imported"
		if rehearsed {
			did = "Rehearsed, nothing written"
		}
		fmt.Fprintf(w.Out, "%s: %d new, %d changed, %d same, %d refused records.\n", did, r.New, r.Changed, r.Same, len(r.Refused))
		if r.Mails > 0 {
			fmt.Fprintf(w.Out, "Raw mails kept beside the record: %d.\n", r.Mails)
		}
	})
}
