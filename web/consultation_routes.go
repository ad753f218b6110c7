package web

import "net/http"

// consultationRoutes is the addresses of consultations, commitments and pledges.
func (s *site) consultationRoutes(mux *http.ServeMux) {
}
