package pack

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// kinds are the kinds of all rooms that a pack can hold, by name.
var kinds = sync.OnceValue(func() map[string]book.Kind {
	out := map[string]book.Kind{}
	for _, r := range []book.Room{promise.Room(), record.Room(), custody.Room(), election.Room(), appeal.Room(), letter.Room(), delivery.Room(), consultation.Room()} {
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
	case "letter":
		return letter.Refs(r.Kind, doc)
	case "delivery":
		return delivery.Refs(r.Kind, doc)
	case "consultation":
		return consultation.Refs(r.Kind, doc)
	}
	switch r.Kind {
	case "promise.provision":
		in, _, _ := strings.Cut(r.Ref, "/")
		return []record.Ref{{Field: "id", Ref: in, Kinds: instruments}}
	case "promise.state":
		var out []record.Ref
		for _, f := range r.Fields {
			acts := map[string]json.RawMessage{}
			if f.Name != "acts" || json.Unmarshal(f.Value, &acts) != nil {
				continue
			}
			for _, in := range slices.Sorted(maps.Keys(acts)) {
				out = append(out, record.Ref{Field: "acts." + in, Ref: in, Kinds: instruments})
			}
		}
		return out
	}
	return nil
}

var instruments = []string{"promise.instrument"}
