package record

import (
	"cmp"
	"sync"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/order"
)

// Set holds the newest records of this room as one viewer may see them, and what in every room rests on
// them. It never changes, so any number may read it at once. Slices that it hands out belong to it.
type Set struct {
	Parties
	cases   table[Case]
	people  table[Person] // by name
	groups  table[Group]  // listed ones first
	bodies  table[Body]   // by name
	places  table[Place]  // by name
	acts    table[Act]    // by day
	sources table[Source]
	claims  table[Claim]
	acting  map[string][]Involvement
	links   func() links
}

// table is one kind of record in the order in which it is told, and by ref.
type table[T any] struct {
	list []T
	at   map[string]int
}

func (t *table[T]) order(ref func(T) string, by func(a, b T) int) {
	order.By(t.list, func(a, b T) int { return cmp.Or(by(a, b), cmp.Compare(ref(a), ref(b))) })
	t.at = make(map[string]int, len(t.list))
	for i, v := range t.list {
		t.at[ref(v)] = i
	}
}

func (t *table[T]) get(ref string) (v T, ok bool) {
	i, ok := t.at[ref]
	if ok {
		v = t.list[i]
	}
	return v, ok
}

// NewSet reads the documents of the book. Pass those of all rooms, not only of this one: what rests on a
// source or a claim may be a spell, an appeal or an election. A field that the viewer may not see is empty.
func NewSet(docs []book.Doc) (*Set, error) {
	parties, err := ReadParties(docs)
	if err != nil {
		return nil, err
	}
	s := &Set{Parties: parties, acting: map[string][]Involvement{}}
	for _, p := range parties.persons {
		s.people.list = append(s.people.list, p)
	}
	for _, g := range parties.groups {
		s.groups.list = append(s.groups.list, g)
	}
	for _, d := range docs {
		if err := s.add(d); err != nil {
			return nil, err
		}
	}
	s.order()
	s.inherit()
	for _, a := range s.acts.list {
		for _, v := range a.Victims {
			s.acting[v] = append(s.acting[v], Involvement{a, Victim})
		}
		for _, v := range a.Actors {
			s.acting[v] = append(s.acting[v], Involvement{a, Actor})
		}
	}
	return s.Relinked(docs), nil
}

// Relinked is the same Set when documents of other rooms have changed: what rests on its sources and claims is told anew.
func (s *Set) Relinked(docs []book.Doc) *Set {
	out := *s
	out.links = sync.OnceValue(func() links {
		defer func() { docs = nil }()
		return link(docs)
	})
	return &out
}

func (s *Set) add(d book.Doc) error {
	switch d.Kind {
	case "record.case":
		return keep(&s.cases, d, func(v *Case) { v.Ref = d.Ref })
	case "record.body":
		return keep(&s.bodies, d, func(v *Body) { v.Ref = d.Ref })
	case "record.place":
		return keep(&s.places, d, func(v *Place) { v.Ref = d.Ref })
	case "record.act":
		return keep(&s.acts, d, func(v *Act) {
			v.Ref = d.Ref
			if w, err := v.span(); err == nil {
				v.When = w
			}
		})
	case "record.source":
		return keep(&s.sources, d, func(v *Source) { v.Ref = d.Ref })
	case "record.claim":
		return keep(&s.claims, d, func(v *Claim) {
			v.Ref = d.Ref
			v.settle()
		})
	}
	return nil
}

func keep[T any](t *table[T], d book.Doc, finish func(*T)) error {
	var v T
	if err := read(d, &v); err != nil {
		return err
	}
	finish(&v)
	t.list = append(t.list, v)
	return nil
}

func (s *Set) order() {
	s.cases.order(func(v Case) string { return v.Ref }, func(_, _ Case) int { return 0 })
	s.people.order(func(v Person) string { return v.Ref }, func(a, b Person) int { return cmp.Compare(a.Name, b.Name) })
	s.groups.order(func(v Group) string { return v.Ref }, func(a, b Group) int {
		if a.Listed == b.Listed {
			return 0
		}
		if a.Listed {
			return -1
		}
		return 1
	})
	s.bodies.order(func(v Body) string { return v.Ref }, func(a, b Body) int { return cmp.Compare(a.Name, b.Name) })
	s.places.order(func(v Place) string { return v.Ref }, func(a, b Place) int { return cmp.Compare(a.Name, b.Name) })
	s.acts.order(func(v Act) string { return v.Ref }, func(a, b Act) int {
		return cmp.Or(cmp.Compare(a.When.Earliest(), b.When.Earliest()), cmp.Compare(a.When.Latest(), b.When.Latest()))
	})
	s.sources.order(func(v Source) string { return v.Ref }, func(_, _ Source) int { return 0 })
	s.claims.order(func(v Claim) string { return v.Ref }, func(_, _ Claim) int { return 0 })
}

// inherit gives a place that names no province that of the place it is part of. The steps are bounded: a
// circle is refused on the way in (Cycle), but a Set must not hang on one.
func (s *Set) inherit() {
	for i := range s.places.list {
		p := &s.places.list[i]
		up := *p
		for range s.places.list {
			if up.Province != "" || up.PartOf == "" {
				break
			}
			next, ok := s.places.get(up.PartOf)
			if !ok {
				break
			}
			up = next
		}
		p.Province = up.Province
		p.Where = p.where()
	}
}
