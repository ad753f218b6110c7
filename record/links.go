package record

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/order"
)

// Use is one place that rests on a source or follows one side of a contradiction: a record, and the field of it
// (stages[2]); an empty field is the record as a whole.
type Use struct {
	Kind  string
	Ref   string
	Field string
}

type links struct {
	source map[string][]Use    // source: what cites it
	claim  map[string][]Use    // claim: what follows its preferred value
	about  map[string][]string // record: claims about it
}

// Uses is everything in any room that rests on a source.
func (s *Set) Uses(source string) []Use { return s.links().source[source] }

// Disputed is everything in any room that carries the preferred value of a contradiction.
func (s *Set) Disputed(claim string) []Use { return s.links().claim[claim] }

// ClaimsAbout are the contradictions to which a record of any room points (see_conflict), by ref.
func (s *Set) ClaimsAbout(ref string) []Claim {
	var out []Claim
	for _, c := range s.links().about[ref] {
		if v, ok := s.Claim(c); ok {
			out = append(out, v)
		}
	}
	return out
}

// link walks the documents of all rooms. It knows three shapes and no room: sources is a list of citations,
// seen_in names one source, see_conflict names one claim.
func link(docs []book.Doc) links {
	l := links{source: map[string][]Use{}, claim: map[string][]Use{}, about: map[string][]string{}}
	for _, d := range docs {
		var v any
		if d.Kind == "record.source" || json.Unmarshal(d.JSON, &v) != nil {
			continue
		}
		l.walk(Use{Kind: d.Kind, Ref: d.Ref}, v)
	}
	byPlace := func(a, b Use) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Ref, b.Ref), cmp.Compare(a.Field, b.Field))
	}
	for _, m := range []map[string][]Use{l.source, l.claim} {
		for k, u := range m {
			order.By(u, byPlace)
			m[k] = slices.Compact(u)
		}
	}
	for k, c := range l.about {
		slices.Sort(c)
		l.about[k] = slices.Compact(c)
	}
	return l
}

func (l *links) walk(at Use, v any) {
	switch v := v.(type) {
	case []any:
		for i, x := range v {
			in := at
			in.Field += "[" + strconv.Itoa(i) + "]"
			l.walk(in, x)
		}
	case map[string]any:
		for k, x := range v {
			if l.leaf(at, k, x) {
				continue
			}
			in := at
			in.Field = join(at.Field, k)
			l.walk(in, x)
		}
	}
}

// leaf takes what it knows and tells whether there is nothing more to see under it.
func (l *links) leaf(at Use, key string, v any) bool {
	text, _ := v.(string)
	switch key {
	case "see_conflict":
		if text != "" {
			l.claim[text] = append(l.claim[text], at)
			l.about[at.Ref] = append(l.about[at.Ref], text)
		}
		return true
	case "seen_in":
		if text != "" {
			l.source[text] = append(l.source[text], at)
		}
		return true
	case "sources":
		list, _ := v.([]any)
		for _, x := range list {
			c, _ := x.(map[string]any)
			if id, _ := c["id"].(string); id != "" {
				l.source[id] = append(l.source[id], at)
			}
		}
		return list != nil
	}
	return false
}
