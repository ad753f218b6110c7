package book

import (
	"context"

	"github.com/upheld/upheld/fault"
)

// Rebuild drops the views and computes them anew from the entries, in one transaction. With check it changes nothing: it
// computes every row beside the stored one and compares them. Since a row is only as good as the entry that it comes from,
// the entries are held against their commitments and leaves on the way: a check that passes is a Verify that passes. What
// is wrong stands in the report; err means that there is no answer.
func (b *Book) Rebuild(ctx context.Context, check bool, progress func(done, total int64)) (Report, error) {
	if check {
		return b.Verify(ctx, VerifyOptions{Progress: progress})
	}
	var rep Report
	_, err := b.submit(&request{ctx: ctx, done: make(chan struct{}), alone: func(ctx context.Context, bt *batch) ([]Receipt, error) {
		var kinds []*kind
		for _, k := range b.kinds.all {
			if k.Table != "" {
				kinds = append(kinds, k)
			}
		}
		err := b.kinds.makeViews(ctx, bt.w, kinds, nil)
		if err == nil {
			rep.Entries, err = fill(ctx, bt.w, kinds, progress)
		}
		if err != nil {
			return nil, bt.fail(err)
		}
		bt.changed = true
		return nil, nil
	}})
	if fault.KindOf(err) == fault.NotSo {
		rep.Wrong = &Wrong{What: fault.Say(err), Where: "entries"}
		return rep, nil
	}
	if err != nil {
		return rep, err
	}
	rep.OK = true
	head, err := b.Head(ctx, "public")
	rep.Checkpoint = head.Checkpoint
	return rep, err
}
