package pack

import (
	"encoding/json"

	"github.com/upheld/upheld/book"
)

// Plan is what importing would do, record by record and field by field. It is made by Rehearse and carried out
// by Apply.
type Plan struct {
	Result  Result
	Changes []Change // every record of the pack that is not refused, in the order of the files

	records []Record     // what the changes are about, in the same order
	drafts  []book.Draft // what would be said, in the same order
	was     []int64      // entry that wrote the version that the plan was made on, -1 for none
	same    []int        // number of fields that stay as they are
	inBook  map[string]bool
}

// Result accounts for every record and every field of what was imported or rehearsed.
type Result struct {
	New        int       `json:"new"`
	Changed    int       `json:"changed"`
	Same       int       `json:"same"`
	Refused    []Problem `json:"refused"`
	LeftAside  []string  `json:"left_aside"`
	Fields     Fields    `json:"fields"`
	Mails      int       `json:"mails"`        // raw mails that were kept; 0 in a rehearsal
	OnlyInBook int       `json:"only_in_book"` // records of the book that the pack does not speak of; they stay
}

// Fields counts the fields of the records that are not refused.
type Fields struct {
	New     int `json:"new"`
	Changed int `json:"changed"` // another value, taken out, or another sensitivity
	Same    int `json:"same"`
}

// State is what importing does to a record.
type State string

// The states of a record.
const (
	New     State = "new"
	Changed State = "changed"
	Same    State = "same"
)

// Change is what importing does to one record.
type Change struct {
	Kind   string        `json:"kind"`
	Ref    string        `json:"ref"`
	File   string        `json:"file"`
	Line   int           `json:"line"`
	State  State         `json:"state"`
	Fields []FieldChange `json:"fields,omitempty"` // that are not the same
}

// FieldChange is one field that is new (Was is nil), changed, or taken out (Now is nil). The field "sensitivity"
// tells who may see the record, in words.
type FieldChange struct {
	Name string          `json:"name"`
	Was  json.RawMessage `json:"was,omitempty"`
	Now  json.RawMessage `json:"now,omitempty"`
}

// count adds one record to the totals. same is the number of its fields that stay as they are.
func (r *Result) count(c Change, same int) {
	r.Fields.Same += same
	switch c.State {
	case New:
		r.New++
		r.Fields.New += len(c.Fields)
		return
	case Changed:
		r.Changed++
	default:
		r.Same++
	}
	for _, f := range c.Fields {
		if f.Was == nil {
			r.Fields.New++
			continue
		}
		r.Fields.Changed++
	}
}
