package consultation

import (
	"slices"

	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/when"
)

// Consultations are all of them, by the day of their first call, then ref.
func (s *Set) Consultations() []Consultation { return slices.Clone(s.consultations) }

// Consultation is the one with a ref.
func (s *Set) Consultation(ref string) (Consultation, bool) {
	for _, c := range s.consultations {
		if c.Ref == ref {
			return c, true
		}
	}
	return Consultation{}, false
}

// Of are the consultations that a demand asks for.
func (s *Set) Of(demand string) []Consultation {
	return slices.DeleteFunc(s.Consultations(), func(c Consultation) bool { return !slices.Contains(c.Demands, demand) })
}

// Positions are all that was said to a consultation, by date.
func (s *Set) Positions(consultation string) []Position {
	return slices.DeleteFunc(slices.Clone(s.positions), func(p Position) bool { return p.Consultation != consultation })
}

// Table is a consultation as it stood on a day, with each signatory's standing to its instruments.
func (s *Set) Table(ref string, on when.Day, states *promise.Set) (Table, bool) {
	c, ok := s.Consultation(ref)
	if !ok {
		return Table{}, false
	}
	return tell(c, s.positions, Signatories(states, c.Instruments, on), on), true
}

// parisAgreements is the conclusion of 1991, whose signatories the room of promises knows by name.
const parisAgreements = "paris-agreements-1991"

// Signatories are the States whose signatories a consultation on instruments calls, with their standing on a day. Of the
// Paris agreements they are the nineteen, those that were dissolved among them; of any other instrument, the States that
// had signed it or were bound by it.
func Signatories(states *promise.Set, instruments []string, on when.Day) []Signatory {
	paris := slices.ContainsFunc(instruments, func(id string) bool {
		in, err := states.Instrument(id)
		return err == nil && in.PartOf == parisAgreements
	})
	var out []Signatory
	for _, st := range states.States() {
		s := Signatory{State: st.Code, Gone: st.Dissolved}
		for _, id := range instruments {
			if x, err := states.Standing(st.Code, id, on); err == nil {
				s.Standings = append(s.Standings, x)
			}
		}
		if paris {
			s.CoChair, s.Subject, s.SignedAs = st.Paris.Role == "co-chair", st.Paris.Subject, st.Paris.SignedAs
		}
		if paris && st.Paris.Role != "" || !paris && slices.ContainsFunc(s.Standings, signed) {
			out = append(out, s)
		}
	}
	return out
}

func signed(x promise.Standing) bool { return x.Bond == promise.Bound || x.Bond == promise.SignedOnly }
