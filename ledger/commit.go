package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

const (
	fieldDomain  = "upheld/field/1"
	recordDomain = "upheld/record/1"
)

// Commitment binds to one named value without telling it:
//
//	HMAC-SHA256(key = salt, "upheld/field/1" ‖ len(name) ‖ name ‖ len(value) ‖ value)
//
// with lengths as 8 bytes, big endian. Give name, value and salt to let someone check it.
//
// HMAC (RFC 2104) is two calls of SHA-256. They are written out here because each field has its own key:
// crypto/hmac would make five objects for each, and a million entries have ten million fields. A test holds the
// two equal.
func Commitment(name string, value []byte, salt [32]byte) [32]byte {
	var room [512]byte // enough for nearly every field, so that nothing is allocated
	inner := room[:sha256.BlockSize]
	var outer [sha256.BlockSize + sha256.Size]byte
	copy(inner, salt[:])
	copy(outer[:], salt[:])
	for i := range sha256.BlockSize {
		inner[i] ^= 0x36
		outer[i] ^= 0x5c
	}
	inner = append(inner, fieldDomain...)
	inner = binary.BigEndian.AppendUint64(inner, uint64(len(name)))
	inner = append(inner, name...)
	inner = binary.BigEndian.AppendUint64(inner, uint64(len(value)))
	inner = append(inner, value...)
	sum := sha256.Sum256(inner)
	copy(outer[sha256.BlockSize:], sum[:])
	return sha256.Sum256(outer[:])
}

// RecordCommit binds to all fields of an entry: SHA-256("upheld/record/1" ‖ c_1 ‖ … ‖ c_n) over the fields'
// commitments in the order of their bytes, so that their place tells nothing.
func RecordCommit(fields []Field) [32]byte {
	sums := make([][32]byte, 0, 16)
	for i := range fields {
		f := &fields[i]
		if f.Erased {
			sums = append(sums, f.Commit)
			continue
		}
		sums = append(sums, Commitment(f.Name, f.Value, f.Salt))
	}
	slices.SortFunc(sums, func(a, b [32]byte) int { return bytes.Compare(a[:], b[:]) })
	var room [len(recordDomain) + 16*sha256.Size]byte
	msg := append(room[:0], recordDomain...)
	for i := range sums {
		msg = append(msg, sums[i][:]...)
	}
	return sha256.Sum256(msg)
}
