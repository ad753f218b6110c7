// Package house opens a book with all the rooms and answers with their Sets, so that the site, the command line
// and the letters read one and the same state.
package house

import (
	"sync"

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

	docs   []book.Doc // it was read from, where a Keeper makes the next one from it
	beside *sync.Map  // of what others made out of it, by the key of Beside
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
	if err := h.read(docs, func(string) bool { return true }); err != nil {
		return nil, err
	}
	return h, nil
}

// read makes the Sets of some rooms anew out of their documents, and joins them. Each room is read on its own.
func (h *House) read(docs []book.Doc, which func(room string) bool) error {
	errs := make([]error, len(readers))
	var all sync.WaitGroup
	for i, r := range readers {
		if which(r.room) {
			all.Go(func() { errs[i] = r.read(h, docs) })
		}
	}
	all.Wait()
	for i, err := range errs {
		if err != nil {
			return fault.Wrap(fault.Internal, err, "the room %s could not be read", readers[i].room)
		}
	}
	h.Appeals = h.Appeals.Join(h.Delivery)
	h.beside = &sync.Map{}
	return nil
}

// Beside is what somebody makes out of the House alone: made once for each key, kept as long as the House, and gone with it,
// as what an erasure destroys has to go.
func (h *House) Beside(key any, make func() any) any {
	made, _ := h.beside.LoadOrStore(key, sync.OnceValue(make))
	return made.(func() any)()
}

// reader makes the Set of one room.
type reader struct {
	room  string
	other []string // rooms whose records it reads too
	read  func(h *House, docs []book.Doc) error
}

var readers = []reader{
	{"promise", nil, func(h *House, docs []book.Doc) (err error) { h.Promises, err = promise.NewSet(docs); return }},
	{"record", nil, func(h *House, docs []book.Doc) (err error) { h.Record, err = record.NewSet(docs); return }},
	{"custody", []string{"record"}, func(h *House, docs []book.Doc) (err error) { h.Custody, err = custody.NewSet(docs); return }},
	{"appeal", []string{"record"}, func(h *House, docs []book.Doc) (err error) { h.Appeals, err = appeal.NewSet(docs); return }},
	{"election", nil, func(h *House, docs []book.Doc) (err error) { h.Elections, err = election.NewSet(docs); return }},
	{"letter", nil, func(h *House, docs []book.Doc) (err error) { h.Letters, err = letter.NewSet(docs); return }},
	{"delivery", nil, func(h *House, docs []book.Doc) (err error) { h.Delivery, err = delivery.NewSet(docs); return }},
	{"consultation", nil, func(h *House, docs []book.Doc) (err error) { h.Consulted, err = consultation.NewSet(docs); return }},
}
