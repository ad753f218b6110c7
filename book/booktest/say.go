package booktest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

var (
	now      = book.At{}
	operator = access.Operator()
)

func testSay(t *testing.T, open Opener) {
	b := open(t).Create(t)
	out := Say(t, b, Person("p-1", "Sok", "born", "1970"), InCase(Note("n-1", "text", `"x"`)), Note("n-2"))
	for i, want := range []book.Receipt{
		{Seq: 0, Log: "public", Index: 0, Ref: "p-1"},
		{Seq: 1, Log: "case", Index: 0, Ref: "n-1"},
		{Seq: 2, Log: "public", Index: 1, Ref: "n-2"},
	} {
		if out[i] != want {
			t.Errorf("receipt %d is %+v, want %+v", i, out[i], want)
		}
	}
	for _, log := range []string{"public", "case"} {
		h, err := b.Head(t.Context(), log)
		if err != nil {
			t.Fatal(err)
		}
		if h.Seq != 2 || h.Origin != Origin+"/"+log || h.Log != log || h.Size != map[string]int64{"public": 2, "case": 1}[log] {
			t.Errorf("head of %s: %+v", log, h)
		}
	}
	docs, err := b.Docs(t.Context(), operator, now)
	if err != nil || len(docs) != 3 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	if d := docs[0]; d.Kind != "test.person" || d.Ref != "p-1" || d.Seq != 0 || d.Log != "public" || string(d.JSON) != `{"born":1970,"name":"Sok"}` {
		t.Errorf("document %+v %s", d, d.JSON)
	}
	if _, err := b.Docs(t.Context(), operator, now, "test.nothing"); fault.KindOf(err) != fault.Invalid {
		t.Errorf("documents of an unknown kind: %v", err)
	}
	if rep := Whole(t, b); rep.Entries != 3 || !strings.HasPrefix(rep.Checkpoint, Origin+"/public\n2\n") {
		t.Errorf("report %+v", rep)
	}
}

func testSame(t *testing.T, open Opener) {
	b := open(t).Create(t)
	first := Closed(Person("p-1", "Sok", "born", "1970"), "born", "team")
	Say(t, b, first)
	again := Closed(Person("p-1", "Sok"), "born", "team")
	again.Fields = append(again.Fields, book.Field{Name: "born", Value: []byte(" 1970 ")})
	again.See["name"] = "public"
	if out := Say(t, b, again); out[0] != (book.Receipt{Seq: 0, Log: "public", Ref: "p-1", Same: true}) {
		t.Errorf("the same again: %+v", out[0])
	}
	for i, d := range []book.Draft{
		Closed(Person("p-1", "Sok", "born", "1971"), "born", "team"),
		Closed(Person("p-1", "Sok", "born", "1971", "x", "null"), "born", "team"),
		Person("p-1", "Sok", "born", "1971", "x", "null"),
		Person("p-1", "Sok", "born", "1971"),
		Person("p-1", "Sok", "born", "1971", "x", "1"),
		Person("p-1", "Sok", "born", "1971", "x", "1.0"),
	} {
		if out := Say(t, b, d); out[0].Same || out[0].Seq != int64(i)+1 {
			t.Errorf("draft %d: %+v", i, out[0])
		}
	}
	out := Say(t, b, Note("n"), Note("n"), Note("n", "a", "1"), Note("n", "a", "1"))
	for i, same := range []bool{false, true, false, true} {
		if out[i].Same != same {
			t.Errorf("in one command, draft %d: %+v", i, out[i])
		}
	}
	Whole(t, b)
}

func testAtomic(t *testing.T, open Opener) {
	b := open(t).Create(t)
	var many []book.Draft
	for i := range 3000 {
		many = append(many, Person(fmt.Sprintf("p-%d", i), "Somebody"))
	}
	bad := append(many[:len(many):len(many)], Person("p-last", "nobody"))
	if _, err := b.Say(t.Context(), "tester", Command(bad...)); fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Say(err), "p-last") {
		t.Fatalf("a command whose last draft is wrong: %v", err)
	}
	if rep := Whole(t, b); rep.Entries != 0 {
		t.Errorf("%d entries of a command that failed", rep.Entries)
	}
	Say(t, b, many...)
	if docs, err := b.Docs(t.Context(), operator, now); err != nil || len(docs) != len(many) {
		t.Errorf("%d of %d, %v", len(docs), len(many), err)
	}
	if rep := Whole(t, b); rep.Entries != 3000 {
		t.Errorf("%d entries", rep.Entries)
	}
}

func testNoHarm(t *testing.T, open Opener) {
	b := open(t).Create(t)
	Say(t, b, Note("other"))
	bad := map[string]struct {
		cmd  book.Command
		kind fault.Kind
	}{
		"an error":          {func(context.Context, *book.Tx) ([]book.Draft, error) { return nil, fault.New(fault.NotFound, "no") }, fault.NotFound},
		"a panic":           {func(context.Context, *book.Tx) ([]book.Draft, error) { panic("no") }, fault.Internal},
		"a refused draft":   {Command(Person("p", "nobody")), fault.Invalid},
		"a panicking check": {Command(Person("p", "bomb")), fault.Internal},
		"an unknown kind":   {Command(book.Draft{Log: "public", Kind: "test.nothing", Ref: "x"}), fault.Invalid},
		"the book's kind":   {Command(book.Draft{Log: "public", Kind: "record.tombstone", Ref: "x"}), fault.Invalid},
		"an unknown log":    {Command(book.Draft{Log: "secret", Kind: "test.note", Ref: "x"}), fault.Invalid},
		"no id":             {Command(Note("")), fault.Invalid},
		"an id of lines":    {Command(Note("a\nb")), fault.Invalid},
		"a long id":         {Command(Note(strings.Repeat("x", 300))), fault.Invalid},
		"no JSON":           {Command(Note("x", "a", "{")), fault.Invalid},
		"a reserved field":  {Command(Note("x", "_ref", "1")), fault.Invalid},
		"a field twice":     {Command(Note("x", "a", "1", "a", "2")), fault.Invalid},
		"no sensitivity":    {Command(Closed(Note("x", "a", "1"), "a", "dark")), fault.Invalid},
		"a zero byte":       {Command(Person("p", "a\x00b")), fault.Invalid},
		"a key too long":    {Command(Person("p", strings.Repeat("x", 3000))), fault.Invalid},
		"no row":            {Command(book.Draft{Log: "public", Kind: "test.person", Ref: "x"}), fault.Internal},
		"a number too big":  {Command(Person("p", "x", "born", "9223372036854775808")), fault.Internal},
	}
	var wg sync.WaitGroup
	for name, c := range bad {
		for i := range 4 {
			wg.Go(func() {
				_, err := b.Say(t.Context(), "tester", c.cmd)
				if err == nil || fault.KindOf(err) != c.kind {
					t.Errorf("%s: %v, want kind %d", name, err, c.kind)
				}
			})
			wg.Go(func() { Say(t, b, Note(fmt.Sprintf("good %s %d", name, i))) })
		}
	}
	wg.Wait()
	if rep := Whole(t, b); rep.Entries != int64(1+4*len(bad)) {
		t.Errorf("%d entries, want %d", rep.Entries, 1+4*len(bad))
	}
	testCancelled(t, b)
	if _, err := b.Say(t.Context(), "", Command(Note("x"))); fault.KindOf(err) != fault.Invalid {
		t.Errorf("nobody said something: %v", err)
	}
	Say(t, b, Note("still alive"))
}

// testCancelled holds the writer in one command and gives up another before its turn.
func testCancelled(t *testing.T, b *book.Book) {
	t.Helper()
	inside, release := make(chan bool), make(chan bool)
	var wg sync.WaitGroup
	wg.Go(func() {
		_, _ = b.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) {
			close(inside)
			<-release
			return nil, nil
		})
	})
	<-inside
	ctx, cancel := context.WithCancel(t.Context())
	answer := make(chan error, 1)
	wg.Go(func() {
		_, err := b.Say(ctx, "tester", Command(Note("given up")))
		answer <- err
	})
	cancel()
	select {
	case err := <-answer:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("given up: %v", err)
		}
	case <-time.After(time.Minute):
		t.Error("a command that was given up is still waited for")
	}
	close(release)
	wg.Wait()
	if _, ok, err := b.Doc(t.Context(), operator, now, "given up"); ok || err != nil {
		t.Errorf("a command that was given up was written: %t, %v", ok, err)
	}
}

func testTx(t *testing.T, open Opener) {
	b := open(t).Create(t)
	Say(t, b, Note("a", "n", "1"), Person("p", "Sok"), InCase(Note("c")))
	look := func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		d, ok, err := tx.Doc(ctx, "a")
		if err != nil || !ok {
			return nil, fmt.Errorf("a: %t, %w", ok, err)
		}
		if _, ok, err = tx.Doc(ctx, "nowhere"); ok || err != nil {
			return nil, fmt.Errorf("nowhere: %t, %w", ok, err)
		}
		docs, err := tx.Docs(ctx, "test.note")
		if err != nil {
			return nil, err
		}
		var n int
		if _, err := fmt.Sscanf(string(d.JSON), `{"n":%d}`, &n); err != nil {
			return nil, err
		}
		if len(docs) != n+1 || docs[0].Ref != "a" || string(docs[0].JSON) != string(d.JSON) {
			return nil, fmt.Errorf("%d notes after %d, first %+v", len(docs), n, docs[0])
		}
		return []book.Draft{Note("a", "n", fmt.Sprint(n+1)), Note(fmt.Sprintf("b%03d", n))}, nil
	}
	const times = 100
	var wg sync.WaitGroup
	for range times {
		wg.Go(func() {
			if _, err := b.Say(t.Context(), "tester", look); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if d, _, err := b.Doc(t.Context(), operator, now, "a"); err != nil || string(d.JSON) != fmt.Sprintf(`{"n":%d}`, times+1) {
		t.Errorf("after %d steps: %s, %v", times, d.JSON, err)
	}
	Whole(t, b)
}

func testOneLife(t *testing.T, open Opener) {
	b := open(t).Create(t)
	Say(t, b, InCase(Note("n", "a", "1")), Note("pub"))
	if _, err := b.Say(t.Context(), "tester", Command(InCase(Person("n", "Sok")))); fault.KindOf(err) != fault.Conflict {
		t.Errorf("another kind: %v", err)
	}
	if _, err := b.Say(t.Context(), "tester", Command(InCase(Note("pub")))); fault.KindOf(err) != fault.Conflict {
		t.Errorf("unpublished: %v", err)
	}
	Say(t, b, InCase(Note("n", "a", "2")))
	out := Say(t, b, Note("n", "a", "2"))
	if out[0].Same || out[0].Log != "public" || out[0].Index != 1 {
		t.Errorf("publishing what is the same: %+v", out[0])
	}
	Say(t, b, Note("n", "a", "3"))
	if _, err := b.Say(t.Context(), "tester", Command(InCase(Note("n", "a", "4")))); fault.KindOf(err) != fault.Conflict {
		t.Errorf("back into the case log: %v", err)
	}
	var prevs []int64
	var objects []ledger.ObjectID
	for _, l := range []struct {
		log   string
		index int64
	}{{"case", 0}, {"case", 1}, {"public", 1}, {"public", 2}} {
		leaf, err := leafAt(t.Context(), b.Source(l.log), l.index)
		if err != nil {
			t.Fatal(err)
		}
		prevs, objects = append(prevs, leaf.Prev), append(objects, leaf.Object)
	}
	if fmt.Sprint(prevs) != "[-1 0 -1 1]" {
		t.Errorf("former versions %v", prevs)
	}
	for _, o := range objects {
		if o != objects[0] {
			t.Errorf("one record, several objects: %v", objects)
		}
	}
	Whole(t, b)
}

// leafAt reads a leaf of a small log from its one partial bundle.
func leafAt(ctx context.Context, src ledger.Source, index int64) (ledger.Entry, error) {
	data, err := src.Tile(ctx, ledger.Entries, 0, int(index)+1)
	if err != nil {
		return ledger.Entry{}, err
	}
	for range index {
		data = data[2+(int(data[0])<<8|int(data[1])):]
	}
	return ledger.ParseLeaf(data[2:])
}

func testManySpeakers(t *testing.T, open Opener) {
	p := open(t)
	b := p.Create(t)
	const speakers, each = 32, 20
	// Whoever verifies meanwhile, in the server or beside it, finds a whole record at every moment.
	reader, stop := p.Read(t), make(chan bool)
	var verifiers, wg sync.WaitGroup
	for _, who := range []*book.Book{b, reader} {
		verifiers.Go(func() {
			for {
				rep, err := who.Verify(context.Background(), book.VerifyOptions{})
				if err != nil || !rep.OK {
					t.Errorf("verified under load: %+v, %v", rep.Wrong, err)
					return
				}
				select {
				case <-stop:
					return
				default:
				}
			}
		})
	}
	seen := make([]int32, speakers*each)
	var mu sync.Mutex
	for s := range speakers {
		wg.Go(func() {
			for i := range each {
				d := Note(fmt.Sprintf("n-%d-%d", s, i), "text", `"x"`)
				if s%2 == 1 {
					d = InCase(d)
				}
				out, err := b.Say(t.Context(), fmt.Sprint("speaker ", s), Command(d))
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				seen[out[0].Seq]++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	close(stop)
	verifiers.Wait()
	for seq, n := range seen {
		if n != 1 {
			t.Fatalf("entry number %d was given %d times", seq, n)
		}
	}
	Whole(t, b)
}

func testReopen(t *testing.T, open Opener) {
	p := open(t)
	b := p.Create(t)
	want := 0
	for round := range 4 {
		var drafts []book.Draft
		for i := range 150 {
			drafts = append(drafts, Note(fmt.Sprintf("n-%d-%d", round, i), "text", `"x"`))
		}
		Say(t, b, drafts...)
		want += len(drafts)
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Say(t.Context(), "tester", Command(Note("late"))); fault.KindOf(err) != fault.ReadOnly {
			t.Fatalf("a closed book: %v", err)
		}
		b = p.Open(t)
		if why := b.ReadOnly(); why != "" {
			t.Fatal(why)
		}
		if docs, err := b.Docs(t.Context(), operator, now); err != nil || len(docs) != want {
			t.Fatalf("%d of %d, %v", len(docs), want, err)
		}
	}
	Whole(t, b)
}
