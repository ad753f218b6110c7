package web

import "net/http"

// dueRoutes is the addresses of the calendar of duties.
func (s *site) dueRoutes(mux *http.ServeMux) {
}
