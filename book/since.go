package book

import (
	"context"
	"database/sql"
	"strings"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// News is what became of the records between two entries.
type News struct {
	Docs   []Doc // new or changed, as they are after the later entry and as far as a viewer may see them, by id
	Hidden []Doc // others that are new or changed, and of which that viewer may see nothing: without JSON
}

// Since is what the entries after one (-1: from the first) up to and with another changed. It costs as much as they are
// many. An erasure changes older entries too and is no news: ask Erased.
func (b *Book) Since(ctx context.Context, v access.Viewer, after, upTo int64) (News, error) {
	var out News
	err := each(ctx, b.store.read, func(rows *sql.Rows) error {
		e, err := readEntry(rows)
		if err != nil {
			return err
		}
		if k := b.kinds.byName[e.Kind]; k == nil || k.own {
			return nil
		}
		d := docFrom(e)
		open, ok, err := redact(d.JSON, d.Log, seeOf(e), v)
		if d.JSON = open; !ok {
			d.JSON = nil
			out.Hidden = append(out.Hidden, d)
			return err
		}
		out.Docs = append(out.Docs, d)
		return err
	}, `SELECT `+entryColsOf("e")+` FROM entry e WHERE e.seq > $1 AND e.seq <= $2
		AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.ref = e.ref AND x.seq > e.seq AND x.seq <= $2)`, after, upTo)
	if err != nil {
		return News{}, fault.Wrap(fault.Internal, err, "what is new in the record cannot be read")
	}
	for _, list := range [][]Doc{out.Docs, out.Hidden} {
		order.By(list, func(a, b Doc) int { return strings.Compare(a.Ref, b.Ref) })
	}
	return out, nil
}

// Erased reports whether values were destroyed by one of the entries after one up to and with another.
func (b *Book) Erased(ctx context.Context, after, upTo int64) (bool, error) {
	found := false
	err := each(ctx, b.store.read, func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		found = n > 0
		return err
	}, `SELECT count(*) FROM entry WHERE seq > $1 AND seq <= $2 AND kind = $3`, after, upTo, kindTombstone)
	if err != nil {
		return false, fault.Wrap(fault.Internal, err, "what was erased cannot be read")
	}
	return found, nil
}
