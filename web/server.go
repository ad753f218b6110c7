// Package web is the public site: pages that a browser without script can read, the files of the public log,
// and nothing that a reader could be followed by. How to add a page: README.md in this folder.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/when"
)

// Server holds what the pages need from the world. Houses and Now must be set.
type Server struct {
	// Houses gives the rooms as a viewer may see them, now or at an entry of the book (house.Keeper).
	Houses func(ctx context.Context, v access.Viewer, at book.At) (*house.House, error)
	Log    ledger.Source // the public log; nil when this book keeps none
	Book   Book          // for the pages of the ledger and of versions; nil when the pages are read from files alone
	Now    func() time.Time
	Logger *slog.Logger // nil means slog.Default
	// Origin is the address of the site without a path, "https://upheld.example". It is used for links that must be
	// whole (hreflang) and, when it is https, for the header that forbids plain http. Empty on a laptop.
	Origin string
	// Desk opens the pages that write, on this machine only; nil when this program has none.
	Desk *Desk
	// CacheBytes bounds the memory of the page cache; 0 means 24 MiB.
	CacheBytes int64
}

// site is a Server with what is made once.
type site struct {
	Server
	assets *assets
	cache  *cache
}

// Handler is the whole site.
func (s Server) Handler() http.Handler { return newSite(s).handler() }

func newSite(s Server) *site {
	if s.Logger == nil {
		s.Logger = slog.Default()
	}
	if s.CacheBytes == 0 {
		s.CacheBytes = 24 << 20
	}
	return &site{Server: s, assets: builtin(), cache: newCache(s.CacheBytes)}
}

func (s *site) handler() http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(s.plain(func(_ http.ResponseWriter, r *http.Request) error {
		return fault.New(fault.Forbidden, "%s", langOf(r).T("error.other-site"))
	}))
	return s.headers(localize(s.guard(cross.Handler(s.routes()))))
}

// today is the day on which the pages stand by default, in UTC.
func (s *site) today() when.Day {
	d, err := when.ParseDay(s.Now().UTC().Format(time.DateOnly))
	if err != nil { // a clock outside the years 1 to 9999
		return 0
	}
	return d
}

// policy is what a page may load. extra is for the desk, which alone has a script.
func policy(extra string) string {
	return "default-src 'none'; " + extra + "style-src 'self'; img-src 'self'; font-src 'self'; " +
		"connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
}

// headers are those of research/security.md 6: scored A+ by the HTTP Observatory. Public pages have no script at all.
func (s *site) headers(next http.Handler) http.Handler {
	secure := strings.HasPrefix(s.Origin, "https://")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy(""))
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Embedder-Policy", "require-corp")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()")
		if secure {
			h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
		}
		next.ServeHTTP(w, r)
	})
}
