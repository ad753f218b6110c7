package ledger

import (
	"bytes"
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
)

// VerifyOptions say what Verify shall do besides checking the tree. The zero value is useful.
type VerifyOptions struct {
	Workers  int                                  // bundles worked on at once; 0 = one per processor
	Heads    []Head                               // signed heads of this log, from the journal or elsewhere, in any order
	Leaf     func(index int64, leaf []byte) error // called for each leaf in order, from one goroutine; leaf is valid during the call
	Progress func(done, size int64)               // called after each bundle, from the goroutine of Leaf
}

// Report says what Verify has looked at.
type Report struct {
	Checkpoint Checkpoint // what was verified, or the state of the log when something was wrong
	Leaves     int64
	Bundles    int64
	Tiles      int64
	Heads      int
}

// Verify checks a whole log: the checkpoint's signature by v; each leaf of each bundle against its tile; each
// tile against the level below; the root against the checkpoint; and each of opt.Heads, that it was signed by v
// and is the head of a former state of this log. It streams: memory does not grow with the log.
//
// The first thing found wrong is a fault.NotSo whose words name it (a leaf, a tile's path, a head, the
// checkpoint). Other kinds mean that the log could not be read. An error of opt.Leaf is returned as it is.
func Verify(ctx context.Context, src Source, v note.Verifier, opt VerifyOptions) (Report, error) {
	var rep Report
	text, err := src.Checkpoint(ctx)
	if err != nil {
		return rep, notSo(err)
	}
	if rep.Checkpoint, err = Open(text, v); err != nil {
		return rep, err
	}
	w := walk{src: src, opt: opt, size: rep.Checkpoint.Size, rep: &rep}
	if w.heads, err = checkHeads(opt.Heads, v, w.size); err != nil {
		return rep, err
	}
	if err := w.run(ctx); err != nil {
		return rep, err
	}
	if root := rootOf(w.levels); root != rep.Checkpoint.Root {
		return rep, fault.New(fault.NotSo, "the checkpoint names the root %s, but the %d leaves have the root %s", rep.Checkpoint.Root, w.size, root)
	}
	return rep, nil
}

// checkHeads is heads in the order of sizes, each with a signature that holds and no larger than the log.
func checkHeads(heads []Head, v note.Verifier, size int64) ([]Head, error) {
	heads = slices.Clone(heads)
	slices.SortStableFunc(heads, func(a, b Head) int { return cmp.Compare(a.Size, b.Size) })
	for _, h := range heads {
		if _, err := Open(h.Checkpoint(), v); err != nil {
			return nil, fault.Wrap(fault.NotSo, err, "the head of %d entries in the journal was not signed with the key of %s", h.Size, v.Name())
		}
		if h.Size > size {
			return nil, fault.New(fault.NotSo, "a head of %d entries was signed, but the log has only %d", h.Size, size)
		}
	}
	return heads, nil
}

// walk goes over a log from left to right. Workers fetch and hash bundles; one goroutine takes their results in
// order, so that the first thing wrong is the one that is named.
type walk struct {
	src    Source
	opt    VerifyOptions
	size   int64
	heads  []Head   // not yet reached, by size
	levels [][]byte // hashes of the unfinished tile of each level, up to where the walk is
	rep    *Report
}

// job is one bundle with what a worker found out about it.
type job struct {
	n      int64
	w      int
	bundle []byte
	tile   []byte // hashes of the leaves
	root   tlog.Hash
	err    error
	done   chan struct{}
}

func (w *walk) run(ctx context.Context) error {
	var wg sync.WaitGroup
	defer wg.Wait() // nobody reads from the source once Verify has returned
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := w.opt.Workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	todo := make(chan *job, workers)
	inOrder := make(chan *job, 2*workers)
	for range workers {
		wg.Go(func() {
			for j := range todo {
				j.err = w.work(ctx, j)
				close(j.done)
			}
		})
	}
	wg.Go(func() {
		defer close(todo)
		defer close(inOrder)
		for n := int64(0); n*TileWidth < w.size; n++ {
			j := &job{n: n, w: tileWidth(Entries, n, w.size), done: make(chan struct{})}
			select {
			case inOrder <- j:
				todo <- j // workers wait for nothing but the source, so this ends
			case <-ctx.Done():
				return
			}
		}
	})
	w.levels = [][]byte{nil}
	for j := range inOrder {
		<-j.done
		if err := w.take(ctx, j); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for len(w.heads) > 0 { // of a log without leaves
		if err := w.head(); err != nil {
			return err
		}
	}
	return w.partials(ctx)
}

// work hashes a bundle and compares it with its tile.
func (w *walk) work(ctx context.Context, j *job) error {
	var err error
	if j.bundle, err = w.fetch(ctx, Entries, j.n, j.w); err != nil {
		return err
	}
	j.tile = make([]byte, 0, j.w*tlog.HashSize)
	for rest := j.bundle; len(rest) > 0; {
		var leaf []byte
		leaf, rest, _ = cutLeaf(rest)
		h := tlog.RecordHash(leaf)
		j.tile = append(j.tile, h[:]...)
	}
	if err := w.compare(ctx, 0, j.n, j.tile); err != nil {
		return err
	}
	if j.w == TileWidth {
		j.root = subtree(j.tile)
	}
	return nil
}

// take puts a bundle's hashes into the tree and looks at its leaves and at the heads that end in it.
func (w *walk) take(ctx context.Context, j *job) error {
	if j.err != nil {
		return j.err
	}
	w.rep.Bundles++
	w.rep.Tiles++
	first := j.n * TileWidth
	for index, rest := first, j.bundle; len(rest) > 0 && w.opt.Leaf != nil; index++ {
		var leaf []byte
		leaf, rest, _ = cutLeaf(rest)
		if err := w.opt.Leaf(index, leaf); err != nil {
			return err
		}
	}
	for len(w.heads) > 0 && w.heads[0].Size < first+TileWidth {
		w.levels[0] = j.tile[:min(int(w.heads[0].Size-first)*tlog.HashSize, len(j.tile))]
		if err := w.head(); err != nil {
			return err
		}
	}
	w.levels[0] = j.tile
	if j.w == TileWidth {
		w.levels[0] = nil
		if err := w.raise(ctx, j.n, j.root); err != nil {
			return err
		}
	}
	for len(w.heads) > 0 && w.heads[0].Size == first+TileWidth {
		if err := w.head(); err != nil {
			return err
		}
	}
	w.rep.Leaves += int64(j.w)
	if w.opt.Progress != nil {
		w.opt.Progress(w.rep.Leaves, w.size)
	}
	return nil
}

// raise adds the hash of a full tile of level 0 to the levels above, and compares each tile that fills up.
func (w *walk) raise(ctx context.Context, n int64, h tlog.Hash) error {
	for level := 1; ; level++ {
		if level == len(w.levels) {
			w.levels = append(w.levels, nil)
		}
		w.levels[level] = append(w.levels[level], h[:]...)
		if len(w.levels[level]) < TileWidth*tlog.HashSize {
			return nil
		}
		n /= TileWidth
		if err := w.compare(ctx, level, n, w.levels[level]); err != nil {
			return err
		}
		w.rep.Tiles++
		h = subtree(w.levels[level])
		w.levels[level] = nil
	}
}

// partials compares the unfinished tiles above level 0, the last things that a walk has not seen.
func (w *walk) partials(ctx context.Context) error {
	for level, tile := range w.levels {
		if level == 0 || len(tile) == 0 {
			continue
		}
		if err := w.compare(ctx, level, w.size>>(tileHeight*(level+1)), tile); err != nil {
			return err
		}
		w.rep.Tiles++
	}
	return nil
}

// head compares the tree as far as the walk has come with the next head.
func (w *walk) head() error {
	h := w.heads[0]
	if root := rootOf(w.levels); root != h.Root {
		return fault.New(fault.NotSo, "a head of %d entries was signed with the root %s, but the first %d leaves of this log have the root %s", h.Size, h.Root, h.Size, root)
	}
	w.heads = w.heads[1:]
	w.rep.Heads++
	return nil
}

// compare fetches a tile and compares it with what its hashes must be.
func (w *walk) compare(ctx context.Context, level int, n int64, want []byte) error {
	width := len(want) / tlog.HashSize
	got, err := w.fetch(ctx, level, n, width)
	if err != nil {
		return err
	}
	if bytes.Equal(got, want) {
		return nil
	}
	i := 0
	for hashAt(got, i) == hashAt(want, i) {
		i++
	}
	path, child := TilePath(level, n, width), n*TileWidth+int64(i)
	if level > 0 {
		return fault.New(fault.NotSo, "hash %d of %s is not the hash of %s", i, path, TilePath(level-1, child, TileWidth))
	}
	if w.tileHolds(ctx, n, got) {
		return fault.New(fault.NotSo, "leaf %d, in %s, is not the leaf that was logged there", child, TilePath(Entries, n, width))
	}
	return fault.New(fault.NotSo, "%s has a wrong hash for leaf %d", path, child)
}

// tileHolds says whether the rest of the log speaks for a tile of level 0: then it is not the tile that was
// changed but a leaf. What cannot be read speaks for nothing.
func (w *walk) tileHolds(ctx context.Context, n int64, tile []byte) bool {
	if len(tile) < TileWidth*tlog.HashSize {
		root, err := RootAt(ctx, w.src, w.size)
		return err == nil && root == w.rep.Checkpoint.Root
	}
	above, err := w.fetch(ctx, 1, n/TileWidth, tileWidth(1, n/TileWidth, w.size))
	return err == nil && hashAt(above, int(n%TileWidth)) == subtree(tile)
}

// fetch is a tile or bundle with exactly what must be in it.
func (w *walk) fetch(ctx context.Context, level int, n int64, width int) ([]byte, error) {
	data, err := w.src.Tile(ctx, level, n, width)
	if err != nil {
		return nil, notSo(err)
	}
	part, err := fit(level, n, width, data)
	if err == nil && len(part) < len(data) {
		err = fault.New(fault.NotSo, "%s has %d bytes too many", TilePath(level, n, width), len(data)-len(part))
	}
	return part, err
}

// notSo turns "not found" into "not so": a log that lacks a part is wrong.
func notSo(err error) error {
	if fault.KindOf(err) == fault.NotFound {
		return fault.Wrap(fault.NotSo, err, "%s", fault.Say(err))
	}
	return err
}
