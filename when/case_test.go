package when_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/upheld/upheld/when"
)

// TestDatesOfTheCaseAreRead takes every date field of the real case: the ISO ones as ISO, and what a precision
// says in words as words.
func TestDatesOfTheCaseAreRead(t *testing.T) {
	files, _ := filepath.Glob("../../shared/data/cambodia/*.yaml")
	if len(files) == 0 {
		t.Skip("the data of the case is not beside the code")
	}
	dates, words := 0, 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var top yaml.Node
		if err := yaml.Unmarshal(b, &top); err != nil {
			t.Fatal(err)
		}
		eachField(&top, func(key, value string) {
			switch key {
			case "date", "start", "end":
				if value == "" || value == "null" {
					return
				}
				dates++
				if w, err := when.Parse(value); err != nil || w.String() != value {
					t.Errorf("%s: %s %q: %v", filepath.Base(file), key, value, err)
				}
			case "start_precision", "date_precision":
				if !strings.Contains(value, " ") {
					return
				}
				words++
				if w, err := when.ParseWords(value, "en"); err != nil || w.Words("en") != value {
					t.Errorf("%s: %s %q: %v", filepath.Base(file), key, value, err)
				}
			}
		})
	}
	if dates < 200 || words == 0 {
		t.Errorf("only %d dates and %d in words were read", dates, words)
	}
}

func eachField(n *yaml.Node, visit func(key, value string)) {
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if v := n.Content[i+1]; v.Kind == yaml.ScalarNode {
				visit(n.Content[i].Value, v.Value)
			}
		}
	}
	for _, c := range n.Content {
		eachField(c, visit)
	}
}
