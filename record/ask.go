package record

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/when"
)

// Part is what a party did or suffered in an act.
type Part string

const (
	Victim Part = "victim" // acted on: also the person whom a pardon or a release concerns
	Actor  Part = "actor"  // acted, is alleged to have acted, or (pardon, release) decided
)

// Involvement is one act with the part that the party asked for has in it.
type Involvement struct {
	Act  Act
	Part Part
}

// ActFilter narrows Acts; an empty field narrows nothing. Province is an ISO 3166-2 code. Within keeps the acts that
// may have happened on a day of that run.
type ActFilter struct {
	Type     string
	Group    string
	Province string
	Within   *when.Range
}

// Case is the case that this book holds, or false when it holds none.
func (s *Set) Case() (Case, bool) {
	if len(s.cases.list) == 0 {
		return Case{}, false
	}
	return s.cases.list[0], true
}

// Persons are all persons by name.
func (s *Set) Persons() []Person { return s.people.list }

// Person is the person of a ref.
func (s *Set) Person(ref string) (Person, bool) { return s.people.get(ref) }

// Groups are the groups of the case, then the role groups.
func (s *Set) Groups() []Group { return s.groups.list }

// Group is the group of a ref.
func (s *Set) Group(ref string) (Group, bool) { return s.groups.get(ref) }

// Bodies are all bodies by name.
func (s *Set) Bodies() []Body { return s.bodies.list }

// Body is the body of a ref.
func (s *Set) Body(ref string) (Body, bool) { return s.bodies.get(ref) }

// Places are all places by name.
func (s *Set) Places() []Place { return s.places.list }

// Place is the place of a ref.
func (s *Set) Place(ref string) (Place, bool) { return s.places.get(ref) }

// Act is the act of a ref.
func (s *Set) Act(ref string) (Act, bool) { return s.acts.get(ref) }

// Acts are the acts that pass the filter, by day.
func (s *Set) Acts(f ActFilter) []Act {
	var out []Act
	for _, a := range s.acts.list {
		if s.passes(a, f) {
			out = append(out, a)
		}
	}
	return out
}

func (s *Set) passes(a Act, f ActFilter) bool {
	if f.Type != "" && a.Type != f.Type {
		return false
	}
	if f.Within != nil && (a.When.Latest() < f.Within.First || a.When.Earliest() > f.Within.Last) {
		return false
	}
	if f.Province != "" {
		if p, _ := s.Place(a.Place); p.Where.Province != f.Province {
			return false
		}
	}
	if f.Group == "" {
		return true
	}
	in := func(party string) bool {
		return party == f.Group || slices.Contains(s.GroupsOf(party), f.Group)
	}
	return slices.ContainsFunc(a.Victims, in) || slices.ContainsFunc(a.Actors, in)
}

// ActsOf are the acts in which a person, body or group itself has a part, by day.
func (s *Set) ActsOf(party string) []Involvement { return s.acting[party] }

// Sources are all sources by ref.
func (s *Set) Sources() []Source { return s.sources.list }

// Source is the source of a ref.
func (s *Set) Source(ref string) (Source, bool) { return s.sources.get(ref) }

// Claims are all contradictions by ref.
func (s *Set) Claims() []Claim { return s.claims.list }

// Claim is the contradiction of a ref.
func (s *Set) Claim(ref string) (Claim, bool) { return s.claims.get(ref) }

// Origins are the distinct publishers behind citations, sorted: the number of them is the number of independent
// origins of a fact. A repost has its original's publisher, so the two are one; two addresses of one paper are one.
// Two publishers of one and the same statement still count as two, which the reader is told. A source that
// this viewer may not see counts for nothing.
func (s *Set) Origins(cited []Citation) []string {
	var out []string
	for _, c := range cited {
		src, ok := s.Source(c.Source)
		if !ok || src.Publisher == "" {
			continue
		}
		same := func(p string) bool { return strings.EqualFold(p, src.Publisher) }
		if !slices.ContainsFunc(out, same) {
			out = append(out, src.Publisher)
		}
	}
	slices.Sort(out)
	return out
}
