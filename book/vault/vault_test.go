package vault

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/upheld/upheld/fault"
)

func TestVaultOpensWithItsPassphraseOnly(t *testing.T) {
	v, file, err := New([]byte("right"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := Open(file, []byte("right"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(v.Key("database"), again.Key("database")) {
		t.Error("the vault gives another key when it is opened again")
	}
	if bytes.Equal(v.Key("database"), v.Key("journal")) {
		t.Error("two uses share a key")
	}
	if _, err := Open(file, []byte("wrong")); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a wrong passphrase: %v", err)
	}
	if bytes.Contains(file, v.key) {
		t.Error("the vault key stands in the file")
	}
}

func TestSealedIsForOneUseAndWhole(t *testing.T) {
	v := &Vault{key: make([]byte, 32)}
	sealed, err := v.Seal("journal", []byte("words"))
	if err != nil {
		t.Fatal(err)
	}
	twice, err := v.Seal("journal", []byte("words"))
	if err != nil || bytes.Equal(sealed, twice) {
		t.Errorf("sealing twice gives the same bytes: %v", err)
	}
	if got, err := v.Open("journal", sealed); err != nil || string(got) != "words" {
		t.Errorf("Open = %q, %v", got, err)
	}
	if _, err := v.Open("key", sealed); fault.KindOf(err) != fault.Invalid {
		t.Errorf("opened for another use: %v", err)
	}
	for i := range sealed {
		bad := bytes.Clone(sealed)
		bad[i] ^= 1
		if _, err := v.Open("journal", bad); err == nil {
			t.Errorf("byte %d was changed and nobody noticed", i)
		}
	}
	for n := range len(sealed) {
		if _, err := v.Open("journal", sealed[:n]); err == nil {
			t.Errorf("cut to %d bytes and nobody noticed", n)
		}
	}
}

// FuzzOpen gives planted vault files: never a panic, never an open vault.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(`{"form":"upheld-vault/1","memory_kib":16384,"passes":1,"threads":1,"salt":"AAAAAAAAAAAAAAAAAAAAAA==","key":"AAAA"}`))
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		var w wrapped
		if json.Unmarshal(file, &w) == nil && (w.Memory > 16<<10 || w.Passes > 1) {
			t.Skip("slow by its own numbers")
		}
		if _, err := Open(file, []byte("guess")); err == nil {
			t.Fatalf("%q was opened", file)
		}
	})
}
