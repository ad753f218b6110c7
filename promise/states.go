package promise

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/place"
)

// continues and openSuccessors say of former States what a record may leave out. The Russian Federation
// continues the USSR; the succession to the Socialist Federal Republic of Yugoslavia in the Paris agreements
// was not settled here, so its successor States get no answer rather than a wrong one.
var (
	continues      = map[string][]string{"RUS": {"SUN", "SU"}}
	openSuccessors = map[string][]string{"YUG": {"BIH", "HRV", "MKD", "MNE", "SRB", "SVN"}}
)

func withKnown(said, known []string) []string {
	if len(said) > 0 {
		return said
	}
	return known
}

// party is a State about which something is asked. record is the place in Set.states, -1 when its acts were
// not looked for.
type party struct {
	code, name string
	record     int
}

// state finds a State by its ISO 3166-1 code of two or three letters, in any case. Errors are fault.NotFound.
func (s *Set) state(code string) (party, error) {
	code = strings.ToUpper(strings.TrimSpace(code))
	if _, ok := s.byCode[code]; ok {
		return s.recorded(code), nil
	}
	if c, err := place.CountryOf(code); err == nil {
		return party{c.Alpha3, c.EN, -1}, nil
	}
	return party{}, fault.New(fault.NotFound, "There is no State with the code %q; use one of two or three letters, such as KH or KHM.", code)
}

// recorded is a State whose acts were looked for, by one of its codes.
func (s *Set) recorded(code string) party {
	i := s.byCode[code]
	return party{s.states[i].Code, s.states[i].Name, i}
}

// gone reports whether a State is one that was dissolved.
func (s *Set) gone(st party) bool { return st.record >= 0 && s.states[st.record].Dissolved }

func (s *Set) acts(st party, instrument string) []Act {
	if st.record < 0 {
		return nil
	}
	return s.states[st.record].Acts[instrument]
}

// named reports whether a list of States in an instrument holds st, under its own code or that of the State
// that it continues.
func (s *Set) named(list []Party, st party) bool {
	return slices.ContainsFunc(list, func(p Party) bool {
		if p.Code == st.code {
			return true
		}
		i, ok := s.byCode[p.Code]
		return ok && i == st.record
	})
}
