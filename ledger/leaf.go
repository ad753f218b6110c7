package ledger

import (
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/upheld/upheld/fault"
)

const leafHead = "upheld-leaf/1"

// Leaf is what enters the Merkle tree: six lines in fixed order, under 1 KiB, which anyone can write with printf.
//
//	upheld-leaf/1
//	kind custody.spell
//	object <26 characters of lower-case base32>
//	prev <index of the former version's leaf, or ->
//	day 2026-11-23
//	commit <base64 of 32 bytes>
//
// It holds nothing that could ever have to be erased. Call Seal before.
func (e *Entry) Leaf() []byte {
	b := make([]byte, 0, 192)
	b = append(b, leafHead+"\nkind "...)
	b = append(b, e.Kind...)
	b = append(b, "\nobject "...)
	b = idText.AppendEncode(b, e.Object[:])
	b = append(b, "\nprev "...)
	if e.Prev < 0 {
		b = append(b, '-')
	} else {
		b = strconv.AppendInt(b, e.Prev, 10)
	}
	b = append(b, "\nday "...)
	b = append(b, e.Day...)
	b = append(b, "\ncommit "...)
	b = base64.StdEncoding.AppendEncode(b, e.Commit[:])
	return append(b, '\n')
}

// ParseLeaf reads what Leaf writes and nothing else. The entry that it returns has Kind, Object, Prev, Day and
// Commit. Errors are fault.Invalid and name the line.
func ParseLeaf(leaf []byte) (Entry, error) {
	var e Entry
	lines := strings.Split(string(leaf), "\n")
	if len(lines) != 7 || lines[0] != leafHead || lines[6] != "" {
		return Entry{}, fault.New(fault.Invalid, "this is not a leaf of the form %s", leafHead)
	}
	var val [5]string
	for i, key := range []string{"kind ", "object ", "prev ", "day ", "commit "} {
		v, ok := strings.CutPrefix(lines[i+1], key)
		if !ok {
			return Entry{}, fault.New(fault.Invalid, "line %d of a leaf does not begin with %q", i+2, key)
		}
		val[i] = v
	}
	var err error
	if err = checkKind(val[0]); err != nil {
		return Entry{}, err
	}
	if e.Object, err = ParseObjectID(val[1]); err != nil {
		return Entry{}, err
	}
	if e.Prev, err = parsePrev(val[2]); err != nil {
		return Entry{}, err
	}
	if err = checkDay(val[3]); err != nil {
		return Entry{}, err
	}
	if e.Commit, err = parseHash(val[4]); err != nil {
		return Entry{}, err
	}
	e.Kind, e.Day = val[0], val[3]
	return e, nil
}

func parsePrev(s string) (int64, error) {
	if s == "-" {
		return -1, nil
	}
	n, err := parseCount(s)
	if err != nil {
		return 0, fault.New(fault.Invalid, "%q is not the index of a former version", s)
	}
	return n, nil
}

// parseCount reads a decimal number from 0 to the largest int64, without sign or leading zeros.
func parseCount(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || strconv.FormatInt(n, 10) != s {
		return 0, fault.New(fault.Invalid, "%q is not a whole number", s)
	}
	return n, nil
}

// parseHash reads the base64 of exactly 32 bytes, in its one form.
func parseHash(s string) ([32]byte, error) {
	var h [32]byte
	b, err := base64.StdEncoding.Strict().DecodeString(s)
	if err != nil || len(b) != len(h) || len(s) != base64.StdEncoding.EncodedLen(len(h)) {
		return h, fault.New(fault.Invalid, "%q is not the base64 of 32 bytes", s)
	}
	copy(h[:], b)
	return h, nil
}
