package booktest

import (
	"context"
	"flag"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
)

// testProperty says anything that may be said, in any order, and keeps what every viewer saw after each command. In
// the end the past must look as it did then, the views must be what the entries say, and everything must verify.
func testProperty(t *testing.T, open Opener) {
	p := open(t)
	b := p.Create(t)
	round := 0
	if err := flag.Set("rapid.checks", "30"); err != nil { // each check is many commits
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		round++
		type moment struct {
			seq  int64
			seen map[access.Level]string
		}
		var moments []moment
		for range rapid.IntRange(1, 6).Draw(rt, "commands") {
			drafts := rapid.SliceOfN(anyDraft(round), 1, 6).Draw(rt, "drafts")
			if _, err := b.Say(context.Background(), "tester", Command(drafts...)); err != nil {
				continue // unpublished, or of two kinds: refused as a whole
			}
			h, err := b.Head(context.Background(), "public")
			if err != nil {
				rt.Fatal(err)
			}
			moments = append(moments, moment{h.Seq, seen(rt, b, book.At{}, round)})
		}
		for _, m := range moments {
			for l, then := range seen(rt, b, book.At{Seq: m.seq, Set: true}, round) {
				if then != m.seen[l] {
					rt.Fatalf("as of %d a %s viewer sees\n%s\nbut saw then\n%s", m.seq, l, then, m.seen[l])
				}
			}
		}
	})
	before := seen(t, b, book.At{}, 0)
	if rep, err := b.Rebuild(t.Context(), false, nil); err != nil || !rep.OK {
		t.Fatal(rep.Wrong, err)
	}
	for l, after := range seen(t, b, book.At{}, 0) {
		if after != before[l] {
			t.Errorf("rebuilt, a %s viewer sees\n%s\nand before\n%s", l, after, before[l])
		}
	}
	Whole(t, b)
}

func anyDraft(round int) *rapid.Generator[book.Draft] {
	level := rapid.SampledFrom([]string{"public", "partners", "team", "sealed"})
	return rapid.Custom(func(rt *rapid.T) book.Draft {
		ref := fmt.Sprintf("%d/%c", round, 'a'+rapid.IntRange(0, 4).Draw(rt, "ref"))
		d := Note(ref)
		if rapid.IntRange(0, 9).Draw(rt, "kind") == 0 {
			d = Person(ref, rapid.StringMatching(`[a-zéក ]{0,6}`).Draw(rt, "name"))
		}
		for f, v := range rapid.MapOfN(rapid.StringMatching(`[a-c]`), anyValue(), 0, 3).Draw(rt, "fields") {
			d.Fields = append(d.Fields, book.Field{Name: f, Value: []byte(v)})
			d = Closed(d, f, level.Draw(rt, "see"))
		}
		if rapid.Bool().Draw(rt, "case") {
			d = InCase(d)
		}
		return d
	})
}

func anyValue() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"null", "true", "1", "1.0", "[]", `{"b":1,"a":[null]}`, `"<&>"`, `"\u0000"`}),
		rapid.Map(rapid.String(), quote),
	)
}

// seen is everything that a viewer of each level sees of the records of a round (of all, for 0).
func seen(t rapid.TB, b *book.Book, at book.At, round int) map[access.Level]string {
	out := map[access.Level]string{}
	for _, l := range levels {
		docs, err := b.Docs(context.Background(), viewer(l), at)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			var r int
			if _, err := fmt.Sscanf(d.Ref, "%d/", &r); err == nil && (round == 0 || r == round) {
				out[l] += fmt.Sprintf("%s %s %d %s %s\n", d.Kind, d.Ref, d.Seq, d.Log, d.JSON)
			}
		}
	}
	return out
}
