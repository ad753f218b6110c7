package check

import (
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

func world(t testing.TB, edit ...func([]book.Doc) []book.Doc) letter.World {
	t.Helper()
	docs, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	docs = slices.Clone(docs)
	for _, e := range edit {
		docs = e(docs)
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
