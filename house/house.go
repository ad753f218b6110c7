// Package house opens a book with all the rooms and answers with their Sets, so that the site, the command line
// and the letters read one and the same state.
package house

import (
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// House is the rooms as one viewer may see them at one moment. It never changes, so any number may read it at once.
type House struct {
	Head      int64 // the entry of the book up to which it was read
	Newest    int64 // the last entry that the book had then: an erasure since Head is in it
	Promises  *promise.Set
	Record    *record.Set
	Custody   *custody.Set
	Appeals   *appeal.Set
	Elections *election.Set
	Letters   *letter.Set
	Delivery  *delivery.Set
	Consulted *consultation.Set
}

// Rooms are all rooms, for opening a book.
func Rooms() []book.Room {
	return []book.Room{promise.Room(), record.Room(), custody.Room(), appeal.Room(), election.Room(), letter.Room(), delivery.Room(), consultation.Room()}
}

// World is the rooms to which a letter may refer.
func (h *House) World() letter.World {
	return letter.World{Promises: h.Promises, Record: h.Record, Custody: h.Custody, Appeals: h.Appeals, Elections: h.Elections}
}

// FromDocs makes a House of documents of any kinds. Head is the highest entry among them, 0 when they come
// from a pack that no book has taken yet.
func FromDocs(docs []book.Doc) (*House, error) {
	h := &House{}
	for _, d := range docs {
		h.Head = max(h.Head, d.Seq)
	}
	h.Newest = h.Head
	var err error
	for _, room := range []struct {
		name string
		read func() error
	}{
		{"promise", func() error { h.Promises, err = promise.NewSet(docs); return err }},
		{"record", func() error { h.Record, err = record.NewSet(docs); return err }},
		{"custody", func() error { h.Custody, err = custody.NewSet(docs); return err }},
		{"appeal", func() error { h.Appeals, err = appeal.NewSet(docs); return err }},
		{"election", func() error { h.Elections, err = election.NewSet(docs); return err }},
		{"letter", func() error { h.Letters, err = letter.NewSet(docs); return err }},
		{"delivery", func() error { h.Delivery, err = delivery.NewSet(docs); return err }},
		{"consultation", func() error { h.Consulted, err = consultation.NewSet(docs); return err }},
	} {
		if err := room.read(); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the room %s could not be read", room.name)
		}
	}
	h.Appeals = h.Appeals.Join(h.Delivery)
	return h, nil
}
