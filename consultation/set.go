package consultation

import (
	"encoding/json"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
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
	return s, nil
}
