// Package ledgertest holds what tests of logs share: a log in memory, a server for any log, and a judge that asks
// an independent verifier (Tessera's fsck) as well as our own.
package ledgertest

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// Memory is a log in memory, in the paths of tlog-tiles. Files may be changed to play the forger.
type Memory struct {
	Origin string
	VKey   string
	Signer note.Signer
	Edge   *ledger.Edge
	Files  map[string][]byte // by path, "checkpoint" among them
}

// NewMemory is an empty log with a new key.
func NewMemory(t testing.TB, origin string) *Memory {
	t.Helper()
	skey, vkey, err := ledger.GenerateKey(origin)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(skey)
	if err != nil {
		t.Fatal(err)
	}
	m := &Memory{Origin: origin, VKey: vkey, Signer: signer, Edge: new(ledger.Edge), Files: map[string][]byte{}}
	m.Publish(t)
	return m
}

// Grow appends leaves made by Leaf until the log has the size, and publishes.
func (m *Memory) Grow(t testing.TB, size int64) *Memory {
	t.Helper()
	for m.Edge.Size() < size {
		for _, tile := range m.Edge.Append(Leaf(m.Edge.Size())) {
			m.Files[ledger.TilePath(tile.Level, tile.N, tile.W)] = tile.Data
		}
	}
	m.Publish(t)
	return m
}

// Publish puts the partial tiles and a new checkpoint among the files.
func (m *Memory) Publish(t testing.TB) {
	t.Helper()
	for _, tile := range m.Edge.Partial() {
		m.Files[ledger.TilePath(tile.Level, tile.N, tile.W)] = tile.Data
	}
	text, err := ledger.Sign(m.Origin, m.Edge.Size(), m.Edge.Root(), m.Signer)
	if err != nil {
		t.Fatal(err)
	}
	m.Files["checkpoint"] = text
}

// Leaf is the leaf at an index of every log that Grow makes.
func Leaf(index int64) []byte {
	e := ledger.Entry{Log: ledger.Public, Kind: "record.act", Prev: -1, Day: "2026-11-23"}
	e.Object[15], e.Object[14], e.Object[13] = byte(index), byte(index>>8), byte(index>>16)
	return e.Leaf()
}

// Checkpoint implements ledger.Source.
func (m *Memory) Checkpoint(context.Context) ([]byte, error) { return m.file("checkpoint") }

// Tile implements ledger.Source.
func (m *Memory) Tile(_ context.Context, level int, n int64, w int) ([]byte, error) {
	return m.file(ledger.TilePath(level, n, w))
}

func (m *Memory) file(path string) ([]byte, error) {
	if data, ok := m.Files[path]; ok {
		return data, nil
	}
	return nil, fault.New(fault.NotFound, "no %s", path)
}

// Verifier is the verifier of a key in text form.
func Verifier(t testing.TB, vkey string) note.Verifier {
	t.Helper()
	v, err := note.NewVerifier(vkey)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Handler serves any log over HTTP as tlog-tiles wants it.
func Handler(src ledger.Source) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, err := answer(r.Context(), src, strings.TrimPrefix(r.URL.Path, "/"))
		if err != nil {
			code := http.StatusInternalServerError
			if fault.KindOf(err) == fault.NotFound {
				code = http.StatusNotFound
			}
			http.Error(w, fmt.Sprint(err), code)
			return
		}
		_, _ = w.Write(data)
	})
}

func answer(ctx context.Context, src ledger.Source, path string) ([]byte, error) {
	if path == "checkpoint" {
		return src.Checkpoint(ctx)
	}
	level, n, width, err := ledger.ParseTilePath(path)
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, err, "no %s", path)
	}
	return src.Tile(ctx, level, n, width)
}
