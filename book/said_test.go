package book_test

import (
	"encoding/json"
	"maps"
	"testing"

	"github.com/upheld/upheld/book"
)

func TestSaidLeavesOutWhatSaysNothing(t *testing.T) {
	type inner struct {
		A string `json:"a"`
		N int    `json:"n"`
		B bool   `json:"b"`
	}
	for name, c := range map[string]struct {
		v    any
		want map[string]string
	}{
		"nothing":           {inner{}, map[string]string{}},
		"all":               {inner{"x", 1, true}, map[string]string{"a": `"x"`, "n": `1`, "b": `true`}},
		"a list of nothing": {map[string]any{"l": []inner{}}, map[string]string{}},
		"places are kept":   {map[string]any{"l": []any{inner{}, inner{A: "x"}, "", 0, []any{inner{}}}}, map[string]string{"l": `[{},{"a":"x"},"",0,[{}]]`}},
		"in the depth":      {map[string]any{"m": map[string]any{"i": inner{}, "j": inner{N: 2}}}, map[string]string{"m": `{"j":{"n":2}}`}},
		"numbers as they are": {
			map[string]any{"n": json.Number("1000000000000000000001"), "f": 0.5}, map[string]string{"n": "1000000000000000000001", "f": "0.5"},
		},
		"canonical": {map[string]any{"m": map[string]any{"b": "<é>", "a": 1}}, map[string]string{"m": `{"a":1,"b":"<é>"}`}},
	} {
		got, err := book.Said(c.v)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		text := map[string]string{}
		for k, x := range got {
			text[k] = string(x)
		}
		if !maps.Equal(text, c.want) {
			t.Errorf("%s: got %v, want %v", name, text, c.want)
		}
	}
	if _, err := book.Said(map[string]any{"f": func() {}}); err == nil {
		t.Error("what has no JSON was said")
	}
}
