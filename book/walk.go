package book

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"runtime"
	"sync"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// walker reads a book in the order of entries: one goroutine reads pages, workers compute, one goroutine puts the
// results together in order.
type walker struct {
	b      *Book
	tx     querier
	heads  heads
	signed map[string][]ledger.Head
	opt    VerifyOptions
	rep    *Report
}

// page is a run of entries with the rows of views that should belong to them.
type page struct {
	entries []rawEntry
	rows    map[int64]viewRow // by seq
	sums    []sum
	err     error // of reading
	done    chan struct{}
}

type viewRow struct {
	k *kind
	row
}

// sum is what a worker has found out about one entry.
type sum struct {
	ref    [16]byte // hash of the readable id
	leaf   []byte   // what the row says that the leaf is
	inView bool     // the view has the row of this entry
	err    error
}

// all runs the verification of both logs beside the walk over the entries, which takes their leaves as they come, and
// beside both the engine's own check.
func (w *walker) all(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel()
	feeds := map[string]*feed{}
	for _, log := range logs {
		f := &feed{leaves: make(chan []leafAt, 8)}
		feeds[log] = f
		wg.Go(func() { f.run(ctx, w, log) })
	}
	below := make(chan error, 1)
	wg.Go(func() {
		if w.b.store.check != nil {
			below <- w.b.store.check(ctx, w.b.store.read)
		}
		close(below)
	})
	if err := w.entries(ctx, feeds); err != nil {
		return err
	}
	if err := <-below; err != nil {
		return err
	}
	for _, log := range logs {
		if l, err := feeds[log].next(); err != nil {
			return err
		} else if l.leaf != nil {
			return wrong(fmt.Sprintf("%s log, leaf %d", log, l.index), "the log has a leaf for which there is no entry")
		}
	}
	return w.countTiles(ctx)
}

// logs verifies the two logs alone.
func (w *walker) logs(ctx context.Context) error {
	before := int64(0)
	for _, log := range logs {
		rep, err := w.verifyLog(ctx, log, ledger.VerifyOptions{Progress: func(done, _ int64) {
			if w.opt.Progress != nil {
				w.opt.Progress(before+done, w.heads.next())
			}
		}})
		if err != nil {
			return err
		}
		before += rep.Leaves
		w.rep.Entries = before
	}
	return w.countTiles(ctx)
}

// verifyLog holds a log, as it was when the walk began, against its signature and the journal.
func (w *walker) verifyLog(ctx context.Context, log string, opt ledger.VerifyOptions) (ledger.Report, error) {
	s, k := w.heads.log[log], w.b.folder.keys[log]
	where := log + " log"
	if err := s.check(k); err != nil {
		return ledger.Report{}, wrong(where+", head", "%s", fault.Say(err))
	}
	opt.Heads = w.signed[log]
	rep, err := ledger.Verify(ctx, source{w.b.store.read, log, &s}, k.verifier, opt)
	if kind := fault.KindOf(err); err != nil && (kind == fault.NotSo || kind == fault.Invalid) {
		return rep, wrong(where, "%s", fault.Say(err))
	}
	return rep, err
}

// countTiles finds tiles that should not be there; verification asks only for those that should.
func (w *walker) countTiles(ctx context.Context) error {
	var want, got int64
	for _, s := range w.heads.log {
		want += s.size / ledger.TileWidth
		for n := s.size / ledger.TileWidth; n > 0; n /= ledger.TileWidth {
			want += n
		}
	}
	err := each(ctx, w.tx, func(r *sql.Rows) error { return r.Scan(&got) }, `SELECT count(*) FROM tile`)
	if err == nil && got != want {
		return wrong("table tile", "there are %d full tiles; the two logs have %d", got, want)
	}
	return err
}

// entries walks over all entries and holds them against their commitments, leaves and views.
func (w *walker) entries(ctx context.Context, feeds map[string]*feed) error {
	ctx, cancel := context.WithCancel(ctx)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel()
	workers := runtime.GOMAXPROCS(0)
	todo, inOrder := make(chan *page, workers), make(chan *page, 2*workers)
	for range workers {
		wg.Go(func() {
			for p := range todo {
				w.compute(p)
				close(p.done)
			}
		})
	}
	wg.Go(func() {
		defer close(todo)
		defer close(inOrder)
		w.read(ctx, func(p *page) bool {
			p.done = make(chan struct{})
			select {
			case inOrder <- p:
				todo <- p // workers wait for nothing, so this ends
				return true
			case <-ctx.Done():
				return false
			}
		})
	})
	c := chain{w: w, feeds: feeds, records: map[[16]byte]link{}, kinds: map[string]uint32{}}
	for p := range inOrder {
		<-p.done
		if p.err != nil {
			return p.err
		}
		if err := c.page(p); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return c.end()
}

// read gives pages to yield until it says no. It is the only one that uses the transaction meanwhile.
func (w *walker) read(ctx context.Context, yield func(*page) bool) {
	last := int64(-1 << 62)
	err := pages(ctx, w.tx, func(entries []rawEntry, _ int64) error {
		p := &page{entries: entries, rows: map[int64]viewRow{}}
		first := last
		last = entries[len(entries)-1].e.Seq
		if err := w.readRows(ctx, p, first, last); err != nil {
			return err
		}
		if !yield(p) {
			return context.Canceled
		}
		return nil
	})
	end := &page{rows: map[int64]viewRow{}, err: err} // rows of entries that do not exist
	if err == nil {
		end.err = w.readRows(ctx, end, last, 1<<62)
	}
	yield(end)
}

// readRows reads the rows of all views with after < seq <= last.
func (w *walker) readRows(ctx context.Context, p *page, after, last int64) error {
	for _, k := range w.b.kinds.all {
		if k.Table == "" {
			continue
		}
		cols := viewCols
		for _, c := range k.Columns {
			cols += `, "` + c.Name + `"`
		}
		err := each(ctx, w.tx, func(rows *sql.Rows) error {
			r, err := k.scanRow(rows)
			if err != nil {
				return err
			}
			if two, ok := p.rows[r.seq]; ok {
				return wrong("view "+k.Table, "the row of %s names entry %d, and so does one of %s", r.ref, r.seq, two.k.Table)
			}
			p.rows[r.seq] = viewRow{k, r}
			return nil
		}, `SELECT `+cols+` FROM "`+k.Table+`" WHERE seq > $1 AND seq <= $2`, after, last)
		if err != nil {
			return err
		}
	}
	return nil
}

// compute does what needs only one entry and its row.
func (w *walker) compute(p *page) {
	p.sums = make([]sum, len(p.entries))
	for i := range p.entries {
		s := &p.sums[i]
		s.err = w.computeOne(&p.entries[i], p.rows, s)
	}
}

func (w *walker) computeOne(raw *rawEntry, rows map[int64]viewRow, s *sum) error {
	where := fmt.Sprintf("entry %d", raw.e.Seq)
	e, err := raw.entry()
	if err != nil {
		return wrong(where, "%s", fault.Say(err))
	}
	full := sha256.Sum256([]byte(e.Ref))
	copy(s.ref[:], full[:])
	commit := e.Commit
	if err := e.Seal(); err != nil {
		return wrong(where, "%s", fault.Say(err))
	}
	if e.Commit != commit {
		return wrong(where, "its fields are not those that were committed to")
	}
	s.leaf = e.Leaf()
	if err := agrees(e); err != nil {
		return wrong(where, "%s", err)
	}
	r, ok := rows[e.Seq]
	if !ok {
		return nil
	}
	where = fmt.Sprintf("view %s, row of entry %d", r.k.Table, e.Seq)
	if r.k.Name != e.Kind {
		return wrong(where, "the entry is of the kind %s", e.Kind)
	}
	want, err := r.k.rowOf(e)
	if err != nil {
		return wrong(where, "the entry does not give a row: %s", words(err))
	}
	if col := r.k.differs(want, r.row); col != "" {
		return wrong(where, "the column %s is not what the entry says", col)
	}
	s.inView = true
	return nil
}
