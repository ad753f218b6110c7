package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/web/words"
)

func TestEveryPageInEachLanguage(t *testing.T) {
	h := testServer(t).Handler()
	for _, path := range pages {
		for code, path := range map[string]string{"en": path, "fr": inFrench(path)} {
			w := get(h, path)
			want := http.StatusOK
			if strings.Contains(path, "no-such") {
				want = http.StatusNotFound
			}
			body := w.Body.String()
			switch {
			case w.Code != want:
				t.Errorf("%s: %d, want %d", path, w.Code, want)
			case !strings.Contains(body, `<html lang="`+code+`">`):
				t.Errorf("%s is not marked as %s", path, code)
			case strings.Count(body, "<h1") != 1:
				t.Errorf("%s has %d titles", path, strings.Count(body, "<h1"))
			case strings.Contains(body, "<script") || strings.Contains(body, " style="):
				t.Errorf("%s has a script or an inline style", path)
			}
			if slot := regexp.MustCompile(`\{[a-z]+(:[a-zA-Z]+)?\}`).FindString(body); slot != "" {
				t.Errorf("%s shows an unfilled slot %s", path, slot)
			}
		}
	}
}

// Every link of every page leads somewhere: a reader who follows the list behind a number finds it.
func TestNoLinkIsDead(t *testing.T) {
	if testing.Short() {
		t.Skip("walks the whole site; not under -short")
	}
	h := testServer(t).Handler()
	href := regexp.MustCompile(`(?:href|action)="([^"]+)"`)
	seen := map[string]bool{"/": true, "/fr/": true, "/?on=2017-01-01": true}
	queue := []string{"/", "/fr/", "/?on=2017-01-01"}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		w := get(h, at)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", at, w.Code)
			continue
		}
		if strings.HasPrefix(at, "/static/") {
			continue
		}
		for _, m := range href.FindAllStringSubmatch(w.Body.String(), -1) {
			to := html.UnescapeString(m[1])
			u, err := url.Parse(to)
			if err != nil {
				t.Errorf("%s has the link %q: %v", at, to, err)
				continue
			}
			if u.IsAbs() || u.Path == "" || at == "/held" && u.Path == "/held" {
				continue
			}
			u.Fragment = ""
			// Filters are tried one at a time, not in all their combinations, and one as-of day stands for all.
			if q := u.Query(); q.Has("on") && q.Get("on") != "2017-01-01" || len(q) > 1 && !(len(q) == 2 && q.Has("on")) {
				continue
			}
			// One walk of days is enough; the changes of each day lead on for ever.
			if seen[u.String()] || strings.Contains(at, "/held/") && strings.Contains(u.Path, "/held/") {
				continue
			}
			seen[u.String()] = true
			queue = append(queue, u.String())
		}
	}
	t.Logf("%d addresses", len(seen))
	if len(seen) < 300 {
		t.Errorf("only %d addresses were found; the walk does not reach the site", len(seen))
	}
}

func TestHeadersOnEveryAnswer(t *testing.T) {
	s := testServer(t)
	s.Origin = "https://upheld.example"
	h := s.Handler()
	for _, path := range []string{"/", "/no-such-page", "/held/nonsense", "/healthz", "/log/checkpoint", "/fr/persons"} {
		got := get(h, path).Header()
		csp := got.Get("Content-Security-Policy")
		if !strings.HasPrefix(csp, "default-src 'none'; ") || strings.Contains(csp, "unsafe") || strings.Contains(csp, "script-src") {
			t.Errorf("%s: policy %q", path, csp)
		}
		for name, want := range map[string]string{
			"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp",
			"Cross-Origin-Resource-Policy": "same-origin", "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
		} {
			if got.Get(name) != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got.Get(name), want)
			}
		}
		if got.Get("Set-Cookie") != "" {
			t.Errorf("%s sets a cookie", path)
		}
	}
	if got := get(testServer(t).Handler(), "/").Header().Get("Strict-Transport-Security"); got != "" {
		t.Errorf("a site over plain http says %q", got)
	}
}

func TestErrorsAreTold(t *testing.T) {
	h := testServer(t).Handler()
	cases := []struct {
		method, path string
		headers      []string
		code         int
		says         string
	}{
		{"GET", "/nowhere", nil, 404, "There is no page at this address."},
		{"GET", "/fr/nowhere", nil, 404, "Il n’y a pas de page à cette adresse."},
		{"GET", "/persons/p-nobody", nil, 404, "This record holds nothing under this address"},
		{"GET", "/persons?group=nobody", nil, 404, "This record holds nothing under this address"},
		{"GET", "/custody/cs-x", nil, 404, "This record holds nothing under this address"},
		{"GET", "/?on=2016-02-30", nil, 400, "“2016-02-30” is not a day. Write it as 2016-05-13."},
		{"GET", "/fr/held/demain", nil, 400, "« demain » n’est pas un jour."},
		{"GET", "/?entry=x", nil, 400, "whole number"},
		{"POST", "/held", nil, 405, "nothing is sent to them"},
		{"POST", "/held", []string{"Sec-Fetch-Site", "cross-site"}, 403, "came from another site"},
		{"GET", "/static/style.css", nil, 404, "There is no page at this address."},
		{"GET", "/log/checkpoint", nil, 404, "serves no public log"},
	}
	for _, c := range cases {
		w := do(h, c.method, c.path, c.headers...)
		if w.Code != c.code || !strings.Contains(squash(html.UnescapeString(w.Body.String())), c.says) {
			t.Errorf("%s %s: %d, want %d and %q in\n%s", c.method, c.path, w.Code, c.code, c.says, w.Body)
		}
	}
}

// A broken machine tells the reader that it is broken and the log why, and neither tells who asked.
func TestTheCauseGoesToTheLogOnly(t *testing.T) {
	for name, fail := range map[string]func() (*house.House, error){
		"an error": func() (*house.House, error) { return nil, errors.New("disk on fire") },
		"a panic":  func() (*house.House, error) { panic("disk on fire") },
	} {
		var log bytes.Buffer
		s := testServer(t)
		s.Logger = slog.New(slog.NewTextHandler(&log, nil))
		s.Houses = func(context.Context, access.Viewer, book.At) (*house.House, error) { return fail() }
		w := get(s.Handler(), "/persons", "X-Forwarded-For", "192.0.2.7")
		switch {
		case w.Code != 500 || !strings.Contains(w.Body.String(), "Something went wrong"):
			t.Errorf("%s: %d\n%s", name, w.Code, w.Body)
		case strings.Contains(w.Body.String(), "disk on fire"):
			t.Errorf("%s: the reader sees the cause", name)
		case !strings.Contains(log.String(), "disk on fire") || !strings.Contains(log.String(), "/persons"):
			t.Errorf("%s: the log does not have the cause: %s", name, log.String())
		case strings.Contains(log.String(), "192.0.2"):
			t.Errorf("%s: the log has the address of the reader", name)
		}
		if w := get(s.Handler(), "/healthz"); name == "an error" && w.Code != 503 {
			t.Errorf("health says %d", w.Code)
		}
	}
}

func TestAPageIsSentOnce(t *testing.T) {
	h := testServer(t).Handler()
	plain := get(h, "/")
	zipped := get(h, "/", "Accept-Encoding", "br, gzip;q=0.8")
	if zipped.Header().Get("Content-Encoding") != "gzip" || zipped.Body.Len() >= plain.Body.Len() {
		t.Fatalf("not compressed: %v, %d bytes", zipped.Header(), zipped.Body.Len())
	}
	z, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil || !bytes.Equal(b, plain.Body.Bytes()) {
		t.Errorf("the compressed page is another page (%v)", err)
	}
	if plain.Header().Get("ETag") == zipped.Header().Get("ETag") || plain.Header().Get("Vary") != "Accept-Encoding" {
		t.Error("two forms of a page share a tag, or do not say what they vary by")
	}
	again := get(h, "/", "If-None-Match", `"other", `+plain.Header().Get("ETag"))
	if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
		t.Errorf("sent again: %d, %d bytes", again.Code, again.Body.Len())
	}
	if w := get(h, "/held", "If-None-Match", plain.Header().Get("ETag")); w.Code != http.StatusOK {
		t.Errorf("another page counts as the same: %d", w.Code)
	}
	head := do(h, http.MethodHead, "/")
	if head.Body.Len() != 0 || head.Header().Get("Content-Length") != plain.Header().Get("Content-Length") {
		t.Errorf("HEAD gives %d bytes and the length %s", head.Body.Len(), head.Header().Get("Content-Length"))
	}
	if w := get(h, "/", "Accept-Encoding", "gzip;q=0"); w.Header().Get("Content-Encoding") != "" {
		t.Error("compressed for one who cannot read it")
	}
}

// The cache holds what a page depends on and nothing else: a parameter that no page knows makes no second copy, and a
// new head of the book makes a new page.
func TestTheCacheKeepsWhatDiffers(t *testing.T) {
	s := testServer(t)
	old, _ := shipped()
	now := old
	s.Houses = func(context.Context, access.Viewer, book.At) (*house.House, error) { return now, nil }
	st := newSite(s)
	h := st.handler()
	for _, path := range []string{"/persons", "/persons?utm=1", "/persons?utm=2", "/persons?group="} {
		get(h, path)
	}
	if n := st.cache.order.Len(); n != 1 {
		t.Errorf("%d copies of one page", n)
	}
	for _, path := range []string{"/fr/persons", "/persons?on=2016-01-01", "/persons?on=2016-06-01", "/persons?group=adhoc-five", "/persons?entry=5"} {
		get(h, path)
	}
	if n := st.cache.order.Len(); n != 6 {
		t.Errorf("%d pages are kept, want 6", n)
	}
	grown := *old
	grown.Head++
	now = &grown
	if !strings.Contains(get(h, "/persons").Body.String(), words.All()[0].T("foot.read-at", "entry", int(grown.Head), "day", st.today())) {
		t.Error("the page of a former head was sent")
	}
}

func TestTheCacheIsBounded(t *testing.T) {
	c := newCache(10_000)
	page := func(n int) *rendered { return &rendered{body: make([]byte, n)} }
	for i := range 100 {
		c.put(pageKey{head: int64(i)}, page(500))
	}
	if c.held > c.max || c.order.Len() != len(c.by) || c.order.Len() == 0 {
		t.Errorf("holds %d of %d bytes, %d pages, %d keys", c.held, c.max, c.order.Len(), len(c.by))
	}
	if _, ok := c.get(pageKey{head: 99}); !ok {
		t.Error("the newest page is gone")
	}
	if _, ok := c.get(pageKey{head: 0}); ok {
		t.Error("the oldest page is still there")
	}
	c.put(pageKey{head: 500}, page(9_000))
	if _, ok := c.get(pageKey{head: 98}); !ok {
		t.Error("one giant page emptied the cache")
	}
}

func TestStaticFilesAreForGood(t *testing.T) {
	h := testServer(t).Handler()
	body := get(h, "/").Body.String()
	sheet := regexp.MustCompile(`/static/style\.[0-9a-f]{12}\.css`).FindString(body)
	w := get(h, sheet, "Accept-Encoding", "gzip")
	if w.Code != 200 || w.Header().Get("Cache-Control") != "public, max-age=31536000, immutable" || w.Header().Get("Content-Encoding") != "gzip" {
		t.Fatalf("%q: %d %v", sheet, w.Code, w.Header())
	}
	css := get(h, sheet).Body.String()
	fonts := regexp.MustCompile(`url\("([^"]+)"\)`).FindAllStringSubmatch(css, -1)
	if len(fonts) != 8 {
		t.Errorf("%d fonts", len(fonts))
	}
	for _, f := range fonts {
		if w := get(h, "/static/"+f[1]); w.Code != 200 || w.Header().Get("Content-Type") != "font/woff2" {
			t.Errorf("%s: %d %s", f[1], w.Code, w.Header().Get("Content-Type"))
		}
	}
	if strings.Contains(css, "http:") || strings.Contains(css, "https:") || strings.Contains(css, "@import") {
		t.Error("the style sheet asks another host")
	}
}

func TestLanguageOfTheAddress(t *testing.T) {
	h := testServer(t).Handler()
	if w := get(h, "/fr"); w.Code != 301 || w.Header().Get("Location") != "/fr/" {
		t.Errorf("/fr: %d %s", w.Code, w.Header().Get("Location"))
	}
	if w := get(h, "/french"); w.Code != 404 || !strings.Contains(w.Body.String(), `lang="en"`) {
		t.Errorf("/french: %d", w.Code)
	}
	s := testServer(t)
	s.Origin = "https://upheld.example"
	body := get(s.Handler(), "/fr/held/2016-05-13?group=adhoc-five&on=2016-12-31").Body.String()
	for _, want := range []string{
		`hreflang="en" href="https://upheld.example/held/2016-05-13?group=adhoc-five&amp;on=2016-12-31"`,
		`hreflang="fr" href="https://upheld.example/fr/held/2016-05-13?group=adhoc-five&amp;on=2016-12-31"`,
		`hreflang="x-default" href="https://upheld.example/held/2016-05-13?group=adhoc-five&amp;on=2016-12-31"`,
		`href="/fr/persons?on=2016-12-31"`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s", want)
		}
	}
}
