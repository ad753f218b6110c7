package book

import "context"

// Room is what a room of the house gives to the book: the kinds of record it holds. A room knows nothing of
// the engine; the book makes the tables, applies entries to them and rebuilds them.
type Room struct {
	Name  string // "custody"
	Kinds []Kind
}

// Kind is one kind of record and the view (table) that holds the newest version of each.
// Every view has the columns ref (unique), seq (entry that wrote the row), log, see (JSON: sensitivity by
// field) and doc (the record as a JSON object, keys sorted); Columns come after these.
type Kind struct {
	Name    string   // "custody.spell"
	Table   string   // "custody_spell"
	Columns []Column // promoted from doc because queries filter on them
	// Promote computes the values of Columns from doc. Pure; nil when there are no Columns.
	Promote func(doc []byte) ([]any, error)
	// Check refuses a record that must not enter the book. Pure; errors are fault.Invalid and name the field.
	Check func(ref string, doc []byte) error
}

// Column is one promoted column. Type is one of "text", "int" (64 bit); both may be NULL.
type Column struct {
	Name  string
	Type  string
	Index bool
}

// Doc is the newest (or as-of) version of one record, redacted for the viewer who asked.
type Doc struct {
	Kind string
	Ref  string
	Seq  int64  // number of the entry that wrote this version
	Log  string // "public" or "case"
	JSON []byte // a JSON object: field name to value, keys sorted
}

// Field is one named value of a draft: JSON, canonical (see Canonical).
type Field struct {
	Name  string
	Value []byte
}

// Draft is what a command wants to say about one record: its whole new version.
type Draft struct {
	Log    string // "public" or "case"
	Kind   string
	Ref    string
	Fields []Field
	See    map[string]string // sensitivity by field name; absent = public
}

// Command is run by the one writer, inside its transaction. It looks (through Tx), validates, and returns what it
// wants to say. It writes nothing itself, so one that fails leaves nothing behind. While it runs nobody else writes:
// it must not wait for another command of the same book.
type Command func(ctx context.Context, tx *Tx) ([]Draft, error)
