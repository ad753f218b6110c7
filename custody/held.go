package custody

import (
	"cmp"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Options narrow and steer a count. The zero Options are everybody, counted from the first day in custody. The rule
// changes from when days are counted, never who is held: someone in a police cell before the order is held.
type Options struct {
	Group string // ref of a group
	Rule  Rule   // FromOrder counts from the order of a court to detain
}

// Held is one person held on a day. Certain is yes or possibly.
type Held struct {
	Person  string
	Spell   string
	Since   when.When
	Rule    Rule // the one by which Since was found
	Min     int  // days up to the day asked for, at least and at most
	Max     int
	Places  []string
	Sources []record.Citation
	Certain when.Tri
}

// Held are the people held in a cell or prison on a day, one row a person, the latest taken first, then by
// name. House arrest is not among them (see Housed).
func (s *Set) Held(on when.Day, o Options) []Held {
	return s.rows(s.stays, false, on, o)
}

// Housed are the people under house arrest on a day. Since and days are those of the house arrest alone.
func (s *Set) Housed(on when.Day, o Options) []Held {
	return s.rows(s.houses, true, on, o)
}

func (s *Set) rows(from []placed, house bool, on when.Day, o Options) []Held {
	type pick struct {
		x       placed
		certain when.Tri
		name    string
	}
	in := s.filter(o)
	var picks []pick
	for i := range from {
		x := &from[i]
		if !x.possible().Has(on) {
			continue
		}
		person := s.spells[x.spell].Person
		if !in(person) {
			continue
		}
		p := pick{*x, x.on(on), ""}
		// A person in two spells at once is one person: the surer spell, then the earlier, stands for both.
		if n := len(picks); n > 0 && s.spells[picks[n-1].x.spell].Person == person {
			if p.certain > picks[n-1].certain {
				p.name = picks[n-1].name
				picks[n-1] = p
			}
			continue
		}
		p.name = s.parties.Name(person)
		picks = append(picks, p)
	}
	order.By(picks, func(a, b pick) int {
		return cmp.Or(cmp.Compare(b.x.s1, a.x.s1), cmp.Compare(b.x.s2, a.x.s2), cmp.Compare(a.name, b.name),
			cmp.Compare(a.x.spell, b.x.spell))
	})
	out := make([]Held, len(picks))
	for i, p := range picks {
		out[i] = s.row(p.x, house, p.certain, on, o.Rule)
	}
	return out
}

func (s *Set) row(x placed, house bool, certain when.Tri, on when.Day, r Rule) Held {
	v := &s.spells[x.spell]
	h := Held{Person: v.Person, Spell: v.Ref, Places: v.Places, Sources: v.Citations, Certain: certain}
	if house && v.House != nil {
		// The places of the spell are those of the prison before.
		h.Since, h.Rule, h.Places = v.House.Since, FromOrder, nil
		h.Min, h.Max = x.days(on)
		return h
	}
	h.Since, h.Rule = v.StartBy(r)
	h.Min, h.Max = v.DaysBy(r, on)
	return h
}

// filter is who passes the options.
func (s *Set) filter(o Options) func(person string) bool {
	if o.Group == "" {
		return func(string) bool { return true }
	}
	in := map[string]bool{}
	for _, m := range s.parties.Members(o.Group) {
		in[m] = true
	}
	return func(person string) bool { return in[person] }
}
