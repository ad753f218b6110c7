package web

import "net/http"

// dueRoutes is the addresses of the calendar of duties.
func (s *site) dueRoutes(mux *http.ServeMux) {
	mux.Handle("GET /due", s.page(due, "addressee"))
	mux.Handle("GET /due.ics", s.plain(s.dueICS))
	mux.Handle("GET /due.atom", s.plain(s.dueAtom))
	mux.Handle("GET /demands/{id}/silence", s.pageWith(s.restsOnPen, s.silenceView))
	for _, form := range silenceForms {
		mux.Handle("GET /demands/{id}/silence."+form, s.silenceFile(form))
	}
	mux.Handle("GET /desk/due", s.desk(deskDue))
	mux.Handle("GET /desk/terms", s.desk(deskTerms))
	mux.Handle("POST /desk/terms", s.desk(deskTerms))
}
