package record

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/upheld/upheld/fault"
)

// Decode reads a document into v, a pointer to a struct with json tags, and refuses what v has no place for:
// a misspelt field would otherwise be kept and never be seen. Fields that also accepts and those of the
// book (_ref, _at …) are left alone. Errors are fault.Invalid and begin with the field, stages[2].date.
func Decode(doc []byte, v any, also func(field string) bool) error {
	d := json.NewDecoder(bytes.NewReader(doc))
	d.UseNumber()
	var raw map[string]any
	if err := d.Decode(&raw); err != nil {
		return fault.Wrap(fault.Invalid, err, "the record is not a JSON object")
	}
	for k := range raw {
		if strings.HasPrefix(k, "_") || also != nil && also(k) {
			delete(raw, k)
		}
	}
	if err := fits(raw, reflect.TypeOf(v).Elem(), ""); err != nil {
		return err
	}
	if err := json.Unmarshal(doc, v); err != nil {
		return fault.Wrap(fault.Invalid, err, "the record could not be read")
	}
	return nil
}

// Bad is the error of one field of a record.
func Bad(field, say string, args ...any) error {
	return fault.New(fault.Invalid, "%s: %s", field, fmt.Sprintf(say, args...))
}

var textual = reflect.TypeFor[encoding.TextUnmarshaler]()

// fits reports the first place, in the order of the field names, where raw is not what t holds. A null is
// a thing not said and fits everywhere.
func fits(raw any, t reflect.Type, at string) error {
	if raw == nil {
		return nil
	}
	if t.Kind() == reflect.Pointer {
		return fits(raw, t.Elem(), at)
	}
	if reflect.PointerTo(t).Implements(textual) {
		s, ok := raw.(string)
		if !ok {
			return Bad(at, "must be text; write it in quotes")
		}
		if err := reflect.New(t).Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(s)); err != nil {
			return fault.Wrap(fault.Invalid, err, "%s: %s", at, fault.Say(err))
		}
		return nil
	}
	switch t.Kind() {
	case reflect.Struct:
		return fitsStruct(raw, t, at)
	case reflect.Slice:
		l, ok := raw.([]any)
		if !ok {
			return Bad(at, "must be a list")
		}
		for i, x := range l {
			if err := fits(x, t.Elem(), fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
	case reflect.Map:
		m, ok := raw.(map[string]any)
		if !ok {
			return Bad(at, "must be named values")
		}
		for _, k := range sorted(m) {
			if err := fits(m[k], t.Elem(), join(at, k)); err != nil {
				return err
			}
		}
	case reflect.String:
		if _, ok := raw.(string); !ok {
			return Bad(at, "must be text; write it in quotes")
		}
	case reflect.Bool:
		if _, ok := raw.(bool); !ok {
			return Bad(at, "must be true or false")
		}
	case reflect.Int:
		n, ok := raw.(json.Number)
		if _, err := n.Int64(); !ok || err != nil {
			return Bad(at, "must be a whole number")
		}
	case reflect.Float64:
		n, ok := raw.(json.Number)
		if _, err := n.Float64(); !ok || err != nil {
			return Bad(at, "must be a number")
		}
	}
	return nil
}

func fitsStruct(raw any, t reflect.Type, at string) error {
	m, ok := raw.(map[string]any)
	if !ok {
		return Bad(at, "must be named values")
	}
	for _, k := range sorted(m) {
		f, ok := fieldOf(t, k)
		if !ok {
			return Bad(join(at, k), "is not a field of this record")
		}
		if err := fits(m[k], f, join(at, k)); err != nil {
			return err
		}
	}
	return nil
}

// fieldOf is the type of the field with a json name, also inside embedded structs.
func fieldOf(t reflect.Type, key string) (reflect.Type, bool) {
	for _, f := range reflect.VisibleFields(t) {
		if f.Tag.Get("json") == key {
			return f.Type, true
		}
	}
	return nil, false
}

func sorted(m map[string]any) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func join(at, key string) string {
	if at == "" {
		return key
	}
	return at + "." + key
}
