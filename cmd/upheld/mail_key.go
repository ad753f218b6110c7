package main

import (
	"context"
	"fmt"

	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/fault"
)

type mailKeyCmd struct {
	senderSettings `embed:"" prefix:"mail-"`
	Kind           string `default:"rsa" enum:"rsa,ed25519" help:"rsa, which every server can check, or ed25519 (RFC 8463), which few can."`
}

func (mailKeyCmd) Help() string {
	return `Example:
  upheld mail key --mail-dkim upheld --mail-from appeals@upheld.example.org

The key stays in the data folder, sealed when that is encrypted. One that is there is only shown: for a new one choose a new selector, and leave the record of the old one for a month.`
}

func (c mailKeyCmd) Run(ctx context.Context, g *globals, w world) error {
	if c.DKIM == "" || c.From == "" {
		return fault.New(fault.Invalid, "say the selector (--mail-dkim) and the sender (--mail-from) of the key")
	}
	b, err := g.openToRead(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	k, err := send.ReadKey(b, c.DKIM)
	if fault.KindOf(err) == fault.NotFound {
		if k, err = send.NewKey(b, c.DKIM, send.KeyKind(c.Kind)); err == nil {
			fmt.Fprintf(w.Out, "A new key was made. Put this record into the DNS, then start upheld serve with --mail-dkim %s.\n\n", c.DKIM)
		}
	}
	if err != nil {
		return err
	}
	return c.records(w, k, true)
}

type mailDNSCmd struct {
	senderSettings `embed:"" prefix:"mail-"`
}

func (mailDNSCmd) Help() string {
	return `Example:
  upheld mail dns --mail-from appeals@upheld.example.org --mail-host mail.upheld.example.org --mail-dkim upheld

Prints lines of a zone file for SPF, DKIM, DMARC and MX. Nothing is looked up and nothing is changed.`
}

func (c mailDNSCmd) Run(ctx context.Context, g *globals, w world) error {
	if c.From == "" {
		return fault.New(fault.Invalid, "say the sender of mail (--mail-from)")
	}
	var k *send.Key
	if c.DKIM != "" {
		b, err := g.openToRead(ctx, w)
		if err != nil {
			return err
		}
		defer b.Close()
		if k, err = send.ReadKey(b, c.DKIM); err != nil {
			return err
		}
	}
	return c.records(w, k, false)
}

func (s senderSettings) records(w world, k *send.Key, keyOnly bool) error {
	list, err := send.Records(s.From, s.replies(), s.Host, s.relayHost(), k)
	if err != nil {
		return err
	}
	if keyOnly {
		list = list[:1]
	}
	for _, r := range list {
		fmt.Fprintf(w.Out, "; %s\n%s. IN %s %s\n", r.Why, r.Name, r.Type, r.Quoted())
	}
	return nil
}
