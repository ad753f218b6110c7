package pack

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// exported writes b as v sees it into a new folder.
func exported(t testing.TB, b *book.Book, v access.Level) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	if _, err := Export(t.Context(), b, access.Viewer{Name: "tester", Level: v}, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// content is every file below dir by name.
func contentOf(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, p))
		out[p] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// roundTrip exports b, imports that into an empty book and compares both, as the operator and as the public.
func roundTrip(t *testing.T, b *book.Book) {
	t.Helper()
	dir := exported(t, b, access.Sealed)
	again := newBook(t)
	imported(t, again, os.DirFS(dir))
	for _, v := range []access.Viewer{access.Operator(), access.Anyone(), {Level: access.Team}} {
		sameDocs(t, docs(t, again, v), docs(t, b, v))
	}
	first, second := contentOf(t, dir), contentOf(t, exported(t, again, access.Sealed))
	if len(first) != len(second) {
		t.Errorf("%d files, then %d", len(first), len(second))
	}
	for name, text := range first {
		if second[name] != text {
			t.Errorf("%s has other bytes in the second export", name)
		}
	}
}

func TestTheSharedDataSurviveExport(t *testing.T) {
	b := newBook(t)
	imported(t, b, os.DirFS(folder(t, "instruments")), os.DirFS(folder(t, "cambodia")))
	roundTrip(t, b)
}

func TestTheShippedPackSurvivesExport(t *testing.T) {
	b := newBook(t)
	fsys, err := Shipped("cambodia-2016")
	if err != nil {
		t.Fatal(err)
	}
	imported(t, b, fsys)
	roundTrip(t, b)
}

func TestSensitivitySurvivesExport(t *testing.T) {
	b := newBook(t)
	imported(t, b, with(map[string]string{
		"persons.yaml":  swap(swap(smallPersons, "    role:", "    see: {role: sealed}\n    role:"), "    name: Person One", "    sensitivity: team\n    name: Person One"),
		"case.yaml":     "sensitivity: team\n" + smallCase + "outcomes:\n  - demand: d-release\n    judged: x\n    sensitivity: public\n    facts:\n      - {date: 2016-05-10, what: One, sensitivity: sealed, sources: [{id: s-paper, url: https://example.org/1}]}\n      - {date: 2016-05-10, what: Two, sources: [{id: s-paper, url: https://example.org/1}]}\n",
		"iccpr.yaml":    "sensitivity: team\n" + swap(smallInstrument, "    heading:", "    sensitivity: public\n    heading:"),
		"sources.yaml":  "sensitivity: public\n" + smallSources,
		"elections.yml": "elections:\n  - id: el-1\n    name: Vote\n    date: 2017-06-04\n    level: local\n    sensitivity: partners\n",
	}))
	roundTrip(t, b)
}

// The second fact of a day keeps its name where the first one may not be seen.
func TestNamesHoldWhenTheirNeighboursAreHidden(t *testing.T) {
	b := newBook(t)
	imported(t, b, with(map[string]string{"outcomes.yaml": `outcomes:
  - demand: d-release
    judged: partly
    facts:
      - {date: 2016-05-10, what: One, sensitivity: team, sources: [{id: s-paper, url: https://example.org/1}]}
      - {date: 2016-05-10, what: Two, sources: [{id: s-paper, url: https://example.org/1}]}
`}))
	dir := exported(t, b, access.Public)
	again := newBook(t)
	imported(t, again, os.DirFS(dir))
	sameDocs(t, docs(t, again, access.Anyone()), docs(t, b, access.Anyone()))
	if r := imported(t, b, os.DirFS(dir)); r.New+r.Changed > 0 {
		t.Errorf("bringing it back changes %+v", r)
	}
}

func TestRecordsAreInTheOrderOfAReader(t *testing.T) {
	for _, pair := range [][2]string{{"art-2", "art-10"}, {"a-1", "a-1.2"}, {"a-9.2", "a-9.10"}, {"a", "b"}, {"a-02", "a-3"}, {"", "a"}, {"cs-x-1", "cs-x-10"}, {"annex-1", "art-1"}} {
		if natural(pair[0], pair[1]) >= 0 || natural(pair[1], pair[0]) <= 0 || natural(pair[0], pair[0]) != 0 {
			t.Errorf("%s does not come before %s", pair[0], pair[1])
		}
	}
}

// An export holds nothing that its viewer may not see, in no file and in no word, and it can be imported.
func TestAnExportHoldsOnlyWhatItsViewerMaySee(t *testing.T) {
	b := newBook(t)
	imported(t, b, with(map[string]string{
		"persons.yaml": swap(swap(smallPersons, "Chair of a union", "SECRETROLE"), "    role:", "    see: {role: sealed}\n    role:") +
			"  - id: p-hidden\n    name: SECRETNAME\n    sensitivity: team\n    sources: [{id: s-paper, url: https://example.org/1}]\n",
		"case.yaml": swap(smallCase, "persons: 2", "persons: 3"),
	}))
	for v, hidden := range map[access.Level][]string{
		access.Public: {"SECRETROLE", "SECRETNAME", "p-hidden", "persons: 3"},
		access.Team:   {"SECRETROLE"},
		access.Sealed: {},
	} {
		dir := exported(t, b, v)
		for name, text := range contentOf(t, dir) {
			for _, word := range hidden {
				if strings.Contains(text, word) {
					t.Errorf("%s: %s holds %s", v, name, word)
				}
			}
		}
		imported(t, newBook(t), os.DirFS(dir))
		if r := imported(t, b, os.DirFS(dir)); r.Changed > 1 { // the count of persons, which the public cannot check
			t.Errorf("%s: bringing it back changes %+v", v, r)
		}
		if d := shownTo(t, b, access.Sealed, "p-two"); d["role"] != "SECRETROLE" {
			t.Errorf("%s: bringing it back lost %v", v, d)
		}
	}
}

func TestAnExportGoesOnlyIntoAnEmptyFolder(t *testing.T) {
	b := newBook(t)
	imported(t, b, with(nil))
	dir := t.TempDir()
	if _, err := Export(t.Context(), b, access.Operator(), dir); err != nil {
		t.Fatal(err)
	}
	want := contentOf(t, dir)
	if len(want) != 6 || strings.Contains(want["case/acts.yaml"], "persons:") {
		t.Errorf("%d files", len(want))
	}
	if _, err := Export(t.Context(), b, access.Operator(), dir); fault.KindOf(err) != fault.Invalid {
		t.Errorf("into a full folder: %v", err)
	}
	for name, text := range contentOf(t, dir) {
		if want[name] != text {
			t.Errorf("%s was changed", name)
		}
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "notes.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Export(t.Context(), b, access.Operator(), other); fault.KindOf(err) != fault.Invalid || len(contentOf(t, other)) != 1 {
		t.Errorf("into a folder with notes: %v", err)
	}
}

func TestACancelledExportLeavesNothing(t *testing.T) {
	b := newBook(t)
	imported(t, b, with(nil))
	files, err := filesOf(map[string]known{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "out")
	ctx, cancel := context.WithCancel(t.Context())
	files = append(files, outFile{name: "a.yaml", body: []byte("a")})
	err = writeFolder(ctx, dir, files, func(string) error { cancel(); return ctx.Err() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	left, err := os.ReadDir(filepath.Dir(dir))
	if err != nil || len(left) > 0 {
		t.Errorf("%v, left: %v", err, left)
	}
}

// What export wrote is read again before it ends: an export that says something else than the book is an error.
func TestAnExportThatDiffersIsAnError(t *testing.T) {
	b := newBook(t)
	imported(t, b, with(nil))
	records, err := readBook(t.Context(), b, access.Operator())
	if err != nil {
		t.Fatal(err)
	}
	dir := exported(t, b, access.Sealed)
	if err := sameAs(dir, records); err != nil {
		t.Errorf("a good export: %v", err)
	}
	name := filepath.Join(dir, "case", "persons.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), "Person Two", "Person Too", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := sameAs(dir, records); err == nil {
		t.Error("a changed export passed")
	}
}
