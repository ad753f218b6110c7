package house

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/book"
)

// say writes documents into a book, in public, a few thousand at a time.
func say(t testing.TB, b *book.Book, docs []book.Doc) {
	t.Helper()
	for part := range slices.Chunk(docs, 5000) {
		_, err := b.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) {
			var out []book.Draft
			for _, d := range part {
				fields := map[string]json.RawMessage{}
				if err := json.Unmarshal(d.JSON, &fields); err != nil {
					return nil, err
				}
				draft := book.Draft{Log: "public", Kind: d.Kind, Ref: d.Ref}
				for name, value := range fields {
					draft.Fields = append(draft.Fields, book.Field{Name: name, Value: value})
				}
				slices.SortFunc(draft.Fields, func(a, b book.Field) int { return strings.Compare(a.Name, b.Name) })
				out = append(out, draft)
			}
			return out, nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
