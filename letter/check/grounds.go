package check

import (
	"slices"
	"strconv"

	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

var groundCodes = []code{
	{
		Code: "ground-missing", Severity: Warning, About: "A demand that rests on no provision: the addressee may ask by what right.",
		Words: record.Word{EN: "Demand {n} names no provision on which it rests.", FR: "La demande {n} ne cite aucune disposition."},
		Mend:  record.Word{EN: "Name one under “grounds:” that binds those who are asked.", FR: "Citez-en une sous « grounds: » qui lie ceux à qui l’on s’adresse."},
	},
	{
		Code: "ground-not-bound", Severity: Error, About: "A provision is held against a State that it does not bind on the day: never joined, left, or not of its own constitution.",
		Words: record.Word{EN: "{clause} does not bind {state} on {day}. {why}", FR: "{clause} ne lie pas {state} au {day}. {why}"},
		Mend:  record.Word{EN: "Rest the demand on what does bind or speak to it: {instead}.", FR: "Fondez la demande sur ce qui lie ou concerne cet État : {instead}."},
	},
	{
		Code: "ground-signed-only", Severity: Error, About: "A provision is held against a State that has signed its instrument and never joined it.",
		Words: record.Word{EN: "{state} has only signed; {clause} does not bind it on {day}. {why}", FR: "{state} a seulement signé ; {clause} ne lie pas cet État au {day}. {why}"},
		Mend:  record.Word{EN: "Rest the demand on what does bind or speak to it: {instead}.", FR: "Fondez la demande sur ce qui lie ou concerne cet État : {instead}."},
	},
	{
		Code: "ground-not-yet", Severity: Error, About: "A provision is held against a State for which its instrument was not, or not certainly, in force on the day.",
		Words: record.Word{EN: "{clause} was not in force for {state} on {day}. {why}", FR: "{clause} n’était pas en vigueur pour {state} le {day}. {why}"},
		Mend:  record.Word{EN: "Rest the demand on what does bind or speak to it: {instead}.", FR: "Fondez la demande sur ce qui lie ou concerne cet État : {instead}."},
	},
	{
		Code: "ground-reservation", Severity: Warning, About: "The State that is asked has made a reservation to the instrument.",
		Words: record.Word{EN: "{state} made a reservation to {clause} ({date}). {note}", FR: "{state} a formulé une réserve à {clause} ({date}). {note}"},
		Mend:  record.Word{EN: "Read the reservation; rest the demand on a provision that it does not touch.", FR: "Lisez la réserve ; fondez la demande sur une disposition qu’elle ne touche pas."},
	},
	{
		Code: "ground-not-known", Severity: Note, About: "The record does not know whether the State is bound: nobody looked, or it is not settled.",
		Words: record.Word{EN: "The record does not know whether {clause} bound {state} on {day}. {why}", FR: "La fiche ne sait pas si {clause} liait {state} le {day}. {why}"},
		Mend:  record.Word{EN: "Look the State up in the treaty collection and enter its acts.", FR: "Cherchez l’État dans le recueil des traités et inscrivez ses actes."},
	},
	{
		Code: "ground-spent", Severity: Error, About: "A provision that speaks of a time that is over: articles 12 to 14 and 16 of the settlement of 1991 concern 1993.",
		Words: record.Word{EN: "{clause} speaks of a time that is over. {note}", FR: "{clause} vise une période révolue. {note}"},
		Mend:  record.Word{EN: "Rest the demand on a provision that still stands: {instead}.", FR: "Fondez la demande sur une disposition toujours en vigueur : {instead}."},
	},
	{
		Code: "fact-missing", Severity: Warning, About: "A demand that rests on no fact of the record and is not marked general.",
		Words: record.Word{EN: "Demand {n} names no fact and is not marked as general.", FR: "La demande {n} ne cite aucun fait et n’est pas marquée comme générale."},
		Mend:  record.Word{EN: "Name an act or a spell of custody under “facts:”, or write “general: yes”.", FR: "Citez un acte ou une détention sous « facts: », ou écrivez « general: yes »."},
	},
}

func groundsMissing(r *reading) {
	for i := range r.l.Demands {
		if d := &r.l.Demands[i]; len(d.Grounds) == 0 {
			r.add("ground-missing", d.Span, d.N, nil, num("n", d.N))
		}
	}
}

func factsMissing(r *reading) {
	for i := range r.l.Demands {
		if d := &r.l.Demands[i]; len(d.Facts) == 0 && !d.General {
			r.add("fact-missing", d.Span, d.N, nil, num("n", d.N))
		}
	}
}

// groundsBind: what a demand rests on binds the States that it asks, on the day (Vienna Convention on the Law of Treaties,
// articles 11 to 18, 24 and 26; promise.Set.Standing).
func groundsBind(r *reading) {
	for i := range r.l.Demands {
		d := &r.l.Demands[i]
		for _, g := range d.Grounds {
			r.ground(d, g, r.asked[i])
		}
	}
}

// groundsInWords: an article that the words of a demand cite binds those who are asked as those in its head do. Where the sentence
// also names the State of the case, and others are asked, the article may be cited as the duty of that State.
func groundsInWords(r *reading) {
	for i := range r.sentences {
		s := &r.sentences[i]
		if s.demand == 0 {
			continue
		}
		d, asked := &r.l.Demands[s.demand-1], r.asked[s.demand-1]
		subject := slices.ContainsFunc(s.mentions, func(m mention) bool { return m.kind == aState && m.ref == r.subject }) || s.anyIn(0, len(s.toks), "cambodian", "its", "their", "leurs", "ses")
		for _, a := range r.articlesIn(s) {
			if !a.known || len(a.provisions) == 0 || s.toks[a.lo].quoted || slices.ContainsFunc(d.Grounds, func(g letter.Ref) bool { return g.ID == a.provisions[0].Ref }) {
				continue
			}
			p := a.provisions[0]
			if !p.Spent && subject && slices.ContainsFunc(asked, r.outside) || p.Spent && s.anyIn(0, len(s.toks), "1993") {
				continue
			}
			r.ground(d, letter.Ref{ID: p.Ref, Span: s.span(a.lo, a.hi)}, asked)
		}
	}
}

func (r *reading) ground(d *letter.Demand, g letter.Ref, asked []bearer) {
	p, err := r.Promises.Provision(g.ID)
	in, none := r.Promises.Instrument(g.ID)
	switch {
	case err != nil && none != nil:
		return // refsKnown says so
	case err == nil:
		in, _ = r.Promises.Instrument(p.Instrument)
	}
	if err == nil && p.Spent {
		r.add("ground-spent", g.Span, d.N, []string{g.ID}, r.ref("clause", g.ID), say("note", p.SpentNote), r.stillStands(p, asked, in))
		return
	}
	if !in.Binding {
		return
	}
	carried := r.carried(d, asked)
	for _, b := range asked {
		by := map[string][]promise.Standing{}
		for _, s := range r.states(b, in) {
			of, err := r.Promises.Standing(s, g.ID, r.on)
			if err != nil {
				continue
			}
			if of.Bond == promise.Bound && len(of.Reservations) > 0 {
				a := of.Reservations[len(of.Reservations)-1]
				r.add("ground-reservation", g.Span, d.N, []string{g.ID}, arg{"state", r.stateWord(s)}, r.ref("clause", g.ID), date("date", a.Date), say("note", a.Note))
			}
			if c := standingCode(of); c != "" {
				by[c] = append(by[c], of)
			}
		}
		for _, k := range []string{"ground-not-bound", "ground-signed-only", "ground-not-yet", "ground-not-known"} {
			if len(by[k]) == 0 || k == "ground-not-known" && b.signatories() {
				continue
			}
			s := byCode[k].Severity
			if carried && by[k][0].Why.Key == "constitution-of-another" && r.own(in) {
				s = Note
			}
			r.unbound(k, s, d, g, by[k])
		}
	}
}

// standingCode is the code of a finding for a standing, "" for one that binds.
func standingCode(of promise.Standing) string {
	switch {
	case of.Bond == promise.Bound:
		return ""
	case of.Bond == promise.NothingFound:
		return "ground-not-known"
	case of.Bond == promise.SignedOnly:
		return "ground-signed-only"
	}
	switch of.Why.Key {
	case "not-yet-in-force", "maybe-in-force", "instrument-not-in-force", "not-yet-acted", "maybe-joined", "before-adoption":
		return "ground-not-yet"
	}
	return "ground-not-bound"
}

// own reports whether an instrument is the constitution of the State that the case is about. To others it can only be cited as
// what that State has promised.
func (r *reading) own(in promise.Instrument) bool {
	return in.Kind == promise.Constitution && slices.ContainsFunc(in.Parties, func(p promise.Party) bool { return p.Code == r.subject })
}

// carried reports whether some ground of a demand binds and addresses those who are asked.
func (r *reading) carried(d *letter.Demand, asked []bearer) bool {
	for _, g := range d.Grounds {
		p, err := r.Promises.Provision(g.ID)
		if err != nil || p.Spent {
			continue
		}
		if in, err := r.Promises.Instrument(p.Instrument); err == nil && in.Binding && r.names(p, asked) == yes {
			return true
		}
	}
	return false
}

// fewStates is how many States are named when many are concerned.
const fewStates = 4

// unbound reports the States, one or several, that a provision does not bind for one and the same reason.
func (r *reading) unbound(code string, s Severity, d *letter.Demand, g letter.Ref, list []promise.Standing) {
	var names []record.Word
	for i, of := range list {
		if i == fewStates && len(list) > fewStates+1 {
			more := strconv.Itoa(len(list) - i)
			names = append(names, record.Word{EN: "and " + more + " more", FR: "et " + more + " autres"})
			break
		}
		names = append(names, r.stateWord(of.State))
	}
	why := say("why", "")
	if len(list) == 1 {
		why = r.why(list[0].Why)
	}
	instead, refs := r.instead(list[0])
	r.addAs(code, s, g.Span, d.N, append([]string{g.ID}, refs...), arg{"state", listed(names)}, r.ref("clause", g.ID), date("day", when.On(r.on)), why, instead)
}

// instead names what binds a State, and what speaks to it, for the same rights: first what has most of them in common.
func (r *reading) instead(of promise.Standing) (arg, []string) {
	rights := r.rightsOf(of.Ref)
	list := append(best(r, of.Instead, rights, 3), best(r, of.Declarations, rights, 1)...)
	if len(list) == 0 {
		return arg{"instead", record.Word{EN: "nothing in the record does", FR: "rien dans la fiche"}}, nil
	}
	return r.ref("instead", list...), list
}

// rightsOf are the rights of a provision, or of all provisions of an instrument.
func (c *Checker) rightsOf(ref string) []string {
	if p, err := c.Promises.Provision(ref); err == nil {
		return p.Rights
	}
	var out []string
	for _, p := range c.Promises.Provisions(ref) {
		out = append(out, p.Rights...)
	}
	return out
}

// best are the n of some provisions that have most rights in common with those given.
func best(r *reading, refs, rights []string, n int) []string {
	out := slices.Clone(refs)
	shared := func(ref string) int {
		n := 0
		for _, x := range r.rightsOf(ref) {
			if slices.Contains(rights, x) {
				n++
			}
		}
		return n
	}
	order.By(out, func(a, b string) int { return shared(b) - shared(a) })
	return out[:min(len(out), n)]
}

// stillStands names provisions for the same rights that bind and address one of those asked.
func (r *reading) stillStands(p promise.Provision, asked []bearer, in promise.Instrument) arg {
	for _, b := range asked {
		for _, s := range r.states(b, in) {
			if of, err := r.Promises.Standing(s, p.Ref, r.on); err == nil && len(of.Instead) > 0 {
				a, _ := r.instead(of)
				return a
			}
		}
	}
	return arg{"instead", record.Word{EN: "the record names none for the same right", FR: "la fiche n’en cite aucune pour le même droit"}}
}
