package ledger_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

func drawField(t *rapid.T) ledger.Field {
	f := ledger.Field{Name: rapid.StringN(1, 20, 255).Draw(t, "name"), Erased: rapid.Bool().Draw(t, "erased")}
	random := rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "random")
	if f.Erased {
		copy(f.Commit[:], random)
		return f
	}
	copy(f.Salt[:], random)
	f.Value = rapid.SliceOfN(rapid.Byte(), 0, 100).Draw(t, "value")
	return f
}

func TestABodyIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fields := rapid.SliceOfNDistinct(rapid.Custom(drawField), 0, 12, func(f ledger.Field) string { return f.Name }).Draw(t, "fields")
		body := ledger.EncodeBody(fields)
		got, err := ledger.DecodeBody(body)
		slices.SortFunc(fields, func(a, b ledger.Field) int { return strings.Compare(a.Name, b.Name) })
		if err != nil || len(got) != len(fields) || len(got) > 0 && !reflect.DeepEqual(got, fields) {
			t.Fatalf("%v read back as %v, %v", fields, got, err)
		}
		if ledger.RecordCommit(got) != ledger.RecordCommit(fields) {
			t.Fatal("the commitment has changed")
		}
		cut := rapid.IntRange(0, len(body)-1).Draw(t, "cut")
		if _, err := ledger.DecodeBody(body[:cut]); fault.KindOf(err) != fault.Invalid {
			t.Fatalf("the first %d of %d bytes: %v", cut, len(body), err)
		}
	})
}

func TestABodyHasOneForm(t *testing.T) {
	e := sample()
	e.Fields[0] = ledger.Field{Name: "end", Erased: true}
	body := ledger.EncodeBody(e.Fields)
	many := make([]ledger.Field, 4097)
	for i := range many {
		many[i].Name = fmt.Sprintf("f%04d", i)
	}
	second := 3 + 2 + len("end") + 32 // where the second field begins
	for name, bad := range map[string][]byte{
		"another version":   append([]byte{2}, body[1:]...),
		"another number":    append([]byte{1, 0, 2}, body[3:]...),
		"too large number":  append([]byte{1, 255, 255}, body[3:]...),
		"too many fields":   ledger.EncodeBody(many),
		"bytes at the end":  append(bytes.Clone(body), 0),
		"unknown state":     edit(body, second, 2),
		"empty name":        edit(body, second+1, 0),
		"out of order":      bytes.Replace(body, []byte("person"), []byte("zerson"), 1),
		"the same twice":    bytes.Replace(ledger.EncodeBody(append(e.Fields[:1:1], ledger.Field{Name: "enf"})), []byte("enf"), []byte("end"), 1),
		"a value too large": edit(body, second+2+len("person"), 255),
	} {
		if _, err := ledger.DecodeBody(bad); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func edit(b []byte, at int, to byte) []byte {
	b = bytes.Clone(b)
	b[at] = to
	return b
}

func FuzzDecodeBody(f *testing.F) {
	f.Add(ledger.EncodeBody(sample().Fields))
	f.Add(ledger.EncodeBody([]ledger.Field{{Name: "gone", Erased: true}}))
	f.Add(ledger.EncodeBody(nil))
	f.Add([]byte{1, 255, 255, 0})
	f.Fuzz(func(t *testing.T, body []byte) {
		fields, err := ledger.DecodeBody(body)
		if err == nil && !bytes.Equal(ledger.EncodeBody(fields), body) {
			t.Errorf("%q is read and written as %q", body, ledger.EncodeBody(fields))
		}
	})
}
