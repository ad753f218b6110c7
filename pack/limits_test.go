package pack

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"
)

// A hostile file is refused with words and costs little; whether it is of a pack does not matter.
func TestHostileFilesAreRefused(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for i := 'b'; i < 'k'; i++ {
		bomb += fmt.Sprintf("%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", i, i, i-1, i-1, i-1, i-1, i-1, i-1, i-1, i-1, i-1)
	}
	for name, c := range map[string]struct{ text, says string }{
		"aliases that multiply":   {"persons: []\n" + bomb, "aliases"},
		"an alias to itself":      {"persons: &p [*p]\n", "nested"},
		"lists in lists":          {"persons: " + strings.Repeat("[", 1_000_000), "nested"},
		"lists in lists, closed":  {"persons: " + strings.Repeat("[", 500) + strings.Repeat("]", 500), "nested"},
		"lists in lists by lines": {"persons:\n" + strings.Repeat("- ", 1_000_000), "nested"},
		"fields in fields":        {strings.Repeat("{a: ", 1_000_000), "nested"},
		"very many values":        {"persons: [" + strings.Repeat("1,", maxValues+1) + "]", "split it"},
		"a number without end":    {"persons: [{id: p, name: " + strings.Repeat("9", 100) + "}]", "number"},
		"a power without end":     {"elections: [{id: e, seats: 1e999999999}]", ""},
		"not Unicode":             {"persons: [\"\xff\xfe\"]", ""},
		"zero bytes":              {"persons:\x00 []", "not YAML"},
		"keys that are lists":     {"persons: [{[a]: b}]", "plain text"},
		"a key that is an alias":  {"persons: [{&a id: b, *a : c}]", ""},
	} {
		rs, bad := Read(files(map[string]string{"x.yaml": c.text}))
		if len(bad) == 0 || good(rs) > 0 || !strings.Contains(bad[0].Reason, c.says) || bad[0].Line < 1 {
			t.Errorf("%s: %d records, %+v", name, len(rs), bad)
		}
		for _, b := range bad {
			if len(b.Reason) > 2000 {
				t.Errorf("%s: the words are %d bytes long", name, len(b.Reason))
			}
		}
	}
}

func good(rs []Record) (n int) {
	for _, r := range rs {
		if !r.bad {
			n++
		}
	}
	return n
}

func TestALargeFileIsRefused(t *testing.T) {
	_, bad := Read(fstest.MapFS{"x.yaml": {Data: make([]byte, maxFile+1)}})
	if len(bad) != 1 || !strings.Contains(bad[0].Reason, "larger than 64 MiB") {
		t.Errorf("%+v", bad)
	}
}

func TestWhatIsNoPackIsLeftAside(t *testing.T) {
	p := rehearsed(t, empty{}, files(map[string]string{
		"persons.yaml": "persons: []\n", "README.md": "# x", "data.json": "{}", "x.csv": "a,b", "empty.yaml": "# nothing\n", "text.yaml": "just text\n",
		"list.yaml": "- a\n", "letter.yaml": "is_appeal: true\nid: x\ndemands: [{n: 1, quote: x}]\n", "other.yml": "services: {web: {image: x}}\n",
		"ci.yaml": "stages: [build, test]\n", ".git/config.yaml": "persons: 5\n", "a/b/c.txt": "x",
	}))
	want := []string{".git/", "README.md", "a/b/c.txt", "ci.yaml", "data.json", "empty.yaml", "letter.yaml", "list.yaml", "other.yml", "text.yaml", "x.csv"}
	if !slices.Equal(p.Result.LeftAside, want) || len(p.Result.Refused) > 0 {
		t.Errorf("left aside %v\nwant %v\nrefused %+v", p.Result.LeftAside, want, p.Result.Refused)
	}
}

// The shared data as a whole are two packs among letters, tables and scripts.
func TestTheSharedDataAsAWhole(t *testing.T) {
	p, err := RehearsePaths(t.Context(), empty{}, []string{folder(t, "")}, RehearseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if r := p.Result; r.New != 1052 || len(r.Refused) > 0 {
		t.Errorf("%d new, refused %+v", r.New, r.Refused)
	}
	for _, name := range []string{"letters/seed.yaml", "letters/seed.json", "letters/seed.txt", "elections/README.md", "elections/tools/draw.py"} {
		if !slices.Contains(p.Result.LeftAside, shared+"/"+name) {
			t.Errorf("%s is not told as left aside", name)
		}
	}
	for _, c := range p.Changes {
		if c.File == "" || c.Line == 0 || c.Ref == "" || len(c.Fields) == 0 {
			t.Errorf("not accounted for: %+v", c)
		}
	}
}

// A number is read as it is written, a date as text.
func TestValuesAreReadAsWritten(t *testing.T) {
	got := parse("x.yaml", []byte("n: 1.50\nd: 2016-05-13\nm: 2016-05\ny: 2016\nt: 07:00\nno: NO\nyes: yes\ntrue_: true\nnull_: ~\nq: '2016'\nbig: 12345678901234567890123\n"))
	want := `{"big":12345678901234567890123,"d":"2016-05-13","m":"2016-05","n":1.50,"no":"NO","null_":null,"q":"2016","t":"07:00","true_":true,"y":2016,"yes":"yes"}`
	if s := string(canon(got.val)); s != want || len(got.bad) > 0 {
		t.Errorf("got  %s\nwant %s\n%+v", s, want, got.bad)
	}
}

// The examples of the manual are a good pack.
func TestTheExamplesOfTheManualAreGood(t *testing.T) {
	text, err := os.ReadFile("../docs/pack.md")
	if err != nil {
		t.Fatal(err)
	}
	pack := map[string]string{"iccpr.yaml": smallInstrument}
	for _, m := range regexp.MustCompile("(?s)```yaml\n# ([a-z]+\\.yaml)\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		pack[m[1]] = m[2]
	}
	if len(pack) != 13 {
		t.Fatalf("%d examples", len(pack))
	}
	if p := rehearsed(t, empty{}, files(pack)); len(p.Result.Refused) > 0 || len(p.Result.LeftAside) > 0 {
		t.Errorf("%+v", p.Result)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		smallCase, smallSources, smallPersons, smallActs, smallCustody, smallInstrument, "states: [{code: KHM}]", "outcomes: [{demand: d, facts: [{date: 2016}]}]",
		"persons: &p [*p]", "persons: [{<<: {a: b}}]", "a: b: c", "\t", "---\n---\n", "perosns: [{}]", "case: {id: 1}\nsee: {a: team}", "persons: [1, {id: [x]}]", "reply: {what: x}",
		"letters: [{id: a, text_file: ../x}]", "letters: [{text_file: x.yaml, document_file: 5}]", "letter_files: [{id: a, base64_file: .}]",
		smallMail, "terms: {state: 1}", "messages: [{id: m-1, raw_file: x, sha256: 5}]", "answers: [{id: a/b, reply: a, demand: b, passages: [{start: 9, end: 3}]}]",
		"dispatches: [{id: a, n: 3, reminds: b, raw_file: x}, {id: b, reminds: a}]", "consultations: [{id: a, calls: [{of: [KHM]}]}]", "pledges: [{id: a, amount: 1e400}]",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p := rehearsed(t, empty{}, fstest.MapFS{"x.yaml": {Data: b}})
		lines := strings.Count(string(b), "\n") + 1 + strings.Count(string(b), "\r") + strings.Count(string(b), "\u0085") + strings.Count(string(b), "\u2028") + strings.Count(string(b), "\u2029")
		for _, e := range p.Result.Refused {
			if e.File != "x.yaml" || e.Reason == "" || e.Line < 1 || e.Line > lines {
				t.Errorf("%+v of %d lines", e, lines)
			}
		}
		for i, c := range p.Changes {
			if c.Ref == "" || c.State != New {
				t.Errorf("%+v", c)
			}
			if err := kinds()[c.Kind].Check(c.Ref, p.records[i].Doc().JSON); err != nil {
				t.Errorf("%s %s passed and is refused by its room: %v", c.Kind, c.Ref, err)
			}
		}
	})
}

// A damaged pack never takes the program down, and whatever is refused is told with its place.
func TestDamagedPacksAreToldOrRead(t *testing.T) {
	texts := []string{smallCase, smallSources, smallPersons, smallActs, smallCustody, smallInstrument}
	rapid.Check(t, func(t *rapid.T) {
		lines := strings.Split(rapid.SampledFrom(texts).Draw(t, "file"), "\n")
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			i := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
			switch rapid.IntRange(0, 5).Draw(t, "edit") {
			case 0:
				lines = slices.Delete(lines, i, i+1)
				lines = append(lines, "")
			case 1:
				lines = slices.Insert(lines, i, lines[rapid.IntRange(0, len(lines)-1).Draw(t, "from")])
			case 2:
				lines[i] = " " + lines[i]
			case 3:
				lines[i] = strings.TrimPrefix(lines[i], "  ")
			case 4:
				lines[i] += rapid.SampledFrom([]string{":", " x", "[", "'", " *a", " &a", " !!x", "\t", " |", " null", " {}", " 1"}).Draw(t, "tail")
			case 5:
				j := rapid.IntRange(0, len(lines[i])).Draw(t, "at")
				lines[i] = lines[i][:j] + rapid.String().Draw(t, "text") + lines[i][j:]
			}
		}
		text := strings.Join(lines, "\n")
		p, err := Rehearse(context.Background(), empty{}, []fs.FS{files(map[string]string{"x.yaml": text})})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range p.Result.Refused {
			if e.File != "x.yaml" || e.Line < 1 || e.Reason == "" {
				t.Fatalf("%+v in\n%s", e, text)
			}
		}
		if len(p.Changes)+len(p.Result.Refused)+len(p.Result.LeftAside) == 0 && strings.Contains(text, "id:") {
			t.Fatalf("nothing is told of\n%s", text)
		}
	})
}
