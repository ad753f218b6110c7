package house

import (
	"context"
	"slices"
	"sync"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// Reader is what a Keeper needs of a book.
type Reader interface {
	Head(ctx context.Context, log string) (book.Head, error)
	Docs(ctx context.Context, v access.Viewer, at book.At, kinds ...string) ([]book.Doc, error)
}

// Keeper reads Houses out of a book and keeps the last few, since reading one takes far longer than asking it. It
// is safe for concurrent use; several who ask for the same House wait for one reading.
type Keeper struct {
	book  Reader
	heads heads
	mu    sync.Mutex
	kept  []*kept // the last asked for first

	last   map[access.Level]*House // the newest of each level, to make the next one from
	looked map[access.Level]int64  // up to this entry it is known whether something was erased that is in last
}

// keep is how many Houses are held at once: the newest, and a few as of former entries.
const keep = 4

// moment is what a House depends on. Two viewers of one level see the same.
type moment struct {
	head   int64
	newest int64 // what was erased by then is in no House, whatever its head
	level  access.Level
}

type kept struct {
	moment
	once  sync.Once
	house *House
	err   error
}

// NewKeeper keeps Houses of a book.
func NewKeeper(b Reader) *Keeper {
	return &Keeper{book: b, last: map[access.Level]*House{}, looked: map[access.Level]int64{}, heads: heads{ask: func(ctx context.Context) (ends, error) {
		h, err := b.Head(ctx, ledger.Public)
		return ends{public: h.Last, both: h.Seq}, err
	}}}
}

// House is the rooms as a viewer may see them: now, or (at.Set) right after an entry. An entry that the book has
// not reached is fault.NotFound. For whoever does not see the case log, now is the newest entry of the public log: a number
// that grew with the case log would tell each reader when the house is at work, and that a mail has come in.
func (k *Keeper) House(ctx context.Context, v access.Viewer, at book.At) (*House, error) {
	end, err := k.heads.newest(ctx)
	if err != nil {
		return nil, err
	}
	newest := end.both
	if v.Level < access.Team {
		newest = end.public
	}
	m := moment{newest, newest, v.Level}
	if at.Set {
		if at.Seq > newest || at.Seq < 0 {
			return nil, fault.New(fault.NotFound, "This record has no entry %d; its last is %d.", at.Seq, newest)
		}
		m.head = at.Seq
	}
	e := k.entry(m)
	// Whoever asked first may leave; the others still want the answer.
	e.once.Do(func() { e.house, e.err = k.read(context.WithoutCancel(ctx), v, m) })
	if e.err != nil {
		k.forget(e)
	}
	return e.house, e.err
}

// read asks for the very entry that the head named, so that an entry written meanwhile cannot slip in.
func (k *Keeper) read(ctx context.Context, v access.Viewer, m moment) (*House, error) {
	h, err := k.made(ctx, v, m)
	if err != nil {
		return nil, err
	}
	h.Head, h.Newest = m.head, m.newest
	k.keepLast(m, h)
	return h, nil
}

func (k *Keeper) made(ctx context.Context, v access.Viewer, m moment) (*House, error) {
	if m.head < 0 { // an empty book has no entry to be read at
		return FromDocs(nil)
	}
	if old, news, err := k.base(ctx, m); err != nil {
		return nil, err
	} else if old != nil {
		return k.freshen(ctx, v, old, news, m.head)
	}
	docs, err := k.book.Docs(ctx, v, book.At{Seq: m.head, Set: true})
	if err != nil {
		return nil, err
	}
	h, err := FromDocs(docs)
	if _, can := k.book.(Newsreader); can && err == nil && m.head == m.newest {
		h.docs = docs
	}
	return h, err
}

func (k *Keeper) entry(m moment) *kept {
	k.mu.Lock()
	defer k.mu.Unlock()
	// Houses from before the newest entry go, also those of former entries: the new one may be an erasure.
	k.kept = slices.DeleteFunc(k.kept, func(e *kept) bool { return e.level == m.level && e.newest < m.newest })
	for i, e := range k.kept {
		if e.moment == m {
			copy(k.kept[1:], k.kept[:i])
			k.kept[0] = e
			return e
		}
	}
	e := &kept{moment: m}
	k.kept = append([]*kept{e}, k.kept[:min(len(k.kept), keep-1)]...)
	return e
}

// forget lets the next one who asks try again.
func (k *Keeper) forget(e *kept) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for i, x := range k.kept {
		if x == e {
			k.kept = append(k.kept[:i], k.kept[i+1:]...)
			return
		}
	}
}
