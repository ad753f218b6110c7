// Package booktest is the one suite of tests that every engine of the book passes, and what tests of other packages need
// to have a book: a place on SQLite, or on a private PostgreSQL server.
package booktest

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3/driver"

	"github.com/upheld/upheld/book"
)

// Place is where a book can be made: a folder and a database, both empty.
type Place struct {
	Options book.Options
	// Snapshot keeps a copy of the database, while no book is open, and returns what brings it back.
	Snapshot func(t testing.TB) (restore func(t testing.TB))
}

// Opener makes a fresh place.
type Opener func(t testing.TB) *Place

// Origin is the origin of every book that Create makes.
const Origin = "test.invalid/upheld"

// SQLite is a place with a database file in its folder.
func SQLite(t testing.TB) *Place {
	t.Helper()
	p := &Place{Options: book.Options{Dir: filepath.Join(t.TempDir(), "data"), Rooms: Rooms(), Now: Clock()}}
	p.Snapshot = func(t testing.TB) func(t testing.TB) {
		kept := t.TempDir()
		CopyFile(t, p.Options.Dir, kept, "upheld.db")
		return func(t testing.TB) { CopyFile(t, kept, p.Options.Dir, "upheld.db") }
	}
	return p
}

// Clock starts on a fixed day and goes on by a minute at each look, so that tests see days change and never wait.
func Clock() func() time.Time {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(time.Minute)
		return now
	}
}

// CopyFile copies a file from one folder to another.
func CopyFile(t testing.TB, from, to, name string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(from, name))
	if err == nil {
		err = os.WriteFile(filepath.Join(to, name), data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Create makes and opens a book in a place.
func (p *Place) Create(t testing.TB) *book.Book {
	t.Helper()
	if err := book.Create(t.Context(), p.Options, book.Setup{Origin: Origin}); err != nil {
		t.Fatal(err)
	}
	return p.Open(t)
}

// Open opens the book of a place for writing. It is closed at the end of the test, if it is not closed before.
func (p *Place) Open(t testing.TB) *book.Book {
	t.Helper()
	b, err := book.Open(t.Context(), p.Options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

// Read opens the book of a place for reading, beside whoever writes.
func (p *Place) Read(t testing.TB) *book.Book {
	t.Helper()
	q := *p
	q.Options.ReadOnlyAccess = true
	return q.Open(t)
}

// Raw opens the database behind the book's back, to change what nobody should be able to change unseen.
func (p *Place) Raw(t testing.TB) *sql.DB {
	t.Helper()
	var db *sql.DB
	var err error
	if p.Options.Postgres != "" {
		db, err = sql.Open("pgx", p.Options.Postgres)
	} else {
		db, err = driver.Open("file:" + filepath.Join(p.Options.Dir, "upheld.db"))
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// Change runs a statement behind the book's back and closes the database again.
func (p *Place) Change(t testing.TB, query string, args ...any) {
	t.Helper()
	db := p.Raw(t)
	defer db.Close()
	res, err := db.ExecContext(context.Background(), query, args...)
	if err != nil {
		t.Fatal(query, err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		t.Fatalf("%s changed nothing (%v)", query, err)
	}
}

// Say says drafts and fails the test when they are not taken.
func Say(t testing.TB, b *book.Book, drafts ...book.Draft) []book.Receipt {
	t.Helper()
	out, err := b.Say(t.Context(), "tester", Command(drafts...))
	if err != nil {
		t.Fatal(err)
	}
	if len(out) != len(drafts) {
		t.Fatalf("%d receipts for %d drafts", len(out), len(drafts))
	}
	return out
}

// Command says these drafts.
func Command(drafts ...book.Draft) book.Command {
	return func(context.Context, *book.Tx) ([]book.Draft, error) { return drafts, nil }
}

// Whole fails the test when the book does not verify.
func Whole(t testing.TB, b *book.Book) book.Report {
	t.Helper()
	rep, err := b.Verify(context.Background(), book.VerifyOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if !rep.OK {
		t.Fatalf("a whole record does not verify: %s: %s", rep.Wrong.Where, rep.Wrong.What)
	}
	return rep
}
