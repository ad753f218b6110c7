package send

import (
	"context"
	"database/sql"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// MayForget is an error while the mail of a dispatch is on its way: who it goes to is still needed, and what comes of it is
// not in the record yet.
func MayForget(ctx context.Context, b *book.Book, dispatch string) error {
	var is Is
	var told int
	err := b.Look(ctx, func(r *sql.Rows) error { return r.Scan(&is, &told) }, `SELECT state, told FROM outgoing WHERE id = $1`, dispatch)
	if err != nil {
		return err
	}
	if is == Waiting || is == Sending || is == Doubt || told == 1 {
		return fault.New(fault.Conflict, "the mail of %s is still on its way (%s); let it end, or settle it with upheld mail, and erase then", dispatch, is)
	}
	return nil
}

// Forget destroys what is kept of the mail of a dispatch beside the record: its bytes, whom it went to, what servers said. That
// there was a mail, and when it was tried, stays.
func Forget(ctx context.Context, b *book.Book, dispatch string) error {
	if err := MayForget(ctx, b, dispatch); err != nil {
		return err
	}
	err := b.Work(ctx, func(ctx context.Context, w *book.Work) error {
		_, err := w.Exec(ctx, `UPDATE outgoing SET sender = '', recipient = '', domain = '', lane = '', message_id = '', host = '' WHERE id = $1`, dispatch)
		if err == nil {
			_, err = w.Exec(ctx, `UPDATE outgoing_attempt SET host = '', words = '' WHERE id = $1`, dispatch)
		}
		return err
	})
	if err != nil {
		return err
	}
	return b.Papers().Delete(ctx, PaperID(dispatch)) // empties the database's own log too
}
