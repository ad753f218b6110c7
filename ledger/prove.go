package ledger

import (
	"context"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
)

// RootAt computes from src the root of the first size leaves.
func RootAt(ctx context.Context, src Source, size int64) (tlog.Hash, error) {
	r, err := newReader(ctx, src, size)
	if err != nil {
		return tlog.Hash{}, err
	}
	return tlog.TreeHash(size, r)
}

// ProveInclusion proves from src that the tree of the first size leaves has a leaf at index: the hashes from the
// leaf's sibling upwards (RFC 6962, section 2.1.1).
func ProveInclusion(ctx context.Context, src Source, size, index int64) ([]tlog.Hash, error) {
	if index < 0 || index >= size {
		return nil, fault.New(fault.NotFound, "a log of %d leaves has no leaf %d", size, index)
	}
	r, err := newReader(ctx, src, size)
	if err != nil {
		return nil, err
	}
	return tlog.ProveRecord(size, index, r)
}

// ProveConsistency proves from src that the tree of the first size leaves begins with the tree of the first old
// leaves (RFC 6962, section 2.1.2). For old = 0 and old = size the proof is empty.
func ProveConsistency(ctx context.Context, src Source, old, size int64) ([]tlog.Hash, error) {
	if old < 0 || old > size {
		return nil, fault.New(fault.Invalid, "a log of %d leaves cannot begin with one of %d", size, old)
	}
	if old == 0 {
		return nil, nil
	}
	r, err := newReader(ctx, src, size)
	if err != nil {
		return nil, err
	}
	return tlog.ProveTree(size, old, r)
}

// CheckInclusion checks that leaf stands at index in the tree of that size and root. A proof that does not hold
// is a fault.NotSo.
func CheckInclusion(proof []tlog.Hash, size int64, root tlog.Hash, index int64, leaf []byte) error {
	err := checkSizes(index, size)
	if err == nil {
		err = tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(leaf))
	}
	if err != nil {
		return fault.Wrap(fault.NotSo, err, "the proof does not show that this is leaf %d of the log of %d leaves", index, size)
	}
	return nil
}

// CheckConsistency checks that the newer tree begins with the older one. A proof that does not hold is a
// fault.NotSo.
func CheckConsistency(proof []tlog.Hash, old int64, oldRoot tlog.Hash, size int64, root tlog.Hash) error {
	err := checkSizes(old, size)
	switch {
	case err != nil:
	case old == 0 && (len(proof) > 0 || oldRoot != emptyRoot || size == 0 && root != emptyRoot):
		err = fault.New(fault.Invalid, "a log without leaves has one root and needs no proof")
	case old > 0:
		err = tlog.CheckTree(proof, size, root, old, oldRoot)
	}
	if err != nil {
		return fault.Wrap(fault.NotSo, err, "the proof does not show that the log of %d leaves begins with the one of %d", size, old)
	}
	return nil
}

func checkSizes(n, size int64) error {
	if n < 0 || size > maxSize || n > size {
		return fault.New(fault.Invalid, "%d and %d do not fit together", n, size)
	}
	return nil
}

// hashReader gives tlog the hashes that it asks for, out of tiles.
type hashReader struct {
	ctx   context.Context
	src   Source
	avail int64 // leaves that src has; a partial tile of a smaller size may be gone
}

func newReader(ctx context.Context, src Source, size int64) (*hashReader, error) {
	text, err := src.Checkpoint(ctx)
	if err != nil {
		return nil, err
	}
	c, err := peek(text)
	if err != nil {
		return nil, err
	}
	if size < 0 || size > c.Size {
		return nil, fault.New(fault.NotFound, "the log has %d leaves, not %d", c.Size, size)
	}
	return &hashReader{ctx, src, c.Size}, nil
}

// ReadHashes loads each tile once, however many of its hashes are wanted.
func (r *hashReader) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	type key struct {
		level int
		n     int64
	}
	seen := map[key][]byte{}
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		t := tlog.TileForIndex(tileHeight, x)
		data, ok := seen[key{t.L, t.N}]
		w := tileWidth(t.L, t.N, r.avail)
		if !ok {
			var err error
			if data, err = r.src.Tile(r.ctx, t.L, t.N, w); err != nil {
				return nil, err
			}
			if data, err = fit(t.L, t.N, w, data); err != nil {
				return nil, err
			}
			seen[key{t.L, t.N}] = data
		}
		t.W = w
		h, err := tlog.HashFromTile(t, data, x)
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "%s does not hold a hash that a proof needs", TilePath(t.L, t.N, w))
		}
		out[i] = h
	}
	return out, nil
}

// LeafAt is the leaf of an entry, out of the bundle that holds it, in a log of size entries. Errors: fault.NotFound
// beyond the size, fault.NotSo when the bundle is not whole.
func LeafAt(ctx context.Context, src Source, size, index int64) ([]byte, error) {
	if index < 0 || index >= size {
		return nil, fault.New(fault.NotFound, "the log has %d entries; there is no entry %d", size, index)
	}
	n := index / TileWidth
	rest, err := src.Tile(ctx, Entries, n, tileWidth(Entries, n, size))
	if err != nil {
		return nil, err
	}
	for at := n * TileWidth; ; at++ {
		leaf, more, ok := cutLeaf(rest)
		if !ok {
			return nil, fault.New(fault.NotSo, "%s does not hold the leaf %d", TilePath(Entries, n, tileWidth(Entries, n, size)), index)
		}
		if at == index {
			return leaf, nil
		}
		rest = more
	}
}
