package consultation

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// Draft is what a command says to write one record of this room: v is a Consultation, Position, Commitment or Pledge (a
// value). All of it is public: these are statements of States in public.
func Draft(v any) (book.Draft, error) {
	d := book.Draft{Log: "public"}
	switch x := v.(type) {
	case Consultation:
		d.Kind, d.Ref = KindConsultation, x.Ref
	case Position:
		d.Kind, d.Ref = KindPosition, x.Ref
	case Commitment:
		d.Kind, d.Ref = KindCommitment, x.Ref
	case Pledge:
		d.Kind, d.Ref = KindPledge, x.Ref
	default:
		return book.Draft{}, fault.New(fault.Internal, "%T is no record of the room consultation", v)
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return book.Draft{}, fault.Wrap(fault.Internal, err, "a record cannot be written")
	}
	var all map[string]any
	if err := json.Unmarshal(raw, &all); err != nil {
		return book.Draft{}, fault.Wrap(fault.Internal, err, "a record cannot be written")
	}
	for name, value := range all {
		if value = spoken(value); value == nil {
			continue
		}
		b, err := json.Marshal(value)
		if err != nil {
			return book.Draft{}, fault.Wrap(fault.Internal, err, "a record cannot be written")
		}
		if b, err = book.Canonical(b); err != nil {
			return book.Draft{}, err
		}
		d.Fields = append(d.Fields, book.Field{Name: name, Value: b})
	}
	slices.SortFunc(d.Fields, func(a, b book.Field) int { return strings.Compare(a.Name, b.Name) })
	return d, nil
}

// spoken is a value of JSON without what says nothing, at every depth; nil when nothing is left of it.
func spoken(v any) any {
	switch x := v.(type) {
	case map[string]any:
		for k, e := range x {
			if x[k] = spoken(e); x[k] == nil {
				delete(x, k)
			}
		}
		if len(x) == 0 {
			return nil
		}
	case []any:
		for i := range x {
			x[i] = spoken(x[i])
		}
		if len(x) == 0 {
			return nil
		}
	case string:
		if x == "" {
			return nil
		}
	case float64:
		if x == 0 {
			return nil
		}
	case bool:
		if !x {
			return nil
		}
	}
	return v
}
