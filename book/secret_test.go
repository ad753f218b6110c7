package book_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/fault"
)

// TestSecretsAreKeptAsKeysAre: readable by their owner only, sealed where the folder is encrypted, never overwritten.
func TestSecretsAreKeptAsKeysAre(t *testing.T) {
	for name, encrypt := range map[string]bool{"open": false, "encrypted": true} {
		t.Run(name, func(t *testing.T) {
			p := booktest.SQLite(t)
			p.Options.Passphrase = func(bool) ([]byte, error) { return []byte("correct horse"), nil }
			if err := book.Create(t.Context(), p.Options, book.Setup{Origin: booktest.Origin, Encrypt: encrypt}); err != nil {
				t.Fatal(err)
			}
			b := p.Open(t)
			secret := []byte("a secret of a room\n")
			if err := b.SaveSecret("one", secret); err != nil {
				t.Fatal(err)
			}
			if err := b.SaveSecret("one", []byte("another")); fault.KindOf(err) != fault.Conflict {
				t.Errorf("overwritten: %v", err)
			}
			booktestShut(t, b)
			b = p.Open(t)
			if got, err := b.Secret("one"); err != nil || !bytes.Equal(got, secret) {
				t.Errorf("%q, %v", got, err)
			}
			if _, err := b.Secret("two"); fault.KindOf(err) != fault.NotFound {
				t.Errorf("one that is not there: %v", err)
			}
			for _, bad := range []string{"", "../one", "One", "a.b"} {
				if err := b.SaveSecret(bad, secret); fault.KindOf(err) != fault.Invalid {
					t.Errorf("the name %q: %v", bad, err)
				}
				if _, err := b.Secret(bad); fault.KindOf(err) != fault.Invalid {
					t.Errorf("the name %q: %v", bad, err)
				}
			}
			file, err := os.ReadFile(filepath.Join(p.Options.Dir, "one.secret"))
			if err != nil || bytes.Contains(file, []byte("a secret")) == encrypt {
				t.Errorf("the file holds %q, %v", file, err)
			}
		})
	}
}
