//go:build unix

package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// TestTheLinkOpensTheDesk: whoever sits at the terminal gets in with the link that is printed, and with the one that Enter or
// the signal asks for; only the newest works.
func TestTheLinkOpensTheDesk(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	r, out := io.Pipe()
	keys, press := io.Pipe()
	w := system()
	w.Out, w.Err, w.In, w.Terminal = out, io.Discard, keys, false
	w.Secret = func(string) ([]byte, error) { return nil, io.EOF }
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, []string{"demo", "--data", filepath.Join(t.TempDir(), "d"), "--listen", "127.0.0.1:0"}, w)
		out.Close()
	}()
	lines := bufio.NewScanner(r)
	next := func() string {
		for lines.Scan() {
			if u := regexp.MustCompile(`http://\S+/desk/enter\?key=\S+`).FindString(lines.Text()); u != "" {
				return u
			}
		}
		t.Fatal("no link was printed")
		return ""
	}
	links := []string{next()}
	if _, err := press.Write([]byte("\n")); err != nil {
		t.Fatal(err)
	}
	links = append(links, next())
	if err := syscall.Kill(os.Getpid(), syscall.SIGUSR1); err != nil {
		t.Fatal(err)
	}
	links = append(links, next())
	go func() {
		for lines.Scan() {
		}
	}()
	for i, link := range links {
		want := http.StatusForbidden
		if i == len(links)-1 {
			want = http.StatusOK
		}
		if got := enterDesk(t, link); got != want {
			t.Errorf("link %d of %d leads to %d, want %d", i+1, len(links), got, want)
		}
	}
	interrupt()
	if c := <-code; c != exitOK {
		t.Errorf("exit %d", c)
	}
}

// enterDesk presses the button behind a link, and says how the desk answers.
func enterDesk(t *testing.T, link string) int {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Fatal(err)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := http.Client{Jar: jar}
	res, err := c.PostForm(strings.TrimSuffix(link, "?"+u.RawQuery), url.Values{"key": {u.Query().Get("key")}})
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	return res.StatusCode
}

// TestNoDeskOnAnOutsideAddress: a program that listens elsewhere only says that it has no desk, and why.
func TestNoDeskOnAnOutsideAddress(t *testing.T) {
	var out strings.Builder
	w := system()
	w.Out = &out
	announceDesk(t.Context(), w, outside{}, nil)()
	if !strings.Contains(out.String(), "listen on 127.0.0.1") {
		t.Errorf("%q", out.String())
	}
}

type outside struct{}

func (outside) Network() string { return "tcp" }
func (outside) String() string  { return "192.0.2.1:8042" }
