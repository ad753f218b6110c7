package main

import (
	"context"
	"fmt"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

type historyCmd struct {
	format
	Ref string `arg:"" name:"id" help:"Record, for example cs-ny-sokha-1, iccpr/art-19 or d-release."`
}

func (historyCmd) Help() string {
	return `Example:
  upheld history d-release

Each line of the history is an entry: who said it, when, on what source, and what it replaced.`
}

func (c historyCmd) Run(ctx context.Context, g *globals, w world) error {
	b, err := g.openToRead(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	versions, err := b.History(ctx, access.Operator(), c.Ref)
	if err != nil {
		return err
	}
	if len(versions) == 0 {
		return fault.New(fault.NotSo, "this record holds nothing with the id %q", c.Ref)
	}
	out := historyOut{ID: c.Ref, Kind: versions[0].Kind}
	for _, v := range versions {
		out.Versions = append(out.Versions, tellVersion(v))
	}
	return c.print(w, out, func() { c.text(w, out) })
}

func (c historyCmd) text(w world, out historyOut) {
	fmt.Fprintf(w.Out, "%s (%s)\n", out.ID, out.Kind)
	for _, v := range out.Versions {
		fmt.Fprintf(w.Out, "\nentry %d, %s log %d, %s, said by %s\n", v.Seq, v.Log, v.Index, v.At.Format(time.RFC3339), v.Who)
		if v.Replaced != nil {
			fmt.Fprintf(w.Out, "replaces entry %d\n", *v.Replaced)
		}
		for _, f := range v.Fields {
			switch f.Change {
			case book.Changed:
				fmt.Fprintf(w.Out, "  %s: %s\n    was: %s\n", f.Name, f.Value, f.Was)
			case book.Removed:
				fmt.Fprintf(w.Out, "  %s: taken out, was: %s\n", f.Name, f.Was)
			case book.Erased:
				fmt.Fprintf(w.Out, "  %s: erased\n", f.Name)
			default:
				fmt.Fprintf(w.Out, "  %s: %s\n", f.Name, f.Value)
			}
		}
	}
}
