package ledger

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
)

// emptyRoot is the root of a log without leaves: the hash of nothing (RFC 6962, section 2.1).
var emptyRoot = tlog.Hash(sha256.Sum256(nil))

// Checkpoint is a tree head that a log has signed (c2sp.org/tlog-checkpoint).
type Checkpoint struct {
	Origin string // host and path of the log without scheme; also the name of its key
	Size   int64
	Root   tlog.Hash
}

// text is what is signed: three lines and never more, since nobody can audit extension lines.
func (c Checkpoint) text() string {
	return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, c.Root)
}

// GenerateKey makes an Ed25519 key named after the origin, in the encodings of x/mod/sumdb/note. skey is secret.
func GenerateKey(origin string) (skey, vkey string, err error) {
	if err := checkOrigin(origin); err != nil {
		return "", "", err
	}
	skey, vkey, err = note.GenerateKey(rand.Reader, origin)
	if err != nil {
		return "", "", fault.Wrap(fault.Internal, err, "a key cannot be made")
	}
	return skey, vkey, nil
}

// Sign writes and signs a checkpoint. The name of the signer's key must be the origin.
func Sign(origin string, size int64, root tlog.Hash, signer note.Signer) ([]byte, error) {
	if signer.Name() != origin {
		return nil, fault.New(fault.Invalid, "the key of %s cannot sign for the log %s", signer.Name(), origin)
	}
	c := Checkpoint{Origin: origin, Size: size, Root: root}
	if err := c.check(); err != nil {
		return nil, err
	}
	out, err := note.Sign(&note.Note{Text: c.text()}, signer)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the checkpoint of %s cannot be signed", origin)
	}
	return out, nil
}

// Open reads a checkpoint that carries a valid signature of v, whose name must be the checkpoint's origin.
// Signatures of others (witnesses) may be there and are not checked. Errors are fault.NotSo for a signature that
// does not hold, fault.Invalid for anything that is not a checkpoint.
func Open(text []byte, v note.Verifier) (Checkpoint, error) {
	if len(text) > maxCheckpoint {
		return Checkpoint{}, fault.New(fault.Invalid, "the checkpoint is longer than %d bytes", maxCheckpoint)
	}
	n, err := note.Open(text, note.VerifierList(v))
	if _, ok := errors.AsType[*note.UnverifiedNoteError](err); ok {
		return Checkpoint{}, fault.Wrap(fault.NotSo, err, "the checkpoint is not signed with the key of %s", v.Name())
	}
	if _, ok := errors.AsType[*note.InvalidSignatureError](err); ok {
		return Checkpoint{}, fault.Wrap(fault.NotSo, err, "the signature of %s on the checkpoint does not hold", v.Name())
	}
	if err != nil {
		return Checkpoint{}, fault.Wrap(fault.Invalid, err, "this is not a checkpoint")
	}
	// note takes several texts for one signature (stray bits, carriage returns); we take one.
	if !oneForm(n.Sigs[0].Base64) {
		return Checkpoint{}, fault.New(fault.Invalid, "the signature of %s on the checkpoint is not written in its one form", v.Name())
	}
	c, err := parseCheckpointText(n.Text)
	if err != nil {
		return Checkpoint{}, err
	}
	if c.Origin != v.Name() {
		return Checkpoint{}, fault.New(fault.NotSo, "the checkpoint is of the log %s, not of %s", c.Origin, v.Name())
	}
	return c, nil
}

// peek reads a checkpoint without looking at signatures: enough to know how much of a log to fetch.
func peek(checkpoint []byte) (Checkpoint, error) {
	end := bytes.LastIndex(checkpoint, []byte("\n\n"))
	if end < 0 || len(checkpoint) > maxCheckpoint {
		return Checkpoint{}, fault.New(fault.Invalid, "this is not a checkpoint")
	}
	return parseCheckpointText(string(checkpoint[:end+1]))
}

func parseCheckpointText(text string) (Checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return Checkpoint{}, fault.New(fault.Invalid, "a checkpoint has three lines above its signatures; this one has %d", len(lines)-1)
	}
	size, err := parseCount(lines[1])
	if err != nil {
		return Checkpoint{}, err
	}
	root, err := parseHash(lines[2])
	if err != nil {
		return Checkpoint{}, err
	}
	c := Checkpoint{Origin: lines[0], Size: size, Root: root}
	return c, c.check()
}

func (c Checkpoint) check() error {
	if err := checkOrigin(c.Origin); err != nil {
		return err
	}
	if c.Size < 0 || c.Size > maxSize {
		return fault.New(fault.Invalid, "a log cannot have the size %d", c.Size)
	}
	if c.Size == 0 && c.Root != emptyRoot {
		return fault.New(fault.Invalid, "a checkpoint of no leaves names the root of a tree that has some")
	}
	return nil
}

// checkOrigin holds what the name of a key may be (c2sp.org/signed-note): no spaces, no plus.
func checkOrigin(origin string) error {
	bad := origin == "" || len(origin) > 255 || !utf8.ValidString(origin) || strings.Contains(origin, "+") ||
		strings.ContainsFunc(origin, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
	if bad {
		return fault.New(fault.Invalid, "%q cannot be the origin of a log; write host and path, as example.org/upheld", origin)
	}
	return nil
}

// oneForm says whether s is base64 exactly as an encoder writes it.
func oneForm(s string) bool {
	b, err := base64.StdEncoding.DecodeString(s)
	return err == nil && base64.StdEncoding.EncodeToString(b) == s
}
