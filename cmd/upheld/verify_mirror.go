package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// verifier reads --key.
func (c verifyCmd) verifier() (note.Verifier, error) {
	if c.Key == "" {
		return nil, fault.New(fault.Invalid, "to verify what is not in your data folder name the key of its log with --key: a log without a key proves nothing")
	}
	v, err := note.NewVerifier(c.Key)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "--key is not a verifier key")
	}
	return v, nil
}

// proof checks one proof of inclusion. Its leaf stands in the line "extra".
func (c verifyCmd) proof(w world) error {
	v, err := c.verifier()
	if err != nil {
		return err
	}
	text, err := os.ReadFile(c.Proof)
	if err != nil {
		return fault.Wrap(fault.Invalid, err, "the proof cannot be read")
	}
	p, err := ledger.ParseProof(text)
	if err != nil {
		return err
	}
	cp, err := p.Check(p.Extra, v)
	if err != nil {
		return c.tell(w, book.Report{Wrong: &book.Wrong{What: fault.Say(err), Where: c.Proof}})
	}
	leaf, err := ledger.ParseLeaf(p.Extra)
	if err != nil {
		return err
	}
	rep := book.Report{OK: true, Entries: cp.Size, Checkpoint: string(p.Checkpoint)}
	return c.print(w, rep, func() {
		fmt.Fprintf(w.Out, "Entry %d, a %s of %s, is in the log of %d entries that this checkpoint signs:\n\n%s\nIts leaf:\n\n%s",
			p.Index, leaf.Kind, leaf.Day, cp.Size, p.Checkpoint, p.Extra)
	})
}

// heads reads the checkpoints that somebody kept.
func (c verifyCmd) heads() ([]ledger.Head, error) {
	var out []ledger.Head
	for _, f := range c.Holds {
		text, err := os.ReadFile(f)
		if err != nil {
			return nil, fault.Wrap(fault.Invalid, err, "the checkpoint cannot be read")
		}
		h, err := ledger.HeadOf(ledger.Public, text)
		if err != nil {
			return nil, fault.Wrap(fault.Invalid, err, "%s is not a checkpoint: %s", f, fault.Say(err))
		}
		out = append(out, h)
	}
	return out, nil
}

// mirror verifies a log in a folder of static files or on somebody's server. It reads no data folder.
func (c verifyCmd) mirror(ctx context.Context, w world) error {
	v, err := c.verifier()
	if err != nil {
		return err
	}
	heads, err := c.heads()
	if err != nil {
		return err
	}
	src := ledger.Dir(c.From)
	if strings.HasPrefix(c.From, "http://") || strings.HasPrefix(c.From, "https://") {
		src = ledger.HTTP(strings.TrimSuffix(c.From, "/")+"/", &http.Client{Timeout: time.Minute})
	}
	move, end := bar(w, "verifying")
	rep, err := ledger.Verify(ctx, src, v, ledger.VerifyOptions{Heads: heads, Progress: move})
	end()
	if err != nil && fault.KindOf(err) == fault.NotSo {
		return c.tell(w, book.Report{Wrong: &book.Wrong{What: fault.Say(err), Where: c.From}})
	}
	if err != nil {
		return err
	}
	return c.tell(w, book.Report{
		OK:         true,
		Entries:    rep.Checkpoint.Size,
		Checkpoint: fmt.Sprintf("%s\n%d\n%s\n", rep.Checkpoint.Origin, rep.Checkpoint.Size, rep.Checkpoint.Root),
	})
}
