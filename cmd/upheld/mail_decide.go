package main

import (
	"context"
	"fmt"

	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/fault"
)

// deciding is what commands take that change the queue.
type deciding struct {
	Mail string `arg:"" placeholder:"DISPATCH" help:"Id of the dispatch, as upheld mail shows it."`
	Who  string `default:"operator" placeholder:"NAME" help:"Who decides this; kept with the attempts." env:"UPHELD_WHO"`
	Why  string `placeholder:"WORDS" help:"The reason; kept with the attempts."`
}

// decide opens the queue for a change and says how the mail stands after it.
func (d deciding) decide(ctx context.Context, g *globals, w world, do func(*send.Office) error) error {
	b, err := g.openToWrite(ctx, w)
	if fault.KindOf(err) == fault.Conflict {
		return fault.Wrap(fault.Conflict, err, "%s: while upheld serve runs, use the page of the dispatch on the desk", fault.Say(err))
	}
	if err != nil {
		return err
	}
	defer b.Close()
	o, err := send.New(b, send.Config{}, w.Now, nil)
	if err != nil {
		return err
	}
	if err := do(o); err != nil {
		return err
	}
	s, err := o.State(ctx, d.Mail)
	if err == nil {
		fmt.Fprintf(w.Out, "%s is %s.\n", d.Mail, s.Is)
	}
	return err
}

type mailAgainCmd struct{ deciding }

func (mailAgainCmd) Help() string {
	return "Example:\n  upheld mail again dp-2026-11-25-1 --why \"they have mended their server\"\n\nIt is the same mail with the same id, and its five days begin anew."
}

func (c mailAgainCmd) Run(ctx context.Context, g *globals, w world) error {
	return c.decide(ctx, g, w, func(o *send.Office) error { return o.Again(ctx, c.Mail, c.Who, c.Why) })
}

type mailSettleCmd struct {
	deciding
	Arrived    bool `xor:"what" required:"" help:"The server had taken it: it is sent."`
	NotArrived bool `xor:"what" required:"" help:"The server had not taken it: it goes again, with the same id."`
}

func (mailSettleCmd) Help() string {
	return `Examples:
  upheld mail settle dp-2026-11-25-1 --arrived --why "their office confirmed by telephone"
  upheld mail settle dp-2026-11-25-1 --not-arrived --why "their mail administrator finds no such id"

A mail is in doubt when its connection or this program ended after the mail and before the server's answer. It never goes again by itself, since it might arrive twice.`
}

func (c mailSettleCmd) Run(ctx context.Context, g *globals, w world) error {
	return c.decide(ctx, g, w, func(o *send.Office) error { return o.Settle(ctx, c.Mail, c.Arrived, c.Who, c.Why) })
}

type mailCancelCmd struct{ deciding }

func (mailCancelCmd) Help() string {
	return "Example:\n  upheld mail cancel dp-2026-11-25-1 --why \"the letter was handed over instead\""
}

func (c mailCancelCmd) Run(ctx context.Context, g *globals, w world) error {
	return c.decide(ctx, g, w, func(o *send.Office) error { return o.Cancel(ctx, c.Mail, c.Who, c.Why) })
}
