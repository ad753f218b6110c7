package house

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/order"
)

// Newsreader is a book that can tell what is new since an entry. A Keeper of one reads after each entry only the rooms that
// it is about, and of deliveries, which change most, only what is new.
type Newsreader interface {
	Since(ctx context.Context, v access.Viewer, after, upTo int64) (book.News, error)
	Erased(ctx context.Context, after, upTo int64) (bool, error)
}

// base is the newest House that was read for a level: what the next one is made from.
func (k *Keeper) base(ctx context.Context, m moment) (*House, Newsreader, error) {
	news, can := k.book.(Newsreader)
	if !can || m.head != m.newest {
		return nil, nil, nil
	}
	k.mu.Lock()
	looked, some := k.looked[m.level], k.last[m.level] != nil
	k.mu.Unlock()
	if some && looked < m.newest {
		erased, err := news.Erased(ctx, looked, m.newest)
		if err != nil {
			return nil, nil, err
		}
		k.mu.Lock()
		if erased { // what was destroyed must be in no House and in no memory
			clear(k.last)
			k.kept = slices.DeleteFunc(k.kept, func(e *kept) bool { return e.newest < m.newest })
		}
		k.looked[m.level] = max(k.looked[m.level], m.newest)
		k.mu.Unlock()
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	h := k.last[m.level]
	if h == nil || h.Head > m.head {
		return nil, nil, nil
	}
	return h, news, nil
}

// keepLast makes a House the base of the next one of its level.
func (k *Keeper) keepLast(m moment, h *House) {
	if _, can := k.book.(Newsreader); !can || m.head != m.newest {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.last[m.level] == nil {
		k.looked[m.level] = m.newest
	}
	if old := k.last[m.level]; (old == nil || old.Head < h.Head) && m.newest >= k.looked[m.level] {
		k.last[m.level] = h
	}
}

// freshen is a House with what is new since, up to an entry.
func (k *Keeper) freshen(ctx context.Context, v access.Viewer, h *House, from Newsreader, upTo int64) (*House, error) {
	news, err := from.Since(ctx, v, h.Head, upTo)
	if err != nil {
		return nil, err
	}
	changed := map[string]bool{}
	for _, d := range slices.Concat(news.Docs, news.Hidden) {
		room, _, _ := strings.Cut(d.Kind, ".")
		changed[room] = true
	}
	out := *h
	out.docs = merged(h.docs, news)
	if changed["delivery"] {
		if out.Delivery, err = h.Delivery.With(news.Docs, refsOf(news.Hidden)); err != nil {
			return nil, err
		}
	}
	if len(changed) > 0 && !changed["record"] { // what rests on its sources has changed
		out.Record = h.Record.Relinked(out.docs)
	}
	if err := out.read(out.docs, func(room string) bool { return stale(room, changed) }); err != nil {
		return nil, err
	}
	return &out, nil
}

// stale reports whether a room is to be read anew when records of some rooms have changed. Deliveries take in what is new.
func stale(room string, changed map[string]bool) bool {
	i := slices.IndexFunc(readers, func(r reader) bool { return r.room == room })
	return room != "delivery" && (changed[room] || slices.ContainsFunc(readers[i].other, func(o string) bool { return changed[o] }))
}

func refsOf(docs []book.Doc) []string {
	out := make([]string, len(docs))
	for i, d := range docs {
		out[i] = d.Ref
	}
	return out
}

// place is the order of kinds in which a book gives documents.
var place = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for _, r := range Rooms() {
		for _, k := range r.Kinds {
			out[k.Name] = len(out)
		}
	}
	return out
})

// merged is documents with what is new, in the order in which a book gives them. It shares nothing that is written to.
func merged(docs []book.Doc, news book.News) []book.Doc {
	if len(news.Docs)+len(news.Hidden) == 0 {
		return docs
	}
	at := place()
	by := func(a, b book.Doc) int {
		return cmp.Or(cmp.Compare(at[a.Kind], at[b.Kind]), strings.Compare(a.Ref, b.Ref))
	}
	gone := map[string]bool{}
	for _, d := range slices.Concat(news.Docs, news.Hidden) {
		gone[d.Ref] = true
	}
	add := slices.Clone(news.Docs)
	order.By(add, by)
	out := make([]book.Doc, 0, len(docs)+len(add))
	for _, d := range docs {
		if gone[d.Ref] {
			continue
		}
		for len(add) > 0 && by(add[0], d) < 0 {
			out, add = append(out, add[0]), add[1:]
		}
		out = append(out, d)
	}
	return append(out, add...)
}
