package web

import (
	"errors"
	"net"
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

const (
	formField = "form-token"
	maxForm   = 4 << 20  // bytes of a form of words
	maxUpload = 33 << 20 // bytes of a form with a file
)

// deskPage is a page of the desk being made. Its House is all that the operator may see.
type deskPage struct {
	*Page
	Form string // the token of every form of this session
	Part string // the part of the desk: "work", "bring-in"

	w http.ResponseWriter
	r *http.Request
	s *site
}

// deskView makes the answer to one request at the desk: a body for the layout, or nothing when it has answered itself.
type deskView func(p *deskPage) (templ.Component, error)

// onThisMachine says that a request was made on the machine that the program runs on: both ends of the connection and the
// name in the address are the machine's own, and nobody passed the request on. The name is looked at because a page of
// another site can have its own name lead to this machine; the connection, because whoever is outside can write any name.
func onThisMachine(r *http.Request) bool {
	local, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if local == nil || !loopback(local.String()) || !loopback(r.RemoteAddr) || !loopback(r.Host) {
		return false
	}
	for _, passed := range []string{"Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip"} {
		if r.Header.Get(passed) != "" {
			return false
		}
	}
	return true
}

func loopback(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = strings.TrimSuffix(strings.TrimPrefix(hostport, "["), "]")
	}
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// atDesk serves what stands behind the gate. To anybody elsewhere there is no such page at all.
func (s *site) atDesk(h handler) http.Handler {
	return s.plain(func(w http.ResponseWriter, r *http.Request) error {
		if s.Desk == nil || !onThisMachine(r) {
			return s.notFound(w, r)
		}
		w.Header().Set("Cache-Control", "no-store")
		return h(w, r)
	})
}

// desk serves a page to a session. A form is carried out only when this session was given it.
func (s *site) desk(v deskView) http.Handler {
	return s.deskUpTo(maxForm, v)
}

func (s *site) deskUpTo(most int64, v deskView) http.Handler {
	return s.atDesk(func(w http.ResponseWriter, r *http.Request) error {
		session := s.sessionOf(r)
		if r.Method == http.MethodPost {
			r.Body = http.MaxBytesReader(w, r.Body, most)
			if err := readForm(r); err != nil {
				return err
			}
		}
		if session == nil {
			p := s.closedDesk(w, r)
			if r.Method == http.MethodPost {
				return s.giveBack(p)
			}
			p.Title = p.T("desk.closed-title")
			return s.writeDesk(p, http.StatusForbidden, closedBody(p))
		}
		p, err := s.openDesk(w, r, session)
		if err != nil {
			return err
		}
		if r.Method == http.MethodPost && !session.owns(r.PostFormValue(formField)) {
			return s.giveBack(p)
		}
		body, err := v(p)
		if err != nil || body == nil {
			return err
		}
		return s.writeDesk(p, http.StatusOK, body)
	})
}

// readForm reads what a form sent, up to the bound that is set on the body.
func readForm(r *http.Request) error {
	err := r.ParseMultipartForm(maxUpload)
	if errors.Is(err, http.ErrNotMultipart) {
		err = r.ParseForm()
	}
	if large, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return fault.Wrap(fault.Invalid, err, "%s", langOf(r).T("desk.too-large", "n", int(large.Limit>>20)))
	}
	if err != nil {
		return fault.Wrap(fault.Invalid, err, "%s", langOf(r).T("desk.bad-form"))
	}
	return nil
}

func (s *site) openDesk(w http.ResponseWriter, r *http.Request, session *deskSession) (*deskPage, error) {
	p := s.closedDesk(w, r)
	p.Form = session.form
	h, err := s.Houses(r.Context(), access.Operator(), book.At{})
	if err != nil {
		return nil, err
	}
	p.House = h
	return p, nil
}

// closedDesk is a page of the desk for one without a session: it knows nothing of the record.
func (s *site) closedDesk(w http.ResponseWriter, r *http.Request) *deskPage {
	p := &Page{Words: langOf(r), Today: s.today(), Path: r.URL.Path, Query: map[string][]string{}, request: r, styles: s.assets.styles}
	p.On = p.Today
	return &deskPage{Page: p, w: w, r: r, s: s}
}

func (s *site) writeDesk(p *deskPage, code int, body templ.Component) error {
	h := p.w.Header()
	h.Set("Content-Security-Policy", policy("script-src 'self'; "))
	h.Set("Content-Type", "text/html; charset=utf-8")
	templ.Handler(deskLayout(p, body), templ.WithStatus(code)).ServeHTTP(p.w, p.r)
	return nil
}

// redirectTo answers a form that was carried out.
func (p *deskPage) redirectTo(path string) (templ.Component, error) {
	http.Redirect(p.w, p.r, string(p.Href(path)), http.StatusSeeOther)
	return nil, nil
}

// post is what a field of the form says.
func (p *deskPage) post(name string) string { return p.r.PostFormValue(name) }

// revSent is the version of the paper that the form was made of.
func (p *deskPage) revSent() int64 {
	n, _ := strconv.ParseInt(p.post("rev"), 10, 64)
	return n
}
