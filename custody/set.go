package custody

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Set holds the newest spells as one viewer may see them. It never changes, so any number may read it at
// once. Slices that it hands out belong to it.
type Set struct {
	parties     record.Parties
	spells      []Spell // by first day, then ref
	at          map[string]int
	of          map[string][]int // person: spells
	stays       []placed         // in the order of persons: cells and prisons
	houses      []placed         // the same for house arrest
	later       map[string][]Later
	unconfirmed []Unconfirmed
	others      []record.OtherCount
	notFound    []string
}

// placed is a stay and the spell it belongs to.
type placed struct {
	stay
	spell int
}

// NewSet reads the documents of the book: its own kinds, and persons, groups and the case for names, filters and
// gaps. Other kinds may be among them.
func NewSet(docs []book.Doc) (*Set, error) {
	parties, err := record.ReadParties(docs)
	if err != nil {
		return nil, err
	}
	s := &Set{parties: parties, at: map[string]int{}, of: map[string][]int{}, later: map[string][]Later{}}
	for _, d := range docs {
		if err := s.add(d); err != nil {
			return nil, err
		}
	}
	order.By(s.spells, func(a, b Spell) int {
		return cmp.Or(cmp.Compare(a.Start.Earliest(), b.Start.Earliest()), cmp.Compare(a.Ref, b.Ref))
	})
	order.By(s.unconfirmed, func(a, b Unconfirmed) int {
		return cmp.Or(cmp.Compare(a.Start.Earliest(), b.Start.Earliest()), cmp.Compare(a.Ref, b.Ref))
	})
	for _, l := range s.later {
		order.By(l, func(a, b Later) int {
			return cmp.Or(cmp.Compare(a.When.Earliest(), b.When.Earliest()), cmp.Compare(a.Ref, b.Ref))
		})
	}
	for i := range s.spells {
		s.place(i)
	}
	byPerson := func(a, b placed) int {
		return cmp.Or(cmp.Compare(s.spells[a.spell].Person, s.spells[b.spell].Person), cmp.Compare(a.s1, b.s1),
			cmp.Compare(a.spell, b.spell))
	}
	order.By(s.stays, byPerson)
	order.By(s.houses, byPerson)
	return s, nil
}

func (s *Set) add(d book.Doc) error {
	switch d.Kind {
	case "custody.spell":
		var v Spell
		if err := read(d, &v); err != nil {
			return err
		}
		v.Ref = d.Ref
		// Steps of one day keep the order in which the record has them.
		order.By(v.Steps, func(a, b Step) int { return cmp.Compare(a.When.Earliest(), b.When.Earliest()) })
		s.spells = append(s.spells, v)
	case "custody.later":
		var v Later
		if err := read(d, &v); err != nil {
			return err
		}
		v.Ref = d.Ref
		s.later[v.Person] = append(s.later[v.Person], v)
	case "custody.unconfirmed":
		var v Unconfirmed
		if err := read(d, &v); err != nil {
			return err
		}
		v.Ref = d.Ref
		s.unconfirmed = append(s.unconfirmed, v)
	case "record.case":
		var v record.Case
		if err := read(d, &v); err != nil {
			return err
		}
		s.others = append(s.others, v.OtherCounts...)
		s.notFound = append(s.notFound, v.NotFound...)
	}
	return nil
}

// place indexes spell i and joins it with the house arrest that followed it.
func (s *Set) place(i int) {
	v := &s.spells[i]
	s.at[v.Ref] = i
	s.of[v.Person] = append(s.of[v.Person], i)
	x, ok := newStay(v.Start, v.End)
	switch {
	case !ok:
		return
	case v.Form == HouseForm:
		s.houses = append(s.houses, placed{x, i})
		return
	}
	s.stays = append(s.stays, placed{x, i})
	if v.Manner != ToHouseArrest {
		return
	}
	v.House = &House{Since: v.End}
	for _, l := range s.later[v.Person] {
		if l.Kind == houseEnd && l.When.Latest() >= v.End.Earliest() {
			v.House.Until, v.House.Citations = l.When, l.Citations
			break
		}
	}
	if h, ok := newStay(v.House.Since, v.House.Until); ok {
		s.houses = append(s.houses, placed{h, i})
	}
}

func read(d book.Doc, v any) error {
	if err := json.Unmarshal(d.JSON, v); err != nil {
		return fault.Wrap(fault.Internal, err, "%s could not be read", d.Ref)
	}
	return nil
}

// Spells are all spells by first day.
func (s *Set) Spells() []Spell { return s.spells }

// Spell is the spell of a ref.
func (s *Set) Spell(ref string) (Spell, bool) {
	i, ok := s.at[ref]
	if !ok {
		return Spell{}, false
	}
	return s.spells[i], true
}

// SpellsOf are the spells of a person by first day.
func (s *Set) SpellsOf(person string) []Spell {
	out := make([]Spell, 0, len(s.of[person]))
	for _, i := range s.of[person] {
		out = append(out, s.spells[i])
	}
	return out
}

// Later are the steps of a person outside custody, by day.
func (s *Set) Later(person string) []Later { return s.later[person] }

// Unconfirmed are the detentions that are told and not counted, by day.
func (s *Set) Unconfirmed() []Unconfirmed { return s.unconfirmed }

// StatusOn is the status of a person on a day: by the spell in which the person is or may be held then, else by
// the last one of which a step had been taken, with the later steps since. A person without such a spell has the
// later steps only. Someone out on bail in one case and summoned in another is shown by the latter.
func (s *Set) StatusOn(person string, d when.Day) Status {
	var pick Spell
	for _, i := range s.of[person] {
		v := s.spells[i]
		if v.begun(d) && v.StatusOn(d).Held >= pick.StatusOn(d).Held {
			pick = v
		}
	}
	steps := slices.Clone(pick.Steps)
	for _, l := range s.later[person] {
		if pick.Start.IsZero() || l.When.Latest() >= pick.Start.Earliest() {
			steps = append(steps, l.Step)
		}
	}
	return pick.status(d, steps)
}

// begun reports whether the spell or a step before it may have happened by a day.
func (s Spell) begun(d when.Day) bool {
	by := func(w when.When) bool { return !w.IsZero() && w.Earliest() <= d }
	return by(s.Start) || slices.ContainsFunc(s.Steps, func(st Step) bool { return by(st.When) })
}
