package pack

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// validate checks a file against the schema of its form and says each mistake in plain words. Places that
// reading has refused already are left out.
func (s *schemas) validate(f form, t tree) []Problem {
	var broken *jsonschema.ValidationError
	if !errors.As(s.files[f].Validate(t.val), &broken) {
		return nil
	}
	var out []Problem
	said := map[string]bool{}
	for _, b := range t.bad {
		said[b.Field] = true
	}
	add := func(steps []string, say string) {
		field := fieldPath(t.val, steps)
		if within(field, said) {
			return
		}
		said[field] = true
		line, _ := lineAt(t.top, steps)
		out = append(out, Problem{File: t.name, Line: line, Field: field, Reason: say})
	}
	for _, leaf := range leaves(broken) {
		s.explain(f, t.val, leaf, add)
	}
	order.By(out, func(a, b Problem) int { return a.Line - b.Line })
	return out
}

// within reports whether field or something that holds it is in set.
func within(field string, set map[string]bool) bool {
	for at, more := field, true; more; at, more = above(at) {
		if set[at] {
			return true
		}
	}
	return false
}

// above is the place that holds a field: that of "stages[1].date" is "stages[1]", and so on up to "", the file.
func above(field string) (string, bool) {
	if i := strings.LastIndexAny(field, ".["); i > 0 {
		return field[:i], true
	}
	return "", field != ""
}

// leaves are the errors at the ends of the tree of e; what stands above them only says that there are some.
func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(e.Causes) == 0 {
		return []*jsonschema.ValidationError{e}
	}
	var out []*jsonschema.ValidationError
	for _, c := range e.Causes {
		out = append(out, leaves(c)...)
	}
	return out
}

func (s *schemas) explain(f form, val any, e *jsonschema.ValidationError, add func([]string, string)) {
	at := e.InstanceLocation
	here := valueAt(val, at)
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		known := s.shape[f].at(at)
		for _, name := range k.Properties {
			say := "there is no such field here"
			if known != nil {
				if n := nearest(name, known.keys); n != "" {
					say = fmt.Sprintf("there is no field %s here; did you mean %s?", quote(name), n)
				}
			}
			add(append(slices.Clone(at), name), say)
		}
	case *kind.Required:
		for _, name := range k.Missing {
			add(append(slices.Clone(at), name), "is missing")
		}
	case *kind.DependentRequired:
		add(at, fmt.Sprintf("%s needs %s beside it", k.Prop, strings.Join(k.Missing, ", ")))
	case *kind.Type:
		add(at, fmt.Sprintf("found %s, expected %s%s", found(here), wanted(k.Want), hint(here, k.Want)))
	case *kind.Enum:
		add(at, oneOf(here, k.Want))
	case *kind.Format:
		add(at, fault.Say(k.Err))
	case *kind.Pattern:
		add(at, fmt.Sprintf("%s is not right here: %s", found(here), s.words[e.SchemaURL]))
	case *kind.MinLength, *kind.MinProperties, *kind.MinItems:
		add(at, "must not be empty")
	default:
		add(at, found(here)+": "+e.ErrorKind.LocalizedString(message.NewPrinter(language.English)))
	}
}

func valueAt(val any, steps []string) any {
	for _, k := range steps {
		switch v := val.(type) {
		case map[string]any:
			val = v[k]
		case []any:
			i := 0
			if _, err := fmt.Sscan(k, &i); err != nil || i < 0 || i >= len(v) {
				return nil
			}
			val = v[i]
		}
	}
	return val
}

// found names a value for a reader.
func found(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case string:
		return "the text " + quote(v)
	case json.Number:
		return "the number " + v.String()
	case bool:
		return fmt.Sprint(v)
	case []any:
		return "a list"
	}
	return "a group of fields"
}

var typeWords = map[string]string{
	"string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
	"array": "a list", "object": "a group of fields", "null": "nothing",
}

func wanted(types []string) string {
	var out []string
	for _, t := range types {
		out = append(out, typeWords[t])
	}
	return strings.Join(out, " or ")
}

// hint helps where YAML took text for something else.
func hint(v any, want []string) string {
	if !slices.Contains(want, "string") {
		return ""
	}
	switch v.(type) {
	case json.Number, bool:
		return "; put it in quotes"
	case map[string]any:
		return "; text that holds “: ” needs quotes"
	}
	return ""
}

func oneOf(v any, want []any) string {
	var words []string
	for _, w := range want {
		if s, ok := w.(string); ok {
			words = append(words, s)
		}
	}
	say := fmt.Sprintf("found %s, expected one of: %s", found(v), strings.Join(words, ", "))
	if s, ok := v.(string); ok {
		if n := nearest(s, words); n != "" {
			say += fmt.Sprintf("; did you mean %s?", n)
		}
	}
	return say
}
