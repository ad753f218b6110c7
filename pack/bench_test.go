package pack

import (
	"bytes"
	"fmt"
	"testing"
	"testing/fstest"
)

// BenchmarkRead reads, checks and compares the whole shipped case, without a book.
func BenchmarkRead(b *testing.B) {
	fsys, err := Shipped("cambodia-2016")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if p := rehearsed(b, empty{}, fsys); p.Result.New == 0 {
			b.Fatal("nothing was read")
		}
	}
}

// BenchmarkLoad brings the whole shipped case into a new book on disk.
func BenchmarkLoad(b *testing.B) {
	fsys, err := Shipped("cambodia-2016")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		into := newBook(b)
		b.StartTimer()
		imported(b, into, fsys)
	}
}

// BenchmarkExport writes the whole shipped case as files and compares them with the book.
func BenchmarkExport(b *testing.B) {
	fsys, err := Shipped("cambodia-2016")
	if err != nil {
		b.Fatal(err)
	}
	into := newBook(b)
	imported(b, into, fsys)
	for b.Loop() {
		exported(b, into, 3)
	}
}

// BenchmarkBroken finds the line of a mistake at the end of a long file.
func BenchmarkBroken(b *testing.B) {
	text := bytes.Repeat([]byte("- {a: b, c: [d, e]}\n"), 20_000)
	fsys := fstest.MapFS{"x.yaml": {Data: append(append([]byte("persons:\n"), text...), '\t')}}
	for b.Loop() {
		if _, bad := Read(fsys); len(bad) != 1 {
			b.Fatal(bad)
		}
	}
}

// BenchmarkUnknownIDs refuses twenty thousand records that all name what is not there.
func BenchmarkUnknownIDs(b *testing.B) {
	var text bytes.Buffer
	text.WriteString("persons:\n")
	for i := range 20_000 {
		fmt.Fprintf(&text, "  - {id: p-%d, name: N, sources: [{id: s-%d, url: https://example.org}]}\n", i, i)
	}
	fsys := fstest.MapFS{"x.yaml": {Data: text.Bytes()}}
	for b.Loop() {
		if p := rehearsed(b, empty{}, fsys); len(p.Result.Refused) != 20_000 {
			b.Fatal(len(p.Result.Refused))
		}
	}
}
