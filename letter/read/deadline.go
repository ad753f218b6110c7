package read

import "strings"

// findDeadline reads the day, event or period by which the act must be done: from the words of the demand, then from those of
// its lead-in. "Immediately" is none.
func (d *doc) findDeadline(x *Demand, a *ask, lead *ask) {
	u := &d.units[a.unit]
	i, j := d.tokensOf(u, x.Span)
	if d.deadlineIn(x, u.t, i, j, a.verb) {
		return
	}
	if lead != nil {
		lu := &d.units[lead.unit]
		if d.deadlineIn(x, lu.t, lead.s.i, lead.s.j, lead.verb) {
			return
		}
		if d.opportunity(x, lu, *lead) {
			return
		}
	}
	d.opportunity(x, u, *a)
}

// events are what a term may hang on.
var events = set(`election elections visit session summit meeting conference hearing trial vote deadline anniversary end expiry review verdict referendum talks trip assembly congress renewal renouvellement renovacion expiration congress celebration games olympics execution date
	election elections visite session sommet reunion conference audience proces vote echeance scrutin fin jugement
	eleccion elecciones visita sesion cumbre reunion conferencia audiencia juicio votacion plazo fin comicios referendum matter`)

var periods = set("days day weeks week months month hours hour years year jours jour semaines semaine mois heures heure dias dia semanas semana meses horas hora ans anos")

func (d *doc) deadlineIn(x *Demand, t []tok, i, j, verb int) bool {
	for k := i; k < min(j, i+300); k++ {
		if n := d.termAt(t, k, j); n > 0 && k != verb {
			d.setDeadline(x, t, k, n)
			return true
		}
	}
	return false
}

// termAt finds a term that begins at token k and gives its end.
func (d *doc) termAt(t []tok, k, j int) int {
	w := t[k].w
	switch w {
	case "before", "by", "until", "till", "avant", "antes", "ahead", "prior", "jusqu'", "hasta", "d'", "upcoming", "forthcoming", "prochaine", "prochain", "prochaines", "proximas", "proxima", "proximo", "ahora":
	case "within", "dans", "dentro", "plazo", "delai", "sous":
		for n := k + 1; n < min(j, k+9); n++ {
			if periods[t[n].w] && n > k+1 {
				return n + 1
			}
		}
		return 0
	case "no":
		if k+2 < j && t[k+1].w == "later" && t[k+2].w == "than" || k+2 < j && t[k+1].w == "mas" && t[k+2].w == "tardar" {
			return d.phraseEnd(t, k, j)
		}
		return 0
	case "during", "lors", "durante", "when", "at", "on", "pendant":
		lim := min(j, k+9)
		for n := k + 1; n < lim; n++ {
			if t[n].w == "," || t[n].w == ";" {
				return 0
			}
			if w == "when" && (t[n].w == "renewal" || t[n].w == "vote" || t[n].w == "review") && near(t, k, n, set("comes come up falls is")) {
				return d.phraseEnd(t, n, j)
			}
			if (w == "when") && t[n].w == "visit" && n > k+1 && d.l.you[t[n-1].w] {
				return d.phraseEnd(t, k, j)
			}
			if w != "when" && w != "on" && events[t[n].w] && upcoming(t, k, n) {
				return d.phraseEnd(t, k, j)
			}
			if (w == "during" || w == "lors" || w == "durante" || w == "pendant") && events[t[n].w] && near(t, k, n, d.l.you) {
				return d.phraseEnd(t, k, j)
			}
		}
		return 0
	default:
		return 0
	}
	// before, by, until: a date or an event must follow
	for n := k + 1; n < min(j, k+16); n++ {
		if t[n].w == ";" || t[n].w == "who" || t[n].w == "qui" {
			return 0
		}
		if v, c, ok := dateAt(t, n, j); ok && c > 0 && v != 0 {
			return n + c
		}
		if m := months[t[n].w]; m > 0 && (t[n].cap || d.l.lang != "en") && (n+1 < j && t[n+1].kind == number || t[n-1].kind == number) {
			return d.phraseEnd(t, k, j)
		}
		if w == "before" && n > k+1 && n+1 < j && (t[n].w == "is" || t[n].w == "are") && (strings.HasSuffix(t[n+1].w, "ed") || participles[t[n+1].w]) {
			return n + 2 // "before the amnesty is signed"
		}
		if _, ok := yearOf(t[n].w); ok && w == "by" && n > k+2 {
			return 0 // "by an order in 2012"
		}
		if _, ok := yearOf(t[n].w); ok && (t[n-1].w == "in" || t[n-1].w == "of" || t[n-1].w == "de" || t[n-1].w == "en" || n == k+1) {
			return n + 1
		}
		if w != "d'" && w != "by" && w != "upcoming" && gathers[t[n].w] && n > k+1 || spans[t[n].w] && n > k+1 && ends[t[n-1].w] {
			return d.phraseEnd(t, k, j)
		}
		if events[t[n].w] && w != "by" && w != "d'" && (w != "upcoming" || n-k < 6) {
			return d.phraseEnd(t, k, j)
		}
		if w == "by" && strings.HasSuffix(t[n].w, "ing") && n == k+1 {
			return 0 // "by putting an end to" tells how
		}
		if (w == "by" || w == "d'") && n-k <= 4 && (t[n].w == "end" || t[n].w == "fin") {
			return d.phraseEnd(t, k, j)
		}
		if (w == "by" || w == "d'") && n-k > 3 {
			return 0
		}
		if (w == "until" || w == "hasta") && t[n].w == "," {
			return 0
		}
	}
	return 0
}

// gathers are what bodies do on a day to come: "before the Commission meets"; spans with ends are "before the end of this year".
var gathers = set("meets sits convenes gathers votes opens begins starts sets arrives adjourns closes reconvenes decides expires siege reunit reunisse ouvre commence vote expire reune reuna sesione comience empiece inicie vote venza termine")

var spans = set("year month week summer winter autumn spring ramadan christmas eid easter annee mois semaine ete hiver noel ano mes semana navidad verano invierno")

var ends = set("this the of next current cette ce cet l' fin prochaine prochain este esta el del proximo proxima")

func upcoming(t []tok, i, j int) bool {
	return near(t, i, j, set("upcoming forthcoming next coming prochain prochaine prochaines proxima proximo proximas proximos your votre su"))
}

// phraseEnd goes to the next mark, 14 words at most.
func (d *doc) phraseEnd(t []tok, k, j int) int {
	n := k + 1
	for n < j && n-k < 16 && !(t[n].w == "and" && n > k+3 && n+2 < j && !t[n+1].cap && (t[n+2].w == "the" || t[n+2].w == "all" || t[n+2].w == "its" || t[n+2].w == "their") || t[n].w == "which" && n > k+2) && t[n].w != "pour" && t[n].w != "para" && t[n].w != "," && t[n].w != ";" && t[n].w != "." && t[n].w != ":" && !(n > k+4 && (isInfAt(t, n, j) || !t[n].cap && finite[t[n].w] && t[n].w != "de" && t[n].w != "que")) {
		n++
	}
	return n
}

func (d *doc) setDeadline(x *Demand, t []tok, k, n int) {
	at := span(t, k, n)
	words := strings.TrimSpace(d.text[at.Start:at.End])
	x.Deadline = words
	if day, i, j := d.dateIn(t, k, n); i < j {
		x.Deadline = day.String()
	}
	d.why(&x.Why, "deadline", words, "a day, event or period by which", at)
}

// opportunity reads "use this opportunity": the visit or meeting that the same paragraph tells of.
func (d *doc) opportunity(x *Demand, u *unit, a ask) bool {
	t := u.t
	if !near(t, a.s.i, a.s.j, set("opportunity occasion oportunidad ocasion profiter aprovechar aproveche")) {
		return false
	}
	for k := 0; k < min(a.s.j, 200); k++ {
		if !(t[k].w == "upcoming" || t[k].w == "forthcoming" || t[k].w == "your" || t[k].w == "next" || t[k].w == "votre" || t[k].w == "prochaine" || t[k].w == "su" || t[k].w == "proxima" || t[k].w == "this" || t[k].w == "cette") {
			continue
		}
		for n := k + 1; n < min(len(t), k+4); n++ {
			if t[n].w == "visit" || t[n].w == "visite" || t[n].w == "visita" || t[n].w == "summit" || t[n].w == "meeting" || t[n].w == "session" || t[n].w == "trip" || t[n].w == "sommet" || t[n].w == "cumbre" {
				d.setDeadline(x, t, k, d.phraseEnd(t, k, len(t)))
				return true
			}
		}
	}
	return false
}
