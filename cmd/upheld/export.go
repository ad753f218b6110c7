package main

import (
	"context"
	"fmt"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/pack"
)

type exportCmd struct {
	format
	Dir    string `arg:"" type:"path" help:"Folder to write; it must be empty or not there yet."`
	Viewer string `default:"public" enum:"public,partners,team,sealed" help:"Write only what such a reader may see: public, partners, team or sealed."`
}

func (exportCmd) Help() string {
	return `Example:
  upheld export ./backup-of-the-record --viewer sealed

What is written is a pack (docs/pack.md): import brings it into an empty record with equal views.`
}

// exportOut is the JSON shape of `upheld export`.
type exportOut struct {
	Dir     string   `json:"dir"`
	Viewer  string   `json:"viewer"`
	Records int      `json:"records"`
	Files   []string `json:"files"`
}

func (c exportCmd) Run(ctx context.Context, g *globals, w world) error {
	level, err := access.ParseLevel(c.Viewer)
	if err != nil {
		return err
	}
	b, err := g.openToRead(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	done, err := pack.Export(ctx, b, access.Viewer{Name: "export", Level: level}, c.Dir)
	if err != nil {
		return err
	}
	out := exportOut{Dir: c.Dir, Viewer: c.Viewer, Records: done.Records, Files: list(done.Files)}
	return c.print(w, out, func() {
		fmt.Fprintf(w.Out, "Wrote %d records into %d files in %s, as a %s reader may see them.\n", out.Records, len(out.Files), c.Dir, c.Viewer)
	})
}
