package pack

import (
	"context"
	"encoding/json"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// Reader is the part of a book that reading needs; *book.Book is one.
type Reader interface {
	Docs(ctx context.Context, v access.Viewer, at book.At, kinds ...string) ([]book.Doc, error)
	History(ctx context.Context, v access.Viewer, ref string) ([]book.Version, error)
}

// known is a record as the book holds it.
type known struct {
	book.Doc
	fields map[string]json.RawMessage
	see    map[string]access.Level // of every field
}

// readBook reads every record that v may see, and who may see each of its fields: the lowest level at which the
// book shows the field.
func readBook(ctx context.Context, b Reader, v access.Viewer) (map[string]known, error) {
	out, err := readAs(ctx, b, v)
	if err != nil {
		return nil, err
	}
	for l := v.Level - 1; l >= access.Public; l-- {
		below, err := readAs(ctx, b, access.Viewer{Name: v.Name, Level: l})
		if err != nil {
			return nil, err
		}
		for ref, k := range below {
			for f := range k.fields {
				if _, still := out[ref].see[f]; still {
					out[ref].see[f] = l
				}
			}
		}
	}
	return out, nil
}

func readAs(ctx context.Context, b Reader, v access.Viewer) (map[string]known, error) {
	docs, err := b.Docs(ctx, v, book.At{})
	if err != nil {
		return nil, err
	}
	out := make(map[string]known, len(docs))
	for _, d := range docs {
		k := known{Doc: d, see: map[string]access.Level{}}
		if err := json.Unmarshal(d.JSON, &k.fields); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the record %s of the book could not be read", d.Ref)
		}
		for f := range k.fields {
			k.see[f] = v.Level
		}
		out[d.Ref] = k
	}
	return out, nil
}

// level is who may see the record as a whole: outside the case log anyone, in it whoever may see most of its
// fields. Fields of another level have one of their own.
func (k known) level() access.Level {
	if k.Log != caseLog {
		return access.Public
	}
	var n [access.Sealed + 1]int
	best := access.Team // what the book shows of its case log to nobody below
	for _, l := range k.see {
		n[l]++
	}
	for l := best; l <= access.Sealed; l++ {
		if n[l] > n[best] {
			best = l
		}
	}
	return best
}

// effective is the level that counts: in the case log nothing is shown to anybody below the team.
func effective(log string, l access.Level) access.Level {
	if log == caseLog {
		return max(l, access.Team)
	}
	return l
}

func docsOf(old map[string]known) map[string]book.Doc {
	out := make(map[string]book.Doc, len(old))
	for ref, k := range old {
		out[ref] = k.Doc
	}
	return out
}
