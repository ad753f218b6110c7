package book

import (
	"context"
	"database/sql"

	"github.com/upheld/upheld/ledger"
)

// Script runs statements inside the transaction of a command, for tests of what goes wrong there.
func (tx *Tx) Script(ctx context.Context, query string) error { return tx.bt.w.script(ctx, query) }

// BlindToFullDisk lets the book take a full disk for any other failure.
func (b *Book) BlindToFullDisk() { b.store.full = func(error) bool { return false } }

// CloseJournal takes the journal away, as a broken disk would.
func (b *Book) CloseJournal() error { return b.journal.Close() }

// Ask is the one value that a query gives on the connection that writes.
func (tx *Tx) Ask(ctx context.Context, query string) (value string, err error) {
	err = each(ctx, tx.bt.w, func(r *sql.Rows) error { return r.Scan(&value) }, query)
	return value, err
}

// Forge lets the book believe something else about the newest version of a record.
func (tx *Tx) Forge(ctx context.Context, ref string, forge func(*ledger.Entry)) error {
	found, err := tx.bt.newest(ctx, []string{ref})
	if err != nil {
		return err
	}
	e := *found[ref]
	forge(&e)
	tx.bt.said[ref] = &e
	return nil
}
