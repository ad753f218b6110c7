package book

import (
	"context"
	"errors"
	"fmt"

	"github.com/upheld/upheld/ledger"
)

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
