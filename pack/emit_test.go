package pack

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// back writes v as the field x of a file and reads it again.
func back(t interface{ Fatalf(string, ...any) }, v any) any {
	var b bytes.Buffer
	emit(&b, map[string]any{"x": v, "list": []any{v, map[string]any{"k": v}, []any{v}}}, nil, 0)
	got := parse("x.yaml", b.Bytes())
	if len(got.bad) > 0 {
		t.Fatalf("%s\n%+v", b.Bytes(), got.bad)
	}
	top := got.val.(map[string]any)
	list := top["list"].([]any)
	for _, w := range []any{list[0], list[1].(map[string]any)["k"], list[2].([]any)[0]} {
		if !reflect.DeepEqual(w, top["x"]) {
			t.Fatalf("one value, two readings: %#v and %#v in\n%s", w, top["x"], b.Bytes())
		}
	}
	return top["x"]
}

func TestTextSurvivesYAML(t *testing.T) {
	for _, s := range []string{
		"", " ", "a", " a", "a ", "a: b", "a:", "a #b", "#a", "- a", "? a", "null", "Null", "~", "true", "Yes", "no", "NO", "on", "y",
		"1", "1.5", "1e3", "0x1F", "0o17", "1_000", ".inf", ".nan", "-", "--- a", "...", "<<", "=", "!a", "&a", "*a", "@a", "`a",
		"2016-05-13", "2016-05", "2016", "07:00", "07:00-15:00", "[a]", "{a: b}", "a, b", "a\nb", "a\nb\n", "a\n\nb\n", "a\n\n", "\na", "\n", " a\nb", "a\n b",
		"a\n\tb", "\ta\nb", "a\tb", "a\n \nb", "a\r\nb", "a\rb", "a\u0085b", "a\u2028b", "\ufeffa", "a\ufffeb", "\x00", "a\x7fb", "\u202ea", "នី សុខា",
		"ណៃ វ៉ង់ដា", "ក\u200bខ", "\u17d2ក", "'", "''", "'a'", "\"", "\\", "a\\nb", "%a", "|", ">", "|-\na", "a: |\n  b", "\U0001F600", "\U0010FFFF", "é",
		"first line\n# not a comment\n--- not a document\nlast", "ends with colon:\nnext", "x\n\n\ny",
	} {
		if got := back(t, s); got != s {
			t.Errorf("%q came back as %#v", s, got)
		}
	}
}

func TestNumbersAndTruthSurviveYAML(t *testing.T) {
	for _, v := range []any{
		map[string]any{strings.Repeat("k", 3000): "v", "": "", strings.Repeat("ក ", 900): []any{"a"}},
		nil, true, false, json.Number("0"), json.Number("-0"), json.Number("1.50"), json.Number("85.740"), json.Number("1e5"), json.Number("1E-7"),
		json.Number("123456789012345678901234567890"), json.Number("1e400"), json.Number("-1e400"),
		[]any{},
		map[string]any{},
	} {
		if got := back(t, v); !reflect.DeepEqual(got, v) {
			t.Errorf("%#v came back as %#v", v, got)
		}
	}
}

// jsonValue draws any JSON value that a record may hold.
func jsonValue(depth int) *rapid.Generator[any] {
	gens := []*rapid.Generator[any]{
		rapid.Map(rapid.String(), func(s string) any { return s }),
		rapid.Map(rapid.StringMatching(`[ \n\t:#a-c"'\\|>-]{0,12}`), func(s string) any { return s }),
		rapid.Map(rapid.StringMatching(`[0-9.eE+-]{1,8}|(true|null|no|2016-05-13)`), func(s string) any { return s }),
		rapid.Map(rapid.StringMatching(`-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,8})?([eE][-+]?[0-9]{1,3})?`), func(s string) any { return json.Number(s) }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Just[any](nil),
	}
	if depth > 0 {
		gens = append(
			gens,
			rapid.Map(rapid.SliceOfN(jsonValue(depth-1), 0, 4), func(l []any) any { return append([]any{}, l...) }),
			rapid.Map(rapid.MapOfN(rapid.StringN(0, 20, 60), jsonValue(depth-1), 0, 4), func(m map[string]any) any { return m }),
		)
	}
	return rapid.OneOf(gens...)
}

func TestAnyValueSurvivesYAML(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := jsonValue(3).Draw(t, "value")
		if got := back(t, v); !reflect.DeepEqual(got, v) {
			t.Fatalf("%#v came back as %#v", v, got)
		}
	})
}

func FuzzTextSurvivesYAML(f *testing.F) {
	for _, s := range []string{"a", "a\nb", " x", "\u17d2", "1e3", "~", "\x00", "a: b", "|\n x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v := string([]rune(s)) // what is not Unicode cannot be in a record
		if got := back(t, v); got != v {
			t.Errorf("%q came back as %#v", v, got)
		}
	})
}
