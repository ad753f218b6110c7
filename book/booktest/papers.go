package booktest

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

func put(t *testing.T, b *book.Book, p book.Paper) book.Paper {
	t.Helper()
	out, err := b.Papers().Put(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// testPapers: a paper is kept, found and saved again, and is no part of the record.
func testPapers(t *testing.T, open Opener) {
	p := open(t)
	b := p.Create(t)
	Say(t, b, Person("p", "somebody"), InCase(Note("n")))
	before := heads(t, b)
	first := put(t, b, book.Paper{ID: "a", Kind: "letter", Title: "To whom", Body: []byte("Dear \x00 Sir")})
	put(t, b, book.Paper{ID: "b", Kind: "source"})
	if first.Rev != 1 || first.Size != 10 || first.Saved.IsZero() {
		t.Errorf("a new paper is %+v", first)
	}
	next := put(t, b, book.Paper{ID: "a", Kind: "letter", Title: "To her", Rev: 1, Body: []byte("Dear Madam")})
	later := put(t, b, book.Paper{ID: "c", Kind: "letter", Title: "third"})
	if next.Rev != 2 || later.Rev != 1 {
		t.Errorf("saved again as %d, a third as %d", next.Rev, later.Rev)
	}
	shut(t, b)
	for _, b := range []*book.Book{p.Open(t), p.Read(t)} { // it outlives the program, and whoever reads beside it sees it
		got, err := b.Papers().Get(t.Context(), "a")
		if err != nil || got.Rev != 2 || got.Title != "To her" || string(got.Body) != "Dear Madam" || !got.Saved.Equal(next.Saved) {
			t.Errorf("%+v, %v", got, err)
		}
		list, err := b.Papers().List(t.Context(), "letter")
		if err != nil || len(list) != 2 || list[0].ID != "c" || list[1].ID != "a" || list[1].Size != 10 || list[1].Body != nil {
			t.Errorf("%+v, %v", list, err)
		}
		if after := heads(t, b); after["public"] != before["public"] || after["case"] != before["case"] {
			t.Error("a paper has changed the record")
		}
		if rep, err := b.Rebuild(t.Context(), true, nil); err != nil || !rep.OK {
			t.Errorf("%+v, %v", rep.Wrong, err)
		}
		if rep := Whole(t, b); rep.Entries != 2 {
			t.Errorf("%d entries", rep.Entries)
		}
	}
}

// testPapersConflict: two windows cannot overwrite each other unseen.
func testPapersConflict(t *testing.T, open Opener) {
	b := open(t).Create(t)
	put(t, b, book.Paper{ID: "a", Kind: "letter", Body: []byte("one")})
	for what, bad := range map[string]struct {
		p    book.Paper
		kind fault.Kind
	}{
		"a second new one":             {book.Paper{ID: "a", Kind: "letter"}, fault.Conflict},
		"a version that is not there":  {book.Paper{ID: "a", Kind: "letter", Rev: 2}, fault.Conflict},
		"another kind":                 {book.Paper{ID: "a", Kind: "source", Rev: 1}, fault.Conflict},
		"one that was never there":     {book.Paper{ID: "x", Kind: "letter", Rev: 1}, fault.Conflict},
		"a version below nothing":      {book.Paper{ID: "a", Kind: "letter", Rev: -1}, fault.Invalid},
		"no id":                        {book.Paper{Kind: "letter"}, fault.Invalid},
		"no kind":                      {book.Paper{ID: "y"}, fault.Invalid},
		"a title of two lines":         {book.Paper{ID: "y", Kind: "letter", Title: "a\nb"}, fault.Invalid},
		"more than a paper holds":      {book.Paper{ID: "y", Kind: "letter", Body: make([]byte, 32<<20+1)}, fault.Invalid},
		"a title that is no text":      {book.Paper{ID: "y", Kind: "letter", Title: "\xff"}, fault.Invalid},
		"an id with a line break":      {book.Paper{ID: "y\n", Kind: "letter"}, fault.Invalid},
		"a title longer than any list": {book.Paper{ID: "y", Kind: "letter", Title: strings.Repeat("a", 1021)}, fault.Invalid},
	} {
		if _, err := b.Papers().Put(t.Context(), bad.p); fault.KindOf(err) != bad.kind {
			t.Errorf("%s: %v", what, err)
		}
	}
	if got, err := b.Papers().Get(t.Context(), "a"); err != nil || got.Rev != 1 || string(got.Body) != "one" {
		t.Errorf("after all that it is %+v, %v", got, err)
	}
	// Many windows save over the same version: exactly one of them does.
	for rev := range int64(5) {
		var won atomic.Int64
		var wg sync.WaitGroup
		for i := range 12 {
			wg.Go(func() {
				_, err := b.Papers().Put(t.Context(), book.Paper{ID: "a", Kind: "letter", Rev: rev + 1, Body: fmt.Append(nil, i)})
				if err == nil {
					won.Add(1)
				} else if fault.KindOf(err) != fault.Conflict {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if won.Load() != 1 {
			t.Fatalf("%d windows have saved over version %d", won.Load(), rev+1)
		}
	}
}

// testPapersDelete: what is deleted is gone from every row, and cannot be saved back.
func testPapersDelete(t *testing.T, open Opener) {
	p := open(t)
	b := p.Create(t)
	for rev := range int64(3) {
		put(t, b, book.Paper{ID: "a", Kind: "letter", Title: "canary-title", Rev: rev, Body: bytes.Repeat([]byte("canary-body "), 900)})
	}
	for range 2 { // again is no error
		if err := b.Papers().Delete(t.Context(), "a"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Papers().Get(t.Context(), "a"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a deleted paper: %v", err)
	}
	if _, err := b.Papers().Put(t.Context(), book.Paper{ID: "a", Kind: "letter", Rev: 3}); fault.KindOf(err) != fault.Conflict {
		t.Errorf("saving over a deleted paper: %v", err)
	}
	if list, err := b.Papers().List(t.Context(), "letter"); err != nil || len(list) != 0 {
		t.Errorf("%+v, %v", list, err)
	}
	db := p.Raw(t)
	var n int
	if err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM paper`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d rows, %v", n, err)
	}
	if p.Options.Postgres == "" {
		if n := CountIn(t, p.Options.Dir, "canary-"); n != 0 {
			t.Errorf("the files of the folder still hold it %d times", n)
		}
	}
}

// testOlderForm: a database from before there were papers is brought up to date by the first program that writes.
func testOlderForm(t *testing.T, open Opener) {
	p := open(t)
	b := p.Create(t)
	Say(t, b, Person("p", "somebody"))
	shut(t, b)
	p.Change(t, `DELETE FROM goose_db_version WHERE version_id > 1`)
	p.Change(t, `UPDATE meta SET value = '1' WHERE name = 'format'`)
	db := p.Raw(t)
	for _, table := range []string{"paper", "outgoing", "outgoing_attempt", "outgoing_worker"} {
		if _, err := db.ExecContext(t.Context(), `DROP TABLE `+table); err != nil {
			t.Fatal(err)
		}
	}
	db.Close()
	o := p.Options
	o.ReadOnlyAccess = true
	if _, err := book.Open(t.Context(), o); fault.KindOf(err) != fault.Conflict || !strings.Contains(fault.Say(err), "once for writing") {
		t.Errorf("reading an older form: %v", err)
	}
	b = p.Open(t)
	Say(t, b, Person("p", "somebody else"))
	put(t, b, book.Paper{ID: "a", Kind: "letter"})
	if rep := Whole(t, b); rep.Entries != 2 {
		t.Errorf("%d entries", rep.Entries)
	}
	shut(t, b)
	Whole(t, p.Read(t))
	for _, form := range []string{"4", "0", "x"} {
		p.Change(t, `UPDATE meta SET value = $1 WHERE name = 'format'`, form)
		if _, err := book.Open(t.Context(), p.Options); fault.KindOf(err) != fault.Conflict || !strings.Contains(fault.Say(err), "newer one") {
			t.Errorf("the form %s: %v", form, err)
		}
	}
}
