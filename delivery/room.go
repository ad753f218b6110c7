package delivery

import (
	"encoding/json"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/record"
)

// The kinds of record of this room.
const (
	KindDispatch = "delivery.dispatch"
	KindStep     = "delivery.step"
	KindReply    = "delivery.reply"
	KindAnswer   = "delivery.answer"
	KindMessage  = "delivery.message"
)

// Room is what the book needs to keep this room's records.
func Room() book.Room {
	one := func(name string) []book.Column { return []book.Column{{Name: name, Type: "text", Index: true}} }
	return book.Room{Name: "delivery", Kinds: []book.Kind{
		{
			Name: KindDispatch, Table: "delivery_dispatch", Check: checked(checkDispatch), Columns: one("appeal"),
			Promote: promoted(func(d *Dispatch) []any { return []any{text(d.Appeal)} }),
		},
		{
			Name: KindStep, Table: "delivery_step", Check: checked(checkStep), Columns: one("dispatch"),
			Promote: promoted(func(s *Step) []any { return []any{text(s.Dispatch)} }),
		},
		{
			Name: KindReply, Table: "delivery_reply", Check: checked(checkReply), Columns: one("appeal"),
			Promote: promoted(func(r *Reply) []any { return []any{text(r.Appeal)} }),
		},
		{
			Name: KindAnswer, Table: "delivery_answer", Check: checked(checkAnswer), Columns: one("demand"),
			Promote: promoted(func(a *Answer) []any { return []any{text(a.Demand)} }),
		},
		{
			Name: KindMessage, Table: "delivery_message", Check: checked(checkMessage), Columns: one("status"),
			Promote: promoted(func(m *Message) []any { return []any{text(m.Status)} }),
		},
	}}
}

func promoted[T any](columns func(*T) []any) func([]byte) ([]any, error) {
	return func(doc []byte) ([]any, error) {
		v := new(T)
		if err := json.Unmarshal(doc, v); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "a record could not be read")
		}
		return columns(v), nil
	}
}

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// Refs are the records that a document of this room mentions. A document that cannot be read mentions none; the
// check of its kind says why.
func Refs(kind string, doc []byte) []record.Ref {
	var v any
	switch kind {
	case KindDispatch:
		v = new(Dispatch)
	case KindStep:
		v = new(Step)
	case KindReply:
		v = new(Reply)
	case KindAnswer:
		v = new(Answer)
	case KindMessage:
		v = new(Message)
	default:
		return nil
	}
	if json.Unmarshal(doc, v) != nil {
		return nil
	}
	return record.Mentions(v)
}
