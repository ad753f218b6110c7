package pack

import (
	"context"
	"maps"
	"slices"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// Writer is the part of a book that importing needs; *book.Book is one.
type Writer interface {
	Say(ctx context.Context, who string, cmd book.Command) ([]book.Receipt, error)
}

// ApplyOptions changes how a plan is carried out.
type ApplyOptions struct {
	// AcceptRefused writes what is understood although something is refused. Records that name a refused
	// record, which the book does not have either, are refused with it.
	AcceptRefused bool
	Progress      func(done, total int64) // nil: silence
}

// Apply carries out a plan as one command: all of it is written or nothing. Without AcceptRefused a plan in which
// anything is refused is not carried out (fault.Invalid); neither is one that was made on other versions of the
// records than the book now has (fault.Conflict). A plan that changes nothing writes no entry.
func Apply(ctx context.Context, b Writer, who string, p Plan, o ApplyOptions) (Result, error) {
	if n := len(p.Result.Refused); n > 0 {
		if !o.AcceptRefused {
			return p.Result, fault.New(fault.Invalid, "%d refused, so nothing was written", n)
		}
		p = p.withoutDependents()
	}
	progress := o.Progress
	if progress == nil {
		progress = func(int64, int64) {}
	}
	total := int64(p.Result.New + p.Result.Changed)
	if total == 0 {
		return p.withMails(ctx, b)
	}
	progress(0, total)
	_, err := b.Say(ctx, who, func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		drafts := make([]book.Draft, 0, total)
		for i, d := range p.drafts {
			if p.Changes[i].State == Same {
				continue
			}
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			now, is, err := tx.Doc(ctx, d.Ref)
			if err != nil {
				return nil, err
			}
			if is != (p.was[i] >= 0) || is && now.Seq != p.was[i] {
				return nil, fault.New(fault.Conflict, "%s was changed in the book since this was rehearsed; rehearse it again", d.Ref)
			}
			drafts = append(drafts, d)
			progress(int64(len(drafts)), total)
		}
		return drafts, nil
	})
	if err != nil {
		return p.Result, err
	}
	progress(total, total)
	return p.withMails(ctx, b)
}

// withMails keeps the raw mails of a plan that is written, and is its result. What a broken connection left out, the next
// import of the same pack keeps.
func (p Plan) withMails(ctx context.Context, b Writer) (Result, error) {
	kept, err := p.keepMails(ctx, b)
	p.Result.Mails = kept
	return p.Result, err
}

// withoutDependents is the plan without the records that name something that will not be there: the refused
// records, and so on through all that name those.
func (p Plan) withoutDependents() Plan {
	out := Plan{inBook: p.inBook, Result: Result{
		Refused: slices.Clone(p.Result.Refused), LeftAside: p.Result.LeftAside, OnlyInBook: p.Result.OnlyInBook,
	}}
	there := maps.Clone(p.inBook)
	for _, r := range p.records {
		there[r.Ref] = true
	}
	type mention struct {
		by    int // place in records
		field string
	}
	naming := map[string][]mention{}
	var missing []string
	for i := range p.records {
		for _, m := range mentions(&p.records[i]) {
			if !there[m.Ref] && naming[m.Ref] == nil {
				missing = append(missing, m.Ref)
			}
			naming[m.Ref] = append(naming[m.Ref], mention{i, m.Field})
		}
	}
	dropped := make([]bool, len(p.records))
	for len(missing) > 0 {
		ref := missing[0]
		missing = missing[1:]
		for _, m := range naming[ref] {
			if dropped[m.by] {
				continue
			}
			dropped[m.by] = true
			r := &p.records[m.by]
			c := contents{}
			c.refuse(r, m.field, "names %s, which is refused or could not be read", quote(ref))
			out.Result.Refused = append(out.Result.Refused, c.bad...)
			if !p.inBook[r.Ref] {
				missing = append(missing, r.Ref)
			}
		}
	}
	for i, d := range dropped {
		if d {
			continue
		}
		out.records = append(out.records, p.records[i])
		out.Changes = append(out.Changes, p.Changes[i])
		out.drafts = append(out.drafts, p.drafts[i])
		out.was = append(out.was, p.was[i])
		out.same = append(out.same, p.same[i])
		out.Result.count(p.Changes[i], p.same[i])
	}
	return out
}
