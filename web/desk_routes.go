package web

import "net/http"

// deskRoutes is every address of the desk, all behind its gate.
func (s *site) deskRoutes(mux *http.ServeMux) {
	mux.Handle("GET /desk", s.desk(deskWork))
	mux.Handle("GET /desk/enter", s.atDesk(s.enterPage))
	mux.Handle("POST /desk/enter", s.atDesk(s.enter))
	mux.Handle("GET /desk/bring-in", s.desk(bringIn))
	mux.Handle("POST /desk/bring-in", s.deskUpTo(maxUpload, bringIn))
	mux.Handle("GET /desk/reviews/{id}", s.desk(oneReview))
	mux.Handle("POST /desk/reviews/{id}", s.desk(oneReview))
	mux.Handle("GET /desk/appeals/{id}", s.desk(deskAppeal))
	mux.Handle("GET /desk/files/{id}", s.desk(keptFile))
	mux.Handle("POST /desk/letters", s.desk(startLetter))
	mux.Handle("GET /desk/letters/{id}", s.desk(oneLetter))
	mux.Handle("POST /desk/letters/{id}", s.desk(oneLetter))
	mux.Handle("GET /desk/letters/{id}/file/{form}", s.desk(letterFile))
	mux.Handle("GET /desk/letters/{id}/publish", s.desk(publish))
	mux.Handle("POST /desk/letters/{id}/publish", s.desk(publish))
	mux.Handle("GET /desk/papers/{id}/delete", s.desk(deletePaper))
	mux.Handle("POST /desk/papers/{id}/delete", s.desk(deletePaper))
	mux.Handle("POST /desk/leave", s.atDesk(s.leave))
}
