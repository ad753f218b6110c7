package web

import "net/http"

// consultationRoutes is the addresses of consultations, commitments and pledges.
func (s *site) consultationRoutes(mux *http.ServeMux) {
	mux.Handle("GET /consultations", s.page(consultations))
	mux.Handle("GET /consultations/{id}", s.page(aConsultation))
	mux.Handle("GET /commitments", s.page(commitments))
	mux.Handle("GET /pledges", s.page(pledges))
	mux.Handle("GET /desk/consultations", s.desk(deskConsultations))
	mux.Handle("GET /desk/consultations/new", s.desk(startConsultation))
	mux.Handle("POST /desk/consultations/new", s.desk(startConsultation))
	mux.Handle("GET /desk/consultations/{id}", s.desk(deskConsultation))
	mux.Handle("POST /desk/consultations/{id}", s.desk(deskConsultation))
}
