package house

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/pack"
	"github.com/upheld/upheld/record"
)

// counting is a book that counts how many documents are read out of it.
type counting struct {
	*book.Book
	docs atomic.Int64
}

func (c *counting) Docs(ctx context.Context, v access.Viewer, at book.At, kinds ...string) ([]book.Doc, error) {
	docs, err := c.Book.Docs(ctx, v, at, kinds...)
	c.docs.Add(int64(len(docs)))
	return docs, err
}

// shippedBook is a book on disk with the shipped case.
func shippedBook(t *testing.T) *counting {
	t.Helper()
	o := book.Options{Dir: t.TempDir() + "/book", Rooms: Rooms()}
	if err := book.Create(t.Context(), o, book.Setup{Origin: "house.test"}); err != nil {
		t.Fatal(err)
	}
	b, err := book.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
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
	say(t, b, docs)
	return &counting{Book: b}
}

func (c *counting) house(t *testing.T, k *Keeper, v access.Viewer) *House {
	t.Helper()
	h, err := k.House(t.Context(), v, book.At{})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// same compares a House that was kept fresh with one that is read anew.
func (c *counting) same(t *testing.T, h *House, v access.Viewer) {
	t.Helper()
	docs, err := c.Book.Docs(t.Context(), v, book.At{Seq: h.Head, Set: true})
	if err != nil {
		t.Fatal(err)
	}
	want, err := FromDocs(docs)
	if err != nil {
		t.Fatal(err)
	}
	want.Head, want.Newest = h.Head, h.Newest
	sameRecord(t, h.Record, want.Record)
	a, b := reflect.ValueOf(*h), reflect.ValueOf(*want)
	for i := range a.NumField() {
		if f := a.Type().Field(i); !f.IsExported() || f.Name == "Record" { // it holds functions
			continue
		}
		if !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
			t.Fatalf("at entry %d %s sees other %s than when all is read anew", h.Head, v.Level, a.Type().Field(i).Name)
		}
	}
}

func sameRecord(t *testing.T, a, b *record.Set) {
	t.Helper()
	all := func(s *record.Set) []any {
		out := []any{s.Persons(), s.Groups(), s.Bodies(), s.Places(), s.Sources(), s.Claims()}
		for _, x := range s.Sources() {
			out = append(out, s.Uses(x.Ref))
		}
		for _, x := range s.Claims() {
			out = append(out, s.Disputed(x.Ref))
		}
		return out
	}
	if !reflect.DeepEqual(all(a), all(b)) {
		t.Fatal("the record, or what rests on it, is another than when all is read anew")
	}
}

func (c *counting) draft(t *testing.T, v any) {
	t.Helper()
	_, err := c.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) {
		d, err := delivery.Draft(v)
		return []book.Draft{d}, err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func message(n int) delivery.Message {
	sum := fmt.Sprintf("%064x", n)
	return delivery.Message{
		Ref: fmt.Sprintf("m-%.32s", sum), SHA256: sum, Received: "2026-11-25T08:00:00Z", From: "secret@example.gov", Kind: delivery.Unknown, Status: "held",
	}
}

// Records of every room are changed in any order, in the public log and in the case log; what is kept fresh is what is read
// anew, for the public and for the operator.
func TestAHouseThatIsKeptFreshIsTheHouseReadAnew(t *testing.T) {
	c := shippedBook(t)
	k := NewKeeper(c)
	docs, err := c.Book.Docs(t.Context(), access.Operator(), book.At{})
	if err != nil {
		t.Fatal(err)
	}
	viewers := []access.Viewer{access.Anyone(), access.Operator()}
	r := rand.New(rand.NewPCG(4, 2016))
	rooms := map[string]bool{}
	for n := range 80 {
		if n%5 == 4 {
			c.draft(t, message(n+1))
		} else {
			d := docs[r.IntN(len(docs))]
			if bytes.Contains(d.JSON, []byte(`"note":"`)) && d.Kind != "letter.text" {
				room, _, _ := strings.Cut(d.Kind, ".")
				rooms[room] = true
				d.JSON = bytes.Replace(d.JSON, []byte(`"note":"`), fmt.Appendf(nil, `"note":"Changed %d. `, n), 1)
			}
			say(t, c.Book, []book.Doc{d})
		}
		v := viewers[r.IntN(2)]
		c.same(t, c.house(t, k, v), v)
	}
	if len(rooms) < 4 {
		t.Errorf("only records of %v were changed", rooms)
	}
}

// What only deliveries are about is read without reading the rest.
func TestAStepCostsNoReadingOfTheRest(t *testing.T) {
	c := shippedBook(t)
	k := NewKeeper(c)
	c.house(t, k, access.Anyone())
	first := c.docs.Load()
	c.draft(t, message(1))
	c.house(t, k, access.Anyone())
	say(t, c.Book, []book.Doc{{Kind: "delivery.reply", Ref: "r-new", JSON: []byte(`{"addressee":"Canada","appeal":"ap-2018-06-26-ca","date":"2019-02-01","id":"r-new","kind":"answer","sources":[{"id":"jp-191107","url":"https://example.org/1"}],"single_source":true}`)}})
	h := c.house(t, k, access.Anyone())
	uses := h.Record.Uses("jp-191107")
	if _, ok := h.Delivery.Reply("r-new"); !ok || !slices.ContainsFunc(uses, func(u record.Use) bool { return u.Ref == "r-new" }) || len(h.Appeals.Appeals()) == 0 {
		t.Error("what is new is not seen, or the rest is gone")
	}
	if n := c.docs.Load() - first; first < 1000 || n != 0 {
		t.Errorf("%d documents were read at first, and %d for two deliveries", first, n)
	}
	// The control: a Keeper that has kept nothing reads all.
	if c.house(t, NewKeeper(c), access.Anyone()); c.docs.Load() == first {
		t.Error("a new Keeper read nothing")
	}
}

// What was erased is in no House that is made after it, and in nothing that a Keeper keeps to make the next one from.
func TestWhatWasErasedIsNotKeptFresh(t *testing.T) {
	c := shippedBook(t)
	k := NewKeeper(c)
	viewers := []access.Viewer{access.Anyone(), access.Operator()}
	for _, v := range viewers {
		if r, ok := c.house(t, k, v).Delivery.Reply("r-can-2019-01-28"); !ok || r.Summary == "" {
			t.Fatal("the case has no such reply")
		}
	}
	if _, err := c.Erase(t.Context(), "keeper", "r-can-2019-01-28", []string{"summary"}, "safety"); err != nil {
		t.Fatal(err)
	}
	h := c.house(t, k, access.Anyone())
	if r, _ := h.Delivery.Reply("r-can-2019-01-28"); r.Summary != "" {
		t.Error("the public still sees it")
	}
	for level, old := range k.last {
		if r, _ := old.Delivery.Reply("r-can-2019-01-28"); r.Summary != "" {
			t.Errorf("it is still in the memory, for %s", level)
		}
	}
	for _, v := range viewers {
		c.same(t, c.house(t, k, v), v)
	}
}
