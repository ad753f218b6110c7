package ledger_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/merkle/testonly"
	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/ledger/ledgertest"
)

// The inputs and roots are those that transparency-dev/merkle publishes for RFC 6962 (Apache-2.0), read from there.
func TestRootsAreThoseOfThePublishedVectors(t *testing.T) {
	var e ledger.Edge
	roots := testonly.RootHashes()
	for i, leaf := range testonly.LeafInputs() {
		if e.Root() != tlog.Hash(roots[i]) || e.Size() != int64(i) {
			t.Errorf("root of %d leaves: %x, want %x", i, e.Root(), roots[i])
		}
		e.Append(leaf)
	}
	if e.Root() != tlog.Hash(roots[8]) {
		t.Errorf("root of 8 leaves: %x, want %x", e.Root(), roots[8])
	}
}

// loader gives only what a store keeps: full tiles, and the leaves of the partial bundle.
func loader(t rapid.TB, m *ledgertest.Memory) func(level int, n int64, w int) ([]byte, error) {
	return func(level int, n int64, w int) ([]byte, error) {
		if w < ledger.TileWidth && level != ledger.Entries {
			t.Errorf("the partial tile %s was asked for", ledger.TilePath(level, n, w))
		}
		data, ok := m.Files[ledger.TilePath(level, n, w)]
		if !ok {
			t.Errorf("%s was asked for and is not there", ledger.TilePath(level, n, w))
		}
		return data, nil
	}
}

func TestAnEdgeIsRebuiltFromWhatIsStored(t *testing.T) {
	oracle := testonly.New(rfc6962.DefaultHasher)
	m := ledgertest.NewMemory(t, origin)
	for _, size := range []int64{0, 1, 2, 255, 256, 257, 511, 512, 5000, 65535, 65536, 65537, 70000, 131072, 131073} {
		m.Grow(t, size)
		for i := int64(oracle.Size()); i < size; i++ {
			oracle.AppendData(ledgertest.Leaf(i))
		}
		e, err := ledger.OpenEdge(size, loader(t, m))
		if err != nil {
			t.Fatal(err)
		}
		if e.Size() != size || !bytes.Equal(hashBytes(e.Root()), oracle.Hash()) || m.Edge.Root() != e.Root() {
			t.Errorf("size %d: root %x, want %x", size, e.Root(), oracle.Hash())
		}
		got, want := e.Partial(), m.Edge.Partial()
		if !slices.EqualFunc(got, want, sameTile) {
			t.Errorf("size %d: the partial tiles differ", size)
		}
		// Both go on to the same tiles.
		a, b := e.Clone(), m.Edge.Clone()
		for i := range int64(600) {
			leaf := ledgertest.Leaf(size + i)
			if fa, fb := a.Append(leaf), b.Append(leaf); !slices.EqualFunc(fa, fb, sameTile) {
				t.Fatalf("size %d: the tiles that leaf %d fills differ", size, size+i)
			}
		}
		if a.Root() != b.Root() {
			t.Errorf("size %d: the roots 600 leaves later differ", size)
		}
	}
}

func sameTile(a, b ledger.Tile) bool {
	return a.Level == b.Level && a.N == b.N && a.W == b.W && bytes.Equal(a.Data, b.Data)
}

func hashBytes(h tlog.Hash) []byte { return h[:] }

func TestAThrownAwayCloneLeavesNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var e ledger.Edge
		appendTo := func(e *ledger.Edge, n int) (full []ledger.Tile) {
			for range n {
				full = append(full, e.Append(ledgertest.Leaf(e.Size()))...)
			}
			return full
		}
		appendTo(&e, rapid.IntRange(0, 700).Draw(t, "before"))
		root, partial := e.Root(), e.Partial()
		c := e.Clone()
		for range rapid.IntRange(1, 400).Draw(t, "failed batch") {
			c.Append([]byte("another"))
		}
		if e.Root() != root || !slices.EqualFunc(e.Partial(), partial, sameTile) {
			t.Fatal("appending to the clone has changed the edge")
		}
		d := e.Clone()
		n := rapid.IntRange(1, 400).Draw(t, "next batch")
		if !slices.EqualFunc(appendTo(&e, n), appendTo(d, n), sameTile) || e.Root() != d.Root() {
			t.Fatal("the edge and its clone go different ways")
		}
	})
}

func TestAnEdgeAndItsCloneGoTheirOwnWays(t *testing.T) {
	for _, size := range []int64{0, 5, 255, 300, 511} {
		plain := ledgertest.NewMemory(t, origin).Grow(t, size).Edge
		a := ledgertest.NewMemory(t, origin).Grow(t, size).Edge
		b := a.Clone()
		for i := range int64(300) { // by turns, so that shared memory would be written twice
			leaf := ledgertest.Leaf(size + i)
			want, got := plain.Append(leaf), a.Append(leaf)
			b.Append([]byte("another"))
			if !slices.EqualFunc(want, got, sameTile) || a.Root() != plain.Root() || !slices.EqualFunc(a.Partial(), plain.Partial(), sameTile) {
				t.Fatalf("size %d: the clone has changed leaf %d or a hash beside it", size, size+i)
			}
		}
	}
}

func TestAnEdgeIsNotRebuiltFromDamagedParts(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 300)
	damaged := func(path string, data []byte) func(int, int64, int) ([]byte, error) {
		return func(level int, n int64, w int) ([]byte, error) {
			if p := ledger.TilePath(level, n, w); p != path {
				return m.Files[p], nil
			}
			return data, nil
		}
	}
	for _, c := range []struct {
		path string
		data []byte
	}{
		{"tile/0/000", m.Files["tile/0/000"][:8191]},
		{"tile/entries/001.p/44", m.Files["tile/entries/001.p/44"][:100]},
		{"tile/entries/001.p/44", nil},
	} {
		if _, err := ledger.OpenEdge(300, damaged(c.path, c.data)); fault.KindOf(err) != fault.NotSo {
			t.Errorf("%s with %d bytes: %v", c.path, len(c.data), err)
		}
	}
	gone := errors.New("gone")
	if _, err := ledger.OpenEdge(300, func(int, int64, int) ([]byte, error) { return nil, gone }); err != gone {
		t.Errorf("an error of the store came back as %v", err)
	}
	if _, err := ledger.OpenEdge(-1, nil); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a negative size: %v", err)
	}
}
