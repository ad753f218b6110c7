package book_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/ledger"
)

// TestFlippedByteInTheFile changes bytes anywhere in the database file. Whatever is changed: the record does not verify,
// or everything in it is as it was (the byte was not in use).
func TestFlippedByteInTheFile(t *testing.T) {
	if testing.Short() {
		t.Skip("120 verifications, one after another: nothing for the race detector to find")
	}
	p := booktest.SQLite(t)
	b := p.Create(t)
	for i := range 40 {
		booktest.Say(t, b, booktest.Person(fmt.Sprint("p-", i%30), fmt.Sprint("name ", i)), booktest.InCase(booktest.Note(fmt.Sprint("n-", i))))
	}
	want := everything(t, b)
	booktestShut(t, b)
	path := filepath.Join(p.Options.Dir, "upheld.db")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for i := range 120 {
		at := (i*len(whole)/120 + 37*i) % len(whole)
		data := bytes.Clone(whole)
		data[at] ^= 0x10
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		o := p.Options
		o.ReadOnlyAccess = true
		b, err := book.Open(t.Context(), o)
		if err != nil {
			found++
			continue
		}
		rep, err := b.Verify(t.Context(), book.VerifyOptions{})
		if err != nil || !rep.OK {
			found++
		} else if got := everything(t, b); got != want {
			t.Errorf("byte %d of the file was changed, the record verifies and says\n%s", at, got)
		}
		booktestShut(t, b)
	}
	t.Logf("%d of 120 changes found, the others changed nothing", found)
	if found < 20 {
		t.Errorf("only %d of 120 changes were found", found)
	}
}

func everything(t *testing.T, b *book.Book) string {
	t.Helper()
	var out strings.Builder
	docs, err := b.Docs(t.Context(), access.Operator(), book.At{})
	if err != nil {
		return err.Error()
	}
	for _, d := range docs {
		one, _, err := b.Doc(t.Context(), access.Operator(), book.At{}, d.Ref)
		history, err2 := b.History(t.Context(), access.Operator(), d.Ref)
		fmt.Fprintf(&out, "%+v %s %+v %+v %v %v\n", d, d.JSON, one, history, err, err2)
	}
	return out.String()
}

// TestVerifyFindsAForgedChain: whoever has the keys can sign anything, but not a version that follows from nothing.
func TestVerifyFindsAForgedChain(t *testing.T) {
	for what, c := range map[string]struct {
		forge func(*ledger.Entry)
		next  book.Draft
		words string
	}{
		"a false former version": {func(e *ledger.Entry) { e.Index = 0 }, booktest.Note("n", "v", "2"), "former version"},
		"another object":         {func(e *ledger.Entry) { e.Object[0]++ }, booktest.Note("n", "v", "2"), "another record"},
		"another kind":           {func(e *ledger.Entry) { e.Kind = "test.person" }, booktest.Person("n", "x"), "another record"},
		"unpublished":            {func(e *ledger.Entry) { e.Log, e.Index = "case", -1 }, booktest.InCase(booktest.Note("n", "v", "2")), "public before"},
	} {
		b := booktest.SQLite(t).Create(t)
		booktest.Say(t, b, booktest.Note("first"), booktest.InCase(booktest.Note("first in case")), booktest.Note("n", "v", "1"))
		_, err := b.Say(t.Context(), "forger", func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
			return []book.Draft{c.next}, tx.Forge(ctx, "n", c.forge)
		})
		if err != nil {
			t.Fatal(what, err)
		}
		rep, err := b.Verify(t.Context(), book.VerifyOptions{})
		if err != nil || rep.OK || rep.Wrong.Where != "entry 3" || !strings.Contains(rep.Wrong.What, c.words) {
			t.Errorf("%s: %+v %+v, %v", what, rep, rep.Wrong, err)
		}
	}
}
