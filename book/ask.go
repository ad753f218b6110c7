package book

import (
	"context"
	"database/sql"
	"math"
	"strings"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/order"
)

// Docs are the records of these kinds (of every kind of every room, when none is named) as they were at that moment and
// as far as this viewer may see them: kind by kind, in the order of ids. An unknown kind is a fault.Invalid.
func (b *Book) Docs(ctx context.Context, v access.Viewer, at At, kinds ...string) ([]Doc, error) {
	picked, err := b.kinds.pick(kinds)
	if err != nil {
		return nil, err
	}
	var out []Doc
	err = b.store.snapshotted(ctx, func(tx *sql.Tx) error {
		for _, k := range picked {
			docs, err := docsOf(ctx, tx, k, v, at)
			if err != nil {
				return err
			}
			out = append(out, docs...)
		}
		return nil
	})
	return out, err
}

func docsOf(ctx context.Context, q querier, k *kind, v access.Viewer, at At) ([]Doc, error) {
	var out []Doc
	keep := func(d Doc, see string) error {
		open, ok, err := redact(d.JSON, d.Log, see, v)
		if d.JSON = open; ok {
			out = append(out, d)
		}
		return err
	}
	var err error
	if at.Set {
		err = each(ctx, q, func(rows *sql.Rows) error {
			e, err := readEntry(rows)
			if err != nil {
				return err
			}
			return keep(docFrom(e), seeOf(e))
		}, `SELECT `+entryColsOf("e")+` FROM "`+k.Table+`" v JOIN entry e ON e.ref = v.ref
			AND e.seq = (SELECT max(x.seq) FROM entry x WHERE x.ref = v.ref AND x.seq <= $1)`, at.Seq)
	} else {
		err = each(ctx, q, func(rows *sql.Rows) error {
			d := Doc{Kind: k.Name}
			var see string
			if err := rows.Scan(&d.Seq, &d.Ref, &d.Log, &see, &d.JSON); err != nil {
				return err
			}
			return keep(d, see)
		}, `SELECT `+viewCols+` FROM "`+k.Table+`"`)
	}
	order.By(out, func(a, b Doc) int { return strings.Compare(a.Ref, b.Ref) })
	return out, err
}

// Doc is one record as it was at that moment and as far as this viewer may see it. ok is false when there was none, or
// none that this viewer may know of.
func (b *Book) Doc(ctx context.Context, v access.Viewer, at At, ref string) (_ Doc, ok bool, err error) {
	last := int64(math.MaxInt64)
	if at.Set {
		last = at.Seq
	}
	var e *ledger.Entry
	err = each(ctx, b.store.read, func(rows *sql.Rows) error {
		e, err = readEntry(rows)
		return err
	}, `SELECT `+entryCols+` FROM entry WHERE ref = $1 AND seq <= $2 ORDER BY seq DESC LIMIT 1`, ref, last)
	if err != nil {
		return Doc{}, false, fault.Wrap(fault.Internal, err, "the record %s cannot be read", ref)
	}
	if e == nil {
		return Doc{}, false, nil
	}
	d := docFrom(e)
	if d.JSON, ok, err = redact(d.JSON, d.Log, seeOf(e), v); !ok || err != nil {
		return Doc{}, false, err
	}
	return d, true, nil
}
