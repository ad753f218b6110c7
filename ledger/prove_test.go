package ledger_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/merkle/testonly"
	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/ledger/ledgertest"
)

var rfc = rfc6962.DefaultHasher

func toBytes(hashes []tlog.Hash) [][]byte {
	var out [][]byte
	for _, h := range hashes {
		out = append(out, bytes.Clone(h[:]))
	}
	return out
}

// oracleOf is the tree of transparency-dev/merkle over the leaves of every log that Grow makes.
func oracleOf(size int64) *testonly.Tree {
	tree := testonly.New(rfc)
	for i := range size {
		tree.AppendData(ledgertest.Leaf(i))
	}
	return tree
}

const large = 70000

func TestAnIndependentLibraryAcceptsOurProofs(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, large)
	oracle := oracleOf(large)
	ctx := t.Context()
	sizes := []int64{1, 2, 3, 5, 8, 255, 256, 257, 300, 511, 512, 513, 4096, 65535, 65536, 65537, 69999, 70000}
	for _, size := range sizes {
		root, err := ledger.RootAt(ctx, m, size)
		if err != nil || !bytes.Equal(root[:], oracle.HashAt(uint64(size))) {
			t.Fatalf("root of %d: %s, %v", size, root, err)
		}
		for _, index := range []int64{0, 1, size / 2, size - 2, size - 1} {
			if index < 0 || index >= size {
				continue
			}
			p, err := ledger.ProveInclusion(ctx, m, size, index)
			if err != nil {
				t.Fatal(err)
			}
			want, err := oracle.InclusionProof(uint64(index), uint64(size))
			if err != nil || !slices.EqualFunc(toBytes(p), want, bytes.Equal) {
				t.Errorf("leaf %d of %d: another proof than the library's, %v", index, size, err)
			}
			leaf := ledgertest.Leaf(index)
			if err := proof.VerifyInclusion(rfc, uint64(index), uint64(size), rfc.HashLeaf(leaf), toBytes(p), root[:]); err != nil {
				t.Errorf("leaf %d of %d: %v", index, size, err)
			}
			if err := ledger.CheckInclusion(p, size, root, index, leaf); err != nil {
				t.Error(err)
			}
		}
		for _, old := range sizes {
			if old > size {
				continue
			}
			p, err := ledger.ProveConsistency(ctx, m, old, size)
			if err != nil {
				t.Fatal(err)
			}
			past := oracle.HashAt(uint64(old))
			if err := proof.VerifyConsistency(rfc, uint64(old), uint64(size), toBytes(p), past, root[:]); err != nil {
				t.Errorf("%d to %d: %v", old, size, err)
			}
			if err := ledger.CheckConsistency(p, old, tlog.Hash(past), size, root); err != nil {
				t.Error(err)
			}
		}
	}
}

// spoilt gives variants of a proof, with what was done to them.
func spoilt(p []tlog.Hash) map[string][]tlog.Hash {
	out := map[string][]tlog.Hash{
		"one hash more at the end": append(slices.Clone(p), tlog.Hash{}),
		"one hash more in front":   append([]tlog.Hash{{}}, p...),
		"the empty proof":          {},
		"the proof twice":          append(slices.Clone(p), p...),
	}
	for i := range p {
		flipped := slices.Clone(p)
		flipped[i][5] ^= 1
		out[fmt.Sprint("a bit of hash ", i)] = flipped
		out[fmt.Sprint("without hash ", i)] = slices.Delete(slices.Clone(p), i, i+1)
		if i > 0 {
			swapped := slices.Clone(p)
			swapped[i], swapped[i-1] = swapped[i-1], swapped[i]
			out[fmt.Sprint("hashes swapped at ", i)] = swapped
		}
	}
	return out
}

// Ours and the library's check must agree on every spoilt proof, size and index.
func TestSpoiltProofsAreJudgedAsByTheLibrary(t *testing.T) {
	const size = 40
	m := ledgertest.NewMemory(t, origin).Grow(t, size)
	oracle := oracleOf(size)
	root := m.Edge.Root()
	rejected := 0
	inclusion := func(what string, p []tlog.Hash, size int64, root tlog.Hash, index int64, leaf []byte) {
		ours := ledger.CheckInclusion(p, size, root, index, leaf)
		theirs := proof.VerifyInclusion(rfc, uint64(index), uint64(size), rfc.HashLeaf(leaf), toBytes(p), root[:])
		if (ours == nil) != (theirs == nil) || ours != nil && fault.KindOf(ours) != fault.NotSo {
			t.Errorf("leaf %d of %d, %s: we say %v, the library says %v", index, size, what, ours, theirs)
		}
		if ours != nil {
			rejected++
		}
	}
	consistency := func(what string, p []tlog.Hash, old int64, oldRoot tlog.Hash, size int64, root tlog.Hash) {
		ours := ledger.CheckConsistency(p, old, oldRoot, size, root)
		theirs := proof.VerifyConsistency(rfc, uint64(old), uint64(size), toBytes(p), oldRoot[:], root[:])
		if (ours == nil) != (theirs == nil) || ours != nil && fault.KindOf(ours) != fault.NotSo {
			t.Errorf("%d to %d, %s: we say %v, the library says %v", old, size, what, ours, theirs)
		}
		if ours != nil {
			rejected++
		}
	}
	for index := range int64(size) {
		p, err := ledger.ProveInclusion(t.Context(), m, size, index)
		if err != nil {
			t.Fatal(err)
		}
		leaf := ledgertest.Leaf(index)
		for what, bad := range spoilt(p) {
			inclusion(what, bad, size, root, index, leaf)
		}
		inclusion("another index", p, size, root, (index+1)%size, leaf)
		inclusion("an index beyond", p, size, root, size, leaf)
		inclusion("a larger size", p, size+1, root, index, leaf)
		inclusion("a smaller size", p, size-1, root, index, leaf)
		inclusion("another root", p, size, tlog.Hash{1}, index, leaf)
		inclusion("another leaf", p, size, root, index, append(leaf, 0))

		old := index + 1
		if p, err = ledger.ProveConsistency(t.Context(), m, old, size); err != nil {
			t.Fatal(err)
		}
		past := tlog.Hash(oracle.HashAt(uint64(old)))
		for what, bad := range spoilt(p) {
			consistency(what, bad, old, past, size, root)
		}
		if old < size {
			consistency("a larger old size", p, old+1, past, size, root)
		}
		consistency("a smaller old size", p, old-1, past, size, root)
		consistency("sizes swapped", p, size, root, old, past)
		consistency("another old root", p, old, tlog.Hash{1}, size, root)
		consistency("another root", p, old, past, size, tlog.Hash{1})
	}
	if rejected < 500 {
		t.Errorf("only %d proofs were spoilt", rejected)
	}
}

func TestAnyLogBeginsWithTheEmptyOne(t *testing.T) {
	m := ledgertest.NewMemory(t, origin)
	empty := m.Edge.Root()
	m.Grow(t, 5)
	p, err := ledger.ProveConsistency(t.Context(), m, 0, 5)
	if err != nil || len(p) != 0 || ledger.CheckConsistency(p, 0, empty, 5, m.Edge.Root()) != nil {
		t.Errorf("%v, %v", p, err)
	}
	if err := ledger.CheckConsistency(nil, 0, tlog.Hash{1}, 5, m.Edge.Root()); fault.KindOf(err) != fault.NotSo {
		t.Errorf("an empty log with a strange root: %v", err)
	}
	if err := ledger.CheckConsistency(nil, 0, empty, 0, tlog.Hash{1}); fault.KindOf(err) != fault.NotSo {
		t.Errorf("to an empty log with a strange root: %v", err)
	}
}

func TestWhatCannotBeProvedIsRefused(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 300)
	ctx := t.Context()
	for name, f := range map[string]func() error{
		"a leaf beyond the size":  func() error { _, err := ledger.ProveInclusion(ctx, m, 300, 300); return err },
		"a negative leaf":         func() error { _, err := ledger.ProveInclusion(ctx, m, 300, -1); return err },
		"a size beyond the log":   func() error { _, err := ledger.ProveInclusion(ctx, m, 301, 0); return err },
		"a root beyond the log":   func() error { _, err := ledger.RootAt(ctx, m, 301); return err },
		"a growth beyond the log": func() error { _, err := ledger.ProveConsistency(ctx, m, 1, 301); return err },
		"a log without that tile": func() error {
			c := *m
			c.Files = map[string][]byte{"checkpoint": m.Files["checkpoint"]}
			_, err := ledger.ProveInclusion(ctx, &c, 300, 0)
			return err
		},
	} {
		if err := f(); fault.KindOf(err) != fault.NotFound {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ledger.ProveConsistency(ctx, m, 7, 6); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a log that shrinks: %v", err)
	}
	// Beyond 2^62 the arithmetic under us would not end.
	huge := int64(1)<<62 + 5
	if err := ledger.CheckInclusion(make([]tlog.Hash, 63), huge, tlog.Hash{}, 1, nil); fault.KindOf(err) != fault.NotSo {
		t.Errorf("a huge log: %v", err)
	}
	if err := ledger.CheckConsistency(make([]tlog.Hash, 63), 1, tlog.Hash{}, huge, tlog.Hash{}); fault.KindOf(err) != fault.NotSo {
		t.Errorf("a huge log: %v", err)
	}
}

func TestAppendProveVerify(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 3000)
	oracle := oracleOf(3000)
	rapid.Check(t, func(r *rapid.T) {
		size := rapid.Int64Range(1, 3000).Draw(r, "size")
		index := rapid.Int64Range(0, size-1).Draw(r, "index")
		old := rapid.Int64Range(0, size).Draw(r, "old")
		root := tlog.Hash(oracle.HashAt(uint64(size)))
		p, err := ledger.ProveInclusion(t.Context(), m, size, index)
		if err != nil {
			r.Fatal(err)
		}
		if err := ledger.CheckInclusion(p, size, root, index, ledgertest.Leaf(index)); err != nil {
			r.Fatal(err)
		}
		if ledger.CheckInclusion(p, size, root, index, ledgertest.Leaf(index+1)) == nil {
			r.Fatal("the proof also holds for another leaf")
		}
		if p, err = ledger.ProveConsistency(t.Context(), m, old, size); err != nil {
			r.Fatal(err)
		}
		if err := ledger.CheckConsistency(p, old, tlog.Hash(oracle.HashAt(uint64(old))), size, root); err != nil {
			r.Fatal(err)
		}
	})
}

func TestALeafIsFoundInItsBundle(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 300)
	for _, index := range []int64{0, 255, 256, 299} {
		if leaf, err := ledger.LeafAt(t.Context(), m, 300, index); err != nil || !bytes.Equal(leaf, ledgertest.Leaf(index)) {
			t.Errorf("leaf %d: %q, %v", index, leaf, err)
		}
	}
	for _, index := range []int64{-1, 300} {
		if _, err := ledger.LeafAt(t.Context(), m, 300, index); fault.KindOf(err) != fault.NotFound {
			t.Errorf("leaf %d: %v", index, err)
		}
	}
	m.Files["tile/entries/001.p/44"] = m.Files["tile/entries/001.p/44"][:100]
	if _, err := ledger.LeafAt(t.Context(), m, 300, 299); fault.KindOf(err) != fault.NotSo {
		t.Errorf("a bundle cut short: %v", err)
	}
	delete(m.Files, "tile/entries/000")
	if _, err := ledger.LeafAt(t.Context(), m, 300, 0); fault.KindOf(err) != fault.NotFound {
		t.Errorf("no bundle: %v", err)
	}
}

// A proof for a former size must come out of what a mirror still has: its partial tiles of that size may be gone.
func TestProofsForFormerSizesComeOutOfTheNewestTiles(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 700)
	for path := range m.Files {
		if strings.Contains(path, ".p/") && !strings.HasSuffix(path, ".p/188") && !strings.HasSuffix(path, ".p/2") {
			t.Fatalf("%s is left over", path)
		}
	}
	for _, size := range []int64{1, 255, 600, 699} {
		if _, err := ledger.ProveInclusion(t.Context(), m, size, size-1); err != nil {
			t.Errorf("size %d: %v", size, err)
		}
	}
}
