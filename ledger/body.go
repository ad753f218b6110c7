package ledger

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/upheld/upheld/fault"
)

const bodyVersion = 1

// How a field stands in a body.
const (
	bodyOpen   = 0 // value and salt follow
	bodyErased = 1 // the commitment follows
)

// EncodeBody writes fields for storage, in the one form that DecodeBody reads: a version byte, the number of
// fields (2 bytes), then each field in the order of names: state (1 byte), length of name (1 byte), name, and
// either length of value (4 bytes), value, salt (32 bytes), or the commitment (32 bytes). Numbers are big
// endian. The fields must have passed Seal.
func EncodeBody(fields []Field) []byte {
	sorted := sortedFields(fields)
	n := 3
	for i := range sorted {
		n += 38 + len(sorted[i].Name) + len(sorted[i].Value)
	}
	b := make([]byte, 0, n)
	b = append(b, bodyVersion)
	b = binary.BigEndian.AppendUint16(b, uint16(len(sorted)))
	for i := range sorted {
		f := &sorted[i]
		if f.Erased {
			b = append(b, bodyErased, byte(len(f.Name)))
			b = append(b, f.Name...)
			b = append(b, f.Commit[:]...)
			continue
		}
		b = append(b, bodyOpen, byte(len(f.Name)))
		b = append(b, f.Name...)
		b = binary.BigEndian.AppendUint32(b, uint32(len(f.Value)))
		b = append(b, f.Value...)
		b = append(b, f.Salt[:]...)
	}
	return b
}

// DecodeBody reads what EncodeBody writes and nothing else. Values share the memory of body. Errors are
// fault.Invalid and name the field's number.
func DecodeBody(body []byte) ([]Field, error) {
	r := reader{rest: body}
	if v := r.take(1); v == nil || v[0] != bodyVersion {
		return nil, fault.New(fault.Invalid, "a stored entry is not of version %d", bodyVersion)
	}
	head := r.take(2)
	if head == nil {
		return nil, fault.New(fault.Invalid, "a stored entry ends in its head")
	}
	n := int(binary.BigEndian.Uint16(head))
	// The shortest field has 35 bytes, so a false count cannot ask for more memory than the body has.
	if n > maxFields || n > len(r.rest)/35 {
		return nil, fault.New(fault.Invalid, "a stored entry promises %d fields and has no room for them", n)
	}
	names := string(body) // one copy that all names share
	fields := make([]Field, n)
	for i := range fields {
		if !r.field(&fields[i], names) {
			return nil, fault.New(fault.Invalid, "field %d of a stored entry cannot be read", i)
		}
		if i > 0 && fields[i-1].Name >= fields[i].Name {
			return nil, fault.New(fault.Invalid, "field %d of a stored entry is out of order", i)
		}
	}
	if len(r.rest) > 0 {
		return nil, fault.New(fault.Invalid, "a stored entry has %d bytes too many", len(r.rest))
	}
	return fields, nil
}

// reader takes bytes off the front; a nil result means that there were too few.
type reader struct{ rest []byte }

func (r *reader) take(n int) []byte {
	if n > len(r.rest) {
		return nil
	}
	b := r.rest[:n:n]
	r.rest = r.rest[n:]
	return b
}

// field reads one field; whole is the body as text.
func (r *reader) field(f *Field, whole string) bool {
	head := r.take(2)
	if head == nil || head[0] > bodyErased || head[1] == 0 {
		return false
	}
	name := r.take(int(head[1]))
	if name == nil {
		return false
	}
	end := len(whole) - len(r.rest)
	f.Name = whole[end-len(name) : end]
	if head[0] == bodyErased {
		f.Erased = true
		return copy(f.Commit[:], r.take(32)) == 32
	}
	size := r.take(4)
	if size == nil || binary.BigEndian.Uint32(size) > maxValue {
		return false
	}
	f.Value = r.take(int(binary.BigEndian.Uint32(size)))
	return f.Value != nil && copy(f.Salt[:], r.take(32)) == 32
}

// sortedFields is fields in the order of names; fields itself when it is already so.
func sortedFields(fields []Field) []Field {
	byName := func(a, b Field) int { return strings.Compare(a.Name, b.Name) }
	if slices.IsSortedFunc(fields, byName) {
		return fields
	}
	fields = slices.Clone(fields)
	slices.SortFunc(fields, byName)
	return fields
}
