package ledger

import (
	"fmt"
	"math/bits"
	"slices"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
)

// Edge is the right edge of a log: its size, the partial tile of each level and the partial bundle. That is
// all one needs to append and to know the root. The zero Edge is an empty log. Not safe for concurrent use.
type Edge struct {
	size   int64
	levels [][]byte // partial tile of each level, hashes end to end; the last one is never empty
	bundle []byte   // leaves of the partial bundle
}

// OpenEdge rebuilds the edge of a log of the given size from what is stored. It calls load for full tiles
// (w = 256), and once for the partial bundle (level Entries, w = its leaves) when there is one; partial hash
// tiles need not be stored. At most 255 tiles of each level are loaded. Compare Root with what was signed.
func OpenEdge(size int64, load func(level int, n int64, w int) ([]byte, error)) (*Edge, error) {
	if size < 0 || size > maxSize {
		return nil, fault.New(fault.Invalid, "a log cannot have the size %d", size)
	}
	e := &Edge{size: size}
	if err := e.openBundle(load); err != nil {
		return nil, err
	}
	for level := 1; size>>(tileHeight*level) > 0; level++ {
		full := size >> (tileHeight * level) // full tiles on the level below = hashes on this one
		w := full % TileWidth
		tile := make([]byte, 0, TileWidth*tlog.HashSize)
		for n := full - w; n < full; n++ {
			data, err := load(level-1, n, TileWidth)
			if err != nil {
				return nil, err
			}
			if data, err = fit(level-1, n, TileWidth, data); err != nil {
				return nil, err
			}
			h := subtree(data)
			tile = append(tile, h[:]...)
		}
		e.levels = append(e.levels, tile)
	}
	return e, nil
}

// openBundle loads the partial bundle and makes the partial tile of level 0 from it.
func (e *Edge) openBundle(load func(level int, n int64, w int) ([]byte, error)) error {
	if e.size == 0 {
		return nil
	}
	tile := make([]byte, 0, TileWidth*tlog.HashSize)
	n, w := e.size/TileWidth, int(e.size%TileWidth)
	if w > 0 {
		data, err := load(Entries, n, w)
		if err != nil {
			return err
		}
		if data, err = fit(Entries, n, w, data); err != nil {
			return err
		}
		e.bundle = slices.Clone(data)
		for rest := e.bundle; len(rest) > 0; {
			var leaf []byte
			leaf, rest, _ = cutLeaf(rest)
			h := tlog.RecordHash(leaf)
			tile = append(tile, h[:]...)
		}
	}
	e.levels = append(e.levels, tile)
	return nil
}

// Append adds a leaf and returns the tiles that became full by it: none, or the bundle, the tile of level 0 and
// perhaps those above. Their data is not touched again. A leaf longer than MaxLeaf is a bug of the caller.
func (e *Edge) Append(leaf []byte) []Tile {
	if len(leaf) > MaxLeaf {
		panic(fmt.Sprintf("ledger: a leaf of %d bytes", len(leaf)))
	}
	n := e.size / TileWidth
	e.size++
	e.bundle = appendLeaf(e.bundle, leaf)
	h := tlog.RecordHash(leaf)
	var full []Tile
	if e.size%TileWidth == 0 {
		full = append(full, Tile{Level: Entries, N: n, W: TileWidth, Data: e.bundle})
		e.bundle = make([]byte, 0, len(e.bundle))
	}
	for level := 0; ; level++ {
		if level == len(e.levels) {
			e.levels = append(e.levels, nil)
		}
		if e.levels[level] == nil {
			e.levels[level] = make([]byte, 0, TileWidth*tlog.HashSize)
		}
		tile := append(e.levels[level], h[:]...)
		e.levels[level] = tile
		if len(tile) < TileWidth*tlog.HashSize {
			return full
		}
		full = append(full, Tile{Level: level, N: n, W: TileWidth, Data: tile})
		e.levels[level] = nil
		h = subtree(tile)
		n /= TileWidth
	}
}

// Size is the number of leaves.
func (e *Edge) Size() int64 { return e.size }

// Root is the root of the tree over all leaves (RFC 6962, section 2.1).
func (e *Edge) Root() tlog.Hash { return rootOf(e.levels) }

// Partial is the partial bundle and the partial tiles, as a log of this size must serve them. The data is a copy.
func (e *Edge) Partial() []Tile {
	var out []Tile
	if w := int(e.size % TileWidth); w > 0 {
		out = append(out, Tile{Level: Entries, N: e.size / TileWidth, W: w, Data: slices.Clone(e.bundle)})
	}
	for level, tile := range e.levels {
		if w := len(tile) / tlog.HashSize; w > 0 {
			n := e.size >> (tileHeight * (level + 1))
			out = append(out, Tile{Level: level, N: n, W: w, Data: slices.Clone(tile)})
		}
	}
	return out
}

// Clone is a copy that shares nothing: append a batch to the clone, and throw it away when the batch fails.
func (e *Edge) Clone() *Edge {
	c := &Edge{size: e.size, levels: make([][]byte, len(e.levels))}
	c.bundle = append(make([]byte, 0, cap(e.bundle)), e.bundle...)
	for i, tile := range e.levels {
		c.levels[i] = append(make([]byte, 0, TileWidth*tlog.HashSize), tile...)
	}
	return c
}

// rootOf joins the perfect subtrees at the right edge, smallest (rightmost) first.
func rootOf(levels [][]byte) tlog.Hash {
	var root tlog.Hash
	some := false
	for _, tile := range levels {
		for w := len(tile) / tlog.HashSize; w > 0; {
			k := 1 << bits.TrailingZeros(uint(w))
			h := subtree(tile[(w-k)*tlog.HashSize : w*tlog.HashSize])
			if some {
				h = tlog.NodeHash(h, root)
			}
			root, some = h, true
			w -= k
		}
	}
	if !some {
		return emptyRoot
	}
	return root
}
