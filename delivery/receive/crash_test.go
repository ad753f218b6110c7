package receive_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery/receive"
)

// A life is this program started again to take mails until it is killed.
const (
	envDir   = "UPHELD_TEST_DIR"
	envEarly = "UPHELD_TEST_EARLY" // say that a mail was taken before it is: the control
)

func TestMain(m *testing.M) {
	if os.Getenv(envDir) == "" {
		os.Exit(m.Run())
	}
	if err := live(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func live() error {
	b, err := book.Open(context.Background(), options(os.Getenv(envDir)))
	if err != nil {
		return err
	}
	x := inbox(b)
	failed := make(chan error)
	for w := range 8 {
		go func() {
			for i := 0; ; i++ {
				raw := answer("letter@"+domain, fmt.Sprintf("mail %d of %d in the life %d", i, w, os.Getpid()))
				tell := func(ref string) { fmt.Fprintln(os.Stdout, ref) }
				if os.Getenv(envEarly) != "" {
					tell(receiveRef(raw))
				}
				m, err := x.Take(context.Background(), raw, receive.Envelope{}, receive.ViaSMTP)
				if err != nil {
					failed <- err
					return
				}
				if os.Getenv(envEarly) == "" {
					tell(m.Ref)
				}
			}
		}()
	}
	return <-failed
}

// lives starts and kills the program n times and gives the mails that it said it had taken.
func lives(t *testing.T, dir string, n int, early bool) map[string]bool {
	t.Helper()
	taken := map[string]bool{}
	for range n {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), envDir+"="+dir)
		if early {
			cmd.Env = append(cmd.Env, envEarly+"=1")
		}
		var words bytes.Buffer
		cmd.Stderr = &words
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		giveUp := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
		lines := bufio.NewScanner(out)
		for k := 0; lines.Scan(); k++ {
			taken[lines.Text()] = true
			if k == 60 {
				_ = cmd.Process.Kill()
			}
		}
		_ = cmd.Wait()
		giveUp.Stop()
		if words.Len() > 0 {
			t.Fatal(words.String())
		}
	}
	return taken
}

func missing(t *testing.T, dir string, taken map[string]bool) (n int, recovered int) {
	t.Helper()
	b := open(t, options(dir))
	defer b.Close()
	x := inbox(b)
	recovered, err := x.CatchUp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := set(t, b)
	for ref := range taken {
		if _, err := x.Raw(t.Context(), ref); err != nil {
			n++
		} else if _, ok := s.Message(ref); !ok {
			n++
		}
	}
	papers, err := b.Papers().List(t.Context(), receive.PaperKind)
	if err != nil || len(papers) != len(s.Messages()) {
		t.Errorf("%d mails are kept, %d have a record: %v", len(papers), len(s.Messages()), err)
	}
	return n, recovered
}

func TestNoMailIsLostWhenTheProgramIsKilled(t *testing.T) {
	dir := t.TempDir() + "/data"
	if err := book.Create(t.Context(), options(dir), book.Setup{Origin: "mail.test"}); err != nil {
		t.Fatal(err)
	}
	taken := lives(t, dir, 4, false)
	n, recovered := missing(t, dir, taken)
	if len(taken) < 200 || n > 0 {
		t.Errorf("%d of %d mails that were taken are missing", n, len(taken))
	}
	t.Logf("%d mails taken in four lives, %d recorded at the next start", len(taken), recovered)
}

// TestAnEarlyAnswerLosesMail is the control: a program that says so before it has kept a mail loses some.
func TestAnEarlyAnswerLosesMail(t *testing.T) {
	dir := t.TempDir() + "/data"
	if err := book.Create(t.Context(), options(dir), book.Setup{Origin: "mail.test"}); err != nil {
		t.Fatal(err)
	}
	if n, _ := missing(t, dir, lives(t, dir, 4, true)); n == 0 {
		t.Error("nothing is missing though the answer came first: the test above proves nothing")
	}
}

// TestAMailWithoutItsRecordIsRecordedAtTheStart makes the very moment between the two by hand.
func TestAMailWithoutItsRecordIsRecordedAtTheStart(t *testing.T) {
	b := opened(t)
	d := sent(t, b, "dp-1", "office@ministry.example")
	raw := mail("From: office@ministry.example\nTo: undisclosed-recipients:;", "The Ministry answers that it will not answer.")
	p := book.Paper{ID: receiveRef(raw), Kind: receive.PaperKind, Title: fmt.Sprintf(`{"to":[%q],"via":"smtp","at":"2026-03-02T11:00:00Z"}`, d.ReplyTo), Body: raw}
	if _, err := b.Papers().Put(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if n, err := inbox(b).CatchUp(t.Context()); err != nil || n != 1 {
		t.Fatalf("%d recorded: %v", n, err)
	}
	m, ok := set(t, b).Message(p.ID)
	if !ok || m.Dispatch != "dp-1" || m.Via != "smtp" || m.Received != "2026-03-02T11:00:00Z" {
		t.Errorf("%+v", m)
	}
	if n, err := inbox(b).CatchUp(t.Context()); err != nil || n != 0 {
		t.Errorf("%d recorded again: %v", n, err)
	}
}
