package book

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
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

// chain puts entries together in order: numbers without gaps, each version after its former one, rows of views for the
// newest versions and no others.
type chain struct {
	w       *walker
	feeds   map[string]*feed
	seq     int64
	index   [2]int64
	records map[[16]byte]link
	kinds   map[string]uint32 // numbers of kinds, known or not
	names   []string          // of kinds, by number
}

// link is the newest version of a record so far. There is one for each record in memory, so it is small and holds no
// pointers.
type link struct {
	object ledger.ObjectID
	seq    int64
	index  int64
	kind   uint32
	log    uint8
	inView bool
}

func (c *chain) page(p *page) error {
	for i := range p.entries {
		e := &p.entries[i].e
		if e.Seq != c.seq {
			return wrong(fmt.Sprintf("entry %d", c.seq), "it is missing; the next one is %d", e.Seq)
		}
		if err := p.sums[i].err; err != nil {
			return err
		}
		if err := c.follow(e, &p.sums[i]); err != nil {
			return err
		}
		delete(p.rows, e.Seq)
		c.seq++
	}
	for seq, r := range p.rows {
		return wrong(fmt.Sprintf("view %s, row of entry %d", r.k.Table, seq), "there is no such entry")
	}
	c.w.rep.Entries = c.seq
	if c.w.opt.Progress != nil {
		c.w.opt.Progress(c.seq, c.w.heads.next())
	}
	return nil
}

func (c *chain) follow(e *ledger.Entry, s *sum) error {
	where := fmt.Sprintf("entry %d", e.Seq)
	at := 0
	if e.Log == ledger.Case {
		at = 1
	} else if e.Log != ledger.Public {
		return wrong(where, "there is no log %q", e.Log)
	}
	if e.Index != c.index[at] {
		return wrong(where, "it has the number %d in the %s log; %d was next", e.Index, e.Log, c.index[at])
	}
	c.index[at]++
	l, err := c.feeds[e.Log].next()
	if err != nil {
		return err
	}
	if string(l.leaf) != string(s.leaf) {
		return wrong(where, "it is not the entry that was logged as leaf %d of the %s log", e.Index, e.Log)
	}
	now := link{object: e.Object, seq: e.Seq, index: e.Index, kind: c.kind(e.Kind), log: uint8(at), inView: s.inView}
	was, known := c.records[s.ref]
	prev := int64(-1)
	if known && was.log == now.log {
		prev = was.index
	}
	switch {
	case e.Prev != prev:
		return wrong(where, "it points to the former version %d of %s; %d was the former one", e.Prev, e.Ref, prev)
	case known && (was.object != now.object || was.kind != now.kind):
		return wrong(where, "it says of %s what belongs to another record", e.Ref)
	case known && was.log < now.log:
		return wrong(where, "%s was public before", e.Ref)
	}
	c.records[s.ref] = now
	return nil
}

func (c *chain) kind(name string) uint32 {
	n, ok := c.kinds[name]
	if !ok {
		n = uint32(len(c.names))
		c.kinds[name] = n
		c.names = append(c.names, name)
	}
	return n
}

// end looks at what only shows when all entries are there.
func (c *chain) end() error {
	for i, log := range logs {
		if size := c.w.heads.log[log].size; c.index[i] != size {
			return wrong(log+" log, head", "there are %d entries; the head counts %d", c.index[i], size)
		}
	}
	first := int64(-1)
	table := ""
	for _, l := range c.records {
		if k := c.w.b.kinds.byName[c.names[l.kind]]; !l.inView && k != nil && k.Table != "" && (first < 0 || l.seq < first) {
			first, table = l.seq, k.Table
		}
	}
	if first >= 0 {
		return wrong(fmt.Sprintf("view %s, row of entry %d", table, first), "it is missing")
	}
	return nil
}

// feed carries the leaves of a log from its verification to the walk.
type feed struct {
	leaves chan []leafAt
	have   []leafAt
	err    error // set before leaves is closed
}

type leafAt struct {
	index int64
	leaf  []byte
}

func (f *feed) run(ctx context.Context, w *walker, log string) {
	defer close(f.leaves)
	var run []leafAt
	send := func() error {
		select {
		case f.leaves <- run:
			run = nil
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	_, f.err = w.verifyLog(ctx, log, ledger.VerifyOptions{Leaf: func(index int64, leaf []byte) error {
		run = append(run, leafAt{index, append([]byte(nil), leaf...)})
		if len(run) < ledger.TileWidth {
			return nil
		}
		return send()
	}})
	if err := send(); err != nil {
		f.err = errors.Join(f.err, err)
	}
}

// next is the next leaf, without a leaf at the end of a log that is whole.
func (f *feed) next() (leafAt, error) {
	for len(f.have) == 0 {
		run, ok := <-f.leaves
		if !ok {
			return leafAt{}, f.err
		}
		f.have = run
	}
	l := f.have[0]
	f.have = f.have[1:]
	return l, nil
}
