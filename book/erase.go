package book

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// reasons for which values may be destroyed. The class stays visible for ever.
var reasons = []string{"subject-request", "safety", "retention", "court-order", "error"}

// Erase destroys values and salts of these fields in every version of a record, and writes a tombstone: an entry of the
// kind record.tombstone with record, object, fields and reason. Leaves and proofs stay as they are. It also empties the
// write-ahead log of SQLite; when another program reads the record meanwhile, that is not possible: then the receipt
// comes with a fault.Conflict, and erasing again finishes it. PostgreSQL keeps old rows until it reuses their space.
//
// Fields of which nothing is left give a receipt that says Same. The reserved field _who may be erased too.
func (b *Book) Erase(ctx context.Context, who, ref string, fields []string, reason string) (Receipt, error) {
	if err := checkName("name of a speaker", who); err != nil {
		return Receipt{}, err
	}
	if !slices.Contains(reasons, reason) {
		return Receipt{}, fault.New(fault.Invalid, "%q is not a reason for erasing; use %s", reason, strings.Join(reasons, ", "))
	}
	fields = slices.Compact(slices.Sorted(slices.Values(fields)))
	for _, name := range fields {
		if strings.HasPrefix(name, "_") && name != fieldWho {
			return Receipt{}, fault.New(fault.Invalid, "the field %q cannot be erased", name)
		}
	}
	if len(fields) == 0 {
		return Receipt{}, fault.New(fault.Invalid, "no field of %s was named", ref)
	}
	out, err := b.submit(&request{
		ctx: ctx, done: make(chan struct{}),
		alone: func(ctx context.Context, bt *batch) ([]Receipt, error) {
			return bt.erase(ctx, who, ref, fields, reason)
		},
		after: b.scrub,
	})
	if len(out) == 0 {
		return Receipt{}, err
	}
	return out[0], err
}

// scrub runs after the commit, in the sequencer.
func (b *Book) scrub(ctx context.Context) error {
	if b.store.scrub == nil {
		return nil
	}
	if err := b.store.scrub(ctx, b.w); err != nil {
		return fault.Wrap(fault.Conflict, err, "the values are erased from the record, but a copy stays in the database's write-ahead log while another program reads it; stop that program and erase again")
	}
	return nil
}

func (bt *batch) erase(ctx context.Context, who, ref string, fields []string, reason string) ([]Receipt, error) {
	var versions []*ledger.Entry
	err := each(ctx, bt.w, func(rows *sql.Rows) error {
		e, err := readEntry(rows)
		versions = append(versions, e)
		return err
	}, `SELECT `+entryCols+` FROM entry WHERE ref = $1 ORDER BY seq`, ref)
	if err != nil {
		return nil, bt.fail(err)
	}
	if len(versions) == 0 {
		return nil, fault.New(fault.NotFound, "there is no record %s", ref)
	}
	newest := versions[len(versions)-1]
	k := bt.b.kinds.byName[newest.Kind]
	if k != nil && k.own {
		return nil, fault.New(fault.Invalid, "%s is the book's own; nothing of it can be erased", ref)
	}
	destroyed, err := destroy(versions, fields)
	if err != nil {
		return nil, err
	}
	if len(destroyed) == 0 {
		return []Receipt{{Seq: newest.Seq, Log: newest.Log, Index: newest.Index, Ref: ref, Same: true}}, nil
	}
	for _, e := range destroyed {
		if _, err := bt.w.exec(ctx, `UPDATE entry SET body = $1 WHERE seq = $2`, ledger.EncodeBody(e.Fields), e.Seq); err != nil {
			return nil, bt.fail(err)
		}
	}
	if k != nil {
		r, err := k.rowOf(newest)
		if err == nil {
			err = k.writeRows(ctx, bt.w, []row{r})
		}
		if err != nil {
			return nil, bt.fail(err)
		}
	}
	stone, err := tombstone(newest, fields, reason)
	if err != nil {
		return nil, bt.fail(err)
	}
	out, err := bt.take(who, []Draft{stone})
	if err != nil {
		return nil, bt.fail(err)
	}
	return out, nil
}

// destroy takes values and salts out of the fields and returns the entries that have changed. Their commitments must
// hold before, or what is left would prove nothing.
func destroy(versions []*ledger.Entry, names []string) (changed []*ledger.Entry, err error) {
	found := map[string]bool{}
	for _, e := range versions {
		here := false
		if ledger.RecordCommit(e.Fields) != e.Commit {
			return nil, fault.New(fault.NotSo, "entry %d of %s is damaged; nothing was erased. Verify the record", e.Seq, e.Ref)
		}
		for _, name := range names {
			f := field(e, name)
			if f == nil {
				continue
			}
			found[name] = true
			if !f.Erased {
				*f = ledger.Field{Name: name, Erased: true, Commit: ledger.Commitment(name, f.Value, f.Salt)}
				here = true
			}
		}
		if here {
			changed = append(changed, e)
		}
	}
	for _, name := range names {
		if !found[name] {
			return nil, fault.New(fault.NotFound, "no version of %s has a field %s; nothing was erased", versions[0].Ref, name)
		}
	}
	return changed, nil
}

func tombstone(e *ledger.Entry, fields []string, reason string) (Draft, error) {
	d := Draft{Log: e.Log, Kind: kindTombstone, Ref: "erased/" + ledger.NewObjectID().String()}
	for name, value := range map[string]any{"record": e.Ref, "object": e.Object.String(), "fields": fields, "reason": reason} {
		text, err := json.Marshal(value)
		if err != nil {
			return Draft{}, err
		}
		d.Fields = append(d.Fields, Field{Name: name, Value: text})
	}
	return d, nil
}

// Pad fills the case log with leaves that mean nothing up to a multiple of 256, so that the size in its checkpoint does
// not tell a busy week. Call it before that checkpoint leaves the house.
func (b *Book) Pad(ctx context.Context) error {
	_, err := b.submit(&request{ctx: ctx, done: make(chan struct{}), alone: func(_ context.Context, bt *batch) ([]Receipt, error) {
		var pads []Draft
		for n := bt.index[ledger.Case]; n%ledger.TileWidth != 0; n++ {
			pads = append(pads, Draft{Log: ledger.Case, Kind: kindPad, Ref: "pad/" + ledger.NewObjectID().String()})
		}
		return bt.take("the book", pads)
	}})
	return err
}
