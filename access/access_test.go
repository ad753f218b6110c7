package access

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

var levels = []Level{Public, Partners, Team, Sealed}

// Whoever looks sees the fields up to their own level and no others. The control is the field beside it, which
// must stay.
func TestAViewerSeesUpToTheirLevel(t *testing.T) {
	doc := []byte(`{"a":1,"b":2,"c":3,"d":4,"e":5}`)
	see := map[string]Level{"a": Public, "b": Partners, "c": Team, "d": Sealed}
	for _, tt := range []struct {
		v    Viewer
		want string
	}{
		{Anyone(), `{"a":1,"e":5}`},
		{Viewer{}, `{"a":1,"e":5}`},
		{Viewer{Level: Partners}, `{"a":1,"b":2,"e":5}`},
		{Viewer{Level: Team}, `{"a":1,"b":2,"c":3,"e":5}`},
		{Operator(), string(doc)},
	} {
		got, err := Redact(doc, see, tt.v)
		if err != nil || string(got) != tt.want {
			t.Errorf("%v sees %s, %v; want %s", tt.v, got, err, tt.want)
		}
	}
}

func TestNoClosedFieldEverPasses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fields := rapid.MapOf(rapid.StringMatching(`[a-z]{1,4}`), rapid.Int()).Draw(t, "fields")
		see := rapid.MapOf(rapid.StringMatching(`[a-z]{1,4}`), rapid.SampledFrom(levels)).Draw(t, "see")
		v := Viewer{Level: rapid.SampledFrom(levels).Draw(t, "level")}
		doc, err := json.Marshal(fields)
		if err != nil {
			t.Fatal(err)
		}
		out, err := Redact(doc, see, v)
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]int
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		for f, n := range fields {
			seen, ok := got[f]
			if may := see[f] <= v.Level; ok != may || may && seen != n {
				t.Fatalf("%s of level %s shown to %s: %t", f, see[f], v.Level, ok)
			}
		}
	})
}

func TestLevelsHaveNames(t *testing.T) {
	for _, l := range levels {
		if got, err := ParseLevel(l.String()); err != nil || got != l {
			t.Errorf("%s reads as %s, %v", l, got, err)
		}
	}
	if got, err := ParseLevel("secret"); err == nil || got != Sealed {
		t.Errorf("an unknown level reads as %s, %v; it must close and complain", got, err)
	}
	if Level(9).String() != "unknown" {
		t.Error(Level(9).String())
	}
}

func TestWhatCannotBeReadIsNotShown(t *testing.T) {
	if out, err := Redact([]byte("no json"), map[string]Level{"a": Team}, Anyone()); err == nil || out != nil {
		t.Errorf("%s, %v", out, err)
	}
}
