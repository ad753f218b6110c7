package custody

import "github.com/upheld/upheld/when"

// Exit is how and when a person came out of a spell. Certain is possibly when the end may have come after the
// day asked for.
type Exit struct {
	Spell         string
	When          when.When
	Manner        Manner
	Unconditional bool // see Spell.Unconditional
	Restrictions  []string
	House         *House // when the spell went over into house arrest
	Certain       when.Tri
}

// OutOf is how a person who is not certainly held on a day last came out of custody, or false for one who is
// held then or never was.
func (s *Set) OutOf(person string, on when.Day) (Exit, bool) {
	var out Exit
	found := false
	for _, i := range s.of[person] {
		v := s.spells[i]
		st := v.StatusOn(on)
		if st.Held == when.Yes {
			return Exit{}, false
		}
		if st.Over == when.No || found && !earlier(out.When, v.End) {
			continue
		}
		out, found = Exit{v.Ref, v.End, v.Manner, v.Unconditional(), v.Restrictions, v.House, st.Over}, true
	}
	return out, found
}
