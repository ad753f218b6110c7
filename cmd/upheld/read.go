package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter/read"
	"github.com/upheld/upheld/letter/source"
)

type readCmd struct {
	format
	Out   string   `placeholder:"DIR" help:"Write NAME.json for each file into DIR instead of printing."`
	Files []string `arg:"" placeholder:"FILE" help:"Letters: text, Markdown, DOCX, PDF, HTML or mail (.eml)."`
}

func (readCmd) Help() string {
	return `Examples:
  upheld read letter.txt
  upheld read --format json letter.pdf
  upheld read --out readings letters/*.docx

Finds date, place, addressees, signatories and the demands of an appeal in English, French or Spanish: who is asked, what act, for whom, on what ground, by when, and the words that each reading rests on. It works by rules of language, alone on this machine; it needs no record and writes none.

With --format json one file is one object; several files are one object a line (JSON Lines), in the order given. A file that cannot be read stops the command with exit status 2 after all others have been read.`
}

// readOut is the JSON shape of one file.
type readOut struct {
	File     string   `json:"file"`
	Format   string   `json:"format"` // what the file is: text, markdown, docx, pdf, html, eml
	Warnings []string `json:"warnings"`
	read.Reading
}

func (c readCmd) Run(w world) error {
	if err := c.prepare(); err != nil {
		return err
	}
	failed := 0
	for _, f := range c.Files {
		out, err := readFile(f)
		if err != nil {
			failed++
			fmt.Fprintf(w.Err, "upheld: %s: %s\n", f, fault.Say(err))
			continue
		}
		if err := c.put(w, out); err != nil {
			return err
		}
	}
	if failed > 0 {
		return fault.New(fault.Invalid, "%d of %d files could not be read", failed, len(c.Files))
	}
	return nil
}

// prepare makes the folder of --out, and refuses two inputs that would be written to one file.
func (c readCmd) prepare() error {
	if c.Out == "" {
		return nil
	}
	had := map[string]string{}
	for _, f := range c.Files {
		name := jsonName(f)
		if other, twice := had[name]; twice {
			return fault.New(fault.Invalid, "%s and %s would both be written to %s", other, f, name)
		}
		had[name] = f
	}
	if err := os.MkdirAll(c.Out, 0o777); err != nil {
		return fault.Wrap(fault.Invalid, err, "the folder %s cannot be made", c.Out)
	}
	return nil
}

func jsonName(file string) string {
	base := filepath.Base(file)
	return strings.TrimSuffix(base, filepath.Ext(base)) + ".json"
}

func readFile(name string) (readOut, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return readOut{}, fault.Wrap(fault.Invalid, err, "there is no such file")
	case info.IsDir():
		return readOut{}, fault.New(fault.Invalid, "this is a folder; name the files in it")
	case info.Size() > source.MaxFile:
		return readOut{}, fault.New(fault.Invalid, "this file is larger than %d MB; bring in the letter alone", source.MaxFile>>20)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return readOut{}, fault.Wrap(fault.Invalid, err, "the file cannot be opened")
	}
	doc, err := source.Text(name, data)
	if err != nil {
		return readOut{}, err
	}
	out := readOut{File: name, Format: doc.Format, Warnings: doc.Warnings, Reading: read.Read(doc.Text)}
	if out.Warnings == nil {
		out.Warnings = []string{}
	}
	out.fromHead(doc)
	return out, nil
}

// fromHead fills what the text leaves open from the head of a mail or the properties of a file.
func (o *readOut) fromHead(doc source.Doc) {
	say := func(of, words, rule string) {
		o.Why = append(o.Why, read.Why{Of: of, Words: words, Rule: rule})
	}
	if doc.Format == source.Mail && o.Date == "" && doc.Date != "" {
		o.Date = doc.Date
		say("date", doc.Date, "the head of the mail; the text gives no date")
	}
	if o.Title == "" && doc.Subject != "" {
		o.Title = doc.Subject
		say("title", doc.Subject, "the subject of the file")
	}
	if doc.Format == source.Mail && len(o.Addressees) == 0 {
		for _, to := range doc.To {
			o.Addressees = append(o.Addressees, read.Addressee{Name: to})
			say("addressees", to, "the head of the mail; the text names no addressee")
		}
	}
	if len(o.CC) == 0 {
		for _, cc := range doc.CC {
			o.CC = append(o.CC, read.Addressee{Name: cc})
			say("cc", cc, "the head of the mail")
		}
	}
}

func (c readCmd) put(w world, out readOut) error {
	if c.Out != "" {
		return c.write(w, out)
	}
	if c.Format != "json" {
		if len(c.Files) > 1 {
			fmt.Fprintf(w.Out, "== %s\n", out.File)
		}
		out.text(w)
		if len(c.Files) > 1 {
			fmt.Fprintln(w.Out)
		}
		return nil
	}
	enc := json.NewEncoder(w.Out)
	enc.SetEscapeHTML(false)
	if len(c.Files) == 1 {
		enc.SetIndent("", "  ")
	}
	return enc.Encode(out)
}

func (c readCmd) write(w world, out readOut) error {
	path := filepath.Join(c.Out, jsonName(out.File))
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
		return fault.Wrap(fault.Invalid, err, "%s cannot be written", path)
	}
	fmt.Fprintf(w.Out, "%s: %d demands\n", path, len(out.Demands))
	return nil
}

// text prints a reading for a person: the head in lines, then each demand with the words that it rests on.
func (o readOut) text(w world) {
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w.Out, "%-12s %s\n", name, value)
		}
	}
	row("title", o.Title)
	row("language", o.Language)
	row("date", o.Date)
	row("place", o.Place)
	for _, a := range o.Addressees {
		row("to", a.String())
	}
	for _, a := range o.CC {
		row("copy", a.String())
	}
	if o.SignatoriesCount > 0 {
		row("signed by", fmt.Sprintf("%d, the first: %s", o.SignatoriesCount, o.firstSigner()))
	}
	row("paragraphs", fmt.Sprintf("%d tell facts", len(o.Facts)))
	for _, s := range o.Warnings {
		row("note", s)
	}
	if len(o.Demands) == 0 {
		fmt.Fprintln(w.Out, "\nNo demand was found.")
	}
	for _, x := range o.Demands {
		printDemand(w, x)
	}
}

func (o readOut) firstSigner() string {
	if len(o.Signatories) == 0 {
		return "not named"
	}
	return o.Signatories[0].String()
}

func printDemand(w world, x read.Demand) {
	fmt.Fprintf(w.Out, "\n%d. %s\n", x.N, strings.Join(strings.Fields(x.Quote), " "))
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w.Out, "   %-11s %s\n", name, value)
		}
	}
	row("under", x.Lead)
	asked := x.Asked
	if x.Inferred {
		asked += " (inferred)"
	}
	row("asked", asked)
	row("through", x.Through)
	row("action", strings.Join(append([]string{x.Action}, x.Also...), ", also "))
	row("persons", strings.Join(x.Persons, ", "))
	for _, i := range x.Instruments {
		row("instrument", i.String())
	}
	row("by", x.Deadline)
	if x.Strength != read.Explicit {
		row("strength", string(x.Strength))
	}
	if n := len(x.Repeats); n > 0 {
		row("repeated", fmt.Sprintf("%d times elsewhere in the text", n))
	}
	for _, why := range x.Why {
		row("because", fmt.Sprintf("%s: “%s” (%s)", why.Of, strings.Join(strings.Fields(why.Words), " "), why.Rule))
	}
}
