package record

import (
	"encoding/json"
	"strconv"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

// Room is what the book needs to keep this room's records.
func Room() book.Room {
	return book.Room{Name: "record", Kinds: []book.Kind{
		{Name: "record.case", Table: "record_case", Check: checked(checkCase)},
		{Name: "record.group", Table: "record_group", Check: checked(checkGroup)},
		{Name: "record.place", Table: "record_place", Check: checked(checkPlace)},
		{Name: "record.body", Table: "record_body", Check: checked(checkBody)},
		{
			Name: "record.person", Table: "record_person", Check: checked(checkPerson),
			Columns: []book.Column{{Name: "name", Type: "text", Index: true}},
			Promote: promoted(func(p *Person) []any { return []any{text(p.Name)} }),
		},
		{
			Name: "record.act", Table: "record_act", Check: checked(checkAct),
			Columns: []book.Column{
				{Name: "type", Type: "text", Index: true},
				{Name: "place", Type: "text", Index: true},
				{Name: "date_first", Type: "int", Index: true},
				{Name: "date_last", Type: "int"},
			},
			Promote: promoted(func(a *Act) []any {
				w, _ := a.span()
				first, last := Bounds(w)
				return []any{text(a.Type), text(a.Place), first, last}
			}),
		},
		{
			Name: "record.source", Table: "record_source", Check: checked(checkSource),
			Columns: []book.Column{{Name: "publisher", Type: "text", Index: true}, {Name: "kind", Type: "text"}},
			Promote: promoted(func(s *Source) []any { return []any{text(s.Publisher), text(s.Kind)} }),
		},
		{Name: "record.claim", Table: "record_claim", Check: checked(checkClaim)},
		{Name: "record.namepair", Table: "record_namepair", Check: checked(checkNamePair)},
		{Name: "record.placeforms", Table: "record_placeforms", Check: checked(checkPlaceForms)},
	}}
}

func promoted[T any](columns func(*T) []any) func([]byte) ([]any, error) {
	return func(doc []byte) ([]any, error) {
		v := new(T)
		if err := json.Unmarshal(doc, v); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "a record could not be read")
		}
		return columns(v), nil
	}
}

// Bounds are the first and last possible day of w as values of int columns: nil where w says nothing or is open
// on that side.
func Bounds(w when.When) (first, last any) {
	if w.IsZero() {
		return nil, nil
	}
	if d := w.Earliest(); d > when.Min {
		first = int64(d)
	}
	if d := w.Latest(); d < when.Max {
		last = int64(d)
	}
	return first, last
}

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func itoa(i int) string { return strconv.Itoa(i) }

// span is all the days of an act: When, or the run from When to End.
func (a *Act) span() (when.When, error) {
	if a.End.IsZero() {
		return a.When, nil
	}
	return when.Parse(a.When.String() + "/" + a.End.String())
}
