package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A stranger types one command, opens the one address that it prints, and stops it with Ctrl-C; the second time the record
// is there.
func TestTheDemoServesTheCaseAndStopsCleanly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	for _, first := range []bool{true, false} {
		ctx, interrupt := context.WithCancel(t.Context())
		r, out := io.Pipe()
		w := system()
		w.Out, w.Err, w.Terminal = out, io.Discard, false
		code := make(chan int, 1)
		go func() {
			code <- run(ctx, []string{"demo", "--data", dir, "--listen", "127.0.0.1:0"}, w)
			out.Close()
		}()
		lines := bufio.NewScanner(r)
		loaded, url := false, ""
		for url == "" && lines.Scan() {
			loaded = loaded || strings.Contains(lines.Text(), "Loaded the pack")
			url = regexp.MustCompile(`http://[^ ]+`).FindString(lines.Text())
		}
		if loaded != first || url == "" {
			t.Fatalf("first run %t: pack loaded %t, address %q, exit %d", first, loaded, url, <-code)
		}
		page := get(t, url)
		if !strings.Contains(page, "Seven things were asked.") || !strings.Contains(page, "None was met as asked.") {
			t.Errorf("the front page does not tell the case:\n%.500s", page)
		}
		if cp := get(t, url+"log/checkpoint"); !strings.Contains(cp, "/public\n1120\n") {
			t.Errorf("checkpoint:\n%s", cp)
		}
		interrupt()
		rest, _ := io.ReadAll(r)
		if c := <-code; c != exitOK || !strings.Contains(string(rest), "Stopped.") && !strings.Contains(lines.Text(), "Stopped.") {
			t.Errorf("after Ctrl-C: exit %d, %q", c, rest)
		}
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", url, r.Status, err)
	}
	return string(b)
}
