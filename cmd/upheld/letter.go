package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/letter/docx"
	"github.com/upheld/upheld/letter/html"
	"github.com/upheld/upheld/letter/pdf"
	plaintext "github.com/upheld/upheld/letter/plain"
)

// letterCmd is everything that is done with the text of a letter.
type letterCmd struct {
	Set     letterSetCmd     `cmd:"" default:"withargs" help:"Set a letter as PDF, HTML, DOCX or plain text."`
	New     letterNewCmd     `cmd:"" help:"Begin a letter from a ready pattern."`
	Freeze  letterFreezeCmd  `cmd:"" help:"Say a letter into the record, with its demands, and show its fingerprint."`
	Changed letterChangedCmd `cmd:"" help:"What has changed in the record since a letter was frozen. Exit status 1 when something has."`
}

func (letterCmd) Help() string {
	return `Examples:
  upheld letter letter.md -o letter.pdf
  upheld letter new urgent -o letter.md
  upheld letter freeze letter.md`
}

type letterSetCmd struct {
	format
	asOf
	Letter string `arg:"" placeholder:"LETTER" help:"File in the letter format (docs/letter-format.md), - for standard input, or the id of a frozen letter."`
	Out    string `short:"o" placeholder:"FILE" help:"Write this file; its ending says how: .pdf, .html, .docx or .txt; of a frozen letter also .json, the bytes whose SHA-256 is the fingerprint. Without it plain text is printed."`
	Final  bool   `help:"Leave out the words \"Draft, not sent\", which stand on every letter that is not frozen."`
}

func (letterSetCmd) Help() string {
	return `Examples:
  upheld letter letter.md -o letter.pdf
  upheld letter lt-2016-05-13-en -o letter.docx
  upheld letter letter.md --format json
  upheld letter lt-2016-05-13-en -o letter.json && sha256sum letter.json

Numbers, tables and footnotes come from the record as the public sees it, so nothing that is closed can get into a letter. A frozen letter is set as it went out. With --format json: what the record gives for each expression and reference.`
}

// letterOut is the JSON shape of `upheld letter`.
type letterOut struct {
	Letter      string         `json:"letter"`
	Appeal      string         `json:"appeal"`
	Language    string         `json:"language"`
	Title       string         `json:"title"`
	Date        string         `json:"date"`
	Demands     int            `json:"demands"`
	Frozen      bool           `json:"frozen"`
	Fingerprint string         `json:"fingerprint"`
	Values      []letter.Value `json:"values"`
	File        string         `json:"file"`
}

func (c letterSetCmd) Run(ctx context.Context, g *globals, w world) error {
	ending := strings.ToLower(filepath.Ext(c.Out))
	set := setters[ending]
	if c.Out != "" && set == nil && ending != ".json" {
		return fault.New(fault.Invalid, "%s has no ending that says how to write it; use .pdf, .html, .docx or .txt", c.Out)
	}
	h, err := g.readAs(ctx, w, c.asOf, access.Anyone())
	if err != nil {
		return err
	}
	d, out, err := c.document(h, w)
	if err != nil {
		return err
	}
	if c.Out == "" {
		return c.print(w, out, func() { fmt.Fprint(w.Out, string(plaintext.Write(d))) })
	}
	var b []byte
	if ending == ".json" {
		t, ok := h.Letters.Text(c.Letter)
		if !ok {
			return fault.New(fault.Invalid, "%s is not frozen, so it has no fingerprint that a .json file could be checked by", c.Letter)
		}
		b, err = t.Canonical()
	} else {
		b, err = set(d)
	}
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.Out, b, 0o600); err != nil {
		return fault.Wrap(fault.Invalid, err, "%s cannot be written", c.Out)
	}
	out.File = c.Out
	return c.print(w, out, func() { fmt.Fprintf(w.Out, "%s: %s\n", c.Out, d.Title) })
}

// setters write a letter by the ending of a file.
var setters = map[string]func(*doc.Document) ([]byte, error){
	".pdf": pdf.Write, ".html": html.Write, ".htm": html.Write, ".docx": docx.Write,
	".txt": func(d *doc.Document) ([]byte, error) { return plaintext.Write(d), nil },
}

// document is the letter as it is set now or, when it is frozen, as it went out.
func (c letterSetCmd) document(h *house.House, w world) (*doc.Document, letterOut, error) {
	if t, ok := h.Letters.Text(c.Letter); ok {
		d, err := t.Set()
		if err != nil {
			return nil, letterOut{}, err
		}
		l, err := letter.Parse(t.Text)
		if err != nil {
			return nil, letterOut{}, err
		}
		out := tellLetter(c.Letter, l, d, t.Values)
		out.Appeal, out.Frozen, out.Fingerprint = t.Appeal, true, t.Fingerprint
		return d, out, nil
	}
	l, err := readLetter(c.Letter, h, w)
	if err != nil {
		return nil, letterOut{}, err
	}
	d, err := letter.Document(l, h.World(), letter.Options{Draft: !c.Final})
	if err != nil {
		return nil, letterOut{}, inLetter(c.Letter, err)
	}
	values, err := letter.Values(l, h.World())
	return d, tellLetter(c.Letter, l, d, values), err
}

func tellLetter(name string, l *letter.Letter, d *doc.Document, values []letter.Value) letterOut {
	return letterOut{
		Letter: name, Appeal: l.Head.ID, Language: d.Lang, Title: d.Title, Date: d.Day, Demands: len(l.Demands), Values: list(values),
	}
}

// readLetter parses a file. What is no file may be a slip in the id of a frozen letter.
func readLetter(name string, h *house.House, w world) (*letter.Letter, error) {
	if _, err := os.Stat(name); err != nil && name != "-" && !strings.ContainsAny(name, `./\`) {
		var known []string
		for _, t := range h.Letters.All() {
			known = append(known, t.Ref)
		}
		slices.Sort(known)
		if len(known) == 0 {
			known = []string{"none yet"}
		}
		return nil, fault.New(fault.NotFound, "%s is neither a file nor a frozen letter; frozen are: %s", name, strings.Join(known, ", "))
	}
	text, err := checkCmd{Letter: name}.text(w)
	if err != nil {
		return nil, err
	}
	l, err := letter.Parse(text)
	if err != nil {
		return nil, inLetter(name, err)
	}
	return l, nil
}

// inLetter says in which file the problems of a letter are.
func inLetter(name string, err error) error {
	problems, ok := err.(letter.Problems)
	if !ok {
		return err
	}
	lines := make([]string, len(problems))
	for i, p := range problems {
		lines[i] = fmt.Sprintf("%s:%d:%d: %s", name, p.Span.Pos.Line, p.Span.Pos.Col, p.Say)
	}
	return fault.New(fault.Invalid, "%s cannot be set:\n%s", name, strings.Join(lines, "\n"))
}

// readAs opens the record for a question and gives its rooms as a viewer sees them.
func (g globals) readAs(ctx context.Context, w world, as asOf, v access.Viewer) (*house.House, error) {
	b, err := g.openToRead(ctx, w)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	docs, err := b.Docs(ctx, v, book.At{Seq: as.Entry, Set: as.Entry >= 0})
	if err != nil {
		return nil, err
	}
	return house.FromDocs(docs)
}
