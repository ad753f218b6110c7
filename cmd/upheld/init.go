package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io/fs"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/pack"
)

type initCmd struct {
	Encrypt bool   `help:"Encrypt the whole folder with a passphrase (for a laptop that may be seized). A lost passphrase cannot be recovered."`
	Pack    string `placeholder:"NAME" help:"Load a pack that ships with the program: cambodia-2016 (the case and its instruments) or instruments."`
	Origin  string `placeholder:"NAME" help:"Name of the logs, best the host under which they will be served, for example upheld.example.org. It can never be changed."`
}

func (initCmd) Help() string {
	return `Examples:
  upheld init --pack instruments
  upheld init --data ./case --encrypt --origin upheld.example.org`
}

func (c initCmd) Run(ctx context.Context, g *globals, w world) error {
	if c.Pack != "" {
		if _, err := pack.Shipped(c.Pack); err != nil {
			return err
		}
	}
	if err := create(ctx, g, w, c.Origin, c.Encrypt); err != nil {
		return err
	}
	fmt.Fprintf(w.Out, "Made a record in %s.\n", g.Data)
	if c.Pack == "" {
		return nil
	}
	b, err := g.openToWrite(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	return load(ctx, b, w, c.Pack)
}

// create makes the data folder. A log without a host of its own gets a random name: origins must differ,
// or two logs could be taken for one.
func create(ctx context.Context, g *globals, w world, origin string, encrypt bool) error {
	if origin == "" {
		var r [4]byte
		_, _ = rand.Read(r[:])
		origin = "upheld-" + hex.EncodeToString(r[:]) + ".invalid"
	}
	return book.Create(ctx, g.options(w), book.Setup{Origin: origin, Encrypt: encrypt})
}

// load brings a shipped pack into a book.
func load(ctx context.Context, b *book.Book, w world, name string) error {
	fsys, err := pack.Shipped(name)
	if err != nil {
		return err
	}
	plan, err := pack.Rehearse(ctx, b, []fs.FS{fsys})
	if err != nil {
		return err
	}
	move, end := bar(w, "loading the pack "+name)
	res, err := pack.Apply(ctx, b, "pack "+name, plan, pack.ApplyOptions{Progress: move})
	end()
	if err != nil {
		return err
	}
	fmt.Fprintf(w.Out, "Loaded the pack %s: %d records.\n", name, res.New+res.Changed+res.Same)
	return nil
}
