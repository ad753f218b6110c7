package read

import "strings"

// dutyAsk reads what must be done where no body is the subject: "The nurses must be freed", "the ban has to go", "talks must
// take place first", "Sedal debe reabrir la planta". It is an ask only in a text that asks plainly
// elsewhere: alone it is argument.
func (d *doc) dutyAsk(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	if d.news || t[s.j-1].w == "?" {
		return ask{}, false
	}
	if d.l.lang != "en" {
		return d.dutyRomance(ui, s)
	}
	for m := s.i + 1; m < min(s.j-2, s.i+60); m++ {
		k := dutyVerb(t, m)
		if k == 0 || k >= s.j || t[m].quoted && !d.ownQuote(ui, m) {
			continue
		}
		from := d.clauseFrom(t, s, m)
		if from == m || !d.dutyClause(t, s, from) || near(t, from, m, dutySkip) || inRelative(d.l, t, sent{from, s.j}, m) && !d.relSubject(t, from, m) || t[from].w == "it" || t[from].w == "this" && from+1 == m {
			continue
		}
		a := ask{unit: ui, s: s, verb: m, lemma: "duty", strength: Soft, modal: true, passive: true, comp: [2]int{from, s.j}, rule: "what must be done, in a text that asks"}
		if !d.dutyAct(t, from, k, s.j) {
			continue
		}
		d.byEN(t, &a)
		return a, true
	}
	return ask{}, false
}

// dutyVerb gives the token behind "must", "should", "has to", "need to", "ought to" at m; 0 when there is none.
func dutyVerb(t []tok, m int) int {
	k := m + 1
	switch t[m].w {
	case "must", "should":
	case "has", "have", "needs", "need", "ought":
		if k+1 < len(t) && t[k].w == "not" {
			k++
		}
		if k >= len(t) || t[k].w != "to" {
			return 0
		}
		k++
	default:
		return 0
	}
	for k < len(t) && (strings.HasSuffix(t[k].w, "ly") && t[k].w != "reply" || t[k].w == "now" || t[k].w == "also" || t[k].w == "at" || t[k].w == "once" || t[k].w == "not") {
		k++
	}
	return k
}

// dutyAct reports whether what must be done is an act that can be done: "be" with a participle and an act in its words, "take
// place" of a meeting, "go" of a law.
func (d *doc) dutyAct(t []tok, from, k, j int) bool {
	switch t[k].w {
	case "be":
		if k+1 >= j {
			return false
		}
		n := k + 1
		for n < j-1 && strings.HasSuffix(t[n].w, "ly") {
			n++
		}
		w := t[n].w
		if !(strings.HasSuffix(w, "ed") || participles[w] || doneTo[w]) || dutyTalk[w] {
			return false
		}
		return d.actIn(t, n, min(j, n+10)) || doneTo[w]
	case "take":
		return k+1 < j && t[k+1].w == "place" && d.actIn(t, from, k) || near(t, from, k, set("consultation talks inquiry investigation elections dialogue"))
	case "go", "end", "stop", "cease", "fall":
		return near(t, from, k, set("law decree bill act ordinance ban order sentence trial trials torture killings bombing siege blockade censorship executions"))
	}
	return false
}

var doneTo = set("let freed released withdrawn dropped repealed scrapped published investigated seen treated told protected returned restored lifted tried brought punished prosecuted abolished amended stopped ended reopened reinstated halted allowed permitted informed compensated heard given held")

var dutyTalk = set("noted said remembered added recalled stressed emphasised emphasized understood concerned alarmed proud ashamed mentioned pointed asked admitted borne underlined respected honoured honored upheld valued cherished celebrated judged")

var dutySkip = set("they he she we i you one everyone nobody nothing there readers")

// clauseFrom finds the beginning of the clause whose verb stands at m.
func (d *doc) clauseFrom(t []tok, s sent, m int) int {
	for k := m - 1; k > s.i; k-- {
		switch t[k].w {
		case ":", ";", "“", "\"":
			return k + 1
		case ",":
			if n := k + 1; n < m && (t[n].w == "and" || t[n].w == "but") {
				return n + 1
			}
			if n := k + 1; n < m && !d.l.rel[t[n].w] {
				return n
			}
		}
	}
	return s.i
}

// dutyClause reports whether the clause at from is the sender's own word. A condition may stand before it.
func (d *doc) dutyClause(t []tok, s sent, from int) bool {
	switch t[s.i].w {
	case "what", "why", "how", "whether", "when":
		return false
	case "if":
		return from > s.i
	}
	for k := s.i; k < from; k++ {
		if reporting[t[k].w] && !(t[k].w == "said" && k > s.i && isWe(t[k-1].w)) {
			return false
		}
	}
	return true
}

// relSubject reports whether the open relative clause belongs to the subject: "Workers who fell ill need to be treated".
func (d *doc) relSubject(t []tok, from, m int) bool {
	for k := from + 1; k < m-1; k++ {
		if d.l.rel[t[k].w] && t[k].w == "who" {
			return near(t, k, m, finite)
		}
	}
	return false
}

// dutyRomance reads "Sedal, desde hoy, debe reabrir", "La Sonabel doit rétablir": a name that is no known body.
func (d *doc) dutyRomance(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	if a, ok := d.dutyPassiveRomance(ui, s); ok {
		return a, true
	}
	k := s.i
	if d.l.det[t[k].w] {
		k++
	}
	from := k
	for k < min(s.j-2, from+8) && t[k].kind == word && (t[k].cap || k > from && nameLinks[t[k].w]) && !d.l.we[t[k].w] {
		k++
	}
	if k == from || powersOut[t[from].w] {
		return ask{}, false
	}
	end := k
	if t[k].w == "," {
		for n := k + 1; n < min(s.j-2, k+16); n++ {
			if t[n].w == "," {
				k = n + 1
				break
			}
		}
	}
	if k >= s.j-2 || !d.l.modals[t[k].w] || t[k].quoted && !d.ownQuote(ui, k) {
		return ask{}, false
	}
	m := k + 1
	for m < s.j && (after[t[m].w] || strings.HasSuffix(t[m].w, "mente") || strings.HasSuffix(t[m].w, "ment")) {
		m++
	}
	if m >= s.j || !infES(t[m]) && d.l.lang == "es" || !infFR(t[m]) && d.l.lang == "fr" || !d.isConcrete(t, m, s.j) {
		return ask{}, false
	}
	a := ask{unit: ui, s: s, verb: k, lemma: "duty", strength: Soft, modal: true, obj: [2]int{from, end}, comp: [2]int{m, s.j}, rule: "a named actor and must, in a text that asks"}
	return a, true
}

var powersOut = set("nadie nunca hoy quien rien personne aujourd'hui nul tout cela eso esto")

// dutyPassiveRomance reads "Les enfants doivent être scolarisés", "Los desaparecidos tienen que ser buscados", "La ley debe ser
// derogada".
func (d *doc) dutyPassiveRomance(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	for m := s.i + 1; m < min(s.j-3, s.i+40); m++ {
		if t[m].quoted && !d.ownQuote(ui, m) {
			continue
		}
		k := m + 1
		switch t[m].w {
		case "doit", "doivent", "debe", "deben":
		case "tiene", "tienen", "ha", "han":
			if t[k].w != "que" && t[k].w != "de" {
				continue
			}
			k++
		default:
			continue
		}
		for k < s.j-2 && (after[t[k].w] || t[k].w == "immediatement" || t[k].w == "inmediatamente") {
			k++
		}
		if t[k].w != "etre" && t[k].w != "ser" || k+1 >= s.j || !d.dutyClause(t, s, d.clauseFrom(t, s, m)) || inRelative(d.l, t, s, m) {
			continue
		}
		w := t[k+1].w
		if !doneRomance(w) || !d.actIn(t, k+1, min(s.j, k+8)) && !searched[w] {
			continue
		}
		a := ask{unit: ui, s: s, verb: m, lemma: "duty", strength: Soft, modal: true, passive: true, comp: [2]int{d.clauseFrom(t, s, m), s.j}, rule: "what must be done, in a text that asks"}
		d.byRomance(t, &a)
		return a, true
	}
	return ask{}, false
}

func doneRomance(w string) bool {
	for _, e := range []string{"e", "es", "ee", "ees", "is", "its", "i", "ite", "us", "ido", "ada", "ado", "ida", "idos", "adas", "ados", "idas", "esto", "esta", "estos"} {
		if strings.HasSuffix(w, e) && len(w) > 5 {
			return true
		}
	}
	return false
}

var searched = set("recherches recherche scolarises soignes juges libere liberes liberees abrogee abroge indemnises buscados buscadas liberados liberadas liberado liberada derogada derogado juzgados investigados reparados atendidos escuchadas escuchados")
