package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery/silence"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	plaintext "github.com/upheld/upheld/letter/plain"
	"github.com/upheld/upheld/when"
)

type silenceCmd struct {
	Demand    string `arg:"" placeholder:"DEMAND" help:"Id of a demand, for example d-convene."`
	Addressee string `placeholder:"NAME" help:"Whose silence, as the demand names it; needed where it asks several."`
	On        string `placeholder:"DAY" help:"As things stood on this day; today when left out."`
	Lang      string `default:"en" enum:"en,fr" help:"Language of the statement: en or fr."`
	State     bool   `help:"Where silence cannot be stated, print the state of the demand instead, which says what is missing."`
	Site      string `placeholder:"URL" help:"Address at which the log is served; it stands in the part that tells how to check." env:"UPHELD_ADDRESS"`
	Out       string `short:"o" placeholder:"FILE" help:"Write this file; its ending says how: .pdf, .html, .docx or .txt. Without it plain text is printed."`
}

func (silenceCmd) Help() string {
	return `Examples:
  upheld silence d-convene --addressee "United States" --on 2018-12-31 -o silence.pdf
  upheld silence d-convene --addressee "United States" --state --lang fr

Silent is said only of an addressee to whom the letter was delivered (with a proof), who was reminded (with a proof), and who let both terms pass without an answer. Whatever of it is missing is named, and the exit status is 1. The statement is made of what is public.`
}

func (c silenceCmd) Run(ctx context.Context, g *globals, w world) error {
	ending := strings.ToLower(filepath.Ext(c.Out))
	set := setters[ending]
	if c.Out != "" && set == nil {
		return fault.New(fault.Invalid, "%s has no ending that says how to write it; use .pdf, .html, .docx or .txt", c.Out)
	}
	on, err := day(c.On, w)
	if err != nil {
		return err
	}
	if today := when.Today(w.Now().UTC()); on > today {
		return fault.New(fault.Invalid, "--on: %s has not come yet", on)
	}
	b, err := g.openToHandOut(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	s, err := stateOf(ctx, b, c.Demand, c.Addressee, on)
	if err != nil {
		return err
	}
	if !s.Silent() && !c.State {
		return notSilent(s)
	}
	proofs, err := silence.ProofsIn(ctx, b, s.Refs(), c.Site)
	if err != nil {
		return err
	}
	d := silence.Document(s, proofs, c.Lang)
	if c.Out == "" {
		fmt.Fprint(w.Out, string(plaintext.Write(d)))
		return nil
	}
	file, err := set(d)
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.Out, file, 0o600); err != nil {
		return fault.Wrap(fault.Invalid, err, "%s cannot be written", c.Out)
	}
	fmt.Fprintf(w.Out, "%s: %s\n", c.Out, d.Title)
	return nil
}

// stateOf reads the record twice: what the public sees for the statement, and what the team sees for the messages that
// wait.
func stateOf(ctx context.Context, b *book.Book, demand, addressee string, on when.Day) (silence.Statement, error) {
	var both [2]*house.House
	for i, v := range []access.Viewer{access.Anyone(), access.Operator()} {
		docs, err := b.Docs(ctx, v, book.At{})
		if err != nil {
			return silence.Statement{}, err
		}
		if both[i], err = house.FromDocs(docs); err != nil {
			return silence.Statement{}, err
		}
	}
	open := both[0]
	return silence.Of(silence.Rooms{
		Appeals: open.Appeals, Custody: open.Custody, Delivery: open.Delivery, Letters: open.Letters, Pen: both[1].Delivery,
	}, demand, addressee, on)
}

// notSilent says which parts are missing.
func notSilent(s silence.Statement) error {
	lines := make([]string, len(s.Missing))
	for i, m := range s.Missing {
		lines[i] = "  - " + m.Words("en")
	}
	return fault.New(fault.NotSo, "it cannot be stated that %s was silent on %s about %s. Missing is:\n%s\nWith --state the state of the demand is printed instead.",
		s.Addressee, when.On(s.On).Words("en"), s.Demand.Ref, strings.Join(lines, "\n"))
}
