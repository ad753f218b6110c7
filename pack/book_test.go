package pack

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// newBook is a new, empty book on disk.
func newBook(t testing.TB) *book.Book {
	t.Helper()
	o := book.Options{
		Dir:   filepath.Join(t.TempDir(), "book"),
		Rooms: []book.Room{promise.Room(), record.Room(), custody.Room(), election.Room(), appeal.Room(), letter.Room(), delivery.Room(), consultation.Room()},
	}
	if err := book.Create(t.Context(), o, book.Setup{Origin: "pack.test"}); err != nil {
		t.Fatal(err)
	}
	b, err := book.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

// imported brings packs into b; they must be good.
func imported(t testing.TB, b *book.Book, packs ...fs.FS) Result {
	t.Helper()
	r, err := Apply(t.Context(), b, "tester", rehearsed(t, b, packs...), ApplyOptions{})
	if err != nil {
		t.Fatalf("%v: %+v", err, r.Refused)
	}
	return r
}

// docs are the records of b as v sees them, in the order of ids, without the numbers of their entries.
func docs(t testing.TB, b *book.Book, v access.Viewer) []book.Doc {
	t.Helper()
	out, err := b.Docs(t.Context(), v, book.At{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range out {
		out[i].Seq = 0
	}
	slices.SortFunc(out, func(a, b book.Doc) int { return strings.Compare(a.Ref, b.Ref) })
	return out
}

func entries(t testing.TB, b *book.Book) int64 {
	t.Helper()
	h, err := b.Head(t.Context(), publicLog)
	if err != nil {
		t.Fatal(err)
	}
	return h.Seq + 1
}

func sameDocs(t testing.TB, got, want []book.Doc) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d records, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		g, w := got[i], want[i]
		if g.Ref != w.Ref || g.Kind != w.Kind || g.Log != w.Log || string(g.JSON) != string(w.JSON) {
			t.Fatalf("got  %s %s in %s: %s\nwant %s %s in %s: %s", g.Kind, g.Ref, g.Log, g.JSON, w.Kind, w.Ref, w.Log, w.JSON)
		}
	}
}

func TestImportingTwiceWritesNothing(t *testing.T) {
	b := newBook(t)
	if r := imported(t, b, with(nil)); r.New != 12 || r.Changed != 0 || r.Same != 0 || r.Fields.New == 0 {
		t.Errorf("first: %+v", r)
	}
	before := entries(t, b)
	r := imported(t, b, with(nil))
	if r.New != 0 || r.Changed != 0 || r.Same != 12 || r.Fields.New+r.Fields.Changed != 0 || r.Fields.Same == 0 || r.OnlyInBook != 0 {
		t.Errorf("second: %+v", r)
	}
	if after := entries(t, b); after != before {
		t.Errorf("%d entries became %d", before, after)
	}
}

func TestOnlyWhatChangedIsWritten(t *testing.T) {
	b := newBook(t)
	imported(t, b, with(nil))
	before := entries(t, b)
	p := rehearsed(t, b, files(map[string]string{"persons.yaml": swap(smallPersons, "role: Chair of a union", "note: Chair")}))
	want := Result{Changed: 1, Same: 1, Fields: Fields{New: 1, Changed: 1, Same: 6}, OnlyInBook: 10}
	if r := p.Result; r.Changed != want.Changed || r.Same != want.Same || r.Fields != want.Fields || r.OnlyInBook != want.OnlyInBook {
		t.Errorf("got %+v, want %+v", r, want)
	}
	var changed Change
	for _, c := range p.Changes {
		if c.State == Changed {
			changed = c
		}
	}
	if changed.Ref != "p-two" || len(changed.Fields) != 2 || changed.Fields[0].Name != "note" || string(changed.Fields[0].Now) != `"Chair"` ||
		changed.Fields[1].Name != "role" || string(changed.Fields[1].Was) != `"Chair of a union"` || changed.Fields[1].Now != nil {
		t.Errorf("%+v", changed)
	}
	if _, err := Apply(t.Context(), b, "tester", p, ApplyOptions{}); err != nil {
		t.Fatal(err)
	}
	if after := entries(t, b); after != before+1 {
		t.Errorf("%d entries became %d", before, after)
	}
}

func TestABadPackWritesNothing(t *testing.T) {
	b := newBook(t)
	p := rehearsed(t, b, with(map[string]string{"acts.yaml": swap(smallActs, "2016-04-28", "2016-02-30")}))
	if _, err := Apply(t.Context(), b, "tester", p, ApplyOptions{}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("got %v", err)
	}
	if n := entries(t, b); n != 0 {
		t.Errorf("%d entries were written", n)
	}
}

// What names a refused record is refused with it, through any number of steps; the rest is written.
func TestAcceptingRefusedLeavesNothingDangling(t *testing.T) {
	b := newBook(t)
	p := rehearsed(t, b, with(map[string]string{"acts.yaml": swap(smallActs, "2016-04-28", "2016-02-30")}))
	r, err := Apply(t.Context(), b, "tester", p, ApplyOptions{AcceptRefused: true})
	if err != nil {
		t.Fatal(err)
	}
	var gone []string
	for _, e := range r.Refused {
		gone = append(gone, e.Field)
	}
	want := []string{"acts[0].date", "acts[1].part_of", "spells[0].stages[0].act", "demands[0].grounds.facts[0]"}
	slices.Sort(gone)
	slices.Sort(want)
	if !slices.Equal(gone, want) || r.New != 8 {
		t.Errorf("refused %v, want %v; %d new", gone, want, r.New)
	}
	if got := docs(t, b, access.Operator()); len(got) != 8 {
		t.Errorf("%d records in the book", len(got))
	}
}

func TestAPlanIsNotCarriedOutOnOtherVersions(t *testing.T) {
	b := newBook(t)
	imported(t, b, with(nil))
	p := rehearsed(t, b, files(map[string]string{"persons.yaml": swap(smallPersons, "Chair of a union", "Chair")}))
	imported(t, b, files(map[string]string{"persons.yaml": swap(smallPersons, "Chair of a union", "Treasurer")}))
	before := entries(t, b)
	if _, err := Apply(t.Context(), b, "tester", p, ApplyOptions{}); fault.KindOf(err) != fault.Conflict {
		t.Errorf("got %v", err)
	}
	if entries(t, b) != before {
		t.Error("something was written")
	}
}

func TestACancelledImportWritesNothing(t *testing.T) {
	b := newBook(t)
	p := rehearsed(t, b, with(nil))
	ctx, cancel := context.WithCancel(t.Context())
	stop := func(done, _ int64) {
		if done == 5 {
			cancel()
		}
	}
	if _, err := Apply(ctx, b, "tester", p, ApplyOptions{Progress: stop}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if n := entries(t, b); n != 0 {
		t.Errorf("%d entries were written", n)
	}
}

func TestWhatWasErasedDoesNotComeBack(t *testing.T) {
	b := newBook(t)
	imported(t, b, with(nil))
	if _, err := b.Erase(t.Context(), "tester", "p-two", []string{"role"}, "safety"); err != nil {
		t.Fatal(err)
	}
	p := rehearsed(t, b, with(nil))
	if len(p.Result.Refused) != 1 || p.Result.Refused[0].Field != "persons[1].role" || !strings.Contains(p.Result.Refused[0].Reason, "erased") {
		t.Errorf("%+v", p.Result.Refused)
	}
	p = rehearsed(t, b, with(map[string]string{"persons.yaml": swap(smallPersons, "    role: Chair of a union\n", "")}))
	if len(p.Result.Refused) > 0 || p.Result.Changed > 0 {
		t.Errorf("%+v", p.Result)
	}
}

// A folder is a root: its files are named as somebody would type them.
func TestPathsAreFoldersAndFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"case.yaml": smallCase, "persons.yaml": smallPersons, "notes.txt": "x", "sub/sources.yaml": smallSources, "letter.yaml": "is_appeal: true\ndemands: []\n"} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b := newBook(t)
	p, err := RehearsePaths(t.Context(), b, []string{filepath.Join(dir, "persons.yaml"), filepath.Join(dir, "sub"), filepath.Join(dir, "persons.yaml")}, RehearseOptions{})
	if err != nil || len(p.Result.Refused) > 0 || p.Result.New != 3 {
		t.Errorf("%v, %+v", err, p.Result)
	}
	p, err = RehearsePaths(t.Context(), b, []string{dir}, RehearseOptions{})
	if err != nil || !slices.Equal(p.Result.LeftAside, []string{filepath.ToSlash(dir) + "/letter.yaml", filepath.ToSlash(dir) + "/notes.txt"}) {
		t.Errorf("%v, %+v", err, p.Result.LeftAside)
	}
	if _, err = RehearsePaths(t.Context(), b, []string{filepath.Join(dir, "nowhere")}, RehearseOptions{}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("got %v", err)
	}
}
