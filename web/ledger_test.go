package web

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/ledger"
)

// ledgerBook is a real book with a record of two versions, a field that was erased, one that is not for the public, and
// enough entries for two pages.
func ledgerBook(t *testing.T) (*book.Book, Server) {
	t.Helper()
	o := book.Options{Dir: t.TempDir(), Rooms: house.Rooms(), Now: func() time.Time { return testDay }}
	if err := book.Create(t.Context(), o, book.Setup{Origin: "upheld.example"}); err != nil {
		t.Fatal(err)
	}
	b, err := book.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	source := field("sources", `[{"id":"s-1","url":"https://example.org/1"}]`)
	say(t, b, book.Draft{Log: "public", Kind: "record.source", Ref: "s-1", Fields: []book.Field{
		field("id", `"s-1"`), field("kind", `"press"`), field("lang", `"en"`), field("publisher", `"The Paper"`), field("title", `"What happened"`), field("url", `"https://example.org/1"`),
	}})
	say(t, b, book.Draft{Log: "public", Kind: "record.person", Ref: "p-one", See: map[string]string{"note": "team"}, Fields: []book.Field{
		field("id", `"p-one"`), field("name", `"First Name"`), field("note", `"for the team alone"`), field("role", `"a role to be erased"`), source,
	}})
	say(t, b, book.Draft{Log: "public", Kind: "record.person", Ref: "p-one", Fields: []book.Field{
		field("id", `"p-one"`), field("name", `"Second <Name>"`), source,
	}})
	var many []book.Draft
	for i := range ledgerRun {
		ref := fmt.Sprintf("p-many-%02d", i)
		many = append(many, book.Draft{Log: "public", Kind: "record.person", Ref: ref, Fields: []book.Field{field("id", `"`+ref+`"`), field("name", `"Somebody"`), source}})
	}
	say(t, b, many...)
	return b, Server{Houses: house.NewKeeper(b).House, Book: b, Log: b.Source(ledger.Public), Now: func() time.Time { return testDay }, Origin: "https://upheld.example"}
}

func field(name, value string) book.Field { return book.Field{Name: name, Value: []byte(value)} }

func say(t *testing.T, b *book.Book, drafts ...book.Draft) {
	t.Helper()
	_, err := b.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) { return drafts, nil })
	if err != nil {
		t.Fatal(err)
	}
}

// textOf is what a page says, without its tags.
func textOf(t *testing.T, h http.Handler, path string) string {
	t.Helper()
	w := get(h, path)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d\n%s", path, w.Code, w.Body)
	}
	return squash(html.UnescapeString(regexp.MustCompile(`<[^>]+>`).ReplaceAllString(w.Body.String(), " ")))
}

func says(t *testing.T, h http.Handler, path string, want ...string) {
	t.Helper()
	text := textOf(t, h, path)
	for _, s := range want {
		if !strings.Contains(text, s) {
			t.Errorf("%s does not say %q in %s", path, s, text)
		}
	}
}

func TestTheLedger(t *testing.T) {
	b, s := ledgerBook(t)
	h := s.Handler()
	head, err := b.Head(t.Context(), ledger.Public)
	if err != nil {
		t.Fatal(err)
	}
	says(t, h, "/ledger", "Everything public that this site says stands in 53 entries", "upheld.example/public 53 "+head.Root.String(), head.VerifierKey,
		"curl -o kept.checkpoint https://upheld.example/log/checkpoint", "upheld verify --log --from https://upheld.example/log --key '"+head.VerifierKey+"' --holds kept.checkpoint",
		"52 23 November 2026 p-many-49 person record.person", "Older ones", "No proof tells whether an entry is true.")
	says(t, h, "/ledger?before=3", "2 23 November 2026 p-one person record.person", "0 23 November 2026 s-1 source record.source", "The newest")
	says(t, h, "/fr/ledger", "La tête signée", "53 écritures")
	if strings.Contains(textOf(t, h, "/ledger?before=3"), "p-many") {
		t.Error("a former run shows newer entries")
	}
	if n := len(regexp.MustCompile(`href="/ledger/[0-9]+"`).FindAllString(get(h, "/ledger").Body.String(), -1)); n != ledgerRun {
		t.Errorf("%d entries on a page, want %d", n, ledgerRun)
	}
	for _, path := range []string{"/ledger?before=x", "/ledger?before=0", "/ledger/53", "/ledger/x", "/ledger/-1", "/history/p-none", "/ledger/53/proof", "/ledger/99/opening.json"} {
		if w := get(h, path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

func TestAnEntryOfTheLedger(t *testing.T) {
	_, s := ledgerBook(t)
	h := s.Handler()
	says(t, h, "/ledger/1", "Entry 1 of the public log", "Second <Name>", "record.person", "none, this is the first", "Later version Entry 2 of the public log",
		"upheld-leaf/1 kind record.person", "prev -", `"First Name"`, "erased, or not for the public", "From its leaf up to the head of 53 entries of upheld.example/public.", "c2sp.org/tlog-proof@v1")
	says(t, h, "/ledger/2", "Former version Entry 1 of the public log", "none by now", "prev 1", `"Second <Name>"`)
	for _, secret := range []string{"for the team alone", "tester", "12:00"} {
		if strings.Contains(get(h, "/ledger/1").Body.String(), secret) || strings.Contains(get(h, "/ledger/1/opening.json").Body.String(), secret) {
			t.Errorf("the public reads %q", secret)
		}
	}
}

// Whoever has the key can check, with the files of an entry alone, that it is in the log and what it says.
func TestAnEntryCanBeChecked(t *testing.T) {
	b, s := ledgerBook(t)
	h := s.Handler()
	head, err := b.Head(t.Context(), ledger.Public)
	if err != nil {
		t.Fatal(err)
	}
	key, err := note.NewVerifier(head.VerifierKey)
	if err != nil {
		t.Fatal(err)
	}
	for _, index := range []int64{0, 1, 2, 52} {
		path := fmt.Sprintf("/ledger/%d", index)
		w := get(h, path+"/proof")
		proof, err := ledger.ParseProof(w.Body.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := proof.Check(proof.Extra, key); err != nil || proof.Index != index {
			t.Errorf("entry %d: %v", index, err)
		}
		var open openingOut
		if err := json.Unmarshal(get(h, path+"/opening.json").Body.Bytes(), &open); err != nil {
			t.Fatal(err)
		}
		if open.Leaf != string(proof.Extra) || open.Proof != w.Body.String() || open.Index != index {
			t.Errorf("the two files of entry %d differ", index)
		}
		leaf, err := ledger.ParseLeaf([]byte(open.Leaf))
		if err != nil {
			t.Fatal(err)
		}
		if got := ledger.RecordCommit(committed(t, open.Fields)); got != leaf.Commit {
			t.Errorf("entry %d: the fields do not make the commitment of the leaf", index)
		}
		page := html.UnescapeString(get(h, path).Body.String())
		if !strings.Contains(page, open.Leaf) || !strings.Contains(page, open.Proof) {
			t.Errorf("the page of entry %d shows another leaf or proof than its files", index)
		}
	}
}

// committed is fields as whoever checks has them: opened ones by what they say, the others by their commitments.
func committed(t *testing.T, fields []book.Opened) []ledger.Field {
	t.Helper()
	var out []ledger.Field
	for _, f := range fields {
		c, err := base64.StdEncoding.DecodeString(f.Commitment)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "" {
			out = append(out, ledger.Field{Erased: true, Commit: [32]byte(c)})
			continue
		}
		salt, err := hex.DecodeString(f.Salt)
		if err != nil {
			t.Fatal(err)
		}
		made := ledger.Commitment(f.Name, []byte(f.Value), [32]byte(salt))
		if !bytes.Equal(made[:], c) {
			t.Errorf("field %s does not make its commitment", f.Name)
		}
		out = append(out, ledger.Field{Name: f.Name, Value: []byte(f.Value), Salt: [32]byte(salt)})
	}
	return out
}

func TestVersionsOfARecord(t *testing.T) {
	_, s := ledgerBook(t)
	h := s.Handler()
	says(t, h, "/history/p-one", "Versions of p-one", "2 versions, the newest first. None was overwritten.",
		"Version 2 23 November 2026 · Entry 2 of the public log", "name changed Second <Name> before: First Name", "role taken out before: a role to be erased",
		"Version 1 23 November 2026 · Entry 1 of the public log", "name new First Name")
	says(t, h, "/fr/history/p-many-00", "Une version, inchangée depuis son écriture.")
	for _, secret := range []string{"for the team alone", "tester", "12:00"} {
		if strings.Contains(get(h, "/history/p-one").Body.String(), secret) {
			t.Errorf("the public reads %q", secret)
		}
	}
}

// An erased value is gone at once from every page of the ledger, also for one who has asked before and who reads as of a
// former entry; that it was there stays visible.
func TestErasedIsGone(t *testing.T) {
	b, s := ledgerBook(t)
	h := s.Handler()
	paths := []string{"/history/p-one", "/ledger/1", "/history/p-one?entry=1", "/ledger/1?entry=1", "/fr/ledger/1", "/ledger/1/opening.json", "/persons/p-one?entry=1"}
	for _, path := range paths {
		if !strings.Contains(get(h, path).Body.String(), "a role to be erased") {
			t.Fatalf("%s does not show the value before it is erased", path)
		}
	}
	if _, err := b.Erase(t.Context(), "tester", "p-one", []string{"role"}, "subject-request"); err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.Contains(get(h, path).Body.String(), "a role to be erased") {
			t.Errorf("%s still shows what was erased", path)
		}
	}
	says(t, h, "/history/p-one", "role erased: the value was destroyed")
	says(t, h, "/ledger/1", "erased, or not for the public")
}

// Read from files alone, the pages say so in words instead of failing.
func TestWithoutABook(t *testing.T) {
	h := testServer(t).Handler()
	for _, path := range []string{"/ledger", "/ledger/0", "/history/d-release"} {
		says(t, h, path, "These pages are read from files without a book")
	}
	for _, path := range []string{"/ledger/0/proof", "/ledger/0/opening.json"} {
		if w := get(h, path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if strings.Contains(get(h, "/demands/d-release").Body.String(), "/history/") {
		t.Error("a page links to versions that nobody can read")
	}
	_, s := ledgerBook(t)
	s.Houses = testServer(t).Houses
	if !strings.Contains(get(s.Handler(), "/demands/d-release").Body.String(), `href="/history/d-release"`) {
		t.Error("a demand does not lead to its versions")
	}
}

func TestPlainValues(t *testing.T) {
	for raw, want := range map[string]string{
		`"a text"`: "a text", `12`: "12", `null`: "null", `[1,{"a":"b"}]`: "[\n  1,\n  {\n    \"a\": \"b\"\n  }\n]",
	} {
		if got := plainValue(json.RawMessage(raw)); got != want {
			t.Errorf("%s is shown as %q, want %q", raw, got, want)
		}
	}
}

// The pages of a real book in the browser: nothing wider than the screen, nothing that axe-core objects to.
func TestTheLedgerInTheBrowser(t *testing.T) {
	_, s := ledgerBook(t)
	s.Origin = ""
	ctx, origin := tabOn(t, s)
	axe := axeCore(t)
	for _, scheme := range []string{"light", "dark"} {
		media(t, ctx, "screen", scheme)
		for i, path := range []string{"/ledger", "/ledger/1", "/history/p-one", "/fr/ledger?before=20"} {
			for _, width := range []int64{360, 1280} {
				screen(t, ctx, width)
				open(t, ctx, origin+path)
				if w := eval[int](t, ctx, `document.documentElement.scrollWidth`); w > int(width) {
					t.Errorf("%s is %d wide on a screen of %d", path, w, width)
				}
				if int(width) == []int{360, 1280}[i%2] {
					checkAxe(t, ctx, axe, path+" in "+scheme)
				}
			}
		}
	}
	screen(t, ctx, 1280)
	open(t, ctx, origin+"/ledger")
	if got := eval[string](t, ctx, `document.querySelector("#verify ~ pre").innerText`); !strings.Contains(got, "--from "+origin+"/log --key") {
		t.Errorf("the commands do not name this site: %s", got)
	}
}
