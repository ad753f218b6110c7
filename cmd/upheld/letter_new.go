package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/when"
)

type letterNewCmd struct {
	format
	Pattern string `arg:"" optional:"" placeholder:"PATTERN" help:"Which pattern; without it all are listed."`
	Lang    string `default:"en" enum:"en,fr" placeholder:"en|fr" help:"Language of the letter."`
	Out     string `short:"o" placeholder:"FILE" help:"Write this file, which must not be there yet. Without it the pattern is printed."`
}

func (letterNewCmd) Help() string {
	return `Examples:
  upheld letter new
  upheld letter new urgent -o letter.md
  upheld letter new convene --lang fr

What stands in [brackets] is for you to fill in. The date is that of today.`
}

func (c letterNewCmd) Run(_ context.Context, _ *globals, w world) error {
	if c.Pattern == "" {
		all := letter.Patterns()
		return c.print(w, all, func() {
			rows := [][]string{{"pattern", "languages", "what"}}
			for _, p := range all {
				rows = append(rows, []string{p.Name, strings.Join(p.Languages, ", "), p.What})
			}
			table(w, rows)
		})
	}
	text, err := letter.PatternText(c.Pattern, c.Lang)
	if err != nil {
		return err
	}
	text = strings.Replace(text, "\ndate:\n", "\ndate: "+when.Today(w.Now()).String()+"\n", 1)
	if c.Out == "" {
		fmt.Fprint(w.Out, text)
		return nil
	}
	f, err := os.OpenFile(c.Out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if os.IsExist(err) {
		return fault.New(fault.Invalid, "%s is there already; nothing was written", c.Out)
	}
	if err != nil {
		return fault.Wrap(fault.Invalid, err, "%s cannot be written", c.Out)
	}
	_, err = f.WriteString(text)
	if shut := f.Close(); err == nil {
		err = shut
	}
	if err != nil {
		return fault.Wrap(fault.Invalid, err, "%s cannot be written", c.Out)
	}
	fmt.Fprintf(w.Out, "Wrote %s. Fill in what stands in brackets, then: upheld check %s\n", c.Out, c.Out)
	return nil
}
