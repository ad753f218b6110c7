package promise

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/when"
)

// Bond is the answer to "is this State bound?".
type Bond string

const (
	Bound        Bond = "bound"
	SignedOnly   Bond = "signed-only"
	NotBound     Bond = "not-bound"
	NothingFound Bond = "nothing-found" // nobody looked, or the answer is not settled
)

// Standing is what an instrument or a provision is to a State on a day, and why.
type Standing struct {
	State  string   `json:"state"` // alpha-3; RUS when SUN was asked for
	Ref    string   `json:"ref"`   // "iccpr" or "iccpr/art-19"
	On     when.Day `json:"on"`
	Bond   Bond     `json:"bond"`
	Act    Act      `json:"act,omitzero"` // the act that decides; Kind "" when none does
	Why    Why      `json:"why"`
	Source Source   `json:"source,omitzero"` // of Act or, where no act was found, where that was read
	// Addressed: the provision lays its duty on this State or on organs of it. A treaty can bind a State and
	// still hold articles that only others must keep. Of an instrument: some provision of it does.
	Addressed bool `json:"addressed"`
	Spent     bool `json:"spent"` // of a provision: it speaks of a time that is over
	// Instead: provisions that do bind and address this State on that day and protect one of the same rights.
	// Empty when the thing asked about does so itself. Spent provisions are never named.
	Instead []string `json:"instead,omitempty"`
	// Declarations: provisions that bind nobody but speak to this State of one of the same rights.
	Declarations []string `json:"declarations,omitempty"`
	Reservations []Act    `json:"reservations,omitempty"` // made by that day
	Doubt        string   `json:"doubt,omitempty"`        // what this record holds against its own answer
}

// Standing says whether a State is bound on a day by an instrument ("iccpr") or provision ("iccpr/art-19").
// The State is an ISO 3166-1 code of two or three letters in any case. Errors are fault.NotFound and name what
// is not there.
func (s *Set) Standing(state, ref string, on when.Day) (Standing, error) {
	st, err := s.state(state)
	if err != nil {
		return Standing{}, err
	}
	if id, _, part := strings.Cut(ref, "/"); part {
		p, err := s.Provision(ref)
		if err != nil {
			return Standing{}, err
		}
		in, err := s.Instrument(id)
		if err != nil {
			return Standing{}, err
		}
		out := s.full(st, in, []Provision{p}, on)
		out.Ref = ref
		return out, nil
	}
	in, err := s.Instrument(ref)
	if err != nil {
		return Standing{}, err
	}
	return s.full(st, in, s.parts[ref], on), nil
}

// full is the standing on an instrument, seen through some of its provisions, with what the State can be
// reminded of instead.
func (s *Set) full(st party, in Instrument, of []Provision, on when.Day) Standing {
	out := s.standing(st, in, on)
	out.Spent = len(of) > 0
	var rights []string
	for _, p := range of {
		out.Addressed = out.Addressed || s.addresses(p, in, st)
		out.Spent = out.Spent && p.Spent
		rights = append(rights, p.Rights...)
	}
	if s.gone(st) || out.Bond == Bound && out.Addressed && !out.Spent {
		return out
	}
	out.Instead, out.Declarations = s.others(st, in.ID, rights, on)
	return out
}

// others finds provisions outside an instrument that protect one of the rights for a State: those that bind
// it, and those of declarations.
func (s *Set) others(st party, not string, rights []string, on when.Day) (binding, declared []string) {
	for _, in := range s.instruments {
		if in.ID == not || in.Adopted.Latest() > on {
			continue
		}
		into := &declared
		if in.Binding {
			if !s.bound(st, in, on) {
				continue
			}
			into = &binding
		}
		for _, p := range s.parts[in.ID] {
			if !p.Spent && shares(p.Rights, rights) && s.addresses(p, in, st) {
				*into = append(*into, p.Ref)
			}
		}
	}
	return binding, declared
}

// bound is whether standing would say Bound, without the words.
func (s *Set) bound(st party, in Instrument, on when.Day) bool {
	if !in.Binding || s.gone(st) {
		return false
	}
	v, ok := judge(s.acts(st, in.ID), in.history(), on)
	return ok && v.bond == Bound
}

func (in Instrument) history() history { return history{in.Entry, in.Exit, in.InForce} }

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(r string) bool { return slices.Contains(b, r) })
}

// standing is the bond alone: no Ref below the instrument, nothing instead.
func (s *Set) standing(st party, in Instrument, on when.Day) Standing {
	out := Standing{State: st.code, Ref: in.ID, On: on, Doubt: in.Doubts[st.code]}
	acts := s.acts(st, in.ID)
	for _, a := range acts {
		if a.Kind == Reservation && past(a.Date, on) {
			out.Reservations = append(out.Reservations, a)
		}
	}
	switch {
	case in.Adopted.Earliest() > on && !in.Adopted.IsZero():
		out.Bond, out.Why = NotBound, because("before-adoption", st, in, Act{}, when.When{}, "")
	case !in.Binding:
		out.Bond = NotBound
		out.Act, out.Why = s.unbinding(st, in, acts, on)
		out.Source = out.Act.Source
	case in.Kind == Constitution && !s.named(in.Parties, st):
		out.Bond, out.Why = NotBound, because("constitution-of-another", st, in, Act{}, when.When{}, "", "owner", s.owners(in))
	case s.gone(st):
		out.Bond, out.Why = NothingFound, because("dissolved", st, in, Act{}, when.When{}, "")
	default:
		v, ok := judge(acts, in.history(), on)
		if !ok {
			out.Bond, out.Why, out.Source = s.silent(st, in, on)
			return out
		}
		clause := in.Entry.Clause
		if v.act.Kind == Denunciation {
			clause = in.Exit.Clause
		}
		out.Bond, out.Act = v.bond, v.act
		out.Act.InForce = v.force
		out.Source = v.act.Source
		out.Why = because(v.key, st, in, v.act, v.force, clause)
	}
	return out
}

// unbinding says what a State has to do with an instrument that binds nobody.
func (s *Set) unbinding(st party, in Instrument, acts []Act, on when.Day) (Act, Why) {
	key := "declaration"
	if in.Kind == PoliticalAgreement {
		key = "political-agreement"
	}
	for _, a := range acts {
		if ahead(a.Date, on) || a.Kind == Reservation {
			continue
		}
		if a.Kind.signs() {
			return a, because(key+".signed", st, in, a, when.When{}, "")
		}
		return a, because(key+".adopted", st, in, a, when.When{}, "")
	}
	switch list := slices.Concat(in.Parties, in.Participants); {
	case s.named(list, st):
		return Act{}, because(key+".adopted", st, in, Act{}, when.When{}, "")
	case len(list) > 0:
		return Act{}, because(key+".not-adopted", st, in, Act{}, when.When{}, "")
	}
	return Act{}, because("declaration.by-assembly", st, in, Act{}, when.When{}, "", "by", in.AdoptedBy)
}

// silent says what the absence of any act means: something only where the whole table of participants was
// read, or where the instrument itself names its parties.
func (s *Set) silent(st party, in Instrument, on when.Day) (Bond, Why, Source) {
	why := func(key string, more ...string) Why {
		return because(key, st, in, Act{}, when.When{}, "", more...)
	}
	former := s.pending[st.code]
	switch {
	case former != "" && s.named(in.Parties, s.recorded(former)):
		return NothingFound, why("succession-open", "former", s.recorded(former).name), Source{}
	case s.named(in.Parties, st): // in the text, but what it did is not in this record
		return NothingFound, why("not-looked-for"), Source{}
	case len(in.Parties) > 0 && in.OpenToAccession:
		return NotBound, why("no-accession-found"), Source{}
	case len(in.Parties) > 0:
		return NotBound, why("not-a-party"), Source{}
	}
	table, read := s.covered[in.ID]
	switch {
	case !read || st.record < 0:
		return NothingFound, why("not-looked-for"), Source{}
	case table.Through.IsZero():
		return NotBound, why("no-act-found-undated"), table
	case table.Through.Latest() < on:
		return NotBound, why("no-act-found-later", "through", table.Through.String()), table
	}
	return NotBound, why("no-act-found", "through", table.Through.String()), table
}

func (s *Set) owners(in Instrument) string {
	var out []string
	for _, p := range in.Parties {
		st, err := s.state(p.Code)
		if err != nil {
			st.name = p.Code
		}
		out = append(out, st.name)
	}
	return strings.Join(out, ", ")
}
