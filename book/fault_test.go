package book_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/fault"
)

// script runs statements in the writer's transaction and says drafts.
func script(b *book.Book, query string, drafts ...book.Draft) error {
	_, err := b.Say(context.Background(), "tester", func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		return drafts, tx.Script(ctx, query)
	})
	return err
}

// TestCommitsAreSynced holds the settings without which a power cut takes what was acknowledged; no kill shows that.
func TestCommitsAreSynced(t *testing.T) {
	b := booktest.SQLite(t).Create(t)
	_, err := b.Say(t.Context(), "tester", func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		for name, want := range map[string]string{"synchronous": "2", "journal_mode": "wal", "secure_delete": "1", "temp_store": "2"} {
			if got, err := tx.Ask(ctx, "PRAGMA "+name); err != nil || got != want {
				t.Errorf("%s = %s, want %s (%v)", name, got, want, err)
			}
		}
		return nil, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func long(ref string) book.Draft {
	return booktest.Note(ref, "text", `"`+strings.Repeat("x", 100_000)+`"`)
}

func TestFullDatabaseRefusesAndResumes(t *testing.T) {
	for _, wrong := range fullDatabase(t, func(*book.Book) {}) {
		t.Error(wrong)
	}
	wrong := fullDatabase(t, (*book.Book).BlindToFullDisk)
	if len(wrong) == 0 {
		t.Error("control: a book that does not know a full disk when it meets one passes too, so the test sees nothing")
	}
}

// fullDatabase fills a book's database, makes room again, and tells what was not as promised.
func fullDatabase(t *testing.T, meddle func(*book.Book)) (wrong []string) {
	t.Helper()
	b := booktest.SQLite(t).Create(t)
	meddle(b)
	booktest.Say(t, b, booktest.Note("first"))
	if err := script(b, "PRAGMA max_page_count=200"); err != nil {
		t.Fatal(err)
	}
	written := 1
	var err error
	for ; written < 100; written++ {
		if _, err = b.Say(t.Context(), "tester", booktest.Command(long(fmt.Sprint("long ", written)))); err != nil {
			break
		}
	}
	if fault.KindOf(err) != fault.ReadOnly || !strings.Contains(fault.Say(err), "disk is full") {
		wrong = append(wrong, fmt.Sprintf("after %d entries: %v", written, err))
	}
	if why := b.ReadOnly(); why != "" {
		wrong = append(wrong, "a full disk has stopped the book: "+why)
	}
	if docs, err := b.Docs(t.Context(), access.Operator(), book.At{}); err != nil || len(docs) != written {
		wrong = append(wrong, fmt.Sprintf("reading beside a full disk: %d of %d, %v", len(docs), written, err))
	}
	booktest.Whole(t, b)
	if err := script(b, "PRAGMA max_page_count=100000"); err != nil {
		t.Fatal(err)
	}
	booktest.Say(t, b, long("there is room again"))
	if rep := booktest.Whole(t, b); rep.Entries != int64(written)+1 {
		wrong = append(wrong, fmt.Sprintf("%d entries, want %d", rep.Entries, written+1))
	}
	return wrong
}

func TestFailedCommitStopsTheBook(t *testing.T) {
	b := booktest.SQLite(t).Create(t)
	booktest.Say(t, b, booktest.Note("kept"))
	// Without its transaction the commit of the batch must fail.
	err := script(b, "ROLLBACK", booktest.Note("lost"))
	stopped(t, b, err)
}

func TestFailedJournalStopsTheBook(t *testing.T) {
	p := booktest.SQLite(t)
	b := p.Create(t)
	booktest.Say(t, b, booktest.Note("kept"))
	if err := b.CloseJournal(); err != nil {
		t.Fatal(err)
	}
	_, err := b.Say(t.Context(), "tester", booktest.Command(booktest.Note("unsure")))
	stopped(t, b, err)
	_ = b.Close()
	b = p.Open(t)
	if why := b.ReadOnly(); why != "" {
		t.Fatal(why)
	}
	booktest.Whole(t, b)
}

func stopped(t *testing.T, b *book.Book, err error) {
	t.Helper()
	if fault.KindOf(err) != fault.ReadOnly {
		t.Errorf("the write that failed: %v", err)
	}
	if b.ReadOnly() == "" {
		t.Error("the book goes on after a write of which nobody knows whether it is on the disk")
	}
	if _, err := b.Say(t.Context(), "tester", booktest.Command(booktest.Note("more"))); fault.KindOf(err) != fault.ReadOnly {
		t.Errorf("a stopped book took an entry: %v", err)
	}
	if _, ok, err := b.Doc(t.Context(), access.Operator(), book.At{}, "kept"); !ok || err != nil {
		t.Errorf("a stopped book cannot be read: %v", err)
	}
}

func TestEncryptedFolderHoldsNoPlaintext(t *testing.T) {
	const canary = "canary-7b1f"
	count := func(encrypt bool) int {
		p := booktest.SQLite(t)
		ask := func(bool) ([]byte, error) { return []byte("open sesame " + canary), nil }
		p.Options.Passphrase = ask
		if err := book.Create(t.Context(), p.Options, book.Setup{Origin: canary + ".invalid", Encrypt: encrypt}); err != nil {
			t.Fatal(err)
		}
		b := p.Open(t)
		for i := range 20 {
			booktest.Say(t, b, booktest.Person(fmt.Sprintf("%s-%d", canary, i), canary), booktest.InCase(booktest.Note(fmt.Sprint("n", i), canary, `"x"`)))
		}
		n := booktest.CountIn(t, p.Options.Dir, canary) // with the write-ahead log as it is while the program runs
		booktest.Whole(t, p.Read(t))
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		b = p.Open(t)
		booktest.Whole(t, b)
		if docs, err := b.Docs(t.Context(), access.Operator(), book.At{}); err != nil || len(docs) != 40 {
			t.Errorf("%d documents, %v", len(docs), err)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		n += booktest.CountIn(t, p.Options.Dir, canary) + booktest.CountIn(t, p.Options.Dir, "PRIVATE+KEY")
		if encrypt {
			testWrongPassphrase(t, p)
		}
		return n
	}
	if n := count(true); n != 0 {
		t.Errorf("%d pieces of plaintext in an encrypted folder", n)
	}
	if n := count(false); n < 100 {
		t.Errorf("control: only %d pieces of plaintext are found in a folder that is not encrypted", n)
	}
}

func testWrongPassphrase(t *testing.T, p *booktest.Place) {
	t.Helper()
	o := p.Options
	for _, readOnly := range []bool{false, true} {
		o.ReadOnlyAccess = readOnly
		o.Passphrase = func(bool) ([]byte, error) { return []byte("wrong"), nil }
		if _, err := book.Open(t.Context(), o); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("a wrong passphrase: %v", err)
		}
		o.Passphrase = nil
		if _, err := book.Open(t.Context(), o); fault.KindOf(err) != fault.Invalid {
			t.Errorf("no passphrase: %v", err)
		}
	}
}

func TestEraseLeavesNothingInTheFiles(t *testing.T) {
	const canary = "canary-93ce"
	before, after := booktest.Canaries(t, booktest.SQLite(t), canary, func(*book.Book) {})
	if before < 1000 {
		t.Errorf("only %d canaries are found before erasing", before)
	}
	if after != 0 {
		t.Errorf("%d of %d canaries are left after erasing", after, before)
	}
	_, left := booktest.Canaries(t, booktest.SQLite(t), canary, func(b *book.Book) {
		if err := script(b, "PRAGMA secure_delete=off"); err != nil {
			t.Fatal(err)
		}
	})
	if left == 0 {
		t.Error("control: without overwriting nothing is left either, so the test sees nothing")
	}
}

// TestJournalWithoutRoom puts the journal on a tiny file system of its own and fills it. Where none can be mounted, the
// journal's own tests stand for it.
func TestJournalWithoutRoom(t *testing.T) {
	tiny := t.TempDir()
	unmount, err := mount(tiny, "64k")
	if err != nil {
		t.Logf("no file system can be mounted here: %v", err)
		return
	}
	defer unmount()
	p := booktest.SQLite(t)
	booktestShut(t, p.Create(t))
	booktest.CopyFile(t, p.Options.Dir, tiny, "head.journal")
	journal := filepath.Join(p.Options.Dir, "head.journal")
	if err := errors.Join(os.Remove(journal), os.Symlink(filepath.Join(tiny, "head.journal"), journal)); err != nil {
		t.Fatal(err)
	}
	b := p.Open(t)
	booktest.Say(t, b, booktest.Note("kept"))
	ballast := filepath.Join(tiny, "ballast")
	fill(t, ballast)
	var said error
	n := 0
	for ; n < 1000 && said == nil; n++ {
		_, said = b.Say(t.Context(), "tester", booktest.Command(booktest.Note(fmt.Sprint("n", n))))
	}
	if fault.KindOf(said) != fault.ReadOnly || !strings.Contains(fault.Say(said), "no room for their head") {
		t.Fatalf("a full journal: %v", said)
	}
	if _, err := b.Say(t.Context(), "tester", booktest.Command(booktest.Note("refused"))); fault.KindOf(err) != fault.ReadOnly {
		t.Errorf("with a head that is not in the journal: %v", err)
	}
	if why := b.ReadOnly(); why != "" {
		t.Errorf("a full disk has stopped the book: %s", why)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	out := booktest.Say(t, b, booktest.Note(fmt.Sprint("n", n-1)), booktest.Note("after"))
	if !out[0].Same || out[1].Same {
		t.Errorf("saying it again: %+v", out)
	}
	booktest.Whole(t, b)
}

func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for block := make([]byte, 512); ; {
		if _, err := f.Write(block); err != nil {
			return
		}
	}
}

func booktestShut(t *testing.T, b *book.Book) {
	t.Helper()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestCloseWhileSpeaking closes under load: what was acknowledged is there, what was refused is not.
func TestCloseWhileSpeaking(t *testing.T) {
	p := booktest.SQLite(t)
	b := p.Create(t)
	var mu sync.Mutex
	said, refused := map[string]bool{}, map[string]bool{}
	enough := make(chan bool)
	var wg sync.WaitGroup
	for w := range 16 {
		wg.Go(func() {
			for i := 0; ; i++ {
				ref := fmt.Sprintf("n-%d-%d", w, i)
				_, err := b.Say(context.Background(), "tester", booktest.Command(booktest.Note(ref)))
				mu.Lock()
				if err != nil {
					refused[ref] = true
					mu.Unlock()
					return
				}
				said[ref] = true
				if len(said) == 200 {
					close(enough)
				}
				mu.Unlock()
			}
		})
	}
	<-enough
	booktestShut(t, b)
	wg.Wait()
	b = p.Open(t)
	docs, err := b.Docs(t.Context(), access.Operator(), book.At{})
	if err != nil || len(docs) != len(said) || len(refused) != 16 {
		t.Errorf("%d documents of %d that were acknowledged, %d refusals, %v", len(docs), len(said), len(refused), err)
	}
	for _, d := range docs {
		if !said[d.Ref] {
			t.Errorf("%s was refused and is there", d.Ref)
		}
	}
}

// TestReadAfterACrash reads, without a writer, what a killed server has left: the newest entries only in the write-ahead
// log.
func TestReadAfterACrash(t *testing.T) {
	p := booktest.SQLite(t)
	b := p.Create(t)
	for i := range 30 {
		booktest.Say(t, b, booktest.Note(fmt.Sprint("n-", i)))
	}
	left := *p
	left.Options.Dir = t.TempDir()
	for _, name := range []string{"upheld.db", "upheld.db-wal", "head.journal", "public.key", "case.key"} {
		booktest.CopyFile(t, p.Options.Dir, left.Options.Dir, name)
	}
	r := left.Read(t)
	if rep := booktest.Whole(t, r); rep.Entries != 30 {
		t.Errorf("%d entries", rep.Entries)
	}
	booktestShut(t, r)
	w := left.Open(t)
	if why := w.ReadOnly(); why != "" {
		t.Fatal(why)
	}
	booktest.Say(t, w, booktest.Note("after"))
	booktest.Whole(t, w)
}
