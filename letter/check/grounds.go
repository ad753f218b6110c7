package check

import (
	"slices"

	"github.com/upheld/upheld/letter"
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
			if len(by[k]) > 0 && (k != "ground-not-known" || !b.signatories()) {
				r.unbound(k, d, g, by[k])
			}
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

// unbound reports the States, one or several, that a provision does not bind for one and the same reason.
func (r *reading) unbound(code string, d *letter.Demand, g letter.Ref, list []promise.Standing) {
	var names []record.Word
	for _, of := range list {
		names = append(names, r.stateWord(of.State))
	}
	why := say("why", "")
	if len(list) == 1 {
		why = r.why(list[0].Why)
	}
	refs := append([]string{g.ID}, list[0].Instead...)
	r.add(code, g.Span, d.N, append(refs, list[0].Declarations...), arg{"state", joined(names)}, r.ref("clause", g.ID), date("day", when.On(r.on)), why,
		r.instead(list[0]))
}

// instead names what binds, else what speaks to, a State of the same rights; where there is neither, the treaties of 1991
// and the rules that bind every State.
func (r *reading) instead(of promise.Standing) arg {
	list := of.Instead
	if len(list) == 0 {
		list = of.Declarations
	} else if len(list) < 3 {
		list = append(slices.Clone(list), of.Declarations...)
	}
	if len(list) == 0 {
		return arg{"instead", record.Word{EN: "nothing in the record does", FR: "rien dans la fiche"}}
	}
	return r.ref("instead", list[:min(len(list), 4)]...)
}

// stillStands names provisions for the same rights that bind and address one of those asked.
func (r *reading) stillStands(p promise.Provision, asked []bearer, in promise.Instrument) arg {
	for _, b := range asked {
		for _, s := range r.states(b, in) {
			if of, err := r.Promises.Standing(s, p.Ref, r.on); err == nil && len(of.Instead) > 0 {
				return r.instead(of)
			}
		}
	}
	return arg{"instead", record.Word{EN: "the record names none for the same right", FR: "la fiche n’en cite aucune pour le même droit"}}
}
