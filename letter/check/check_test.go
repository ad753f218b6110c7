package check

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/when"
)

// docsOf are the documents of the shipped case, read by package pack's own files without importing it: rooms stand below.
var shipped = sync.OnceValues(func() ([]book.Doc, error) { return shippedDocs() })

// world is the shipped case with some records changed: ref to what becomes of its fields.
func world(t testing.TB, edit map[string]func(map[string]any)) letter.World {
	t.Helper()
	docs, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	docs = slices.Clone(docs)
	left := maps.Clone(edit)
	for i, d := range docs {
		change, ok := left[d.Ref]
		if !ok {
			continue
		}
		delete(left, d.Ref)
		var m map[string]any
		if err := json.Unmarshal(d.JSON, &m); err != nil {
			t.Fatal(err)
		}
		change(m)
		if docs[i].JSON, err = json.Marshal(m); err != nil {
			t.Fatal(err)
		}
		if len(m) == 0 { // not there at all
			docs[i].Kind = ""
		}
	}
	for ref := range left {
		t.Fatalf("the case has no record %s", ref)
	}
	return worldOf(t, docs)
}

var plainChecker = sync.OnceValue(func() *Checker {
	docs, err := shipped()
	if err != nil {
		panic(err)
	}
	w, err := worldFrom(docs)
	if err != nil {
		panic(err)
	}
	return New(w, w)
})

func text(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func day(t testing.TB, s string) when.Day {
	t.Helper()
	d, err := when.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// parsed is a letter; what is not right in its text is told, unless a test plants just that.
func parsed(t testing.TB, s string) *letter.Letter {
	t.Helper()
	l, err := letter.Parse(s)
	if err != nil {
		t.Fatalf("the letter of the test cannot be read: %v", err)
	}
	return l
}

// weighty are the findings that are no notes.
func weighty(list []Finding) []Finding {
	return slices.DeleteFunc(slices.Clone(list), func(f Finding) bool { return f.Severity == Note })
}

func show(t testing.TB, list []Finding) string {
	t.Helper()
	var b strings.Builder
	for _, f := range list {
		b.WriteString("\n  " + string(f.Severity) + " " + f.Code + ": " + f.Words.EN + " → " + f.Mend.EN)
	}
	return b.String()
}

func TestACleanLetterGivesNoErrorAndNoWarning(t *testing.T) {
	for _, name := range []string{"clean.en.md", "clean.fr.md"} {
		got := plainChecker().Check(parsed(t, text(t, name)), day(t, "2016-05-13"))
		if w := weighty(got); len(w) > 0 {
			t.Errorf("%s:%s", name, show(t, w))
		}
		t.Logf("%s, notes:%s", name, show(t, got))
	}
}
