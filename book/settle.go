package book

import (
	"context"
	"errors"
	"syscall"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// settlement is a committed batch on its way to the journal and to those who wait for an answer. A settlement without
// requests only asks that the journal be brought up to date.
type settlement struct {
	reqs   []*request
	signed []ledger.Head
	err    chan error // gets the result, may be nil
}

// settler brings the heads of committed batches to the journal, in their order, and then answers. It works beside the
// sequencer, so that a batch is written while the journal of the one before goes to the disk.
func (b *Book) settler() {
	for s := range b.settling {
		err := b.settle(s.signed)
		for _, r := range s.reqs {
			if err != nil && r.err == nil {
				r.out, r.err = nil, err
			}
			if r.err == nil && r.after != nil {
				r.err = r.after(context.Background())
			}
			close(r.done)
		}
		if s.err != nil {
			s.err <- err
		}
	}
}

// drain waits until every batch so far is settled. An error says that heads are still owed to the journal.
func (b *Book) drain() error {
	done := make(chan error, 1)
	b.settling <- &settlement{err: done}
	return <-done
}

// settle brings heads to the journal, those first for which there was no room before.
func (b *Book) settle(signed []ledger.Head) error {
	b.owed = append(b.owed, signed...)
	if len(b.owed) == 0 {
		return nil
	}
	err := b.journal.Append(b.owed...)
	b.cramped.Store(err != nil)
	if err == nil {
		b.owed = nil
		return nil
	}
	if !errors.Is(err, syscall.ENOSPC) && !errors.Is(err, syscall.EDQUOT) {
		b.stop("The journal of signed heads cannot be written. Look at the disk, open the record again and verify it.")
		return fault.Wrap(fault.ReadOnly, err, "%s", b.ReadOnly())
	}
	if signed == nil {
		return fault.Wrap(fault.ReadOnly, err, "the disk is full; nothing was written, and reading goes on. Say it again when there is room")
	}
	return fault.Wrap(fault.ReadOnly, err, "the disk is full: the entries are in the database, and there is no room for their head in the journal. Make room; saying it again adds nothing")
}
