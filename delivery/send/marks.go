package send

import (
	"context"
	"sync"

	"github.com/upheld/upheld/book"
)

// marks gathers what many connections want to write into the queue and writes it in one transaction, so that the disk is not
// synced once a mail and step. They are written in the order in which they came.
type marks struct {
	book *book.Book
	mu   sync.Mutex
	next []*mark
	busy bool
}

// mark is one thing to write. do runs in the transaction; when it fails, all marks of the transaction fail, so what is only
// about this mail is told by other means.
type mark struct {
	do   func(ctx context.Context, w *book.Work) error
	err  error
	done chan struct{}
}

// most is how many marks go into one transaction.
const most = 256

// put hands over a mark; wait on its done.
func (s *marks) put(do func(ctx context.Context, w *book.Work) error) *mark {
	m := &mark{do: do, done: make(chan struct{})}
	s.mu.Lock()
	s.next = append(s.next, m)
	begin := !s.busy
	s.busy = true
	s.mu.Unlock()
	if begin {
		go s.write()
	}
	return m
}

// write ends when nothing is left.
func (s *marks) write() {
	for {
		s.mu.Lock()
		n := min(most, len(s.next))
		batch := s.next[:n:n]
		s.next = s.next[n:]
		if n == 0 {
			s.next, s.busy = nil, false
		}
		s.mu.Unlock()
		if n == 0 {
			return
		}
		// What was asked to be written is written, even when who asked is leaving.
		err := s.book.Work(context.Background(), func(ctx context.Context, w *book.Work) error {
			for _, m := range batch {
				if err := m.do(ctx, w); err != nil {
					return err
				}
			}
			return nil
		})
		for _, m := range batch {
			m.err = err
			close(m.done)
		}
	}
}

// write hands over a mark and returns when it is on the disk.
func (o *Office) write(do func(ctx context.Context, w *book.Work) error) error {
	m := o.marks.put(do)
	<-m.done
	return m.err
}
