package book

import (
	"encoding/json"
	"strings"

	"github.com/upheld/upheld/fault"
)

// Said gives the fields of a record as a command says them: its JSON in canonical form, at every depth without what says
// nothing (an empty text, 0, false, an empty list or mapping). Items of lists keep their places.
func Said(v any) (map[string]json.RawMessage, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "a record cannot be written")
	}
	var all map[string]any
	d := json.NewDecoder(strings.NewReader(string(b)))
	d.UseNumber()
	if err := d.Decode(&all); err != nil {
		return nil, fault.Wrap(fault.Internal, err, "a record cannot be written")
	}
	out := map[string]json.RawMessage{}
	for k, x := range all {
		if x = prune(x); x == nil {
			continue
		}
		if b, err = json.Marshal(x); err == nil {
			out[k], err = Canonical(b)
		}
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the field %s of a record cannot be written", k)
		}
	}
	return out, nil
}

// prune leaves out of mappings what says nothing; it is nil when nothing is left.
func prune(v any) any {
	switch v := v.(type) {
	case string:
		if v == "" {
			return nil
		}
	case bool:
		if !v {
			return nil
		}
	case json.Number:
		if v == "0" {
			return nil
		}
	case []any:
		if len(v) == 0 {
			return nil
		}
		for i, x := range v {
			if _, isMap := x.(map[string]any); isMap {
				if v[i] = prune(x); v[i] == nil {
					v[i] = map[string]any{}
				}
				continue
			}
			if l, isList := x.([]any); isList && len(l) > 0 {
				v[i] = prune(x)
			}
		}
	case map[string]any:
		for k, x := range v {
			if x = prune(x); x == nil {
				delete(v, k)
				continue
			}
			v[k] = x
		}
		if len(v) == 0 {
			return nil
		}
	}
	return v
}
