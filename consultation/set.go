package consultation

import (
	"cmp"
	"encoding/json"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// Set is everything of this room as of one moment, in memory. It never changes.
type Set struct {
	consultations []Consultation
	positions     []Position
	commitments   []Commitment
	pledges       []Pledge
}

// NewSet reads the documents of this room among docs. A document may lack fields that its reader may not see.
func NewSet(docs []book.Doc) (*Set, error) {
	s := &Set{}
	for _, d := range docs {
		var err error
		switch d.Kind {
		case KindConsultation:
			v := Consultation{}
			err = json.Unmarshal(d.JSON, &v)
			v.Ref = d.Ref
			s.consultations = append(s.consultations, v)
		case KindPosition:
			v := Position{}
			err = json.Unmarshal(d.JSON, &v)
			v.Ref = d.Ref
			s.positions = append(s.positions, v)
		case KindCommitment:
			v := Commitment{}
			err = json.Unmarshal(d.JSON, &v)
			v.Ref = d.Ref
			s.commitments = append(s.commitments, v)
		case KindPledge:
			v := Pledge{}
			err = json.Unmarshal(d.JSON, &v)
			v.Ref = d.Ref
			s.pledges = append(s.pledges, v)
		}
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the record %s could not be read", d.Ref)
		}
	}
	s.order()
	return s, nil
}

// order sorts everything by date, then ref.
func (s *Set) order() {
	order.By(s.consultations, func(a, b Consultation) int {
		return cmp.Or(byDay(firstCall(a), firstCall(b)), cmp.Compare(a.Ref, b.Ref))
	})
	order.By(s.positions, func(a, b Position) int { return cmp.Or(byDay(a.When, b.When), cmp.Compare(a.Ref, b.Ref)) })
	order.By(s.commitments, func(a, b Commitment) int { return cmp.Or(byDay(a.When, b.When), cmp.Compare(a.Ref, b.Ref)) })
	order.By(s.pledges, func(a, b Pledge) int {
		return cmp.Or(byDay(firstStep(a), firstStep(b)), cmp.Compare(a.Ref, b.Ref))
	})
}

func firstCall(c Consultation) when.When {
	if len(c.Calls) == 0 {
		return when.When{}
	}
	return c.Calls[0].When
}

func firstStep(p Pledge) when.When {
	if len(p.Steps) == 0 {
		return when.When{}
	}
	return p.Steps[0].When
}
