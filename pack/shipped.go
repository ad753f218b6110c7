package pack

import (
	"embed"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/upheld/upheld/fault"
)

//go:embed all:data
var shippedFiles embed.FS

// shipped are the packs inside the program by name, and the folder of each.
var shipped = map[string]string{
	"instruments":   "data/instruments",
	"cambodia-2016": "data", // the case stands on the instruments
}

// Shipped is a pack that ships inside the program. An unknown name is fault.NotFound, and the words list the known.
func Shipped(name string) (fs.FS, error) {
	dir, ok := shipped[name]
	if !ok {
		return nil, fault.New(fault.NotFound, "no pack %s ships with this program; there are: %s", quote(name),
			strings.Join(slices.Sorted(maps.Keys(shipped)), ", "))
	}
	return fs.Sub(shippedFiles, dir)
}
