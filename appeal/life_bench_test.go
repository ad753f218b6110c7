package appeal_test

import (
	"fmt"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/when"
)

// many is the record of a house with many appeals: each with ten demands asked of the same twenty, a dispatch to each with
// its steps, a reminder to every third, an answer from every tenth, and an outcome of every fifth demand.
func many(b testing.TB, appeals int) *appeal.Set {
	b.Helper()
	var docs []book.Doc
	add := func(kind, ref, format string, args ...any) {
		docs = append(docs, book.Doc{Kind: kind, Ref: ref, JSON: fmt.Appendf(nil, format, args...)})
	}
	asked := ""
	for i := range 20 {
		asked += fmt.Sprintf(`,{"name":"Government %d","class":"state"}`, i)
	}
	start := when.Day(15000)
	for n := range appeals {
		ap := fmt.Sprintf("ap-%d", n)
		day := start + when.Day(n*4)
		add("appeal.appeal", ap, `{"date":"%s","kind":"open_letter","issued_by":"Issuer %d"}`, day, n%50)
		for k := range 10 {
			d := fmt.Sprintf("d-%d-%d", n, k)
			restated := ""
			if n+50 < appeals {
				restated = fmt.Sprintf(`{"appeal":"ap-%d","date":"%s","wording":"same"}`, n+50, day.AddDays(200))
			}
			add("appeal.demand", d, `{"n":%d,"appeal":"%s","asked":"Act %d","asked_of":[%s],"restated":[%s],"conditions":["done"]}`, k+1, ap, k, asked[1:], restated)
			if k%5 == 0 {
				add("appeal.outcome", d+"/1", `{"demand":"%s","date":"%s","what":"x","why":"y","outcome":"begun","assessed_by":"us","by":["Government 1"],"sources":[{"id":"s"}]}`, d, day.AddDays(90))
			}
		}
		for i := range 20 {
			ds := fmt.Sprintf("ds-%d-%d", n, i)
			add("delivery.dispatch", ds, `{"appeal":"%s","addressee":"Government %d","class":"state","way":"email","purpose":"letter","date":"%s"}`, ap, i, day)
			add("delivery.step", ds+"/1", `{"dispatch":"%s","step":"asked","date":"%s"}`, ds, day)
			add("delivery.step", ds+"/2", `{"dispatch":"%s","step":"delivered","date":"%s","proof":{"kind":"accepting-line"}}`, ds, day)
			if i%3 == 0 {
				add("delivery.dispatch", ds+"-r", `{"appeal":"%s","addressee":"Government %d","purpose":"reminder","n":1,"reminds":"%s","date":"%s"}`, ap, i, ds, day.AddDays(61))
				add("delivery.step", ds+"-r/1", `{"dispatch":"%s-r","step":"delivered","date":"%s","proof":{"kind":"accepting-line"}}`, ds, day.AddDays(61))
			}
			if i%10 == 0 {
				rp := fmt.Sprintf("rp-%d-%d", n, i)
				add("delivery.reply", rp, `{"dispatch":"%s","appeal":"%s","addressee":"Government %d","kind":"answer","date":"%s"}`, ds, ap, i, day.AddDays(40))
				add("delivery.answer", rp+"/a", `{"reply":"%s","demand":"d-%d-3","grade":"noted","why":"w"}`, rp, n)
			}
		}
	}
	s, err := appeal.NewSet(docs)
	if err != nil {
		b.Fatal(err)
	}
	mail, err := delivery.NewSet(docs)
	if err != nil {
		b.Fatal(err)
	}
	return s.Join(mail)
}

// BenchmarkHeadlines is the headline of 10,000 demands, each asked of 20, on a day.
func BenchmarkHeadlines(b *testing.B) {
	s := many(b, 1000)
	day := when.Day(17500)
	for b.Loop() {
		if n := len(s.Board(day, nil)); n != 6260 {
			b.Fatalf("%d demands", n)
		}
	}
}

func BenchmarkHeadlinesOfAll(b *testing.B) {
	s := many(b, 1000)
	for b.Loop() {
		if n := len(s.Board(when.Day(20000), nil)); n != 10000 {
			b.Fatalf("%d demands", n)
		}
	}
}

// BenchmarkMatrix is the matrix of one appeal among a thousand: 20 addressees, 10 demands.
func BenchmarkMatrix(b *testing.B) {
	s := many(b, 1000)
	for b.Loop() {
		if rows := s.Matrix("ap-500", when.Day(20000), nil); len(rows) != 20 || len(rows[0].Cells) != 10 {
			b.Fatalf("%d rows", len(rows))
		}
	}
}

// BenchmarkClocks is the clocks of 1,000 appeals to 20 addressees.
func BenchmarkClocks(b *testing.B) {
	s := many(b, 1000)
	for b.Loop() {
		if n := len(s.Clocks(when.Day(20000))); n != 20000 {
			b.Fatalf("%d clocks", n)
		}
	}
}
