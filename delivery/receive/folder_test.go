package receive_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/upheld/upheld/delivery/receive"
)

func drop(t *testing.T, dir, name string, raw []byte) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func there(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func TestAFolderIsTakenFileByFile(t *testing.T) {
	b := opened(t)
	x := inbox(b)
	d := sent(t, b, "dp-1", "office@ministry.example")
	dir := t.TempDir()
	drop(t, dir, "one.eml", answer(d.ReplyTo, "The first answer of the Ministry."))
	drop(t, dir, "two", answer(d.ReplyTo, "The second answer of the Ministry."))
	drop(t, dir, ".hidden", answer(d.ReplyTo, "not whole"))
	drop(t, dir, "half.tmp", answer(d.ReplyTo, "not whole"))
	drop(t, dir, "empty", nil)
	if err := os.Symlink("/etc/hostname", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	n, err := x.Sweep(t.Context(), receive.Folder{Dir: dir})
	if n != 2 || err == nil || !strings.Contains(err.Error(), "empty") {
		t.Errorf("%d taken: %v", n, err)
	}
	for name, want := range map[string]bool{"one.eml": false, "two": false, "done/one.eml": true, "done/two": true, ".hidden": true, "half.tmp": true, "refused/empty": true, "link": true} {
		if there(filepath.Join(dir, name)) != want {
			t.Errorf("%s is there: %v", name, !want)
		}
	}
	if len(set(t, b).Messages()) != 2 {
		t.Errorf("%d messages", len(set(t, b).Messages()))
	}
	drop(t, dir, "one.eml", answer(d.ReplyTo, "A third answer under a name that was there before."))
	if n, err := x.Sweep(t.Context(), receive.Folder{Dir: dir}); n != 1 || err != nil || !there(filepath.Join(dir, "done/one.eml.2")) {
		t.Errorf("%d taken: %v", n, err)
	}
}

func TestAMaildirIsAFolder(t *testing.T) {
	b := opened(t)
	x := inbox(b)
	dir := t.TempDir()
	for _, sub := range []string{"new", "cur", "tmp"} {
		if err := os.Mkdir(filepath.Join(dir, sub), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	drop(t, filepath.Join(dir, "new"), "1772442000.M1P1.host", answer("a@"+domain, "Words of an answer."))
	drop(t, filepath.Join(dir, "tmp"), "1772442000.M2P1.host", answer("a@"+domain, "Half of an"))
	if n, err := x.Sweep(t.Context(), receive.Folder{Dir: dir, Delete: true}); n != 1 || err != nil {
		t.Errorf("%d taken: %v", n, err)
	}
	if there(filepath.Join(dir, "new/1772442000.M1P1.host")) || !there(filepath.Join(dir, "tmp/1772442000.M2P1.host")) {
		t.Error("the wrong file was taken away")
	}
}

func TestAFileStaysUntilItIsKept(t *testing.T) {
	b := opened(t)
	x := inbox(b)
	dir := t.TempDir()
	drop(t, dir, "one.eml", answer("a@"+domain, "Words of an answer."))
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if n, err := x.Sweep(t.Context(), receive.Folder{Dir: dir, Delete: true}); n != 0 || err == nil || !there(filepath.Join(dir, "one.eml")) {
		t.Errorf("%d taken by a closed record: %v", n, err)
	}
}

func TestAMailIsHandedToTheProgramThatHasTheRecord(t *testing.T) {
	b := opened(t)
	x := inbox(b)
	d := sent(t, b, "dp-1", "office@ministry.example")
	data := t.TempDir()
	raw := answer("someone@"+domain, "The answer of the Ministry, by pipe.")
	env := receive.Envelope{To: []string{d.ReplyTo}}

	if receive.Offer(t.Context(), data, raw, env) {
		t.Fatal("nobody listens, and it was taken")
	}
	if err := receive.HandOver(t.Context(), data, raw, env, true); err == nil {
		t.Error("an encrypted folder took a mail in the open")
	}
	files, _ := filepath.Glob(filepath.Join(data, "*", "*"))
	if len(files) > 0 {
		t.Errorf("plain text is left: %v", files)
	}
	if err := receive.HandOver(t.Context(), data, raw, env, false); err != nil {
		t.Fatal(err)
	}
	if n, err := x.Sweep(t.Context(), receive.Spool(data)); n != 1 || err != nil {
		t.Errorf("%d taken from the spool: %v", n, err)
	}
	if files, _ := filepath.Glob(filepath.Join(data, "mail-in", "*")); len(files) > 0 {
		t.Errorf("left in the spool: %v", files)
	}
	list := set(t, b).Messages()
	if len(list) != 1 || list[0].Dispatch != "dp-1" || list[0].Via != "mail-in" {
		t.Fatalf("%+v", list)
	}

	ctx, stop := context.WithCancel(t.Context())
	up, done := make(chan struct{}), make(chan error)
	go func() { done <- x.ServeSocket(ctx, data, func() { close(up) }) }()
	<-up
	if info, err := os.Stat(filepath.Join(data, "mail-in.sock")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the socket is open to others: %v", err)
	}
	if err := receive.HandOver(t.Context(), data, answer("x@"+domain, "Another answer, to an encrypted folder."), env, true); err != nil {
		t.Error(err)
	}
	if n := len(set(t, b).Messages()); n != 2 {
		t.Errorf("%d messages", n)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if receive.Offer(t.Context(), data, answer("x@"+domain, "An answer to a closed record."), env) {
		t.Error("a closed record said that it has kept a mail")
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
