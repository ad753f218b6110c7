package web

import "net/http"

// deskMailRoutes is the addresses of the desk that send, receive and assess, all behind its gate.
func (s *site) deskMailRoutes(mux *http.ServeMux) {
	mux.Handle("GET /desk/appeals/{id}/send", s.desk(sendPage))
	mux.Handle("POST /desk/appeals/{id}/send", s.desk(sendPage))
	mux.Handle("GET /desk/sends/{id}", s.desk(lookOver))
	mux.Handle("POST /desk/sends/{id}", s.desk(lookOver))
	mux.Handle("GET /desk/dispatches/{id}", s.desk(deskDispatch))
	mux.Handle("POST /desk/dispatches/{id}", s.deskUpTo(maxUpload, deskDispatch))
	mux.Handle("GET /desk/mail", s.desk(holdingPen))
	mux.Handle("POST /desk/mail", s.deskUpTo(maxUpload, holdingPen))
	mux.Handle("GET /desk/mail/{id}", s.desk(oneMessage))
	mux.Handle("POST /desk/mail/{id}", s.desk(oneMessage))
	mux.Handle("GET /desk/mail/{id}/raw", s.desk(rawMessage))
	mux.Handle("GET /desk/mail/{id}/parts/{sum}", s.desk(attachment))
	mux.Handle("GET /desk/mail/{id}/reply", s.desk(replyFromMail))
	mux.Handle("POST /desk/mail/{id}/reply", s.desk(replyFromMail))
	mux.Handle("GET /desk/replies/new", s.desk(replyFromSources))
	mux.Handle("POST /desk/replies/new", s.desk(replyFromSources))
	mux.Handle("GET /desk/replies/{id}", s.desk(deskReply))
	mux.Handle("POST /desk/replies/{id}", s.desk(deskReply))
	mux.Handle("GET /desk/demands/{id}", s.desk(assessDemand))
	mux.Handle("POST /desk/demands/{id}", s.desk(assessDemand))
}
