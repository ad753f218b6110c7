package ledger

import (
	"time"

	"github.com/upheld/upheld/fault"
)

// The two logs. Public is served to everyone as tiles; of Case only checkpoints leave the house.
const (
	Public = "public"
	Case   = "case"
)

// Bounds of an entry. They keep a leaf under 1 KiB and let a body be read in bounded memory.
const (
	maxKind   = 64      // bytes
	maxName   = 255     // bytes of a field name
	maxValue  = 1 << 24 // bytes of a field value
	maxFields = 4096
)

// Entry is the only thing that is ever written: the whole new version of one record. Its leaf goes into the
// Merkle tree of its log, its fields stay in the house.
type Entry struct {
	Seq    int64    // number over both logs, given by whoever sequences
	Log    string   // Public or Case
	Index  int64    // number in its own log = index of its leaf
	Kind   string   // "custody.spell"
	Object ObjectID // of the record; random, never derived from what it says
	Prev   int64    // index in the same log of the former version, -1 for the first
	Day    string   // ISO, "2026-11-23"; never finer than a day
	Commit [32]byte // set by Seal
	Ref    string   // readable id of the record; not in the leaf
	Fields []Field
}

// Field is one named value with the salt that hides it in the commitment. An erased field has lost value and
// salt and keeps Commit, so that the entry's commitment can still be computed.
type Field struct {
	Name   string
	Value  []byte
	Salt   [32]byte
	Erased bool
	Commit [32]byte // only when Erased
}

// Seal checks that the leaf of e can be written and read back, and sets Commit from the fields. Errors are
// fault.Invalid and name what is wrong.
func (e *Entry) Seal() error {
	if err := checkKind(e.Kind); err != nil {
		return err
	}
	if err := checkDay(e.Day); err != nil {
		return err
	}
	if e.Log != Public && e.Log != Case {
		return fault.New(fault.Invalid, "there is no log %q; use public or case", e.Log)
	}
	if e.Prev < -1 {
		return fault.New(fault.Invalid, "an entry of kind %s points to the former version %d, which cannot be", e.Kind, e.Prev)
	}
	if err := checkFields(e.Fields); err != nil {
		return err
	}
	e.Commit = RecordCommit(e.Fields)
	return nil
}

// checkKind holds the form of a kind: lower-case ASCII letters, digits, dots and hyphens, a letter first.
func checkKind(kind string) error {
	bad := kind == "" || len(kind) > maxKind || kind[0] < 'a' || kind[0] > 'z'
	for i := range len(kind) {
		c := kind[i]
		bad = bad || !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-')
	}
	if bad {
		return fault.New(fault.Invalid, "%q is not a kind of entry", kind)
	}
	return nil
}

func checkDay(day string) error {
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return fault.New(fault.Invalid, "%q is not a day; write it as 2026-11-23", day)
	}
	return nil
}

// checkFields refuses what could not be told apart or read back: two fields of one name, no name, too much.
func checkFields(fields []Field) error {
	if len(fields) > maxFields {
		return fault.New(fault.Invalid, "an entry has %d fields; at most %d are possible", len(fields), maxFields)
	}
	sorted := sortedFields(fields)
	for i := range sorted {
		f := &sorted[i]
		if f.Name == "" || len(f.Name) > maxName {
			return fault.New(fault.Invalid, "the field name %q is empty or longer than %d bytes", f.Name, maxName)
		}
		if len(f.Value) > maxValue {
			return fault.New(fault.Invalid, "the field %q is longer than %d bytes", f.Name, maxValue)
		}
		if f.Erased && len(f.Value) > 0 {
			return fault.New(fault.Invalid, "the field %q is marked as erased and still has a value", f.Name)
		}
		if i > 0 && sorted[i-1].Name == f.Name {
			return fault.New(fault.Invalid, "the field %q is there twice", f.Name)
		}
	}
	return nil
}
