package book

import (
	"context"
	"database/sql"
	"strings"

	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/order"
)

// Tx is what a command may look at: the record as it is, with what earlier commands of the same batch have said. It
// shows everything, since whoever runs a command decides what to tell. Use it in the command only.
type Tx struct{ bt *batch }

// Doc is the newest version of a record; ok is false when there is none.
func (tx *Tx) Doc(ctx context.Context, ref string) (Doc, bool, error) {
	found, err := tx.bt.newest(ctx, []string{ref})
	if err != nil {
		return Doc{}, false, tx.bt.fail(err)
	}
	e := found[ref]
	if e == nil {
		return Doc{}, false, nil
	}
	return docFrom(e), true, nil
}

// Docs are the newest versions of all records of these kinds (of every kind, when none is named): kind by kind, in the
// order of ids.
func (tx *Tx) Docs(ctx context.Context, kinds ...string) ([]Doc, error) {
	picked, err := tx.bt.b.kinds.pick(kinds)
	if err != nil {
		return nil, err
	}
	var out []Doc
	for _, k := range picked {
		docs, err := tx.docsOf(ctx, k)
		if err != nil {
			return nil, tx.bt.fail(err)
		}
		out = append(out, docs...)
	}
	return out, nil
}

func (tx *Tx) docsOf(ctx context.Context, k *kind) ([]Doc, error) {
	var out []Doc
	err := each(context.WithoutCancel(ctx), tx.bt.w, func(rows *sql.Rows) error {
		d := Doc{Kind: k.Name}
		var see string
		if err := rows.Scan(&d.Seq, &d.Ref, &d.Log, &see, &d.JSON); err != nil {
			return err
		}
		if _, newer := tx.bt.said[d.Ref]; !newer {
			out = append(out, d)
		}
		return nil
	}, `SELECT `+viewCols+` FROM "`+k.Table+`"`)
	for _, e := range tx.bt.said {
		if e.Kind == k.Name {
			out = append(out, docFrom(e))
		}
	}
	order.By(out, func(a, b Doc) int { return strings.Compare(a.Ref, b.Ref) })
	return out, err
}

func docFrom(e *ledger.Entry) Doc {
	return Doc{Kind: e.Kind, Ref: e.Ref, Seq: e.Seq, Log: e.Log, JSON: docOf(e.Fields)}
}
