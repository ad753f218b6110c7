package letter

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
)

const (
	kindText = "letter.text"
	kindFile = "letter.file"
)

// Room is what the book needs to keep this room's records.
func Room() book.Room {
	return book.Room{Name: "letter", Kinds: []book.Kind{
		{
			Name: kindText, Table: "letter_text", Check: checkText,
			Columns: []book.Column{{Name: "appeal", Type: "text", Index: true}, {Name: "language", Type: "text"}},
			Promote: func(doc []byte) ([]any, error) {
				var t Text
				err := json.Unmarshal(doc, &t)
				return []any{orNil(t.Appeal), orNil(t.Language)}, err
			},
		},
		{
			Name: kindFile, Table: "letter_file", Check: checkFile,
			Columns: []book.Column{{Name: "appeal", Type: "text", Index: true}},
			Promote: func(doc []byte) ([]any, error) {
				var f File
				err := json.Unmarshal(doc, &f)
				return []any{orNil(f.Appeal)}, err
			},
		},
	}}
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// checkText refuses a frozen letter that cannot be read, or whose fingerprint is not its own.
func checkText(ref string, doc []byte) error {
	t := new(Text)
	if err := record.Decode(doc, t, nil); err != nil {
		return err
	}
	if err := record.SameID(t.Ref, ref); err != nil {
		return err
	}
	switch {
	case t.Appeal == "":
		return record.Bad("appeal", "must be said")
	case !slices.Contains(Languages, t.Language):
		return record.Bad("language", "%q is not a language of letters; use %s", t.Language, strings.Join(Languages, ", "))
	case t.Version < 1:
		return record.Bad("version", "%d is not a version; the first is 1", t.Version)
	case (t.Version > 1) != (t.Corrects != "") || (t.Corrects != "") != (strings.TrimSpace(t.Reason) != ""):
		return record.Bad("reason", "a version after the first names the one that it corrects, and why; the first names neither")
	case t.Frozen.Certain.Days() != 1:
		return record.Bad("frozen", "%q is not one day", t.Frozen)
	case strings.Contains(t.Text, "\r"):
		return record.Bad("text", "holds line ends of an old kind (CR)")
	}
	if _, err := Parse(t.Text); err != nil {
		return record.Bad("text", "%s", sayOf(err))
	}
	if _, err := t.Set(); err != nil {
		return record.Bad("document", "cannot be read as a letter that was set")
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(doc, &fields); err != nil {
		return err
	}
	own := fingerprint(fields)
	if t.Fingerprint != own {
		return record.Bad("fingerprint", "is not that of this letter, which is %s", own)
	}
	if said, err := t.fields(); err != nil || fingerprint(said) != own {
		return record.Bad("fingerprint", "is of a record with empty fields; leave out what says nothing")
	}
	return nil
}

func checkFile(ref string, doc []byte) error {
	f := new(File)
	if err := record.Decode(doc, f, nil); err != nil {
		return err
	}
	if err := record.SameID(f.Ref, ref); err != nil {
		return err
	}
	switch {
	case strings.TrimSpace(f.Name) == "" || strings.ContainsAny(f.Name, `/\`):
		return record.Bad("name", "%q is not the name of a file without folders", f.Name)
	case f.Size < 1 || f.Size > maxBytes:
		return record.Bad("size", "%d is not a number of bytes from 1 to %d", f.Size, maxBytes)
	}
	_, err := f.Bytes()
	return err
}

// Refs are the records that a document of this room mentions. A document that cannot be read mentions none; the check of
// its kind says why.
func Refs(kind string, doc []byte) []record.Ref {
	var v any
	switch kind {
	case kindText:
		v = new(Text)
	case kindFile:
		v = new(File)
	default:
		return nil
	}
	if json.Unmarshal(doc, v) != nil {
		return nil
	}
	return record.Mentions(v)
}

// draft is a record without what it does not say, as a command says it.
func draft(log, kind, ref string, v any) (book.Draft, error) {
	fields, err := book.Said(v)
	if t, ok := v.(Text); ok {
		fields, err = t.fields()
	}
	if err != nil {
		return book.Draft{}, err
	}
	d := book.Draft{Log: log, Kind: kind, Ref: ref}
	for name, value := range fields {
		d.Fields = append(d.Fields, book.Field{Name: name, Value: value})
	}
	order.By(d.Fields, func(a, b book.Field) int { return strings.Compare(a.Name, b.Name) })
	return d, nil
}
