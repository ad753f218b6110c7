package book

import (
	"log/slog"
	"time"
)

// Options say where a book lives and what it holds.
type Options struct {
	Dir        string // data folder: keys, journal of heads, and the database file when Postgres is empty
	Postgres   string // connection string of a PostgreSQL database, "" for SQLite in Dir
	Rooms      []Room
	Passphrase func(confirm bool) ([]byte, error) // asked when the folder is encrypted; confirm when it is new
	Now        func() time.Time                   // nil: the machine's clock
	Logger     *slog.Logger                       // nil: silence
	// ReadOnlyAccess opens for reading beside a running server: no lock, no writer, no change to the record.
	ReadOnlyAccess bool
}

// Setup is what is chosen once, when a book is made.
type Setup struct {
	Origin  string // name of the logs, best the host that serves them; the logs are Origin/public and Origin/case
	Encrypt bool   // seal database file, keys and journal under a passphrase
}

// At is a moment of the record. The zero At is now; with Set, the record is read as it was right after entry
// number Seq.
type At struct {
	Seq int64
	Set bool
}

// Receipt tells where a draft has gone.
type Receipt struct {
	Seq   int64
	Log   string
	Index int64 // in its log
	Ref   string
	Same  bool // the record said exactly this before; Seq and Index are of the entry that said it
}
