package delivery

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// team is the sensitivity of what must not leave the house.
const team = "team"

// hidden are the fields that only the team sees, by kind. Messages are hidden whole, in the case log.
var hidden = map[string][]string{
	KindDispatch: {"address", "reply_to", "message_id", "subject", "address_was"},
	KindStep:     {"at", "proof_details"},
	KindReply:    {"text", "message"},
	KindAnswer:   {"passages"},
}

// Hidden are the fields of a kind that only the team sees, unless whoever writes the record opens them.
func Hidden(kind string) []string { return hidden[kind] }

// Draft is what a command says to write one record of this room: v is a Dispatch, Step, Reply, Answer or Message (a value).
// Fields that are for the team are marked so; Open names those of them that are published all the same.
func Draft(v any, open ...string) (book.Draft, error) {
	d := book.Draft{Log: "public"}
	switch x := v.(type) {
	case Dispatch:
		d.Kind, d.Ref = KindDispatch, x.Ref
	case Step:
		d.Kind, d.Ref = KindStep, x.Ref
	case Reply:
		d.Kind, d.Ref = KindReply, x.Ref
	case Answer:
		d.Kind, d.Ref = KindAnswer, x.Ref
	case Message:
		d.Kind, d.Ref, d.Log = KindMessage, x.Ref, "case"
	default:
		return book.Draft{}, fault.New(fault.Internal, "%T is no record of the room delivery", v)
	}
	fields, err := book.Said(v)
	if err != nil {
		return book.Draft{}, err
	}
	d.See = map[string]string{}
	for name, value := range fields {
		d.Fields = append(d.Fields, book.Field{Name: name, Value: value})
		if d.Log == "case" || slices.Contains(hidden[d.Kind], name) && !slices.Contains(open, name) {
			d.See[name] = team
		}
	}
	order.By(d.Fields, func(a, b book.Field) int { return strings.Compare(a.Name, b.Name) })
	return d, nil
}

// Beside keeps a draft as closed as what it is about, the newest version of its dispatch or reply: what is said of a record
// of the case log stays in the case log. A step that went into the public log would tell that there is such a dispatch.
func Beside(d book.Draft, about book.Doc) book.Draft {
	if about.Log != "case" {
		return d
	}
	d.Log = "case"
	for _, f := range d.Fields {
		d.See[f.Name] = team
	}
	return d
}
