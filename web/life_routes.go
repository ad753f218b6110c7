package web

import "net/http"

// lifeRoutes is the addresses of what became of demands: dispatches, addressees, the matrix.
func (s *site) lifeRoutes(mux *http.ServeMux) {
	mux.Handle("GET /matrix", s.page(theMatrix, "appeal", "page"))
	mux.Handle("GET /addressees", s.page(addressees))
	mux.Handle("GET /addressees/{id}", s.page(anAddressee, "page"))
	mux.Handle("GET /addressees.csv", s.plain(s.ratesCSV))
	mux.Handle("GET /addressees.json", s.plain(s.ratesJSON))
	mux.Handle("GET /dispatches/{id}", s.page(aDispatch))
}
