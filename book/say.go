package book

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

const (
	maxBatch = 512                  // commands to one commit
	window   = 2 * time.Millisecond // how long a batch waits for as many commands as the last one had
)

// request is one command in the queue. Whoever moves state away from waiting has it: the sequencer, or the caller who
// no longer waits.
type request struct {
	ctx   context.Context
	who   string
	cmd   Command                                          // what to run, or
	alone func(context.Context, *batch) ([]Receipt, error) // what to run in a transaction of its own
	after func(context.Context) error                      // when that is committed
	state atomic.Int32
	done  chan struct{}
	out   []Receipt
	err   error
}

const (
	waiting = iota
	taken
	left
)

// Say runs a command and writes what it says: one receipt for each draft, in order. When Say returns without an error,
// everything is on the disk and in the journal. An error means that nothing of this command was written, with one
// exception, of which its words tell: a full disk that had room for the entries and not for the journal.
//
// Several commands share one commit; one that fails, panics or is cancelled before its turn harms no other. Once a
// command has begun, Say waits for its end even if ctx is cancelled.
func (b *Book) Say(ctx context.Context, who string, cmd Command) ([]Receipt, error) {
	if err := checkName("name of a speaker", who); err != nil {
		return nil, err
	}
	return b.submit(&request{ctx: ctx, who: who, cmd: cmd, done: make(chan struct{})})
}

func (b *Book) submit(r *request) ([]Receipt, error) {
	if why := b.ReadOnly(); why != "" {
		return nil, readOnly(why)
	}
	select {
	case b.queue <- r:
	case <-r.ctx.Done():
		return nil, notSaid(r.ctx)
	case <-b.quit:
		return nil, closed()
	}
	select {
	case <-r.done:
	case <-r.ctx.Done():
		if r.state.CompareAndSwap(waiting, left) {
			return nil, notSaid(r.ctx)
		}
		<-r.done
	case <-b.done: // the sequencer has ended; it may have answered before
		if r.state.CompareAndSwap(waiting, left) {
			return nil, closed()
		}
		<-r.done
	}
	return r.out, r.err
}

func notSaid(ctx context.Context) error {
	return fmt.Errorf("nothing was written: %w", context.Cause(ctx))
}

func closed() error {
	return fault.New(fault.ReadOnly, "the record is being closed; nothing was written")
}

func readOnly(why string) error {
	return fault.New(fault.ReadOnly, "this record takes no entries now: %s", why)
}

// sequence is the one writer.
func (b *Book) sequence() {
	defer close(b.done)
	b.settling = make(chan *settlement, 1)
	settled := make(chan struct{})
	go func() {
		defer close(settled)
		b.settler()
	}()
	defer func() { close(b.settling); <-settled }()
	crowd := 1
	for {
		select {
		case <-b.quit:
			return
		default:
		}
		select {
		case <-b.quit:
			return
		case r := <-b.queue:
			reqs := b.gather(r, crowd)
			crowd = len(reqs)
			b.handle(reqs)
		}
	}
}

// gather takes what is in the queue. When the last batch was of many, it waits a little for as many again: their
// speakers have just been answered. A lone speaker never waits.
func (b *Book) gather(first *request, crowd int) []*request {
	reqs := []*request{first}
	var patience <-chan time.Time
	for len(reqs) < maxBatch {
		select {
		case r := <-b.queue:
			reqs = append(reqs, r)
			continue
		default:
		}
		if len(reqs) >= crowd {
			break
		}
		if patience == nil {
			patience = time.After(window)
		}
		select {
		case r := <-b.queue:
			reqs = append(reqs, r)
		case <-patience:
			return reqs
		}
	}
	return reqs
}

// handle cuts a batch where a request wants to be alone.
func (b *Book) handle(reqs []*request) {
	var batch []*request
	for _, r := range reqs {
		if !r.state.CompareAndSwap(waiting, taken) {
			continue
		}
		if err := r.ctx.Err(); err != nil {
			r.err = notSaid(r.ctx)
			close(r.done)
			continue
		}
		if r.alone == nil {
			batch = append(batch, r)
			continue
		}
		b.commit(batch)
		batch = nil
		b.commit([]*request{r})
	}
	b.commit(batch)
}

// commit runs the requests in one transaction and leaves the rest to the settler.
func (b *Book) commit(reqs []*request) {
	if len(reqs) == 0 {
		return
	}
	if reqs[0].alone != nil {
		b.drain()
	}
	signed, err := b.write(reqs)
	for _, r := range reqs {
		if err != nil && r.err == nil {
			r.out, r.err = nil, err
		}
	}
	b.settling <- &settlement{reqs: reqs, signed: signed}
	if reqs[0].alone != nil {
		b.drain()
	}
}

// write is one batch from beginning to commit: the heads that it signed. Its error is for every request that did not
// fail by itself.
func (b *Book) write(reqs []*request) ([]ledger.Head, error) {
	if why := b.ReadOnly(); why != "" {
		return nil, readOnly(why)
	}
	if b.cramped.Load() {
		if err := b.drain(); err != nil {
			return nil, err
		}
	}
	ctx := context.Background() // what has begun is not cancelled half-way
	if b.w == nil {
		w, err := b.store.writer(ctx)
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the database cannot be written")
		}
		b.w = w
	}
	bt := &batch{b: b, w: b.w}
	committing, err := b.w.transact(ctx, func() (commit bool, err error) {
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
			}
		}()
		return bt.run(ctx, reqs)
	})
	if err != nil {
		return nil, b.failed(committing, err)
	}
	if bt.edges != nil { // something new was said
		b.edges = bt.edges
	}
	return bt.signed, nil
}

// failed says what an error of the engine means. Where nobody can know what is on the disk, the book stops.
func (b *Book) failed(committing bool, err error) error {
	b.opt.Logger.Error("a batch failed", "committing", committing, "err", err)
	full := b.store.full(err)
	switch {
	case full:
		return fault.Wrap(fault.ReadOnly, err, "the disk is full; nothing was written, and reading goes on. Say it again when there is room")
	case fault.KindOf(err) == fault.ReadOnly:
		b.stop(fault.Say(err))
		return err
	case committing || b.store.broken(err):
		b.stop("A write to the database failed, so nobody knows what is on the disk. Look at the disk, open the record again and verify it.")
		return fault.Wrap(fault.ReadOnly, err, "%s", b.ReadOnly())
	}
	// The connection may be gone; a new one is made for the next batch.
	b.w.close()
	b.w = nil
	return fault.Wrap(fault.KindOf(err), err, "nothing was written: %s", fault.Say(err))
}
