package ledger

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/upheld/upheld/fault"
)

// WriteDir copies a log into a folder of static files that any web server can serve (tlog-tiles): every bundle
// and tile of the newest checkpoint, each brought to disk, and the checkpoint last. A folder that already holds
// a state of the log only gets what is new, after a proof that the log has grown from that state; a log that
// has not is a fault.Conflict. What comes from src is not verified: run Verify over Dir(dir).
func WriteDir(ctx context.Context, src Source, dir string) error {
	text, err := src.Checkpoint(ctx)
	if err != nil {
		return err
	}
	c, err := peek(text)
	if err != nil {
		return err
	}
	have, err := heldIn(ctx, src, c, dir)
	if err != nil {
		return err
	}
	if err := copyTiles(ctx, src, dir, have, c.Size); err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, checkpointPath), text, true)
}

// heldIn is the size of the log that the folder already holds, 0 when it is new, after checking that c extends it.
func heldIn(ctx context.Context, src Source, c Checkpoint, dir string) (int64, error) {
	text, err := Dir(dir).Checkpoint(ctx)
	if fault.KindOf(err) == fault.NotFound {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	old, err := peek(text)
	if err != nil {
		return 0, err
	}
	if old.Origin != c.Origin || old.Size > c.Size {
		return 0, fault.New(fault.Conflict, "%s holds the log %s with %d entries; it cannot become %s with %d", dir, old.Origin, old.Size, c.Origin, c.Size)
	}
	proof, err := ProveConsistency(ctx, src, old.Size, c.Size)
	if err != nil {
		return 0, err
	}
	if err := CheckConsistency(proof, old.Size, old.Root, c.Size, c.Root); err != nil {
		return 0, fault.Wrap(fault.Conflict, err, "the log does not go on from the %d entries that %s holds", old.Size, dir)
	}
	return old.Size, nil
}

// copyTiles copies what a log of the given size has beyond one of the size have.
func copyTiles(ctx context.Context, src Source, dir string, have, size int64) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	tiles := make(chan Tile)
	var wg sync.WaitGroup
	// Syncing waits for the disk, not for a processor: several at once share one flush of the file system.
	for range 8 * runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for t := range tiles {
				if err := copyTile(ctx, src, dir, t); err != nil {
					cancel(err)
				}
			}
		})
	}
	dirs := map[string]bool{}
	for t := range tilesBeyond(have, size) {
		for d := filepath.Dir(filepath.FromSlash(TilePath(t.Level, t.N, t.W))); d != "."; d = filepath.Dir(d) {
			dirs[filepath.Join(dir, d)] = true
		}
		select {
		case tiles <- t:
			continue
		case <-ctx.Done():
		}
		break
	}
	close(tiles)
	wg.Wait()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	for d := range dirs {
		if err := syncDir(d); err != nil {
			return fault.Wrap(fault.Internal, err, "the folder %s cannot be brought to disk", d)
		}
	}
	return nil
}

// tilesBeyond gives the tiles and bundles, without data, that a log has and its smaller former self had not, and
// those that were partial then.
func tilesBeyond(have, size int64) iter.Seq[Tile] {
	return func(yield func(Tile) bool) {
		for level := Entries; level <= 0 || size>>(tileHeight*level) > 0; level++ {
			n := have / TileWidth
			if level > 0 {
				n = have >> (tileHeight * (level + 1))
			}
			for w := tileWidth(level, n, size); w > 0; w = tileWidth(level, n, size) {
				if !yield(Tile{Level: level, N: n, W: w}) {
					return
				}
				n++
			}
		}
	}
}

func copyTile(ctx context.Context, src Source, dir string, t Tile) error {
	data, err := src.Tile(ctx, t.Level, t.N, t.W)
	if err != nil {
		return err
	}
	if data, err = fit(t.Level, t.N, t.W, data); err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, filepath.FromSlash(TilePath(t.Level, t.N, t.W))), data, false)
}

// writeFile writes a file whole or not at all, and brings it to disk; its name only when sync is set, since many
// files in one folder need that once.
func writeFile(path string, data []byte, sync bool) error {
	err := os.MkdirAll(filepath.Dir(path), 0o755)
	if err == nil {
		err = writeSynced(path+".new", data)
	}
	if err == nil {
		err = os.Rename(path+".new", path)
	}
	if err == nil && sync {
		err = syncDir(filepath.Dir(path))
	}
	if err != nil {
		return fault.Wrap(fault.Internal, err, "%s cannot be written", path)
	}
	return nil
}

func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = syncData(f)
	}
	if shut := f.Close(); err == nil {
		err = shut
	}
	return err
}

// syncDir brings the names in a folder to disk.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" { // has no such call; its file systems keep names in their own journal
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if shut := f.Close(); err == nil {
		err = shut
	}
	return err
}
