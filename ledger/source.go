package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/upheld/upheld/fault"
)

// Source gives the published parts of one log. Implementations are safe for concurrent use.
type Source interface {
	// Checkpoint is the newest signed checkpoint, not yet verified.
	Checkpoint(ctx context.Context) ([]byte, error)
	// Tile is the tile or bundle (level Entries) with exactly w hashes or leaves, 1 to 256, also when more of
	// them are there by now. What is missing is a fault.NotFound.
	Tile(ctx context.Context, level int, n int64, w int) ([]byte, error)
}

const (
	checkpointPath = "checkpoint"
	maxCheckpoint  = 1 << 20                    // bytes, also with many cosignatures
	maxTile        = TileWidth * (2 + MaxLeaf)  // bytes, the largest bundle
	patience       = 30 * time.Second           // for one answer of a remote log
	missing        = "the log does not have %s" // words of each fault.NotFound
)

// Dir is a log in a folder of static files, laid out as tlog-tiles serves them.
func Dir(root string) Source {
	return files{func(_ context.Context, path string, limit int64) ([]byte, error) {
		f, err := os.Open(filepath.Join(root, filepath.FromSlash(path)))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fault.Wrap(fault.NotFound, err, missing, path)
		}
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "%s cannot be opened", path)
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "%s cannot be read", path)
		}
		return readAll(f, path, info.Size(), limit)
	}}
}

// HTTP is a log served below the URL base. Without a client one is used that waits 30 seconds for an answer.
func HTTP(base string, c *http.Client) Source {
	if c == nil {
		c = &http.Client{Timeout: patience}
	}
	base = strings.TrimRight(base, "/") + "/"
	return files{func(ctx context.Context, path string, limit int64) ([]byte, error) {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, base+path, nil)
		if err != nil {
			return nil, fault.Wrap(fault.Invalid, err, "%s is not the address of a log", base)
		}
		res, err := c.Do(req)
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "%s%s cannot be fetched", base, path)
		}
		defer res.Body.Close()
		if res.StatusCode == http.StatusNotFound || res.StatusCode == http.StatusGone {
			return nil, fault.New(fault.NotFound, missing, path)
		}
		if res.StatusCode != http.StatusOK {
			return nil, fault.Wrap(fault.Internal, fmt.Errorf("status %s", res.Status), "%s%s cannot be fetched", base, path)
		}
		return readAll(res.Body, path, res.ContentLength, limit)
	}}
}

// files is a log whose parts are found under the paths of tlog-tiles.
type files struct {
	read func(ctx context.Context, path string, limit int64) ([]byte, error)
}

func (s files) Checkpoint(ctx context.Context) ([]byte, error) {
	return s.read(ctx, checkpointPath, maxCheckpoint)
}

// Tile falls back to the full tile: a log may drop a partial tile once the full one is there.
func (s files) Tile(ctx context.Context, level int, n int64, w int) ([]byte, error) {
	data, err := s.read(ctx, TilePath(level, n, w), maxTile)
	if w < TileWidth && fault.KindOf(err) == fault.NotFound {
		var full []byte
		if full, err = s.read(ctx, TilePath(level, n, TileWidth), maxTile); err == nil {
			return fit(level, n, w, full)
		}
	}
	return data, err
}

// readAll reads to the end. The expected size, -1 when not known, saves growing; it is not trusted.
func readAll(r io.Reader, path string, expected, limit int64) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(min(max(expected, 0), limit)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(r, limit+1)); err != nil {
		return nil, fault.Wrap(fault.Internal, err, "%s cannot be read to its end", path)
	}
	if int64(b.Len()) > limit {
		return nil, fault.New(fault.Invalid, "%s is longer than %d bytes", path, limit)
	}
	return b.Bytes(), nil
}
