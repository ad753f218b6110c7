package promise

import "github.com/upheld/upheld/book"

const (
	kindInstrument = "promise.instrument"
	kindProvision  = "promise.provision"
	kindParties    = "promise.parties"
	kindState      = "promise.state"
)

// Room is what the book needs to know of this room. Nothing is promoted to columns: all questions are asked of
// a Set.
func Room() book.Room {
	return book.Room{Name: "promise", Kinds: []book.Kind{
		{Name: kindInstrument, Table: "promise_instrument", Check: checkInstrument},
		{Name: kindProvision, Table: "promise_provision", Check: checkProvision},
		{Name: kindParties, Table: "promise_parties", Check: checkRegistry},
		{Name: kindState, Table: "promise_state", Check: checkState},
	}}
}
