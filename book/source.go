package book

import (
	"context"
	"database/sql"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// Source is a log as others may read it: the checkpoint and tiles, straight from the database. Full tiles are stored,
// partial ones are made of the entries at the right edge. Serve the source of the public log only.
func (b *Book) Source(log string) ledger.Source { return source{b.store.read, log, nil} }

// source is one log in the database. With at it stands still: it is the log of that checkpoint.
type source struct {
	q   querier
	log string
	at  *stored
}

func (s source) head(ctx context.Context) (stored, error) {
	if s.at != nil {
		return *s.at, nil
	}
	h, err := readHeads(ctx, s.q)
	if err != nil {
		return stored{}, fault.Wrap(fault.KindOf(err), err, "the head of the %s log cannot be read", s.log)
	}
	return h.log[s.log], nil
}

func (s source) Checkpoint(ctx context.Context) ([]byte, error) {
	h, err := s.head(ctx)
	return h.checkpoint, err
}

func (s source) Tile(ctx context.Context, level int, n int64, w int) ([]byte, error) {
	if w < 1 || w > ledger.TileWidth || level < ledger.Entries || n < 0 {
		return nil, fault.New(fault.Invalid, "there is no tile %d of level %d with %d hashes", n, level, w)
	}
	var data []byte
	err := each(ctx, s.q, func(r *sql.Rows) error { return r.Scan(&data) },
		`SELECT data FROM tile WHERE log = $1 AND level = $2 AND n = $3`, s.log, level, n)
	if err == nil && data == nil && w < ledger.TileWidth {
		data, err = s.partial(ctx, level, n, w)
	}
	if err == nil && data != nil && w < ledger.TileWidth {
		data, err = cut(level, data, w)
	}
	if err != nil {
		return nil, fault.Wrap(fault.KindOf(err), err, "%s of the %s log cannot be read", ledger.TilePath(level, n, w), s.log)
	}
	if data == nil {
		return nil, fault.New(fault.NotFound, "the %s log does not have %s", s.log, ledger.TilePath(level, n, w))
	}
	return data, nil
}

// partial makes a tile at the right edge: leaves from the rows of entries, hashes from the leaves or from the full
// tiles below. It is nil when the log does not reach so far.
func (s source) partial(ctx context.Context, level int, n int64, w int) ([]byte, error) {
	first := n * ledger.TileWidth
	var out []byte
	have := 0
	if level <= 0 {
		edge := new(ledger.Edge)
		err := each(ctx, s.q, func(r *sql.Rows) error {
			e, err := scanLeaf(r)
			if err == nil {
				edge.Append(e.Leaf())
			}
			return err
		}, `SELECT `+leafCols+` FROM entry WHERE log = $1 AND idx >= $2 AND idx < $3 ORDER BY idx`, s.log, first, first+int64(w))
		if err != nil || edge.Size() < int64(w) {
			return nil, err
		}
		for _, t := range edge.Partial() {
			if t.Level == level {
				return t.Data, nil
			}
		}
		return nil, nil
	}
	err := each(ctx, s.q, func(r *sql.Rows) error {
		var below []byte
		if err := r.Scan(&below); err != nil {
			return err
		}
		root, err := rootOf(below)
		out = append(out, root[:]...)
		have++
		return err
	}, `SELECT data FROM tile WHERE log = $1 AND level = $2 AND n >= $3 AND n < $4 ORDER BY n`, s.log, level-1, first, first+int64(w))
	if err != nil || have < w {
		return nil, err
	}
	return out, nil
}

// rootOf is the root over a full tile.
func rootOf(tile []byte) (tlog.Hash, error) {
	if len(tile) != ledger.TileWidth*tlog.HashSize {
		return tlog.Hash{}, fault.New(fault.NotSo, "a full tile has %d bytes", len(tile))
	}
	var level [ledger.TileWidth]tlog.Hash
	for i := range level {
		level[i] = tlog.Hash(tile[i*tlog.HashSize:])
	}
	for n := len(level) / 2; n > 0; n /= 2 {
		for i := range n {
			level[i] = tlog.NodeHash(level[2*i], level[2*i+1])
		}
	}
	return level[0], nil
}

// cut is the first w hashes or leaves of a full tile.
func cut(level int, data []byte, w int) ([]byte, error) {
	end := w * tlog.HashSize
	if level == ledger.Entries {
		end = 0
		for range w {
			if len(data) < end+2 {
				return nil, fault.New(fault.NotSo, "a bundle ends before leaf %d", w)
			}
			end += 2 + (int(data[end])<<8 | int(data[end+1]))
		}
	}
	if len(data) < end {
		return nil, fault.New(fault.NotSo, "a tile ends before hash %d", w)
	}
	return data[:end:end], nil
}
