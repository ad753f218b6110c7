package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/fault"
)

type eraseCmd struct {
	Ref    string   `arg:"" name:"id" help:"Record whose values are destroyed."`
	Field  []string `required:"" placeholder:"NAME" help:"Field to destroy, in every version of the record. May be given several times."`
	Reason string   `required:"" enum:"subject-request,safety,retention,court-order,error" help:"Why: subject-request, safety, retention, court-order or error. The reason stays visible."`
	Who    string   `default:"operator" placeholder:"NAME" help:"Who does it: written into the tombstone." env:"UPHELD_WHO"`
	Yes    bool     `help:"Do it. Without this nothing happens."`
}

func (eraseCmd) Help() string {
	return `Example:
  upheld erase p-someone --field role --reason safety --yes

The value and its salt are destroyed and cannot be brought back; the leaf in the log stays, and all proofs still hold. Of a mail, in or out, the raw bytes are destroyed as well, since they hold every value of it. Copies that left this machine, backups and files in drop folders among them, are not reached.`
}

func (c eraseCmd) Run(ctx context.Context, g *globals, w world) error {
	if !c.Yes {
		return fault.New(fault.Invalid, "erasing %v of %s cannot be undone; say --yes to do it", c.Field, c.Ref)
	}
	b, err := g.openToWrite(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	raw, err := c.rawOf(ctx, b)
	if err != nil {
		return err
	}
	r, err := b.Erase(ctx, c.Who, c.Ref, c.Field, c.Reason)
	if err != nil {
		return err
	}
	fmt.Fprintf(w.Out, "Erased. Tombstone: entry %d.\n", r.Seq)
	switch raw {
	case delivery.KindMessage:
		err = b.Papers().Delete(ctx, c.Ref)
	case delivery.KindDispatch:
		err = send.Forget(ctx, b, c.Ref)
	default:
		return nil
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(w.Out, "The raw mail is destroyed.")
	return c.alsoIn(ctx, b, w.Out)
}

// rawOf is the kind of the record when its raw mail holds what is erased; "" when there is nothing to destroy beside the record.
func (c eraseCmd) rawOf(ctx context.Context, b *book.Book) (string, error) {
	d, ok, err := b.Doc(ctx, access.Operator(), book.At{}, c.Ref)
	if err != nil || !ok {
		return "", err
	}
	switch {
	case d.Kind == delivery.KindMessage:
		return d.Kind, nil
	case d.Kind == delivery.KindDispatch && slices.ContainsFunc(c.Field, func(f string) bool { return slices.Contains(delivery.Hidden(d.Kind), f) }):
		return d.Kind, send.MayForget(ctx, b, c.Ref)
	}
	return "", nil
}

// alsoIn names the records that hold words of the same mail: they are erased by themselves.
func (c eraseCmd) alsoIn(ctx context.Context, b *book.Book, out io.Writer) error {
	docs, err := b.Docs(ctx, access.Operator(), book.At{}, delivery.KindDispatch, delivery.KindReply, delivery.KindStep, delivery.KindAnswer)
	if err != nil {
		return err
	}
	set, err := delivery.NewSet(docs)
	if err != nil {
		return err
	}
	also := func(ref, field string) { fmt.Fprintf(out, "Words of it stand in %s, field %s.\n", ref, field) }
	for _, r := range append(set.Replies(), set.VoidReplies()...) {
		if r.Message != c.Ref {
			continue
		}
		if r.Text != "" {
			also(r.Ref, "text")
		}
		for _, a := range set.AnswersIn(r.Ref) {
			if len(a.Passages) > 0 {
				also(a.Ref, "passages")
			}
		}
	}
	for _, d := range set.Dispatches() {
		for _, s := range set.Steps(d.Ref) {
			if (s.Details.Message == c.Ref || d.Ref == c.Ref) && s.Details.Words != "" {
				also(s.Ref, "proof_details")
			}
		}
	}
	return nil
}
