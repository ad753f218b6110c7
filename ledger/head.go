package ledger

import (
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
)

// Head is a signed checkpoint as the journal keeps it: enough to write the checkpoint again.
type Head struct {
	Log    string // Public or Case
	Origin string
	Size   int64
	Root   tlog.Hash
	Sig    string // base64 of key hash and signature, as in the checkpoint's signature line
}

const maxSig = 8 << 10 // characters; ML-DSA-44 needs 3.2 KiB

// HeadOf is the head in a checkpoint that the log itself has signed. The signature is not verified.
func HeadOf(log string, checkpoint []byte) (Head, error) {
	c, err := peek(checkpoint)
	if err != nil {
		return Head{}, err
	}
	for line := range strings.Lines(string(checkpoint)) {
		sig, ok := strings.CutPrefix(line, "— "+c.Origin+" ")
		if !ok {
			continue
		}
		h := Head{Log: log, Origin: c.Origin, Size: c.Size, Root: c.Root, Sig: strings.TrimSuffix(sig, "\n")}
		return h, h.check()
	}
	return Head{}, fault.New(fault.Invalid, "the checkpoint of %s has no signature of its own", c.Origin)
}

// Checkpoint is the signed checkpoint that the head was made of, without the signatures of others.
func (h Head) Checkpoint() []byte {
	c := Checkpoint{Origin: h.Origin, Size: h.Size, Root: h.Root}
	return fmt.Appendf(nil, "%s\n— %s %s\n", c.text(), h.Origin, h.Sig)
}

func (h Head) check() error {
	if h.Log != Public && h.Log != Case {
		return fault.New(fault.Invalid, "there is no log %q; use public or case", h.Log)
	}
	if n := len(h.Sig); n < 8 || n > maxSig || !oneForm(h.Sig) {
		return fault.New(fault.Invalid, "%q is not the signature of a checkpoint", h.Sig)
	}
	return Checkpoint{Origin: h.Origin, Size: h.Size, Root: h.Root}.check()
}

// Relation is how a database stands to the last head in the journal.
type Relation int

const (
	Same   Relation = iota // nothing happened since the head was signed
	Ahead                  // entries were stored, then the program stopped before it signed: sign them now
	Behind                 // an older state of the database: signing would fork the log
	Forked                 // other entries than those that were signed
)

// CompareHead holds the rule against rollback: a database may only go on from what was signed. size and root are
// the database's, last is the journal's newest head of the same log, rootAt recomputes a root from the
// database's tiles (RootAt). The words are for the operator. An error means that no answer was possible.
func CompareHead(size int64, root tlog.Hash, last Head, rootAt func(size int64) (tlog.Hash, error)) (is Relation, words string, err error) {
	if size < last.Size {
		return Behind, fmt.Sprintf("The %s log has %d entries in the database, but %d were signed. "+
			"The database is older than the journal, perhaps a restored backup. Nothing may be added to it.", last.Log, size, last.Size), nil
	}
	past := root
	if size > last.Size {
		if past, err = rootAt(last.Size); err != nil {
			return Forked, "", err
		}
	}
	if past != last.Root {
		return Forked, fmt.Sprintf("The first %d entries of the %s log are not those that were signed: their root is %s, the journal has %s. "+
			"Nothing may be added to them.", last.Size, last.Log, past, last.Root), nil
	}
	if size > last.Size {
		return Ahead, fmt.Sprintf("The %s log has %d entries, of which %d are signed; the rest were stored just before a stop.", last.Log, size, last.Size), nil
	}
	return Same, fmt.Sprintf("The %s log has the %d entries that were signed.", last.Log, size), nil
}
