package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/letter/check"
	"github.com/upheld/upheld/when"
)

type checkCmd struct {
	format
	asOf
	Letter string `arg:"" placeholder:"LETTER" help:"The letter, in the format of docs/letter-format.md; - reads it from standard input."`
	On     string `placeholder:"DAY" help:"Check it as of this day; the day of the letter when left out, else today."`
	Lang   string `default:"" enum:",en,fr" placeholder:"en|fr" help:"Language of the findings; that of the letter when left out, where it is one of these."`
}

func (checkCmd) Help() string {
	return `Examples:
  upheld check letter.md
  upheld check letter.md --on 2016-05-13 --format json

Every finding says where, what and how to mend it; docs/checks.md lists them all. Exit status 0 when there is no error, 1 when there is one, 2 when the letter cannot be read.`
}

// checkOut is the JSON shape of `upheld check`.
type checkOut struct {
	Letter   string       `json:"letter"`
	On       string       `json:"on"`
	Errors   int          `json:"errors"`
	Warnings int          `json:"warnings"`
	Notes    int          `json:"notes"`
	Findings []findingOut `json:"findings"`
}

type findingOut struct {
	Code     string   `json:"code"`
	Severity string   `json:"severity"`
	Line     int      `json:"line"` // from 1; 0 for the letter as a whole
	Col      int      `json:"col"`  // in characters, from 1
	Start    int      `json:"start"`
	End      int      `json:"end"`    // bytes of the letter, start to before end
	Text     string   `json:"text"`   // what stands there, shortened
	Demand   int      `json:"demand"` // 0 for none
	Words    string   `json:"words"`
	Mend     string   `json:"mend"`
	Refs     []string `json:"refs"` // ids of the records that show it
}

func (c checkCmd) Run(ctx context.Context, g *globals, w world) error {
	text, err := c.text(w)
	if err != nil {
		return err
	}
	l, err := letter.Parse(text)
	if err != nil {
		return fault.Wrap(fault.Invalid, err, "%s cannot be read as a letter:\n%s", c.Letter, fault.Say(err))
	}
	on, err := c.day(l, w)
	if err != nil {
		return err
	}
	checker, err := g.checker(ctx, w, c.asOf)
	if err != nil {
		return err
	}
	lang := c.Lang
	if lang == "" {
		lang = l.Head.Language
	}
	out := tellFindings(c.Letter, on, l, checker.Check(l, on), lang)
	if err := c.print(w, out, func() { c.show(w, out) }); err != nil {
		return err
	}
	if out.Errors > 0 {
		return errNo
	}
	return nil
}

// maxLetter is the largest file that is read as a letter.
const maxLetter = 4 << 20

func (c checkCmd) text(w world) (string, error) {
	in := w.In
	if c.Letter != "-" {
		f, err := os.Open(c.Letter)
		if err != nil {
			return "", fault.Wrap(fault.Invalid, err, "the letter %s cannot be opened", c.Letter)
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, maxLetter))
	if err != nil {
		return "", fault.Wrap(fault.Invalid, err, "the letter %s cannot be read", c.Letter)
	}
	return string(b), nil
}

// day is that of --on, else of the letter, else today.
func (c checkCmd) day(l *letter.Letter, w world) (when.Day, error) {
	if c.On == "" && !l.Head.Date.IsZero() {
		return l.Head.Date.Latest(), nil
	}
	return day(c.On, w)
}

// checker reads the record twice, as its keepers and as the public see it, so that what is closed can be told.
func (g globals) checker(ctx context.Context, w world, as asOf) (*check.Checker, error) {
	b, err := g.openToRead(ctx, w)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	var seen [2]letter.World
	for i, v := range []access.Viewer{access.Operator(), access.Anyone()} {
		docs, err := b.Docs(ctx, v, book.At{Seq: as.Entry, Set: as.Entry >= 0})
		if err != nil {
			return nil, err
		}
		h, err := house.FromDocs(docs)
		if err != nil {
			return nil, err
		}
		seen[i] = h.World()
	}
	return check.New(seen[0], seen[1]), nil
}

func tellFindings(name string, on when.Day, l *letter.Letter, found []check.Finding, lang string) checkOut {
	out := checkOut{
		Letter: name, On: on.String(), Findings: []findingOut{},
		Errors: check.Count(found, check.Error), Warnings: check.Count(found, check.Warning), Notes: check.Count(found, check.Note),
	}
	for _, f := range found {
		out.Findings = append(out.Findings, findingOut{
			Code: f.Code, Severity: string(f.Severity), Line: f.Span.Pos.Line, Col: f.Span.Pos.Col, Start: f.Span.Start, End: f.Span.End,
			Text: shorten(l.Text[f.Span.Start:f.Span.End]), Demand: f.Demand, Words: f.Words.In(lang), Mend: f.Mend.In(lang), Refs: list(f.Refs),
		})
	}
	return out
}

// shorten is one line of what stands in the letter, at most 80 characters.
func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}

func (c checkCmd) show(w world, out checkOut) {
	for _, f := range out.Findings {
		fmt.Fprintf(w.Out, "%s:%d:%d: %s [%s]\n", out.Letter, f.Line, f.Col, f.Severity, f.Code)
		fmt.Fprintf(w.Out, "    %s\n    → %s\n", f.Words, f.Mend)
		for _, r := range f.Refs {
			fmt.Fprintf(w.Out, "    see %s\n", r)
		}
		fmt.Fprintln(w.Out)
	}
	fmt.Fprintf(w.Out, "As of %s: %d errors, %d warnings, %d notes.\n", out.On, out.Errors, out.Warnings, out.Notes)
}
