package ledger_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/ledger/ledgertest"
)

const origin = "example.org/upheld/public"

// exported is a log of the given size as a mirror would serve it.
func exported(t *testing.T, m *ledgertest.Memory) string {
	t.Helper()
	dir := t.TempDir()
	if err := ledger.WriteDir(t.Context(), m, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestWholeLogsAreAccepted(t *testing.T) {
	for _, size := range []int64{0, 1, 255, 256, 257, 70000} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			m := ledgertest.NewMemory(t, origin).Grow(t, size)
			ledgertest.JudgeDir(t, exported(t, m), m.VKey, origin, true)
		})
	}
}

// change rewrites a file of an exported log.
func change(t *testing.T, dir, path string, how func([]byte) []byte) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(path))
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, how(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// onLeaf changes leaf i of a bundle.
func onLeaf(i int, how func([]byte) []byte) func([]byte) []byte {
	return func(bundle []byte) []byte {
		var out []byte
		for n := 0; len(bundle) > 0; n++ {
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			leaf := bundle[2:end]
			bundle = bundle[end:]
			if n == i {
				if leaf = how(leaf); leaf == nil {
					continue
				}
			}
			out = binary.BigEndian.AppendUint16(out, uint16(len(leaf)))
			out = append(out, leaf...)
		}
		return out
	}
}

func flip(i int) func([]byte) []byte {
	return func(b []byte) []byte {
		b[i] ^= 1
		return b
	}
}

func blank(b []byte) []byte  { return make([]byte, len(b)) }
func remove([]byte) []byte   { return nil }
func double(b []byte) []byte { return append(b, b...) }

func TestDamagedLogsAreRejected(t *testing.T) {
	whole := ledgertest.NewMemory(t, origin).Grow(t, 70000)
	small := ledgertest.NewMemory(t, origin).Grow(t, 200)
	exports := map[*ledgertest.Memory]string{whole: exported(t, whole), small: exported(t, small)}
	for _, c := range []struct {
		name  string
		log   *ledgertest.Memory
		path  string
		how   func([]byte) []byte // nil: the file is removed
		words string              // that the first error must have
	}{
		{"a changed leaf", whole, "tile/entries/001", onLeaf(44, flip(70)), "leaf 300, in tile/entries/001, is not the leaf that was logged there"},
		{"a blanked leaf", whole, "tile/entries/001", onLeaf(44, blank), "leaf 300, in tile/entries/001, is not the leaf that was logged there"},
		{"a removed leaf", whole, "tile/entries/001", onLeaf(44, remove), "tile/entries/001 ends before leaf 511"},
		{"a changed leaf of the last bundle", whole, "tile/entries/273.p/112", onLeaf(111, flip(70)), "leaf 69999, in tile/entries/273.p/112, is not the leaf that was logged there"},
		{"a removed leaf of the last bundle", whole, "tile/entries/273.p/112", onLeaf(0, remove), "tile/entries/273.p/112 ends before leaf 69999"},
		{"a changed leaf of a small log", small, "tile/entries/000.p/200", onLeaf(0, flip(70)), "leaf 0, in tile/entries/000.p/200, is not the leaf that was logged there"},
		{"a removed bundle", whole, "tile/entries/100", nil, "the log does not have tile/entries/100"},
		{"a changed tile", whole, "tile/0/001", flip(44 * 32), "tile/0/001 has a wrong hash for leaf 300"},
		{"a changed partial tile", whole, "tile/0/273.p/112", flip(0), "tile/0/273.p/112 has a wrong hash for leaf 69888"},
		{"a changed tile above", whole, "tile/1/000", flip(32), "hash 1 of tile/1/000 is not the hash of tile/0/001"},
		{"a changed partial tile above", whole, "tile/1/001.p/17", flip(16 * 32), "hash 16 of tile/1/001.p/17 is not the hash of tile/0/272"},
		{"a changed topmost tile", whole, "tile/2/000.p/1", flip(0), "hash 0 of tile/2/000.p/1 is not the hash of tile/1/000"},
		{"a tile cut short", whole, "tile/0/001", func(b []byte) []byte { return b[:100] }, "tile/0/001 has 100 bytes"},
		{"a removed tile", whole, "tile/1/000", nil, "the log does not have tile/1/000"},
		{"a changed root", whole, "checkpoint", flip(len(origin) + 8), "the signature of " + origin + " on the checkpoint does not hold"},
		{"no checkpoint", whole, "checkpoint", nil, "the log does not have checkpoint"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(exports[c.log])); err != nil {
				t.Fatal(err)
			}
			if c.how != nil {
				change(t, dir, c.path, c.how)
			} else if err := os.Remove(filepath.Join(dir, filepath.FromSlash(c.path))); err != nil {
				t.Fatal(err)
			}
			err := ledgertest.JudgeDir(t, dir, c.log.VKey, origin, false)
			if fault.KindOf(err) != fault.NotSo || !strings.Contains(fault.Say(err), c.words) {
				t.Errorf("Verify says %q of kind %d, want %q", fault.Say(err), fault.KindOf(err), c.words)
			}
		})
	}
}

// Tessera's fsck takes more bytes than it asked for; we do not.
func TestBytesTooManyAreRejected(t *testing.T) {
	for _, path := range []string{"tile/entries/000", "tile/0/000", "tile/1/000.p/1"} {
		m := ledgertest.NewMemory(t, origin).Grow(t, 300)
		m.Files[path] = double(bytes.Clone(m.Files[path]))
		_, err := ledger.Verify(t.Context(), m, ledgertest.Verifier(t, m.VKey), ledger.VerifyOptions{})
		if fault.KindOf(err) != fault.NotSo || !strings.Contains(fault.Say(err), path) {
			t.Errorf("%s doubled: %v", path, err)
		}
	}
}

func TestAWrongKeyIsRejected(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 257)
	other := ledgertest.NewMemory(t, origin)
	err := ledgertest.JudgeDir(t, exported(t, m), other.VKey, origin, false)
	if fault.KindOf(err) != fault.NotSo || !strings.Contains(fault.Say(err), "not signed with the key") {
		t.Errorf("%v", err)
	}
}

func TestARootThatNobodyCanRebuildIsRejected(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 257)
	text, err := ledger.Sign(origin, 257, ledgertest.NewMemory(t, origin).Grow(t, 256).Edge.Root(), m.Signer)
	if err != nil {
		t.Fatal(err)
	}
	m.Files["checkpoint"] = text
	err = ledgertest.Judge(t, m, m.VKey, origin, false)
	if fault.KindOf(err) != fault.NotSo || !strings.Contains(fault.Say(err), "the checkpoint names the root") {
		t.Errorf("%v", err)
	}
}

// heads are the signed heads of a growing log at the sizes.
func heads(t *testing.T, m *ledgertest.Memory, sizes ...int64) []ledger.Head {
	t.Helper()
	var out []ledger.Head
	for _, size := range sizes {
		m.Grow(t, size)
		h, err := ledger.HeadOf(ledger.Public, m.Files["checkpoint"])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, h)
	}
	return out
}

func TestEachHeadMustBeAFormerStateOfTheLog(t *testing.T) {
	sizes := []int64{0, 1, 2, 255, 256, 257, 300, 511, 512, 513, 65535, 65536, 65537, 66000, 66000}
	m := ledgertest.NewMemory(t, origin)
	honest := heads(t, m, sizes...)
	v := ledgertest.Verifier(t, m.VKey)
	rep, err := ledger.Verify(t.Context(), m, v, ledger.VerifyOptions{Heads: honest, Workers: 3})
	if err != nil || rep.Heads != len(sizes) {
		t.Fatalf("%d honest heads checked of %d: %v", rep.Heads, len(sizes), err)
	}
	empty := ledgertest.NewMemory(t, origin)
	rep, err = ledger.Verify(t.Context(), empty, ledgertest.Verifier(t, empty.VKey), ledger.VerifyOptions{Heads: heads(t, empty, 0)})
	if err != nil || rep.Heads != 1 {
		t.Fatalf("the head of the empty log: %d checked, %v", rep.Heads, err)
	}

	// The same key signs another history: the leaves differ from index 0 on.
	fork := &ledgertest.Memory{Origin: origin, VKey: m.VKey, Signer: m.Signer, Edge: new(ledger.Edge), Files: map[string][]byte{}}
	fork.Edge.Append([]byte("another leaf"))
	for _, h := range heads(t, fork, sizes[1:]...) {
		_, err := ledger.Verify(t.Context(), m, v, ledger.VerifyOptions{Heads: append(honest[:3:3], h)})
		want := fmt.Sprintf("a head of %d entries was signed with the root", h.Size)
		if fault.KindOf(err) != fault.NotSo || !strings.Contains(fault.Say(err), want) {
			t.Errorf("a forked head of %d: %v", h.Size, err)
		}
	}
	longer := heads(t, ledgerOf(t, m, 66000), 66001)
	_, err = ledger.Verify(t.Context(), m, v, ledger.VerifyOptions{Heads: longer})
	if fault.KindOf(err) != fault.NotSo || !strings.Contains(fault.Say(err), "the log has only 66000") {
		t.Errorf("a head beyond the log: %v", err)
	}
	forged := honest[5]
	forged.Sig = honest[6].Sig
	_, err = ledger.Verify(t.Context(), m, v, ledger.VerifyOptions{Heads: []ledger.Head{forged}})
	if fault.KindOf(err) != fault.NotSo || !strings.Contains(fault.Say(err), "was not signed") {
		t.Errorf("a forged head: %v", err)
	}
}

// ledgerOf is a second log of the same leaves and key.
func ledgerOf(t *testing.T, m *ledgertest.Memory, size int64) *ledgertest.Memory {
	t.Helper()
	c := &ledgertest.Memory{Origin: m.Origin, VKey: m.VKey, Signer: m.Signer, Edge: new(ledger.Edge), Files: map[string][]byte{}}
	return c.Grow(t, size)
}

func TestVerifyGivesEachLeafInOrder(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 700)
	next, done := int64(0), int64(0)
	rep, err := ledger.Verify(t.Context(), m, ledgertest.Verifier(t, m.VKey), ledger.VerifyOptions{
		Workers: 4,
		Leaf: func(index int64, leaf []byte) error {
			if index != next || !bytes.Equal(leaf, ledgertest.Leaf(index)) {
				t.Fatalf("leaf %d came where %d was due, or is another", index, next)
			}
			next++
			return nil
		},
		Progress: func(n, size int64) {
			if n <= done || size != 700 {
				t.Fatalf("progress went from %d to %d of %d", done, n, size)
			}
			done = n
		},
	})
	want := ledger.Report{Checkpoint: ledger.Checkpoint{Origin: origin, Size: 700, Root: m.Edge.Root()}, Leaves: 700, Bundles: 3, Tiles: 4}
	if err != nil || rep != want || next != 700 || done != 700 {
		t.Errorf("%+v, %v; %d leaves given, progress %d", rep, err, next, done)
	}

	stop := errors.New("stop")
	_, err = ledger.Verify(t.Context(), m, ledgertest.Verifier(t, m.VKey), ledger.VerifyOptions{
		Leaf: func(index int64, _ []byte) error {
			if index == 300 {
				return stop
			}
			return nil
		},
	})
	if err != stop {
		t.Errorf("an error of Leaf came back as %v", err)
	}
}

func TestVerifyStopsWhenToldTo(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 5000)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := ledger.Verify(ctx, m, ledgertest.Verifier(t, m.VKey), ledger.VerifyOptions{
		Leaf: func(index int64, _ []byte) error { cancel(); return nil },
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a verification that was stopped says %v", err)
	}
}
