package web

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/upheld/upheld/book"
)

// The link from the terminal is used up by a press of the button and by nothing else, and only once.
func TestALinkStartsOneSession(t *testing.T) {
	o := deskOn(t)
	link := o.server.Desk.Link()
	if key := keyIn(t, link); len(key) != 43 { // 256 bits in base64
		t.Errorf("the key has %d characters", len(key))
	}
	for range 3 { // looking uses nothing up
		o.wants(o.get(link), 200, "The link from the program is good.")
	}
	o.wants(o.get("/desk"), 403, "you are not signed in")
	w := o.post("/desk/enter", "key", keyIn(t, link))
	c := w.Result().Cookies()
	if w.Code != 303 || len(c) != 1 {
		t.Fatalf("%d %v", w.Code, c)
	}
	if c[0].Name != "upheld-desk-8042" || !c[0].HttpOnly || c[0].SameSite != http.SameSiteStrictMode || c[0].Path != "/" || c[0].MaxAge != 0 || len(c[0].Value) != 43 {
		t.Errorf("the cookie is %+v", c[0])
	}
	o.wants(o.post("/desk/enter", "key", keyIn(t, link)), 403, "This link no longer works")
	o.wants(o.get(link), 403, "This link no longer works")
	o.cookie = c[0]
	o.wants(o.get("/desk"), 200, "In work")
	if w := o.get(link); w.Code != 303 {
		t.Errorf("the link, for one who is in: %d", w.Code)
	}
}

func TestALinkEnds(t *testing.T) {
	o := deskOn(t)
	former, late := o.server.Desk.Link(), o.server.Desk.Link()
	o.wants(o.post("/desk/enter", "key", keyIn(t, former)), 403, "no longer works") // a new link takes the place of the one before
	o.clock.pass(15 * time.Minute)
	o.wants(o.post("/desk/enter", "key", keyIn(t, late)), 403, "no longer works")
	for _, key := range []string{"", "x", strings.Repeat("A", 43)} {
		o.wants(o.post("/desk/enter", "key", key), 403, "no longer works")
	}
	in := o.server.Desk.Link()
	o.clock.pass(15*time.Minute - time.Second)
	if w := o.post("/desk/enter", "key", keyIn(t, in)); w.Code != 303 {
		t.Errorf("just in time: %d", w.Code)
	}
}

func TestASessionEnds(t *testing.T) {
	o := atWork(t)
	for range 3 { // use keeps it alive
		o.clock.pass(11 * time.Hour)
		o.wants(o.get("/desk"), 200)
	}
	o.clock.pass(12*time.Hour + time.Second)
	o.wants(o.get("/desk"), 403, "you are not signed in")

	o.signIn()
	former := o.cookie
	w := o.post("/desk/leave")
	if c := w.Result().Cookies(); w.Code != 303 || len(c) != 1 || c[0].MaxAge >= 0 || c[0].Value != "" {
		t.Errorf("signing out: %d %v", w.Code, c)
	}
	o.cookie = former
	o.wants(o.get("/desk"), 403)

	o.signIn()
	s := o.server // the program starts again
	s.Desk = NewDesk(o.book, o.clock.now)
	o.h = s.Handler()
	o.wants(o.get("/desk"), 403)
}

// deskAddresses is every address behind the gate, with what it takes.
var deskAddresses = []struct{ method, path string }{
	{"GET", "/desk"},
	{"GET", "/desk/enter?key=x"},
	{"POST", "/desk/enter"},
	{"POST", "/desk/leave"},
	{"GET", "/desk/bring-in"},
	{"POST", "/desk/bring-in"},
	{"GET", "/desk/reviews/x"},
	{"POST", "/desk/reviews/x"},
	{"GET", "/desk/appeals/ap-2016-05-13"},
	{"GET", "/desk/files/x"},
	{"POST", "/desk/letters"},
	{"GET", "/desk/letters/x"},
	{"POST", "/desk/letters/x"},
	{"GET", "/desk/letters/x/file/pdf"},
	{"GET", "/desk/letters/x/publish"},
	{"POST", "/desk/letters/x/publish"},
	{"GET", "/desk/papers/x/delete"},
	{"POST", "/desk/papers/x/delete"},
}

// The list above is whole: a route that is missing from it would not be tested below.
func TestEveryDeskAddressIsListed(t *testing.T) {
	files, err := filepath.Glob("*routes*.go")
	if err != nil {
		t.Fatal(err)
	}
	var b []byte
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b = append(b, text...)
	}
	routes := regexp.MustCompile(`"(GET|POST) (/desk[^"]*)"`).FindAllStringSubmatch(string(b), -1)
	for _, m := range routes {
		want := regexp.MustCompile("^" + regexp.MustCompile(`\\{[a-z]+\\}`).ReplaceAllString(regexp.QuoteMeta(m[2]), "[^/]+") + `(\?.*)?$`)
		if !slices.ContainsFunc(deskAddresses, func(a struct{ method, path string }) bool { return a.method == m[1] && want.MatchString(a.path) }) {
			t.Errorf("%s %s is not in the list", m[1], m[2])
		}
	}
	if len(routes) != len(deskAddresses) {
		t.Errorf("%d routes, %d in the list", len(routes), len(deskAddresses))
	}
}

// To whoever is elsewhere the desk is not there, even with a cookie and a link that are good: the answer is that of an
// address that no page has.
func TestTheDeskIsOnlyOnThisMachine(t *testing.T) {
	o := atWork(t)
	key := keyIn(t, o.server.Desk.Link())
	from := map[string]func(r *http.Request) *http.Request{
		"a reader elsewhere": func(r *http.Request) *http.Request { r.RemoteAddr = "192.0.2.7:1234"; return r },
		"a name that leads here": func(r *http.Request) *http.Request {
			r.Host = "evil.example:8042"
			return r
		},
		"a name that begins like here": func(r *http.Request) *http.Request { r.Host = "127.0.0.1.evil.example"; return r },
		"no name":                      func(r *http.Request) *http.Request { r.Host = ""; return r },
		"a connection to an outside address": func(r *http.Request) *http.Request {
			return r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, net.Addr(&net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 8042})))
		},
		"an unknown connection": func(r *http.Request) *http.Request {
			return r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, nil))
		},
		"a server in between":      func(r *http.Request) *http.Request { r.Header.Set("X-Forwarded-For", "127.0.0.1"); return r },
		"a server of the new kind": func(r *http.Request) *http.Request { r.Header.Set("Forwarded", "for=127.0.0.1"); return r },
		"a server with its name":   func(r *http.Request) *http.Request { r.Header.Set("Via", "1.1 front"); return r },
	}
	for what, change := range from {
		for _, a := range deskAddresses {
			r := change(o.request(a.method, a.path, url.Values{formField: {o.form}, "key": {key}}))
			w := o.send(r)
			none := o.send(change(o.request(a.method, "/no-such", nil)))
			if w.Code != none.Code || w.Body.String() != none.Body.String() || w.Header().Get("Set-Cookie") != "" {
				t.Errorf("%s, %s %s: %d, want what an unknown address gives, %d", what, a.method, a.path, w.Code, none.Code)
			}
		}
	}
	if !o.server.Desk.opens(key) {
		t.Error("somebody elsewhere has used the link up")
	}
	for _, host := range []string{"localhost:8042", "LOCALHOST:1", "[::1]:8042", "127.8.8.8:8042", "127.0.0.1", "[::1]"} { // control: these are here
		r := o.request("GET", "/desk", nil)
		r.Host = host
		if w := o.send(r); w.Code != 403 && w.Code != 200 {
			t.Errorf("%s: %d", host, w.Code)
		}
	}
}

// Without a session nothing behind the gate is carried out or told.
func TestEveryDeskAddressWantsASession(t *testing.T) {
	o := atWork(t)
	if _, err := o.book.Papers().Put(t.Context(), book.Paper{ID: "x", Kind: paperLetter, Title: "canary"}); err != nil {
		t.Fatal(err)
	}
	o.cookie = nil
	for _, a := range deskAddresses {
		if strings.HasPrefix(a.path, "/desk/enter") || a.path == "/desk/leave" {
			continue
		}
		w := o.send(o.request(a.method, a.path, url.Values{formField: {o.form}, "x": {"y"}}))
		if w.Code != 403 || strings.Contains(w.Body.String(), "canary") || tokenIn.MatchString(w.Body.String()) {
			t.Errorf("%s %s: %d", a.method, a.path, w.Code)
		}
	}
	if _, err := o.book.Papers().Get(t.Context(), "x"); err != nil {
		t.Error(err)
	}
}

// A form without the token of its session, and any request from another site, is not carried out.
func TestAFormIsOfItsSession(t *testing.T) {
	o := atWork(t)
	if _, err := o.book.Papers().Put(t.Context(), book.Paper{ID: "x", Kind: paperLetter}); err != nil {
		t.Fatal(err)
	}
	good, path := o.form, "/desk/papers/x/delete"
	for _, form := range []string{"", "x", good[:42]} {
		o.form = form
		if w := o.post(path); w.Code != 403 {
			t.Errorf("token %q: %d", form, w.Code)
		}
		if w := o.post("/desk/leave"); w.Code != 403 {
			t.Errorf("leaving with the token %q: %d", form, w.Code)
		}
	}
	o.form = good
	for name, value := range map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "http://evil.example"} {
		r := o.request("POST", path, url.Values{formField: {good}})
		r.Header.Del("Sec-Fetch-Site")
		r.Header.Set(name, value)
		if w := o.send(r); w.Code != 403 {
			t.Errorf("%s %s: %d", name, value, w.Code)
		}
	}
	if _, err := o.book.Papers().Get(t.Context(), "x"); err != nil {
		t.Fatal("it was carried out: ", err)
	}
	if w := o.post(path); w.Code != 303 { // control
		t.Errorf("the right form: %d", w.Code)
	}
	if _, err := o.book.Papers().Get(t.Context(), "x"); err == nil {
		t.Error("control: the right form does nothing")
	}
}

// What was typed while the session ended is not lost: it comes back, and goes through after signing in again.
func TestNothingTypedIsLostWithTheSession(t *testing.T) {
	o := atWork(t)
	typed := strings.Repeat("A long line of a letter. ", 20) + "\nAnd <b>another</b>."
	o.clock.pass(13 * time.Hour)
	w := o.post("/desk/papers/x/delete", "text", typed, "rev", "7")
	o.wants(w, 403, "You are no longer signed in", "Press Enter where the program runs")
	if b := w.Body.String(); !strings.Contains(b, "\nAnd &lt;b&gt;another&lt;/b&gt;.</textarea>") || !strings.Contains(b, `name="rev" value="7"`) {
		t.Errorf("the page does not hold what was typed:\n%s", b)
	}
	former := o.form
	o.signIn()
	if _, err := o.book.Papers().Put(t.Context(), book.Paper{ID: "x", Kind: paperLetter}); err != nil {
		t.Fatal(err)
	}
	now := o.form
	o.form = former
	w = o.post("/desk/papers/x/delete", "text", typed)
	o.wants(w, 403, "made in an earlier session", "And <b>another</b>.")
	if m := tokenIn.FindStringSubmatch(w.Body.String()); m == nil || m[1] != now {
		t.Fatalf("the page gives back the token %q", m)
	}
	o.form = now
	if w := o.post("/desk/papers/x/delete", "text", typed); w.Code != 303 {
		t.Errorf("sent again: %d", w.Code)
	}
}

// Readers get what they got: no cookie, no script, and the cache of public pages knows nothing of the desk.
func TestReadersSeeNothingOfTheDesk(t *testing.T) {
	o := atWork(t)
	without := o.server
	without.Desk = nil
	in, out, never := *o, *o, *o
	out.cookie, never.cookie, never.h = nil, nil, without.Handler()
	for _, path := range pages {
		want := never.get(path)
		for who, o := range map[string]operator{"one who is signed in": in, "anybody else": out} {
			w := o.get(path)
			if w.Body.String() != want.Body.String() || w.Header().Get("Set-Cookie") != "" || w.Header().Get("ETag") != want.Header().Get("ETag") ||
				w.Header().Get("Content-Security-Policy") != want.Header().Get("Content-Security-Policy") {
				t.Errorf("%s differs for %s where there is a desk", path, who)
			}
		}
	}
	if csp := o.get("/desk").Header().Get("Content-Security-Policy"); !strings.Contains(csp, "script-src 'self';") || strings.Contains(csp, "unsafe") {
		t.Errorf("the desk's policy is %q", csp)
	}
	for _, path := range []string{"/desk", "/desk/enter?key=x", "/desk/papers/x/delete"} {
		if got := o.get(path).Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s may be kept: %q", path, got)
		}
	}
}
