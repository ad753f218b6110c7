package consultation

import (
	"encoding/json"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/record"
)

// The kinds of record of this room.
const (
	KindConsultation = "consultation.consultation"
	KindPosition     = "consultation.position"
	KindCommitment   = "consultation.commitment"
	KindPledge       = "consultation.pledge"
)

// Room is what the book needs to keep this room's records.
func Room() book.Room {
	return book.Room{Name: "consultation", Kinds: []book.Kind{
		{Name: KindConsultation, Table: "consultation_consultation", Check: checked(checkConsultation)},
		{Name: KindPosition, Table: "consultation_position", Check: checked(checkPosition)},
		{Name: KindCommitment, Table: "consultation_commitment", Check: checked(checkCommitment)},
		{Name: KindPledge, Table: "consultation_pledge", Check: checked(checkPledge)},
	}}
}

// Refs are the records that a document of this room mentions. A document that cannot be read mentions none; the
// check of its kind says why.
func Refs(kind string, doc []byte) []record.Ref {
	var v any
	switch kind {
	case KindConsultation:
		v = new(Consultation)
	case KindPosition:
		v = new(Position)
	case KindCommitment:
		v = new(Commitment)
	case KindPledge:
		v = new(Pledge)
	default:
		return nil
	}
	if json.Unmarshal(doc, v) != nil {
		return nil
	}
	return record.Mentions(v)
}
