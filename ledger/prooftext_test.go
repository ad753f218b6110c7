package ledger_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/ledger/ledgertest"
)

func proofOf(t testing.TB, m *ledgertest.Memory, index int64) ledger.Proof {
	t.Helper()
	hashes, err := ledger.ProveInclusion(t.Context(), m, m.Edge.Size(), index)
	if err != nil {
		t.Fatal(err)
	}
	return ledger.Proof{Index: index, Hashes: hashes, Checkpoint: m.Files["checkpoint"]}
}

func TestAProofTravelsAsText(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 300)
	v := ledgertest.Verifier(t, m.VKey)
	for _, extra := range [][]byte{nil, []byte("for the reader")} {
		p := proofOf(t, m, 299)
		p.Extra = extra
		got, err := ledger.ParseProof(p.Text())
		if err != nil || !reflect.DeepEqual(got, p) {
			t.Fatalf("%+v read back as %+v, %v", p, got, err)
		}
		c, err := got.Check(ledgertest.Leaf(299), v)
		if err != nil || c.Size != 300 {
			t.Errorf("%+v, %v", c, err)
		}
		if _, err := got.Check(ledgertest.Leaf(298), v); fault.KindOf(err) != fault.NotSo {
			t.Errorf("another leaf: %v", err)
		}
		other := ledgertest.Verifier(t, ledgertest.NewMemory(t, origin).VKey)
		if _, err := got.Check(ledgertest.Leaf(299), other); fault.KindOf(err) != fault.NotSo {
			t.Errorf("another key: %v", err)
		}
	}
	one := ledgertest.NewMemory(t, origin).Grow(t, 1)
	want := "c2sp.org/tlog-proof@v1\nindex 0\n\n" + string(one.Files["checkpoint"])
	if got := string(proofOf(t, one, 0).Text()); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEveryChangedByteOfAProofIsFound(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 20)
	v := ledgertest.Verifier(t, m.VKey)
	text := proofOf(t, m, 7).Text()
	for i := range text {
		p, err := ledger.ParseProof(edit(text, i, text[i]^1))
		if err != nil {
			continue
		}
		if _, err := p.Check(ledgertest.Leaf(7), v); err == nil {
			t.Errorf("byte %d was changed and the proof still holds", i)
		}
	}
}

func TestParseProofIsStrict(t *testing.T) {
	m := ledgertest.NewMemory(t, origin).Grow(t, 3)
	good := string(proofOf(t, m, 1).Text())
	hash := strings.Split(good, "\n")[2] + "\n"
	for name, bad := range map[string]string{
		"nothing":                 "",
		"another version":         strings.Replace(good, "@v1", "@v2", 1),
		"carriage returns":        strings.ReplaceAll(good, "\n", "\r\n"),
		"one carriage return":     strings.Replace(good, "=\n", "=\r\n", 1),
		"an empty extra line":     strings.Replace(good, "index", "extra \nindex", 1),
		"extra that is no base64": strings.Replace(good, "index", "extra !\nindex", 1),
		"extra with a return":     strings.Replace(good, "index", "extra YWJj\rYWJj\nindex", 1),
		"extra with stray bits":   strings.Replace(good, "index", "extra YWJ=\nindex", 1),
		"extra twice":             strings.Replace(good, "index", "extra YWJj\nextra YWJj\nindex", 1),
		"no index":                strings.Replace(good, "index 1\n", "", 1),
		"a leading zero":          strings.Replace(good, "index 1", "index 01", 1),
		"a negative index":        strings.Replace(good, "index 1", "index -1", 1),
		"a huge index":            strings.Replace(good, "index 1", "index 18446744073709551615", 1),
		"a short hash":            strings.Replace(good, hash, "AAAAAAA=\n", 1),
		"no empty line":           strings.Replace(good, "\n\n", "\n", 1),
		"too many hashes":         strings.Replace(good, hash, strings.Repeat(hash, 66), 1),
		"no checkpoint":           good[:strings.Index(good, "\n\n")+2],
		"too long":                good + strings.Repeat("a", 2<<20),
	} {
		if bad == good {
			t.Fatalf("%s: nothing was changed", name)
		}
		if _, err := ledger.ParseProof([]byte(bad)); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzParseProof(f *testing.F) {
	m := ledgertest.NewMemory(f, origin).Grow(f, 9)
	v := ledgertest.Verifier(f, m.VKey)
	p := proofOf(f, m, 5)
	f.Add(p.Text())
	p.Extra = []byte("x")
	f.Add(p.Text())
	f.Add([]byte("c2sp.org/tlog-proof@v1\nindex 0\n\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := ledger.ParseProof(text)
		if err != nil {
			return
		}
		if !bytes.Equal(p.Text(), text) {
			t.Errorf("%q is read and written as %q", text, p.Text())
		}
		if _, err := p.Check([]byte("no leaf of this log"), v); err == nil {
			t.Errorf("%q proves a leaf that was never logged", text)
		}
	})
}
