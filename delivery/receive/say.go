package receive

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

// say writes the record of a message, and with it, in the same commit, the step of its dispatch that it proves when a
// person has tied it.
func (x *Inbox) say(ctx context.Context, m sorted, who string) error {
	_, err := x.book.Say(ctx, who, func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		d, err := delivery.Draft(m.Message)
		if err != nil {
			return nil, err
		}
		drafts := []book.Draft{d}
		step, ok := x.step(m)
		if !ok || m.How != byPerson {
			return drafts, nil
		}
		ref, done, err := freeStep(ctx, tx, m.Dispatch, m.Ref)
		if err != nil || done {
			return drafts, err
		}
		step.Ref = ref
		if d, err = delivery.Draft(step); err != nil {
			return nil, err
		}
		about, _, err := tx.Doc(ctx, m.Dispatch)
		if err != nil {
			return nil, err
		}
		return append(drafts, delivery.Beside(d, about)), nil
	})
	return err
}

// step is what a tied message proves of its dispatch once a person has looked: that the letter did not arrive (a bounce), or
// that it did (a notice of the recipient's system). No rule can tell a notice from a forged one: all that it quotes of our
// letter, its address and its Message-ID, stands in the letter itself, which its readers have. What a person wrote proves
// nothing here; a documenter says what it is.
func (x *Inbox) step(m sorted) (delivery.Step, bool) {
	if m.Status != tied {
		return delivery.Step{}, false
	}
	s := delivery.Step{
		Dispatch: m.Dispatch, When: when.On(when.FromTime(timeOf(m.Received), time.UTC)), At: m.Received,
		Proof:   delivery.Proof{Kind: "dsn", SHA256: m.SHA256},
		Details: delivery.Details{Message: m.Ref, Words: words(m)},
	}
	switch b := m.from.Bounce; {
	case m.Kind == delivery.Bounce && b.Action == "failed":
		s.Step = appeal.Undeliverable
	case m.Kind == delivery.Receipt && (b.Action == "delivered" || b.Read):
		s.Step = appeal.Delivered
	default:
		return delivery.Step{}, false
	}
	return s, x.speaksOf(m)
}

func words(m sorted) string {
	b := m.from.Bounce
	said := []string{b.Action, b.Status, b.Final, b.Diagnostic, b.Reporter}
	return strings.Join(strings.Fields(strings.Join(said, " ")), " ")
}

// speaksOf says whether a notice is of the mail that we sent, and not of one that somebody else sent on, or that a stranger
// sent in our name.
func (x *Inbox) speaksOf(m sorted) bool {
	d, ok := x.index.dispatch(m.Dispatch)
	if !ok {
		return false
	}
	b := m.from.Bounce
	if b.MessageID != "" && d.MessageID != "" {
		return messageID(b.MessageID) == messageID(d.MessageID)
	}
	ours, theirs := domainOf(d.Address), domainOf(b.Final)
	if b.Original != "" {
		theirs = domainOf(b.Original)
	}
	return ours == "" || theirs == "" || ours == theirs || strings.HasSuffix(theirs, "."+ours) || strings.HasSuffix(ours, "."+theirs)
}

// freeStep is the id of the next step of a dispatch. done says that a step rests on this message already.
func freeStep(ctx context.Context, tx *book.Tx, dispatch, message string) (ref string, done bool, err error) {
	for n := 1; ; n++ {
		ref := fmt.Sprintf("%s/%d", dispatch, n)
		doc, ok, err := tx.Doc(ctx, ref)
		if err != nil || !ok {
			return ref, false, err
		}
		var s delivery.Step
		if err := json.Unmarshal(doc.JSON, &s); err != nil {
			return ref, false, fault.Wrap(fault.Internal, err, "the step %s cannot be read", ref)
		}
		if s.Details.Message == message {
			return ref, true, nil
		}
	}
}
