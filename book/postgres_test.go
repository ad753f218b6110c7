package book_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/fault"
)

// beside makes the data folder of a second server of the same record: a copy of the first one's.
func beside(t *testing.T, p *booktest.Place) *booktest.Place {
	t.Helper()
	q := *p
	q.Options.Dir = t.TempDir()
	q.Options.Now = booktest.Clock()
	for _, name := range []string{"public.key", "case.key", "head.journal"} {
		booktest.CopyFile(t, p.Options.Dir, q.Options.Dir, name)
	}
	return &q
}

func TestTwoServersOneRecord(t *testing.T) {
	p := booktest.Postgres(t).Place(t)
	a := p.Create(t)
	q := beside(t, p)
	b := q.Open(t)
	for i := range 4 { // in turns
		booktest.Say(t, a, booktest.Note("turn", "n", fmt.Sprint(2*i)))
		booktest.Say(t, b, booktest.Note("turn", "n", fmt.Sprint(2*i+1)))
	}
	const speakers, each = 8, 40
	var wg sync.WaitGroup
	for s := range speakers {
		for i, server := range []*book.Book{a, b} {
			wg.Go(func() {
				for n := range each {
					d := booktest.Note(fmt.Sprintf("n-%d-%d-%d", i, s, n))
					if n%3 == 0 {
						d = booktest.InCase(d)
					}
					if _, err := server.Say(context.Background(), fmt.Sprint("server ", i), booktest.Command(d)); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
	}
	wg.Wait()
	for _, server := range []*book.Book{a, b} {
		if rep := booktest.Whole(t, server); rep.Entries != 8+2*speakers*each {
			t.Errorf("%d entries", rep.Entries)
		}
		booktestShut(t, server)
	}
	for _, place := range []*booktest.Place{p, q} {
		server := place.Open(t)
		if why := server.ReadOnly(); why != "" {
			t.Error(why)
		}
		booktestShut(t, server)
	}
}

// TestHeadThatMovedIsNotOverwritten plays a server that writes without the lock.
func TestHeadThatMovedIsNotOverwritten(t *testing.T) {
	p := booktest.Postgres(t).Place(t)
	b := p.Create(t)
	booktest.Say(t, b, booktest.Note("kept"))
	db := p.Raw(t)
	var root []byte
	if err := db.QueryRow(`SELECT root FROM head WHERE log = 'public'`).Scan(&root); err != nil {
		t.Fatal(err)
	}
	set := func(to []byte) error {
		_, err := db.Exec(`UPDATE head SET root = $1 WHERE log = 'public'`, to)
		return err
	}
	_, err := b.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) {
		return []book.Draft{booktest.Note("lost")}, set(make([]byte, 32))
	})
	if fault.KindOf(err) != fault.Conflict {
		t.Errorf("the head moved during the batch: %v", err)
	}
	if err := set(root); err != nil {
		t.Fatal(err)
	}
	booktest.Say(t, b, booktest.Note("after"))
	if docs, err := b.Docs(t.Context(), access.Operator(), book.At{}); err != nil || len(docs) != 2 {
		t.Errorf("%d documents, %v", len(docs), err)
	}
	booktest.Whole(t, b)

	// Between batches a head that moved is followed when the log has grown, and only then.
	if err := set(make([]byte, 32)); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Say(t.Context(), "tester", booktest.Command(booktest.Note("x"))); fault.KindOf(err) != fault.ReadOnly || b.ReadOnly() == "" {
		t.Errorf("a head that nobody signed: %v", err)
	}
}

// TestServerWithOlderViewsStops: a newer program has changed the views while an older one runs.
func TestServerWithOlderViewsStops(t *testing.T) {
	p := booktest.Postgres(t).Place(t)
	a := p.Create(t)
	q := beside(t, p)
	rooms := booktest.Rooms()
	rooms[0].Kinds = append(rooms[0].Kinds, book.Kind{Name: "test.new", Table: "test_new"})
	q.Options.Rooms = rooms
	b := q.Open(t)
	if _, err := a.Say(t.Context(), "tester", booktest.Command(booktest.Note("n"))); fault.KindOf(err) != fault.ReadOnly || !strings.Contains(fault.Say(err), "another version") {
		t.Errorf("the older program went on: %v", err)
	}
	booktest.Say(t, b, booktest.Note("n"))
	booktest.Whole(t, b)
}

func TestPostgresThatMayForgetIsRefused(t *testing.T) {
	for _, name := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
		t.Run(name, func(t *testing.T) {
			p := booktest.Postgres(t, name+"=off").Place(t)
			err := book.Create(t.Context(), p.Options, book.Setup{Origin: booktest.Origin})
			if fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Say(err), name+" = off") {
				t.Errorf("%s = off: %v", name, err)
			}
			if book.Exists(p.Options.Dir) {
				t.Error("a record was made all the same")
			}
			if left, _ := filepath.Glob(filepath.Join(p.Options.Dir, "*.*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestLostConnectionIsMadeAnew(t *testing.T) {
	p := booktest.Postgres(t).Place(t)
	b := p.Create(t)
	booktest.Say(t, b, booktest.Note("a"))
	if _, err := p.Raw(t).Exec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Say(t.Context(), "tester", booktest.Command(booktest.Note("b"))); err == nil {
		t.Error("a command was acknowledged on a connection that is gone")
	}
	if why := b.ReadOnly(); why != "" {
		t.Fatalf("a connection lost before the commit has stopped the book: %s", why)
	}
	booktest.Say(t, b, booktest.Note("b"))
	for range 16 { // each idle connection for reading is found to be gone once
		if _, err := b.Head(t.Context(), "public"); err == nil {
			break
		}
	}
	booktest.Whole(t, b)
}

// TestServerThatStandsStillLosesItsTurn: one server stops in the middle of a batch, PostgreSQL ends its transaction (after
// a minute of standing still; here at once), another goes on. The first must not add to what it no longer knows.
func TestServerThatStandsStillLosesItsTurn(t *testing.T) {
	p := booktest.Postgres(t).Place(t)
	a := p.Create(t)
	b := beside(t, p).Open(t)
	booktest.Say(t, a, booktest.Note("first"))
	inside, wake := make(chan bool), make(chan bool)
	var wg sync.WaitGroup
	wg.Go(func() {
		_, err := a.Say(context.Background(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) {
			close(inside)
			<-wake
			return []book.Draft{booktest.Note("too late")}, nil
		})
		if err == nil {
			t.Error("the server that stood still has written")
		}
	})
	<-inside
	if _, err := p.Raw(t).Exec(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted
		AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`); err != nil {
		t.Fatal(err)
	}
	booktest.Say(t, b, booktest.Note("meanwhile"))
	close(wake)
	wg.Wait()
	booktest.Say(t, a, booktest.Note("last"))
	docs, err := a.Docs(t.Context(), access.Operator(), book.At{})
	if err != nil || len(docs) != 3 || docs[0].Ref != "first" || docs[1].Ref != "last" || docs[2].Ref != "meanwhile" {
		t.Errorf("%+v, %v", docs, err)
	}
	booktest.Whole(t, b)
}
