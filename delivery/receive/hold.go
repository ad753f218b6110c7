package receive

import (
	"context"
	"strings"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/sorting"
	"github.com/upheld/upheld/fault"
)

// Held is a message that waits for a person, with the dispatches to which it may belong.
type Held struct {
	delivery.Message
	Guesses []Guess
}

// Held are the messages that wait for a person, the newest first.
func (x *Inbox) Held(ctx context.Context) ([]Held, error) {
	list, err := x.withStatus(ctx, held)
	if err != nil {
		return nil, err
	}
	if err := x.index.refresh(ctx, x.book); err != nil {
		return nil, err
	}
	out := make([]Held, 0, len(list))
	for _, m := range list {
		out = append(out, Held{m, x.guesses(m)})
	}
	return out, nil
}

// Tie says that a message belongs to a dispatch, and, unless kind is empty, what it is. It is a person's word, with the
// reason: no later sorting changes it.
func (x *Inbox) Tie(ctx context.Context, ref, dispatch string, kind delivery.Kind, who, why string) (delivery.Message, error) {
	m, err := x.read(ctx, ref)
	if err != nil {
		return m.Message, err
	}
	if err := x.index.refresh(ctx, x.book); err != nil {
		return m.Message, err
	}
	if _, ok := x.index.dispatch(dispatch); !ok {
		return m.Message, fault.New(fault.Invalid, "there is no dispatch %q", dispatch)
	}
	m.Dispatch, m.Status, m.How, m.Reason = dispatch, tied, byPerson, strings.TrimSpace(why)
	if kind != "" && kind != m.Kind {
		m.Why = append(m.Why, "a person says that it is "+string(kind)+" and not "+string(m.Kind))
		m.Kind = kind
	}
	return m.Message, x.say(ctx, m, who)
}

// Aside says that a message is of no concern here: spam, a mistake. Its raw bytes stay.
func (x *Inbox) Aside(ctx context.Context, ref, reason, who string) (delivery.Message, error) {
	old, ok, err := x.message(ctx, ref) // its bytes are not needed, and may be destroyed
	if err == nil && !ok {
		err = fault.New(fault.NotFound, "there is no mail %s", ref)
	}
	m := sorted{Message: old}
	if err != nil {
		return old, err
	}
	if strings.TrimSpace(reason) == "" {
		return m.Message, fault.New(fault.Invalid, "say why the mail is set aside")
	}
	m.Status, m.Dispatch, m.How, m.Reason = aside, "", byPerson, strings.TrimSpace(reason)
	return m.Message, x.say(ctx, m, who)
}

// SortAgain sorts a message by the rules of today. What a person said of it stays.
func (x *Inbox) SortAgain(ctx context.Context, ref string) (delivery.Message, error) {
	old, ok, err := x.message(ctx, ref)
	switch {
	case err != nil:
		return old, err
	case !ok:
		return old, fault.New(fault.NotFound, "there is no mail %s", ref)
	case old.How == byPerson:
		return old, nil
	}
	raw, err := x.Raw(ctx, ref)
	if err != nil {
		return old, err
	}
	p, err := x.book.Papers().Get(ctx, ref)
	if err != nil {
		return old, err
	}
	env := envelopeOf(p)
	if env.Via = old.Via; len(env.To) > 0 { // those of later deliveries stand in the record only
		env.To = append(env.To, Envelope{To: old.To}.without(env.To)...)
	}
	m := messageOf(sorting.Sort(raw, env.To...), raw, old.SHA256, env)
	if err := x.settle(ctx, &m); err != nil {
		return old, err
	}
	return m.Message, x.say(ctx, m, Speaker)
}

// read is a message with what its bytes say, for a change by a person.
func (x *Inbox) read(ctx context.Context, ref string) (sorted, error) {
	old, ok, err := x.message(ctx, ref)
	if err == nil && !ok {
		err = fault.New(fault.NotFound, "there is no mail %s", ref)
	}
	if err != nil {
		return sorted{}, err
	}
	raw, err := x.Raw(ctx, ref)
	if err != nil {
		return sorted{}, err
	}
	return sorted{Message: old, from: sorting.Sort(raw, old.To...)}, nil
}
