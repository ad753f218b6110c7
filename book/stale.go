package book

import (
	"context"
	"errors"
	"io/fs"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// Stale says why what is read here may not be the newest or not what was signed, "" when database and journal agree.
// It is set when the book is opened for reading; a book opened for writing says it in ReadOnly.
func (b *Book) Stale() string { return b.stale }

// findStale holds the database against the journal without touching either. The journal is read first: a server that
// writes meanwhile puts a head there only after the entries are in the database.
func (b *Book) findStale(ctx context.Context) (string, error) {
	last := map[string]ledger.Head{}
	err := ledger.ReadJournal(b.folder.path(fileJournal), b.folder.seal(), func(h ledger.Head) { last[h.Log] = h })
	if errors.Is(err, fs.ErrNotExist) {
		return "The journal of signed heads (" + fileJournal + ") is missing, so nobody can tell whether the database is the newest.", nil
	}
	if err != nil {
		return fault.Say(err), nil
	}
	h, err := readHeads(ctx, b.store.read)
	if fault.KindOf(err) == fault.NotSo {
		return fault.Say(err), nil
	}
	if err != nil {
		return "", fault.Wrap(fault.Internal, err, "the heads cannot be read")
	}
	for _, log := range logs {
		head, ok := last[log]
		if !ok {
			return "The journal has no head of the " + log + " log.", nil
		}
		s := h.log[log]
		src := source{b.store.read, log, &s}
		is, words, err := ledger.CompareHead(s.size, s.root, head, func(size int64) (tlog.Hash, error) {
			return ledger.RootAt(ctx, src, size)
		})
		if err != nil {
			return "The " + log + " log is damaged: " + fault.Say(err), nil
		}
		if is == ledger.Behind || is == ledger.Forked {
			return words, nil
		}
	}
	return "", nil
}
