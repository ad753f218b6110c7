package book

import (
	"context"
	"database/sql"
)

// Script runs statements inside the transaction of a command, for tests of what goes wrong there.
func (tx *Tx) Script(ctx context.Context, query string) error { return tx.bt.w.script(ctx, query) }

// CloseJournal takes the journal away, as a broken disk would.
func (b *Book) CloseJournal() error { return b.journal.Close() }

// Ask is the one value that a query gives on the connection that writes.
func (tx *Tx) Ask(ctx context.Context, query string) (value string, err error) {
	err = each(ctx, tx.bt.w, func(r *sql.Rows) error { return r.Scan(&value) }, query)
	return value, err
}
