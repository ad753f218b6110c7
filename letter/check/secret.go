package check

import (
	"encoding"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

type letterRef = letter.Ref

// secret is one value that only the keepers of the record may see.
type secret struct {
	ref    string // of the record that holds it
	field  string
	whole  bool       // the whole record is closed
	words  [][]string // the value as words; several runs of a long text
	target string     // the value, where it is the id of another record: any of its names
	common bool       // the value alone is no secret ("driver", a place, a date); beside whom it is about, it is
	time   when.When  // the value, where it is a date
	about  []string   // the persons, bodies and groups whom it is about
}

// runs is how many words of a closed text, one after the other, give it away.
const runs = 6

// secretsOf compares two views of one record: every value that all has and public has not. Sets and not documents are
// compared, so that the rule holds whatever took a value away: the level of a record, of a field, or an erasure.
func secretsOf(all, public letter.World) []secret {
	open := fields(public)
	told := map[string]bool{} // every value that the public may see somewhere
	for _, fs := range open {
		for _, f := range fs {
			told[strings.ToLower(f.value)] = true
		}
	}
	var out []secret
	for ref, fs := range fields(all) {
		_, seen := open[ref]
		about := subjects(ref, fs)
		if !seen {
			out = append(out, secret{ref: ref, whole: true, about: about})
		}
		for _, f := range fs {
			if slices.Contains(open[ref], f) {
				continue
			}
			if x, ok := secretOf(ref, f, about, told); ok {
				x.whole = x.whole || !seen && f.name == "name"
				out = append(out, x)
			}
		}
	}
	order.By(out, func(a, b secret) int { return strings.Compare(a.ref+"\x00"+a.field, b.ref+"\x00"+b.field) })
	return out
}

// value is one text of a record, with the name of its field and the kinds of record that it may name.
type value struct {
	name, value, kinds string
}

func secretOf(ref string, f value, about []string, told map[string]bool) (secret, bool) {
	x := secret{ref: ref, field: f.name, about: slices.DeleteFunc(slices.Clone(about), func(a string) bool { return a == f.value && a != ref })}
	if f.kinds == "time" {
		w, err := when.Parse(f.value)
		if err != nil || w.Earliest() != w.Latest() {
			return x, false
		}
		x.time, x.common = w, true
		return x, len(x.about) > 0
	}
	text := f.value
	if f.kinds != "" { // the id of another record: its name gives it away, beside whom it is about
		x.target, x.common = f.value, true
		return x, len(x.about) > 0
	}
	words := nameWords(text)
	switch {
	case len(words) == 0 || f.name == "url" || f.name == "lang" || f.name == "sources" || f.name == "seen_in":
		return x, false
	case len(words) > runs:
		for i := 0; i+runs <= len(words); i++ {
			x.words = append(x.words, words[i:i+runs])
		}
	default:
		x.words = [][]string{words}
		x.common = x.common || told[strings.ToLower(text)] || !isName(text)
	}
	if x.common && len(x.about) == 0 {
		return x, false
	}
	return x, true
}

// isName reports whether a text is written as the name of somebody or something: two words or more, each with a capital.
func isName(s string) bool {
	w := strings.Fields(s)
	for _, one := range w {
		if r := []rune(one)[0]; !unicode.IsUpper(r) && (unicode.IsLower(r) || !unicode.IsLetter(r)) {
			return false
		}
	}
	return len(w) > 1
}

// subjects are whom a record is about: itself when it is a person, body or group, else the parties that it names.
func subjects(ref string, fs []value) []string {
	out := []string{ref}
	for _, f := range fs {
		if strings.Contains(f.kinds, "record.person") || strings.Contains(f.kinds, "record.group") {
			out = append(out, f.value)
		}
	}
	return out
}

// fields are all texts of all records of a World, by ref.
func fields(w letter.World) map[string][]value {
	out := map[string][]value{}
	put := func(ref string, v any) { out[ref] = append(out[ref], texts(nil, reflect.ValueOf(v), "", "")...) }
	for _, p := range w.Record.Persons() {
		put(p.Ref, p)
	}
	for _, g := range w.Record.Groups() {
		put(g.Ref, g)
	}
	for _, b := range w.Record.Bodies() {
		put(b.Ref, b)
	}
	for _, p := range w.Record.Places() {
		put(p.Ref, p)
	}
	for _, a := range w.Record.Acts(noFilter) {
		put(a.Ref, a)
	}
	for _, c := range w.Record.Claims() {
		put(c.Ref, c)
	}
	for _, s := range w.Custody.Spells() {
		s.House = nil
		put(s.Ref, s)
	}
	for _, u := range w.Custody.Unconfirmed() {
		put(u.Ref, u)
	}
	for _, a := range w.Appeals.Appeals() {
		put(a.Ref, a)
	}
	for _, e := range w.Elections.Elections() {
		put(e.Ref, e)
	}
	return out
}

var textual = reflect.TypeFor[encoding.TextMarshaler]()

// texts walks the exported fields of a value that a document carries.
func texts(out []value, v reflect.Value, field, kinds string) []value {
	if v.Type().Implements(textual) {
		b, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		if err == nil && len(b) > 0 {
			out = append(out, value{field, string(b), "time"})
		}
		return out
	}
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" {
			out = append(out, value{field, v.String(), kinds})
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = texts(out, v.Index(i), field, kinds)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out = texts(out, v.Elem(), field, kinds)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name := strings.Split(f.Tag.Get("json"), ",")[0]
			switch {
			case !f.IsExported(), name == "-", name == "id" && field == "":
			case f.Anonymous:
				if f.Name != "Cited" {
					out = texts(out, v.Field(i), field, "")
				}
			case name == "sources":
			case name == "":
			default:
				out = texts(out, v.Field(i), name, f.Tag.Get("ref"))
			}
		}
	}
	return out
}
