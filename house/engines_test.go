package house

import (
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/pack"
)

// after is a record of each kind of which the shipped case has none.
func after() []book.Doc {
	doc := func(kind, ref, json string) book.Doc { return book.Doc{Kind: kind, Ref: ref, JSON: []byte(json)} }
	return []book.Doc{
		doc("delivery.dispatch", "ds-1", `{"addressee":"Canada","appeal":"ap-2016-05-13","class":"state","date":"2026-11-25","id":"ds-1","purpose":"letter","way":"post"}`),
		doc("delivery.step", "ds-1/1", `{"date":"2026-11-25","dispatch":"ds-1","id":"ds-1/1","step":"asked"}`),
		doc("appeal.contest", "x-1", `{"by":{"name":"n","organisation":"o"},"date":"2026-11-25","id":"x-1","of":"r-can-2019-01-28/d-convene","reason":"r","sources":[{"id":"ca-e1746","url":"https://example.org/1"}]}`),
		doc("appeal.terms", "terms", `{"id":"terms","state":45}`),
		doc("letter.file", "lf-1", `{"base64":"eA==","id":"lf-1","name":"a.txt","sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","size":1}`),
	}
}

// Every kind of record is verified, rebuilt and told with its versions, on both engines.
func TestEveryKindOnBothEngines(t *testing.T) {
	for name, open := range map[string]booktest.Opener{"SQLite": booktest.SQLite, "PostgreSQL": func(t testing.TB) *booktest.Place { return booktest.Postgres(t).Place(t) }} {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			p.Options.Rooms = Rooms()
			b := p.Create(t)
			var docs []book.Doc
			for _, name := range []string{"instruments", "cambodia-2016"} {
				fsys, err := pack.Shipped(name)
				if err != nil {
					t.Fatal(err)
				}
				records, _ := pack.Read(fsys)
				for _, r := range records {
					docs = append(docs, r.Doc())
				}
			}
			docs = append(docs, after()...)
			say(t, b, docs)
			c := &counting{Book: b}
			c.draft(t, message(1))
			kinds := map[string]string{"delivery.message": message(1).Ref, "letter.text": ""}
			for _, d := range docs {
				kinds[d.Kind] = d.Ref
			}
			for _, r := range Rooms() {
				for _, k := range r.Kinds {
					ref, there := kinds[k.Name]
					if !there {
						t.Errorf("there is no record of the kind %s to look at", k.Name)
					}
					if ref == "" {
						continue // a frozen letter: its own tests have it
					}
					versions, err := b.History(t.Context(), access.Operator(), ref)
					if err != nil || len(versions) != 1 || versions[0].Kind != k.Name || len(versions[0].Fields) == 0 {
						t.Errorf("%s %s: %d versions, %v", k.Name, ref, len(versions), err)
					}
				}
			}
			if rep, err := b.Verify(t.Context(), book.VerifyOptions{}); err != nil || !rep.OK {
				t.Errorf("verify: %+v, %v", rep, err)
			}
			if rep, err := b.Rebuild(t.Context(), true, nil); err != nil || !rep.OK {
				t.Errorf("rebuild: %+v, %v", rep, err)
			}
		})
	}
}
