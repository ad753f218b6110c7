// Package pack reads and writes packs (folders of YAML files: instruments, a case), checks them, rehearses
// what importing one would change, and carries the pack that ships inside the program. The format is
// docs/pack.md; its schemas are in pack/schema.
package pack

import (
	"bytes"
	"encoding/json"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/order"
)

// Record is one record of a pack: what will be one entry.
type Record struct {
	Kind   string       // "custody.spell"
	Ref    string       // "cs-ny-sokha-1"
	Fields []book.Field // sorted by name; values are canonical JSON
	File   string
	Line   int

	path string     // place in its file: "spells[3]", empty for the head of a file
	node *yaml.Node // what it was read from, for the lines of its fields
	mark mark
	raw  *raw // the raw mail that the pack holds of it
	bad  bool // refused: a Problem says why
}

// mark is what a pack says about who may see a record.
type mark struct {
	said  bool // false when nothing was said: a new record is then public, a known one stays as it is
	level access.Level
	guess bool                    // nobody said so, but a file that may have cannot be read: for new records only
	see   map[string]access.Level // fields with a level of their own
}

// Problem is one thing in a pack that is refused.
type Problem struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Field  string `json:"field"` // "spells[3].stages[1].date"
	Reason string `json:"reason"`
}

// Doc is the record as the rooms read it.
func (r Record) Doc() book.Doc {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, f := range r.Fields {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(canon(f.Name))
		b.WriteByte(':')
		b.Write(f.Value)
	}
	b.WriteByte('}')
	return book.Doc{Kind: r.Kind, Ref: r.Ref, Log: logOf(r.mark.level), JSON: b.Bytes()}
}

// The logs of the book, see DESIGN 2.
const (
	publicLog = "public"
	caseLog   = "case"
)

// logOf is where a record goes that is for viewers of a level.
func logOf(l access.Level) string {
	if l > access.Public {
		return caseLog
	}
	return publicLog
}

// canon is the canonical JSON of a value that was read from YAML or JSON; all such values encode.
func canon(v any) []byte {
	b, err := json.Marshal(v)
	if err == nil {
		b, err = book.Canonical(b)
	}
	if err != nil {
		return []byte("null")
	}
	return b
}

func sortFields(f []book.Field) {
	order.By(f, func(a, b book.Field) int { return strings.Compare(a.Name, b.Name) })
}
