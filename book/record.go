package book

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/order"
)

// Reserved fields, which the book adds to each entry. They bind what stands in the columns of an entry's row, and
// what decides who may read it, to the commitment in its leaf.
const (
	fieldRef = "_ref" // readable id of the record
	fieldWho = "_who" // who said it
	fieldAt  = "_at"  // when, RFC 3339 in UTC
	fieldSee = "_see" // sensitivity by field name, absent when everything is public
)

const (
	maxRef  = 255  // bytes; an index of PostgreSQL holds them whole
	maxKey  = 1000 // bytes of a promoted text that is indexed, for the same reason
	nothing = "{}" // see of a record without closed fields
)

// checkDraft turns a draft into the fields of an entry, without the reserved ones: in the order of names, values
// canonical. see is what fieldSee will hold, nothing when all is public.
func checkDraft(d *Draft) (fields []ledger.Field, see string, err error) {
	if err := checkName("id of a record", d.Ref); err != nil {
		return nil, "", err
	}
	if d.Log != ledger.Public && d.Log != ledger.Case {
		return nil, "", fault.New(fault.Invalid, "%s: there is no log %q; use public or case", d.Ref, d.Log)
	}
	fields = make([]ledger.Field, len(d.Fields), len(d.Fields)+4)
	for i, f := range d.Fields {
		if strings.HasPrefix(f.Name, "_") || !utf8.ValidString(f.Name) {
			return nil, "", fault.New(fault.Invalid, "%s: a field cannot have the name %q", d.Ref, f.Name)
		}
		value, err := Canonical(f.Value)
		if err != nil {
			return nil, "", fault.Wrap(fault.Invalid, err, "%s, field %s: %s", d.Ref, f.Name, fault.Say(err))
		}
		fields[i] = ledger.Field{Name: f.Name, Value: value}
	}
	order.By(fields, byName)
	see, err = seeText(d)
	return fields, see, err
}

func byName(a, b ledger.Field) int { return strings.Compare(a.Name, b.Name) }

// seeText is the canonical JSON of the closed fields of a draft.
func seeText(d *Draft) (string, error) {
	closed := map[string]string{}
	for name, level := range d.See {
		l, err := access.ParseLevel(level)
		if err != nil {
			return "", fault.Wrap(fault.Invalid, err, "%s, field %s: %s", d.Ref, name, fault.Say(err))
		}
		if l != access.Public && slices.ContainsFunc(d.Fields, func(f Field) bool { return f.Name == name }) {
			closed[name] = l.String()
		}
	}
	if len(closed) == 0 {
		return nothing, nil
	}
	text, err := json.Marshal(closed)
	if err != nil {
		return "", fault.Wrap(fault.Internal, err, "%s: its sensitivities cannot be written", d.Ref)
	}
	text, err = Canonical(text)
	return string(text), err
}

// checkName holds what ids and names of speakers may be: Unicode text of one line, up to maxRef bytes.
func checkName(what, s string) error {
	if s == "" || len(s) > maxRef || !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
		return fault.New(fault.Invalid, "%q cannot be the %s: one line of text, 1 to %d bytes", s, what, maxRef)
	}
	return nil
}

// reserve adds the reserved fields and puts all in order.
func reserve(fields []ledger.Field, ref, who, at, see string) []ledger.Field {
	fields = append(fields,
		ledger.Field{Name: fieldRef, Value: appendText(nil, ref)},
		ledger.Field{Name: fieldWho, Value: appendText(nil, who)},
		ledger.Field{Name: fieldAt, Value: appendText(nil, at)})
	if see != nothing {
		fields = append(fields, ledger.Field{Name: fieldSee, Value: []byte(see)})
	}
	order.By(fields, byName)
	return fields
}

// field is the field of that name, nil when the entry has none.
func field(e *ledger.Entry, name string) *ledger.Field {
	for i := range e.Fields {
		if e.Fields[i].Name == name {
			return &e.Fields[i]
		}
	}
	return nil
}

// said is the text in a reserved field, "" when it is not there or erased.
func said(e *ledger.Entry, name string) string {
	f := field(e, name)
	if f == nil || f.Erased {
		return ""
	}
	return unquoted(f.Value)
}

// agrees checks that the columns of an entry's row are those that its own fields speak of.
func agrees(e *ledger.Entry) error {
	if f := field(e, fieldRef); f == nil || string(f.Value) != string(appendText(nil, e.Ref)) {
		return fmt.Errorf("the id of the record is not the one that was committed to")
	}
	at, err := time.Parse(time.RFC3339, said(e, fieldAt))
	if err != nil || at.UTC().Format(time.DateOnly) != e.Day {
		return fmt.Errorf("the day is not the one that was committed to")
	}
	return nil
}

// same says whether an entry already says what a draft would say. An erased field has no value, which no draft can say.
func same(e *ledger.Entry, fields []ledger.Field, see string) bool {
	if seeOf(e) != see {
		return false
	}
	i := 0
	for j := range e.Fields {
		f := &e.Fields[j]
		if strings.HasPrefix(f.Name, "_") {
			continue
		}
		if i == len(fields) || f.Name != fields[i].Name || string(f.Value) != string(fields[i].Value) {
			return false
		}
		i++
	}
	return i == len(fields)
}

func seeOf(e *ledger.Entry) string {
	if f := field(e, fieldSee); f != nil {
		return string(f.Value)
	}
	return nothing
}

// docOf is the record that an entry tells, as a JSON object: its fields in order, without reserved and erased ones.
func docOf(fields []ledger.Field) []byte {
	n := 2
	for i := range fields {
		n += len(fields[i].Name) + len(fields[i].Value) + 4
	}
	doc := append(make([]byte, 0, n), '{')
	for i := range fields {
		f := &fields[i]
		if f.Erased || strings.HasPrefix(f.Name, "_") {
			continue
		}
		doc = appendMember(doc, f.Name, f.Value)
	}
	return append(doc, '}')
}

func appendMember(object []byte, name string, value []byte) []byte {
	if len(object) > 1 {
		object = append(object, ',')
	}
	object = append(appendText(object, name), ':')
	return append(object, value...)
}

// row is the row of a view that an entry writes.
type row struct {
	seq  int64
	ref  string
	log  string
	see  string
	doc  []byte
	cols []any // promoted: nil, int64 or string
}

// rowOf computes the row of an entry. It is a pure function of the entry, so that a view can be computed anew at
// any time.
func (k *kind) rowOf(e *ledger.Entry) (row, error) {
	r := row{seq: e.Seq, ref: e.Ref, log: e.Log, see: seeOf(e), doc: docOf(e.Fields), cols: make([]any, len(k.Columns))}
	if k.Promote == nil {
		return r, nil
	}
	vals, err := k.Promote(r.doc)
	if err == nil {
		err = k.columns(r.cols, vals)
	}
	if err != nil && slices.ContainsFunc(e.Fields, func(f ledger.Field) bool { return f.Erased }) {
		clear(r.cols) // what was erased may be what the columns were made of
		return r, nil
	}
	return r, err
}

// columns brings promoted values to the two types that columns have.
func (k *kind) columns(to, vals []any) error {
	if len(vals) != len(to) {
		return fault.New(fault.Internal, "%d columns were promoted; the view %s has %d", len(vals), k.Table, len(to))
	}
	for i, c := range k.Columns {
		switch v := vals[i].(type) {
		case nil:
		case int:
			to[i] = int64(v)
		case int64:
			to[i] = v
		case string:
			// A zero byte cannot stand in a text of PostgreSQL, a long text not in its index.
			if !utf8.ValidString(v) || strings.Contains(v, "\x00") || c.Index && len(v) > maxKey {
				return fault.New(fault.Invalid, "the field %s is not text or too long to be looked up", c.Name)
			}
			to[i] = v
		default:
			return fault.New(fault.Internal, "the column %s cannot hold a %T", c.Name, v)
		}
		if _, text := to[i].(string); to[i] != nil && text != (c.Type == "text") {
			return fault.New(fault.Internal, "the column %s is of type %s and was given a %T", c.Name, c.Type, to[i])
		}
	}
	return nil
}

// redact is the one place where the book lets a document out: nothing of the case log to anyone below the team, then
// field by field as access says. ok is false when this viewer may not see that there is such a record.
func redact(doc []byte, log, see string, v access.Viewer) (_ []byte, ok bool, err error) {
	if log != ledger.Public && v.Level < access.Team {
		return nil, false, nil
	}
	if see == nothing {
		return doc, true, nil
	}
	var names map[string]string
	if err := json.Unmarshal([]byte(see), &names); err != nil {
		return nil, false, fault.Wrap(fault.Internal, err, "the sensitivities of a record cannot be read")
	}
	levels := make(map[string]access.Level, len(names))
	for name, level := range names {
		if levels[name], err = access.ParseLevel(level); err != nil {
			return nil, false, err
		}
	}
	open, err := access.Redact(doc, levels, v)
	if err != nil {
		return nil, false, err
	}
	if &open[0] != &doc[0] { // something was taken out, and what is left was written anew
		open, err = Canonical(open)
	}
	return open, err == nil, err
}
