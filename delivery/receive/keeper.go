package receive

import (
	"context"
	"sync"

	"github.com/upheld/upheld/book"
)

// keeper puts raw mails onto the disk. Mails that come in at the same time share one commit, so that many connections do
// not wait for as many turns of the disk.
type keeper struct {
	book    *book.Book
	mu      sync.Mutex
	waiting []*kept
	busy    bool
}

type kept struct {
	paper book.Paper
	done  chan struct{}
	err   error
}

// maxTogether bounds what one commit holds.
const (
	maxTogether      = 128
	maxTogetherBytes = 32 << 20
)

// add returns when the paper is on the disk. The first who comes writes for all who wait.
func (k *keeper) add(ctx context.Context, p book.Paper) error {
	me := &kept{paper: p, done: make(chan struct{})}
	k.mu.Lock()
	k.waiting = append(k.waiting, me)
	lead := !k.busy
	k.busy = true
	k.mu.Unlock()
	if lead {
		go k.write(context.WithoutCancel(ctx))
	}
	<-me.done
	return me.err
}

func (k *keeper) write(ctx context.Context) {
	for {
		list := k.next()
		if len(list) == 0 {
			return
		}
		papers := make([]book.Paper, len(list))
		for i, p := range list {
			papers[i] = p.paper
		}
		err := k.put(ctx, papers...)
		for _, p := range list {
			if p.err = err; err != nil && len(list) > 1 {
				p.err = k.put(ctx, p.paper) // one that cannot be kept harms no other
			}
			close(p.done)
		}
	}
}

// put keeps papers in one commit. One whose id is there stays as it is: what is named by its fingerprint needs no second
// copy.
func (k *keeper) put(ctx context.Context, papers ...book.Paper) error {
	return k.book.Work(ctx, func(ctx context.Context, w *book.Work) error {
		for _, p := range papers {
			if _, err := w.Keep(ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
}

func (k *keeper) next() []*kept {
	k.mu.Lock()
	defer k.mu.Unlock()
	n, bytes := 0, 0
	for n < len(k.waiting) && n < maxTogether && (n == 0 || bytes+len(k.waiting[n].paper.Body) <= maxTogetherBytes) {
		bytes += len(k.waiting[n].paper.Body)
		n++
	}
	list := k.waiting[:n:n]
	k.waiting = k.waiting[n:]
	if n == 0 {
		k.busy, k.waiting = false, nil
	}
	return list
}
