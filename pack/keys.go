package pack

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/upheld/upheld/book"
)

// sourceKeys are the keys under which the heads of instruments and of parties list their sources. Other records
// name a source by such a key, and a slip there would cut a fact off from its source.
type sourceKeys map[string]map[string]bool

func (k sourceKeys) take(ref string, doc []byte) {
	var head struct {
		Sources map[string]json.RawMessage `json:"sources"`
	}
	if json.Unmarshal(doc, &head) != nil {
		return
	}
	k[ref] = map[string]bool{}
	for key := range head.Sources {
		k[ref][key] = true
	}
}

// registry is the ref under which the keys of all files of parties are kept together.
const registry = ""

// checkKeys refuses provisions and acts of States that name a source which the head of their file does not list.
func (c *contents) checkKeys(old map[string]book.Doc) {
	heads := sourceKeys{registry: {}}
	head := func(kind, ref string, doc []byte) {
		if kind == "promise.instrument" || kind == "promise.parties" {
			heads.take(ref, doc)
		}
		if kind == "promise.parties" {
			maps.Copy(heads[registry], heads[ref])
		}
	}
	for ref, d := range old {
		head(d.Kind, ref, d.JSON)
	}
	for _, r := range c.records {
		head(r.Kind, r.Ref, r.Doc().JSON)
	}
	for i := range c.records {
		r := &c.records[i]
		if r.bad {
			continue
		}
		var in string
		switch r.Kind {
		case "promise.provision":
			in, _, _ = strings.Cut(r.Ref, "/")
		case "promise.state":
			in = registry
		default:
			continue
		}
		if heads[in] == nil {
			continue // there is no such head, and that is told already
		}
		for _, n := range keysNamed(r) {
			if !heads[in][n.key] {
				say := "names the source " + quote(n.key) + ", which the file does not list"
				if near := nearest(n.key, slices.Sorted(maps.Keys(heads[in]))); near != "" {
					say += "; did you mean " + near + "?"
				}
				c.refuse(r, n.field, "%s", say)
			}
		}
	}
}

type namedKey struct{ field, key string }

// keysNamed are the keys of sources that a provision or a State names.
func keysNamed(r *Record) []namedKey {
	var v struct {
		CheckedIn  []string `json:"checked_in"`
		TextSource string   `json:"text_source"`
		Others     []struct {
			Source string `json:"source"`
		} `json:"texts_other"`
		Acts map[string][]struct {
			Source string `json:"source"`
		} `json:"acts"`
	}
	if json.Unmarshal(r.Doc().JSON, &v) != nil {
		return nil
	}
	var out []namedKey
	add := func(field, key string) {
		if key != "" {
			out = append(out, namedKey{field, key})
		}
	}
	for i, k := range v.CheckedIn {
		add(fmt.Sprintf("checked_in[%d]", i), k)
	}
	add("text_source", v.TextSource)
	for i, o := range v.Others {
		add(fmt.Sprintf("texts_other[%d].source", i), o.Source)
	}
	for _, in := range slices.Sorted(maps.Keys(v.Acts)) {
		for i, a := range v.Acts[in] {
			add(fmt.Sprintf("acts.%s[%d].source", in, i), a.Source)
		}
	}
	return out
}
