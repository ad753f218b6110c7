package record

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// Ref is one mention of another record: the field that holds it, the ref, and the kinds of record that it
// may name.
type Ref struct {
	Field string
	Ref   string
	Kinds []string
}

// Refs are the records that a document of this room mentions. A document that cannot be read mentions none; the
// check of its kind says why.
func Refs(kind string, doc []byte) []Ref {
	v := blank(kind)
	if v == nil || json.Unmarshal(doc, v) != nil {
		return nil
	}
	out := Mentions(v)
	if p, ok := v.(*Person); ok && RoleGroups[p.Group] != (Word{}) {
		for i, r := range out {
			if r.Field == "group" {
				return append(out[:i], out[i+1:]...)
			}
		}
	}
	return out
}

// blank is a new value of the type that holds a kind.
func blank(kind string) any {
	switch kind {
	case "record.case":
		return new(Case)
	case "record.person":
		return new(Person)
	case "record.group":
		return new(Group)
	case "record.body":
		return new(Body)
	case "record.place":
		return new(Place)
	case "record.act":
		return new(Act)
	case "record.source":
		return new(Source)
	case "record.claim":
		return new(Claim)
	case "record.namepair":
		return new(NamePair)
	case "record.placeforms":
		return new(PlaceForms)
	}
	return nil
}

// Mentions walks v, a pointer to a struct, and gives the value of every field whose tag ref names kinds of
// record (`ref:"record.person record.body"`). Empty values mention nothing.
func Mentions(v any) []Ref {
	return mentions(nil, reflect.ValueOf(v).Elem(), "")
}

func mentions(out []Ref, v reflect.Value, at string) []Ref {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		field := at
		if !f.Anonymous {
			key := f.Tag.Get("json")
			if !f.IsExported() || key == "" || key == "-" {
				continue
			}
			field = join(at, key)
		}
		kinds, val := strings.Fields(f.Tag.Get("ref")), v.Field(i)
		switch {
		case f.Type.Kind() == reflect.String && len(kinds) > 0 && val.String() != "":
			out = append(out, Ref{field, val.String(), kinds})
		case f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.String && len(kinds) > 0:
			for j := range val.Len() {
				out = append(out, Ref{fmt.Sprintf("%s[%d]", field, j), val.Index(j).String(), kinds})
			}
		case f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct:
			for j := range val.Len() {
				out = mentions(out, val.Index(j), fmt.Sprintf("%s[%d]", field, j))
			}
		case f.Type.Kind() == reflect.Struct && !reflect.PointerTo(f.Type).Implements(textual):
			out = mentions(out, val, field)
		}
	}
	return out
}
