package send_test

import (
	"os"
	"testing"
	"time"

	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/send/mailtest"
)

// TestACopySendsNothingByItself: a mail that waits in a copy of the folder, brought back from a backup or moved to another machine, may have gone
// from where it was copied. It goes when a person says so. The control: in the folder itself it goes on by itself, whether the program
// ended calmly or not.
func TestACopySendsNothingByItself(t *testing.T) {
	for name, how := range map[string]struct {
		copied, over bool
		is           send.Is
	}{
		"the same folder":                 {is: send.Sent},
		"a copy":                          {copied: true, is: send.Doubt},
		"a copy over what has gone on":    {copied: true, over: true, is: send.Doubt},
		"the folder after one more start": {over: true, is: send.Sent},
	} {
		t.Run(name, func(t *testing.T) {
			if send.SpotOf(t.TempDir()) == "" {
				t.Skip("this system does not tell a file from its copy")
			}
			full := true
			server := mailtest.Start(t, &mailtest.Server{Plan: func(at mailtest.At) mailtest.Do {
				if full && at.Step == mailtest.Rcpt {
					return mailtest.Do{Answer: "451 4.7.1 come again"}
				}
				return mailtest.Do{}
			}})
			p := place(t, booktest.SQLite)
			cfg := config(mailtest.Net{"mx": server}, mailtest.DNS{"gov.example": {"mx"}})
			cfg.Alone, cfg.Dir = true, p.Options.Dir
			b := p.Create(t)
			d := newDesk(t, b, cfg)
			d.run()
			id := d.dispatch("dp-1", "office@gov.example")
			d.tried("dp-1", 1)
			d.stop()
			booktestShut(t, b)
			backup := t.TempDir() + "/backup"
			if err := os.CopyFS(backup, os.DirFS(p.Options.Dir)); err != nil {
				t.Fatal(err)
			}
			again := func(later time.Duration) *desk {
				b := p.Open(t)
				d := newDesk(t, b, cfg)
				d.at.move(later)
				d.run()
				return d
			}
			if how.over { // one more start, in which nothing goes
				was := send.SpotOf(cfg.Dir + "/mail.spot")
				d := again(time.Second)
				until(t, "the program has begun", func() bool {
					is := send.SpotOf(cfg.Dir + "/mail.spot")
					return is != "" && is != was
				})
				d.stop()
				booktestShut(t, d.book)
			}
			if how.copied {
				if !how.over {
					p.Options.Dir = t.TempDir() + "/elsewhere"
					cfg.Dir = p.Options.Dir
					if err := os.Mkdir(p.Options.Dir, 0o700); err != nil {
						t.Fatal(err)
					}
				}
				overwrite(t, backup, p.Options.Dir)
			}
			full = false
			d = again(time.Hour)
			d.comes("dp-1", how.is)
			if how.is == send.Sent {
				return
			}
			if n := server.Counts()[id]; n != 0 {
				t.Fatalf("the copy sent it %d times", n)
			}
			if err := d.Settle(t.Context(), "dp-1", false, "operator", "it had not gone before the backup was needed"); err != nil {
				t.Fatal(err)
			}
			d.comes("dp-1", send.Sent)
		})
	}
}

// overwrite copies the files of a folder into those of another, as cp does: a file that is there stays the same file.
func overwrite(t *testing.T, from, to string) {
	t.Helper()
	files, err := os.ReadDir(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(from + "/" + f.Name())
		if err == nil {
			err = os.WriteFile(to+"/"+f.Name(), b, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
