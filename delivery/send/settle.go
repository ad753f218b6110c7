package send

import (
	"context"
	"database/sql"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// Again lets a mail go again that has failed or was cancelled, or lets one that waits go now. Its five days begin anew. It is
// the same mail, with the same id. who and why are kept with its attempts.
func (o *Office) Again(ctx context.Context, id, who, why string) error {
	return o.decide(ctx, id, who, why, deed{
		from: []Is{Waiting, Failed, Cancelled}, to: Waiting, result: SendAgain,
		not: "only a mail that waits, has failed or was cancelled can go again; one in doubt must be settled",
	})
}

// Settle says what became of a mail in doubt: it had arrived, or it had not, and goes again with the same id.
func (o *Office) Settle(ctx context.Context, id string, arrived bool, who, why string) error {
	d := deed{from: []Is{Doubt}, to: Waiting, result: NotSent, not: "only a mail in doubt can be settled"}
	if arrived {
		d.to, d.result = Sent, Arrived
	}
	return o.decide(ctx, id, who, why, d)
}

// Cancel takes a mail that waits out of the queue.
func (o *Office) Cancel(ctx context.Context, id, who, why string) error {
	return o.decide(ctx, id, who, why, deed{
		from: []Is{Waiting}, to: Cancelled, result: Withdrawn,
		not: "only a mail that waits can be cancelled",
	})
}

// deed is what a person does to a mail.
type deed struct {
	from   []Is
	to     Is
	result Result
	not    string // why a mail in another state is left as it is
}

func (d deed) allows(is Is) bool {
	for _, f := range d.from {
		if f == is {
			return true
		}
	}
	return false
}

func (o *Office) decide(ctx context.Context, id, who, why string, d deed) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if strings.TrimSpace(who) == "" || oneLine("name", who) != nil {
		return fault.New(fault.Invalid, "who decides this must be said, in one line")
	}
	if (d.result == Arrived || d.result == NotSent) && strings.TrimSpace(why) == "" {
		return fault.New(fault.Invalid, "how it is known whether the mail arrived must be said")
	}
	var refused error
	err := o.write(func(ctx context.Context, w *book.Work) error {
		var is Is
		var dispatch, host string
		var tries int
		err := w.Each(ctx, func(r *sql.Rows) error { return r.Scan(&is, &dispatch, &host, &tries) },
			`SELECT state, dispatch, host, tries FROM outgoing WHERE id = $1`, id)
		if err != nil {
			return err
		}
		if is == "" {
			refused = fault.New(fault.NotFound, "no mail of %s is in the queue", id)
			return nil
		}
		if !d.allows(is) {
			refused = fault.New(fault.Conflict, "the mail of %s is %s; %s", id, is, d.not)
			return nil
		}
		now, told := o.now().Unix(), 0
		if d.result == Arrived && dispatch != "" {
			told = 1
		}
		if _, err := w.Exec(ctx, `UPDATE outgoing SET state = $1, due = $2, since = $3, queued = CASE WHEN $4 = 'waiting' THEN $5 ELSE queued END,
			tries = tries + 1, forgiven = tries + 1, told = CASE WHEN told = 1 THEN 1 ELSE $6 END WHERE id = $7`,
			string(d.to), now, now, string(d.to), now, told, id); err != nil {
			return err
		}
		return attempted(ctx, w, id, tries+1, now, outcome{result: d.result, host: host, words: clip(who + ": " + strings.TrimSpace(why))})
	})
	if err != nil {
		return err
	}
	if refused == nil {
		o.Wake()
	}
	return refused
}

// attempted keeps one attempt or deed.
func attempted(ctx context.Context, w *book.Work, id string, n int, at int64, out outcome) error {
	_, err := w.Exec(ctx, `INSERT INTO outgoing_attempt (id, n, at, result, host, code, words) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (id, n) DO UPDATE SET at = excluded.at, result = excluded.result, host = excluded.host, code = excluded.code, words = excluded.words`, id, n, at, string(out.result), out.host, out.code, out.words)
	return err
}
