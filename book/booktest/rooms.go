package booktest

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// Rooms are the rooms of the suite: test.person has promoted columns and a check, test.note has nothing.
func Rooms() []book.Room {
	return []book.Room{{Name: "test", Kinds: []book.Kind{
		{
			Name: "test.person", Table: "test_person",
			Columns: []book.Column{{Name: "name", Type: "text", Index: true}, {Name: "born", Type: "int"}},
			Promote: promotePerson,
			Check:   checkPerson,
		},
		{Name: "test.note", Table: "test_note"},
	}}}
}

type person struct {
	Name *string
	Born *int64
}

func promotePerson(doc []byte) ([]any, error) {
	var p person
	if err := json.Unmarshal(doc, &p); err != nil {
		return nil, err
	}
	if p.Name == nil {
		return nil, errors.New("a person without a name")
	}
	if p.Born == nil {
		return []any{*p.Name, nil}, nil
	}
	return []any{*p.Name, *p.Born}, nil
}

func checkPerson(ref string, doc []byte) error {
	if strings.Contains(string(doc), "bomb") {
		panic("a check that panics")
	}
	if strings.Contains(string(doc), "nobody") {
		return fault.New(fault.Invalid, "name: nobody is not a name")
	}
	return nil
}

// Person is a draft of a person in the public log; more are names and JSON values in turn.
func Person(ref, name string, more ...string) book.Draft {
	return draft("test.person", ref, append([]string{"name", quote(name)}, more...))
}

// Note is a draft of a note in the public log.
func Note(ref string, more ...string) book.Draft { return draft("test.note", ref, more) }

func draft(kind, ref string, more []string) book.Draft {
	d := book.Draft{Log: "public", Kind: kind, Ref: ref}
	for i := 0; i+1 < len(more); i += 2 {
		d.Fields = append(d.Fields, book.Field{Name: more[i], Value: []byte(more[i+1])})
	}
	return d
}

// InCase moves a draft to the case log.
func InCase(d book.Draft) book.Draft {
	d.Log = "case"
	return d
}

// Closed sets the sensitivity of a field.
func Closed(d book.Draft, field, level string) book.Draft {
	see := map[string]string{field: level}
	for f, l := range d.See {
		see[f] = l
	}
	d.See = see
	return d
}

func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}
