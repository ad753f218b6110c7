package letter

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/appeal"
)

// Every key, expression and action that the program knows is in the manual.
func TestTheManualLeavesNothingOut(t *testing.T) {
	b, err := os.ReadFile("../docs/letter-format.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	for name := range functions {
		if !strings.Contains(text, "`{"+name+" ") && !strings.Contains(text, "`{"+name+"}`") && !strings.Contains(text, "**"+name+"**") {
			t.Errorf("the manual does not tell of {%s}", name)
		}
		for _, arg := range functions[name].may {
			if !strings.Contains(text, arg+"=") && !strings.Contains(text, "`"+arg+"`") {
				t.Errorf("the manual does not tell of the argument %s", arg)
			}
		}
	}
	for _, k := range slices.Concat(headKeys, demandKeys, slices.Sorted(maps.Keys(appeal.Actions)), Languages) {
		if !strings.Contains(text, "`"+k+"`") {
			t.Errorf("the manual does not tell of %q", k)
		}
	}
	for _, k := range partyKeys {
		if !strings.Contains(text, k) {
			t.Errorf("the manual does not tell of %q", k)
		}
	}
}
