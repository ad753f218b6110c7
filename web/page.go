package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/web/words"
	"github.com/upheld/upheld/when"
)

// Page is one page being made: the words of its language, the House it reads, the day it stands on. A view
// sets Title, and Nav where it is in a part of the site.
type Page struct {
	*words.Words
	House *house.House
	Today when.Day
	On    when.Day // the day as of which everything is shown
	OnSet bool     // the reader chose On; links carry it
	At    book.At  // the entry of the book as of which it is read; zero is the newest

	Path  string     // without the language
	Query url.Values // the parameters this page knows, beyond on and entry

	Title  string // "" on the front page
	Nav    string // the part of the site: "held"
	Origin string
	Feeds  []feedLink // that stand for this page

	Versions bool // the site can show the versions of a record

	request *http.Request
	styles  string // address of the style sheet
	redirct string // set by redirect
}

// view makes the body of one page. It reads only p, so that the page depends on nothing that is not in the key of the
// cache.
type view func(p *Page) (templ.Component, error)

// Value is a part of the path: {id}.
func (p *Page) Value(name string) string { return p.request.PathValue(name) }

// Href is the address of another page in the same language, as of the same day and entry.
func (p *Page) Href(path string, args ...string) templ.SafeURL {
	return p.in(p.Words, path, pairs(args))
}

// pairs makes url.Values of names and values; empty values are left out.
func pairs(args []string) url.Values {
	q := url.Values{}
	for i := 0; i+1 < len(args); i += 2 {
		if args[i+1] != "" {
			q.Set(args[i], args[i+1])
		}
	}
	return q
}

func (p *Page) in(w *words.Words, path string, q url.Values) templ.SafeURL {
	if p.OnSet && !q.Has("on") {
		q.Set("on", p.On.String())
	}
	if p.At.Set {
		q.Set("entry", strconv.FormatInt(p.At.Seq, 10))
	}
	path, anchor, has := strings.Cut(path, "#")
	u := withQuery(prefixed(w, (&url.URL{Path: path}).EscapedPath()), q)
	if has {
		u += "#" + anchor
	}
	return templ.SafeURL(u)
}

// Here is this very page in another language.
func (p *Page) Here(w *words.Words) templ.SafeURL {
	q := url.Values{}
	for k, v := range p.Query {
		q[k] = slices.Clone(v)
	}
	return p.in(w, p.Path, q)
}

// NotFound says in the reader's language that there is no such record here.
func (p *Page) NotFound() error {
	return fault.New(fault.NotFound, "%s", p.T("error.no-record"))
}

// page serves a view. known names the parameters that the view reads, beside on and entry.
func (s *site) page(v view, known ...string) http.Handler {
	return s.pageWith(nil, v, known...)
}

// pageWith serves a view that rests on more than the public House; rests, when there is one, says so in the key.
func (s *site) pageWith(rests func(*Page, *pageKey) error, v view, known ...string) http.Handler {
	return s.plain(func(w http.ResponseWriter, r *http.Request) error {
		p, key, err := s.open(r, known)
		if err == nil && rests != nil {
			err = rests(p, &key)
		}
		if err != nil {
			return err
		}
		if done, ok := s.cache.get(key); ok {
			return send(w, r, done)
		}
		body, err := v(p)
		if err != nil {
			return err
		}
		if p.redirct != "" {
			http.Redirect(w, r, p.redirct, http.StatusSeeOther)
			return nil
		}
		done, err := render(r, layout(p, body))
		if err != nil {
			return err
		}
		s.cache.put(key, done)
		return send(w, r, done)
	})
}

// open reads what every page has in common out of the request.
func (s *site) open(r *http.Request, known []string) (*Page, pageKey, error) {
	lang := langOf(r)
	p := &Page{
		Words: lang, Today: s.today(), Path: r.URL.Path, Query: url.Values{}, Origin: s.Origin,
		request: r, styles: s.assets.styles, Versions: s.Book != nil,
	}
	p.On = p.Today
	q := r.URL.Query()
	for _, k := range known {
		if v := q.Get(k); v != "" {
			p.Query.Set(k, v)
		}
	}
	if v := q.Get("on"); v != "" {
		d, err := p.dayIn(v)
		if err != nil {
			return nil, pageKey{}, err
		}
		p.On, p.OnSet = d, d < p.Today
	}
	if v := q.Get("entry"); v != "" {
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil || n < 0 {
			return nil, pageKey{}, fault.New(fault.Invalid, "%s", lang.T("error.bad-entry"))
		}
		p.At = book.At{Seq: n, Set: true}
	}
	h, err := s.Houses(r.Context(), access.Anyone(), p.At)
	if err != nil {
		return nil, pageKey{}, err
	}
	p.House = h
	return p, pageKey{head: h.Head, newest: h.Newest, lang: lang.Code, path: p.Path, query: p.Query.Encode(), on: p.On, onSet: p.OnSet, atSet: p.At.Set}, nil
}

// dayIn reads a day that a reader gave. A day to come is today: what will be is not in the record, and where the
// reader sits it may be tomorrow already.
func (p *Page) dayIn(v string) (when.Day, error) {
	d, err := when.ParseDay(v)
	if err != nil {
		return 0, fault.New(fault.Invalid, "%s", p.T("error.bad-day", "text", v))
	}
	return min(d, p.Today), nil
}

// redirect sends the reader to another page.
func (p *Page) redirect(to templ.SafeURL) (templ.Component, error) {
	p.redirct = string(to)
	return nil, nil
}

// send gives the page, or says that the reader has it already. Browsers ask each time (no-cache), so that nobody
// reads an old count; the answer is then a few bytes.
func send(w http.ResponseWriter, r *http.Request, p *rendered) error {
	h := w.Header()
	body, tag := p.body, p.etag
	if acceptsGzip(r) {
		body, tag = p.gzip, p.etag+"-gz"
		h.Set("Content-Encoding", "gzip")
	}
	tag = `"` + tag + `"`
	h.Set("ETag", tag)
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding")
	if slices.Contains(strings.FieldsFunc(r.Header.Get("If-None-Match"), func(c rune) bool { return c == ',' || c == ' ' }), tag) {
		h.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		return nil
	}
	_, _ = w.Write(body) // a reader who left is no fault of ours
	return nil
}

// acceptsGzip reads Accept-Encoding as far as it matters here: gzip named and not refused with q=0.
func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			q = strings.TrimSpace(q)
			return q != "q=0" && !strings.HasPrefix(q, "q=0.0")
		}
	}
	return false
}
