package main

import (
	"context"
	"fmt"

	"github.com/upheld/upheld/fault"
)

type eraseCmd struct {
	Ref    string   `arg:"" name:"id" help:"Record whose values are destroyed."`
	Field  []string `required:"" placeholder:"NAME" help:"Field to destroy, in every version of the record. May be given several times."`
	Reason string   `required:"" enum:"subject-request,safety,retention,court-order,error" help:"Why: subject-request, safety, retention, court-order or error. The reason stays visible."`
	Who    string   `default:"operator" placeholder:"NAME" help:"Who does it: written into the tombstone." env:"UPHELD_WHO"`
	Yes    bool     `help:"Do it. Without this nothing happens."`
}

func (eraseCmd) Help() string {
	return `Example:
  upheld erase p-someone --field role --reason safety --yes

The value and its salt are destroyed and cannot be brought back; the leaf in the log stays, and all proofs still hold. Copies that left this machine, backups among them, are not reached.`
}

func (c eraseCmd) Run(ctx context.Context, g *globals, w world) error {
	if !c.Yes {
		return fault.New(fault.Invalid, "erasing %v of %s cannot be undone; say --yes to do it", c.Field, c.Ref)
	}
	b, err := g.openToWrite(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	r, err := b.Erase(ctx, c.Who, c.Ref, c.Field, c.Reason)
	if err != nil {
		return err
	}
	fmt.Fprintf(w.Out, "Erased. Tombstone: entry %d.\n", r.Seq)
	return nil
}
