package main

import (
	"context"
	"fmt"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

type logCmd struct {
	Checkpoint logCheckpointCmd `cmd:"" help:"Print the signed head of a log, and the key that verifies it."`
	Proof      logProofCmd      `cmd:"" help:"Print the proof that an entry is in its log."`
	Tiles      logTilesCmd      `cmd:"" help:"Write the public log as static files, as a mirror serves it."`
}

type logCheckpointCmd struct {
	format
	Log string `default:"public" enum:"public,case" help:"Which log: public or case. The case log is padded first, so that its size tells nothing."`
}

func (logCheckpointCmd) Help() string {
	return "Example:\n  upheld log checkpoint"
}

// checkpointOut is the JSON shape of `upheld log checkpoint`.
type checkpointOut struct {
	Log        string `json:"log"`
	Origin     string `json:"origin"`
	Size       int64  `json:"size"`
	Root       string `json:"root"`
	Key        string `json:"key"`
	Checkpoint string `json:"checkpoint"`
}

func (c logCheckpointCmd) Run(ctx context.Context, g *globals, w world) error {
	open := g.openToHandOut
	if c.Log == ledger.Case {
		open = g.openToWrite
	}
	b, err := open(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	if c.Log == ledger.Case {
		if err := b.Pad(ctx); err != nil {
			return err
		}
	}
	h, err := b.Head(ctx, c.Log)
	if err != nil {
		return err
	}
	out := checkpointOut{Log: c.Log, Origin: h.Origin, Size: h.Size, Root: h.Root.String(), Key: h.VerifierKey, Checkpoint: h.Checkpoint}
	return c.print(w, out, func() {
		fmt.Fprintf(w.Out, "%s\nkey: %s\n", h.Checkpoint, h.VerifierKey)
	})
}

type logProofCmd struct {
	format
	Index int64  `arg:"" name:"seq" help:"Number of the entry in its log, from 0, as upheld history ID shows it."`
	Log   string `default:"public" enum:"public,case" help:"Which log: public or case."`
}

func (logProofCmd) Help() string {
	return `Example:
  upheld log proof 17 > 17.tlog-proof

The text form is c2sp.org/tlog-proof: the leaf (line "extra"), its index, hashes and the signed checkpoint. Check it with upheld verify --proof FILE --key KEY, with another tool, or by hand (docs/verifying.md).`
}

// proofOut is the JSON shape of `upheld log proof`.
type proofOut struct {
	Log   string `json:"log"`
	Index int64  `json:"index"`
	Leaf  string `json:"leaf"`
	Proof string `json:"proof"`
	// Fields open what the leaf commits to, as far as the public may see it.
	Fields []book.Opened `json:"fields"`
}

func (c logProofCmd) Run(ctx context.Context, g *globals, w world) error {
	b, err := g.openToHandOut(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	src := b.Source(c.Log)
	text, err := src.Checkpoint(ctx)
	if err != nil {
		return err
	}
	h, err := ledger.HeadOf(c.Log, text)
	if err != nil {
		return err
	}
	if c.Index < 0 || c.Index >= h.Size {
		return fault.New(fault.NotSo, "the %s log has %d entries; there is no entry %d", c.Log, h.Size, c.Index)
	}
	leaf, err := ledger.LeafAt(ctx, src, h.Size, c.Index)
	if err != nil {
		return err
	}
	hashes, err := ledger.ProveInclusion(ctx, src, h.Size, c.Index)
	if err != nil {
		return err
	}
	proof := ledger.Proof{Index: c.Index, Hashes: hashes, Checkpoint: text, Extra: leaf}.Text()
	open, _, err := b.Opening(ctx, access.Anyone(), c.Log, c.Index)
	if err != nil {
		return err
	}
	out := proofOut{Log: c.Log, Index: c.Index, Leaf: string(leaf), Proof: string(proof), Fields: list(open.Fields)}
	return c.print(w, out, func() { fmt.Fprint(w.Out, out.Proof) })
}

type logTilesCmd struct {
	Dir string `arg:"" type:"path" help:"Folder to write."`
}

func (logTilesCmd) Help() string {
	return "Example:\n  upheld log tiles ./mirror"
}

func (c logTilesCmd) Run(ctx context.Context, g *globals, w world) error {
	b, err := g.openToHandOut(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	if err := ledger.WriteDir(ctx, b.Source(ledger.Public), c.Dir); err != nil {
		return err
	}
	fmt.Fprintf(w.Out, "Wrote the public log into %s.\n", c.Dir)
	return nil
}
