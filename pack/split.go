package pack

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
)

// Fields that stand beside a record in a pack and are no part of it.
const (
	sensitivityField = "sensitivity"
	seeField         = "see"
	refField         = "ref" // only where the ref is not the one that follows from the fields
)

// cutter takes one file apart into records.
type cutter struct {
	file string
	out  []Record
	seen map[string]int // how often a computed ref was met in this file
}

// split gives the records of a file. The file may have mistakes; what cannot be read is left out, and the
// schema says why. folder is what the case above the file says about who may see it.
func split(f form, t tree, folder mark) []Record {
	c := &cutter{file: t.name, seen: map[string]int{}}
	top, _ := t.val.(map[string]any)
	base := marked(top, folder)
	switch f {
	case instrument:
		id := text(top, "id")
		if alone(top, "id", "provisions") {
			c.add("promise.instrument", id, t.top, "", top, base, "provisions")
		}
		c.list("promise.provision", "provisions", t.top, top, base, func(p map[string]any, _ int) string { return id + "/" + text(p, "id") })
	case parties:
		if alone(top, "id", "states") {
			c.add("promise.parties", partiesRef(top), t.top, "", top, base, "states")
		}
		c.list("promise.state", "states", t.top, top, base, func(s map[string]any, _ int) string { return "state/" + text(s, "code") })
	case caseFile:
		c.caseFile(t.top, top, base)
	}
	return c.out
}

func partiesRef(top map[string]any) string {
	if id := text(top, "id"); id != "" {
		return id
	}
	return "parties"
}

// alone reports whether top says more than the given fields: then it is a record of its own, and not only the
// place in which others stand.
func alone(top map[string]any, fields ...string) bool {
	for k := range top {
		if !slices.Contains(fields, k) && k != sensitivityField && k != seeField {
			return true
		}
	}
	return false
}

func (c *cutter) caseFile(n *yaml.Node, top map[string]any, base mark) {
	if head, ok := top["case"].(map[string]any); ok {
		var not []string
		for k := range top {
			if kindOf(k) != "" || isSingle(k) {
				not = append(not, k)
			}
		}
		c.add("record.case", text(head, "id"), n, "", top, base, not...)
	}
	for _, key := range keys(n) {
		kind := kindOf(key)
		if kind == "" {
			continue
		}
		c.list(kind, key, n, top, base, func(item map[string]any, _ int) string { return refOf(kind, item) })
	}
	for _, one := range singles {
		if r, ok := top[one.key].(map[string]any); ok {
			c.add(one.kind, one.ref, child(n, one.key), one.key, r, marked(r, base))
		}
	}
}

// refOf is the ref that follows from the fields of a record of a case file.
func refOf(kind string, item map[string]any) string {
	s := func(k string) string { return text(item, k) }
	switch kind {
	case "record.namepair":
		return "pair/" + s("a") + "/" + s("b")
	case "record.placeforms":
		return "forms/" + s("place")
	case "custody.later":
		return "later/" + s("person") + "/" + s("stage") + "/" + s("date")
	case "custody.unconfirmed":
		return "unconfirmed/" + s("person") + "/" + s("start")
	case "appeal.assessment":
		return s("demand") + "/assessment"
	case "appeal.member":
		if s("demand") == "" {
			return releaseDemand + "/member/" + s("person")
		}
		return s("demand") + "/member/" + s("person")
	}
	return s("id")
}

// releaseDemand is the demand of a member that names none.
const releaseDemand = "d-release"

// counted are the kinds whose refs are made from fields that several records may share: the second of one day
// gets .2.
var counted = []string{"record.namepair", "custody.later", "custody.unconfirmed", "appeal.outcome"}

// closed are the kinds whose new records are for the team where a pack says nothing.
var closed = []string{"letter.file", delivery.KindMessage}

func (c *cutter) list(kind, key string, n *yaml.Node, top map[string]any, base mark, ref func(map[string]any, int) string) {
	items, _ := top[key].([]any)
	list := child(n, key)
	for i, it := range items {
		item, ok := it.(map[string]any)
		if !ok {
			continue
		}
		at := fmt.Sprintf("%s[%d]", key, i)
		m := marked(item, base)
		if slices.Contains(closed, kind) && !m.said { // old letters and mails hold what nobody has agreed to publish
			m.said, m.level, m.guess = true, access.Team, true
		}
		if kind == delivery.KindMessage { // whatever stands above it
			m.level = max(m.level, access.Team)
		}
		node := list.Content[i]
		if kind == "appeal.assessment" {
			if alone(item, "demand", "facts") {
				c.add(kind, ref(item, i), node, at, item, m, "facts")
			}
			c.facts(text(item, "demand"), child(node, "facts"), at, item, m)
			continue
		}
		c.add(kind, ref(item, i), node, at, item, m)
		if _, has := item["n"]; kind == "appeal.demand" && !has {
			c.give("n", canon(i+1))
		}
	}
}

// facts are the dated facts that stand inside the assessment of a demand.
func (c *cutter) facts(demand string, n *yaml.Node, at string, assessment map[string]any, base mark) {
	facts, _ := assessment["facts"].([]any)
	for i, f := range facts {
		fact, ok := f.(map[string]any)
		if !ok {
			continue
		}
		c.add("appeal.outcome", demand+"/"+text(fact, "date"), n.Content[i], fmt.Sprintf("%s.facts[%d]", at, i), fact, marked(fact, base))
		c.give("demand", canon(demand))
	}
}

// follows is the ref of the next record of a kind in a file; ref is what its fields give, and seen counts.
func follows(kind, ref string, seen map[string]int) string {
	if !slices.Contains(counted, kind) {
		return ref
	}
	if seen[ref]++; seen[ref] > 1 {
		return ref + "." + strconv.Itoa(seen[ref])
	}
	return ref
}

// add makes a record of all fields of val but those in not.
func (c *cutter) add(kind, ref string, n *yaml.Node, at string, val map[string]any, m mark, not ...string) {
	ref = follows(kind, ref, c.seen)
	if r := text(val, refField); r != "" {
		ref = r
	}
	r := Record{Kind: kind, Ref: ref, File: c.file, Line: resolve(n).Line, path: at, node: resolve(n), mark: m}
	for k, v := range val {
		if k == sensitivityField || k == seeField || k == refField || slices.Contains(not, k) {
			continue
		}
		r.Fields = append(r.Fields, book.Field{Name: k, Value: canon(v)})
	}
	sortFields(r.Fields)
	c.out = append(c.out, r)
}

// give adds a field to the last record that follows from where it stands.
func (c *cutter) give(name string, value []byte) {
	r := &c.out[len(c.out)-1]
	r.Fields = append(r.Fields, book.Field{Name: name, Value: value})
	sortFields(r.Fields)
}

// marked is what val says about who may see it; where it says nothing, what stands above it holds.
func marked(val map[string]any, above mark) mark {
	m := mark{said: above.said, level: above.level, guess: above.guess}
	if v, said := val[sensitivityField]; said {
		s, _ := v.(string)
		m.said, m.guess = true, false
		m.level, _ = access.ParseLevel(s) // what cannot be read (the schema refuses it) closes all below it
	}
	see, _ := val[seeField].(map[string]any)
	for f, v := range see {
		s, _ := v.(string)
		if l, err := access.ParseLevel(s); err == nil {
			if m.see == nil {
				m.see = map[string]access.Level{}
			}
			m.see[f] = l
		}
	}
	return m
}

// text is a field of val as it goes into a ref: text as it stands, a number as written.
func text(val map[string]any, key string) string {
	switch v := val[key].(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

func resolve(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

func keys(n *yaml.Node) []string {
	n = resolve(n)
	var out []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		out = append(out, n.Content[i].Value)
	}
	return out
}

// child is the value under key, an empty node when there is none.
func child(n *yaml.Node, key string) *yaml.Node {
	n = resolve(n)
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return resolve(n.Content[i+1])
		}
	}
	return &yaml.Node{}
}
