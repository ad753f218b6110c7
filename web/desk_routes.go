package web

import "net/http"

// deskRoutes is every address of the desk, all behind its gate.
func (s *site) deskRoutes(mux *http.ServeMux) {
	mux.Handle("GET /desk", s.desk(deskWork))
	mux.Handle("GET /desk/enter", s.atDesk(s.enterPage))
	mux.Handle("POST /desk/enter", s.atDesk(s.enter))
	mux.Handle("GET /desk/papers/{id}/delete", s.desk(deletePaper))
	mux.Handle("POST /desk/papers/{id}/delete", s.desk(deletePaper))
	mux.Handle("POST /desk/leave", s.atDesk(s.leave))
}
