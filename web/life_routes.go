package web

import "net/http"

// lifeRoutes is the addresses of what became of demands: dispatches, addressees, the matrix.
func (s *site) lifeRoutes(mux *http.ServeMux) {
}
