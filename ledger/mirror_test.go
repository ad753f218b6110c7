package ledger_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/ledger/ledgertest"
)

func TestAMirrorGrowsWithItsLog(t *testing.T) {
	m := ledgertest.NewMemory(t, origin)
	dir := filepath.Join(t.TempDir(), "mirror")
	for _, size := range []int64{0, 1, 255, 255, 256, 700, 66000} {
		m.Grow(t, size)
		if err := ledger.WriteDir(t.Context(), m, dir); err != nil {
			t.Fatal(err)
		}
		ledgertest.JudgeDir(t, dir, m.VKey, origin, true)
	}
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".new") || err != nil {
			t.Errorf("%s is left over, %v", path, err)
		}
		return nil
	})
	// What is there is not fetched again.
	m.Grow(t, 66100)
	for path := range m.Files {
		if strings.HasPrefix(path, "tile/entries/") && path != "tile/entries/257" && path != "tile/entries/258.p/52" {
			delete(m.Files, path)
		}
	}
	if err := ledger.WriteDir(t.Context(), m, dir); err != nil {
		t.Fatal(err)
	}
	ledgertest.JudgeDir(t, dir, m.VKey, origin, true)
	// A mirror of the mirror, over HTTP.
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	second := t.TempDir()
	if err := ledger.WriteDir(t.Context(), ledger.HTTP(server.URL+"/", nil), second); err != nil {
		t.Fatal(err)
	}
	ledgertest.JudgeDir(t, second, m.VKey, origin, true)
}

func TestAMirrorRefusesAnotherHistory(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 300)
	dir := exported(t, m)
	before, err := ledger.Dir(dir).Checkpoint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	rewritten := &ledgertest.Memory{Origin: origin, VKey: m.VKey, Signer: m.Signer, Edge: new(ledger.Edge), Files: map[string][]byte{}}
	rewritten.Edge.Append([]byte("another leaf"))
	for name, src := range map[string]ledger.Source{
		"a rewritten log": rewritten.Grow(t, 400),
		"a shorter log":   ledgerOf(t, m, 299),
		"another log":     ledgertest.NewMemory(t, origin+"/2").Grow(t, 400),
	} {
		if err := ledger.WriteDir(t.Context(), src, dir); fault.KindOf(err) != fault.Conflict {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after, err := ledger.Dir(dir).Checkpoint(t.Context()); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the checkpoint has changed to %q, %v", after, err)
	}
	ledgertest.JudgeDir(t, dir, m.VKey, origin, true)
}

// The checkpoint comes last: a mirror that was stopped still is the whole log that it was.
func TestAStoppedMirrorIsStillWhole(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 300)
	dir := exported(t, m)
	bigger := ledgerOf(t, m, 3000)
	delete(bigger.Files, "tile/entries/009")
	if err := ledger.WriteDir(t.Context(), bigger, dir); fault.KindOf(err) != fault.NotFound || !strings.Contains(err.Error(), "tile/entries/009") {
		t.Errorf("a log with a hole: %v", err)
	}
	ledgertest.JudgeDir(t, dir, m.VKey, origin, true)

	short := ledgerOf(t, m, 3000)
	short.Files["tile/0/009"] = short.Files["tile/0/009"][:64]
	if err := ledger.WriteDir(t.Context(), short, dir); fault.KindOf(err) != fault.NotSo || !strings.Contains(err.Error(), "tile/0/009") {
		t.Errorf("a log with a short tile: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := ledger.WriteDir(ctx, ledgerOf(t, m, 3000), dir); !errors.Is(err, context.Canceled) {
		t.Errorf("a mirror that was told to stop: %v", err)
	}
	ledgertest.JudgeDir(t, dir, m.VKey, origin, true)
	if err := ledger.WriteDir(t.Context(), ledgerOf(t, m, 3000), dir); err != nil {
		t.Fatal(err)
	}
	ledgertest.JudgeDir(t, dir, m.VKey, origin, true)
}

func TestAMirrorThatCannotBeReadOrWrittenSaysSo(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 3)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := ledger.WriteDir(t.Context(), m, filepath.Join(file, "dir")); err == nil {
		t.Error("a folder below a file was written")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "checkpoint"), []byte("not a checkpoint"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := ledger.WriteDir(t.Context(), m, dir); fault.KindOf(err) != fault.Invalid {
		t.Errorf("over something else: %v", err)
	}
}

func TestSources(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 300)
	dir := exported(t, m)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	for name, src := range map[string]ledger.Source{"files": ledger.Dir(dir), "HTTP": ledger.HTTP(server.URL, server.Client())} {
		part, err := src.Tile(t.Context(), 0, 0, 10)
		if err != nil || !bytes.Equal(part, m.Files["tile/0/000"][:320]) {
			t.Errorf("%s: a partial tile that has become full: %d bytes, %v", name, len(part), err)
		}
		part, err = src.Tile(t.Context(), ledger.Entries, 0, 10)
		if err != nil || !bytes.HasPrefix(m.Files["tile/entries/000"], part) || len(part) != 10*(2+len(ledgertest.Leaf(0))) {
			t.Errorf("%s: a partial bundle that has become full: %d bytes, %v", name, len(part), err)
		}
		for _, w := range []int{7, 256} {
			if _, err := src.Tile(t.Context(), 0, 9, w); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s: a tile that is not there: %v", name, err)
			}
		}
	}
	broken := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) }))
	defer broken.Close()
	if _, err := ledger.HTTP(broken.URL, nil).Checkpoint(t.Context()); fault.KindOf(err) != fault.Internal || !strings.Contains(err.Error(), "418") {
		t.Errorf("a server that is no log: %v", err)
	}
	endless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 2<<20)) }))
	defer endless.Close()
	if _, err := ledger.HTTP(endless.URL, nil).Checkpoint(t.Context()); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a checkpoint of 2 MiB: %v", err)
	}
	if _, err := ledger.HTTP("://", nil).Checkpoint(t.Context()); fault.KindOf(err) != fault.Invalid {
		t.Errorf("no address: %v", err)
	}
}
