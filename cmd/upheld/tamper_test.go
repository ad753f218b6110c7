package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// Whoever changes the file behind the program's back is found out by both checks, wherever the byte stands: in an
// entry, in a view, in the tree.
func TestBothChecksFindAChangedByte(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	do(t, "init", "--data", dir, "--pack", "instruments")
	db := filepath.Join(dir, "upheld.db")
	whole, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}
	flips := 0
	for _, text := range []string{"1966-12-16", "promise.instrument"} { // a value, and a column of the row
		for at := 0; ; at++ {
			n := bytes.Index(whole[at:], []byte(text))
			if n < 0 {
				break
			}
			at += n
			changed := bytes.Clone(whole)
			changed[at+len(text)-1] ^= 1
			if err := os.WriteFile(db, changed, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, check := range [][]string{{"verify"}, {"rebuild", "--check"}} {
				w := system()
				w.Out, w.Err, w.Terminal = io.Discard, io.Discard, false
				if code := run(t.Context(), append(check, "--data", dir), w); code != exitNotSo {
					t.Errorf("upheld %v after a change of %q at byte %d: exit %d", check, text, at, code)
				}
			}
			flips++
		}
	}
	if flips < 4 {
		t.Fatalf("only %d places were changed", flips)
	}
	if err := os.WriteFile(db, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	do(t, "verify", "--data", dir) // the control: unchanged it is clean
	do(t, "rebuild", "--check", "--data", dir)
}
