package send_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/send/mailtest"
)

// A life is this program started again with an Office at work, to be killed. It is told what to do in JSON.
const envLife = "UPHELD_TEST_SENDING"

type life struct {
	Dir, DSN string
	Servers  map[string]string // host: address
	Now      int64             // seconds since 1970 where its clock begins
	Unmarked bool              // the control
}

func TestMain(m *testing.M) {
	text := os.Getenv(envLife)
	if text == "" {
		os.Exit(m.Run())
	}
	var l life
	err := json.Unmarshal([]byte(text), &l)
	if err == nil {
		err = l.live()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// live sends what is due, and moves its clock on by ten minutes whenever a line comes in. When its input ends it stops calmly.
func (l life) live() error {
	b, err := book.Open(context.Background(), book.Options{Dir: l.Dir, Postgres: l.DSN, Rooms: []book.Room{delivery.Room()}})
	if err != nil {
		return err
	}
	dns := mailtest.DNS{}
	for host := range l.Servers {
		dns[strings.TrimPrefix(host, "mx.")] = []string{host}
	}
	cfg := send.Config{
		From: "appeals@upheld.example", Alone: true, DNS: dns, Conns: 4, Timeout: 10 * time.Second,
		Dial: func(ctx context.Context, addr string) (net.Conn, error) {
			host, _, _ := net.SplitHostPort(addr)
			return (&net.Dialer{}).DialContext(ctx, "tcp", l.Servers[host])
		},
	}
	if l.Unmarked {
		cfg = cfg.Unmarked()
	}
	at := &clock{t: time.Unix(l.Now, 0).UTC()}
	o, err := send.New(b, cfg, at.now, nil)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		defer stop()
		for one := make([]byte, 1); ; {
			if _, err := os.Stdin.Read(one); err != nil {
				return
			}
			at.move(10 * time.Minute)
			o.Wake()
		}
	}()
	if err := o.Run(ctx); err != nil {
		return err
	}
	return b.Close()
}

// running is a life that goes on.
type running struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	words *strings.Builder
	ended chan error
}

func (l life) start(t *testing.T) *running {
	t.Helper()
	text, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	r := &running{cmd: exec.Command(os.Args[0]), words: &strings.Builder{}, ended: make(chan error, 1)}
	r.cmd.Env = append(os.Environ(), envLife+"="+string(text))
	r.cmd.Stderr = r.words
	if r.in, err = r.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { r.ended <- r.cmd.Wait() }()
	return r
}

// kill ends a life without a word.
func (r *running) kill() {
	_ = r.cmd.Process.Kill()
	<-r.ended
}

// calm ends a life as an operator does.
func (r *running) calm(t *testing.T) {
	t.Helper()
	_ = r.in.Close()
	if err := <-r.ended; err != nil {
		t.Errorf("a calm stop: %v %s", err, r.words)
	}
}

// mischief is what the server does to every so manyth conversation, at every step.
type mischief struct {
	mu   sync.Mutex
	rng  *rand.Rand
	off  bool
	hits map[string]int
}

func (m *mischief) plan(at mailtest.At) mailtest.Do {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.off || m.rng.IntN(12) != 0 {
		return mailtest.Do{}
	}
	do, name := mailtest.Do{}, string(at.Step)
	switch m.rng.IntN(4) {
	case 0:
		do, name = mailtest.Do{Answer: "451 4.3.0 come again"}, name+" deferred"
	case 1:
		do, name = mailtest.Do{Answer: "421 4.3.2 closing"}, name+" closed"
	case 2:
		do, name = mailtest.Do{Cut: true}, name+" cut"
	case 3:
		do, name = mailtest.Do{Cut: true, Take: true}, name+" taken and cut"
	}
	m.hits[name]++
	if at.Step == mailtest.Taken {
		do.Answer = ""
	}
	return do
}

// lives puts n mails into the queue and lets Offices work it that are killed again and again, before a server that does mischief at
// every step. It returns the ids of the mails by dispatch, the server's count, and the book.
func lives(t *testing.T, p *booktest.Place, n, kills int, unmarked bool) (ids map[string]string, server *mailtest.Server, d *desk) {
	t.Helper()
	m := &mischief{rng: rand.New(rand.NewPCG(4, 1991)), hits: map[string]int{}}
	server = mailtest.Start(t, &mailtest.Server{Plan: m.plan, Extensions: []string{"PIPELINING", "8BITMIME", "DSN", "SIZE 10000000"}, Every: time.Millisecond, Forget: true})
	cfg := config(mailtest.Net{"mx.a.example": server, "mx.b.example": server}, mailtest.DNS{"a.example": {"mx.a.example"}, "b.example": {"mx.b.example"}})
	d = newDesk(t, p.Create(t), cfg)
	ids = map[string]string{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for i := w; i < n; i += 8 {
				ref := fmt.Sprintf("dp-%04d", i)
				id := d.dispatch(ref, fmt.Sprintf("office-%d@%s.example", i, []string{"a", "b"}[i%2]))
				mu.Lock()
				ids[ref] = id
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	booktestShut(t, d.book)

	l := life{Dir: p.Options.Dir, DSN: p.Options.Postgres, Servers: map[string]string{"mx.a.example": server.Addr, "mx.b.example": server.Addr}, Now: d.at.now().Unix(), Unmarked: unmarked}
	for i := range kills {
		r := l.start(t)
		before := total(server)
		aim := before + 1 + rand.IntN(max(1, n/kills))
		end := time.After(5 * time.Second)
		for tick := time.NewTicker(time.Millisecond); total(server) < aim; {
			select {
			case <-tick.C:
				if rand.IntN(20) == 0 {
					_, _ = r.in.Write([]byte{'\n'}) // ten minutes go by
				}
				continue
			case err := <-r.ended:
				t.Fatalf("life %d ended by itself: %v %s", i, err, r.words)
			case <-end:
			}
			break
		}
		r.kill()
		l.Now += 3600
	}
	// The server comes to its senses; a last life sends the rest and stops calmly.
	m.mu.Lock()
	m.off = true
	steps := len(m.hits)
	m.mu.Unlock()
	r := l.start(t)
	last, still := -1, 0
	for still < 200 {
		_, _ = r.in.Write([]byte{'\n'})
		<-time.After(5 * time.Millisecond)
		if now := total(server); now == last {
			still++
		} else {
			last, still = now, 0
		}
	}
	r.calm(t)
	t.Logf("%d mails, %d kills, %d kinds of mischief", n, kills, steps)
	d.at.t = time.Unix(l.Now, 0).UTC().Add(100 * time.Hour)
	b := p.Open(t)
	o, err := send.New(b, cfg, d.at.now, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.Office, d.book = o, b
	return ids, server, d
}

func total(s *mailtest.Server) (n int) {
	for _, c := range s.Counts() {
		n += c
	}
	return n
}

func booktestShut(t *testing.T, b *book.Book) {
	t.Helper()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

func testNothingLostNothingDoubled(t *testing.T, open booktest.Opener, n, kills int) {
	p := place(t, open)
	ids, server, d := lives(t, p, n, kills, false)
	took := server.Counts()
	sent, doubt := 0, 0
	for ref, id := range ids {
		s, err := d.State(t.Context(), ref)
		if err != nil {
			t.Fatal(err)
		}
		if took[id] > 1 {
			t.Errorf("%s was taken %d times", ref, took[id])
		}
		switch s.Is {
		case send.Sent:
			sent++
			if took[id] != 1 {
				t.Errorf("%s is sent and was taken %d times: %+v", ref, took[id], s.Attempts)
			}
		case send.Doubt:
			doubt++
			// What the server knows is what a person finds out.
			if err := d.Settle(t.Context(), ref, took[id] == 1, "operator", "asked the server"); err != nil {
				t.Error(err)
			}
		default:
			t.Errorf("%s is %s: %+v", ref, s.Is, s)
		}
	}
	t.Logf("%d sent, %d in doubt", sent, doubt)
	if doubt == 0 {
		t.Error("no mail was in doubt, so the test has not cut where it hurts")
	}
	if sent < n/2 {
		t.Errorf("only %d of %d went out", sent, n)
	}
	d.run()
	for ref, id := range ids {
		d.comes(ref, send.Sent)
		if c := server.Counts()[id]; c != 1 {
			t.Errorf("after all was settled %s was taken %d times", ref, c)
		}
	}
	for ref := range ids {
		seen := map[string]int{}
		for _, s := range d.steps(ref, 1) {
			seen[string(s.Step)]++
		}
		if seen["asked"] != 1 || seen["delivered"] > 1 || seen["undeliverable"] > 0 {
			t.Fatalf("the record has steps of %s: %v", ref, seen)
		}
		if testing.Short() {
			break
		}
	}
}

func TestNothingIsLostAndNothingIsDoubled(t *testing.T) {
	n, kills := 400, 25
	if testing.Short() {
		n, kills = 80, 5
	}
	testNothingLostNothingDoubled(t, booktest.SQLite, n, kills)
}

func TestNothingIsLostAndNothingIsDoubledOnPostgres(t *testing.T) {
	n, kills := 200, 10
	if testing.Short() {
		n, kills = 40, 2
	}
	testNothingLostNothingDoubled(t, booktest.Postgres(t).Place, n, kills)
}

// TestWithoutTheMarkMailsAreDoubled is the control: a queue that does not write down that a mail is being sent is caught.
func TestWithoutTheMarkMailsAreDoubled(t *testing.T) {
	p := place(t, booktest.SQLite)
	_, server, _ := lives(t, p, 150, 15, true)
	doubled := 0
	for _, c := range server.Counts() {
		if c > 1 {
			doubled++
		}
	}
	if doubled == 0 {
		t.Error("without the mark nothing was doubled, so the test would not see it")
	}
	t.Logf("%d doubled without the mark", doubled)
}
