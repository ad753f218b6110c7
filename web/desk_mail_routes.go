package web

import "net/http"

// deskMailRoutes is the addresses of the desk that send, receive and assess, all behind its gate.
func (s *site) deskMailRoutes(mux *http.ServeMux) {
}
