package book

import (
	"context"
	"errors"
	"os"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// Create makes the data folder of a new book: keys, journal, database, and the checkpoints of two empty logs. It
// refuses (fault.Conflict) a folder or a database that already holds a book, and leaves nothing behind when it fails.
func Create(ctx context.Context, o Options, s Setup) (err error) {
	o = o.filled()
	kinds, err := newRegistry(o.Rooms)
	if err != nil {
		return err
	}
	if s.Origin == "" || strings.HasPrefix(s.Origin, "/") || strings.HasSuffix(s.Origin, "/") {
		return fault.New(fault.Invalid, "%q cannot be the origin of a record; write the name of a host, as upheld.example.org", s.Origin)
	}
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return fault.Wrap(fault.Invalid, err, "the data folder %s cannot be made", o.Dir)
	}
	f := &folder{dir: o.Dir}
	held, err := lockFolder(f.path(fileLock))
	if err != nil {
		return err
	}
	defer held.Close()
	if f, err = createFolder(o, s); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.remove()
		}
	}()
	keys, err := f.makeKeys(s.Origin)
	if err != nil {
		return err
	}
	db, err := openStore(ctx, f, o, true)
	if err != nil {
		return err
	}
	first, err := createDatabase(ctx, db, f, kinds, s.Origin)
	if err = errors.Join(err, db.close()); err != nil {
		return err
	}
	j, err := ledger.OpenJournal(f.path(fileJournal), f.seal())
	if err != nil {
		return err
	}
	if err := errors.Join(j.Append(first...), j.Close()); err != nil {
		return err
	}
	if err := f.writeKeys(keys); err != nil {
		return err
	}
	return f.sync()
}

// createDatabase makes all tables and signs the heads of two empty logs.
func createDatabase(ctx context.Context, db *store, f *folder, kinds *registry, origin string) ([]ledger.Head, error) {
	if err := db.migrate(ctx); err != nil {
		return nil, err
	}
	if was, err := meta(ctx, db.read, "origin"); err != nil {
		return nil, err
	} else if was != "" {
		return nil, fault.New(fault.Conflict, "the database already holds the record %s", was)
	}
	w, err := db.writer(ctx)
	if err != nil {
		return nil, err
	}
	defer w.close()
	var first []ledger.Head
	_, err = w.transact(ctx, func() (bool, error) {
		if err := setMeta(ctx, w, "origin", origin); err != nil {
			return false, err
		}
		for _, log := range logs {
			edge := new(ledger.Edge)
			h, text, err := f.sign(log, edge)
			if err != nil {
				return false, err
			}
			first = append(first, h)
			root := edge.Root()
			if _, err := w.exec(ctx, `INSERT INTO head (log, size, root, checkpoint) VALUES ($1, $2, $3, $4)`, log, int64(0), root[:], text); err != nil {
				return false, err
			}
		}
		stale, gone, err := kinds.staleViews(ctx, w)
		if err == nil {
			err = kinds.makeViews(ctx, w, stale, gone)
		}
		return true, err
	})
	if err != nil {
		return nil, fault.Wrap(fault.KindOf(err), err, "the tables of the new record cannot be made")
	}
	return first, nil
}

// sign makes the checkpoint of a log at its edge.
func (f *folder) sign(log string, edge *ledger.Edge) (ledger.Head, []byte, error) {
	k := f.keys[log]
	text, err := ledger.Sign(k.signer.Name(), edge.Size(), edge.Root(), k.signer)
	if err != nil {
		return ledger.Head{}, nil, err
	}
	h, err := ledger.HeadOf(log, text)
	return h, text, err
}
