package main

import (
	"context"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/when"
)

// asOf is the flag of the commands that read the record as it was.
type asOf struct {
	Entry int64 `default:"-1" placeholder:"N" help:"Read the record as it was right after entry N (see upheld history); the newest when left out."`
}

// read opens the record for a question and gives all its rooms as the operator sees them.
func (g globals) read(ctx context.Context, w world, as asOf) (*house.House, error) {
	b, err := g.openToRead(ctx, w)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	docs, err := b.Docs(ctx, access.Operator(), book.At{Seq: as.Entry, Set: as.Entry >= 0})
	if err != nil {
		return nil, err
	}
	return house.FromDocs(docs)
}

// day reads the value of --on: a day as 2016-05-13, or in English or French words. Empty means today.
// A day is that of UTC, as on the pages: the same record says the same wherever it is asked.
func day(s string, w world) (when.Day, error) {
	if s == "" {
		return when.Today(w.Now().UTC()), nil
	}
	d, err := when.ParseDay(s)
	if err == nil {
		return d, nil
	}
	for _, lang := range []string{"en", "fr"} {
		if x, wrong := when.ParseWords(s, lang); wrong == nil && x.Certain.Days() == 1 && !x.About {
			return x.Certain.First, nil
		}
	}
	return 0, fault.Wrap(fault.Invalid, err, "--on: %s", fault.Say(err))
}

// list is l, or an empty list: JSON shapes hold [] and never null for a list.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
