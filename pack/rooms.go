package pack

import (
	"strings"
	"sync"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// kinds are the kinds of all rooms that a pack can hold, by name.
var kinds = sync.OnceValue(func() map[string]book.Kind {
	out := map[string]book.Kind{}
	for _, r := range []book.Room{promise.Room(), record.Room(), custody.Room(), election.Room(), appeal.Room()} {
		for _, k := range r.Kinds {
			out[k.Name] = k
		}
	}
	return out
})

// mentions are the records that a record names.
func mentions(r *Record) []record.Ref {
	room, _, _ := strings.Cut(r.Kind, ".")
	doc := r.Doc().JSON
	switch room {
	case "record":
		return record.Refs(r.Kind, doc)
	case "custody":
		return custody.Refs(r.Kind, doc)
	case "election":
		return election.Refs(r.Kind, doc)
	case "appeal":
		return appeal.Refs(r.Kind, doc)
	}
	if in, _, ok := strings.Cut(r.Ref, "/"); ok && r.Kind == "promise.provision" {
		return []record.Ref{{Field: "id", Ref: in, Kinds: []string{"promise.instrument"}}}
	}
	return nil
}
