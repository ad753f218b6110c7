package consultation

import (
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// Draft is what a command says to write one record of this room: v is a Consultation, Position, Commitment or Pledge (a
// value). All of it is public: these are statements of States in public.
func Draft(v any) (book.Draft, error) {
	d := book.Draft{Log: "public"}
	switch x := v.(type) {
	case Consultation:
		d.Kind, d.Ref = KindConsultation, x.Ref
	case Position:
		d.Kind, d.Ref = KindPosition, x.Ref
	case Commitment:
		d.Kind, d.Ref = KindCommitment, x.Ref
	case Pledge:
		d.Kind, d.Ref = KindPledge, x.Ref
	default:
		return book.Draft{}, fault.New(fault.Internal, "%T is no record of the room consultation", v)
	}
	fields, err := book.Said(v)
	if err != nil {
		return book.Draft{}, err
	}
	for name, value := range fields {
		d.Fields = append(d.Fields, book.Field{Name: name, Value: value})
	}
	order.By(d.Fields, func(a, b book.Field) int { return strings.Compare(a.Name, b.Name) })
	return d, nil
}
