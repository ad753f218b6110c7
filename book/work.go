package book

import (
	"context"
	"database/sql"

	"github.com/upheld/upheld/fault"
)

// Work is what runs beside the record in the same database: the state of mail that is on its way. As with working papers,
// no entry, leaf or view knows of it; it is written by the one writer, encrypted and backed up with the rest. Its tables
// are made by the migrations of this package.
type Work struct{ bt *batch }

// Exec runs a statement and returns how many rows it changed.
func (w *Work) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	n, err := w.bt.w.exec(ctx, query, args...)
	if err != nil {
		return n, w.bt.fail(err)
	}
	return n, nil
}

// Each runs a query that sees what this transaction has written, and gives every row to scan.
func (w *Work) Each(ctx context.Context, scan func(*sql.Rows) error, query string, args ...any) error {
	if err := each(ctx, w.bt.w, scan, query, args...); err != nil {
		return w.bt.fail(err)
	}
	return nil
}

// Work runs fn in a transaction of the one writer, alone, and returns when it is on the disk. When fn fails nothing of it
// is written. While fn runs nobody else writes: it must neither wait nor say anything to the same book.
func (b *Book) Work(ctx context.Context, fn func(ctx context.Context, w *Work) error) error {
	_, err := b.submit(&request{
		ctx: ctx, done: make(chan struct{}),
		alone: func(ctx context.Context, bt *batch) ([]Receipt, error) {
			if err := fn(ctx, &Work{bt}); err != nil {
				return nil, err
			}
			bt.changed = true
			return nil, nil
		},
	})
	return err
}

// Look runs a query beside the record and gives every row to scan. It sees what is committed.
func (b *Book) Look(ctx context.Context, scan func(*sql.Rows) error, query string, args ...any) error {
	if err := each(ctx, b.store.read, scan, query, args...); err != nil {
		return fault.Wrap(fault.Internal, err, "the database cannot be read")
	}
	return nil
}

// Keep saves a new working paper in the same transaction. One that is there already stays as it is: kept is false then.
func (w *Work) Keep(ctx context.Context, p Paper) (kept bool, err error) {
	if err := p.check(); err != nil {
		return false, err
	}
	p.Rev, p.Size, p.Saved = 1, int64(len(p.Body)), w.bt.at
	n, err := w.bt.savePaper(ctx, &p, 0)
	if err != nil {
		return false, w.bt.fail(err)
	}
	return n == 1, nil
}
