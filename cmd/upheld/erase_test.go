package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/house"
)

// TestErasingAMailLeavesNoneOfIt: what is erased of a mail, in or out, is in no file of the folder afterwards. Its raw bytes, the queue and what
// servers said lie beside the record and held all of it. The control finds it before.
func TestErasingAMailLeavesNoneOfIt(t *testing.T) {
	const words, address = "Zeugma will be at the river house", "quiet.person@gov.example"
	w, out, data := office(t)
	w.In = strings.NewReader("From: Clerk <clerk@gov.example>\r\nSubject: Re: Appeal\r\nMessage-ID: <a@gov.example>\r\n\r\n" + words + ".\r\n")
	call := func(args ...string) int { return run(t.Context(), append(args, "--data", data), w) }
	if code := call("mail-in"); code != exitOK {
		t.Fatal(out)
	}
	queued(t, w, data, "dp-quiet", address)
	lies := func(secret string) (in []string) {
		files, err := filepath.Glob(filepath.Join(data, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if b, err := os.ReadFile(f); err == nil && bytes.Contains(b, []byte(secret)) {
				in = append(in, filepath.Base(f))
			}
		}
		return in
	}
	if len(lies(words)) == 0 || len(lies(address)) == 0 {
		t.Fatal("control: the words cannot be found before either")
	}
	message := messageOf(t, w, data)
	all := []string{"erase", message, "--reason", "safety", "--yes"}
	for _, f := range []string{"text", "from", "subject", "why", "message_id"} {
		all = append(all, "--field", f)
	}
	if code := call(all...); code != exitOK || !strings.Contains(out.String(), "The raw mail is destroyed.") {
		t.Errorf("%d %s", code, out)
	}
	if in := lies(words); len(in) > 0 {
		t.Errorf("the words of the mail still lie in %v", in)
	}
	erase := []string{"erase", "dp-quiet", "--reason", "safety", "--yes", "--field", "address"}
	if code := call(erase...); code == exitOK || !strings.Contains(out.String(), "still on its way") {
		t.Errorf("a mail that waits lost its address: %s", out)
	}
	if code := call("mail", "cancel", "dp-quiet", "--why", "it endangers"); code != exitOK {
		t.Fatal(out)
	}
	if code := call(erase...); code != exitOK {
		t.Errorf("%d %s", code, out)
	}
	if in := lies(address); len(in) > 0 {
		t.Errorf("the address still lies in %v", in)
	}
}

func messageOf(t *testing.T, w world, data string) string {
	t.Helper()
	b, err := book.Open(t.Context(), book.Options{Dir: data, Rooms: house.Rooms(), Now: w.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	list, err := b.Papers().List(t.Context(), delivery.PaperIn)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d mails, %v", len(list), err)
	}
	return list[0].ID
}
