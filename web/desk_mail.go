package web

import (
	"context"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/receive"
	outgoing "github.com/upheld/upheld/delivery/send"
)

// Post puts mail out: what the desk needs of a send.Office. A mail has the id of its dispatch.
type Post interface {
	// Ready says why no mail can go out; nil when it can.
	Ready() error
	// Trouble says why nothing goes out at present, for the operator; "" when nothing hinders.
	Trouble() string
	// Address is a new reply address that leads to one dispatch.
	Address() (string, error)
	Compose(l outgoing.Letter) ([]byte, error)
	Keep(ctx context.Context, d delivery.Dispatch, raw []byte) error
	Put(ctx context.Context, d delivery.Dispatch, raw []byte) error
	State(ctx context.Context, dispatch string) (outgoing.State, error)
	States(ctx context.Context, in ...outgoing.Is) ([]outgoing.State, error)
	Again(ctx context.Context, id, who, why string) error
	Settle(ctx context.Context, id string, arrived bool, who, why string) error
	Cancel(ctx context.Context, id, who, why string) error
}

// Inbox keeps what comes in: what the desk needs of a receive.Inbox.
type Inbox interface {
	Held(ctx context.Context) ([]receive.Held, error)
	Raw(ctx context.Context, message string) ([]byte, error)
	Take(ctx context.Context, raw []byte, env receive.Envelope, via string) (delivery.Message, error)
	Tie(ctx context.Context, message, dispatch string, kind delivery.Kind, who, why string) (delivery.Message, error)
	Aside(ctx context.Context, message, reason, who string) (delivery.Message, error)
	SortAgain(ctx context.Context, message string) (delivery.Message, error)
}

// Mail gives the desk what sends and what receives. Either may be nil: then its pages say that this program does not.
func (d *Desk) Mail(out Post, in Inbox) *Desk {
	d.out, d.in = out, in
	return d
}
