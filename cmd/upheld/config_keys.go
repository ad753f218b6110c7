package main

import (
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/text"
)

// Validate refuses a key that no command knows. A setting with a slip of the pen would be passed over without a word, and one of
// them is "send nothing without encryption".
func (c *tomlFile) Validate(app *kong.Application) error {
	plain, tables := settingsOf(app)
	for _, key := range slices.Sorted(maps.Keys(c.doc)) {
		table, is := c.doc[key].(map[string]any)
		known, ok := tables[key]
		switch {
		case !is && !plain[key]:
			return fault.New(fault.Invalid, "%s: %q is no setting%s", c.name, key, meant(key, plain))
		case is && !ok:
			return fault.New(fault.Invalid, "%s: [%s] is no command, and not [mail]%s", c.name, key, meant(key, tables))
		}
		for _, k := range slices.Sorted(maps.Keys(table)) {
			if !known[k] {
				return fault.New(fault.Invalid, "%s: %q is no setting of [%s]%s", c.name, k, key, meant(k, known))
			}
		}
	}
	return nil
}

// settingsOf are the keys that may stand outside of any table, and those of each table.
func settingsOf(app *kong.Application) (plain map[string]bool, tables map[string]map[string]bool) {
	plain, tables = map[string]bool{}, map[string]map[string]bool{"mail": {}}
	var walk func(n *kong.Node)
	walk = func(n *kong.Node) {
		if n.Type == kong.CommandNode && tables[n.Name] == nil {
			tables[n.Name] = map[string]bool{}
		}
		for _, f := range n.Flags {
			plain[f.Name] = true
			if n.Type == kong.CommandNode {
				tables[n.Name][f.Name] = true
			}
			if name, ok := strings.CutPrefix(f.Name, "mail-"); ok {
				tables["mail"][name] = true
			}
		}
		for _, child := range n.Children {
			walk(child)
		}
	}
	walk(app.Node)
	return plain, tables
}

// meant is the known key that somebody who typed another one will have meant: the same letters, whatever stands between them, or
// nearly the same.
func meant[T any](typed string, known map[string]T) string {
	names := slices.Sorted(maps.Keys(known))
	bare := make([]string, len(names))
	for i, n := range names {
		bare[i] = letters(n)
	}
	near := text.Nearest(letters(typed), bare)
	if near == "" {
		return ""
	}
	return "; did you mean " + names[slices.Index(bare, near)] + "?"
}

func letters(s string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "").Replace(s))
}

// fits refuses a value of another kind than its setting, in words of the file and not of the program.
func (c *tomlFile) fits(key string, f *kong.Flag, v any) error {
	_, word := v.(string)
	_, yes := v.(bool)
	_, number := v.(int64)
	list, many := v.([]any)
	for _, x := range list {
		_, ok := x.(string)
		many = many && ok
	}
	want, ok := "", true
	switch f.Target.Kind() {
	case reflect.Bool:
		want, ok = "true or false", yes
	case reflect.Int, reflect.Int64:
		want, ok = "a whole number without quotes", number
	case reflect.Slice:
		want, ok = `a list of words, as ["one", "two"]`, many || word
	default:
		want, ok = "words in quotes", word
	}
	if ok {
		return nil
	}
	return fault.New(fault.Invalid, "%s: %s must be %s", c.name, key, want)
}

// nameOf is the name of the file that is read.
func nameOf(r any) string {
	if f, ok := r.(*os.File); ok {
		return f.Name()
	}
	return "configuration file"
}
