package check

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var write = flag.Bool("write", false, "write docs/checks.md anew")

const intro = `# What the checker looks for

` + "`upheld check LETTER`" + ` and the page that composes a letter read it as a hostile reader would: against the record, the standing of States and the
calendar, on the day of the letter. The checker never edits. Where a sentence cannot be understood with certainty it is silent.

An **error** is something that a hostile reader refutes, or that endangers somebody. A **warning** is weak. A **note** is worth knowing before sending.
A letter without errors and warnings is not thereby true: the checker knows only what the record knows.

Names in braces are filled in. This page is written from the program; a test keeps it so.
`

// written is docs/checks.md as the registry has it.
func written() string {
	var b strings.Builder
	b.WriteString(intro)
	for _, f := range registry {
		fmt.Fprintf(&b, "\n## %s\n\n", f.Family)
		for _, k := range f.Codes {
			fmt.Fprintf(&b, "**`%s`** · %s  \n%s  \nSays: %s  \nTo mend: %s\n\n", k.Code, k.Severity, k.About, k.Words.EN, k.Mend.EN)
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func TestTheDocumentNamesEveryCode(t *testing.T) {
	const at = "../../docs/checks.md"
	if *write {
		if err := os.WriteFile(at, []byte(written()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	if string(b) != written() {
		t.Error("docs/checks.md is not what the registry says; write it anew with: go test ./letter/check -run Document -write")
	}
}

// Every code of the registry is planted by some test, and has words in both languages.
func TestEveryCodeIsWholeAndTested(t *testing.T) {
	var tests strings.Builder
	for _, name := range []string{"plant_test.go", "sentences_test.go", "world_edit_test.go", "seed_test.go"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tests.Write(b)
	}
	seen := map[string]bool{}
	for _, f := range registry {
		for _, k := range f.Codes {
			if seen[k.Code] {
				t.Errorf("%s stands twice", k.Code)
			}
			seen[k.Code] = true
			for _, w := range []string{k.About, k.Words.EN, k.Words.FR, k.Mend.EN, k.Mend.FR, string(k.Severity)} {
				if w == "" {
					t.Errorf("%s has no words for something", k.Code)
				}
			}
			if !strings.Contains(tests.String(), k.Code) {
				t.Errorf("no test plants %s", k.Code)
			}
		}
	}
}
