package web

import (
	"net"
	"net/http"

	"github.com/upheld/upheld/fault"
)

// cookieName holds the port, since browsers send a cookie to every port of a machine and two records may be open on it.
func cookieName(r *http.Request) string {
	_, port, _ := net.SplitHostPort(r.Host)
	name := "upheld-desk"
	if port != "" {
		name += "-" + port
	}
	if r.TLS != nil {
		name = "__Host-" + name
	}
	return name
}

func (s *site) sessionOf(r *http.Request) *deskSession {
	c, err := r.Cookie(cookieName(r))
	if err != nil {
		return nil
	}
	return s.Desk.session(c.Value)
}

func setCookie(w http.ResponseWriter, r *http.Request, value string, age int) {
	http.SetCookie(w, &http.Cookie{
		Name: cookieName(r), Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil,
	})
}

// enterPage asks for a press of a button: programs that look at links before people do must not use the link up.
func (s *site) enterPage(w http.ResponseWriter, r *http.Request) error {
	p := s.closedDesk(w, r)
	if s.sessionOf(r) != nil {
		http.Redirect(w, r, string(p.Href("/desk")), http.StatusSeeOther)
		return nil
	}
	key := r.URL.Query().Get("key")
	if !s.Desk.opens(key) {
		p.Title = p.T("desk.used-title")
		return s.writeDesk(p, http.StatusForbidden, closedBody(p))
	}
	p.Title = p.T("desk.enter-title")
	p.Query.Set("key", key)
	return s.writeDesk(p, http.StatusOK, enterBody(p, key))
}

// enter starts the session. The key itself is what no other site can know, so this one form needs no token.
func (s *site) enter(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := readForm(r); err != nil {
		return err
	}
	p := s.closedDesk(w, r)
	cookie, ok := s.Desk.enter(r.PostFormValue("key"))
	if !ok {
		p.Title = p.T("desk.used-title")
		return s.writeDesk(p, http.StatusForbidden, closedBody(p))
	}
	setCookie(w, r, cookie, 0)
	http.Redirect(w, r, string(p.Href("/desk")), http.StatusSeeOther)
	return nil
}

// leave ends the session and takes its cookie away.
func (s *site) leave(w http.ResponseWriter, r *http.Request) error {
	p := s.closedDesk(w, r)
	session := s.sessionOf(r)
	if session != nil {
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		if err := readForm(r); err != nil {
			return err
		}
		if !session.owns(r.PostFormValue(formField)) {
			return fault.New(fault.Forbidden, "%s", p.T("desk.not-this-session"))
		}
		c, err := r.Cookie(cookieName(r))
		if err != nil {
			return err
		}
		s.Desk.leave(c.Value)
	}
	setCookie(w, r, "", -1)
	http.Redirect(w, r, string(p.Href("/")), http.StatusSeeOther)
	return nil
}
