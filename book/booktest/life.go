package booktest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

func testOneWriter(t *testing.T, open Opener) {
	p := open(t)
	b := p.Create(t)
	Say(t, b, Note("n", "a", "1"))
	start := time.Now()
	if _, err := book.Open(t.Context(), p.Options); fault.KindOf(err) != fault.Conflict || !strings.Contains(fault.Say(err), "another program") {
		t.Errorf("a second writer: %v", err)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("the second writer was kept waiting for %s", took)
	}
	r := p.Read(t)
	if r.ReadOnly() == "" {
		t.Error("a book opened for reading takes entries")
	}
	if _, err := r.Say(t.Context(), "tester", Command(Note("x"))); fault.KindOf(err) != fault.ReadOnly {
		t.Errorf("writing to a book opened for reading: %v", err)
	}
	for i := range 20 {
		Say(t, b, Note("n", "a", fmt.Sprint(i+2)))
		if i%7 != 0 {
			continue
		}
		if d, ok, err := r.Doc(t.Context(), operator, now, "n"); err != nil || !ok || string(d.JSON) != fmt.Sprintf(`{"a":%d}`, i+2) {
			t.Fatalf("the reader sees %s, %v", d.JSON, err)
		}
		Whole(t, r)
		if rep, err := r.Rebuild(t.Context(), true, nil); err != nil || !rep.OK {
			t.Fatalf("%+v, %v", rep, err)
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	Whole(t, r)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if last := p.Read(t); last.Stale() != "" { // nobody writes, nothing is open
		t.Error(last.Stale())
	} else {
		Whole(t, last)
	}
	Say(t, p.Open(t), Note("m"))
}

// testWithoutTheLock is the control of testOneWriter: when the lock is taken away, a second program does get in, and
// then each writes its signed heads over the other's in the journal. So it is the lock that keeps the second one out, and it is needed.
func testWithoutTheLock(t *testing.T, open Opener) {
	p := open(t)
	first := p.Create(t)
	Say(t, first, Note("n", "a", "1"))
	if err := os.Remove(filepath.Join(p.Options.Dir, "lock")); err != nil {
		t.Fatal(err)
	}
	second, err := book.Open(t.Context(), p.Options)
	if err != nil {
		t.Fatalf("control: without the lock the second program is refused too, so the test of the lock sees nothing: %v", err)
	}
	heads := func() int { return strings.Count(read(t, p, "head.journal"), "\n") }
	before := heads()
	for i := range 3 {
		_, _ = first.Say(t.Context(), "tester", Command(Note(fmt.Sprint("first-", i))))
		_, _ = second.Say(t.Context(), "tester", Command(Note(fmt.Sprint("second-", i))))
	}
	_, _ = first.Close(), second.Close()
	if after := heads(); after >= before+6 {
		t.Error("control: two programs at once have done the journal no harm")
	}
}

// testOldDatabaseBesideNewerJournal plays the operator who brings back an old copy of the database.
func testOldDatabaseBesideNewerJournal(t *testing.T, open Opener) {
	p := open(t)
	b := p.Create(t)
	Say(t, b, Note("a"), InCase(Note("b")))
	shut(t, b)
	journal := read(t, p, "head.journal")
	older := p.Snapshot(t)
	b = p.Open(t)
	Say(t, b, Note("c"))
	Say(t, b, InCase(Note("d")))
	shut(t, b)
	newer := p.Snapshot(t)
	newest := read(t, p, "head.journal")

	older(t)
	refused(t, p, "older than the journal")
	r := p.Read(t)
	if why := r.Stale(); !strings.Contains(why, "older than the journal") {
		t.Errorf("whoever only reads an old database is told %q", why)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if got := read(t, p, "head.journal"); got != newest {
		t.Error("the journal was changed beside an old database")
	}

	// A stop between commit and journal leaves the database ahead: that is made good.
	newer(t)
	write(t, p, "head.journal", journal)
	b = p.Open(t)
	if why := b.ReadOnly(); why != "" {
		t.Fatalf("ahead of the journal: %s", why)
	}
	if strings.Count(read(t, p, "head.journal"), "\n") <= strings.Count(journal, "\n") {
		t.Error("the heads that the stop kept out of the journal are still not in it")
	}
	Say(t, b, Note("e"))
	Whole(t, b)
	shut(t, b)

	// An old copy with its own old journal is added to: from then on there are two histories.
	older(t)
	write(t, p, "head.journal", journal)
	b = p.Open(t)
	Say(t, b, Note("another c"), InCase(Note("another d")))
	shut(t, b)
	write(t, p, "head.journal", newest)
	refused(t, p, "are not those that were signed")

	newer(t)
	if err := os.Remove(filepath.Join(p.Options.Dir, "head.journal")); err != nil {
		t.Fatal(err)
	}
	refused(t, p, "missing")
	write(t, p, "head.journal", strings.ReplaceAll(newest, "heads/1", "heads/2"))
	refused(t, p, "broken")
	write(t, p, "head.journal", newest)
	b = p.Open(t)
	if why := b.ReadOnly(); why != "" {
		t.Fatalf("everything is back: %s", why)
	}
	shut(t, b)

	p.Change(t, `UPDATE head SET size = size + 1 WHERE log = 'public'`)
	refused(t, p, "not the one that was signed")
	p.Change(t, `UPDATE head SET size = size - 1 WHERE log = 'public'`)
	p.Change(t, `UPDATE entry SET commitment = $1 WHERE seq = 2`, make([]byte, 32))
	refused(t, p, "do not have the root")
}

// refused opens a book that must say why it takes no entries, and must still be readable.
func refused(t *testing.T, p *Place, words string) {
	t.Helper()
	b := p.Open(t)
	defer shut(t, b)
	if why := b.ReadOnly(); !strings.Contains(why, words) {
		t.Errorf("read-only because %q, want %q", why, words)
	}
	if _, err := b.Say(t.Context(), "tester", Command(Note("forged"))); fault.KindOf(err) != fault.ReadOnly || !strings.Contains(fault.Say(err), words) {
		t.Errorf("it was written to: %v", err)
	}
	if _, ok, err := b.Doc(t.Context(), operator, now, "a"); !ok || err != nil {
		t.Errorf("it cannot be read: %v", err)
	}
	if rep, err := b.Verify(t.Context(), book.VerifyOptions{}); err != nil || rep.OK {
		t.Errorf("it verifies (%v)", err)
	}
}

func shut(t *testing.T, b *book.Book) {
	t.Helper()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, p *Place, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(p.Options.Dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func write(t *testing.T, p *Place, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(p.Options.Dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func testCreate(t *testing.T, open Opener) {
	p := open(t)
	if book.Exists(p.Options.Dir) {
		t.Error("there is a book before there is one")
	}
	if _, err := book.Open(t.Context(), p.Options); fault.KindOf(err) != fault.NotFound {
		t.Errorf("opening nothing: %v", err)
	}
	for _, origin := range []string{"", "a b", "a+b"} {
		if err := book.Create(t.Context(), p.Options, book.Setup{Origin: origin}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("origin %q: %v", origin, err)
		}
	}
	b := p.Create(t)
	if !book.Exists(p.Options.Dir) {
		t.Error("there is no book after there is one")
	}
	for _, log := range []string{"public", "case"} {
		h, err := b.Head(t.Context(), log)
		if err != nil || h.Size != 0 || h.Seq != -1 || h.Checkpoint == "" {
			t.Errorf("a new %s log: %+v, %v", log, h, err)
		}
	}
	Whole(t, b)
	Say(t, b, Note("kept"))
	shut(t, b)
	if err := book.Create(t.Context(), p.Options, book.Setup{Origin: "other.invalid"}); fault.KindOf(err) != fault.Conflict {
		t.Errorf("made twice: %v", err)
	}
	b = p.Open(t)
	if _, ok, err := b.Doc(t.Context(), operator, now, "kept"); !ok || err != nil {
		t.Errorf("making it twice took the record away: %v", err)
	}
	shut(t, b)
	files, err := os.ReadDir(p.Options.Dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if info, err := f.Info(); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("others may read %s: %s, %v", f.Name(), info.Mode(), err)
		}
	}
	another := open(t)
	another.Create(t).Close()
	write(t, another, "public.key", read(t, p, "public.key"))
	write(t, another, "case.key", read(t, p, "case.key"))
	b = another.Open(t) // the same origin, another key
	if why := b.ReadOnly(); why == "" {
		t.Error("a database signed with another key takes entries")
	}
}
