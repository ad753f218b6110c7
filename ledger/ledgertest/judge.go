package ledgertest

import (
	"context"
	"fmt"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"
	"golang.org/x/mod/sumdb/note"

	"github.com/upheld/upheld/ledger"
)

// patience ends a check that hangs: fsck blocks for ever when each of its workers has met an error and it still
// has tiles to hand out.
const patience = 2 * time.Minute

// Judge asks for a verdict on a log, over HTTP through Tessera's fsck and through ours, and directly through ours.
// All must say want: true for a log that is whole. It returns the error of our own verifier.
func Judge(t *testing.T, src ledger.Source, vkey, origin string, want bool) error {
	t.Helper()
	server := httptest.NewServer(Handler(src))
	defer server.Close()
	base, err := url.Parse(server.URL + "/")
	if err != nil {
		t.Fatal(err)
	}
	fetcher, err := client.NewHTTPFetcher(base, server.Client())
	if err != nil {
		t.Fatal(err)
	}
	verdict(t, "Tessera's fsck over HTTP", want, Fsck(t, fetcher, vkey, origin, 16))
	verdict(t, "Verify over HTTP", want, verify(t, ledger.HTTP(server.URL, server.Client()), vkey))
	own := verify(t, src, vkey)
	verdict(t, "Verify", want, own)
	return own
}

// JudgeDir is Judge for a folder of files, which Tessera's fsck also reads as files.
func JudgeDir(t *testing.T, dir, vkey, origin string, want bool) error {
	t.Helper()
	verdict(t, "Tessera's fsck over files", want, Fsck(t, client.FileFetcher{Root: dir}, vkey, origin, 16))
	return Judge(t, ledger.Dir(dir), vkey, origin, want)
}

func verdict(t *testing.T, judge string, want bool, err error) {
	t.Helper()
	if want && err != nil {
		t.Errorf("%s rejects a log that is whole: %v", judge, err)
	}
	if !want && err == nil {
		t.Errorf("%s accepts a log that is not whole", judge)
	}
}

func verify(t *testing.T, src ledger.Source, vkey string) error {
	t.Helper()
	_, err := ledger.Verify(t.Context(), src, Verifier(t, vkey), ledger.VerifyOptions{})
	return err
}

// Fsck runs Tessera's fsck, whose workers must outnumber the errors in the log, and returns its verdict.
func Fsck(t testing.TB, f fsck.Fetcher, vkey, origin string, workers uint) error {
	t.Helper()
	v, err := note.NewVerifier(vkey)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	done := make(chan error, 1)
	go func() {
		// A bundle with too few leaves makes fsck run over the end of a slice. That is a rejection, too.
		defer func() {
			if p := recover(); p != nil {
				done <- fmt.Errorf("fsck stopped: %v", p)
			}
		}()
		done <- fsck.New(origin, v, f, leafHashes, fsck.Opts{N: workers}).Check(ctx)
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		t.Fatal("Tessera's fsck does not end")
		return ctx.Err()
	}
}

// leafHashes reads a bundle with Tessera's own parser.
func leafHashes(data []byte) ([][]byte, error) {
	var bundle api.EntryBundle
	if err := bundle.UnmarshalText(data); err != nil {
		return nil, err
	}
	out := make([][]byte, 0, len(bundle.Entries))
	for _, e := range bundle.Entries {
		out = append(out, rfc6962.DefaultHasher.HashLeaf(e))
	}
	return out, nil
}
