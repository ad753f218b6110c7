package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/promise"
)

// consultations lists the callings together of signatories that had been asked for by the day.
func consultations(p *Page) (templ.Component, error) {
	var list []consultation.Table
	for _, c := range p.House.Consulted.Consultations() {
		if t, ok := tableOf(p, c.Ref); ok && len(t.Calls) > 0 {
			list = append(list, t)
		}
	}
	p.Nav, p.Title = "consultations", p.T("consultation.title")
	return consultationsBody(p, list), nil
}

// consultationPage is one of them on the as-of day.
type consultationPage struct {
	consultation.Table
	Said     []consultation.Position // by the day, by date
	Searches []appeal.Search         // on which "none found" rests
}

// aConsultation is one calling together of signatories.
func aConsultation(p *Page) (templ.Component, error) {
	t, ok := tableOf(p, p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Nav, p.Title = "consultations", t.Title
	v := consultationPage{Table: t, Searches: searchesOf(p, t.Consultation)}
	for _, s := range p.House.Consulted.Positions(t.Ref) {
		if s.When.Latest() <= p.On {
			v.Said = append(v.Said, s)
		}
	}
	return consultationBody(p, v), nil
}

// searchesOf are the searches for a meeting that may have been made by the day (some are dated by a month alone): those that the consultation names, and those for
// its demands.
func searchesOf(p *Page, c consultation.Consultation) []appeal.Search {
	var out []appeal.Search
	for _, d := range p.House.Appeals.Demands() {
		for _, s := range p.House.Appeals.Searches(d.Ref) {
			if s.When.Earliest() <= p.On && (slices.Contains(c.Demands, d.Ref) || slices.Contains(c.Searches, s.Ref)) {
				out = append(out, s)
			}
		}
	}
	return out
}

// consultationSum says in one line how a consultation stands.
func consultationSum(p *Page, t consultation.Table) string {
	out := p.T("consultation.asked-of", "n", t.Asked(), "of", len(t.Rows))
	for _, s := range []consultation.Stance{consultation.Supports, consultation.Declines, consultation.WillNotAnswer, consultation.BesidePoint, consultation.Silent, consultation.NoAnswer} {
		if n := t.Count(s); n > 0 {
			out += ", " + p.T("consultation.so-many", "n", n, "what", consultation.Stances[s].In(p.Code))
		}
	}
	return out + "."
}

// meetingSum says whether a meeting was held.
func meetingSum(p *Page, t consultation.Table) string {
	if n := len(t.Held()); n > 0 {
		return p.T("consultation.held", "n", n)
	}
	return p.T("consultation.none-held", "day", p.On)
}

// actorName is one who is asked or has to act, in words: a State, or one of those who are no single State.
func actorName(p *Page, code string) string {
	if w, ok := consultation.Actors[code]; ok {
		return w.In(p.Code)
	}
	return stateName(p, code)
}

func actorNames(p *Page, codes []string) string {
	var out []string
	for _, c := range codes {
		out = append(out, actorName(p, c))
	}
	return strings.Join(out, ", ")
}

// clauseName is a provision by its instrument and number: "Paris settlement agreement, article 29".
func clauseName(p *Page, ref string) string {
	x, err := p.House.Promises.Provision(ref)
	if err != nil {
		return ref
	}
	in, err := p.House.Promises.Instrument(x.Instrument)
	if err != nil {
		return ref
	}
	name, _ := instrumentName(p, in)
	return p.T("consultation.clause", "instrument", name, "article", strings.ReplaceAll(article(p, x), " ", "\u00a0"))
}

// callerName is who made a call: words of the record, or one of those whom a clause names.
func callerName(p *Page, by string) (name string, ours bool) {
	name = actorName(p, by)
	return name, name != by
}

// standingsAlike says that a State stands to all instruments of a consultation as to the first.
func standingsAlike(list []promise.Standing) bool {
	return !slices.ContainsFunc(list, func(x promise.Standing) bool { return x.Bond != list[0].Bond })
}

// turnWords say where a step of a path stands.
func turnWords(p *Page, s consultation.Step) string {
	switch {
	case s.Turn == consultation.Done:
		return p.T("consultation.turn-done", "day", s.When)
	case s.Turn == consultation.Awaited && len(s.Asked) == 0:
		return p.T("consultation.turn-open")
	case s.Turn == consultation.Awaited:
		return p.T("consultation.turn-awaited")
	}
	return p.T("consultation.turn-waits")
}

// doesWords say what a step is: to ask the next ones, or to consult.
func doesWords(p *Page, x consultation.Path, i int) string {
	if x.Steps[i].Does == "asks" {
		return p.T("consultation.does-ask")
	}
	if x.Steps[i].Who == consultation.Organs {
		return p.T("consultation.does-act")
	}
	return p.T("consultation.does-consult")
}

// callAnchor is where a call stands on its page.
func callAnchor(i int) templ.SafeURL { return templ.SafeURL("#call-" + strconv.Itoa(i+1)) }

// anchorOf is a ref as it can stand in an id.
func anchorOf(ref string) string { return strings.ReplaceAll(ref, "/", "-") }

// languageName is a language by its code.
func languageName(p *Page, code string) string { return p.NameOr("language", code, code) }

// tableOf is a consultation on the day of the page. Only those are called silent of whom a clock of our own letters proves it.
func tableOf(p *Page, ref string) (consultation.Table, bool) {
	t, ok := p.House.Consulted.Table(ref, p.On, p.House.Promises)
	if !ok {
		return t, false
	}
	t.Prove(func(state, appeal string) bool {
		names := recordNames(p, state)
		for _, c := range p.House.Appeals.ClocksOf(appeal, p.On) {
			if slices.Contains(names, c.Addressee) && c.Silent.Known && !c.Answered.Known {
				return true
			}
		}
		return false
	})
	return t, true
}

// recordNames are the names under which letters of the record, which are in English, write to a State.
func recordNames(p *Page, code string) []string {
	var out []string
	if c, err := place.CountryOf(code); err == nil {
		out = append(out, c.Name("en"))
	}
	for _, s := range p.House.Promises.States() {
		if s.Code == code {
			out = append(out, s.Name)
		}
	}
	return out
}
