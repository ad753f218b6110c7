package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
)

// options tells the book where it lives and how to ask for its passphrase.
func (g globals) options(w world) book.Options {
	return book.Options{
		Dir:        g.Data,
		Postgres:   g.Database,
		Rooms:      house.Rooms(),
		Passphrase: func(confirm bool) ([]byte, error) { return g.secret(w, confirm) },
		Now:        w.Now,
	}
}

// openToRead opens the book for a question: no lock is taken, so it works beside a running server. Where database and
// journal do not agree it says so on stderr, and answers all the same.
func (g globals) openToRead(ctx context.Context, w world) (*book.Book, error) {
	o := g.options(w)
	o.ReadOnlyAccess = true
	b, err := g.open(ctx, o)
	if err == nil && b.Stale() != "" {
		fmt.Fprintln(w.Err, "upheld: beware, this may not be the newest record:", b.Stale())
	}
	return b, err
}

// openToHandOut opens the book for something that others will hold us to: a checkpoint, a proof, a mirror. Where
// database and journal do not agree nothing is handed out.
func (g globals) openToHandOut(ctx context.Context, w world) (*book.Book, error) {
	o := g.options(w)
	o.ReadOnlyAccess = true
	b, err := g.open(ctx, o)
	if err != nil || b.Stale() == "" {
		return b, err
	}
	return nil, errors.Join(fault.New(fault.NotSo, "nothing is handed out: %s", b.Stale()), b.Close())
}

// openToWrite opens the book as its one writer.
func (g globals) openToWrite(ctx context.Context, w world) (*book.Book, error) {
	return g.open(ctx, g.options(w))
}

func (g globals) open(ctx context.Context, o book.Options) (*book.Book, error) {
	if !book.Exists(g.Data) {
		return nil, fault.New(fault.Invalid, "there is no record in %s; make one with `upheld init` or `upheld demo`, or name another folder with --data", g.Data)
	}
	return book.Open(ctx, o)
}

// secret finds the passphrase: file, environment, or the terminal (twice when it is new).
func (g globals) secret(w world, confirm bool) ([]byte, error) {
	if g.Passphrase != "" {
		b, err := os.ReadFile(g.Passphrase)
		if err != nil {
			return nil, fault.Wrap(fault.Invalid, err, "the passphrase file cannot be read")
		}
		line, _, _ := bytes.Cut(b, []byte("\n"))
		return notEmpty(bytes.TrimSuffix(line, []byte("\r")))
	}
	if s := w.getenv("UPHELD_PASSPHRASE"); s != "" {
		return []byte(s), nil
	}
	if w.Secret == nil {
		return nil, fault.New(fault.Invalid, "this folder is encrypted and there is no terminal to ask on; use --passphrase-file or UPHELD_PASSPHRASE")
	}
	first, err := w.Secret("Passphrase: ")
	if err != nil {
		return nil, err
	}
	if !confirm {
		return notEmpty(first)
	}
	again, err := w.Secret("The same again: ")
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(first, again) {
		return nil, fault.New(fault.Invalid, "the two passphrases differ; nothing was made")
	}
	return notEmpty(first)
}

func notEmpty(p []byte) ([]byte, error) {
	if len(p) == 0 {
		return nil, fault.New(fault.Invalid, "the passphrase is empty")
	}
	return p, nil
}
