// Package vault keeps the one secret of an encrypted data folder: a random 256-bit key, wrapped under a passphrase.
// All other keys of the folder are derived from it, each for one use, so that a new passphrase would rewrap one key
// and re-encrypt nothing.
//
// argon2id (RFC 9106) makes a guess of the passphrase cost 128 MiB and three passes; XChaCha20-Poly1305 with random
// nonces wraps and seals; HKDF-SHA256 (RFC 5869) derives.
package vault

import (
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"

	"github.com/upheld/upheld/fault"
)

const (
	form    = "upheld-vault/1"
	memory  = 128 << 10 // KiB
	passes  = 3
	threads = 4
)

// wrapped is the vault file. Its numbers are read back, so that they can rise with the machines.
type wrapped struct {
	Form    string `json:"form"`
	Memory  uint32 `json:"memory_kib"`
	Passes  uint32 `json:"passes"`
	Threads uint8  `json:"threads"`
	Salt    []byte `json:"salt"`
	Key     []byte `json:"key"` // nonce, then the sealed vault key
}

// Vault is an open vault.
type Vault struct{ key []byte }

// New makes a vault with a random key, and the file that opens it again.
func New(passphrase []byte) (*Vault, []byte, error) {
	w := wrapped{Form: form, Memory: memory, Passes: passes, Threads: threads, Salt: make([]byte, 16)}
	v := &Vault{key: make([]byte, chacha20poly1305.KeySize)}
	_, _ = rand.Read(w.Salt) // never fails: crypto/rand stops the program instead
	_, _ = rand.Read(v.key)
	var err error
	if w.Key, err = seal(w.kek(passphrase), v.key, []byte(form)); err != nil {
		return nil, nil, err
	}
	file, err := json.MarshalIndent(w, "", "  ")
	if err != nil {
		return nil, nil, fault.Wrap(fault.Internal, err, "the vault cannot be written")
	}
	return v, append(file, '\n'), nil
}

// Open opens a vault file. A wrong passphrase is a fault.Forbidden, a damaged file a fault.Invalid.
func Open(file, passphrase []byte) (*Vault, error) {
	var w wrapped
	if err := json.Unmarshal(file, &w); err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "the vault file cannot be read")
	}
	// The bounds keep a planted file from taking the machine's memory or making guesses cheap.
	if w.Form != form || w.Memory < 16<<10 || w.Memory > 4<<20 || w.Passes < 1 || w.Passes > 64 || w.Threads < 1 ||
		len(w.Salt) < 16 || len(w.Salt) > 1024 {
		return nil, fault.New(fault.Invalid, "the vault file is not of the form %s", form)
	}
	key, err := open(w.kek(passphrase), w.Key, []byte(form))
	if err != nil || len(key) != chacha20poly1305.KeySize {
		return nil, fault.New(fault.Forbidden, "this passphrase does not open the folder")
	}
	return &Vault{key: key}, nil
}

// kek is the key that the passphrase makes.
func (w wrapped) kek(passphrase []byte) []byte {
	return argon2.IDKey(passphrase, w.Salt, w.Passes, w.Memory, w.Threads, chacha20poly1305.KeySize)
}

// Key is the 32-byte key for one use; use is a fixed text of the program, such as "database".
func (v *Vault) Key(use string) []byte {
	key, err := hkdf.Expand(sha256.New, v.key, form+" "+use, chacha20poly1305.KeySize)
	if err != nil {
		panic(err) // only for lengths that HKDF cannot give
	}
	return key
}

// Seal encrypts plain for one use. The same text sealed twice gives different bytes.
func (v *Vault) Seal(use string, plain []byte) ([]byte, error) {
	return seal(v.Key(use), plain, []byte(use))
}

// Open decrypts what Seal made for the same use. Anything else is a fault.Invalid.
func (v *Vault) Open(use string, sealed []byte) ([]byte, error) {
	plain, err := open(v.Key(use), sealed, []byte(use))
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "something sealed for %q was changed or belongs to another folder", use)
	}
	return plain, nil
}

func seal(key, plain, about []byte) ([]byte, error) {
	box, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "nothing can be sealed with this key")
	}
	nonce := make([]byte, box.NonceSize(), box.NonceSize()+len(plain)+box.Overhead())
	_, _ = rand.Read(nonce)
	return box.Seal(nonce, nonce, plain, about), nil
}

func open(key, sealed, about []byte) ([]byte, error) {
	box, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, err
	}
	if len(sealed) < box.NonceSize() {
		return nil, fault.New(fault.Invalid, "it is shorter than a nonce")
	}
	return box.Open(nil, sealed[:box.NonceSize()], sealed[box.NonceSize():], about)
}
