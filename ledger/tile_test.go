package ledger_test

import (
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

func TestTilePathsAreThoseOfTheStandard(t *testing.T) {
	for _, c := range []struct {
		level int
		n     int64
		w     int
		want  string
	}{
		{0, 0, 256, "tile/0/000"},
		{0, 273, 112, "tile/0/273.p/112"},
		{1, 1, 17, "tile/1/001.p/17"},
		{2, 0, 1, "tile/2/000.p/1"},
		{0, 1234067, 256, "tile/0/x001/x234/067"},
		{0, 1000, 255, "tile/0/x001/000.p/255"},
		{63, 999, 256, "tile/63/999"},
		{ledger.Entries, 1234067, 8, "tile/entries/x001/x234/067.p/8"},
		{ledger.Entries, 0, 256, "tile/entries/000"},
		{0, 1<<63 - 1, 256, "tile/0/x009/x223/x372/x036/x854/x775/807"},
	} {
		if got := ledger.TilePath(c.level, c.n, c.w); got != c.want {
			t.Errorf("path %s, want %s", got, c.want)
		}
		level, n, w, err := ledger.ParseTilePath(c.want)
		if err != nil || level != c.level || n != c.n || w != c.w {
			t.Errorf("%s read as %d %d %d, %v", c.want, level, n, w, err)
		}
	}
}

func TestOtherPathsAreRefused(t *testing.T) {
	for _, bad := range []string{
		"", "tile", "tile/", "tile/0", "tile/0/", "/tile/0/000", "tile/0/000/", "checkpoint", "tile/8/0/000",
		"tile/00/000", "tile/+0/000", "tile/-1/000", "tile/64/000", "tile/data/000", "tile/Entries/000",
		"tile/0/0", "tile/0/0000", "tile/0/x000/000", "tile/0/001/000", "tile/0/x1/000", "tile/0/x001/x000", "tile/0/1x1",
		"tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p/", "tile/0/000.p", "tile/0/000.p/1/2", "tile/0/000.p/1.p/2",
		"tile/0/x009/x223/x372/x036/x854/x775/808", "tile/0/../000", "tile/0/x00/1000", "tile/0/\u0660\u0660\u0660", "tile/0/000\n",
		"tile/0/" + strings.Repeat("x001/", 20) + "000",
	} {
		if level, n, w, err := ledger.ParseTilePath(bad); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q read as %d %d %d, %v", bad, level, n, w, err)
		}
	}
}

func FuzzParseTilePath(f *testing.F) {
	for _, s := range []string{"tile/0/x001/x234/067.p/8", "tile/entries/000", "tile/63/999", "tile/0/000.p/255"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, path string) {
		level, n, w, err := ledger.ParseTilePath(path)
		if err == nil && (ledger.TilePath(level, n, w) != path || n < 0 || w < 1 || w > 256 || level < -1 || level > 63) {
			t.Errorf("%q read as %d %d %d", path, level, n, w)
		}
	})
}
