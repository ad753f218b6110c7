package booktest

import (
	"slices"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
)

// testSince: what was read at one entry, with what is new since, is what is read at a later one, for every viewer and from
// every entry to every other.
func testSince(t *testing.T, open Opener) {
	b := open(t).Create(t)
	Say(t, b, Person("p", "somebody", "born", "1970"), Note("n", "text", `"one"`))
	Say(t, b, InCase(Note("c", "text", `"closed"`)))
	Say(t, b, Note("n", "text", `"two"`), Person("q", "another"))
	Say(t, b, InCase(Person("s", "hidden")))
	Say(t, b, Person("s", "shown"), Note("n", "text", `"three"`))
	head, err := b.Head(t.Context(), "public")
	if err != nil {
		t.Fatal(err)
	}
	for level := access.Public; level <= access.Sealed; level++ {
		v := access.Viewer{Name: "tester", Level: level}
		for after := int64(-1); after <= head.Seq; after++ {
			for upTo := after; upTo <= head.Seq; upTo++ {
				news, err := b.Since(t.Context(), v, after, upTo)
				if err != nil {
					t.Fatal(err)
				}
				got := map[string]book.Doc{}
				if after >= 0 {
					for _, d := range docsAt(t, b, v, after) {
						got[d.Ref] = d
					}
				}
				for _, d := range news.Hidden {
					if delete(got, d.Ref); d.JSON != nil {
						t.Errorf("%s is shown %s", level, d.JSON)
					}
				}
				for _, d := range news.Docs {
					got[d.Ref] = d
				}
				want := []book.Doc{}
				if upTo >= 0 {
					want = docsAt(t, b, v, upTo)
				}
				for _, d := range want {
					if g := got[d.Ref]; g.Kind != d.Kind || g.Seq != d.Seq || g.Log != d.Log || string(g.JSON) != string(d.JSON) {
						t.Errorf("%s, from %d to %d: %+v, want %+v", level, after, upTo, g, d)
					}
					delete(got, d.Ref)
				}
				if len(got) > 0 {
					t.Errorf("%s, from %d to %d: too many: %v", level, after, upTo, got)
				}
				if after == upTo && len(news.Docs)+len(news.Hidden) > 0 {
					t.Errorf("from %d to itself there is news: %+v", after, news)
				}
			}
		}
	}
	if _, err := b.Erase(t.Context(), "keeper", "p", []string{"born"}, "safety"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		after, upTo int64
		want        bool
	}{{-1, head.Seq, false}, {head.Seq, head.Seq + 1, true}, {-1, head.Seq + 1, true}, {head.Seq + 1, head.Seq + 9, false}} {
		if erased, err := b.Erased(t.Context(), c.after, c.upTo); err != nil || erased != c.want {
			t.Errorf("erased from %d to %d: %v, %v", c.after, c.upTo, erased, err)
		}
	}
	news, err := b.Since(t.Context(), operator, head.Seq, head.Seq+1)
	if err != nil || slices.ContainsFunc(news.Docs, func(d book.Doc) bool { return d.Kind == "record.tombstone" }) {
		t.Errorf("a tombstone is news: %+v, %v", news, err)
	}
}

func docsAt(t *testing.T, b *book.Book, v access.Viewer, seq int64) []book.Doc {
	t.Helper()
	docs, err := b.Docs(t.Context(), v, book.At{Seq: seq, Set: true})
	if err != nil {
		t.Fatal(err)
	}
	return docs
}
