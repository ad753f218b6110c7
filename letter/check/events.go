package check

import (
	"slices"

	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

var eventCodes = []code{
	{
		Code: "date-impossible", Severity: Error, About: "A date that the calendar does not have, or whose weekday is another.",
		Words: record.Word{EN: "“{words}” cannot be: {why}.", FR: "« {words} » est impossible : {why}."},
		Mend:  record.Word{EN: "Look the date up and correct it.", FR: "Vérifiez la date et corrigez-la."},
	},
	{
		Code: "date-differs", Severity: Error, About: "An arrest, charge, conviction, pardon, release or killing of a person is dated otherwise than the record prefers.",
		Words: record.Word{EN: "“{words}”: for {who} the record has {dates}. {claim}", FR: "« {words} » : pour {who}, la fiche donne {dates}. {claim}"},
		Mend:  record.Word{EN: "Write {dates}, or enter your source beside the others.", FR: "Écrivez {dates}, ou inscrivez votre source à côté des autres."},
	},
	{
		Code: "event-later", Severity: Error, About: "Something is told as past that the record, or the calendar, has only after the day of the letter.",
		Words: record.Word{EN: "“{words}”: that came only after the day of the letter ({dates}).", FR: "« {words} » : cela n’est venu qu’après le jour de la lettre ({dates})."},
		Mend:  record.Word{EN: "Take it out, or date the letter to a day after it.", FR: "Retirez-le, ou datez la lettre d’un jour postérieur."},
	},
}

var originCodes = []code{
	{
		Code: "fact-one-origin", Severity: Warning, About: "A fact on which the letter rests stands on one publisher alone: all its sources go back to the same.",
		Words: record.Word{EN: "{fact} rests on one origin only: {origin}.", FR: "{fact} ne repose que sur une origine : {origin}."},
		Mend:  record.Word{EN: "Find a second independent source, or say whose word it is.", FR: "Trouvez une seconde source indépendante, ou dites de qui vient l’information."},
	},
	{
		Code: "fact-conflict", Severity: Note, About: "Sources disagree about a fact on which the letter rests; the record's preferred value and the others are shown.",
		Words: record.Word{EN: "Sources disagree: {subject}. The record uses {preferred}; others have {others}.", FR: "Les sources divergent : {subject}. La fiche retient {preferred} ; d’autres donnent {others}."},
		Mend:  record.Word{EN: "Know the other value before the reply names it. The record's reason: {reason}", FR: "Connaissez l’autre valeur avant que la réponse ne la cite. Raison de la fiche : {reason}"},
	},
}

// datesExist: the calendar has every date of the prose, on the weekday that is said.
func datesExist(r *reading) {
	for i := range r.sentences {
		s := &r.sentences[i]
		for _, d := range s.dates {
			switch why, ok := r.wrongDate(d); {
			case ok:
				r.add("date-impossible", s.span(d.lo, d.hi), s.number(), nil, say("words", s.words(d.lo, d.hi)), arg{"why", why})
			}
		}
	}
}

func (r *reading) wrongDate(d dated) (record.Word, bool) {
	if d.bad {
		return record.Word{EN: "the calendar has no such day", FR: "ce jour n’existe pas au calendrier"}, true
	}
	if d.weekday < 0 || d.day == 0 || d.year == 0 {
		return record.Word{}, false
	}
	day, err := when.Date(d.year, d.month, d.day)
	if err != nil || weekday(day) == d.weekday {
		return record.Word{}, false
	}
	return record.Word{EN: "it was a " + weekdaysEN[weekday(day)], FR: "c’était un " + weekdaysFR[weekday(day)]}, true
}

var (
	weekdaysEN = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	weekdaysFR = []string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
)

// weekday is 0 for Sunday. 13 May 2016 was a Friday.
func weekday(d when.Day) int {
	friday, _ := when.Date(2016, 5, 13)
	return ((int(d-friday)+5)%7 + 7) % 7
}

// eventDates: what is dated is dated as the record prefers, and nothing is told as past that was still to come.
func eventDates(r *reading) {
	for i := range r.claims {
		c := &r.claims[i]
		switch {
		case c.on != nil && c.on.bad:
		case c.on != nil && c.what == held && !c.since: // "is held … on": how things stood on a day is not when they began
		case c.on != nil:
			r.dated(c)
		case c.what != held && c.what != atLiberty && c.what != freed && c.what != housed:
			r.eachPerson(c, r.toCome)
		}
	}
}

// pastLater: a date after the day of the letter stands behind a verb in the past, of whatever it is said.
func pastLater(r *reading) {
	for i := range r.sentences {
		s := &r.sentences[i]
		for _, d := range s.dates {
			w := d.when(r.on)
			if d.year == 0 || w.IsZero() || w.Earliest() <= r.on || !s.is(d.lo-1, "on", "in", "since", "le", "en", "depuis") || s.toks[d.lo].quoted {
				continue
			}
			lo, ok := s.pastBefore(d.lo - 1)
			of := func(c claim) bool {
				return c.sentence.block == s.block && c.sentence.toks[0].start == s.toks[0].start && c.on != nil && c.on.lo == d.lo
			}
			if !ok || slices.ContainsFunc(r.claims, of) {
				continue
			}
			r.add("event-later", s.span(lo, d.hi), s.number(), nil, say("words", s.words(lo, d.hi)), date("dates", w))
		}
	}
}

// pastBefore finds a verb in the past right before token i: "was dissolved on", "took place on", "a été dissous le".
func (s *sentence) pastBefore(i int) (int, bool) {
	for k := i - 1; k >= max(0, i-6); k-- {
		switch {
		case s.is(k, doubts...), s.is(k, "that", "which", "for", "to", ",", ";", "scheduled", "planned", "due", "set", "called", "announced", "prévu", "prévue", "prévues", "prévus", "annoncé",
			"elections", "election", "élections", "élection", "before", "by"):
			return 0, false
		case s.is(k, "was", "were", "took", "occurred", "happened", "fut", "furent", "eut", "eurent"):
			return k, true
		case s.is(k, "été") && s.is(k-1, "a", "ont"):
			return k - 1, true
		}
	}
	return 0, false
}

func (r *reading) dated(c *claim) {
	w := c.on.when(r.on)
	if w.IsZero() {
		return
	}
	if w.Earliest() > r.on {
		r.add("event-later", r.datedSpan(c), c.number(), nil, say("words", c.words(c.lo, c.on.hi)), date("dates", w))
		return
	}
	r.eachPerson(c, func(c *claim, person string) bool { return r.otherwise(c, person, w) })
}

// otherwise reports a date of an event of a person that is none of those in the record.
func (r *reading) otherwise(c *claim, person string, w when.When) bool {
	kind := c.what
	if c.since && (kind == held || kind == housed) {
		kind = held
	}
	list := r.events(person, kind)
	if len(list) == 0 {
		return false
	}
	if near(list, w) {
		return false
	}
	best := nearestTo(list, w)
	claim, refs := r.claimWords(best, w)
	r.add("date-differs", r.datedSpan(c), c.number(), append(append([]string{person}, eventRefs(best)...), refs...), say("words", c.words(c.lo, c.on.hi)), r.ref("who", person),
		eventWords("dates", best), arg{"claim", claim})
	return true
}

// near reports whether one of some events may have been at the time w.
func near(list []event, w when.When) bool {
	return slices.ContainsFunc(list, func(e event) bool { return e.when.Earliest() <= w.Latest() && w.Earliest() <= e.when.Latest() })
}

// citedDates: an event told of nobody by name, with a date and a reference to an act of that kind, has the act's date.
func citedDates(r *reading) {
	for i := range r.claims {
		c := &r.claims[i]
		if len(c.of) > 0 || c.on == nil || c.on.bad {
			continue
		}
		w := c.on.when(r.on)
		var acts []event
		for _, t := range c.toks {
			if a, ok := r.Record.Act(t.ref); ok && slices.Contains(actsOf[c.what], a.Type) {
				acts = append(acts, event{a.When, a.Ref})
			}
		}
		if len(acts) != 1 || w.IsZero() || near(acts, w) {
			continue
		}
		claim, refs := r.claimWords(acts, w)
		r.add("date-differs", r.datedSpan(c), c.number(), append(eventRefs(acts), refs...), say("words", c.words(c.lo, c.on.hi)), r.ref("who", acts[0].ref), eventWords("dates", acts),
			arg{"claim", claim})
	}
}

func (r *reading) datedSpan(c *claim) letter.Span {
	return c.span(min(c.lo, c.on.lo), max(c.hi, c.on.hi))
}

// nearestTo are the events nearest in time to w: those of the same distance.
func nearestTo(list []event, w when.When) []event {
	gap := func(e event) int {
		return max(int(e.when.Earliest()-w.Latest()), int(w.Earliest()-e.when.Latest()))
	}
	least := gap(list[0])
	for _, e := range list {
		least = min(least, gap(e))
	}
	var out []event
	for _, e := range list {
		if gap(e) == least {
			out = append(out, e)
		}
	}
	return out
}

// claimWords tells the contradiction of the record in which a date of the letter is one of the values, when there is one.
func (r *reading) claimWords(list []event, w when.When) (record.Word, []string) {
	for _, e := range list {
		for _, c := range r.Record.ClaimsAbout(e.ref) {
			for _, a := range c.Alternatives {
				if !a.When.IsZero() && a.When.Overlaps(w) != when.No {
					return record.Word{
						EN: "A source has your date; the record prefers its own: " + c.Reason,
						FR: "Une source donne votre date ; la fiche préfère la sienne : " + c.Reason,
					}, []string{c.Ref}
				}
			}
		}
	}
	return record.Word{}, nil
}

// toCome reports an event without a date that the record has only after the day of the letter.
func (r *reading) toCome(c *claim, person string) bool {
	list := r.events(person, c.what)
	if len(list) == 0 || slices.ContainsFunc(list, func(e event) bool { return e.when.Earliest() <= r.on }) {
		return false
	}
	r.add("event-later", r.claimSpan(c), c.number(), append([]string{person}, list[0].ref), say("words", c.words(c.lo, c.hi)), eventWords("dates", list[:1]))
	return true
}

// cited are the acts and spells on which the letter rests: in the heads of demands and in references of the prose.
func (r *reading) cited(visit func(ref letter.Ref, demand int)) {
	for i := range r.l.Demands {
		for _, f := range r.l.Demands[i].Facts {
			visit(f, r.l.Demands[i].N)
		}
	}
	r.inlines(func(b *block, in *letter.Inline) {
		if in.Cite != "" {
			visit(letter.Ref{ID: in.Cite, Span: in.Span}, b.number())
		}
	})
}

// factOrigins: facts rest on two independent origins at least (record.Set.Origins), and contradictions are known.
func factOrigins(r *reading) {
	one, disputed := map[string]bool{}, map[string]bool{}
	r.cited(func(ref letter.Ref, demand int) {
		var cited record.Cited
		if a, ok := r.Record.Act(ref.ID); ok {
			cited = a.Cited
		} else if s, ok := r.Custody.Spell(ref.ID); ok {
			cited = s.Cited
		} else {
			return
		}
		if from := r.Record.Origins(cited.Citations); len(from) == 1 && !one[ref.ID] {
			one[ref.ID] = true
			r.add("fact-one-origin", ref.Span, demand, []string{ref.ID}, r.ref("fact", ref.ID), say("origin", from[0]))
		}
		for _, c := range r.Record.ClaimsAbout(ref.ID) {
			if !disputed[c.Ref] && (c.When.IsZero() || c.When.Earliest() <= r.on) {
				disputed[c.Ref] = true
				r.add("fact-conflict", ref.Span, demand, []string{c.Ref, ref.ID}, say("subject", c.Subject), say("preferred", c.Preferred), say("others", others(c)), say("reason", c.Reason))
			}
		}
	})
}

func others(c record.Claim) string {
	out := ""
	for _, a := range c.Alternatives {
		if a.Preferred || a.Value == c.Preferred {
			continue
		}
		if out != "" {
			out += "; "
		}
		out += a.Value
	}
	return out
}

// laterFacts: the letter rests on nothing that came after its day.
func laterFacts(r *reading) {
	said := map[string]bool{}
	r.cited(func(ref letter.Ref, demand int) {
		var w when.When
		if a, ok := r.Record.Act(ref.ID); ok {
			w = a.When
		} else if s, ok := r.Custody.Spell(ref.ID); ok {
			w = s.Start
		}
		if w.IsZero() || w.Earliest() <= r.on || said[ref.ID] {
			return
		}
		said[ref.ID] = true
		l := r.label(ref.ID)
		r.add("event-later", ref.Span, demand, []string{ref.ID}, arg{"words", l}, date("dates", w))
	})
}
