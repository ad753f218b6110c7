package letter_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/upheld/upheld/letter"
)

var (
	fenced = regexp.MustCompile("(?s)```(letter|head|body)\n(.*?)```")
	row    = regexp.MustCompile("(?m)^\\| `(\\{[^`]*\\})` \\| (.*) \\|$")
)

func manual(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../docs/letter-format.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Every example of the manual is a letter, or a part of one, that reads and sets without a problem.
func TestExamplesOfTheManualAreLetters(t *testing.T) {
	kinds := map[string]int{}
	for _, m := range fenced.FindAllStringSubmatch(manual(t), -1) {
		kinds[m[1]]++
		text := m[2]
		switch m[1] {
		case "head":
			text = "---\nlanguage: en\ndate: 2016-05-13\n" + text + "---\nText.\n"
		case "body":
			text = "---\nlanguage: en\ndate: 2016-05-13\n---\n" + text
		}
		l, err := letter.Parse(text)
		if err == nil {
			_, err = letter.Document(l, shipped(t), letter.Options{})
		}
		if err != nil {
			t.Errorf("%s\n%v", m[2], err)
		}
	}
	if kinds["letter"] < 1 || kinds["head"] < 1 || kinds["body"] < 6 {
		t.Errorf("examples: %v", kinds)
	}
}

// What the manual says an expression gives is what it gives.
func TestTheManualSaysWhatExpressionsGive(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range row.FindAllStringSubmatch(manual(t), -1) {
		v, err := value(t, m[1], "en")
		if err != nil {
			t.Errorf("%s: %v", m[1], err)
			continue
		}
		if v.Is == letter.IsTable {
			if len(v.Table.Rows) == 0 {
				t.Errorf("%s shows nothing", m[1])
			}
		} else if v.Words != m[2] {
			t.Errorf("%s gives %q, the manual says %q", m[1], v.Words, m[2])
		}
		name := strings.Trim(strings.SplitN(strings.Trim(m[1], "{}"), "=", 2)[0], " ")
		seen[name] = true
	}
	if len(seen) < 20 {
		t.Errorf("only %d expressions are shown", len(seen))
	}
}
