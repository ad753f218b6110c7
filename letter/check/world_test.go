package check

import (
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/pack"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// shippedDocs are the documents of the case that ships. Tests alone may look up to the pack.
func shippedDocs() ([]book.Doc, error) {
	fsys, err := pack.Shipped("cambodia-2016")
	if err != nil {
		return nil, err
	}
	records, _ := pack.Read(fsys)
	docs := make([]book.Doc, len(records))
	for i, r := range records {
		docs[i] = r.Doc()
	}
	return docs, nil
}

func worldFrom(docs []book.Doc) (w letter.World, err error) {
	if w.Promises, err = promise.NewSet(docs); err != nil {
		return w, err
	}
	if w.Record, err = record.NewSet(docs); err != nil {
		return w, err
	}
	if w.Custody, err = custody.NewSet(docs); err != nil {
		return w, err
	}
	if w.Appeals, err = appeal.NewSet(docs); err != nil {
		return w, err
	}
	w.Elections, err = election.NewSet(docs)
	return w, err
}

func worldOf(t testing.TB, docs []book.Doc) letter.World {
	t.Helper()
	w, err := worldFrom(docs)
	if err != nil {
		t.Fatal(err)
	}
	return w
}
