package book

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// batch is one transaction of the sequencer. Commands only look and say; what they say is collected here and written
// in a few large statements at the end. So a command that fails leaves nothing behind, and needs no savepoint.
type batch struct {
	b       *Book
	w       *writer
	head    heads
	at      time.Time
	seq     int64            // number of the next entry
	index   map[string]int64 // of the next entry in each log
	news    []*pending
	said    map[string]*ledger.Entry // newest in this batch, by ref
	changed bool                     // something was written that is no entry
	broken  error                    // the engine failed: the transaction cannot go on
	edges   map[string]*ledger.Edge  // after the batch, nil when nothing was said
	signed  []ledger.Head
}

// pending is an entry that is not yet written.
type pending struct {
	e    *ledger.Entry
	body []byte
	k    *kind
	row  row
}

// run is the inside of the transaction.
func (bt *batch) run(ctx context.Context, reqs []*request) (commit bool, err error) {
	if bt.head, err = readHeads(ctx, bt.w); err != nil {
		return false, err
	}
	if err := bt.catchUp(ctx); err != nil {
		return false, err
	}
	bt.at = bt.b.opt.Now().UTC().Truncate(time.Second)
	bt.seq = bt.head.next()
	bt.index = map[string]int64{}
	for _, log := range logs {
		bt.index[log] = bt.head.log[log].size
	}
	bt.said = map[string]*ledger.Entry{}
	for _, r := range reqs {
		if r.alone != nil {
			r.out, r.err = r.alone(ctx, bt)
		} else {
			r.out, r.err = bt.command(r)
		}
		if bt.broken != nil {
			return false, bt.broken
		}
	}
	if len(bt.news) == 0 {
		return bt.changed, nil
	}
	return true, bt.write(ctx)
}

// fail remembers that the engine failed, whatever the command makes of the error.
func (bt *batch) fail(err error) error {
	bt.broken = errors.Join(bt.broken, err)
	return err
}

// command runs one command and takes what it says, or nothing of it.
func (bt *batch) command(r *request) (out []Receipt, err error) {
	defer func() {
		if p := recover(); p != nil {
			bt.b.opt.Logger.Error("a command panicked", "panic", p, "stack", string(debug.Stack()))
			out, err = nil, fault.Wrap(fault.Internal, fmt.Errorf("panic: %v", p), "a command has a bug")
		}
	}()
	drafts, err := r.cmd(r.ctx, &Tx{bt})
	if err != nil {
		return nil, err
	}
	for i := range drafts {
		if k := bt.b.kinds.byName[drafts[i].Kind]; k == nil || k.own {
			return nil, fault.New(fault.Invalid, "%s: there is no kind of record %q", drafts[i].Ref, drafts[i].Kind)
		}
	}
	return bt.take(r.who, drafts)
}

// newest is the newest version of each of these records that there is, with its fields.
func (bt *batch) newest(ctx context.Context, refs []string) (map[string]*ledger.Entry, error) {
	out := make(map[string]*ledger.Entry, len(refs))
	var ask []string
	for _, ref := range refs {
		if e := bt.said[ref]; e != nil {
			out[ref] = e
		} else {
			ask = append(ask, ref)
		}
	}
	return out, newest(context.WithoutCancel(ctx), bt.w, ask, func(e *ledger.Entry) { out[e.Ref] = e })
}

// newest finds the newest entries of records, in two steps: most records of an import are new, and for those the
// first, which reads an index only, is enough.
func newest(ctx context.Context, q querier, refs []string, found func(*ledger.Entry)) error {
	var seqs []int64
	err := lookup(ctx, q, `SELECT max(seq) FROM entry WHERE ref IN`, `GROUP BY ref`, refs, func(r *sql.Rows) error {
		var seq int64
		err := r.Scan(&seq)
		seqs = append(seqs, seq)
		return err
	})
	if err != nil {
		return err
	}
	return lookup(ctx, q, `SELECT `+entryCols+` FROM entry WHERE seq IN`, ``, seqs, func(r *sql.Rows) error {
		e, err := readEntry(r)
		if err == nil {
			found(e)
		}
		return err
	})
}

const stretch = 512 // drafts whose former versions are looked up together

// take turns the drafts of one command into entries. Only when all are right do they join the batch.
func (bt *batch) take(who string, drafts []Draft) ([]Receipt, error) {
	t := taking{bt: bt, who: who, seq: bt.seq, index: map[string]int64{}, said: map[string]*ledger.Entry{}}
	for log, n := range bt.index {
		t.index[log] = n
	}
	out := make([]Receipt, 0, len(drafts))
	for part := range slices.Chunk(drafts, stretch) {
		refs := make([]string, 0, len(part))
		for i := range part {
			if t.said[part[i].Ref] == nil {
				refs = append(refs, part[i].Ref)
			}
		}
		slices.Sort(refs)
		former, err := bt.newest(context.Background(), slices.Compact(refs))
		if err != nil {
			return nil, bt.fail(err)
		}
		for i := range part {
			was := t.said[part[i].Ref]
			if was == nil {
				was = former[part[i].Ref]
			}
			receipt, err := t.draft(&part[i], was)
			if err != nil {
				return nil, err
			}
			out = append(out, receipt)
		}
	}
	if err := sealAll(t.news); err != nil {
		return nil, err
	}
	bt.join(&t)
	return out, nil
}

func (bt *batch) join(t *taking) {
	bt.seq, bt.index = t.seq, t.index
	bt.news = append(bt.news, t.news...)
	for ref, e := range t.said {
		bt.said[ref] = e
	}
}

// catchUp adds to the edges what other servers have written since. That the roots agree afterwards proves that the
// log has only grown.
func (bt *batch) catchUp(ctx context.Context) error {
	if bt.head.views != bt.b.kinds.hash {
		return fault.New(fault.ReadOnly, "another version of the program has made the views anew; start this one again")
	}
	for _, log := range logs {
		edge, now := bt.b.edges[log], bt.head.log[log]
		if now.size == edge.Size() && now.root == edge.Root() {
			continue
		}
		if now.size > edge.Size() {
			edge = edge.Clone()
			err := each(ctx, bt.w, func(r *sql.Rows) error {
				e, err := scanLeaf(r)
				if err == nil {
					edge.Append(e.Leaf())
				}
				return err
			}, `SELECT `+leafCols+` FROM entry WHERE log = $1 AND idx >= $2 AND idx < $3 ORDER BY idx`, log, edge.Size(), now.size)
			if err != nil {
				return err
			}
		}
		if now.size != edge.Size() || now.root != edge.Root() {
			return fault.New(fault.ReadOnly, "The database has changed under the program: the %s log no longer begins with the entries that were signed.", log)
		}
		bt.b.edges[log] = edge
	}
	return nil
}

// write puts the batch into the database: entries, tiles, views, heads.
func (bt *batch) write(ctx context.Context) error {
	bt.edges = map[string]*ledger.Edge{}
	for log, edge := range bt.b.edges {
		bt.edges[log] = edge.Clone()
	}
	type logTile struct {
		log string
		ledger.Tile
	}
	var tiles []logTile
	for _, p := range bt.news {
		for _, t := range bt.edges[p.e.Log].Append(p.e.Leaf()) {
			tiles = append(tiles, logTile{p.e.Log, t})
		}
	}
	err := bt.w.insert(ctx, entryInsert, "", len(bt.news), func(i int, args []any) []any {
		return entryArgs(bt.news[i].e, bt.news[i].body, args)
	})
	if err != nil {
		return err
	}
	err = bt.w.insert(ctx, `INSERT INTO tile (log, level, n, data) VALUES`, "", len(tiles), func(i int, args []any) []any {
		return append(args, tiles[i].log, int64(tiles[i].Level), tiles[i].N, tiles[i].Data)
	})
	if err != nil {
		return err
	}
	if err := bt.writeViews(ctx); err != nil {
		return err
	}
	return bt.writeHeads(ctx)
}

// writeViews writes the newest version of each record of the batch.
func (bt *batch) writeViews(ctx context.Context) error {
	rows := map[*kind][]row{}
	for _, p := range bt.news {
		if p.k.Table != "" && bt.said[p.e.Ref] == p.e {
			rows[p.k] = append(rows[p.k], p.row)
		}
	}
	for _, k := range bt.b.kinds.all { // in one order, so that servers cannot wait for each other in a circle
		if err := k.writeRows(ctx, bt.w, rows[k]); err != nil {
			return err
		}
	}
	return nil
}

// writeHeads signs, and puts the new heads in the place of those that the batch began with. If another has come
// between, nothing is written: the signature would be on a log that does not exist.
func (bt *batch) writeHeads(ctx context.Context) error {
	for _, log := range logs {
		was, edge := bt.head.log[log], bt.edges[log]
		if edge.Size() == was.size {
			continue
		}
		h, text, err := bt.b.folder.sign(log, edge)
		if err != nil {
			return err
		}
		n, err := bt.w.exec(ctx, `UPDATE head SET size = $1, root = $2, checkpoint = $3 WHERE log = $4 AND size = $5 AND root = $6`,
			h.Size, h.Root[:], text, log, was.size, was.root[:])
		if err != nil {
			return err
		}
		if n != 1 {
			return fault.New(fault.Conflict, "another server has written to the %s log at the same moment; say it again", log)
		}
		bt.signed = append(bt.signed, h)
	}
	return nil
}
