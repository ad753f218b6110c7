package book

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/upheld/upheld/book/vault"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// Files of a data folder. The database of SQLite has two more beside it, with -wal and -shm at the end.
const (
	fileLock     = "lock"
	fileVault    = "vault.json" // only when the folder is encrypted
	fileDatabase = "upheld.db"  // only with SQLite
	fileJournal  = "head.journal"
	fileKey      = ".key"    // after the name of the log
	fileSecret   = ".secret" // after the name of a secret of another room
)

// What keys of the vault are used for.
const (
	useDatabase = "database"
	useJournal  = "journal"
	useKey      = "signing key"
)

var logs = []string{ledger.Public, ledger.Case}

// folder is an open data folder.
type folder struct {
	dir   string
	vault *vault.Vault // nil when the folder is not encrypted
	keys  map[string]key
}

// key is the key of one log.
type key struct {
	signer   note.Signer
	verifier note.Verifier
	text     string // of the verifier, as others need it
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, name) }

// Exists says whether dir holds a book. The key of the public log is the last file that Create writes.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, ledger.Public+fileKey))
	return err == nil
}

// createFolder makes the vault. The rest follows in writeKeys, when the database stands.
func createFolder(o Options, s Setup) (*folder, error) {
	f := &folder{dir: o.Dir}
	for _, name := range []string{fileVault, fileDatabase, fileJournal, ledger.Public + fileKey, ledger.Case + fileKey} {
		if _, err := os.Lstat(f.path(name)); !errors.Is(err, fs.ErrNotExist) {
			return nil, fault.New(fault.Conflict, "%s already holds a record (there is a file %s)", o.Dir, name)
		}
	}
	if !s.Encrypt {
		return f, nil
	}
	pass, err := ask(o, true)
	if err != nil {
		return nil, err
	}
	v, file, err := vault.New(pass)
	if err != nil {
		return nil, err
	}
	f.vault = v
	if err := f.write(fileVault, file); err != nil {
		f.remove()
		return nil, err
	}
	return f, nil
}

// openFolder opens vault and keys.
func openFolder(o Options) (*folder, error) {
	f := &folder{dir: o.Dir, keys: map[string]key{}}
	file, err := os.ReadFile(f.path(fileVault))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fault.Wrap(fault.Internal, err, "the vault cannot be read")
	}
	if err == nil {
		pass, err := ask(o, false)
		if err != nil {
			return nil, err
		}
		if f.vault, err = vault.Open(file, pass); err != nil {
			return nil, err
		}
	}
	for _, log := range logs {
		if f.keys[log], err = f.readKey(log); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func ask(o Options, confirm bool) ([]byte, error) {
	if o.Passphrase == nil {
		return nil, fault.New(fault.Invalid, "the folder %s is encrypted and no passphrase was given", o.Dir)
	}
	return o.Passphrase(confirm)
}

// makeKeys makes the signing keys of both logs and returns what writeKeys will write.
func (f *folder) makeKeys(origin string) (files map[string][]byte, err error) {
	f.keys, files = map[string]key{}, map[string][]byte{}
	for _, log := range logs {
		skey, vkey, err := ledger.GenerateKey(origin + "/" + log)
		if err != nil {
			return nil, err
		}
		if f.keys[log], err = parseKey(skey, vkey); err != nil {
			return nil, err
		}
		text := []byte(skey + "\n" + vkey + "\n")
		if f.vault != nil {
			sealed, err := f.vault.Seal(useKey, text)
			if err != nil {
				return nil, err
			}
			text = append(base64.StdEncoding.AppendEncode(nil, sealed), '\n')
		}
		files[log] = text
	}
	return files, nil
}

func (f *folder) writeKeys(files map[string][]byte) error {
	for _, log := range []string{ledger.Case, ledger.Public} {
		if err := f.write(log+fileKey, files[log]); err != nil {
			return err
		}
	}
	return nil
}

func (f *folder) readKey(log string) (key, error) {
	text, err := os.ReadFile(f.path(log + fileKey))
	if err != nil {
		return key{}, fault.Wrap(fault.Invalid, err, "the signing key of the %s log is missing from %s", log, f.dir)
	}
	if f.vault != nil {
		sealed, err := base64.StdEncoding.DecodeString(string(bytes.TrimSpace(text)))
		if err != nil {
			return key{}, fault.Wrap(fault.Invalid, err, "the signing key of the %s log is not sealed as the vault seals", log)
		}
		if text, err = f.vault.Open(useKey, sealed); err != nil {
			return key{}, err
		}
	}
	lines := strings.Split(string(text), "\n")
	if len(lines) != 3 {
		return key{}, fault.New(fault.Invalid, "the signing key of the %s log cannot be read", log)
	}
	k, err := parseKey(lines[0], lines[1])
	if err != nil {
		return key{}, err
	}
	if !strings.HasSuffix(k.verifier.Name(), "/"+log) {
		return key{}, fault.New(fault.Invalid, "the file %s holds the key of the log %s", log+fileKey, k.verifier.Name())
	}
	return k, nil
}

func parseKey(skey, vkey string) (key, error) {
	signer, err := note.NewSigner(skey)
	if err != nil {
		return key{}, fault.Wrap(fault.Invalid, err, "a signing key cannot be read")
	}
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return key{}, fault.Wrap(fault.Invalid, err, "a verifier key cannot be read")
	}
	if signer.Name() != verifier.Name() || signer.KeyHash() != verifier.KeyHash() {
		return key{}, fault.New(fault.Invalid, "the two halves of the key of %s do not belong together", signer.Name())
	}
	return key{signer, verifier, vkey}, nil
}

// seal is how the journal keeps its words to itself, nil when the folder is not encrypted.
func (f *folder) seal() *ledger.Seal {
	if f.vault == nil {
		return nil
	}
	return &ledger.Seal{
		Seal: func(plain []byte) ([]byte, error) { return f.vault.Seal(useJournal, plain) },
		Open: func(sealed []byte) ([]byte, error) { return f.vault.Open(useJournal, sealed) },
	}
}

// write makes a new file that only its owner may read, and returns when it is on disk.
func (f *folder) write(name string, data []byte) error {
	file, err := os.OpenFile(f.path(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fault.Wrap(fault.Internal, err, "%s cannot be made", name)
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return fault.Wrap(fault.Internal, err, "%s cannot be written", name)
	}
	return nil
}

// sync brings the names of new files to disk. Windows has no such thing.
func (f *folder) sync() error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(f.dir)
	if err == nil {
		err = errors.Join(d.Sync(), d.Close())
	}
	if err != nil {
		return fault.Wrap(fault.Internal, err, "the data folder cannot be brought to disk")
	}
	return nil
}

// remove takes away what Create has made when it could not finish.
func (f *folder) remove() {
	for _, name := range []string{
		fileVault, fileDatabase, fileDatabase + "-wal", fileDatabase + "-shm", fileJournal,
		ledger.Public + fileKey, ledger.Case + fileKey,
	} {
		_ = os.Remove(f.path(name))
	}
}
