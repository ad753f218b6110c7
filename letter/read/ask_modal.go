package read

import "strings"

// modalAsk finds "the Government must", "you should", "X needs to", "il faut que le gouvernement", "debe": soft, and only with
// a named or addressed actor as subject of a main clause.
func (d *doc) modalAsk(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	if a, ok := d.timeFor(ui, s); ok {
		return a, true
	}
	start := s.i
	for p := s.i; p < min(s.j, s.i+60); p++ {
		if p > s.i && !clauseStart(t, p) && !(d.l.you[t[p].w] && d.frontedOnly(t, s, p)) {
			continue
		}
		end, second := d.bodyEnd(t, p, s.j), false
		if t[p].w == "you" || t[p].w == "vous" || t[p].w == "usted" {
			end, second = p+1, true
		}
		if end == p {
			end = d.namedBody(t, p, s.j)
		}
		if end == p {
			continue
		}
		m := end
		if m < s.j && t[m].w == "," && !d.l.modals[t[min(m+1, s.j-1)].w] { // "…, including the Council of Europe, should"
			for n := m + 1; n < min(s.j-1, m+16); n++ {
				if t[n].w == "," {
					m = n
					break
				}
			}
			end = m
		}
		for m < s.j && m < end+4 && t[m].w == "," {
			m++
		}
		for m < s.j && m < end+4 && (strings.HasSuffix(t[m].w, "ly") || t[m].w == "also" || t[m].w == "now" || t[m].w == "therefore" || t[m].w == "," || t[m].w == "donc" || t[m].w == "egalement" || t[m].w == "tambien") {
			m++
		}
		if m >= s.j || !d.l.modals[t[m].w] || second && !d.addressed() || t[m].quoted && !d.ownQuote(ui, m) {
			continue
		}
		if p > start && !(second && d.frontedOnly(t, s, p)) && !d.mainClause(t, s, p) {
			return ask{}, false
		}
		k := m + 1
		switch t[m].w {
		case "needs", "need", "has", "have", "ought":
			if k+2 < s.j && (t[k].w == "a" || t[k].w == "the" || t[k].w == "every" || t[k].w == "an") { // "have a duty to"
				for n := k + 1; n < min(s.j, k+4); n++ {
					if burdens[t[n].w] {
						k = n + 1
						break
					}
				}
			}
			if k >= s.j || t[k].w != "to" {
				continue
			}
			k++
		}
		for k < s.j && (strings.HasSuffix(t[k].w, "ly") || t[k].w == "also" || t[k].w == "now" || t[k].w == "and" && t[k-1].kind == word && strings.HasSuffix(t[k-1].w, "ly") || t[k].w == "," || strings.HasSuffix(t[k].w, "mente")) {
			k++
		}
		if k >= s.j || !d.isConcrete(t, k, s.j) && !endsOpen(t, s) {
			return ask{}, false
		}
		a := ask{unit: ui, s: s, verb: m, lemma: t[m].w, strength: Soft, obj: [2]int{p, end}, comp: [2]int{k, s.j}, second: second, modal: true, rule: "a duty bearer and must or should", list: endsOpen(t, s)}
		if d.isPublic(t, p, end) || !d.asksAct(t, &a) {
			return ask{}, false
		}
		if second && seesTo(t, k, s.j) {
			a.lemma = "see"
		}
		return a, true
	}
	return ask{}, false
}

// namedBody reads "The Tatmadaw must" and "MINURSO should": a name with its article, or an acronym, before a modal.
func (d *doc) namedBody(t []tok, p, j int) int {
	if d.l.lang != "en" {
		return p
	}
	k := p
	if t[k].w == "the" && k+1 < j && t[k+1].cap {
		k++
	} else if !t[k].upper || len(t[k].w) < 2 {
		return p
	}
	for k < j && k-p < 5 && t[k].cap && t[k].kind == word {
		k++
	}
	if k < j && d.l.modals[t[k].w] {
		return k
	}
	return p
}

// timeFor finds "it is time for the Government to", "it is essential that the State", "il est temps que", "es hora de que".
func (d *doc) timeFor(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	for k := s.i + 1; k+2 < min(s.j, s.i+30); k++ {
		if !dueWords[t[k].w] || !near(t, max(s.i, k-4), k, set("it it's is il est es hora c'")) || t[k].quoted && !d.ownQuote(ui, k) {
			continue
		}
		a := ask{unit: ui, s: s, verb: k, lemma: t[k].w, strength: Soft, modal: true, rule: "it is time, or needful, that a duty bearer acts"}
		n := k + 1
		if t[n].w == "now" || t[n].w == "de" {
			n++
		}
		v := verb{lemma: "hope", frame: clause | soft}
		ok := false
		switch {
		case d.l.lang == "en" && t[n].w == "for":
			end := d.bodyEnd(t, n+1, s.j)
			ok = end > n+1 && end < s.j && isInfAt(t, end, s.j) && d.isConcrete(t, end+1, s.j)
			a.obj, a.comp = [2]int{n + 1, end}, [2]int{end, s.j}
		case d.l.lang == "en" && t[n].w == "that":
			ok = d.clauseEN(t, s, n+1, v, &a)
		case d.l.lang != "en" && d.l.that[t[n].w]:
			ok = d.clauseRomance(t, s, n+1, v, &a)
		}
		if ok && a.hasObj() && d.asksAct(t, &a) {
			return a, true
		}
	}
	return ask{}, false
}

var dueWords = set("desirable time essential imperative crucial vital urgent important necessary critical high temps urgent essentiel imperatif indispensable necessaire primordial faut hora deseable conveniente souhaitable urgente necesario indispensable imprescindible fundamental imperativo tiempo")

var burdens = set("duty responsibility obligation power authority means chance opportunity")

// frontedOnly reports whether only a time, place or condition stands before the subject at p: "Until that day you must".
func (d *doc) frontedOnly(t []tok, s sent, p int) bool {
	if p-s.i > 10 || !fronts[t[s.i].w] {
		return false
	}
	for k := s.i; k < p; k++ {
		if t[k].kind == punct || d.l.rel[t[k].w] && t[k].w != "that" || d.l.modals[t[k].w] || !t[k].cap && finite[t[k].w] && t[k].w != "this" && t[k].w != "that" && t[k].w != "our" && t[k].w != "your" {
			return false
		}
	}
	return true
}

var fronts = set(`until till before after in at on by for from as under with during within meanwhile now today here first then at to above without
	d' avant apres jusqu' en pour dans des aujourd'hui maintenant ici sans depuis antes despues hasta desde en por para hoy ahora mientras sin entretanto`)

func clauseStart(t []tok, p int) bool {
	switch t[p-1].w {
	case ",", "and", "-", ";", ":", "that", "therefore", "however", "hence", "thus", "so", "but", "particular", "now", "que", "et", "y", "“", "\"":
		return true
	}
	return false
}

// mainClause reports whether the clause that begins at p is the sender's own word: not what others say, not a question, not
// a condition.
func (d *doc) mainClause(t []tok, s sent, p int) bool {
	switch t[s.i].w {
	case "what", "why", "how", "whether", "if", "when", "pourquoi", "si", "comment", "quand", "cuando":
		return false
	}
	prev := t[p-1].w
	if prev == "that" || prev == "que" || prev == "qu'" {
		return (weBefore(t, s, p) || d.firstPersonBefore(t, s, p)) && near(t, s.i, p, believes)
	}
	for k := s.i; k < p; k++ {
		if reporting[t[k].w] || d.l.rel[t[k].w] && t[k].w != "que" {
			return false
		}
	}
	return true
}

var believes = set("believe think consider feel submit hold contend convinced opinion propose suggest maintain stress emphasise emphasize reiterate affirm estimons considerons pensons soulignons consideramos creemos pensamos subrayamos")

var reporting = set(`said says told added stated argued according reported claimed noted explained wrote warned declared announced quoted saying asked
	declare dit affirme explique ajoute selon estime rapporte dijo afirmo senalo agrego segun explico declaro`)

// isConcrete reports whether an act that can be done stands in tokens [i, j): soft sentences count only with one.
func (d *doc) isConcrete(t []tok, i, j int) bool {
	if seesTo(t, i, j) {
		return true
	}
	for k := i; k < min(i+2, j); k++ {
		switch t[k].w {
		case "have", "remember", "know", "understand", "realise", "realize", "ask", "aware", "ashamed", "avoir", "etre", "haber", "saber", "recordar", "recognise", "recognize":
			return false
		}
	}
	if i < j && t[i].w == "be" {
		return i+1 < j && (t[i+1].w == "ready" || t[i+1].w == "willing")
	}
	return d.actIn(t, i, j)
}
