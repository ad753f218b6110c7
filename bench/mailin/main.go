// Mailin measures mail in: mails of all kinds are parsed alone, and then taken in, kept and recorded with their dispatches,
// as a folder or many connections bring them. The target is 10,000 in 60 s and 150 MiB.
//
//	go -C bench run ./mailin -mails 10000 -at-once 32
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/mailtest"
	"github.com/upheld/upheld/delivery/receive"
	"github.com/upheld/upheld/delivery/sorting"
	"github.com/upheld/upheld/delivery/tag"
	"github.com/upheld/upheld/when"
)

var (
	mails   = flag.Int("mails", 10_000, "mails")
	letters = flag.Int("letters", 1000, "dispatches to which they belong")
	atOnce  = flag.Int("at-once", 32, "mails that are brought at the same time")
)

func main() {
	flag.Parse()
	tmp, err := os.MkdirTemp("", "upheld-mailin")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(tmp)
	ctx := context.Background()
	b := open(ctx, filepath.Join(tmp, "data"))
	defer b.Close()
	sent := dispatches(ctx, b)
	next := stream(sent)

	bytes, start := 0, time.Now()
	for range *mails {
		m := next()
		bytes += len(m.Raw)
		sorting.Sort(m.Raw, m.To...)
	}
	took := time.Since(start)
	fmt.Printf("%d mails, %.1f MB, parsed by one: %.1f s, %.2f ms each\n", *mails, float64(bytes)/1e6, took.Seconds(), took.Seconds()*1000/float64(*mails))

	x := receive.New(b, receive.Options{})
	work := make(chan mailtest.Mail)
	var wg sync.WaitGroup
	var mu sync.Mutex
	landed := 0
	for range *atOnce {
		wg.Go(func() {
			for m := range work {
				got, err := x.Take(ctx, m.Raw, receive.Envelope{To: m.To}, receive.ViaSMTP)
				if err != nil {
					log.Fatal(err)
				}
				mu.Lock()
				if got.Dispatch == m.Dispatch {
					landed++
				}
				mu.Unlock()
			}
		})
	}
	start = time.Now()
	for range *mails {
		work <- next()
	}
	close(work)
	wg.Wait()
	took = time.Since(start)
	fmt.Printf("%d mails kept, sorted and recorded, %d at once: %.1f s; %d at their dispatch; peak of resident memory %s\n", *mails, *atOnce, took.Seconds(), landed, peak())
}

// stream makes mails one after the other, each with bytes of its own.
func stream(sent []mailtest.Sent) func() mailtest.Mail {
	var list []mailtest.Mail
	seed, n := uint64(0), 0
	return func() mailtest.Mail {
		if len(list) == 0 {
			m := mailtest.New(seed)
			seed++
			from := int(seed) * 7 % len(sent)
			part := sent[from:min(from+40, len(sent))]
			list = append(m.Replies(part), append(m.Automatic(part), m.Blind(part)...)...)
		}
		m := list[0]
		list = list[1:]
		n++
		m.Raw = append([]byte(fmt.Sprintf("X-Number: %d\r\n", n)), m.Raw...)
		return m
	}
}

func open(ctx context.Context, dir string) *book.Book {
	o := book.Options{Dir: dir, Rooms: []book.Room{delivery.Room()}}
	err := book.Create(ctx, o, book.Setup{Origin: "bench.test"})
	if err != nil {
		log.Fatal(err)
	}
	b, err := book.Open(ctx, o)
	if err != nil {
		log.Fatal(err)
	}
	return b
}

func dispatches(ctx context.Context, b *book.Book) []mailtest.Sent {
	var out []mailtest.Sent
	var drafts []book.Draft
	for i := range *letters {
		ref := fmt.Sprintf("dp-%d", i)
		d := delivery.Dispatch{
			Ref: ref, Appeal: fmt.Sprintf("ap-%d", i), SHA256: strings.Repeat("ab", 32), Addressee: "The Ministry", Class: appeal.State, Way: delivery.Email, Purpose: delivery.Letter,
			When: when.On(when.Today(time.Now())), Address: fmt.Sprintf("info@ministry%d.example", i), ReplyTo: tag.Address("letter", tag.New(), "replies.example.org"), MessageID: ref + "@replies.example.org", Subject: "Appeal",
		}
		draft, err := delivery.Draft(d)
		if err != nil {
			log.Fatal(err)
		}
		drafts = append(drafts, draft)
		out = append(out, mailtest.Sent{Dispatch: ref, ReplyTo: d.ReplyTo, Address: d.Address, MessageID: d.MessageID, Subject: d.Subject})
	}
	if _, err := b.Say(ctx, "bench", func(context.Context, *book.Tx) ([]book.Draft, error) { return drafts, nil }); err != nil {
		log.Fatal(err)
	}
	return out
}

// peak is the highest resident memory of this process, as Linux tells it.
func peak() string {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "not known on this system"
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(rest)
		}
	}
	return "not known"
}
