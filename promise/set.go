package promise

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// Set is everything that is promised in a book, indexed for questions. It never changes, so any number of
// goroutines may ask at once. What it hands out shares its inner slices and maps: read, do not write.
type Set struct {
	instruments []Instrument // by day of adoption
	provisions  []Provision  // by instrument, then in the order of their ids
	states      []State      // by name
	registry    Registry

	byID    map[string]int         // instrument
	parts   map[string][]Provision // of an instrument, in order
	byRef   map[string]int         // provision
	byCode  map[string]int         // state, under each of its codes
	pending map[string]string      // State whose succession is not settled, to the dissolved State
	covered map[string]Source      // instrument to where its whole table was read
}

// NewSet reads the records of this room; documents of other kinds are passed over. It copes with a book in
// the middle of an import (a provision without its instrument). Errors are fault.Invalid and name the record.
func NewSet(docs []book.Doc) (*Set, error) {
	s := &Set{
		byID: map[string]int{}, parts: map[string][]Provision{}, byRef: map[string]int{}, byCode: map[string]int{},
		pending: map[string]string{}, covered: map[string]Source{},
	}
	var states []book.Doc
	var registries []registry
	for _, d := range docs {
		switch d.Kind {
		case kindInstrument:
			var v instrumentDoc
			if err := read(d.Ref, d.JSON, &v, false); err != nil {
				return nil, err
			}
			in := v.instrument()
			in.ID = d.Ref
			complete(&in)
			s.instruments = append(s.instruments, in)
		case kindProvision:
			var v provisionDoc
			if err := read(d.Ref, d.JSON, &v, false); err != nil {
				return nil, err
			}
			s.provisions = append(s.provisions, v.provision(d.Ref))
		case kindParties:
			var v registryDoc
			if err := read(d.Ref, d.JSON, &v, false); err != nil {
				return nil, err
			}
			registries = append(registries, registry{d.Ref, v.Registry})
		case kindState:
			states = append(states, d)
		}
	}
	s.registry = merged(registries)
	for _, d := range states { // after the registry, whose sources their acts name
		var v stateDoc
		if err := read(d.Ref, d.JSON, &v, false); err != nil {
			return nil, err
		}
		s.states = append(s.states, v.state(d.Ref, s.registry.Sources))
	}
	s.index()
	return s, nil
}

func (s *Set) index() {
	order.By(s.instruments, func(a, b Instrument) int {
		return cmp.Or(cmp.Compare(a.Adopted.Earliest(), b.Adopted.Earliest()), strings.Compare(a.ID, b.ID))
	})
	for i, in := range s.instruments {
		s.byID[in.ID] = i
	}
	order.By(s.provisions, func(a, b Provision) int {
		return cmp.Or(cmp.Compare(s.rank(a.Instrument), s.rank(b.Instrument)), natural(a.Ref, b.Ref))
	})
	for i, p := range s.provisions {
		s.byRef[p.Ref] = i
		s.parts[p.Instrument] = append(s.parts[p.Instrument], p)
	}
	order.By(s.states, func(a, b State) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Code, b.Code))
	})
	for i, st := range s.states {
		s.byCode[st.Code], s.byCode[st.ISO2] = i, i
		for _, c := range withKnown(st.Continues, continues[st.Code]) {
			s.byCode[c] = i
		}
		if st.Dissolved {
			for _, c := range withKnown(st.OpenSuccessors, openSuccessors[st.Code]) {
				s.pending[c] = st.Code
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(s.registry.Sources)) {
		src := s.registry.Sources[key]
		for _, id := range slices.Concat(src.Covers, slices.Collect(maps.Keys(src.Files))) {
			if old, ok := s.covered[id]; !ok || old.Through.Latest() < src.Through.Latest() {
				s.covered[id] = src
			}
		}
	}
}

// ReadThrough is the day up to which the tables of participants were read, the earliest of all tables; 0 when there is
// none. A later act is in the record only where some other source told of it.
func (s *Set) ReadThrough() when.Day {
	var first when.Day
	for _, src := range s.covered {
		if d := src.Through.Latest(); !src.Through.IsZero() && (first == 0 || d < first) {
			first = d
		}
	}
	return first
}

type registry struct {
	ref string
	Registry
}

// merged is one Registry of several files. Where two give one source key, the first by ref keeps it.
func merged(list []registry) Registry {
	order.By(list, func(a, b registry) int { return strings.Compare(a.ref, b.ref) })
	var out Registry
	for i, r := range list {
		if i == 0 {
			out = r.Registry
			out.Sources = maps.Clone(out.Sources)
			continue
		}
		out.NotFound = append(slices.Clip(out.NotFound), r.NotFound...)
		for k, src := range r.Sources {
			if _, taken := out.Sources[k]; !taken {
				if out.Sources == nil {
					out.Sources = map[string]Source{}
				}
				out.Sources[k] = src
			}
		}
	}
	return out
}

// rank puts provisions whose instrument is not here behind all others.
func (s *Set) rank(instrument string) int {
	if i, ok := s.byID[instrument]; ok {
		return i
	}
	return len(s.instruments)
}

// natural compares with numbers by value, so that art-9 comes before art-10.
func natural(a, b string) int {
	for a != "" && b != "" {
		na, nb := digits(a), digits(b)
		if na > 0 && nb > 0 {
			x, y := strings.TrimLeft(a[:na], "0"), strings.TrimLeft(b[:nb], "0")
			if c := cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y)); c != 0 {
				return c
			}
			a, b = a[na:], b[nb:]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

func digits(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}

// Instruments is all instruments, by day of adoption.
func (s *Set) Instruments() []Instrument { return slices.Clone(s.instruments) }

// Provisions is the provisions of one instrument in order, none when there is no such instrument.
func (s *Set) Provisions(instrument string) []Provision { return slices.Clone(s.parts[instrument]) }

// States is the States whose acts were looked for, by name.
func (s *Set) States() []State { return slices.Clone(s.states) }

// Registry is what the files of acts say about themselves.
func (s *Set) Registry() Registry { return s.registry }

// Instrument is one instrument by its id. Errors are fault.NotFound.
func (s *Set) Instrument(id string) (Instrument, error) {
	i, ok := s.byID[id]
	if !ok {
		return Instrument{}, fault.New(fault.NotFound, "There is no instrument %q in this record.", id)
	}
	return s.instruments[i], nil
}

// Provision is one provision by its ref, such as "iccpr/art-19". Errors are fault.NotFound.
func (s *Set) Provision(ref string) (Provision, error) {
	i, ok := s.byRef[ref]
	if !ok {
		return Provision{}, fault.New(fault.NotFound, "There is no provision %q in this record.", ref)
	}
	return s.provisions[i], nil
}
