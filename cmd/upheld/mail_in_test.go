package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/house"
)

// TestMailInSaysDoneOnlyWhenItIs holds the exit statuses by which a mail server knows whether it may forget a mail.
func TestMailInSaysDoneOnlyWhenItIs(t *testing.T) {
	const mail = "From: office@ministry.example\r\nSubject: Re: Appeal\r\n\r\nThe court decides in June.\r\n"
	env := map[string]string{"RECIPIENT": "letter@replies.example.org"}
	call := func(in string, args ...string) (int, string) {
		var out, errs bytes.Buffer
		code := run(t.Context(), args, world{
			In: strings.NewReader(in), Out: &out, Err: &errs, Now: time.Now, Env: func(name string) string { return env[name] },
		})
		return code, out.String() + errs.String()
	}
	dir, vault := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "vault")
	if code, said := call("", "init", "--data", dir); code != exitOK {
		t.Fatal(said)
	}
	if code, said := call(mail, "mail-in", "--data", filepath.Join(dir, "no")); code != exitAgain {
		t.Errorf("no record: %d %s", code, said)
	}
	if code, said := call("", "mail-in", "--data", dir); code != exitWrong {
		t.Errorf("an empty mail: %d %s", code, said)
	}
	if code, said := call(mail, "mail-in", "--data", dir); code != exitOK || !strings.Contains(said, "Kept as m-") {
		t.Errorf("%d %s", code, said)
	}

	// While another program has the record open, the mail waits for it in the spool.
	open := func(o book.Options) *book.Book {
		b, err := book.Open(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	b := open(book.Options{Dir: dir, Rooms: house.Rooms()})
	if code, said := call(mail, "mail-in", "--data", dir); code != exitOK || !strings.Contains(said, "Handed over") {
		t.Errorf("%d %s", code, said)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "mail-in", "*.eml")); len(left) != 1 {
		t.Errorf("in the spool: %v", left)
	}
	_ = b.Close()

	// In an encrypted folder nothing may lie in the open: the mail server keeps the mail.
	env["UPHELD_PASSPHRASE"] = "correct horse"
	if code, said := call("", "init", "--data", vault, "--encrypt"); code != exitOK {
		t.Fatal(said)
	}
	b = open(book.Options{Dir: vault, Rooms: house.Rooms(), Passphrase: func(bool) ([]byte, error) { return []byte("correct horse"), nil }})
	if code, said := call(mail, "mail-in", "--data", vault); code != exitAgain {
		t.Errorf("%d %s", code, said)
	}
	_ = b.Close()
	_ = filepath.WalkDir(vault, func(path string, e os.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			if data, _ := os.ReadFile(path); bytes.Contains(data, []byte("The court decides")) {
				t.Errorf("%s holds the mail in the open", path)
			}
		}
		return nil
	})
	if code, said := call(mail, "mail-in", "--data", vault); code != exitOK {
		t.Errorf("%d %s", code, said)
	}
}
