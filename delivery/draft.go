package delivery

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// team is the sensitivity of what must not leave the house.
const team = "team"

// hidden are the fields that only the team sees, by kind. Messages are hidden whole, in the case log.
var hidden = map[string][]string{
	KindDispatch: {"address", "reply_to", "message_id", "subject", "address_was"},
	KindStep:     {"at", "proof_details"},
	KindReply:    {"text", "message"},
	KindAnswer:   {"passages"},
}

// Hidden are the fields of a kind that only the team sees, unless whoever writes the record opens them.
func Hidden(kind string) []string { return hidden[kind] }

// Draft is what a command says to write one record of this room: v is a Dispatch, Step, Reply, Answer or Message (a value).
// Fields that are for the team are marked so; Open names those of them that are published all the same.
func Draft(v any, open ...string) (book.Draft, error) {
	d := book.Draft{Log: "public"}
	switch x := v.(type) {
	case Dispatch:
		d.Kind, d.Ref = KindDispatch, x.Ref
	case Step:
		d.Kind, d.Ref = KindStep, x.Ref
	case Reply:
		d.Kind, d.Ref = KindReply, x.Ref
	case Answer:
		d.Kind, d.Ref = KindAnswer, x.Ref
	case Message:
		d.Kind, d.Ref, d.Log = KindMessage, x.Ref, "case"
	default:
		return book.Draft{}, fault.New(fault.Internal, "%T is no record of the room delivery", v)
	}
	fields, err := sayable(v)
	if err != nil {
		return book.Draft{}, err
	}
	d.See = map[string]string{}
	for name, value := range fields {
		d.Fields = append(d.Fields, book.Field{Name: name, Value: value})
		if d.Log == "case" || slices.Contains(hidden[d.Kind], name) && !slices.Contains(open, name) {
			d.See[name] = team
		}
	}
	slices.SortFunc(d.Fields, func(a, b book.Field) int { return strings.Compare(a.Name, b.Name) })
	return d, nil
}

// sayable is a record as JSON fields without what is not said, at every depth.
func sayable(v any) (map[string]json.RawMessage, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "a record cannot be written")
	}
	var m map[string]any
	if err := json.Unmarshal(raw, &m); err != nil {
		return nil, fault.Wrap(fault.Internal, err, "a record cannot be written")
	}
	out := map[string]json.RawMessage{}
	for name, value := range m {
		if value = pruned(value); value == nil {
			continue
		}
		b, err := json.Marshal(value)
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "a record cannot be written")
		}
		if b, err = book.Canonical(b); err != nil {
			return nil, err
		}
		out[name] = b
	}
	return out, nil
}

// pruned is a value without what says nothing, nil when nothing is left.
func pruned(v any) any {
	switch x := v.(type) {
	case string:
		if x == "" {
			return nil
		}
	case bool:
		if !x {
			return nil
		}
	case float64:
		if x == 0 {
			return nil
		}
	case []any:
		if len(x) == 0 {
			return nil
		}
		for i, e := range x {
			if m, ok := e.(map[string]any); ok {
				x[i] = pruneMap(m)
			}
		}
	case map[string]any:
		if x = pruneMap(x); len(x) == 0 {
			return nil
		}
		return x
	}
	return v
}

func pruneMap(m map[string]any) map[string]any {
	for k, e := range m {
		if e = pruned(e); e == nil {
			delete(m, k)
		} else {
			m[k] = e
		}
	}
	return m
}
