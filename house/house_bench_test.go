package house

import (
	"fmt"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/when"
)

// letters is the documents of appeals, each with ten demands of twenty addressees, a dispatch to each, three steps a dispatch
// and a graded reply to every fourth.
func letters(appeals int) []book.Doc {
	var out []book.Doc
	add := func(kind, ref, format string, args ...any) {
		out = append(out, book.Doc{Kind: kind, Ref: ref, Seq: int64(len(out)), JSON: fmt.Appendf(nil, format, args...)})
	}
	var asked []string
	for n := range 20 {
		asked = append(asked, fmt.Sprintf(`{"class":"state","name":"Body %d"}`, n))
	}
	all := strings.Join(asked, ",")
	for a := range appeals {
		add("appeal.appeal", fmt.Sprintf("ap-%d", a), `{"asks":["x"],"date":"2026-%02d-01","id":"ap-%d","issued_by":"Friends","kind":"letter","note":"made up"}`, a%12+1, a)
		for n := range 10 {
			add("appeal.demand", fmt.Sprintf("d-%d-%d", a, n), `{"appeal":"ap-%d","asked":"Act %d","asked_of":[%s],"id":"d-%d-%d","n":%d}`, a, n, all, a, n, n+1)
		}
		for n := range 20 {
			d, day := fmt.Sprintf("ds-%d-%d", a, n), fmt.Sprintf("2026-%02d-%02d", a%12+1, n%28+1)
			add("delivery.dispatch", d, `{"addressee":"Body %d","appeal":"ap-%d","class":"state","date":"%s","id":"%s","purpose":"letter","way":"email"}`, n, a, day, d)
			for i, step := range []string{"asked", "asked", "delivered"} {
				add("delivery.step", fmt.Sprintf("%s/%d", d, i+1), `{"date":"%s","dispatch":"%s","id":"%s/%d","proof":{"kind":"accepting-line"},"step":"%s"}`, day, d, d, i+1, step)
			}
			if n%4 == 0 {
				add("delivery.reply", "r-"+d, `{"addressee":"Body %d","appeal":"ap-%d","date":"2026-12-%02d","dispatch":"%s","id":"r-%s","kind":"answer","summary":"No.","text":"No."}`, n, a, n%28+1, d, d)
				add("delivery.answer", fmt.Sprintf("r-%s/d-%d-1", d, a), `{"demand":"d-%d-1","grade":"refused","id":"r-%s/d-%d-1","proposed_by":{"name":"One","organisation":"Two"},"reply":"r-%s","why":"it says so"}`, a, d, a, d)
			}
		}
	}
	return out
}

// BenchmarkHouseOf1000Appeals reads and joins 1,000 appeals × 20 dispatches × 10 demands (101,000 documents).
func BenchmarkHouseOf1000Appeals(b *testing.B) {
	docs := letters(1000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := FromDocs(docs); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(docs)), "docs")
}

// BenchmarkBoardOf1000Appeals computes the headline of all 10,000 demands on a day.
func BenchmarkBoardOf1000Appeals(b *testing.B) {
	h, err := FromDocs(letters(1000))
	if err != nil {
		b.Fatal(err)
	}
	day, _ := when.ParseDay("2027-01-01")
	for b.Loop() {
		if n := len(h.Appeals.Board(day, h.Custody)); n != 10_000 {
			b.Fatalf("%d demands", n)
		}
	}
}

// BenchmarkReadOf1000Appeals reads the same out of a book on disk after one more entry, as it happens while mails go out.
func BenchmarkReadOf1000Appeals(b *testing.B) {
	o := book.Options{Dir: b.TempDir() + "/book", Rooms: Rooms()}
	if err := book.Create(b.Context(), o, book.Setup{Origin: "house.test"}); err != nil {
		b.Fatal(err)
	}
	bk, err := book.Open(b.Context(), o)
	if err != nil {
		b.Fatal(err)
	}
	defer bk.Close()
	say(b, bk, letters(1000))
	k := NewKeeper(bk)
	if _, err := k.House(b.Context(), access.Operator(), book.At{}); err != nil {
		b.Fatal(err)
	}
	step := 4
	for b.Loop() {
		b.StopTimer()
		say(b, bk, []book.Doc{{Kind: "delivery.step", Ref: fmt.Sprintf("ds-1-1/%d", step), JSON: fmt.Appendf(nil,
			`{"date":"2026-12-24","dispatch":"ds-1-1","id":"ds-1-1/%d","step":"asked"}`, step)}})
		step++
		b.StartTimer()
		h, err := k.House(b.Context(), access.Operator(), book.At{})
		if err != nil {
			b.Fatal(err)
		}
		if n := len(h.Delivery.Steps("ds-1-1")); n != step-1 {
			b.Fatalf("%d steps are seen of %d", n, step-1)
		}
	}
}
