package booktest

import (
	"context"
	"database/sql"
	"errors"
	"testing"

	"github.com/upheld/upheld/book"
)

// testWork: work beside the record is written whole or not at all, is seen when it is acknowledged, and leaves the record
// and its entries as they are.
func testWork(t *testing.T, open Opener) {
	b := open(t).Create(t)
	Say(t, b, Person("p", "somebody"), InCase(Note("n")))
	put := func(ctx context.Context, w *book.Work, id string) error {
		_, err := w.Exec(ctx, `INSERT INTO paper (id, kind, title, rev, saved, size, body) VALUES ($1, 'work', '', 1, '2026-01-01T00:00:00Z', 0, $2)`, id, []byte{})
		return err
	}
	count := func() (n int) {
		t.Helper()
		err := b.Look(t.Context(), func(r *sql.Rows) error { return r.Scan(&n) }, `SELECT count(*) FROM paper WHERE kind = 'work'`)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := heads(t, b)
	err := b.Work(t.Context(), func(ctx context.Context, w *book.Work) error {
		if err := put(ctx, w, "w1"); err != nil {
			return err
		}
		n := 0
		if err := w.Each(ctx, func(r *sql.Rows) error { n++; return nil }, `SELECT id FROM paper WHERE kind = 'work'`); err != nil {
			return err
		}
		if n != 1 {
			t.Errorf("work sees %d of its own rows", n)
		}
		return nil
	})
	if err != nil || count() != 1 {
		t.Fatalf("%v, %d rows", err, count())
	}
	stop := errors.New("changed my mind")
	if err := b.Work(t.Context(), func(ctx context.Context, w *book.Work) error { return errors.Join(put(ctx, w, "w2"), stop) }); !errors.Is(err, stop) {
		t.Fatalf("the error came back as %v", err)
	}
	if count() != 1 {
		t.Error("work that failed was written")
	}
	if err := b.Work(t.Context(), func(ctx context.Context, w *book.Work) error {
		_ = put(ctx, w, "w3")
		_, err := w.Exec(ctx, `INSERT INTO no_such_table (a) VALUES (1)`)
		return err
	}); err == nil {
		t.Error("a statement that cannot run gave no error")
	}
	if count() != 1 {
		t.Error("work with a failed statement was written")
	}
	if err := b.Work(t.Context(), func(ctx context.Context, w *book.Work) error { return put(ctx, w, "w4") }); err != nil || count() != 2 {
		t.Errorf("after failures: %v, %d rows", err, count())
	}
	// A paper kept by work is there once, and stays as it was.
	for i, want := range []bool{true, false} {
		err := b.Work(t.Context(), func(ctx context.Context, w *book.Work) error {
			kept, err := w.Keep(ctx, book.Paper{ID: "w5", Kind: "mail", Body: []byte{byte(i)}})
			if kept != want {
				t.Errorf("time %d: kept %t", i, kept)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if p, err := b.Papers().Get(t.Context(), "w5"); err != nil || len(p.Body) != 1 || p.Body[0] != 0 || p.Rev != 1 || p.Size != 1 {
		t.Errorf("%+v, %v", p, err)
	}
	if after := heads(t, b); after["public"] != before["public"] || after["case"] != before["case"] {
		t.Error("work has changed the record")
	}
	Say(t, b, Person("q", "somebody else"))
	Whole(t, b)
}
