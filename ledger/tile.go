package ledger

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
)

// Tiles are those of c2sp.org/tlog-tiles: 256 hashes wide, 8 levels of the tree high.
const (
	TileWidth  = 256
	tileHeight = 8
	// Entries is the level of entry bundles, which hold the leaves themselves.
	Entries = -1
	// MaxLeaf is the longest leaf in bytes that a bundle can hold.
	MaxLeaf = 1<<16 - 1
	// maxSize bounds the size of a log: beyond 2^62 the arithmetic of tlog does not end.
	maxSize = 1 << 56
)

// Tile is a run of up to 256 hashes of one level, or of up to 256 leaves.
type Tile struct {
	Level int   // 0 and up, or Entries
	N     int64 // number within the level
	W     int   // hashes or leaves in it, 1 to 256; below 256 it is partial
	Data  []byte
}

// TilePath is where tlog-tiles serves a tile, below the log's prefix: "tile/0/x001/234", "tile/1/000.p/17",
// "tile/entries/000". The paths of x/mod differ (they carry the height), so they are not used.
func TilePath(level int, n int64, w int) string {
	rest := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		rest = fmt.Sprintf("x%03d/%s", n%1000, rest)
	}
	name := "entries"
	if level != Entries {
		name = strconv.Itoa(level)
	}
	if w < TileWidth {
		rest += ".p/" + strconv.Itoa(w)
	}
	return "tile/" + name + "/" + rest
}

// ParseTilePath reads what TilePath writes and nothing else. Errors are fault.Invalid.
func ParseTilePath(path string) (level int, n int64, w int, err error) {
	bad := fault.New(fault.Invalid, "%q is not the path of a tile", path)
	rest, ok := strings.CutPrefix(path, "tile/")
	if !ok || len(path) > 64 {
		return 0, 0, 0, bad
	}
	name, rest, _ := strings.Cut(rest, "/")
	level = Entries
	if name != "entries" {
		if level, err = strconv.Atoi(name); err != nil || level < 0 || level > 63 {
			return 0, 0, 0, bad
		}
	}
	rest, part, partial := strings.Cut(rest, ".p/")
	w = TileWidth
	if partial {
		if w, err = strconv.Atoi(part); err != nil || w < 1 || w >= TileWidth {
			return 0, 0, 0, bad
		}
	}
	digits := strings.ReplaceAll(strings.ReplaceAll(rest, "/", ""), "x", "")
	if n, err = strconv.ParseInt(digits, 10, 64); err != nil || n < 0 {
		return 0, 0, 0, bad
	}
	// Writing it again is the check that every x, slash and zero stands where it must.
	if TilePath(level, n, w) != path {
		return 0, 0, 0, bad
	}
	return level, n, w, nil
}

// tileWidth is how many hashes tile n of a level has in a log of the given size, 0 when it has none.
// For Entries it is the width of a bundle.
func tileWidth(level int, n, size int64) int {
	if level > 0 {
		size >>= tileHeight * level
	}
	return int(min(max(size-n*TileWidth, 0), TileWidth))
}

// appendLeaf writes a leaf as a bundle holds it: two bytes of length, big endian, then the leaf.
func appendLeaf(bundle, leaf []byte) []byte {
	bundle = binary.BigEndian.AppendUint16(bundle, uint16(len(leaf)))
	return append(bundle, leaf...)
}

// cutLeaf takes the first leaf off a bundle; ok is false when it is not whole. The leaf shares the memory.
func cutLeaf(bundle []byte) (leaf, rest []byte, ok bool) {
	if len(bundle) < 2 {
		return nil, nil, false
	}
	end := 2 + int(binary.BigEndian.Uint16(bundle))
	if len(bundle) < end {
		return nil, nil, false
	}
	return bundle[2:end:end], bundle[end:], true
}

// fit returns the first w hashes or leaves of data, which may hold more. Errors are fault.NotSo: whoever gave
// the data gave too little.
func fit(level int, n int64, w int, data []byte) ([]byte, error) {
	if level != Entries {
		if len(data) < w*tlog.HashSize || len(data) > TileWidth*tlog.HashSize {
			return nil, fault.New(fault.NotSo, "%s has %d bytes; %d hashes should be in it", TilePath(level, n, w), len(data), w)
		}
		return data[:w*tlog.HashSize], nil
	}
	rest := data
	for i := range w {
		var ok bool
		if _, rest, ok = cutLeaf(rest); !ok {
			return nil, fault.New(fault.NotSo, "%s ends before leaf %d; %d leaves should be in it", TilePath(level, n, w), n*TileWidth+int64(i), w)
		}
	}
	return data[:len(data)-len(rest)], nil
}

// hashAt is hash i of a tile's data.
func hashAt(data []byte, i int) tlog.Hash {
	return tlog.Hash(data[i*tlog.HashSize:])
}

// subtree is the root of the perfect tree over the hashes in data, whose number is a power of two.
func subtree(data []byte) tlog.Hash {
	var level [TileWidth]tlog.Hash
	n := len(data) / tlog.HashSize
	for i := range n {
		level[i] = hashAt(data, i)
	}
	for ; n > 1; n /= 2 {
		for i := range n / 2 {
			level[i] = tlog.NodeHash(level[2*i], level[2*i+1])
		}
	}
	return level[0]
}
