package promise

import (
	"slices"

	"github.com/upheld/upheld/when"
)

// addresses reports whether a provision lays its duty on a State or on organs of it, were the State bound.
func (s *Set) addresses(p Provision, in Instrument, st party) bool {
	for _, code := range p.DutyBearers {
		switch code {
		case "state-party", "all-states":
			return true
		case "all-signatories":
			if s.signatory(in, st) {
				return true
			}
		case "other-signatories":
			if st.code != subject && s.signatory(in, st) {
				return true
			}
		case "asean-member-states":
			if s.named(in.Parties, st) {
				return true
			}
		case "co-chairs":
			if slices.Contains(in.CoChairs, st.code) {
				return true
			}
		default:
			if st.code == subject && national(code) {
				return true
			}
		}
	}
	return false
}

// subject is the State whose organs and duties the codes of duty bearers speak of.
const subject = "KHM"

// signatory reports whether a State is named in an instrument or has acted on it since.
func (s *Set) signatory(in Instrument, st party) bool {
	return s.named(in.Parties, st) || s.named(in.Participants, st) || len(s.acts(st, in.ID)) > 0
}

// Bearer is one duty bearer of a provision on a day.
type Bearer struct {
	Label           // code and what it means
	Body   bool     `json:"body"`   // an organ or organisation, not one or more States
	States []string `json:"states"` // alpha-3: who bears the duty on that day (of an organ: whose it is), as far as this record knows
	// Open: further States may bear it (all States, or parties whose acts were not looked for).
	Open bool `json:"open"`
}

// Bearers says who bears the duties of a provision on a day, in the order of the record. Of a binding
// instrument only States that are bound on that day bear them. Errors are fault.NotFound.
func (s *Set) Bearers(ref string, on when.Day) ([]Bearer, error) {
	p, err := s.Provision(ref)
	if err != nil {
		return nil, err
	}
	in, err := s.Instrument(p.Instrument)
	if err != nil {
		return nil, err
	}
	var out []Bearer
	for _, code := range p.DutyBearers {
		b := Bearer{Label: labelOf(bearers, code), Body: organ(code), Open: code == "all-states" || code == "state-party"}
		if in.Adopted.Earliest() <= on {
			b.States = s.bearing(code, in, on)
		}
		out = append(out, b)
	}
	return out, nil
}

// bearing is the States that bear the duties of one code on a day.
func (s *Set) bearing(code string, in Instrument, on when.Day) []string {
	var out []string
	switch code {
	case "all-states":
		return nil
	case "asean-member-states": // the acts of some of them were not looked for
		for _, m := range in.Parties {
			out = append(out, m.Code)
		}
		return out
	}
	one := Provision{DutyBearers: []string{code}}
	for i, st := range s.states {
		who := party{st.Code, st.Name, i}
		if st.Dissolved || !s.addresses(one, in, who) {
			continue
		}
		if in.Binding && !s.bound(who, in, on) {
			continue
		}
		out = append(out, st.Code)
	}
	return out
}
