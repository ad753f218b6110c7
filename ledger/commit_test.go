package ledger_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/ledger"
)

func TestACommitmentIsHMAC(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringN(0, 40, 255).Draw(t, "name")
		value := bytes.Repeat(rapid.SliceOfN(rapid.Byte(), 0, 200).Draw(t, "value"), rapid.IntRange(0, 20).Draw(t, "times"))
		salt := [32]byte(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "salt"))
		mac := hmac.New(sha256.New, salt[:])
		mac.Write([]byte("upheld/field/1"))
		mac.Write(binary.BigEndian.AppendUint64(nil, uint64(len(name))))
		mac.Write([]byte(name))
		mac.Write(binary.BigEndian.AppendUint64(nil, uint64(len(value))))
		mac.Write(value)
		if got := ledger.Commitment(name, value, salt); !bytes.Equal(got[:], mac.Sum(nil)) {
			t.Fatalf("%x, want %x", got, mac.Sum(nil))
		}
	})
}

// TestVectors reads the published vectors, which testdata/vectors/README.md tells how to make with printf, xxd and
// openssl.
func TestVectors(t *testing.T) {
	text, err := os.ReadFile("testdata/vectors/entry-1.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(text)) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " = ")
		want[key] = value
	}
	got := map[string]string{}
	e := sealed(t, sample())
	for _, f := range e.Fields {
		sum := ledger.Commitment(f.Name, f.Value, f.Salt)
		got["value "+f.Name] = string(f.Value)
		got["salt "+f.Name] = hex.EncodeToString(f.Salt[:])
		got["commitment "+f.Name] = hex.EncodeToString(sum[:])
	}
	got["object"] = hex.EncodeToString(e.Object[:])
	got["commit"] = base64.StdEncoding.EncodeToString(e.Commit[:])
	leaf := sha256.Sum256(append([]byte{0}, e.Leaf()...))
	got["leaf"] = strings.ReplaceAll(string(e.Leaf()), "\n", `\n`)
	got["leaf hash"] = hex.EncodeToString(leaf[:])
	for key, value := range got {
		if want[key] != value {
			t.Errorf("%s = %s\nbut the published vector has %q", key, value, want[key])
		}
	}
	if len(want) != len(got) {
		t.Errorf("%d lines are published, %d are checked", len(want), len(got))
	}
}
