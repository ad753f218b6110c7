package promise

import (
	"slices"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

// Protection is what protects one right for one State on a day: provisions that address the State, each with
// its standing (Instead and Declarations left empty), in the order of Instruments.
type Protection struct {
	Right        Label    `json:"right"`
	State        string   `json:"state"` // alpha-3
	On           when.Day `json:"on"`
	Binding      []Held   `json:"binding"`
	SignedOnly   []Held   `json:"signed_only"`
	Declarations []Held   `json:"declarations"` // bind nobody
	Spent        []Held   `json:"spent"`        // of instruments that bind, but about a time that is over
}

// Held is a provision and what it is to the State.
type Held struct {
	Provision Provision `json:"provision"`
	Standing  Standing  `json:"standing"`
}

// Protecting gathers the provisions that protect a right (a code of Rights) for a State on a day. Errors are
// fault.NotFound and name the right or State.
func (s *Set) Protecting(right, state string, on when.Day) (Protection, error) {
	if !isLabel(rights, right) {
		return Protection{}, fault.New(fault.NotFound, "There is no right with the code %q.", right)
	}
	st, err := s.state(state)
	if err != nil {
		return Protection{}, err
	}
	out := Protection{Right: labelOf(rights, right), State: st.code, On: on}
	for _, in := range s.instruments {
		if in.Adopted.Latest() > on {
			continue
		}
		bond := s.standing(st, in, on)
		for _, p := range s.parts[in.ID] {
			if !slices.Contains(p.Rights, right) || !s.addresses(p, in, st) {
				continue
			}
			held := Held{p, bond}
			held.Standing.Ref, held.Standing.Addressed, held.Standing.Spent = p.Ref, true, p.Spent
			switch {
			case !in.Binding:
				out.Declarations = append(out.Declarations, held)
			case bond.Bond == Bound && p.Spent:
				out.Spent = append(out.Spent, held)
			case bond.Bond == Bound:
				out.Binding = append(out.Binding, held)
			case bond.Bond == SignedOnly && !p.Spent:
				out.SignedOnly = append(out.SignedOnly, held)
			}
		}
	}
	return out, nil
}

// Row is one signatory of the Paris agreements and its standing on each instrument, in the order of
// Instruments. Instead and Declarations are left empty.
type Row struct {
	State     State      `json:"state"`
	Standings []Standing `json:"standings"`
}

// Signatories is the table of all States that signed the Paris agreements, by name, as on a day.
func (s *Set) Signatories(on when.Day) []Row {
	var out []Row
	for i, st := range s.states {
		if st.Paris.Role == "" {
			continue
		}
		row := Row{State: st}
		for _, in := range s.instruments {
			row.Standings = append(row.Standings, s.standing(party{st.Code, st.Name, i}, in, on))
		}
		out = append(out, row)
	}
	return out
}
