package book_test

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
)

func benchRooms() []book.Room {
	return []book.Room{{Name: "bench", Kinds: []book.Kind{{
		Name: "bench.record", Table: "bench_record",
		Columns: []book.Column{{Name: "n", Type: "int", Index: true}},
		Promote: func(doc []byte) ([]any, error) { return []any{int64(len(doc))}, nil },
	}}}}
}

func benchDraft(i int64) book.Draft {
	return book.Draft{Log: "public", Kind: "bench.record", Ref: "r" + strconv.FormatInt(i, 10), Fields: []book.Field{
		{Name: "name", Value: []byte(`"Somebody Or Other"`)},
		{Name: "place", Value: []byte(`"kh-12"`)},
		{Name: "when", Value: []byte(`"2016-05-13"`)},
		{Name: "what", Value: []byte(strconv.Quote(fmt.Sprintf("%0200d", i)))},
		{Name: "sources", Value: []byte(`[{"id":"s-1","at":"p. 3"},{"id":"s-2","at":"p. 4"}]`)},
	}}
}

func benchBook(b *testing.B, dsn string) *book.Book {
	b.Helper()
	o := book.Options{Dir: b.TempDir(), Rooms: benchRooms(), Postgres: dsn}
	ctx := context.Background()
	if err := book.Create(ctx, o, book.Setup{Origin: "bench.invalid"}); err != nil {
		b.Fatal(err)
	}
	bk, err := book.Open(ctx, o)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { bk.Close() })
	return bk
}

func BenchmarkSay(b *testing.B) { benchSay(b, func(testing.TB) string { return "" }) }

func BenchmarkSayPostgres(b *testing.B) {
	server := booktest.Postgres(b)
	benchSay(b, func(b testing.TB) string { return server.Place(b).Options.Postgres })
}

func benchSay(b *testing.B, dsn func(testing.TB) string) {
	for _, writers := range []int{1, 64} {
		b.Run(fmt.Sprint("writers=", writers), func(b *testing.B) {
			bk := benchBook(b, dsn(b))
			var next atomic.Int64
			var wg sync.WaitGroup
			b.ResetTimer()
			for range writers {
				wg.Go(func() {
					for i := next.Add(1); i <= int64(b.N); i = next.Add(1) {
						if _, err := bk.Say(context.Background(), "bench", booktest.Command(benchDraft(i))); err != nil {
							b.Error(err)
							return
						}
					}
				})
			}
			wg.Wait()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "entries/s")
		})
	}
}

const benchSize = 100_000

func filled(b *testing.B, dsn string) *book.Book {
	bk := benchBook(b, dsn)
	drafts := make([]book.Draft, benchSize)
	for i := range drafts {
		drafts[i] = benchDraft(int64(i))
	}
	b.ResetTimer()
	booktest.Say(b, bk, drafts...)
	return bk
}

func BenchmarkImport(b *testing.B) {
	for range b.N {
		filled(b, "")
	}
	b.ReportMetric(float64(b.N)*benchSize/b.Elapsed().Seconds(), "entries/s")
}

func BenchmarkImportPostgres(b *testing.B) {
	server := booktest.Postgres(b)
	for range b.N {
		filled(b, server.Place(b).Options.Postgres)
	}
	b.ReportMetric(float64(b.N)*benchSize/b.Elapsed().Seconds(), "entries/s")
}

func BenchmarkVerify(b *testing.B) {
	bk := filled(b, "")
	b.ResetTimer()
	for range b.N {
		rep, err := bk.Verify(context.Background(), book.VerifyOptions{})
		if err != nil || !rep.OK {
			b.Fatal(rep.Wrong, err)
		}
	}
	b.ReportMetric(float64(b.N)*benchSize/b.Elapsed().Seconds(), "entries/s")
}

func BenchmarkRebuild(b *testing.B) {
	for _, check := range []bool{false, true} {
		b.Run(fmt.Sprint("check=", check), func(b *testing.B) {
			bk := filled(b, "")
			b.ResetTimer()
			for range b.N {
				rep, err := bk.Rebuild(context.Background(), check, nil)
				if err != nil || !rep.OK {
					b.Fatal(rep.Wrong, err)
				}
			}
			b.ReportMetric(float64(b.N)*benchSize/b.Elapsed().Seconds(), "entries/s")
		})
	}
}
