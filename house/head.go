package house

import (
	"context"
	"sync"
)

// heads asks a book for its newest entry on behalf of many readers at once. Whoever comes while a question is under
// way shares the next one, never the one that has begun: so each answer is as new as the moment of asking, an entry
// that was acknowledged is seen by all who come after, and a thousand readers cost one query at a time.
type heads struct {
	ask func(ctx context.Context) (ends, error)

	mu   sync.Mutex
	next *question // shared by those who wait; nil when nobody does
	busy bool      // a goroutine is asking
}

// ends are the numbers of the newest entry of the public log, and of both logs.
type ends struct{ public, both int64 }

type question struct {
	done chan struct{}
	ends ends
	err  error
}

func (h *heads) newest(ctx context.Context) (ends, error) {
	h.mu.Lock()
	if h.next == nil {
		h.next = &question{done: make(chan struct{})}
	}
	q := h.next
	if !h.busy {
		h.busy = true
		go h.run(context.WithoutCancel(ctx))
	}
	h.mu.Unlock()
	select {
	case <-q.done:
		return q.ends, q.err
	case <-ctx.Done():
		return ends{}, ctx.Err()
	}
}

// run asks until nobody waits any more.
func (h *heads) run(ctx context.Context) {
	for {
		h.mu.Lock()
		q := h.next
		h.next = nil
		if q == nil {
			h.busy = false
			h.mu.Unlock()
			return
		}
		h.mu.Unlock()
		q.ends, q.err = h.ask(ctx)
		close(q.done)
	}
}
