// Mail measures mail out: a queue is filled and `upheld serve` drains it to a server on loopback, at the server's pace, while pages are asked
// for; in the middle the program is killed and started again. At the end each mail is counted at the server.
//
//	go -C bench run ./mail -mails 100000
//	go -C bench run ./mail -mails 100000 -per-second 500
//	go -C bench run ./mail -mails 0 -letters 2000
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/send/mailtest"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/when"
)

var (
	mails     = flag.Int("mails", 100_000, "mails of the program, which leave no step in the record")
	letters   = flag.Int("letters", 0, "letters with a dispatch, whose steps are written")
	perSecond = flag.Int("per-second", 0, "pace of the server; 0: as fast as it can")
	conns     = flag.Int("connections", 16, "to the server")
	kill      = flag.Bool("kill", true, "kill the program in the middle")
	faults    = flag.Bool("faults", false, "the server defers, cuts and drops at every step, one time in fifty")
	asks      = flag.Int("asks", 100, "pages a second")
)

func main() {
	flag.Parse()
	tmp, err := os.MkdirTemp("", "upheld-mail")
	check(err)
	defer os.RemoveAll(tmp)
	bin, data := filepath.Join(tmp, "upheld"), filepath.Join(tmp, "data")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", bin, "./cmd/upheld")
	build.Dir, build.Stderr = "..", os.Stderr
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	check(build.Run())
	check(exec.Command(bin, "init", "--data", data, "--pack", "cambodia-2016").Run())

	server := &mailtest.Server{Forget: true}
	if *perSecond > 0 {
		server.Every = time.Second / time.Duration(*perSecond)
	}
	if *faults {
		server.Plan = mischief
	}
	check(server.Listen())
	fill(data, server)

	p := start(bin, data, "")
	p.ask(5*time.Second, nil, "without mail going out")
	p.stop()

	all := *mails + *letters
	p = start(bin, data, server.Addr)
	begin := time.Now()
	var last time.Time
	done := make(chan struct{})
	go func() {
		defer close(done)
		if *kill {
			reach(server, all/2)
			p.restart()
		}
		last = reach(server, all-inDoubt(bin, data))
	}()
	p.ask(0, done, "while mail goes out")
	took := last.Sub(begin)
	p.stop()
	rate := float64(total(server)) / took.Seconds()
	fmt.Printf("%d mails in %.1f s, %.0f a second; peak of resident memory %.0f MB\n", total(server), took.Seconds(), rate, p.peak)
	count(bin, data, server, all)
}

func total(s *mailtest.Server) (n int) {
	for _, c := range s.Counts() {
		n += c
	}
	return n
}

// reach waits until the server has so many mails, or no new one for a while: what is in doubt may never come. It gives the
// moment of the last new one.
func reach(s *mailtest.Server, n int) time.Time {
	last, since := -1, time.Now()
	for {
		now := len(s.Counts())
		if now != last {
			last, since = now, time.Now()
		}
		if now >= n || time.Since(since) > 45*time.Second {
			return since
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func count(bin, data string, s *mailtest.Server, all int) {
	twice := 0
	for _, c := range s.Counts() {
		if c > 1 {
			twice++
		}
	}
	states := list(bin, data)
	fmt.Printf("at the server: %d different mails, %d twice; in the queue: %v\n", len(s.Counts()), twice, states)
	if twice > 0 || states["sent"]+states["in doubt"]+states["waiting"] != all || len(s.Counts()) < states["sent"] || len(s.Counts()) > states["sent"]+states["in doubt"] {
		log.Fatal("mails were lost or doubled")
	}
}

// fill puts the mails into the queue, many at once as many hands would.
func fill(data string, server *mailtest.Server) {
	ctx := context.Background()
	b, err := book.Open(ctx, book.Options{Dir: data, Rooms: house.Rooms()})
	check(err)
	defer b.Close()
	o, err := send.New(b, send.Config{From: "appeals@upheld.example", Relay: "smtp://" + server.Addr}, time.Now, nil)
	check(err)
	begin := time.Now()
	var wg sync.WaitGroup
	for w := range 64 {
		wg.Go(func() {
			for i := w; i < *mails; i += 64 {
				to := fmt.Sprintf("person-%d@example.org", i)
				raw, err := o.Notice([]string{to}, "Please confirm", "A text of a few lines.\nAnd one more.\n")
				check(err)
				check(o.Mail(ctx, fmt.Sprintf("m-%06d", i), []string{to}, raw))
			}
			for i := w; i < *letters; i += 64 {
				letter(ctx, b, o, i)
			}
		})
	}
	wg.Wait()
	took := time.Since(begin)
	fmt.Printf("%d mails built and queued in %.1f s, %.0f a second, by 64 at once\n", *mails+*letters, took.Seconds(), float64(*mails+*letters)/took.Seconds())
}

func letter(ctx context.Context, b *book.Book, o *send.Office, i int) {
	reply, err := o.Address()
	check(err)
	d := delivery.Dispatch{
		Ref: fmt.Sprintf("dp-%06d", i), Appeal: "ap-2016-05-13", Addressee: fmt.Sprintf("Office %d", i), Class: appeal.State, Way: delivery.Email,
		Purpose: delivery.Letter, When: when.On(when.Today(time.Now())), Address: fmt.Sprintf("office-%d@gov.example", i), ReplyTo: reply, Subject: "An appeal",
	}
	raw, err := o.Compose(send.Letter{Dispatch: d, Subject: d.Subject, Plain: "We appeal to you.\n"})
	check(err)
	draft, err := delivery.Draft(d)
	check(err)
	_, err = b.Say(ctx, "bench", func(context.Context, *book.Tx) ([]book.Draft, error) { return []book.Draft{draft}, nil })
	check(err)
	check(o.Put(ctx, d, raw))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
