package book_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
)

// A life is this program started again as a server under load, to be killed.
const (
	envLife  = "UPHELD_TEST_LIFE"  // number of the life, or empty
	envDir   = "UPHELD_TEST_DIR"   // its data folder
	envDSN   = "UPHELD_TEST_DSN"   // its PostgreSQL, or empty
	envEarly = "UPHELD_TEST_EARLY" // acknowledge before the commit: the control
)

func TestMain(m *testing.M) {
	if os.Getenv(envLife) == "" {
		os.Exit(m.Run())
	}
	if err := live(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// live writes with 64 speakers until it is killed, and tells each acknowledged entry on one line: number, id.
func live() error {
	o := book.Options{Dir: os.Getenv(envDir), Postgres: os.Getenv(envDSN), Rooms: booktest.Rooms()}
	b, err := book.Open(context.Background(), o)
	if err != nil {
		return err
	}
	if why := b.ReadOnly(); why != "" {
		return fmt.Errorf("read-only: %s", why)
	}
	early := os.Getenv(envEarly) != ""
	tell := func(ref string) { fmt.Fprintf(os.Stdout, "%s\n", ref) } // one write each, whole or not at all
	failed := make(chan error)
	for w := range 64 {
		go func() {
			for i := 0; ; i++ {
				d := booktest.Person(fmt.Sprintf("%s-%d-%d", os.Getenv(envLife), w, i), "Sok")
				if w%4 == 0 {
					d = booktest.InCase(d)
				}
				_, err := b.Say(context.Background(), "speaker", func(context.Context, *book.Tx) ([]book.Draft, error) {
					if early {
						tell(d.Ref)
					}
					return []book.Draft{d}, nil
				})
				if err != nil {
					failed <- err
					return
				}
				if !early {
					tell(d.Ref)
				}
			}
		}()
	}
	return <-failed
}

// lives starts and kills servers and returns what they have acknowledged.
func lives(t *testing.T, o book.Options, n, least int, early bool) []string {
	t.Helper()
	var acked []string
	for life := range n {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%d", envLife, life+1), envDir+"="+o.Dir, envDSN+"="+o.Postgres)
		if early {
			cmd.Env = append(cmd.Env, envEarly+"=1")
		}
		var words strings.Builder
		cmd.Stderr = &words
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		killAt := least + rand.IntN(least/2+1)
		r := bufio.NewReader(out)
		killed := sync.OnceFunc(func() { _ = cmd.Process.Kill() })
		giveUp := time.AfterFunc(time.Minute, killed)
		count := 0
		for {
			line, err := r.ReadString('\n')
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			acked = append(acked, strings.TrimSuffix(line, "\n"))
			if count++; count == killAt {
				killed()
			}
		}
		giveUp.Stop()
		_ = cmd.Wait()
		if count < killAt {
			t.Fatalf("life %d ended by itself after %d entries: %s", life, count, &words)
		}
	}
	return acked
}

// lost counts what was acknowledged and is not there.
func lost(t *testing.T, b *book.Book, acked []string) int {
	t.Helper()
	docs, err := b.Docs(t.Context(), access.Operator(), book.At{})
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, d := range docs {
		there[d.Ref] = true
	}
	n := 0
	for _, ref := range acked {
		if !there[ref] {
			n++
		}
	}
	return n
}

func testKill(t *testing.T, p *booktest.Place, n, least int) {
	booktestShut(t, p.Create(t))
	acked := lives(t, p.Options, n, least, false)
	b := p.Open(t)
	if why := b.ReadOnly(); why != "" {
		t.Fatal(why)
	}
	if gone := lost(t, b, acked); gone > 0 {
		t.Errorf("%d of %d acknowledged entries are lost after %d kills", gone, len(acked), n)
	}
	rep := booktest.Whole(t, b)
	t.Logf("%d kills, %d entries acknowledged, none lost; %d entries verified", n, len(acked), rep.Entries)
	if len(acked) < n*least {
		t.Errorf("only %d entries were acknowledged", len(acked))
	}
}

func TestKilledUnderLoadLosesNothing(t *testing.T) {
	n, least := 50, 420
	if testing.Short() {
		n, least = 5, 200
	}
	testKill(t, booktest.SQLite(t), n, least)
}

func TestKilledUnderLoadLosesNothingOnPostgres(t *testing.T) {
	n := 12
	if testing.Short() {
		n = 2
	}
	testKill(t, booktest.Postgres(t).Place(t), n, 200)
}

// TestEarlyAnswersWouldBeLost is the control: a server that answers before the commit must be caught.
func TestEarlyAnswersWouldBeLost(t *testing.T) {
	p := booktest.SQLite(t)
	booktestShut(t, p.Create(t))
	acked := lives(t, p.Options, 4, 200, true)
	if gone := lost(t, p.Open(t), acked); gone == 0 {
		t.Error("answers before the commit lost nothing, so the test would not see a loss")
	}
}
