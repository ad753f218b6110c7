package send

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// A queue that comes back from a backup, or was copied to another machine, holds mails that may have gone from where it was
// copied. The records of both copies are alike, so the file system has to tell: each Run makes a file of its own in the data
// folder and writes into the database which one it is (its number, and when it was born). A copy has another file, or one of
// another start, whatever it was copied with.
const (
	spotFile = "mail.spot"
	spotNew  = spotFile + ".new"
)

// spots are what the file system says of the files that are there. Between writing to the database and giving the new file
// its name there are two.
func (o *Office) spots() []string {
	var out []string
	for _, name := range []string{spotFile, spotNew} {
		if id := spotOf(filepath.Join(o.cfg.Dir, name)); id != "" {
			out = append(out, id)
		}
	}
	return out
}

// newSpot makes the file of this Run. named gives it its name when the database has it.
func (o *Office) newSpot() (id string, named func() error, err error) {
	path := filepath.Join(o.cfg.Dir, spotNew)
	_ = os.Remove(path)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return "", nil, fault.Wrap(fault.Internal, err, "the data folder cannot be written")
	}
	return spotOf(path), func() error { return os.Rename(path, filepath.Join(o.cfg.Dir, spotFile)) }, nil
}

// settleSpot holds the files that were there against the one that the database knows, and writes down the new one. In a copy all that waits is put
// in doubt, and a person says whether it goes.
func (o *Office) settleSpot(ctx context.Context, w *book.Work, there []string, id string, now time.Time) error {
	was := ""
	if err := w.Each(ctx, func(r *sql.Rows) error { return r.Scan(&was) }, `SELECT owner FROM outgoing_worker WHERE name = 'spot'`); err != nil {
		return err
	}
	if was != "" && !slices.Contains(there, was) {
		if err := o.doubtAll(ctx, w, now); err != nil {
			return err
		}
	}
	_, err := w.Exec(ctx, `INSERT INTO outgoing_worker (name, owner, until) VALUES ('spot', $1, 0) ON CONFLICT (name) DO UPDATE SET owner = excluded.owner`, id)
	return err
}

func (o *Office) doubtAll(ctx context.Context, w *book.Work, now time.Time) error {
	tries := map[string]int{}
	err := w.Each(ctx, func(r *sql.Rows) error {
		var id string
		var n int
		err := r.Scan(&id, &n)
		tries[id] = n
		return err
	}, `SELECT id, tries FROM outgoing WHERE state = 'waiting'`)
	if err != nil || len(tries) == 0 {
		return err
	}
	for id, n := range tries {
		out := outcome{result: Unclear, words: "this record was copied or brought back from a backup; whether the mail went meanwhile is not known here"}
		if err := attempted(ctx, w, id, n+1, now.Unix(), out); err != nil {
			return err
		}
	}
	o.log.Warn("this record was copied or brought back from a backup; no mail that waited goes until somebody says so", "mails", len(tries))
	_, err = w.Exec(ctx, `UPDATE outgoing SET state = 'in doubt', since = $1, tries = tries + 1, forgiven = tries + 1 WHERE state = 'waiting'`, now.Unix())
	return err
}
