package book

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/upheld/upheld/fault"
)

func TestCanonicalIsOneForm(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"b":1,"a":[ 1.0 ,1e3, -0 ]}`, `{"a":[1.0,1e3,-0],"b":1}`},
		{` "\u00e9\/\u0041\n\u001f" `, `"é/A\n\u001f"`},
		{`"\ud83d\ude00"`, `"😀"`},
		{`"<&>` + "\u2028" + `"`, `"<&>` + "\u2028" + `"`},
		{`{"a\u0022":{"z":null,"é":true,"":false}}`, `{"a\"":{"":false,"z":null,"é":true}}`},
		{`[]`, `[]`},
		{`{}`, `{}`},
		{`12345678901234567890123`, `12345678901234567890123`},
		{"\"\x7f\"", "\"\x7f\""},
	} {
		got, err := Canonical([]byte(c.in))
		if err != nil || string(got) != c.want {
			t.Errorf("Canonical(%s) = %s, %v; want %s", c.in, got, err, c.want)
		}
	}
}

func TestCanonicalRefuses(t *testing.T) {
	for _, in := range []string{
		``, ` `, `{`, `[1,]`, `{"a":1,}`, `{a:1}`, `01`, `1.`, `.5`, `+1`, `1e`, `nul`, `truefalse`, `1 2`, `"a`,
		"\"\n\"", `"\x"`, `"\u12"`, `"\ud800"`, `"\udc00"`, `"\ud800\u0041"`, "\"\xff\"", "\"\xed\xa0\x80\"",
		`{"a":1,"a":2}`, `{"a":1,"\u0061":2}`, `{"a" 1}`, `[1 2]`, `NaN`,
		strings.Repeat("[", 100_000),
		strings.Repeat("[", 70) + strings.Repeat("]", 70),
	} {
		if got, err := Canonical([]byte(in)); fault.KindOf(err) != fault.Invalid {
			t.Errorf("Canonical(%.40s) = %s, %v; want a refusal", in, got, err)
		}
	}
}

// FuzzCanonical holds Canonical against encoding/json: it takes nothing that json refuses, keeps the meaning, and
// its result is its own canonical form.
func FuzzCanonical(f *testing.F) {
	for _, s := range []string{`{"b":[1,2.50,"x\u00e9"],"a":null}`, `"\ud83d\ude00"`, `{"a":1,"a":2}`, `-0.0e+10`, `[[]]`, "\"\xff\""} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		got, err := Canonical(in)
		if err != nil {
			return
		}
		if !json.Valid(in) || !utf8.Valid(got) {
			t.Fatalf("took %q", in)
		}
		if !reflect.DeepEqual(meaning(t, in), meaning(t, got)) {
			t.Fatalf("%q became %q", in, got)
		}
		if again, err := Canonical(got); err != nil || !bytes.Equal(again, got) {
			t.Fatalf("%q is not its own canonical form: %q, %v", got, again, err)
		}
	})
}

func meaning(t *testing.T, in []byte) any {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(in))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}
