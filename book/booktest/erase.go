package booktest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

func testErase(t *testing.T, open Opener) {
	p := open(t)
	b := p.Create(t)
	Say(t, b, InCase(Person("p", "canary-name-1", "born", "1970", "role", `"canary-role-1"`)), Note("n", "text", `"stays"`))
	Say(t, b, InCase(Person("p", "canary-name-2", "born", "1971", "role", `"canary-role-2"`)))
	Say(t, b, Person("p", "canary-name-2", "born", "1971", "role", `"canary-role-2"`))
	Say(t, b, Person("p", "canary-name-3", "born", "1971"))
	before := heads(t, b)

	for what, bad := range map[string]struct {
		ref, field, reason string
		kind               fault.Kind
	}{
		"an unknown record": {"nowhere", "role", "safety", fault.NotFound},
		"an unknown field":  {"p", "height", "safety", fault.NotFound},
		"no reason":         {"p", "role", "boredom", fault.Invalid},
		"a reserved field":  {"p", "_ref", "safety", fault.Invalid},
	} {
		if _, err := b.Erase(t.Context(), "tester", bad.ref, []string{bad.field}, bad.reason); fault.KindOf(err) != bad.kind {
			t.Errorf("%s: %v", what, err)
		}
	}
	r, err := b.Erase(t.Context(), "keeper", "p", []string{"role", "name", "role"}, "subject-request")
	if err != nil || r.Seq != 5 || r.Log != "public" || r.Same {
		t.Fatalf("%+v, %v", r, err)
	}
	Whole(t, b)
	if rep, err := b.Rebuild(t.Context(), true, nil); err != nil || !rep.OK {
		t.Errorf("views after erasing: %+v, %v", rep.Wrong, err)
	}
	if again, err := b.Erase(t.Context(), "keeper", "p", []string{"role"}, "safety"); err != nil || !again.Same {
		t.Errorf("erasing what is erased: %+v, %v", again, err)
	}
	after := heads(t, b)
	if after["case"] != before["case"] || after["public"] == before["public"] {
		t.Errorf("heads were %v, are %v: the tombstone belongs into the record's log and changes nothing before it", before, after)
	}
	testErasedHistory(t, b)
	stone, err := b.Docs(t.Context(), operator, now, "record.tombstone")
	if err != nil || len(stone) != 1 || !strings.Contains(string(stone[0].JSON), `"fields":["name","role"],"object":"`) ||
		!strings.HasSuffix(string(stone[0].JSON), `"reason":"subject-request","record":"p"}`) {
		t.Errorf("tombstone %+v, %v", stone, err)
	}
	if _, err := b.Erase(t.Context(), "keeper", stone[0].Ref, []string{"reason"}, "safety"); fault.KindOf(err) != fault.Invalid {
		t.Errorf("erasing a tombstone: %v", err)
	}
	// What was erased is no equal: saying the rest again is a new version.
	if out := Say(t, b, Person("p", "given again")); out[0].Same {
		t.Error("a version with an erased field was taken as the same")
	}
	if _, err := b.Erase(t.Context(), "keeper", "p", []string{"_who"}, "safety"); err != nil {
		t.Errorf("who said it: %v", err)
	}
	Whole(t, b)
	if rep, err := b.Rebuild(t.Context(), false, nil); err != nil || !rep.OK {
		t.Errorf("rebuild after erasing: %+v, %v", rep, err)
	}
	Whole(t, b)
	testNothingLeft(t, p, b)
}

func heads(t *testing.T, b *book.Book) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, log := range []string{"public", "case"} {
		h, err := b.Head(t.Context(), log)
		if err != nil {
			t.Fatal(err)
		}
		out[log] = h.Root.String()
	}
	return out
}

func testErasedHistory(t *testing.T, b *book.Book) {
	t.Helper()
	versions, err := b.History(t.Context(), operator, "p")
	if err != nil || len(versions) != 4 {
		t.Fatalf("%d versions, %v", len(versions), err)
	}
	wantChanges(t, versions[0], `born new 1970 ; name erased  ; role erased  `)
	wantChanges(t, versions[1], `born changed 1971 1970; name erased  ; role erased  `)
	wantChanges(t, versions[3], `name erased  ; role removed  `)
	for _, at := range []book.At{now, {Seq: 0, Set: true}, {Seq: 3, Set: true}} {
		d, ok, err := b.Doc(t.Context(), operator, at, "p")
		if err != nil || !ok || strings.Contains(string(d.JSON), "canary") || !strings.Contains(string(d.JSON), "born") {
			t.Errorf("%v: %s, %t, %v", at, d.JSON, ok, err)
		}
	}
	if docs, err := b.Docs(t.Context(), access.Anyone(), now, "test.person"); err != nil || len(docs) != 1 || string(docs[0].JSON) != `{"born":1971}` {
		t.Errorf("%+v, %v", docs, err)
	}
}

// testNothingLeft looks for the erased values in every row of every table.
func testNothingLeft(t *testing.T, p *Place, b *book.Book) {
	t.Helper()
	db := p.Raw(t)
	defer db.Close()
	for table, cols := range map[string]string{"entry": "body", "test_person": "doc", "test_note": "doc", "record_tombstone": "doc"} {
		rows, err := db.QueryContext(t.Context(), `SELECT `+cols+` FROM `+table)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var data []byte
			if err := rows.Scan(&data); err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(data, []byte("canary")) {
				t.Errorf("%s still holds %q", table, data)
			}
		}
		rows.Close()
	}
}

// Canaries writes many records that hold a word, changes some, and erases the word from all of them. It returns how often
// the word stands in the files of the folder before and after, write-ahead log included. first is called with the new book.
func Canaries(t *testing.T, p *Place, word string, first func(*book.Book)) (before, after int) {
	t.Helper()
	b := p.Create(t)
	first(b)
	var drafts []book.Draft
	for i := range 300 {
		d := Person(fmt.Sprintf("p-%d", i), fmt.Sprintf("%s %d", word, i), "born", "1970", "more", quote(strings.Repeat(word+" ", 1+i%40)))
		if i%2 == 1 {
			d = InCase(d)
		}
		drafts = append(drafts, d)
	}
	Say(t, b, drafts...)
	for i := range 30 {
		drafts[i].Fields[1].Value = []byte("1971")
		Say(t, b, drafts[i])
	}
	before = CountIn(t, p.Options.Dir, word)
	for _, d := range drafts {
		if _, err := b.Erase(t.Context(), "keeper", d.Ref, []string{"name", "more"}, "safety"); err != nil {
			t.Fatal(err)
		}
	}
	after = CountIn(t, p.Options.Dir, word)
	Whole(t, b)
	return before, after
}

// CountIn counts a word in all files under a folder.
func CountIn(t testing.TB, dir, word string) int {
	t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		n += bytes.Count(data, []byte(word))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func testPad(t *testing.T, open Opener) {
	b := open(t).Create(t)
	if err := b.Pad(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantSizes(t, b, 0, 0)
	Say(t, b, Note("pub"), InCase(Note("n-1")), InCase(Note("n-2")))
	for range 2 {
		if err := b.Pad(t.Context()); err != nil {
			t.Fatal(err)
		}
		wantSizes(t, b, 1, 256)
	}
	Say(t, b, InCase(Note("n-3")))
	if err := b.Pad(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantSizes(t, b, 1, 512)
	if docs, err := b.Docs(t.Context(), operator, now); err != nil || len(docs) != 4 {
		t.Errorf("%d documents, %v", len(docs), err)
	}
	Whole(t, b)
	if rep, err := b.Rebuild(t.Context(), false, nil); err != nil || !rep.OK {
		t.Errorf("rebuild: %+v, %v", rep, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := b.Pad(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("padding that was given up: %v", err)
	}
}

func wantSizes(t *testing.T, b *book.Book, public, closed int64) {
	t.Helper()
	for log, want := range map[string]int64{"public": public, "case": closed} {
		h, err := b.Head(t.Context(), log)
		if err != nil || h.Size != want || h.Seq != public+closed-1 {
			t.Errorf("the %s log has %d leaves and entry %d is the last, want %d; %v", log, h.Size, h.Seq, want, err)
		}
	}
}
