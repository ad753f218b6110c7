package record

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// Parties are the persons and groups of the documents, for rooms that count people by name and group.
type Parties struct {
	persons map[string]Person
	groups  map[string]Group
	of      map[string][]string // person: groups
}

// ReadParties reads persons and groups out of documents of any kinds. A field that the viewer may not see
// is simply empty.
func ReadParties(docs []book.Doc) (Parties, error) {
	p := Parties{persons: map[string]Person{}, groups: map[string]Group{}, of: map[string][]string{}}
	for _, d := range docs {
		switch d.Kind {
		case "record.person":
			var v Person
			if err := read(d, &v); err != nil {
				return Parties{}, err
			}
			v.Ref = d.Ref
			p.persons[d.Ref] = v
		case "record.group":
			var v Group
			if err := read(d, &v); err != nil {
				return Parties{}, err
			}
			v.Ref, v.Listed = d.Ref, true
			p.groups[d.Ref] = v
		}
	}
	listed := map[[2]string]bool{}
	for ref, g := range p.groups {
		for _, m := range g.Members {
			listed[[2]string{ref, m}] = true
		}
	}
	for _, ref := range slices.SortedFunc(maps.Keys(p.persons), p.byName) {
		own := p.persons[ref].Group
		if own == "" || listed[[2]string{own, ref}] {
			continue
		}
		g := p.groups[own]
		g.Ref, g.Members = own, append(g.Members, ref)
		p.groups[own] = g
	}
	for ref, g := range p.groups {
		for _, m := range g.Members {
			p.of[m] = append(p.of[m], ref)
		}
	}
	for _, l := range p.of {
		slices.Sort(l)
	}
	return p, nil
}

// Name is the name of a person, or the ref itself when this viewer has none.
func (p Parties) Name(person string) string {
	if n := p.persons[person].Name; n != "" {
		return n
	}
	return person
}

// Members are the persons of a group: those it lists, in its order, then those who give it as theirs, by name.
// Nobody may change the slice.
func (p Parties) Members(group string) []string { return p.groups[group].Members }

// GroupsOf are the groups of a person, by ref.
func (p Parties) GroupsOf(person string) []string { return p.of[person] }

func (p Parties) byName(a, b string) int {
	return cmp.Or(cmp.Compare(p.Name(a), p.Name(b)), cmp.Compare(a, b))
}

func read(d book.Doc, v any) error {
	if err := json.Unmarshal(d.JSON, v); err != nil {
		return fault.Wrap(fault.Internal, err, "%s could not be read", d.Ref)
	}
	return nil
}
