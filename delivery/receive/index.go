package receive

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"
	"sync"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/tag"
)

// index finds dispatches by the tags of their reply addresses and by the Message-IDs of their mails.
type index struct {
	mu    sync.Mutex
	seen  int64 // the last entry that was looked at
	byRef map[string]delivery.Dispatch
	byTag map[string]string
	byID  map[string]string
}

// refresh reads the dispatches that were written since the last time. It costs a look at the head when there are none.
func (x *index) refresh(ctx context.Context, b *book.Book) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	var head sql.NullInt64
	if err := b.Look(ctx, func(r *sql.Rows) error { return r.Scan(&head) }, `SELECT max(seq) FROM entry`); err != nil {
		return err
	}
	if x.byRef == nil {
		x.byRef, x.byTag, x.byID, x.seen = map[string]delivery.Dispatch{}, map[string]string{}, map[string]string{}, -1
	}
	if !head.Valid || head.Int64 <= x.seen {
		return nil
	}
	err := b.Look(ctx, func(r *sql.Rows) error {
		var ref string
		var doc []byte
		if err := r.Scan(&ref, &doc); err != nil {
			return err
		}
		var d delivery.Dispatch
		if err := json.Unmarshal(doc, &d); err != nil {
			return err
		}
		d.Ref = ref
		x.add(d)
		return nil
	}, `SELECT ref, doc FROM delivery_dispatch WHERE seq > $1`, x.seen)
	if err == nil {
		x.seen = head.Int64
	}
	return err
}

func (x *index) add(d delivery.Dispatch) {
	x.byRef[d.Ref] = d
	if t, ok := tag.Find(d.ReplyTo); ok {
		x.byTag[t] = d.Ref
	}
	if id := messageID(d.MessageID); id != "" {
		x.byID[id] = d.Ref
	}
}

// messageID is a Message-ID as it is compared: without brackets; servers change the case of its domain.
func messageID(s string) string { return strings.ToLower(strings.Trim(s, "<> ")) }

func (x *index) tag(t string) (delivery.Dispatch, bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	d, ok := x.byRef[x.byTag[t]]
	return d, ok
}

// letterOf is the dispatch that has the tag of an address, "" when none has.
func (x *Inbox) letterOf(ctx context.Context, address string) (string, error) {
	t, ok := tag.Find(address)
	if !ok {
		return "", nil
	}
	if d, ok := x.index.tag(t); ok {
		return d.Ref, nil
	}
	if err := x.index.refresh(ctx, x.book); err != nil {
		return "", err
	}
	d, _ := x.index.tag(t)
	return d.Ref, nil
}

func (x *index) id(id string) (delivery.Dispatch, bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	d, ok := x.byRef[x.byID[messageID(id)]]
	return d, ok
}

func (x *index) dispatch(ref string) (delivery.Dispatch, bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	d, ok := x.byRef[ref]
	return d, ok
}

func (x *index) all() []delivery.Dispatch {
	x.mu.Lock()
	defer x.mu.Unlock()
	out := make([]delivery.Dispatch, 0, len(x.byRef))
	for _, d := range x.byRef {
		out = append(out, d)
	}
	return out
}
