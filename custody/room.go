package custody

import (
	"cmp"
	"encoding/json"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
)

// Room is what the book needs to keep this room's records.
func Room() book.Room {
	return book.Room{Name: "custody", Kinds: []book.Kind{
		{
			Name: "custody.spell", Table: "custody_spell", Check: checkSpell,
			Columns: []book.Column{
				{Name: "person", Type: "text", Index: true},
				{Name: "start_first", Type: "int", Index: true},
				{Name: "start_last", Type: "int"},
				{Name: "end_first", Type: "int"},
				{Name: "end_last", Type: "int", Index: true},
			},
			Promote: func(doc []byte) ([]any, error) {
				var s Spell
				if err := json.Unmarshal(doc, &s); err != nil {
					return nil, unreadable(err)
				}
				s1, s2 := record.Bounds(s.Start)
				e1, e2 := record.Bounds(s.End)
				return []any{orNull(s.Person), s1, s2, e1, e2}, nil
			},
		},
		{
			Name: "custody.later", Table: "custody_later", Check: checkLater,
			Columns: []book.Column{{Name: "person", Type: "text", Index: true}},
			Promote: promotePerson,
		},
		{
			Name: "custody.unconfirmed", Table: "custody_unconfirmed", Check: checkUnconfirmed,
			Columns: []book.Column{{Name: "person", Type: "text", Index: true}},
			Promote: promotePerson,
		},
	}}
}

// Refs are the records that a document of this room mentions.
func Refs(kind string, doc []byte) []record.Ref {
	var v any
	switch kind {
	case "custody.spell":
		v = new(Spell)
	case "custody.later":
		v = new(Later)
	case "custody.unconfirmed":
		v = new(Unconfirmed)
	default:
		return nil
	}
	if json.Unmarshal(doc, v) != nil {
		return nil
	}
	return record.Mentions(v)
}

func promotePerson(doc []byte) ([]any, error) {
	var v struct {
		Person string `json:"person"`
	}
	if err := json.Unmarshal(doc, &v); err != nil {
		return nil, unreadable(err)
	}
	return []any{orNull(v.Person)}, nil
}

func unreadable(err error) error {
	return fault.Wrap(fault.Internal, err, "a record could not be read")
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

type field struct{ name, value string }

// fieldsOf are the top-level fields of a document with their values as JSON text, by name.
func fieldsOf(doc []byte) ([]field, error) {
	var m map[string]json.RawMessage
	if err := json.Unmarshal(doc, &m); err != nil {
		return nil, unreadable(err)
	}
	out := make([]field, 0, len(m))
	for k, v := range m {
		out = append(out, field{k, string(v)})
	}
	order.By(out, func(a, b field) int { return cmp.Compare(a.name, b.name) })
	return out, nil
}
