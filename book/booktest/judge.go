package booktest

import (
	"fmt"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/ledger/ledgertest"
)

// testJudgeAcceptsTheLog lets Tessera's fsck and our own verifier read the log through Source, at sizes where tiles begin and end.
func testJudgeAcceptsTheLog(t *testing.T, open Opener) {
	b := open(t).Create(t)
	sizes := []int64{0, 1, 255, 256, 257, 70_000}
	if testing.Short() {
		sizes = sizes[:5]
	}
	var size int64
	for _, want := range sizes {
		var drafts []book.Draft
		for ; size < want; size++ {
			drafts = append(drafts, Note(fmt.Sprintf("n-%d", size)))
		}
		if len(drafts) > 0 {
			Say(t, b, drafts...)
		}
		h, err := b.Head(t.Context(), "public")
		if err != nil || h.Size != want {
			t.Fatalf("size %d, want %d, %v", h.Size, want, err)
		}
		if err := ledgertest.Judge(t, b.Source("public"), h.VerifierKey, h.Origin, true); err != nil {
			t.Errorf("at size %d: %v", want, err)
		}
	}
	Whole(t, b)
	if rep, err := b.Verify(t.Context(), book.VerifyOptions{LogOnly: true}); err != nil || !rep.OK || rep.Entries != size {
		t.Errorf("the log alone: %+v, %v", rep, err)
	}
}
