package main

import (
	"context"
	"log/slog"

	"github.com/upheld/upheld/book"
)

type demoCmd struct {
	Listen string `default:"127.0.0.1:8042" placeholder:"ADDR" help:"Address to serve on."`
}

func (demoCmd) Help() string {
	return `Example:
  upheld demo

The first run makes ./upheld-data and loads the shipped case; later runs start at once. Delete the folder to start afresh.`
}

func (c demoCmd) Run(ctx context.Context, g *globals, w world, log *slog.Logger) error {
	fresh := !book.Exists(g.Data)
	if fresh {
		if err := create(ctx, g, w, "", false); err != nil {
			return err
		}
	}
	b, err := g.openToWrite(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	// An interrupted first run leaves an empty book: loading is all or nothing, so it is simply done now.
	if h, err := b.Head(ctx, "public"); err != nil {
		return err
	} else if fresh || h.Seq < 0 {
		if err := load(ctx, b, w, "cambodia-2016"); err != nil {
			return err
		}
	}
	return serveCmd{Listen: c.Listen}.serve(ctx, b, g, w, log, true)
}
