package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/web"
	"github.com/upheld/upheld/when"
)

// overHTTP measures the public pages of what came of demands as a reader meets them: over HTTP, one after another, each of another
// day, and of another appeal, demand or addressee where it has one, so that no page is ever made before. The cache keeps nothing.
func overHTTP(docs []book.Doc, last when.Day) {
	h, err := house.FromDocs(docs)
	check(err)
	s := web.Server{
		Houses:     func(context.Context, access.Viewer, book.At) (*house.House, error) { return h, nil },
		Now:        func() time.Time { return time.Unix(0, 0).UTC().AddDate(0, 0, int(last)) },
		CacheBytes: 1,
	}
	srv := httptest.NewServer(s.Handler())
	defer srv.Close()
	of := func(n int) string { return fmt.Sprintf("ap-%d", n%*appeals) }
	for _, p := range []struct {
		name, path string
		at         func(i int) string // what stands at the end of the path
		times      int
	}{
		{"/matrix?appeal=", "/matrix?appeal=%s&on=%s", of, 10 * *rounds},
		{"/matrix", "/matrix?on=%[2]s", of, *rounds},
		{"/appeals/…", "/appeals/%s?on=%s", of, 10 * *rounds},
		{"/demands/…", "/demands/%s?on=%s", func(i int) string { return fmt.Sprintf("d-%d-%d", i%*appeals, i%*demands) }, 10 * *rounds},
		{"/addressees", "/addressees?on=%[2]s", of, *rounds},
		{"/addressees/…", "/addressees/%s?on=%s", func(i int) string { return fmt.Sprintf("government-%d", i%*asked) }, *rounds},
		{"/dispatches/…", "/dispatches/%s?on=%s", func(i int) string { return fmt.Sprintf("ds-%d-%d", i%*appeals, i%*asked) }, 10 * *rounds},
		{"/appeals", "/appeals?on=%[2]s", of, *rounds},
	} {
		var size int64
		tell(p.name, p.times, func(i int) { size += read(srv.URL + fmt.Sprintf(p.path, p.at(i*7+1), last.AddDays(-i))) })
		fmt.Printf("    %d kB a page\n", size/int64(p.times)/1000)
	}
}

// read gets one page, unpacked as it was sent, and gives its length in bytes.
func read(url string) int64 {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	check(err)
	req.Header.Set("Accept-Encoding", "gzip") // as browsers do; unpacking is the reader's own time
	r, err := http.DefaultClient.Do(req)
	check(err)
	defer r.Body.Close()
	n, err := io.Copy(io.Discard, r.Body)
	check(err)
	if r.StatusCode != http.StatusOK {
		log.Fatalf("%s: %s", url, r.Status)
	}
	return n
}
