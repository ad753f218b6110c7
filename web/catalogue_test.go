package web

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/web/words"
)

var (
	keyUse    = regexp.MustCompile(`\.T\("([a-z0-9._-]+)"`)
	keyText   = regexp.MustCompile(`"([a-z]+\.[a-z0-9._-]+)"`)
	familyUse = regexp.MustCompile(`\.(?:Name|NameOr)\("([a-z-]+)",|words\.Key\("([a-z-]+\.)" ?\+`)
)

// usedKeys reads the sources of this package: keys as they stand in T("…"), every text that looks like a key (they also
// stand in tables), and the families of which a value is looked up by name.
func usedKeys(t *testing.T) (said, named map[string]bool, families []string) {
	t.Helper()
	said, named = map[string]bool{}, map[string]bool{}
	var files []string
	for _, glob := range []string{"*.go", "*.templ", "words/*.go"} {
		f, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f...)
	}
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") || strings.HasSuffix(f, "_templ.go") {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range keyUse.FindAllStringSubmatch(string(b), -1) {
			said[m[1]] = true
		}
		for _, m := range keyText.FindAllStringSubmatch(string(b), -1) {
			named[m[1]] = true
		}
		for _, m := range familyUse.FindAllStringSubmatch(string(b), -1) {
			if m[1] != "" {
				families = append(families, m[1]+".")
			} else {
				families = append(families, m[2])
			}
		}
	}
	return said, named, families
}

// Every key that the pages use is in the catalogue, and every key of the catalogue is used, so that no word is missing
// and none is translated in vain.
func TestTheCatalogueAndThePagesAgree(t *testing.T) {
	said, named, families := usedKeys(t)
	en := words.All()[0]
	for k := range said {
		if !en.Has(words.Key(k)) {
			t.Errorf("the pages use %s, which is not in the catalogue", k)
		}
	}
	files, err := filepath.Glob("words/en/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	all := map[string]any{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &all); err != nil {
			t.Fatal(err)
		}
	}
	for k := range all {
		family := func(f string) bool { return strings.HasPrefix(k, f) }
		if !named[k] && !slices.ContainsFunc(families, family) {
			t.Errorf("nothing uses %s", k)
		}
	}
}

// Closed lists of the rooms have a word for each value, in each language.
func TestEveryValueHasAWord(t *testing.T) {
	var keys []string
	for _, s := range appeal.Order {
		keys = append(keys, "status."+string(s))
		if s != appeal.Status(appeal.Met) {
			keys = append(keys, "tally."+string(s))
		}
	}
	for _, r := range []custody.Rule{custody.FromArrest, custody.FromVerdict, custody.FromOrder, custody.FromStated} {
		keys = append(keys, "rule."+string(r))
	}
	for _, n := range navigation {
		keys = append(keys, "nav."+n.name)
	}
	for _, part := range ruleParts {
		keys = append(keys, "rules."+part, "rules."+part+"-title")
	}
	for _, w := range words.All() {
		for _, k := range keys {
			if !w.Has(words.Key(k)) {
				t.Errorf("%s has no %s", w.Code, k)
			}
		}
	}
	listed := map[appeal.Status]bool{appeal.Status(appeal.Met): true}
	for _, s := range tallyOrder {
		listed[s] = true
	}
	for _, s := range appeal.Order {
		if !listed[s] {
			t.Errorf("the front page would not count a demand that is %s", s)
		}
	}
}
