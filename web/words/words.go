// Package words is the catalogue: every word that the pages say, in each language, by key. A sentence is
// one message with its own plural forms and never glued together from pieces, because word order and agreement
// differ between languages.
//
// A message is a string, or an object of plural forms chosen by the argument "n":
//
//	"held.count": {"=0": "Nobody is held.", "one": "{n:Word} person is held.", "other": "{n:Word} people are held."}
//
// {x} is the argument x, written as the language writes it (numbers grouped, days in words). {x:word} is a
// number from 0 to 20 in words, {x:Word} the same with a capital, {x:wordf} and {x:Wordf} the feminine.
// A part in [square brackets] is where a page puts a link (see Linked in package web).
package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Key names one message.
type Key string

// Words speaks one language. It is immutable.
type Words struct {
	Code string // "en", "fr": the path prefix and the lang attribute
	tag  language.Tag
	msgs map[Key]message
}

// message has the form "" when it has no plural forms.
type message map[string]string

//go:embed en fr
var files embed.FS

// codes lists the languages in the order in which pages offer them; the first has no path prefix.
var codes = []string{"en", "fr"}

var load = sync.OnceValue(func() []*Words {
	out := make([]*Words, 0, len(codes))
	for _, c := range codes {
		w := &Words{Code: c, tag: language.MustParse(c), msgs: map[Key]message{}}
		list, err := files.ReadDir(c)
		if err != nil {
			panic(err) // the files are part of the program
		}
		for _, f := range list {
			b, err := files.ReadFile(c + "/" + f.Name())
			if err == nil {
				err = w.add(b)
			}
			if err != nil {
				panic(fmt.Errorf("%s/%s: %w", c, f.Name(), err))
			}
		}
		out = append(out, w)
	}
	return out
})

// All gives the languages in the order of codes.
func All() []*Words { return load() }

// frenchSpaces keep a sign of French at its word: no line begins with a colon, and none ends with an opening quotation mark.
var frenchSpaces = strings.NewReplacer(" :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?", " !", "\u00a0!", "« ", "«\u00a0", " »", "\u00a0»")

// add takes the messages of one file. A key stands in one file only.
func (w *Words) add(b []byte) error {
	var raw map[Key]json.RawMessage
	if err := json.Unmarshal(b, &raw); err != nil {
		return err
	}
	for k, v := range raw {
		if w.Has(k) {
			return fmt.Errorf("%s stands in two files", k)
		}
		if w.Code == "fr" {
			v = json.RawMessage(frenchSpaces.Replace(string(v)))
		}
		var one string
		if json.Unmarshal(v, &one) == nil {
			w.msgs[k] = message{"": one}
			continue
		}
		var forms map[string]string
		if err := json.Unmarshal(v, &forms); err != nil {
			return fmt.Errorf("%s: %w", k, err)
		}
		if forms["other"] == "" {
			return fmt.Errorf("%s has no form \"other\"", k)
		}
		w.msgs[k] = forms
	}
	return nil
}

// T is the message of k. args are pairs of a name and a value (int, when.Day, when.When, string or what prints
// itself). A key that is in no catalogue gives the key, which the tests refuse.
func (w *Words) T(k Key, args ...any) string {
	m, ok := w.msgs[k]
	if !ok {
		return string(k)
	}
	return w.fill(w.form(m, args), args)
}

// asWritten shows a value of the record where there is no word for it.
var asWritten = strings.NewReplacer("_", " ", "-", " ")

// Name is the word for one value of a closed list ("met-in-part" of the family "status"). A value that the catalogue
// does not hold is shown as it is written in the record, with spaces.
func (w *Words) Name(family, value string) string {
	return w.NameOr(family, value, asWritten.Replace(value))
}

// NameOr is Name with what to say where the catalogue has nothing.
func (w *Words) NameOr(family, value, otherwise string) string {
	if m, ok := w.msgs[Key(family+"."+value)]; ok {
		return m[""]
	}
	return otherwise
}

// Has reports whether the catalogue holds k.
func (w *Words) Has(k Key) bool { _, ok := w.msgs[k]; return ok }

func (w *Words) form(m message, args []any) string {
	if s, ok := m[""]; ok {
		return s
	}
	n, ok := arg(args, "n")
	i, isInt := n.(int)
	if !ok || !isInt {
		return m["other"]
	}
	if s, ok := m[fmt.Sprintf("=%d", i)]; ok {
		return s
	}
	if s, ok := m[formNames[plural.Cardinal.MatchPlural(w.tag, i, 0, 0, 0, 0)]]; ok {
		return s
	}
	return m["other"]
}

var formNames = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
	plural.Other: "other",
}

func (w *Words) fill(s string, args []any) string {
	if !strings.Contains(s, "{") {
		return s
	}
	var b strings.Builder
	for {
		head, rest, ok := strings.Cut(s, "{")
		b.WriteString(head)
		if !ok {
			return b.String()
		}
		slot, tail, ok := strings.Cut(rest, "}")
		if !ok {
			b.WriteString("{" + rest)
			return b.String()
		}
		name, how, _ := strings.Cut(slot, ":")
		if v, ok := arg(args, name); ok {
			b.WriteString(w.value(v, how))
		} else {
			b.WriteString("{" + slot + "}")
		}
		s = tail
	}
}

func arg(args []any, name string) (any, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1], true
		}
	}
	return nil, false
}
