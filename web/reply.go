package web

import (
	"fmt"
	"net/http"
	"runtime/debug"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/web/words"
)

type handler func(w http.ResponseWriter, r *http.Request) error

var status = map[fault.Kind]int{
	fault.Invalid:   http.StatusBadRequest,
	fault.NotFound:  http.StatusNotFound,
	fault.Conflict:  http.StatusConflict,
	fault.Forbidden: http.StatusForbidden,
	fault.ReadOnly:  http.StatusServiceUnavailable,
	fault.NotSo:     http.StatusUnprocessableEntity,
}

// plain is the one place where an error becomes a reply. The log gets the path and the cause and nothing that
// tells who asked.
func (s *site) plain(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := h(w, r)
		if err == nil {
			return
		}
		code, ok := status[fault.KindOf(err)]
		if !ok {
			code = http.StatusInternalServerError
			s.Logger.ErrorContext(r.Context(), "request failed", "path", r.URL.Path, "err", err)
		}
		s.replyError(w, r, code, err)
	})
}

// guard turns a panic into the page of an error, so that one bad record cannot close the connection on a reader.
func (s *site) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler {
				panic(p)
			}
			s.Logger.ErrorContext(r.Context(), "request panicked", "path", r.URL.Path, "panic", p, "stack", string(debug.Stack()))
			s.replyError(w, r, http.StatusInternalServerError, fmt.Errorf("panic: %v", p))
		}()
		next.ServeHTTP(w, r)
	})
}

// errorKeys are the titles of the pages of errors.
var errorKeys = map[int]words.Key{
	http.StatusBadRequest:          "error.title-400",
	http.StatusForbidden:           "error.title-403",
	http.StatusNotFound:            "error.title-404",
	http.StatusMethodNotAllowed:    "error.title-405",
	http.StatusUnprocessableEntity: "error.title-422",
	http.StatusServiceUnavailable:  "error.title-503",
}

func (s *site) replyError(w http.ResponseWriter, r *http.Request, code int, err error) {
	title, ok := errorKeys[code]
	if !ok {
		title = "error.title-500"
	}
	p := &Page{Words: langOf(r), Path: "/", Today: s.today(), Origin: s.Origin, styles: s.assets.styles}
	p.On = p.Today
	p.Title = p.T(title)
	say := fault.Say(err)
	if code == http.StatusInternalServerError {
		say = p.T("error.inside")
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Del("ETag")
	templ.Handler(layout(p, errorBody(p, say)), templ.WithStatus(code)).ServeHTTP(w, r)
}

// notFound answers every address that no route holds.
func (s *site) notFound(w http.ResponseWriter, r *http.Request) error {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		s.replyError(w, r, http.StatusMethodNotAllowed, fault.New(fault.Invalid, "%s", langOf(r).T("error.method")))
		return nil
	}
	return fault.New(fault.NotFound, "%s", langOf(r).T("error.no-page"))
}
