package web

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

// smallLog has one full tile of hashes, one full bundle of entries and one that still grows.
type smallLog struct{}

func (smallLog) Checkpoint(context.Context) ([]byte, error) {
	return []byte("upheld.example/public\n300\n"), nil
}

func (smallLog) Tile(_ context.Context, level int, n int64, w int) ([]byte, error) {
	switch {
	case level <= 0 && n == 0 && w == 256, level == 0 && n == 1 && w == 44:
		return fmt.Appendf(nil, "level %d number %d width %d", level, n, w), nil
	}
	return nil, fmt.Errorf("tile %d/%d: %w", level, n, fs.ErrNotExist)
}

func TestThePublicLogIsServed(t *testing.T) {
	s := testServer(t)
	s.Log = smallLog{}
	h := s.Handler()
	const forGood = "public, max-age=31536000, immutable"
	for _, c := range []struct{ path, body, cache string }{
		{"/log/checkpoint", "upheld.example/public\n300\n", "no-cache"},
		{"/log/tile/0/000", "level 0 number 0 width 256", forGood},
		{"/log/tile/entries/000", "level -1 number 0 width 256", forGood},
		{"/log/tile/0/001.p/44", "level 0 number 1 width 44", "no-cache"},
	} {
		w := get(h, c.path)
		if w.Code != 200 || w.Body.String() != c.body || w.Header().Get("Cache-Control") != c.cache {
			t.Errorf("%s: %d %q, cached %q", c.path, w.Code, w.Body, w.Header().Get("Cache-Control"))
		}
		if w.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s cannot be checked from another page", c.path)
		}
	}
	for _, path := range []string{"/log/tile/0/002", "/log/tile/../../etc/passwd", "/log/tile/9/zzz", "/log/tile/"} {
		if w := get(h, path); w.Code == 200 || strings.Contains(w.Body.String(), "root:") {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}
