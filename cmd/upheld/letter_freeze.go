package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/letter/check"
	"github.com/upheld/upheld/when"
)

type letterFreezeCmd struct {
	format
	Letters []string `arg:"" name:"letter" placeholder:"LETTER" help:"Files in the letter format: the original and, with it or later, its versions in other languages."`
	Who     string   `default:"operator" placeholder:"NAME" help:"Who says this: written into each entry." env:"UPHELD_WHO"`
	Kind    string   `default:"open_letter" placeholder:"KIND" help:"Kind of appeal: open_letter, letter, petition, joint_statement, urgent_appeal …"`
	Reason  string   `placeholder:"WORDS" help:"Why a letter that is frozen already is corrected. The former version stays."`
	Despite bool     `name:"despite-errors" help:"Freeze although the check finds errors."`
}

func (letterFreezeCmd) Help() string {
	return `Examples:
  upheld letter freeze letter.en.md letter.fr.md --who "Documentation desk"
  upheld letter freeze letter.en.md --reason "The date of the arrest was wrong."

The text, its numbers as they are today and its demands go into the public log in one step, all or nothing, and cannot be taken back. The fingerprint is the SHA-256 of the frozen letter; it is printed on every page of it.`
}

// frozenOut is the JSON shape of `upheld letter freeze`.
type frozenOut struct {
	Appeal string       `json:"appeal"`
	Texts  []frozenText `json:"texts"`
	Said   []string     `json:"said"` // ids of all records that were written
}

type frozenText struct {
	ID          string `json:"id"`
	Language    string `json:"language"`
	Version     int    `json:"version"`
	Corrects    string `json:"corrects"`
	Original    string `json:"original"`
	Fingerprint string `json:"fingerprint"`
	Entry       int64  `json:"entry"`
}

func (c letterFreezeCmd) Run(ctx context.Context, g *globals, w world) error {
	b, err := g.openToWrite(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	all, err := docsAs(ctx, b, access.Operator())
	if err != nil {
		return err
	}
	public, err := docsAs(ctx, b, access.Anyone())
	if err != nil {
		return err
	}
	letters, err := c.letters(all, public, w)
	if err != nil {
		return err
	}
	out, err := letter.Freeze(letters, public.house.World(), letter.FreezeOptions{
		Day: when.Today(w.Now()), Kind: c.Kind, Reason: c.Reason, Past: public.house.Letters,
		Old: func(ref string) ([]byte, bool, bool) {
			d, ok := all.at[ref]
			return d.JSON, ok && bytes.Equal(d.JSON, public.at[ref].JSON), ok
		},
	})
	if err != nil {
		return err
	}
	receipts, err := b.Say(ctx, c.Who, func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		for _, d := range out.Drafts {
			now, is, err := tx.Doc(ctx, d.Ref)
			if err != nil {
				return nil, err
			}
			if was, had := all.at[d.Ref]; is != had || is && now.Seq != was.Seq {
				return nil, fault.New(fault.Conflict, "%s was changed in the record meanwhile; freeze the letter again", d.Ref)
			}
		}
		return out.Drafts, nil
	})
	if err != nil {
		return err
	}
	told := frozenOut{Appeal: out.Texts[0].Appeal, Said: []string{}}
	for i, r := range receipts {
		told.Said = append(told.Said, out.Drafts[i].Ref)
		if i < len(out.Texts) {
			t := out.Texts[i]
			told.Texts = append(told.Texts, frozenText{t.Ref, t.Language, t.Version, t.Corrects, t.Original, t.Fingerprint, r.Seq})
		}
	}
	return c.print(w, told, func() {
		for _, t := range told.Texts {
			fmt.Fprintf(w.Out, "Frozen as %s (%s, version %d), entry %d.\nFingerprint %s\n", t.ID, t.Language, t.Version, t.Entry, t.Fingerprint)
		}
		fmt.Fprintf(w.Out, "%d records were written for the appeal %s.\n", len(told.Said), told.Appeal)
	})
}

// seen is the record as one viewer sees it, whole and by id.
type seen struct {
	house *house.House
	at    map[string]book.Doc
}

func docsAs(ctx context.Context, b *book.Book, v access.Viewer) (seen, error) {
	docs, err := b.Docs(ctx, v, book.At{})
	if err != nil {
		return seen{}, err
	}
	s := seen{at: make(map[string]book.Doc, len(docs))}
	for _, d := range docs {
		s.at[d.Ref] = d
	}
	s.house, err = house.FromDocs(docs)
	return s, err
}

// letters reads the files, and refuses what the check finds wrong.
func (c letterFreezeCmd) letters(all, public seen, w world) ([]*letter.Letter, error) {
	checker := check.New(all.house.World(), public.house.World())
	var out []*letter.Letter
	var wrong []string
	for _, name := range c.Letters {
		l, err := readLetter(name, public.house, w)
		if err != nil {
			return nil, err
		}
		if _, err := letter.Document(l, public.house.World(), letter.Options{}); err != nil {
			return nil, inLetter(name, err)
		}
		on := l.Head.Date.Latest()
		for _, f := range checker.Check(l, on) {
			if f.Severity == check.Error {
				wrong = append(wrong, fmt.Sprintf("%s:%d:%d: %s", name, f.Span.Pos.Line, f.Span.Pos.Col, f.Words.In(l.Head.Language)))
			}
		}
		out = append(out, l)
	}
	if len(wrong) > 0 && !c.Despite {
		return nil, fault.New(fault.NotSo, "nothing was written: the check finds errors (upheld check tells how to mend them).\n%s", strings.Join(wrong, "\n"))
	}
	return out, nil
}
