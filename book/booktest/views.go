package booktest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

func testRebuild(t *testing.T, open Opener) {
	p := open(t)
	b := p.Create(t)
	var drafts []book.Draft
	for i := range 1500 {
		drafts = append(drafts, Person(fmt.Sprintf("p-%d", i%700), fmt.Sprint("name ", i)), InCase(Note(fmt.Sprintf("n-%d", i))))
	}
	Say(t, b, drafts...)
	content := seenRows(t, p)
	check := func(want bool) {
		t.Helper()
		rep, err := b.Rebuild(t.Context(), true, nil)
		if err != nil || rep.OK != want || want && rep.Entries != int64(len(drafts)) {
			t.Fatalf("check: %+v %+v, %v; want %t", rep, rep.Wrong, err, want)
		}
	}
	check(true)
	for _, change := range []string{
		`UPDATE test_person SET name = 'forged' WHERE ref = 'p-3'`,
		`UPDATE test_note SET doc = '{"forged":1}' WHERE ref = 'n-3'`,
		`DELETE FROM test_note WHERE ref = 'n-1499'`,
		`DELETE FROM test_person`,
		`INSERT INTO test_note (seq, ref, log, see, doc) VALUES (99999, 'forged', 'public', '{}', '{}')`,
	} {
		p.Change(t, change)
		check(false)
		if seenRows(t, p) == content {
			t.Fatalf("check has mended the views after %s", change)
		}
		rep, err := b.Rebuild(t.Context(), false, nil)
		if err != nil || !rep.OK || rep.Entries != int64(len(drafts)) {
			t.Fatalf("rebuild: %+v %+v, %v", rep, rep.Wrong, err)
		}
		if got := seenRows(t, p); got != content {
			t.Fatalf("after %s and a rebuild the views differ:\n%s", change, got)
		}
		check(true)
	}
	Say(t, b, Person("p-3", "after the rebuild"))
	Whole(t, b)

	p.Change(t, `UPDATE entry SET body = $1 WHERE seq = 5`, []byte("broken"))
	rep, err := b.Rebuild(t.Context(), false, nil)
	if err != nil || rep.OK || rep.Wrong == nil || !strings.Contains(rep.Wrong.What, "entry 5") {
		t.Errorf("rebuild from a broken entry: %+v %+v, %v", rep, rep.Wrong, err)
	}
	if docs, err := b.Docs(t.Context(), operator, now, "test.person"); err != nil || len(docs) != 700 {
		t.Errorf("a rebuild that failed took the views away: %d, %v", len(docs), err)
	}
	Say(t, b, Note("still alive"))
}

// seenRows is every row of every view.
func seenRows(t testing.TB, p *Place) string {
	t.Helper()
	var out strings.Builder
	db := p.Raw(t)
	defer db.Close()
	for _, query := range []string{
		`SELECT seq, ref, log, see, doc, name, COALESCE(born, -1) FROM test_person ORDER BY ref`,
		`SELECT seq, ref, log, see, doc, '', 0 FROM test_note ORDER BY ref`,
	} {
		rows, err := db.QueryContext(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var seq, born int64
			var ref, log, see, doc, name string
			if err := rows.Scan(&seq, &ref, &log, &see, &doc, &name, &born); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(&out, seq, ref, log, see, doc, name, born)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		rows.Close()
	}
	return out.String()
}

func testDescriptions(t *testing.T, open Opener) {
	p := open(t)
	b := p.Create(t)
	Say(t, b, Person("p-1", "Sok", "born", "1970"), Note("n-1"), Person("p-2", "Chan"), Person("p-1", "Sok", "born", "1971"))
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	older := p.Options.Rooms

	// A newer program: another column, another kind.
	newer := Rooms()
	kinds := newer[0].Kinds
	kinds[0].Columns = []book.Column{{Name: "born", Type: "int", Index: true}, {Name: "length", Type: "int"}}
	kinds[0].Promote = func(doc []byte) ([]any, error) {
		vals, err := promotePerson(doc)
		if err != nil {
			return nil, err
		}
		return []any{vals[1], len(doc)}, nil
	}
	newer[0].Kinds = append(kinds, book.Kind{Name: "test.new", Table: "test_new"})
	p.Options.Rooms = newer

	reader := p.Options
	reader.ReadOnlyAccess = true
	if _, err := book.Open(t.Context(), reader); fault.KindOf(err) != fault.Conflict {
		t.Errorf("reading views of another version: %v", err)
	}
	b = p.Open(t)
	Whole(t, b)
	Say(t, b, book.Draft{Log: "public", Kind: "test.new", Ref: "new"}, Person("p-3", "Dara"))
	Whole(t, b)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}

	// The older program again: it knows nothing of test.new, and writes on.
	p.Options.Rooms = older
	b = p.Open(t)
	if _, err := b.Say(t.Context(), "tester", Command(book.Draft{Log: "public", Kind: "test.new", Ref: "new", Fields: []book.Field{{Name: "a", Value: []byte("1")}}})); fault.KindOf(err) != fault.Invalid {
		t.Errorf("an unknown kind: %v", err)
	}
	Say(t, b, Person("p-4", "Neang", "born", "1980"))
	if rows, err := p.Raw(t).QueryContext(t.Context(), `SELECT * FROM test_new`); err == nil {
		rows.Close()
		t.Error("a view of a kind that the program does not know stays, where no erasure reaches it")
	}
	Whole(t, b)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}

	p.Options.Rooms = newer
	b = p.Open(t)
	Whole(t, b)
	docs, err := b.Docs(t.Context(), operator, now)
	if err != nil || len(docs) != 6 {
		t.Errorf("%d documents, %v", len(docs), err)
	}
}
