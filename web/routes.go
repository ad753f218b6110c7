package web

import "net/http"

// routes is every address of the site. A pattern "GET /x" answers HEAD too. The parameters a page knows beside
// on and entry stand after its view.
func (s *site) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", s.page(front))
	mux.Handle("GET /held", s.page(heldToday, "day", "group"))
	mux.Handle("GET /held/{day}", s.page(held, "group"))
	mux.Handle("GET /persons", s.page(persons, "group"))
	mux.Handle("GET /persons/{id}", s.page(person))
	mux.Handle("GET /custody/{id}", s.page(spell))
	mux.Handle("GET /line", s.page(lineList))
	mux.Handle("GET /acts", s.page(acts, actParams...))
	mux.Handle("GET /acts/{id}", s.page(act))
	mux.Handle("GET /places", s.page(places))
	mux.Handle("GET /places/{id}", s.page(placePage))
	mux.Handle("GET /bodies", s.page(bodies))
	mux.Handle("GET /bodies/{id}", s.page(body))
	mux.Handle("GET /groups/{id}", s.page(group))
	mux.Handle("GET /sources", s.page(sources, "kind", "publisher"))
	mux.Handle("GET /sources/{id}", s.page(source))
	mux.Handle("GET /claims", s.page(claims))
	mux.Handle("GET /claims/{id}", s.page(claim))
	mux.Handle("GET /rules", s.page(rules))
	mux.Handle("GET /promises", s.page(promises))
	mux.Handle("GET /promises/{instrument}", s.page(instrument))
	mux.Handle("GET /promises/{instrument}/{provision}", s.page(provision))
	mux.Handle("GET /appeals", s.page(appeals, "kind", "year"))
	mux.Handle("GET /appeals/{id}", s.page(anAppeal, "language"))
	mux.Handle("GET /letters/{id}/{form}", s.plain(s.frozenFile))
	mux.Handle("GET /demands/{id}", s.page(aDemand))
	mux.Handle("GET /elections", s.page(elections))
	mux.Handle("GET /elections/{id}", s.page(anElection))
	mux.Handle("GET /ledger", s.live(s.ledgerView, "before"))
	mux.Handle("GET /ledger/{index}", s.live(s.entryView))
	mux.Handle("GET /history/{ref...}", s.live(s.historyView))
	mux.Handle("GET /ledger/{index}/proof", s.plain(s.proofFile))
	mux.Handle("GET /ledger/{index}/opening.json", s.plain(s.openingFile))

	s.lifeRoutes(mux)
	s.dueRoutes(mux)
	s.consultationRoutes(mux)
	s.deskRoutes(mux)
	s.deskMailRoutes(mux)

	mux.Handle("GET /static/{name}", s.plain(s.static))
	mux.Handle("GET /log/checkpoint", s.plain(s.checkpoint))
	mux.Handle("GET /log/tile/{path...}", s.plain(s.tile))
	mux.Handle("GET /healthz", s.plain(s.health))
	mux.Handle("/", s.plain(s.notFound))
	return mux
}
