package pack

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
)

// shownTo is a record as v sees it, nil when v does not see it at all.
func shownTo(t testing.TB, b *book.Book, v access.Level, ref string) map[string]any {
	t.Helper()
	d, ok, err := b.Doc(t.Context(), access.Viewer{Name: "tester", Level: v}, book.At{}, ref)
	if err != nil {
		t.Fatal(err)
	}
	if !ok {
		return nil
	}
	m := map[string]any{"log": d.Log}
	if err := json.Unmarshal(d.JSON, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestARecordIsForThoseWhomThePackNames(t *testing.T) {
	role := "    role: Chair of a union"
	for _, c := range []struct {
		name  string
		files map[string]string
		paths RehearseOptions
		log   string
		role  access.Level // the most open viewer who sees the role of p-two
	}{
		{"nothing said is public", nil, RehearseOptions{}, publicLog, access.Public},
		{"the record says", map[string]string{"persons.yaml": swap(smallPersons, role, role+"\n    sensitivity: team")}, RehearseOptions{}, caseLog, access.Team},
		{"the record is sealed", map[string]string{"persons.yaml": swap(smallPersons, role, role+"\n    sensitivity: sealed")}, RehearseOptions{}, caseLog, access.Sealed},
		{"one field", map[string]string{"persons.yaml": swap(smallPersons, role, role+"\n    see: {role: partners}")}, RehearseOptions{}, publicLog, access.Partners},
		{"one field of a closed record", map[string]string{"persons.yaml": swap(smallPersons, role, role+"\n    sensitivity: team\n    see: {role: sealed}")}, RehearseOptions{}, caseLog, access.Sealed},
		{"the file says", map[string]string{"persons.yaml": "sensitivity: team\n" + smallPersons}, RehearseOptions{}, caseLog, access.Team},
		{"the case says", map[string]string{"case.yaml": "sensitivity: team\n" + smallCase}, RehearseOptions{}, caseLog, access.Team},
		{"the record says otherwise than the file", map[string]string{"persons.yaml": "sensitivity: team\n" + swap(smallPersons, role, role+"\n    sensitivity: public")}, RehearseOptions{}, publicLog, access.Public},
		{"whoever imports says", nil, RehearseOptions{Case: true}, caseLog, access.Team},
		{"the pack goes before whoever imports", map[string]string{"persons.yaml": "sensitivity: public\n" + smallPersons}, RehearseOptions{Case: true}, publicLog, access.Public},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBook(t)
			p, err := rehearse(t.Context(), b, []root{{fsys: with(c.files)}}, c.paths)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Apply(t.Context(), b, "tester", p, ApplyOptions{}); err != nil {
				t.Fatal(err, p.Result.Refused)
			}
			for v := access.Public; v <= access.Sealed; v++ {
				d := shownTo(t, b, v, "p-two")
				if sees := d != nil && d["role"] != nil; sees != (v >= c.role) {
					t.Errorf("%s sees the role: %v", v, sees)
				}
				if d != nil && d["log"] != c.log {
					t.Errorf("in the log %s", d["log"])
				}
				if d != nil && (d[sensitivityField] != nil || d[seeField] != nil) {
					t.Errorf("what says who may see is not a fact of the record: %v", d)
				}
			}
			again, err := rehearse(t.Context(), b, []root{{fsys: with(c.files)}}, c.paths)
			if err != nil || again.Result.Changed+again.Result.New > 0 {
				t.Errorf("the second import would change %+v", again.Changes)
			}
		})
	}
}

func TestAnImportNeverPublishesBySilence(t *testing.T) {
	b := newBook(t)
	closed := swap(smallPersons, "    role:", "    sensitivity: team\n    role:")
	imported(t, b, with(map[string]string{"persons.yaml": closed}))
	if r := imported(t, b, with(nil)); r.Changed > 0 {
		t.Errorf("a pack that says nothing changed %+v", r)
	}
	if shownTo(t, b, access.Public, "p-two") != nil {
		t.Error("the public sees the record")
	}
	imported(t, b, files(map[string]string{"persons.yaml": swap(smallPersons, "    role:", "    sensitivity: public\n    role:")}))
	if d := shownTo(t, b, access.Public, "p-two"); d == nil || d["role"] == nil {
		t.Error("a pack that says public did not publish")
	}
}

// A file that cannot be read may have been the one that closed its folder, so what is new there is closed; what is
// public already is not taken back for that.
func TestAnUnreadFileMovesNothingThatIsThere(t *testing.T) {
	b := newBook(t)
	imported(t, b, with(nil))
	broken := with(map[string]string{
		"broken.yaml":  "persons:\n\tbroken",
		"persons.yaml": smallPersons + "  - id: p-new\n    name: Person New\n    role: Clerk\n    sources: [{id: s-paper, url: https://example.org/1}]\n",
	})
	p, err := rehearse(t.Context(), b, []root{{fsys: broken}}, RehearseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if p.Result.Changed > 0 || p.Result.New != 1 || len(p.Result.Refused) != 1 {
		t.Fatalf("%+v", p.Result)
	}
	if _, err := Apply(t.Context(), b, "tester", p, ApplyOptions{AcceptRefused: true}); err != nil {
		t.Fatal(err)
	}
	if shownTo(t, b, access.Public, "p-two") == nil {
		t.Error("a public record was closed because of a file that could not be read")
	}
	if shownTo(t, b, access.Public, "p-new") != nil || shownTo(t, b, access.Team, "p-new") == nil {
		t.Error("the new record is not for the team alone")
	}
}

func TestAFieldStaysClosedUntilSeeNamesIt(t *testing.T) {
	b := newBook(t)
	imported(t, b, with(map[string]string{"persons.yaml": swap(smallPersons, "    role:", "    see: {role: sealed}\n    role:")}))
	for _, c := range []struct {
		says string
		open bool
	}{
		{"    role: Treasurer", false},
		{"    sensitivity: public\n    role: Secretary", false},
		{"    see: {role: public}\n    role: Chair", true},
	} {
		imported(t, b, files(map[string]string{"persons.yaml": swap(smallPersons, "    role: Chair of a union", c.says)}))
		if d := shownTo(t, b, access.Team, "p-two"); (d["role"] != nil) != c.open {
			t.Errorf("after %q the team sees %v", c.says, d)
		}
	}
}

// A field that is more closed than its record stays when a pack does not hold it: an export for others, brought
// back, must not wipe out what they could not see.
func TestWhatAnExportCouldNotHoldStays(t *testing.T) {
	b := newBook(t)
	imported(t, b, with(map[string]string{"persons.yaml": swap(smallPersons, "    role:", "    see: {role: sealed}\n    role:")}))
	without := swap(smallPersons, "    role: Chair of a union\n", "")
	if r := imported(t, b, with(map[string]string{"persons.yaml": without})); r.Changed > 0 {
		t.Errorf("%+v", r)
	}
	if d := shownTo(t, b, access.Sealed, "p-two"); d["role"] != "Chair of a union" {
		t.Errorf("%v", d)
	}
	if d := shownTo(t, b, access.Team, "p-two"); d["role"] != nil {
		t.Errorf("the team sees %v", d)
	}
	imported(t, b, with(map[string]string{"persons.yaml": swap(without, "    name: Person Two", "    name: Person Two\n    see: {role: sealed}")}))
	if d := shownTo(t, b, access.Sealed, "p-two"); d["role"] != nil {
		t.Error("a field that see names and the pack does not hold was not taken out")
	}
}

func TestAFileAloneIsReadWithItsCase(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	write("case.yaml", "sensitivity: team\n"+smallCase)
	persons, sources := write("persons.yaml", smallPersons), write("sources.yaml", smallSources)
	for _, head := range []string{"sensitivity: team\n" + smallCase, "sensitivity: teem\n" + smallCase, "sensitivity: team\n\tbroken"} {
		write("case.yaml", head)
		b := newBook(t)
		p, err := RehearsePaths(t.Context(), b, []string{persons, sources}, RehearseOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(head, "broken") != (len(p.Result.Refused) > 0) {
			t.Errorf("%q: %+v", head, p.Result.Refused)
		}
		if _, err := Apply(t.Context(), b, "tester", p, ApplyOptions{AcceptRefused: true}); err != nil {
			t.Fatal(err)
		}
		if shownTo(t, b, access.Partners, "p-two") != nil || shownTo(t, b, access.Sealed, "p-two") == nil {
			t.Errorf("%q: the wrong people see the record", head)
		}
	}
}
