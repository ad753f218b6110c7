// Life measures the headline of many demands on a day and the matrix of one appeal among them: by default 1,000 appeals of
// ten demands, each asked of the same twenty, with dispatches, steps, reminders, answers and outcomes.
//
//	go -C bench run ./life -appeals 1000 -rounds 20
//	go -C bench run ./life -pages
package main

import (
	"flag"
	"fmt"
	"log"
	"slices"
	"time"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/when"
)

var (
	appeals = flag.Int("appeals", 1000, "appeals")
	demands = flag.Int("demands", 10, "demands of each")
	asked   = flag.Int("asked", 20, "addressees of each demand")
	rounds  = flag.Int("rounds", 20, "rounds")
	pages   = flag.Bool("pages", false, "measure the public pages of them over HTTP instead")
)

func main() {
	flag.Parse()
	docs, last := record(), when.Day(15000+*appeals*4+400)
	if *pages {
		overHTTP(docs, last)
		return
	}
	start := time.Now()
	s, err := appeal.NewSet(docs)
	check(err)
	mail, err := delivery.NewSet(docs)
	check(err)
	s = s.Join(mail)
	fmt.Printf("%d records read: %s\n", len(docs), time.Since(start).Round(time.Millisecond))
	n := 0
	tell(fmt.Sprintf("headline of %d demands on a day", *appeals**demands), *rounds, func(i int) {
		n += len(s.Board(last.AddDays(i), nil))
	})
	if n != *rounds**appeals**demands {
		log.Fatalf("%d headlines, want %d", n, *rounds**appeals**demands)
	}
	tell(fmt.Sprintf("matrix of one appeal, %d by %d", *asked, *demands), 50**rounds, func(i int) {
		if rows := s.Matrix(fmt.Sprintf("ap-%d", i%*appeals), last, nil); len(rows) != *asked {
			log.Fatalf("%d rows", len(rows))
		}
	})
	tell("clocks of all appeals", *rounds, func(i int) { s.Clocks(last.AddDays(i)) })
}

// tell prints the median and the 99th percentile of many runs.
func tell(what string, times int, run func(i int)) {
	all := make([]time.Duration, times)
	for i := range all {
		start := time.Now()
		run(i)
		all[i] = time.Since(start)
	}
	slices.Sort(all)
	fmt.Printf("%s: median %s, p99 %s\n", what, all[len(all)/2].Round(10*time.Microsecond), all[len(all)*99/100].Round(10*time.Microsecond))
}

func record() []book.Doc {
	var docs []book.Doc
	add := func(kind, ref, format string, args ...any) {
		docs = append(docs, book.Doc{Kind: kind, Ref: ref, JSON: fmt.Appendf(nil, format, args...)})
	}
	names := ""
	for i := range *asked {
		names += fmt.Sprintf(`,{"name":"Government %d","class":"state"}`, i)
	}
	for n := range *appeals {
		ap, day := fmt.Sprintf("ap-%d", n), when.Day(15000+n*4)
		add("appeal.appeal", ap, `{"date":"%s","kind":"open_letter","issued_by":"Issuer %d"}`, day, n%50)
		for k := range *demands {
			d := fmt.Sprintf("d-%d-%d", n, k)
			again := fmt.Sprintf(`{"appeal":"ap-%d","date":"%s","wording":"same"}`, n+50, day.AddDays(200))
			add("appeal.demand", d, `{"n":%d,"appeal":"%s","asked":"Act %d","asked_of":[%s],"restated":[%s]}`, k+1, ap, k, names[1:], again)
			if k%5 == 0 {
				add("appeal.outcome", d+"/1", `{"demand":"%s","date":"%s","what":"x","why":"y","outcome":"begun","assessed_by":"us","sources":[{"id":"s"}]}`, d, day.AddDays(90))
			}
		}
		for i := range *asked {
			letter(add, ap, fmt.Sprintf("ds-%d-%d", n, i), i, n, day)
		}
	}
	return docs
}

// letter is one dispatch with its steps; every third is reminded, every tenth answered.
func letter(add func(kind, ref, format string, args ...any), ap, ds string, i, n int, day when.Day) {
	const sent = `{"appeal":"%s","addressee":"Government %d","class":"state","way":"email","purpose":"%s","date":"%s"}`
	const step = `{"dispatch":"%s","step":"%s","date":"%s","proof":{"kind":"accepting-line"}}`
	add("delivery.dispatch", ds, sent, ap, i, "letter", day)
	add("delivery.step", ds+"/1", step, ds, "asked", day)
	add("delivery.step", ds+"/2", step, ds, "delivered", day)
	if i%3 == 0 {
		add("delivery.dispatch", ds+"-r", sent, ap, i, "reminder", day.AddDays(61))
		add("delivery.step", ds+"-r/1", step, ds+"-r", "delivered", day.AddDays(61))
	}
	if i%10 == 0 {
		rp := "rp-" + ds
		add("delivery.reply", rp, `{"dispatch":"%s","appeal":"%s","addressee":"Government %d","kind":"answer","date":"%s"}`, ds, ap, i, day.AddDays(40))
		add("delivery.answer", rp+"/a", `{"reply":"%s","demand":"d-%d-3","grade":"noted","why":"w"}`, rp, n)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
