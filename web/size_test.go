package web

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	componentLine = regexp.MustCompile(`(?m)^templ (?:\([^)]*\) )?(\w+)\(`)
	callOf        = regexp.MustCompile(`\b(\w+)\(`)
)

// TestSharedComponentsStandOnce holds that the binary has each component once. The compiler copies a component, with all
// its closures, into each place that uses it, and the copies were 2.4 MB (docs/decisions/0018); `//go:noinline` above the component forbids that.
func TestSharedComponentsStandOnce(t *testing.T) {
	type component struct {
		file string
		once bool
	}
	known, calls := map[string]component{}, map[string]int{}
	files, err := filepath.Glob("*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		isTempl := strings.HasSuffix(file, ".templ")
		if !isTempl && (!strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_templ.go") || strings.HasSuffix(file, "_test.go")) {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range callOf.FindAllSubmatch(src, -1) {
			calls[string(m[1])]++
		}
		if !isTempl {
			continue
		}
		for _, m := range componentLine.FindAllSubmatchIndex(src, -1) {
			name := string(src[m[2]:m[3]])
			calls[name]--
			known[name] = component{file, strings.HasSuffix(string(src[:m[0]]), "//go:noinline\n")}
		}
	}
	if len(known) < 100 {
		t.Fatalf("only %d components were found", len(known))
	}
	for _, name := range slices.Sorted(maps.Keys(known)) {
		if c := known[name]; calls[name] > 1 && !c.once {
			t.Errorf("%s: %s is used in %d places; write //go:noinline above it and generate again", c.file, name, calls[name])
		}
	}
}
