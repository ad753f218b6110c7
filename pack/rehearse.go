package pack

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"slices"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/order"
)

// RehearseOptions changes how an import is understood.
type RehearseOptions struct {
	// Case: new records about which the pack does not say who may see them are for the team (case log)
	// instead of public.
	Case bool
}

// Rehearse reads packs and says what importing them into b would do. It writes nothing. Mistakes in the packs are
// in the Result, not in the error.
func Rehearse(ctx context.Context, b Reader, packs []fs.FS) (Plan, error) {
	var roots []root
	for _, p := range packs {
		roots = append(roots, root{fsys: p})
	}
	return rehearse(ctx, b, roots, RehearseOptions{})
}

// RehearsePaths is Rehearse of folders and single files.
func RehearsePaths(ctx context.Context, b Reader, paths []string, o RehearseOptions) (Plan, error) {
	roots, err := rootsOf(paths)
	if err != nil {
		return Plan{}, err
	}
	return rehearse(ctx, b, roots, o)
}

func rehearse(ctx context.Context, b Reader, roots []root, o RehearseOptions) (Plan, error) {
	c, err := read(ctx, roots)
	if err != nil {
		return Plan{}, err
	}
	old, err := readBook(ctx, b, access.Operator())
	if err != nil {
		return Plan{}, err
	}
	c.check(docsOf(old))
	if err := c.checkErased(ctx, b, old); err != nil {
		return Plan{}, err
	}
	p := Plan{inBook: map[string]bool{}}
	for ref := range old {
		p.inBook[ref] = true
	}
	p.Result = Result{Refused: sorted(c.bad), LeftAside: slices.Sorted(slices.Values(c.aside)), OnlyInBook: len(old)}
	if p.Result.LeftAside == nil {
		p.Result.LeftAside = []string{}
	}
	said := map[string]bool{}
	for _, r := range c.records {
		if _, ok := old[r.Ref]; ok && !said[r.Ref] {
			p.Result.OnlyInBook--
		}
		said[r.Ref] = true
		if !r.bad {
			k, is := old[r.Ref]
			p.add(r, k, is, o)
		}
	}
	return p, nil
}

func sorted(bad []Problem) []Problem {
	out := slices.Clone(bad)
	order.By(out, func(a, b Problem) int {
		if a.File != b.File {
			return bytes.Compare([]byte(a.File), []byte(b.File))
		}
		return a.Line - b.Line
	})
	if out == nil {
		out = []Problem{}
	}
	return out
}

// add compares a record with the version of the book (is: there is one) and writes down what would be said.
func (p *Plan) add(r Record, old known, is bool, o RehearseOptions) {
	level, see := sees(r, old, is, o)
	fields := slices.Clone(r.Fields)
	for _, f := range slices.Sorted(maps.Keys(old.fields)) {
		if stays(r, old, f, level) {
			fields = append(fields, book.Field{Name: f, Value: old.fields[f]})
			see[f] = old.see[f]
		}
	}
	sortFields(fields)
	c := Change{Kind: r.Kind, Ref: r.Ref, File: r.File, Line: r.Line, State: New}
	same, have := 0, map[string]bool{}
	for _, f := range fields {
		have[f.Name] = true
		was, there := old.fields[f.Name]
		if there && bytes.Equal(was, f.Value) {
			same++
			continue
		}
		c.Fields = append(c.Fields, FieldChange{Name: f.Name, Was: was, Now: f.Value})
	}
	for _, f := range slices.Sorted(maps.Keys(old.fields)) {
		if !have[f] {
			c.Fields = append(c.Fields, FieldChange{Name: f, Was: old.fields[f]})
		}
	}
	d := book.Draft{Log: logOf(level), Kind: r.Kind, Ref: r.Ref, See: map[string]string{}}
	for _, f := range fields {
		if l := see[f.Name]; l > access.Public {
			d.See[f.Name] = l.String()
		}
	}
	seq := int64(-1)
	if is {
		seq = old.Seq
		if was, now := seenBy(old.Log, old.see, old), seenBy(d.Log, see, old); !maps.Equal(was, now) {
			c.Fields = append(c.Fields, FieldChange{Name: sensitivityField, Was: canon(was), Now: canon(now)})
		}
		c.State = Changed
		if len(c.Fields) == 0 {
			c.State = Same
		}
	}
	d.Fields = fields
	p.Result.count(c, same)
	p.Changes = append(p.Changes, c)
	p.records = append(p.records, r)
	p.drafts = append(p.drafts, d)
	p.was = append(p.was, seq)
	p.same = append(p.same, same)
}

// sees is who may see the record and each of its fields. What the pack does not say stays as it is in the book:
// an import must never publish by silence. What a room closes (delivery.Hidden) only see opens.
func sees(r Record, old known, is bool, o RehearseOptions) (access.Level, map[string]access.Level) {
	level := r.mark.level
	switch {
	case r.mark.said && !(is && r.mark.guess):
	case is:
		level = old.level()
	case o.Case:
		level = access.Team
	}
	see := make(map[string]access.Level, len(r.Fields))
	for _, f := range r.Fields {
		see[f.Name] = level
		was, had := old.see[f.Name]
		switch {
		case is && was > old.level():
			see[f.Name] = max(was, level) // it had a level of its own
		case slices.Contains(delivery.Hidden(r.Kind), f.Name) && (!had || was >= access.Team):
			see[f.Name] = max(level, access.Team) // closed by its room until see opens it
		}
		if l, ok := r.mark.see[f.Name]; ok {
			see[f.Name] = l
		}
	}
	return level, see
}

// stays reports whether a field of the book that the pack does not hold stays in the record: it is more closed
// than the record itself, so whoever wrote the pack may not have been able to see it. To take it out, name it
// in see.
func stays(r Record, old known, field string, level access.Level) bool {
	_, named := r.mark.see[field]
	holds := slices.ContainsFunc(r.Fields, func(f book.Field) bool { return f.Name == field })
	return !holds && !named && old.see[field] > level
}

// seenBy says who may see what of the fields that old has: the log, and each field that is not open to whoever sees
// the log.
func seenBy(log string, see map[string]access.Level, old known) map[string]string {
	out := map[string]string{"log": log}
	for f := range old.fields {
		if l, has := see[f]; has && effective(log, l) > effective(log, access.Public) {
			out[f] = l.String()
		}
	}
	return out
}
