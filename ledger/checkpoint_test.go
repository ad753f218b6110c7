package ledger_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/ledger/ledgertest"
)

// noteOf signs any text, also what Sign would refuse.
func noteOf(t testing.TB, m *ledgertest.Memory, text string) []byte {
	t.Helper()
	out, err := note.Sign(&note.Note{Text: text}, m.Signer)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const (
	rootText  = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
	emptyText = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
)

func TestACheckpointIsReadBack(t *testing.T) {
	m := ledgertest.NewMemory(t, origin)
	v := ledgertest.Verifier(t, m.VKey)
	for _, c := range []ledger.Checkpoint{
		{Origin: origin, Size: 0, Root: new(ledger.Edge).Root()},
		{Origin: origin, Size: 1, Root: tlog.Hash{7}},
		{Origin: origin, Size: 1 << 56, Root: tlog.Hash{7}},
	} {
		text, err := ledger.Sign(c.Origin, c.Size, c.Root, m.Signer)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ledger.Open(text, v); err != nil || got != c {
			t.Errorf("%+v read back as %+v, %v", c, got, err)
		}
		h, err := ledger.HeadOf(ledger.Public, text)
		if err != nil || !bytes.Equal(h.Checkpoint(), text) {
			t.Errorf("the head gives back %q, %v", h.Checkpoint(), err)
		}
		// A witness signs, too.
		w := ledgertest.NewMemory(t, "witness.example")
		n, err := note.Open(text, note.VerifierList(v))
		if err != nil {
			t.Fatal(err)
		}
		cosigned, err := note.Sign(n, w.Signer)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ledger.Open(cosigned, v); err != nil || got != c {
			t.Errorf("with a cosignature: %+v, %v", got, err)
		}
		if h, err := ledger.HeadOf(ledger.Public, cosigned); err != nil || !bytes.Equal(h.Checkpoint(), text) {
			t.Errorf("the head of a cosigned checkpoint gives back %q, %v", h.Checkpoint(), err)
		}
	}
}

func TestOpenIsStrict(t *testing.T) {
	m := ledgertest.NewMemory(t, origin)
	v := ledgertest.Verifier(t, m.VKey)
	good := origin + "\n5\n" + rootText + "\n"
	if _, err := ledger.Open(noteOf(t, m, good), v); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"an extension line":        good + "timestamp 5\n",
		"two lines":                origin + "\n5\n",
		"no origin":                "\n5\n" + rootText + "\n",
		"a space in the origin":    strings.Replace(good, "org/", "org /", 1),
		"a leading zero":           strings.Replace(good, "\n5\n", "\n05\n", 1),
		"a plus":                   strings.Replace(good, "\n5\n", "\n+5\n", 1),
		"a negative size":          strings.Replace(good, "\n5\n", "\n-5\n", 1),
		"a size with a space":      strings.Replace(good, "\n5\n", "\n5 \n", 1),
		"a size beyond all logs":   strings.Replace(good, "\n5\n", "\n9223372036854775807\n", 1),
		"a size of 64 bits":        strings.Replace(good, "\n5\n", "\n18446744073709551615\n", 1),
		"a root of 31 bytes":       strings.Replace(good, "2I=", "2==", 1),
		"a root of 5 bytes":        origin + "\n5\nAAAAAAA=\n",
		"a root with stray bits":   strings.Replace(good, "2I=", "2J=", 1),
		"an empty log with a root": strings.Replace(good, "\n5\n", "\n0\n", 1),
	} {
		if text == good {
			t.Fatalf("%s: nothing was changed", name)
		}
		if c, err := ledger.Open(noteOf(t, m, text), v); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %+v, %v", name, c, err)
		}
	}
	// The same 68 bytes of a signature, with stray bits before the padding.
	signed := noteOf(t, m, good)
	at := len(signed) - len("=\n") - 1
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	signed[at] = letters[strings.IndexByte(letters, signed[at])+1]
	for name, text := range map[string][]byte{
		"stray bits":   signed,
		"nothing":      nil,
		"no signature": []byte(good),
		"too long":     bytes.Repeat([]byte("a"), 1<<20+1),
	} {
		if c, err := ledger.Open(text, v); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %+v, %v", name, c, err)
		}
	}
}

func TestOpenTellsWhoseSignatureFails(t *testing.T) {
	m, other := ledgertest.NewMemory(t, origin), ledgertest.NewMemory(t, origin)
	v := ledgertest.Verifier(t, m.VKey)
	good := noteOf(t, m, origin+"\n5\n"+rootText+"\n")
	for name, text := range map[string][]byte{
		"another size":             bytes.Replace(good, []byte("\n5\n"), []byte("\n6\n"), 1),
		"another key of that name": noteOf(t, other, origin+"\n5\n"+rootText+"\n"),
		"another log, same key":    noteOf(t, m, "example.org/upheld/case\n5\n"+rootText+"\n"),
	} {
		if c, err := ledger.Open(text, v); fault.KindOf(err) != fault.NotSo {
			t.Errorf("%s: %+v, %v", name, c, err)
		}
	}
}

func TestSignRefusesWhatOpenWould(t *testing.T) {
	m := ledgertest.NewMemory(t, origin)
	if _, err := ledger.Sign("example.org/another", 0, new(ledger.Edge).Root(), m.Signer); fault.KindOf(err) != fault.Invalid {
		t.Errorf("another origin: %v", err)
	}
	if _, err := ledger.Sign(origin, 0, tlog.Hash{1}, m.Signer); fault.KindOf(err) != fault.Invalid {
		t.Errorf("an empty log with a root: %v", err)
	}
	if _, err := ledger.Sign(origin, -1, tlog.Hash{1}, m.Signer); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a negative size: %v", err)
	}
	for _, bad := range []string{"", "with space", "with+plus", "line\nbreak", "\x00", "\xff", strings.Repeat("a", 256)} {
		if _, _, err := ledger.GenerateKey(bad); fault.KindOf(err) != fault.Invalid {
			t.Errorf("a key for the origin %q: %v", bad, err)
		}
	}
}

func FuzzOpen(f *testing.F) {
	m := ledgertest.NewMemory(f, origin)
	v := ledgertest.Verifier(f, m.VKey)
	f.Add(origin + "\n5\n" + rootText + "\n")
	f.Add(origin + "\n0\n" + emptyText + "\n")
	f.Add(origin + "\n5\n" + rootText + "\nextension\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, _ = ledger.Open([]byte(text), v) // unsigned: must not panic
		signed, err := note.Sign(&note.Note{Text: text}, m.Signer)
		if err != nil {
			return
		}
		c, err := ledger.Open(signed, v)
		if err != nil {
			return
		}
		if again, err := ledger.Sign(c.Origin, c.Size, c.Root, m.Signer); err != nil || !bytes.Equal(again, signed) {
			t.Errorf("%q is read and signed again as %q, %v", signed, again, err)
		}
	})
}
