package ledger_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// sample is an entry whose leaf and commitments stand in testdata/vectors.
func sample() ledger.Entry {
	e := ledger.Entry{Log: ledger.Case, Kind: "custody.spell", Prev: 4711, Day: "2026-11-23", Ref: "cs-1"}
	for i := range e.Object {
		e.Object[i] = byte(i)
	}
	for i, f := range []struct{ name, value string }{{"end", ""}, {"person", `"a person"`}, {"start", `"2016-05-02"`}} {
		field := ledger.Field{Name: f.name, Value: []byte(f.value)}
		for k := range field.Salt {
			field.Salt[k] = byte(i + 1)
		}
		e.Fields = append(e.Fields, field)
	}
	return e
}

func sealed(t testing.TB, e ledger.Entry) ledger.Entry {
	t.Helper()
	if err := e.Seal(); err != nil {
		t.Fatal(err)
	}
	return e
}

func TestALeafIsWhatPrintfWrites(t *testing.T) {
	e := sealed(t, sample())
	want := fmt.Sprintf("upheld-leaf/1\nkind custody.spell\nobject aaaqeayeaudaocajbifqydiob4\nprev 4711\nday 2026-11-23\ncommit %s\n",
		base64.StdEncoding.EncodeToString(e.Commit[:]))
	if got := string(e.Leaf()); got != want {
		t.Errorf("leaf:\n%s\nwant:\n%s", got, want)
	}
	e.Prev = -1
	if got := string(e.Leaf()); got != strings.Replace(want, "4711", "-", 1) {
		t.Errorf("first version:\n%s", got)
	}
}

func TestTheLongestLeafIsBelowOneKiB(t *testing.T) {
	e := sealed(t, ledger.Entry{Log: ledger.Public, Kind: "k" + strings.Repeat(".", 63), Prev: 1<<63 - 1, Day: "9999-12-31"})
	if n := len(e.Leaf()); n > 1024 {
		t.Errorf("%d bytes", n)
	}
}

func TestSealRefusesWhatCouldNotBeReadBack(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*ledger.Entry)
	}{
		{"no kind", func(e *ledger.Entry) { e.Kind = "" }},
		{"a kind with a newline", func(e *ledger.Entry) { e.Kind = "a\nprev 7" }},
		{"a kind in capitals", func(e *ledger.Entry) { e.Kind = "Custody" }},
		{"a kind that begins with a dot", func(e *ledger.Entry) { e.Kind = ".spell" }},
		{"a long kind", func(e *ledger.Entry) { e.Kind = strings.Repeat("k", 65) }},
		{"no day", func(e *ledger.Entry) { e.Day = "" }},
		{"a day that is none", func(e *ledger.Entry) { e.Day = "2026-02-30" }},
		{"a time", func(e *ledger.Entry) { e.Day = "2026-11-23T10:00:00Z" }},
		{"another log", func(e *ledger.Entry) { e.Log = "secret" }},
		{"a former version before the first", func(e *ledger.Entry) { e.Prev = -2 }},
		{"a field without a name", func(e *ledger.Entry) { e.Fields[0].Name = "" }},
		{"a field with a long name", func(e *ledger.Entry) { e.Fields[0].Name = strings.Repeat("n", 256) }},
		{"two fields of one name", func(e *ledger.Entry) { e.Fields[0].Name = "start" }},
		{"an erased field with a value", func(e *ledger.Entry) { e.Fields[1].Erased = true }},
		{"a value too long", func(e *ledger.Entry) { e.Fields[0].Value = make([]byte, 1<<24+1) }},
		{"too many fields", func(e *ledger.Entry) {
			for i := range 4097 {
				e.Fields = append(e.Fields, ledger.Field{Name: fmt.Sprint("f", i)})
			}
		}},
	} {
		e := sample()
		c.change(&e)
		if err := e.Seal(); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestTheCommitmentStaysWhenFieldsAreErased(t *testing.T) {
	e := sealed(t, sample())
	was := e.Commit
	f := &e.Fields[1]
	*f = ledger.Field{Name: f.Name, Erased: true, Commit: ledger.Commitment(f.Name, f.Value, f.Salt)}
	if e = sealed(t, e); e.Commit != was {
		t.Error("the commitment has changed")
	}
	slices.Reverse(e.Fields)
	if e = sealed(t, e); e.Commit != was {
		t.Error("the commitment depends on the order of fields")
	}
}

func TestTheCommitmentBindsToEverything(t *testing.T) {
	was := sealed(t, sample()).Commit
	for name, change := range map[string]func(*ledger.Entry){
		"name":                     func(e *ledger.Entry) { e.Fields[1].Name = "persons" },
		"value":                    func(e *ledger.Entry) { e.Fields[1].Value = []byte(`"another"`) },
		"salt":                     func(e *ledger.Entry) { e.Fields[1].Salt[31]++ },
		"number":                   func(e *ledger.Entry) { e.Fields = e.Fields[1:] },
		"border of name and value": func(e *ledger.Entry) { e.Fields[1].Name = `person"`; e.Fields[1].Value = []byte(`a person"`) },
		"values of two fields":     func(e *ledger.Entry) { e.Fields[1].Value, e.Fields[2].Value = e.Fields[2].Value, e.Fields[1].Value },
	} {
		e := sample()
		change(&e)
		if sealed(t, e).Commit == was {
			t.Errorf("another %s has the same commitment", name)
		}
	}
}

func TestParseLeafReadsOnlyWhatLeafWrites(t *testing.T) {
	e := sealed(t, sample())
	leaf := string(e.Leaf())
	got, err := ledger.ParseLeaf([]byte(leaf))
	want := ledger.Entry{Kind: e.Kind, Object: e.Object, Prev: e.Prev, Day: e.Day, Commit: e.Commit}
	if err != nil || got.Kind != want.Kind || got.Object != want.Object || got.Prev != want.Prev || got.Day != want.Day || got.Commit != want.Commit {
		t.Fatalf("read back %+v, %v", got, err)
	}
	for name, bad := range map[string]string{
		"nothing":                 "",
		"another version":         strings.Replace(leaf, "leaf/1", "leaf/2", 1),
		"no last newline":         strings.TrimSuffix(leaf, "\n"),
		"an empty line more":      leaf + "\n",
		"a line more":             leaf + "note x\n",
		"carriage returns":        strings.ReplaceAll(leaf, "\n", "\r\n"),
		"lines in another order":  strings.Replace(strings.Replace(leaf, "day 2026-11-23\n", "", 1), "prev", "day 2026-11-23\nprev", 1),
		"two spaces":              strings.Replace(leaf, "kind ", "kind  ", 1),
		"an object in capitals":   strings.Replace(leaf, "aaaqe", "AAAQE", 1),
		"an object of other bits": strings.Replace(leaf, "iob4\n", "iob5\n", 1),
		"a former version of +1":  strings.Replace(leaf, "4711", "+4711", 1),
		"leading zeros":           strings.Replace(leaf, "4711", "04711", 1),
		"a negative version":      strings.Replace(leaf, "4711", "-1", 1),
		"a version too large":     strings.Replace(leaf, "4711", "9223372036854775808", 1),
		"a month of one digit":    strings.Replace(leaf, "2026-11-23", "2026-1-23", 1),
		"a short commitment":      strings.Replace(leaf, "=\n", "\n", 1),
	} {
		if bad == leaf {
			t.Fatalf("%s: nothing was changed", name)
		}
		if _, err := ledger.ParseLeaf([]byte(bad)); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestObjectIDsAreReadBackAndDiffer(t *testing.T) {
	a, b := ledger.NewObjectID(), ledger.NewObjectID()
	if a == b {
		t.Error("two new ids are the same")
	}
	back, err := ledger.ParseObjectID(a.String())
	if err != nil || back != a || len(a.String()) != 26 {
		t.Errorf("%s read back as %s, %v", a, back, err)
	}
	for _, bad := range []string{"", "aaaqeayeaudaocajbifqydiob", "aaaqeayeaudaocajbifqydiob4a", "aaaqeayeaudaocajbifqydiob5", "aaaqeayeaudaocajbifqydio\nb4", "aaaqeayeaudaocajbifqydio1!"} {
		if _, err := ledger.ParseObjectID(bad); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzParseLeaf(f *testing.F) {
	e := sealed(f, sample())
	f.Add(e.Leaf())
	e.Prev = -1
	f.Add(e.Leaf())
	f.Add([]byte("upheld-leaf/1\n\n\n\n\n\n"))
	f.Fuzz(func(t *testing.T, leaf []byte) {
		if e, err := ledger.ParseLeaf(leaf); err == nil && !bytes.Equal(e.Leaf(), leaf) {
			t.Errorf("%q is read and written as %q", leaf, e.Leaf())
		}
	})
}
