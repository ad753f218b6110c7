package ledger

import (
	"bytes"
	"encoding/base64"
	"strconv"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
)

const (
	proofHead  = "c2sp.org/tlog-proof@v1\n"
	maxExtra   = 1 << 16 // bytes
	maxHashes  = 64      // a path in a tree of at most 2^64 leaves
	maxProofIn = len(proofHead) + 2*maxExtra + 64*maxHashes + maxCheckpoint
)

// Proof shows offline that a leaf stands in a log. Its text form is c2sp.org/tlog-proof, files end in .tlog-proof.
type Proof struct {
	Index      int64
	Hashes     []tlog.Hash // from the leaf's sibling upwards
	Checkpoint []byte      // signed, verbatim, cosignatures included
	Extra      []byte      // of the application; not authenticated, so never to be trusted
}

// Text writes the proof.
func (p Proof) Text() []byte {
	b := []byte(proofHead)
	if len(p.Extra) > 0 {
		b = append(b, "extra "...)
		b = base64.StdEncoding.AppendEncode(b, p.Extra)
		b = append(b, '\n')
	}
	b = append(b, "index "...)
	b = strconv.AppendInt(b, p.Index, 10)
	b = append(b, '\n')
	for _, h := range p.Hashes {
		b = base64.StdEncoding.AppendEncode(b, h[:])
		b = append(b, '\n')
	}
	b = append(b, '\n')
	return append(b, p.Checkpoint...)
}

// ParseProof reads what Text writes and nothing else. It checks form only: see Check. Errors are fault.Invalid.
func ParseProof(text []byte) (Proof, error) {
	var p Proof
	if len(text) > maxProofIn {
		return Proof{}, fault.New(fault.Invalid, "the proof is longer than %d bytes", maxProofIn)
	}
	rest, ok := bytes.CutPrefix(text, []byte(proofHead))
	if !ok {
		return Proof{}, fault.New(fault.Invalid, "a proof begins with the line c2sp.org/tlog-proof@v1")
	}
	line, rest, _ := bytes.Cut(rest, []byte("\n"))
	if extra, ok := bytes.CutPrefix(line, []byte("extra ")); ok {
		var err error
		p.Extra, err = base64.StdEncoding.Strict().AppendDecode(nil, extra)
		if err != nil || len(p.Extra) == 0 || len(p.Extra) > maxExtra {
			return Proof{}, fault.New(fault.Invalid, "the extra line of a proof is not the base64 of 1 to %d bytes", maxExtra)
		}
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	index, ok := bytes.CutPrefix(line, []byte("index "))
	if !ok {
		return Proof{}, fault.New(fault.Invalid, "a proof has no line with the index of its leaf")
	}
	var err error
	if p.Index, err = parseCount(string(index)); err != nil {
		return Proof{}, err
	}
	for {
		line, rest, ok = bytes.Cut(rest, []byte("\n"))
		if !ok || len(p.Hashes) > maxHashes {
			return Proof{}, fault.New(fault.Invalid, "the hashes of a proof do not end with an empty line")
		}
		if len(line) == 0 {
			break
		}
		h, err := parseHash(string(line))
		if err != nil {
			return Proof{}, err
		}
		p.Hashes = append(p.Hashes, h)
	}
	if _, err := peek(rest); err != nil {
		return Proof{}, err
	}
	p.Checkpoint = rest
	if !bytes.Equal(p.Text(), text) { // base64 with a carriage return in it, for one
		return Proof{}, fault.New(fault.Invalid, "this proof is not written in the one form that a proof has")
	}
	return p, nil
}

// Check checks the checkpoint's signature and that leaf stands at the index in its tree. Whatever does not hold
// is a fault.NotSo.
func (p Proof) Check(leaf []byte, v note.Verifier) (Checkpoint, error) {
	c, err := Open(p.Checkpoint, v)
	if err != nil {
		return Checkpoint{}, err
	}
	return c, CheckInclusion(p.Hashes, c.Size, c.Root, p.Index, leaf)
}
