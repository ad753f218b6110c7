package booktest

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/upheld/upheld/book"
)

// testVerifyFindsEveryChangedByte changes one thing after another behind the book's back: verify must find each, and be content when it
// is put back.
func testVerifyFindsEveryChangedByte(t *testing.T, open Opener) {
	if testing.Short() {
		t.Skip("some 300 verifications, one after another: nothing for the race detector to find")
	}
	p := open(t)
	b := p.Create(t)
	var drafts []book.Draft
	for i := range 300 {
		d := Closed(Person(fmt.Sprintf("p-%d", i), "Sok", "born", "1970", "secret", `"x"`), "secret", "team")
		if i%2 == 1 {
			d = InCase(d)
		}
		drafts = append(drafts, d, Note(fmt.Sprintf("n-%d", i), "text", `"x"`))
	}
	Say(t, b, drafts...)
	Say(t, b, Person("p-0", "Sok", "born", "1971"), Note("n-9", "text", `"y"`))
	if err := b.Pad(t.Context()); err != nil { // entries without a view
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	db, reader := p.Raw(t), p.Read(t)
	Whole(t, reader)
	c := changer{t: t, db: db, b: reader, postgres: p.Options.Postgres != ""}

	// p-0 has two versions. Of the 452 public entries 256 are in a full bundle, the others at the edge.
	for _, seq := range []int64{0, 1, 601, 607} {
		where := fmt.Sprintf("seq = %d", seq)
		c.number("entry", "seq", where)
		c.number("entry", "idx", where)
		c.number("entry", "prev", where)
		for _, col := range []string{"log", "kind", "day", "ref"} {
			c.text("entry", col, where)
		}
		for _, col := range []string{"object", "commitment"} {
			c.bytes("entry", col, where, 3)
		}
	}
	c.bytes("entry", "body", "seq = 0", 9) // former version
	c.bytes("entry", "body", "seq = 601", 2)
	for _, where := range []string{"ref = 'p-0'", "ref = 'p-7'"} {
		c.number("test_person", "seq", where)
		for _, col := range []string{"ref", "log", "see", "doc", "name"} {
			c.text("test_person", col, where)
		}
		c.number("test_person", "born", where)
	}
	for level := -1; level <= 0; level++ {
		where := fmt.Sprintf("log = 'public' AND n = 0 AND level = %d", level)
		c.bytes("tile", "data", where, 997)
		c.number("tile", "n", where)
		c.number("tile", "level", where)
		c.text("tile", "log", where)
	}
	for _, log := range []string{"public", "case"} {
		where := "log = '" + log + "'"
		c.number("head", "size", where)
		c.bytes("head", "root", where, 5)
		c.bytes("head", "checkpoint", where, 7)
		c.text("head", "log", where)
	}
	for _, gone := range []string{
		"entry WHERE seq = 601", "entry WHERE seq = 300", "tile WHERE log = 'public' AND level = 0",
		"test_person WHERE ref = 'p-3'", "test_note WHERE ref = 'n-299'", "head WHERE log = 'case'",
	} {
		c.without(gone)
	}
	c.with(`INSERT INTO test_note (seq, ref, log, see, doc) VALUES (10000, 'x', 'public', '{}', '{}')`, "test_note WHERE ref = 'x'")
	c.with(`INSERT INTO test_note (seq, ref, log, see, doc) VALUES (0, 'x', 'public', '{}', '{}')`, "test_note WHERE ref = 'x'")
	c.with(`INSERT INTO tile (log, level, n, data) SELECT log, level, 77, data FROM tile WHERE log = 'public' AND level = 0 AND n = 0`, "tile WHERE n = 77")
	if c.found < 400 {
		t.Errorf("only %d changes were tried", c.found)
	}
	Whole(t, reader)
	testChangedJournal(t, reader, filepath.Join(p.Options.Dir, "head.journal"))
}

type changer struct {
	t        *testing.T
	db       *sql.DB
	b        *book.Book
	postgres bool
	found    int
}

func (c *changer) exec(query string, args ...any) {
	c.t.Helper()
	res, err := c.db.ExecContext(context.Background(), query, args...)
	if err != nil {
		c.t.Fatal(query, err)
	}
	if n, _ := res.RowsAffected(); n != 1 {
		c.t.Fatalf("%s changed %d rows", query, n)
	}
}

func (c *changer) wrong(what string) {
	c.t.Helper()
	c.found++
	rep, err := c.b.Verify(context.Background(), book.VerifyOptions{})
	if err != nil || rep.OK || rep.Wrong == nil || rep.Wrong.What == "" || rep.Wrong.Where == "" {
		c.t.Errorf("%s was not found: %+v, %v", what, rep, err)
	}
}

// number sets a number to some others.
func (c *changer) number(table, col, where string) {
	c.t.Helper()
	var was int64
	if err := c.db.QueryRowContext(context.Background(), `SELECT `+col+` FROM `+table+` WHERE `+where).Scan(&was); err != nil {
		c.t.Fatal(err)
	}
	for _, to := range []int64{was + 100_000, -was - 100_000} {
		c.exec(`UPDATE `+table+` SET `+col+` = $1 WHERE `+where, to)
		c.wrong(fmt.Sprintf("%s.%s %d to %d where %s", table, col, was, to, where))
		c.exec(`UPDATE `+table+` SET `+col+` = $1 WHERE `+col+` = $2 AND `+strip(where, col), was, to)
	}
}

// strip takes the condition on the changed column out.
func strip(where, col string) string {
	var keep []string
	for _, part := range strings.Split(where, " AND ") {
		if !strings.HasPrefix(part, col+" = ") {
			keep = append(keep, part)
		}
	}
	if len(keep) == 0 {
		return "1 = 1"
	}
	return strings.Join(keep, " AND ")
}

// text changes the first and the last character, and the length.
func (c *changer) text(table, col, where string) {
	c.t.Helper()
	var was string
	if err := c.db.QueryRowContext(context.Background(), `SELECT `+col+` FROM `+table+` WHERE `+where).Scan(&was); err != nil {
		c.t.Fatal(err)
	}
	for _, to := range []string{"x" + was[1:], was[:len(was)-1] + "~", was + " ", was[1:]} {
		c.exec(`UPDATE `+table+` SET `+col+` = $1 WHERE `+where, to)
		c.wrong(fmt.Sprintf("%s.%s %q to %q where %s", table, col, was, to, where))
		c.exec(`UPDATE `+table+` SET `+col+` = $1 WHERE `+col+` = $2 AND `+strip(where, col), was, to)
	}
}

// bytes flips one bit in each step-th byte, and cuts one off.
func (c *changer) bytes(table, col, where string, step int) {
	c.t.Helper()
	var was []byte
	if err := c.db.QueryRowContext(context.Background(), `SELECT `+col+` FROM `+table+` WHERE `+where).Scan(&was); err != nil {
		c.t.Fatal(err)
	}
	put := func(to []byte) { c.exec(`UPDATE `+table+` SET `+col+` = $1 WHERE `+where, to) }
	for i := 0; i < len(was); i += step {
		to := append([]byte(nil), was...)
		to[i] ^= 1 << (i % 8)
		put(to)
		c.wrong(fmt.Sprintf("%s.%s byte %d where %s", table, col, i, where))
	}
	put(was[:len(was)-1])
	c.wrong(fmt.Sprintf("%s.%s cut where %s", table, col, where))
	put(append(append([]byte(nil), was...), 0))
	c.wrong(fmt.Sprintf("%s.%s longer where %s", table, col, where))
	put(was)
}

// without takes a row away for a while.
func (c *changer) without(row string) {
	c.t.Helper()
	table, where, _ := strings.Cut(row, " WHERE ")
	c.execAny(`CREATE TABLE kept AS SELECT * FROM ` + row)
	c.execAny(`DELETE FROM ` + table + ` WHERE ` + where)
	c.wrong("missing " + row)
	c.execAny(`INSERT INTO ` + table + ` SELECT * FROM kept`)
	c.execAny(`DROP TABLE kept`)
}

// with puts a row in for a while.
func (c *changer) with(insert, row string) {
	c.t.Helper()
	c.execAny(insert)
	c.wrong(insert)
	c.execAny(`DELETE FROM ` + row)
}

func (c *changer) execAny(query string) {
	c.t.Helper()
	if _, err := c.db.ExecContext(context.Background(), query); err != nil {
		c.t.Fatal(query, err)
	}
}

func testChangedJournal(t *testing.T, b *book.Book, path string) {
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, text []byte) {
		t.Helper()
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if rep, err := b.Verify(t.Context(), book.VerifyOptions{LogOnly: true}); err != nil || rep.OK {
			t.Errorf("%s was not found: %+v, %v", what, rep, err)
		}
	}
	// The last line may be torn by a stop: then its head is in the database, and nothing is lost.
	last := strings.LastIndex(strings.TrimSuffix(string(whole), "\n"), "\n")
	for i := 0; i < last; i += 13 {
		text := append([]byte(nil), whole...)
		text[i] ^= 1
		check(fmt.Sprintf("byte %d of the journal", i), text)
	}
	check("an empty journal", nil)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if rep, err := b.Verify(t.Context(), book.VerifyOptions{}); err != nil || rep.OK {
		t.Errorf("a missing journal was not found: %+v, %v", rep, err)
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	Whole(t, b)
}
