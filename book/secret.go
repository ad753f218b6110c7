package book

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io/fs"
	"os"
	"regexp"

	"github.com/upheld/upheld/fault"
)

// useSecret is what the key of the vault for secrets of other rooms is used for.
const useSecret = "secret of a room"

var secretName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,60}$`)

// Secret reads a secret that SaveSecret has put into the data folder. One that is not there is a fault.NotFound.
func (b *Book) Secret(name string) ([]byte, error) {
	if !secretName.MatchString(name) {
		return nil, fault.New(fault.Invalid, "%q cannot be the name of a secret", name)
	}
	text, err := os.ReadFile(b.folder.path(name + fileSecret))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(fault.NotFound, "there is no secret %s in %s", name, b.opt.Dir)
	}
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "the file %s cannot be read", name+fileSecret)
	}
	if b.folder.vault == nil {
		return text, nil
	}
	sealed, err := base64.StdEncoding.DecodeString(string(bytes.TrimSpace(text)))
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "the file %s is not sealed as the vault seals", name+fileSecret)
	}
	return b.folder.vault.Open(useSecret, sealed)
}

// SaveSecret writes a new secret into the data folder, beside the signing keys and as they are: in a file that only its owner
// may read, sealed when the folder is encrypted. One of that name that is there already is not overwritten: fault.Conflict.
func (b *Book) SaveSecret(name string, plain []byte) error {
	if !secretName.MatchString(name) {
		return fault.New(fault.Invalid, "%q cannot be the name of a secret", name)
	}
	if _, err := os.Lstat(b.folder.path(name + fileSecret)); !errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.Conflict, "there is a file %s in %s already; nothing was overwritten", name+fileSecret, b.opt.Dir)
	}
	if b.folder.vault != nil {
		sealed, err := b.folder.vault.Seal(useSecret, plain)
		if err != nil {
			return err
		}
		plain = append(base64.StdEncoding.AppendEncode(nil, sealed), '\n')
	}
	if err := b.folder.write(name+fileSecret, plain); err != nil {
		return err
	}
	return b.folder.sync()
}
