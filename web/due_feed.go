package web

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/delivery/calendar"
)

// feedLink is a feed that stands for a page, as the head of the page names it.
type feedLink struct{ Href, Media, Title string }

// feedHref is the address of a feed in the language of the page, narrowed as the page is. A feed goes on, so it has no day.
func (p *Page) feedHref(path string) templ.SafeURL {
	return templ.SafeURL(withQuery(prefixed(p.Words, path), pairs([]string{"addressee", p.Query.Get("addressee")})))
}

// dueICS is the calendar of duties (RFC 5545), dueAtom the news of them (RFC 4287).
func (s *site) dueICS(w http.ResponseWriter, r *http.Request) error {
	return s.dueFeed(w, r, "text/calendar; charset=utf-8", func(_ *Page, f calendar.Feed) []byte { return f.ICS() })
}

func (s *site) dueAtom(w http.ResponseWriter, r *http.Request) error {
	return s.dueFeed(w, r, "application/atom+xml; charset=utf-8", func(p *Page, f calendar.Feed) []byte { return f.Atom(p.On) })
}

func (s *site) dueFeed(w http.ResponseWriter, r *http.Request, media string, write func(*Page, calendar.Feed) []byte) error {
	p, key, err := s.open(r, []string{"addressee"})
	if err != nil {
		return err
	}
	file, kept := s.cache.get(key)
	if !kept {
		body := write(p, p.feed())
		sum := sha256.Sum256(body)
		file = &rendered{body: body, etag: base64.RawURLEncoding.EncodeToString(sum[:12])}
		s.cache.put(key, file)
	}
	return sendShown(w, r, media, file)
}

// feed is what a feed tells: what addressees owe and have answered, and elections that are not over.
func (p *Page) feed() calendar.Feed {
	list := narrowed(p, calendar.OnlyPublic(calendar.Duties(roomsOf(p.House), nil, p.On)), p.Query.Get("addressee"))
	list = slices.DeleteFunc(list, func(d calendar.Duty) bool {
		return d.Since > p.On || d.Kind == calendar.Election && !d.Open()
	})
	link := func(d calendar.Duty) string {
		to := ""
		switch {
		case d.Election != "":
			to = "/elections/" + url.PathEscape(d.Election)
		case len(d.Demands) == 1:
			to = "/demands/" + url.PathEscape(d.Demands[0])
		case d.Appeal != "":
			to = "/appeals/" + url.PathEscape(d.Appeal)
		default:
			return ""
		}
		return prefixed(p.Words, to)
	}
	q := pairs([]string{"addressee", p.Query.Get("addressee")})
	return calendar.Feed{
		Lang: p.Code, Site: p.Origin, Link: link, Items: list,
		Self: withQuery(prefixed(p.Words, p.Path), q), Page: withQuery(prefixed(p.Words, "/due"), q),
	}
}

// sendShown gives a file to be shown or subscribed to, or says that the reader has it already.
func sendShown(w http.ResponseWriter, r *http.Request, media string, file *rendered) error {
	h := w.Header()
	h.Set("ETag", `"`+file.etag+`"`)
	h.Set("Cache-Control", "no-cache")
	if r.Header.Get("If-None-Match") == `"`+file.etag+`"` {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	h.Set("Content-Type", media)
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Content-Length", strconv.Itoa(len(file.body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(file.body) // a reader who left is no fault of ours
	}
	return nil
}
