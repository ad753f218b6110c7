package house

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/pack"
)

func docs(t *testing.T) []book.Doc {
	t.Helper()
	fsys, err := pack.Shipped("cambodia-2016")
	if err != nil {
		t.Fatal(err)
	}
	records, bad := pack.Read(fsys)
	if len(bad) > 0 {
		t.Fatal(bad[0])
	}
	out := make([]book.Doc, len(records))
	for i, r := range records {
		out[i] = r.Doc()
		out[i].Seq = int64(i)
	}
	return out
}

func TestAllRoomsReadTheShippedPack(t *testing.T) {
	all := docs(t)
	h, err := FromDocs(all)
	if err != nil {
		t.Fatal(err)
	}
	if h.Head != int64(len(all)-1) {
		t.Errorf("read at entry %d of %d", h.Head, len(all)-1)
	}
	for name, n := range map[string]int{
		"instruments": len(h.Promises.Instruments()), "persons": len(h.Record.Persons()), "spells": len(h.Custody.Spells()),
		"appeals": len(h.Appeals.Appeals()), "elections": len(h.Elections.Elections()),
	} {
		if n == 0 {
			t.Errorf("no %s", name)
		}
	}
	if len(Rooms()) != 8 {
		t.Errorf("%d rooms", len(Rooms()))
	}
}

func TestABrokenRecordNamesItsRoom(t *testing.T) {
	_, err := FromDocs([]book.Doc{{Kind: "custody.spell", Ref: "cs-x", JSON: []byte(`{"person": 5}`)}})
	if err == nil || fault.KindOf(err) != fault.Internal {
		t.Fatalf("got %v", err)
	}
}

// fakeBook counts how often it is read.
type fakeBook struct {
	head  atomic.Int64
	reads atomic.Int64
	docs  []book.Doc
	fail  atomic.Bool
	began chan struct{} // when set, told that a reading has begun
	gate  chan struct{} // when set, a reading waits for it
}

func (f *fakeBook) Head(context.Context, string) (book.Head, error) {
	return book.Head{Seq: f.head.Load(), Last: f.head.Load()}, nil
}

func (f *fakeBook) Docs(ctx context.Context, _ access.Viewer, at book.At, _ ...string) ([]book.Doc, error) {
	f.reads.Add(1)
	if f.began != nil {
		f.began <- struct{}{}
	}
	if f.gate != nil {
		<-f.gate
	}
	if f.fail.Load() {
		return nil, errors.New("no disk")
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var out []book.Doc
	for _, d := range f.docs {
		if d.Seq <= at.Seq {
			out = append(out, d)
		}
	}
	return out, nil
}

func person(seq int64, ref string) book.Doc {
	return book.Doc{Kind: "record.person", Ref: ref, Seq: seq, JSON: []byte(`{"id":"` + ref + `","name":"` + ref + `"}`)}
}

func newFake() *fakeBook {
	f := &fakeBook{docs: []book.Doc{person(0, "p-a"), person(1, "p-b"), person(2, "p-c")}}
	f.head.Store(1)
	return f
}

func count(t *testing.T, k *Keeper, at book.At) int {
	t.Helper()
	h, err := k.House(t.Context(), access.Anyone(), at)
	if err != nil {
		t.Fatal(err)
	}
	return len(h.Record.Persons())
}

func TestAHouseIsReadOnceForEachHead(t *testing.T) {
	f := newFake()
	k := NewKeeper(f)
	for range 3 {
		if n := count(t, k, book.At{}); n != 2 {
			t.Fatalf("%d persons at entry 1", n)
		}
	}
	if n := f.reads.Load(); n != 1 {
		t.Errorf("read %d times", n)
	}
	f.head.Store(2)
	if n := count(t, k, book.At{}); n != 3 || f.reads.Load() != 2 {
		t.Errorf("after a new entry: %d persons, %d readings", n, f.reads.Load())
	}
	if n := count(t, k, book.At{Seq: 0, Set: true}); n != 1 {
		t.Errorf("as of the first entry: %d persons", n)
	}
	if n := count(t, k, book.At{Seq: 2, Set: true}); n != 3 || f.reads.Load() != 3 {
		t.Errorf("the newest entry by number: %d persons, %d readings", n, f.reads.Load())
	}
}

func TestManyReadersWaitForOneReading(t *testing.T) {
	f := newFake()
	f.began, f.gate = make(chan struct{}, 1), make(chan struct{})
	k := NewKeeper(f)
	ctx, leave := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { _, _ = k.House(ctx, access.Anyone(), book.At{}) })
	<-f.began
	leave() // the one who started the reading goes; the others still want the answer
	var wrong atomic.Int64
	for range 20 {
		wg.Go(func() {
			if h, err := k.House(t.Context(), access.Anyone(), book.At{}); err != nil || len(h.Record.Persons()) != 2 {
				wrong.Add(1)
			}
		})
	}
	close(f.gate)
	wg.Wait()
	if wrong.Load() != 0 || f.reads.Load() != 1 {
		t.Errorf("%d wrong answers, %d readings", wrong.Load(), f.reads.Load())
	}
}

// What a viewer of a higher level sees is never handed to one of a lower.
func TestViewersOfTwoLevelsShareNothing(t *testing.T) {
	f := newFake()
	k := NewKeeper(f)
	public, err := k.House(t.Context(), access.Anyone(), book.At{})
	if err != nil {
		t.Fatal(err)
	}
	operator, err := k.House(t.Context(), access.Operator(), book.At{})
	if err != nil {
		t.Fatal(err)
	}
	if public == operator || f.reads.Load() != 2 {
		t.Errorf("one House for both, %d readings", f.reads.Load())
	}
}

func TestAFailureIsNotKept(t *testing.T) {
	f := newFake()
	f.fail.Store(true)
	k := NewKeeper(f)
	if _, err := k.House(t.Context(), access.Anyone(), book.At{}); err == nil {
		t.Fatal("no error")
	}
	f.fail.Store(false)
	if n := count(t, k, book.At{}); n != 2 {
		t.Errorf("%d persons after the disk came back", n)
	}
}

// What is made beside a House is made once, and the next House does not have it: what an erasure destroys goes with its House.
func TestWhatIsMadeBesideAHouseGoesWithIt(t *testing.T) {
	f := newFake()
	k := NewKeeper(f)
	made := 0
	beside := func() int {
		t.Helper()
		h, err := k.House(t.Context(), access.Anyone(), book.At{})
		if err != nil {
			t.Fatal(err)
		}
		type key struct{}
		return h.Beside(key{}, func() any { made++; return made }).(int)
	}
	if a, b := beside(), beside(); a != 1 || b != 1 {
		t.Errorf("made %d, then %d", a, b)
	}
	f.head.Store(2)
	if n := beside(); n != 2 {
		t.Errorf("after a new entry it is still %d", n)
	}
}

func TestOnlyAFewHousesAreKept(t *testing.T) {
	f := newFake()
	f.docs = nil
	f.head.Store(50)
	k := NewKeeper(f)
	for i := range int64(30) {
		count(t, k, book.At{Seq: i, Set: true})
	}
	if len(k.kept) > keep {
		t.Errorf("%d are kept", len(k.kept))
	}
	before := f.reads.Load()
	count(t, k, book.At{Seq: 29, Set: true})
	if f.reads.Load() != before {
		t.Error("the last one was not kept")
	}
}

func TestAnEntryToComeIsNotFound(t *testing.T) {
	k := NewKeeper(newFake())
	for _, seq := range []int64{2, 1 << 40, -1} {
		if _, err := k.House(t.Context(), access.Anyone(), book.At{Seq: seq, Set: true}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("entry %d: %v", seq, err)
		}
	}
}

func TestAnEmptyBook(t *testing.T) {
	f := &fakeBook{}
	f.head.Store(-1)
	h, err := NewKeeper(f).House(t.Context(), access.Anyone(), book.At{})
	if err != nil || len(h.Record.Persons()) != 0 || f.reads.Load() != 0 {
		t.Errorf("%v, %d readings", err, f.reads.Load())
	}
}

// Who comes while the head is being read shares the next reading, never the one under way: an entry acknowledged before
// the question is always in the answer.
func TestAHeadIsAsNewAsTheQuestion(t *testing.T) {
	var head, reads atomic.Int64
	began, goOn := make(chan struct{}, 100), make(chan struct{})
	h := &heads{ask: func(context.Context) (ends, error) {
		reads.Add(1)
		seq := head.Load()
		began <- struct{}{}
		<-goOn
		return ends{public: seq, both: seq}, nil
	}}
	first := make(chan int64)
	go func() {
		e, _ := h.newest(t.Context())
		first <- e.both
	}()
	<-began // the first reading has seen head 0
	head.Store(7)
	const readers = 50
	later := make(chan int64, readers)
	var asked sync.WaitGroup
	for range readers {
		asked.Add(1)
		go func() {
			asked.Done()
			e, _ := h.newest(t.Context())
			later <- e.both
		}()
	}
	asked.Wait()
	close(goOn)
	if seq := <-first; seq != 0 {
		t.Errorf("the first reader got %d", seq)
	}
	for range readers {
		if seq := <-later; seq != 7 {
			t.Fatalf("a reader who came after entry 7 got %d", seq)
		}
	}
	if n := reads.Load(); n > readers/2 {
		t.Errorf("%d readings for %d readers", n, readers)
	}
}

func TestAReaderWhoLeavesDoesNotWait(t *testing.T) {
	block := make(chan struct{})
	defer close(block)
	h := &heads{ask: func(context.Context) (ends, error) { <-block; return ends{public: 1, both: 1}, nil }}
	ctx, leave := context.WithCancel(t.Context())
	leave()
	if _, err := h.newest(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
