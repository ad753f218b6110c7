package main

import (
	"context"
	"fmt"
	"time"

	"github.com/upheld/upheld/delivery/send"
)

// mailCmd is what the operator does with mail on its way out.
type mailCmd struct {
	List   mailListCmd   `cmd:"" default:"withargs" help:"What is on its way, what failed, what is in doubt."`
	Again  mailAgainCmd  `cmd:"" help:"Let a mail go again that failed or was cancelled, or let one that waits go now."`
	Settle mailSettleCmd `cmd:"" help:"Say what became of a mail in doubt: it arrived, or it did not and goes again."`
	Cancel mailCancelCmd `cmd:"" help:"Take a mail that waits out of the queue."`
	Key    mailKeyCmd    `cmd:"" help:"Make the DKIM key with which letters are signed, and print its DNS record."`
	DNS    mailDNSCmd    `cmd:"" name:"dns" help:"Print the DNS records that the domain of the sender needs."`
}

func (mailCmd) Help() string {
	return `Examples:
  upheld mail
  upheld mail again dp-2026-11-25-1 --who "Night desk" --why "they have mended their server"
  upheld mail key --mail-dkim upheld --mail-from appeals@upheld.example.org

Mail goes out while ` + "`upheld serve`" + ` runs with its settings (docs/operating.md, "Mail"). The list can be read beside it; what changes the queue needs the record for itself, so use the desk while it runs.`
}

type mailListCmd struct {
	format
	All bool `help:"Also the mails that were sent."`
}

func (mailListCmd) Help() string {
	return `Examples:
  upheld mail
  upheld mail list --all --format json

At most 1000 mails, the one that changed last first.`
}

// mailOut is the JSON shape of one mail in the queue. It is for the team: it holds addresses.
type mailOut struct {
	ID        string `json:"id"`
	Dispatch  string `json:"dispatch"`
	To        string `json:"to"`
	MessageID string `json:"message_id"`
	State     string `json:"state"`
	Since     string `json:"since"`
	Due       string `json:"due,omitempty"` // of one that waits
	Tries     int    `json:"tries"`
	Host      string `json:"host"`
	Code      int    `json:"code"`  // of the last answer, 0 without one
	Words     string `json:"words"` // of the last attempt
}

type mailListOut struct {
	Counts map[send.Is]int `json:"counts"`
	Mails  []mailOut       `json:"mails"`
}

func (c mailListCmd) Run(ctx context.Context, g *globals, w world) error {
	b, err := g.openToRead(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	o, err := send.New(b, send.Config{}, w.Now, nil)
	if err != nil {
		return err
	}
	in := []send.Is{send.Doubt, send.Failed, send.Sending, send.Waiting, send.Cancelled}
	if c.All {
		in = append(in, send.Sent)
	}
	list, err := o.States(ctx, in...)
	if err != nil {
		return err
	}
	out := mailListOut{Mails: []mailOut{}}
	if out.Counts, err = o.Counts(ctx); err != nil {
		return err
	}
	rows := [][]string{{"state", "since", "mail", "to", "what is known"}}
	for _, s := range list {
		m := mailOut{
			ID: s.ID, Dispatch: s.Dispatch, To: s.To, MessageID: s.MessageID, State: string(s.Is), Since: s.Since.Format(time.RFC3339),
			Tries: s.Tries, Host: s.Host,
		}
		if s.Is == send.Waiting {
			m.Due = s.Due.Format(time.RFC3339)
		}
		if n := len(s.Attempts); n > 0 {
			m.Code, m.Words = s.Attempts[n-1].Code, s.Attempts[n-1].Words
		}
		out.Mails = append(out.Mails, m)
		rows = append(rows, []string{m.State, s.Since.Format("2006-01-02 15:04"), m.ID, m.To, s.InWords()})
	}
	return c.print(w, out, func() {
		if len(list) == 0 {
			fmt.Fprintln(w.Out, "No mail is on its way, has failed or is in doubt.")
		} else {
			table(w, rows)
		}
		fmt.Fprintf(w.Out, "%d sent, %d waiting, %d in doubt, %d failed, %d cancelled.\n", out.Counts[send.Sent], out.Counts[send.Waiting]+out.Counts[send.Sending],
			out.Counts[send.Doubt], out.Counts[send.Failed], out.Counts[send.Cancelled])
	})
}
