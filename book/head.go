package book

import (
	"context"
	"database/sql"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// Head is the signed state of one log.
type Head struct {
	Seq         int64 // number of the last entry over both logs, -1 when there is none
	Last        int64 // number of the last entry of this log, -1 when there is none
	Log         string
	Origin      string
	Size        int64
	Root        tlog.Hash
	Checkpoint  string // as signed
	VerifierKey string // what others need to check it
}

// stored is a row of the table head.
type stored struct {
	size       int64
	root       tlog.Hash
	checkpoint []byte
}

// heads is the state of both logs in the database. Since entries are numbered over both, the number of the next
// entry is the sum of the sizes.
type heads struct {
	log   map[string]stored
	views string // hash of the descriptions of the views as they are
}

func (h heads) next() int64 { return h.log[ledger.Public].size + h.log[ledger.Case].size }

func readHeads(ctx context.Context, q querier) (heads, error) {
	h := heads{log: map[string]stored{}}
	err := each(ctx, q, func(r *sql.Rows) error {
		var log string
		var s stored
		var root []byte
		if err := r.Scan(&log, &s.size, &root, &s.checkpoint, &h.views); err != nil {
			return err
		}
		copy(s.root[:], root)
		if len(root) != len(s.root) {
			return fault.New(fault.NotSo, "the head of the %s log has a root of %d bytes", log, len(root))
		}
		h.log[log] = s
		return nil
	}, `SELECT h.log, h.size, h.root, h.checkpoint, m.value FROM head h, meta m WHERE m.name = 'views'`)
	if err != nil {
		return h, err
	}
	_, public := h.log[ledger.Public]
	_, closed := h.log[ledger.Case]
	if len(h.log) != 2 || !public || !closed {
		return h, fault.New(fault.NotSo, "the database does not have one head for each of the two logs")
	}
	return h, nil
}

// check holds a head against the signature on its checkpoint.
func (s stored) check(k key) error {
	c, err := ledger.Open(s.checkpoint, k.verifier)
	if err != nil {
		return err
	}
	if c.Size != s.size || c.Root != s.root {
		return fault.New(fault.NotSo, "the head of %s is not the one that was signed: the database says %d entries and root %s, the checkpoint %d and %s", c.Origin, s.size, s.root, c.Size, c.Root)
	}
	return nil
}

// Head is the signed head of a log (public or case) as the database has it now.
func (b *Book) Head(ctx context.Context, log string) (Head, error) {
	k, ok := b.folder.keys[log]
	if !ok {
		return Head{}, fault.New(fault.Invalid, "there is no log %q; use public or case", log)
	}
	h, err := readHeads(ctx, b.store.read)
	if err != nil {
		return Head{}, fault.Wrap(fault.KindOf(err), err, "the head of the %s log cannot be read", log)
	}
	s, last := h.log[log], int64(-1)
	if s.size > 0 {
		err := each(ctx, b.store.read, func(r *sql.Rows) error { return r.Scan(&last) }, `SELECT seq FROM entry WHERE log = $1 AND idx = $2`, log, s.size-1)
		if err != nil {
			return Head{}, fault.Wrap(fault.Internal, err, "the last entry of the %s log cannot be read", log)
		}
	}
	return Head{
		Seq: h.next() - 1, Last: last, Log: log, Origin: k.verifier.Name(), Size: s.size, Root: s.root,
		Checkpoint: string(s.checkpoint), VerifierKey: k.text,
	}, nil
}
