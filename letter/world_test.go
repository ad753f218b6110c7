package letter_test

import (
	"errors"
	"os"
	"sync"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/pack"
)

var shippedHouse = sync.OnceValues(func() (*house.House, error) {
	fsys, err := pack.Shipped("cambodia-2016")
	if err != nil {
		return nil, err
	}
	records, bad := pack.Read(fsys)
	if len(bad) > 0 {
		return nil, errors.New(bad[0].Reason)
	}
	docs := make([]book.Doc, len(records))
	for i, r := range records {
		docs[i] = r.Doc()
	}
	return house.FromDocs(docs)
})

// shipped is the case that the program ships.
func shipped(t testing.TB) letter.World {
	t.Helper()
	h, err := shippedHouse()
	if err != nil {
		t.Fatal(err)
	}
	return letter.World{Promises: h.Promises, Record: h.Record, Custody: h.Custody, Appeals: h.Appeals, Elections: h.Elections}
}

// example reads a letter of testdata that must have no problems.
func example(t testing.TB, name string) *letter.Letter {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	l, err := letter.Parse(string(text))
	if err != nil {
		t.Fatal(err)
	}
	return l
}
