package election

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// Set is every election of the record as of one moment, by date. It never changes.
type Set struct{ elections []Election }

// NewSet reads the elections among the documents of the book.
func NewSet(docs []book.Doc) (*Set, error) {
	s := &Set{}
	for _, d := range docs {
		if d.Kind != "election.election" {
			continue
		}
		var e Election
		if err := json.Unmarshal(d.JSON, &e); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "%s could not be read", d.Ref)
		}
		e.Ref = d.Ref
		s.elections = append(s.elections, e)
	}
	order.By(s.elections, func(a, b Election) int {
		return cmp.Or(cmp.Compare(a.When.Earliest(), b.When.Earliest()), cmp.Compare(a.Ref, b.Ref))
	})
	return s, nil
}

// Elections are all elections by date.
func (s *Set) Elections() []Election { return slices.Clone(s.elections) }

// Election is the one with a ref.
func (s *Set) Election(ref string) (Election, bool) {
	for _, e := range s.elections {
		if e.Ref == ref {
			return e, true
		}
	}
	return Election{}, false
}
