package pack

import (
	"context"
	"encoding/json"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
)

// checkErased refuses a record that would bring back what was destroyed in the book: a value that was erased
// for somebody's safety must not return with the next import of an old pack.
func (c *contents) checkErased(ctx context.Context, b Reader, old map[string]known) error {
	for i := range c.records {
		r := &c.records[i]
		k, is := old[r.Ref]
		if !is || r.bad {
			continue
		}
		missing := missingFrom(k.fields, r.Fields)
		if len(missing) == 0 {
			continue
		}
		versions, err := b.History(ctx, access.Operator(), r.Ref)
		if err != nil {
			return err
		}
		gone := erasedIn(versions)
		for _, f := range missing {
			if gone[f] {
				c.refuse(r, f, "was erased in the book; take it out of the pack")
			}
		}
	}
	return nil
}

func missingFrom(have map[string]json.RawMessage, want []book.Field) []string {
	var out []string
	for _, f := range want {
		if _, ok := have[f.Name]; !ok {
			out = append(out, f.Name)
		}
	}
	return out
}

func erasedIn(versions []book.Version) map[string]bool {
	gone := map[string]bool{}
	for _, v := range versions {
		for _, f := range v.Fields {
			if f.Change == book.Erased {
				gone[f.Name] = true
			}
		}
	}
	return gone
}
