// Package book is the one writer of Upheld. It holds the record in a database: entries, which are only ever added, with
// the tiles and signed heads of their two logs, and views, which are computed from the entries and can be computed anew.
//
// Whoever wants to say something gives a [Command] to [Book.Say]. One goroutine, the sequencer, runs commands one after
// another, many to a transaction, and commits; beside it the settler puts the signed heads into the journal, and only
// then answers, while the sequencer is at the next batch. Commands look
// and say, they do not write: what they say is collected and written in a few large statements, so that a command which
// fails needs no rolling back. Uniqueness and numbers need no locks, since nobody else writes.
//
// Whoever reads is a viewer (package access), and sees the newest versions, the record as it was after an entry, or the
// history of one record, without what is closed to that viewer.
//
// The record can be checked without trusting the program that keeps it: [Book.Source] serves the public log as others
// verify it, [Book.Verify] reads everything once and names the first thing that is not as it was written.
//
// There are two engines, SQLite (a file in the data folder) and PostgreSQL (one database, several servers). One SQL text
// serves both; open_sqlite.go and open_postgres.go hold what differs.
package book
