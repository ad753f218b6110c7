package read

import "strings"

// nounAsk finds a noun of asking that is the sender's: "our demand is that", "we renew our call on X to", "hacemos un llamado a".
func (d *doc) nounAsk(ui int, s sent, i int) (ask, bool) {
	t := d.units[ui].t
	if !d.l.nouns[t[i].w] || t[i].cap && i > s.i+2 && !t[i].upper || i == s.i || i+1 >= s.j {
		return ask{}, false
	}
	own, reit, ours := false, false, false
	for k := i - 1; k >= max(s.i, i-5); k-- {
		w := t[k].w
		if d.l.our[w] {
			own, ours = true, true
			break
		}
		if makers[w] {
			own = d.l.lang != "en" || mainOrList(d, t, s, k)
			break
		}
		if makersThird[w] && d.senderBefore(ui, t, s, k-1) {
			own, ours = true, true // "PEN renews its call on Peru to"
			break
		}
		if t[k].kind == punct {
			break
		}
	}
	if !own || t[i].quoted && !d.ownQuote(ui, i) {
		return ask{}, false
	}
	if t[i].w == "hope" || t[i].w == "wish" || t[i].w == "espoir" || t[i].w == "souhait" || t[i].w == "esperanza" {
		return d.hopeNoun(ui, s, i)
	}
	for k := i - 1; k >= max(s.i, i-6); k-- {
		reit = reit || strings.HasPrefix(t[k].w, "reit") || strings.HasPrefix(t[k].w, "renew") || strings.HasPrefix(t[k].w, "renouv") || strings.HasPrefix(t[k].w, "repeat")
	}
	a := ask{unit: ui, s: s, verb: i, lemma: t[i].w, strength: Explicit, comp: [2]int{i + 1, s.j}, rule: "a noun of asking"}
	j := i + 1
	for j < s.j && (t[j].w == "is" || t[j].w == "are" || t[j].w == "remains" || t[j].w == "es" || t[j].w == "est" || t[j].w == "sont" || t[j].w == "son" || t[j].w == "simple" || t[j].w == "clear" || t[j].w == "claro" || t[j].w == "clair" || t[j].w == "urgente" || t[j].w == "urgent" || t[j].w == "solemne" || t[j].w == "solennel" || t[j].w == "un" || t[j].w == "," && j > i+1) {
		j++
	}
	if n := pastVocative(t, i+1, s.j); j == i+1 && n > j {
		j = n
	}
	if j >= s.j {
		return ask{}, false
	}
	v := verb{lemma: t[i].w, frame: objTo | datTo | onTo | forNoun | noun | clause}
	ok := false
	switch d.l.lang {
	case "en":
		switch w := t[j].w; {
		case w == "on" || w == "upon" || w == "to" && !isInfAt(t, j, s.j):
			ok = d.objectEN(t, s, j+1, v, &a)
		case w == "to" && j > i+1:
			a.comp = [2]int{j, s.j}
			ok = true
		case w == "for":
			ok = d.forEN(t, s, j+1, &a)
		case w == "that":
			ok = d.clauseEN(t, s, j+1, v, &a)
		case w == ":":
			a.list, a.comp = j == s.j-1, [2]int{j + 1, s.j}
			ok = true
		}
	case "fr":
		switch w := t[j].w; {
		case d.l.that[w]:
			ok = d.clauseRomance(t, s, j+1, v, &a)
		case w == "a" || w == "au" || w == "aux" || w == "aupres":
			ok = d.objectRomance(t, s, j+1, v, &a, true, true)
		case w == ":":
			a.list, a.comp, ok = j == s.j-1, [2]int{j + 1, s.j}, true
		}
	case "es":
		switch w := t[j].w; {
		case w == "que":
			ok = d.clauseRomance(t, s, j+1, v, &a)
		case w == "a" || w == "al":
			ok = d.objectRomance(t, s, j+1, v, &a, false, true)
		case w == "de" || w == "para" || w == "por":
			a.comp, a.nominal = [2]int{j + 1, s.j}, true
			ok = true
		case w == ":":
			a.list, a.comp, ok = j == s.j-1, [2]int{j + 1, s.j}, true
		}
	}
	plain := ours && (t[j].w == "that" || t[j].w == "to" || t[j].w == "on")
	if !ok || !reit && !plain && j == i+1 && d.l.lang == "en" && !mainOrList(d, t, s, i) && !endsOpen(t, s) {
		return ask{}, false
	}
	return a, d.asksAct(t, &a) && !d.onlyAnnounces(t, &a)
}

// hopeNoun reads "it is our hope that you will".
func (d *doc) hopeNoun(ui int, s sent, i int) (ask, bool) {
	t := d.units[ui].t
	if !d.l.that[t[i+1].w] {
		return ask{}, false
	}
	a := ask{unit: ui, s: s, verb: i, lemma: "hope", strength: Soft, rule: "a hope that names who must act"}
	v := verb{lemma: "hope", frame: clause | soft}
	ok := false
	if d.l.lang == "en" {
		ok = d.clauseEN(t, s, i+2, v, &a)
	} else {
		ok = d.clauseRomance(t, s, i+2, v, &a)
	}
	return a, ok && d.asksAct(t, &a)
}

func isInfAt(t []tok, k, j int) bool {
	_, ok := infinitive(t, k, j)
	return ok
}

// makers are verbs with which a noun of asking becomes an act of asking: we make an appeal, lançons un appel, hacemos un llamado.
var makers = set(`make making renew renewing reiterate reiterating issue launch repeat send join add following these
	lancons lance lancent faisons fais formulons reiterons renouvelons adressons lancer adresser reitere
	renouvelle renouvellent adresse adressent reiterent
	hacemos hago hacen hace reiteramos elevamos formulamos lanzamos dirigimos hacer reitero extendemos reitera reiteran renueva renuevan renovamos lanza lanzan dirige dirigen eleva elevan`)

var makersThird = set("makes renews reiterates issues launches repeats sends joins adds make renew reiterate issue launch repeat send join add")

// mainOrList reports whether the writer is the subject before token k.
func mainOrList(d *doc, t []tok, s sent, k int) bool {
	return weBefore(t, s, k) || d.l.our[t[s.i].w] || d.l.our[t[max(k-1, s.i)].w] || d.firstPersonBefore(t, s, k)
}
