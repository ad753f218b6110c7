package upheld_test

import (
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/upheld/upheld/"

// allowed is the table of who may import whom (DESIGN 3, docs/decisions/0001): a package of the house on the
// left may import those on the right, itself and its own subpackages, and nothing else of the house.
// Whatever stands lower knows nothing of what stands higher.
var allowed = map[string]string{
	"fault":        "",
	"order":        "",
	"access":       "fault",
	"text":         "",
	"when":         "fault",
	"name":         "fault text",
	"place":        "fault text",
	"ledger":       "fault",
	"book":         "ledger fault access when name place text order",
	"promise":      "book fault access when name place text order",
	"record":       "book fault access when name place text promise order",
	"custody":      "book fault access when name place text promise record order",
	"election":     "book fault access when name place text promise record order",
	"appeal":       "book fault access when name place text promise record custody election order",
	"letter":       "book fault access when name place text promise record custody election appeal ledger third_party order",
	"delivery":     "book fault access when name place text promise record custody election appeal letter ledger order",
	"consultation": "book fault access when name place text promise record custody election appeal order",
	"pack":         "book fault access when name place text promise record custody election appeal letter delivery consultation ledger order",
	"house":        "book fault access when name place text promise record custody election appeal letter delivery consultation ledger pack order",
	"web":          "*",
	"cmd":          "*",
	"third_party":  "",
}

type pkg struct {
	ImportPath string
	Imports    []string
}

// TestLayers fails when a package imports what stands above it, or when a new room has no line in the table.
func TestLayers(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	seen := 0
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; seen++ {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		room := roomOf(p.ImportPath)
		if room == "" {
			continue
		}
		may, known := allowed[room]
		if !known {
			t.Errorf("%s: room %q has no line in the table of imports", p.ImportPath, room)
			continue
		}
		for _, imp := range p.Imports {
			to := roomOf(imp)
			if to == "" || to == room || may == "*" {
				continue
			}
			if !slices.Contains(strings.Fields(may), to) {
				t.Errorf("%s imports %s, which a room at its place may not", p.ImportPath, imp)
			}
		}
	}
	if seen < 10 {
		t.Fatalf("only %d packages were looked at", seen)
	}
}

// roomOf is the first folder of a package of this module: "" for the root and for other modules.
func roomOf(path string) string {
	rest, ok := strings.CutPrefix(path, module)
	if !ok {
		return ""
	}
	room, _, _ := strings.Cut(rest, "/")
	return room
}
