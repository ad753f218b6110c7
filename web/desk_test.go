package web

import (
	"context"
	"html"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/pack"
)

// shippedFolder is the data folder of a book with the shipped case, made once and copied for each test.
var shippedFolder = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "upheld-desk-")
	if err != nil {
		return "", err
	}
	ctx, o := context.Background(), book.Options{Dir: dir, Rooms: house.Rooms(), Now: func() time.Time { return testDay }}
	if err := book.Create(ctx, o, book.Setup{Origin: "upheld.example"}); err != nil {
		return "", err
	}
	b, err := book.Open(ctx, o)
	if err != nil {
		return "", err
	}
	defer b.Close()
	fsys, err := pack.Shipped("cambodia-2016")
	if err != nil {
		return "", err
	}
	plan, err := pack.Rehearse(ctx, b, []fs.FS{fsys})
	if err != nil {
		return "", err
	}
	_, err = pack.Apply(ctx, b, "pack", plan, pack.ApplyOptions{})
	return dir, err
})

// clock is a time that a test moves.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// operator is a browser on this machine, with what a test needs to know of the site.
type operator struct {
	t      *testing.T
	h      http.Handler
	server Server
	book   *book.Book
	clock  *clock
	cookie *http.Cookie
	form   string
}

// deskOn is a site with the shipped case in a real book, and its operator, not yet signed in.
func deskOn(t *testing.T) *operator {
	t.Helper()
	from, err := shippedFolder()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "data"), os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	c := &clock{at: testDay}
	b, err := book.Open(t.Context(), book.Options{Dir: filepath.Join(dir, "data"), Rooms: house.Rooms(), Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	s := Server{Houses: house.NewKeeper(b).House, Book: b, Log: b.Source(ledger.Public), Now: c.now, Desk: NewDesk(b, c.now)}
	return &operator{t: t, h: s.Handler(), server: s, book: b, clock: c}
}

// atWork is deskOn, signed in.
func atWork(t *testing.T) *operator {
	t.Helper()
	o := deskOn(t)
	o.signIn()
	return o
}

// request is one from this machine.
func (o *operator) request(method, path string, form url.Values) *http.Request {
	var r *http.Request
	if method == http.MethodPost {
		r = httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	} else {
		r = httptest.NewRequest(method, path, nil)
	}
	return o.local(r)
}

func (o *operator) local(r *http.Request) *http.Request {
	r.RemoteAddr, r.Host = "127.0.0.1:50000", "127.0.0.1:8042"
	if o.cookie != nil {
		r.AddCookie(o.cookie)
	}
	return r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, net.Addr(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8042})))
}

func (o *operator) send(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	o.h.ServeHTTP(w, r)
	return w
}

func (o *operator) get(path string) *httptest.ResponseRecorder {
	return o.send(o.request(http.MethodGet, path, nil))
}

// post sends a form with the token of the session. Fields are pairs of name and value.
func (o *operator) post(path string, fields ...string) *httptest.ResponseRecorder {
	form := url.Values{formField: {o.form}}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	return o.send(o.request(http.MethodPost, path, form))
}

func keyIn(t *testing.T, link string) string {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Fatal(err)
	}
	return u.Query().Get("key")
}

var tokenIn = regexp.MustCompile(`name="form-token" value="([^"]+)"`)

func (o *operator) signIn() {
	o.t.Helper()
	w := o.post("/desk/enter", "key", keyIn(o.t, o.server.Desk.Link()))
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/desk" || len(w.Result().Cookies()) != 1 {
		o.t.Fatalf("signing in: %d %v", w.Code, w.Header())
	}
	o.cookie = w.Result().Cookies()[0]
	o.form = tokenIn.FindStringSubmatch(o.get("/desk").Body.String())[1]
}

// plainText is what an answer says, without its tags.
func plainText(w *httptest.ResponseRecorder) string {
	return squash(html.UnescapeString(regexp.MustCompile(`<[^>]+>`).ReplaceAllString(w.Body.String(), " ")))
}

func (o *operator) wants(w *httptest.ResponseRecorder, code int, says ...string) {
	o.t.Helper()
	text := plainText(w)
	for _, s := range says {
		if !strings.Contains(text, s) {
			o.t.Errorf("does not say %q:\n%.1500s", s, text)
		}
	}
	if w.Code != code {
		o.t.Errorf("%d, want %d:\n%.600s", w.Code, code, text)
	}
}
