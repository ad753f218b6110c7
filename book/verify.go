package book

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// VerifyOptions say how much Verify looks at.
type VerifyOptions struct {
	LogOnly  bool                    // leaves, tiles, checkpoints and journal of the two logs; not values and views
	Progress func(done, total int64) // entries, may be nil
}

// Report is the result of Verify and Rebuild.
type Report struct {
	OK         bool   `json:"ok"`
	Entries    int64  `json:"entries"`    // looked at
	Checkpoint string `json:"checkpoint"` // of the public log
	Wrong      *Wrong `json:"wrong,omitempty"`
}

// Wrong is the first thing found that is not as it was written.
type Wrong struct {
	What  string `json:"what"`
	Where string `json:"where"`
}

// finding is a Wrong on its way up.
type finding struct{ Wrong }

func (f *finding) Error() string { return f.Where + ": " + f.What }

func wrong(where, what string, args ...any) error {
	return &finding{Wrong{What: fault.New(fault.NotSo, what, args...).Say, Where: where}}
}

// Verify reads the whole record once: every entry against its commitment and its leaf, every leaf against tiles, signed
// heads and journal, every row of every view against the entry that wrote it. The first thing wrong stands in the report;
// err means that there is no answer.
func (b *Book) Verify(ctx context.Context, o VerifyOptions) (rep Report, err error) {
	// The journal is read before the database: what is in the journal is in the database, not the other way round.
	signed, err := b.signed()
	if err == nil {
		err = b.store.snapshotted(ctx, func(tx *sql.Tx) error {
			h, err := readHeads(ctx, tx)
			if err != nil {
				return err
			}
			w := &walker{b: b, tx: tx, heads: h, signed: signed, opt: o, rep: &rep}
			rep.Checkpoint = string(h.log[ledger.Public].checkpoint)
			if o.LogOnly {
				return w.logs(ctx)
			}
			return w.all(ctx)
		})
	}
	if err == nil {
		rep.OK = true
		return rep, nil
	}
	if f, ok := errors.AsType[*finding](err); ok {
		rep.Wrong = &f.Wrong
		return rep, nil
	}
	if fault.KindOf(err) == fault.NotSo || b.store.broken(err) {
		rep.Wrong = &Wrong{What: words(err), Where: "database"}
		return rep, nil
	}
	return rep, err
}

// words are what a report says about an error; the operator, who verifies, may know the cause.
func words(err error) string {
	if fault.KindOf(err) == fault.Internal {
		return err.Error()
	}
	return fault.Say(err)
}

// signed is every head in the journal, by log. It is read without being opened: a program that only reads must not
// touch the journal of a running server, and opening a journal repairs its end.
func (b *Book) signed() (map[string][]ledger.Head, error) {
	out := map[string][]ledger.Head{}
	err := ledger.ReadJournal(b.folder.path(fileJournal), b.folder.seal(), func(h ledger.Head) {
		out[h.Log] = append(out[h.Log], h)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, wrong(fileJournal, "the journal of signed heads is missing")
	}
	if err != nil {
		return nil, journalWrong(err)
	}
	for _, log := range logs {
		if len(out[log]) == 0 {
			return nil, wrong(fileJournal, "the journal has no head of the %s log", log)
		}
	}
	return out, nil
}

func journalWrong(err error) error {
	if kind := fault.KindOf(err); kind == fault.Invalid || kind == fault.NotSo {
		return wrong(fileJournal, "%s", err.Error())
	}
	return err
}
