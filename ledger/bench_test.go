package ledger_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"

	"github.com/transparency-dev/tessera/client"

	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/ledger/ledgertest"
)

// tenFields is an entry of ten fields of 60 bytes.
func tenFields() ledger.Entry {
	e := ledger.Entry{Log: ledger.Case, Kind: "custody.spell", Object: ledger.NewObjectID(), Prev: -1, Day: "2026-11-23"}
	for i := range 10 {
		f := ledger.Field{Name: fmt.Sprint("field_", i), Value: bytes.Repeat([]byte("v"), 60)}
		f.Salt[0] = byte(i)
		e.Fields = append(e.Fields, f)
	}
	return e
}

func BenchmarkSeal(b *testing.B) {
	e := tenFields()
	b.ReportAllocs()
	for b.Loop() {
		if err := e.Seal(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeAndCommit(b *testing.B) {
	e := tenFields()
	body := ledger.EncodeBody(e.Fields)
	b.ReportAllocs()
	for b.Loop() {
		fields, err := ledger.DecodeBody(body)
		if err != nil || ledger.RecordCommit(fields) == e.Commit {
			b.Fatal("not read back")
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	leaf := ledgertest.Leaf(1)
	var e ledger.Edge
	b.ReportAllocs()
	for b.Loop() {
		e.Append(leaf)
	}
}

// A batch of the sequencer: clone, 512 leaves, root, partial tiles.
func BenchmarkBatch(b *testing.B) {
	leaf := ledgertest.Leaf(1)
	e := new(ledger.Edge)
	for b.Loop() {
		next := e.Clone()
		for range 512 {
			next.Append(leaf)
		}
		next.Root()
		next.Partial()
		e = next
	}
}

func BenchmarkProveInclusion(b *testing.B) {
	m := ledgertest.NewMemory(b, origin).Grow(b, 70000)
	for b.Loop() {
		if _, err := ledger.ProveInclusion(b.Context(), m, 70000, 12345); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkJournalAppend(b *testing.B) {
	j := openJournal(b, filepath.Join(b.TempDir(), "head.journal"), nil)
	size := int64(0)
	for b.Loop() {
		size++
		if err := j.Append(headAt(ledger.Public, size), headAt(ledger.Case, size)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMillion verifies 1,000,000 leaves from files with two workers, by turns with Tessera's fsck.
func BenchmarkMillion(b *testing.B) {
	m := ledgertest.NewMemory(b, origin).Grow(b, 1_000_000)
	dir := b.TempDir()
	start := time.Now()
	if err := ledger.WriteDir(b.Context(), m, dir); err != nil {
		b.Fatal(err)
	}
	b.Logf("written in %s", time.Since(start).Round(time.Millisecond))
	v := ledgertest.Verifier(b, m.VKey)
	m.Files = nil
	b.Run("Verify", func(b *testing.B) {
		done := watchMemory(b)
		for b.Loop() {
			rep, err := ledger.Verify(b.Context(), ledger.Dir(dir), v, ledger.VerifyOptions{Workers: 2})
			if err != nil || rep.Leaves != 1_000_000 {
				b.Fatalf("%+v, %v", rep, err)
			}
		}
		done()
	})
	b.Run("VerifyHTTP", func(b *testing.B) {
		server := httptest.NewServer(http.FileServer(http.Dir(dir)))
		defer server.Close()
		for b.Loop() {
			if _, err := ledger.Verify(b.Context(), ledger.HTTP(server.URL, nil), v, ledger.VerifyOptions{Workers: 2}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Fsck", func(b *testing.B) {
		silence(b)
		done := watchMemory(b)
		for b.Loop() {
			if err := ledgertest.Fsck(b, client.FileFetcher{Root: dir}, m.VKey, origin, 2); err != nil {
				b.Fatal(err)
			}
		}
		done()
	})
}

// watchMemory reports the most memory that the Go runtime has held of the system while it ran.
func watchMemory(b *testing.B) (done func()) {
	debug.FreeOSMemory() // what came before does not count
	ctx, cancel := context.WithCancel(b.Context())
	most := make(chan uint64)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		top := uint64(0)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for ctx.Err() == nil {
			metrics.Read(sample)
			top = max(top, sample[0].Value.Uint64()-sample[1].Value.Uint64())
			<-tick.C
		}
		most <- top
	}()
	return func() {
		cancel()
		b.ReportMetric(float64(<-most)/(1<<20), "MiB-held")
	}
}

// silence keeps the log of fsck out of the figures.
func silence(b *testing.B) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	was := os.Stderr
	os.Stderr = null
	b.Cleanup(func() { os.Stderr = was; _ = null.Close() })
}
