package pack

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// frozenBook is a book with the shipped pack, a letter frozen in two languages, and a file that came in.
func frozenBook(t *testing.T) *book.Book {
	t.Helper()
	b := newBook(t)
	fsys, err := Shipped("cambodia-2016")
	if err != nil {
		t.Fatal(err)
	}
	imported(t, b, fsys)
	drafts := freeze(t, docs(t, b, access.Anyone()))
	f, err := letter.NewFile("lf-2016", "ap-2016-05-13", "Lettre reçue.pdf", "application/pdf", []byte{0, 1, 0xff, '\r', '\n', '%'})
	if err != nil {
		t.Fatal(err)
	}
	d, err := f.Draft()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) { return append(drafts, d), nil }); err != nil {
		t.Fatal(err)
	}
	return b
}

func freeze(t *testing.T, all []book.Doc) []book.Draft {
	t.Helper()
	var w letter.World
	var errs [5]error
	w.Promises, errs[0] = promise.NewSet(all)
	w.Record, errs[1] = record.NewSet(all)
	w.Custody, errs[2] = custody.NewSet(all)
	w.Appeals, errs[3] = appeal.NewSet(all)
	w.Elections, errs[4] = election.NewSet(all)
	var list []*letter.Letter
	for _, lang := range []string{"en", "fr"} {
		text, err := os.ReadFile("../letter/testdata/2016-05-13." + lang + ".md")
		if err != nil {
			t.Fatal(err)
		}
		l, err := letter.Parse(string(text))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, l)
	}
	day, _ := when.ParseDay("2026-11-25")
	out, err := letter.Freeze(list, w, letter.FreezeOptions{Day: day})
	for _, e := range append(errs[:], err) {
		if e != nil {
			t.Fatal(e)
		}
	}
	return out.Drafts
}

func TestFrozenLettersSurviveExport(t *testing.T) {
	b := frozenBook(t)
	dir := exported(t, b, access.Sealed)
	again := newBook(t)
	imported(t, again, os.DirFS(dir))
	for _, v := range []access.Viewer{access.Operator(), access.Anyone()} {
		// The head of the case counts its appeals, and an export leaves out a count that no longer agrees.
		other := func(d book.Doc) bool { return d.Kind == "record.case" }
		sameDocs(t, slices.DeleteFunc(docs(t, again, v), other), slices.DeleteFunc(docs(t, b, v), other))
	}
	second := contentOf(t, exported(t, again, access.Sealed))
	for name, text := range contentOf(t, dir) {
		if second[name] != text {
			t.Errorf("%s has other bytes in the second export", name)
		}
	}
	for name, want := range map[string]string{
		"case/letters/lt-2016-05-13-en.md":   "title: Open letter to the Secretary-General",
		"case/letters/lt-2016-05-13-fr.md":   "language: fr",
		"case/letters/lt-2016-05-13-en.json": `"Title":"Open letter`,
		"case/letters/lf-2016.pdf":           "\x00\x01\xff\r\n%",
		"case/letters.yaml":                  "text_file: letters/lt-2016-05-13-en.md",
	} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(got), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The public log holds the frozen letter and not the file that came in; neither does an export for the public.
func TestAFileThatCameInIsNotPublic(t *testing.T) {
	b := frozenBook(t)
	for _, d := range docs(t, b, access.Anyone()) {
		if d.Kind == "letter.file" {
			t.Errorf("the public sees %s", d.Ref)
		}
	}
	dir := exported(t, b, access.Public)
	if _, err := os.Stat(filepath.Join(dir, "case/letters/lf-2016.pdf")); !os.IsNotExist(err) {
		t.Error("an export for the public holds the file")
	}
	// A pack that says nothing of it brings it in for the team.
	again := newBook(t)
	sealed := exported(t, b, access.Sealed)
	name := filepath.Join(sealed, "case/letters.yaml")
	text, _ := os.ReadFile(name)
	quiet := bytes.ReplaceAll(text, []byte("    sensitivity: team\n"), nil)
	if bytes.Equal(text, quiet) {
		t.Fatal("the export says nothing of who may see it")
	}
	if err := os.WriteFile(name, quiet, 0o600); err != nil {
		t.Fatal(err)
	}
	imported(t, again, os.DirFS(sealed))
	for _, d := range docs(t, again, access.Operator()) {
		if d.Kind == "letter.file" && d.Log != "case" {
			t.Errorf("%s came into the %s log", d.Ref, d.Log)
		}
	}
}

// A frozen letter cannot be changed by hand: not its text, not a number, not how it was set.
func TestAChangedLetterIsRefused(t *testing.T) {
	dir := exported(t, frozenBook(t), access.Sealed)
	for _, c := range []struct{ name, from, to string }{
		{"case/letters/lt-2016-05-13-en.md", "two lawmakers", "ten lawmakers"},
		{"case/letters/lt-2016-05-13-en.json", "two lawmakers", "ten lawmakers"},
		{"case/letters.yaml", "max: 22", "max: 23"},
		{"case/letters/lf-2016.pdf", "%", "&"},
	} {
		name := filepath.Join(dir, c.name)
		was, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		now := strings.Replace(string(was), c.from, c.to, 1)
		if now == string(was) {
			t.Fatalf("%s: nothing to change", c.name)
		}
		if err := os.WriteFile(name, []byte(now), 0o600); err != nil {
			t.Fatal(err)
		}
		plan := rehearsed(t, empty{}, os.DirFS(dir))
		if n := len(plan.Result.Refused); n != 1 || !strings.Contains(plan.Result.Refused[0].Reason, "that of") {
			t.Errorf("%s: %+v", c.name, plan.Result.Refused)
		}
		if err := os.WriteFile(name, was, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFilesThatRecordsNameAreRefusedWithTheirPlace(t *testing.T) {
	item := "letters:\n  - id: lt-x\n    appeal: ap-x\n    language: en\n    version: 1\n    frozen: 2016-05-13\n    fingerprint: " +
		strings.Repeat("ab", 32) + "\n    text_file: "
	for name, want := range map[string]string{
		"letters/none.md":   "cannot be read",
		"../outside.md":     "not a file below the folder",
		"/etc/passwd":       "not a file below the folder",
		"case.yaml":         "YAML file",
		"letters":           "not a file",
		"raw.md":            "not text in UTF-8",
		"l.md\n    text: x": "give one of the two",
	} {
		_, bad := Read(with(map[string]string{"letters.yaml": item + name + "\n", "letters/a.md": "a", "raw.md": "\xff", "l.md": "a"}))
		if len(bad) == 0 || !strings.Contains(bad[0].Reason, want) || bad[0].File != "letters.yaml" || bad[0].Line != 8 {
			t.Errorf("%s: %+v", name, bad)
		}
	}
}

// What a record names is a part of the pack and not left aside.
func TestFilesOfLettersAreNotLeftAside(t *testing.T) {
	dir := exported(t, frozenBook(t), access.Sealed)
	plan := rehearsed(t, empty{}, os.DirFS(dir))
	if len(plan.Result.LeftAside) != 0 || len(plan.Result.Refused) != 0 {
		t.Errorf("left aside %v, refused %+v", plan.Result.LeftAside, plan.Result.Refused)
	}
}

func TestTheFingerprintIsOfTheCanonicalForm(t *testing.T) {
	for _, d := range docs(t, frozenBook(t), access.Anyone()) {
		if d.Kind != "letter.text" {
			continue
		}
		var x letter.Text
		if err := json.Unmarshal(d.JSON, &x); err != nil {
			t.Fatal(err)
		}
		b, err := x.Canonical()
		if err != nil {
			t.Fatal(err)
		}
		if got := sha(b); got != x.Fingerprint {
			t.Errorf("%s: %s, expected %s", d.Ref, got, x.Fingerprint)
		}
	}
}

func sha(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
