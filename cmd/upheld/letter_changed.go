package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
)

type letterChangedCmd struct {
	format
	asOf
	Letter string `arg:"" placeholder:"ID" help:"Id of a frozen letter."`
}

func (letterChangedCmd) Help() string {
	return `Example:
  upheld letter changed lt-2016-05-13-en

Each number, name, table and footnote of the frozen letter is computed anew for the day for which it was computed then. What differs was corrected in the record since.`
}

// changedOut is the JSON shape of `upheld letter changed`.
type changedOut struct {
	Letter      string       `json:"letter"`
	Fingerprint string       `json:"fingerprint"`
	Compared    int          `json:"compared"`
	Changes     []changeLine `json:"changes"`
}

type changeLine struct {
	Expr string `json:"expr"`
	Is   string `json:"is"`
	On   string `json:"on"`
	Was  string `json:"was"`
	Now  string `json:"now"` // "" when the record no longer gives it; then why says so
	Why  string `json:"why"`
}

func (c letterChangedCmd) Run(ctx context.Context, g *globals, w world) error {
	h, err := g.readAs(ctx, w, c.asOf, access.Anyone())
	if err != nil {
		return err
	}
	t, ok := h.Letters.Text(c.Letter)
	if !ok {
		return fault.New(fault.NotFound, "there is no frozen letter %q in this record", c.Letter)
	}
	changes, err := letter.Changed(t, h.World())
	if err != nil {
		return err
	}
	out := changedOut{Letter: t.Ref, Fingerprint: t.Fingerprint, Compared: len(t.Values), Changes: []changeLine{}}
	for _, x := range changes {
		out.Changes = append(out.Changes, changeLine{x.Expr, x.Is, x.Was.On.String(), x.Was.Words, x.Now.Words, x.Why})
	}
	err = c.print(w, out, func() {
		for _, x := range out.Changes {
			now := x.Now
			if now == "" {
				now = "nothing: " + x.Why
			}
			fmt.Fprintf(w.Out, "%s, for %s\n  was %s\n  now %s\n", x.Expr, x.On, indented(x.Was), indented(now))
		}
		fmt.Fprintf(w.Out, "%d of %d values of %s have changed since it was frozen.\n", len(out.Changes), out.Compared, t.Ref)
	})
	if err == nil && len(out.Changes) > 0 {
		return errNo
	}
	return err
}

func indented(s string) string { return strings.ReplaceAll(s, "\n", "\n      ") }
