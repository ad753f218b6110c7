package web

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// BenchmarkFrontPage is the front page as readers get it, out of the cache; BenchmarkFrontPageAnew is the making of it.
func BenchmarkFrontPage(b *testing.B) {
	h := testServer(b).Handler()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if w := get(h, "/", "Accept-Encoding", "gzip"); w.Code != http.StatusOK {
				b.Fatal(w.Code)
			}
		}
	})
}

func BenchmarkFrontPageAnew(b *testing.B) {
	s := newSite(testServer(b))
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	for b.Loop() {
		s.cache = newCache(1)
		s.handler().ServeHTTP(httptest.NewRecorder(), r)
	}
}
