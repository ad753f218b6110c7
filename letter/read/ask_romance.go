package read

import "strings"

// speakerRomance finds who speaks in French and Spanish, where the ending of the verb tells the first person.
func (d *doc) speakerRomance(ui int, t []tok, s sent, i int, v verb, at position) voice {
	j := d.skipAdverbs(t, s, i-1)
	var left string
	if strings.HasSuffix(d.text[t[i].start:t[i].end], "ó") {
		return nobody // instó is told of another; insto is the writer
	}
	if strings.HasSuffix(d.text[t[i].start:t[i].end], "é") && v.form == third {
		v.form = past
	}
	if j >= s.i {
		left = t[j].w
	}
	switch v.form {
	case first:
		if left == "que" && d.l.lang == "es" || left == "si" {
			return nobody
		}
		return sender
	case third:
		if d.l.we[left] && left != "nous" || left == "se" && d.l.lang == "es" {
			return sender
		}
		if left == "nous" || left == "on" || d.l.lang == "fr" && i > s.i && (t[i-1].w == "j'" || t[i-1].w == "je") {
			return sender
		}
		if d.l.lang == "fr" && strings.HasSuffix(t[i].w, "e") {
			for k := i - 1; k >= max(s.i, i-4); k-- {
				if t[k].w == "je" || t[k].w == "j'" {
					return sender
				}
			}
		}
		if j < s.i && at.operative || at.operative && left == ":" {
			return sender
		}
		if d.senderBefore(ui, t, s, j) {
			return sender
		}
		if left == "et" || left == "y" || left == "e" || left == "," {
			if v, ok := d.thirdSubject(ui, t, s, j); ok {
				return v
			}
			if d.firstPersonBefore(t, s, j) && !inRelative(d.l, t, s, j) && d.l.lang == "fr" && strings.HasSuffix(t[i].w, "e") {
				return sender
			}
		}
	case inf:
		if j < s.i {
			return nobody
		}
		for k := j; k >= max(s.i, j-8); k-- {
			if d.l.want[t[k].w] && d.firstPersonBefore(t, s, k+1) {
				return sender
			}
			if d.l.verbs[t[k].w].lemma != "" && !d.l.want[t[k].w] {
				return nobody
			}
		}
	case ing:
		if d.firstPersonBefore(t, s, i) && !inRelative(d.l, t, s, i) && (left == "," || left == "en" || left == "et" || left == "y" || left == "estamos") {
			return sender
		}
	case past:
		for k := i - 1; k >= max(s.i, i-5); k-- {
			switch t[k].w {
			case "avons", "ai", "hemos", "he", "habiamos":
				return earlier
			}
		}
		if d.l.lang == "fr" && left == "est" && i >= 2 && j >= s.i+1 { // "il est demandé à"
			if t[j-1].w == "il" && i+1 < s.j && (t[i+1].w == "a" || t[i+1].w == "au" || t[i+1].w == "aux") {
				return sender
			}
		}
	}
	return nobody
}

// firstPersonBefore reports whether the writer speaks to the left of j: nous, je, or a Spanish verb in the first person.
func (d *doc) firstPersonBefore(t []tok, s sent, j int) bool {
	for k := j - 1; k >= max(s.i, j-60); k-- {
		w := t[k].w
		if d.l.we[w] || d.l.lang == "es" && (strings.HasSuffix(w, "mos") && len(w) > 4 && !d.l.rel[w] || firstES[w]) {
			return true
		}
		if d.l.lang == "fr" && strings.HasSuffix(w, "ons") && len(w) > 5 && d.l.want[w] {
			return true
		}
		if d.l.senders[w] {
			return true
		}
	}
	return false
}

var firstES = set("quiero deseo dirijo escribo vengo permito acudo quisiera debo mediante presente firmantes suscritos")

// infFR reports a French infinitive; nouns with the same endings are left out.
func infFR(t tok) bool {
	if t.kind != word || t.cap && !t.upper || notInfFR[t.w] || len(t.w) < 4 && t.w != "lever" {
		return false
	}
	return strings.HasSuffix(t.w, "er") || strings.HasSuffix(t.w, "ir") || strings.HasSuffix(t.w, "re")
}

var notInfFR = set(`premier premiere dernier derniere ministre notre votre autre entre contre centre libre lettre dossier courrier papier particulier quartier janvier fevrier septembre octobre novembre
	decembre titre nombre membre chambre ordre cadre maire affaire militaire judiciaire guerre terre mere pere frere theatre hier fier cher leader arbitraire contraire encore legislature
	presse signature torture culture nature heure mesure procedure structure ouverture rupture fermeture lumiere maniere matiere frontiere carriere priere derriere avenir plaisir desir loisir
	souvenir ouvrier prisonnier policier financier foncier entier sur oeuvre propre pauvre vivre arriere genre offre chiffre registre siecle salaire honoraire solidaire primaire secondaire
	universitaire parlementaire penitentiaire necessaire commissaire temporaire populaire humanitaire securitaire sanitaire`)

// infES reports a Spanish infinitive, with or without pronouns.
func infES(t tok) bool {
	if t.kind != word || t.cap && !t.upper || notInfES[t.w] || len(t.w) < 4 {
		return false
	}
	w := t.w
	for _, c := range []string{"selos", "selas", "selo", "sela", "los", "las", "les", "lo", "la", "le", "se", "nos"} {
		if cut, ok := strings.CutSuffix(w, c); ok && len(cut) > 3 && (strings.HasSuffix(cut, "ar") || strings.HasSuffix(cut, "er") || strings.HasSuffix(cut, "ir")) {
			return true
		}
	}
	return strings.HasSuffix(w, "ar") || strings.HasSuffix(w, "er") || strings.HasSuffix(w, "ir")
}

var notInfES = set("mujer lugar poder cualquier militar popular particular familiar similar escolar ayer taller hogar nuclear regular singular preliminar auxiliar titular pesar placer deber militares bienestar malestar lider alquiler atentar circular")

// skipTo goes over words that stand between a link and its infinitive: "de ne pas", "d'y", "de bien vouloir".
func (d *doc) skipTo(t []tok, k, j int) int {
	for k < j && (t[k].w == "ne" || t[k].w == "n'" || t[k].w == "pas" || t[k].w == "plus" || t[k].w == "le" || t[k].w == "la" || t[k].w == "les" || t[k].w == "l'" || t[k].w == "y" || t[k].w == "en" || t[k].w == "s'" || t[k].w == "se" || t[k].w == "tout" || t[k].w == "lui" || t[k].w == "leur" || t[k].w == "bien" || t[k].w == "no" || t[k].w == "immediatement" || t[k].w == "," || strings.HasSuffix(t[k].w, "ment") || strings.HasSuffix(t[k].w, "mente") || t[k].w == "sans" || t[k].w == "delai" || t[k].w == "vous" || t[k].w == "nous") {
		k++
	}
	return k
}

// linkInf finds "de libérer", "à libérer", "a liberar" from token k on; it gives the link.
func (d *doc) linkInf(t []tok, k, j int, de, a bool) int {
	for n := k; n < min(j, k+90); n++ {
		w := t[n].w
		if w == ";" {
			return -1
		}
		if !(de && (w == "de" || w == "d'") || a && w == "a" || w == "para" && d.l.lang == "es" || w == "pour" && a) {
			continue
		}
		if n+1 >= j || n+1 == j-1 && t[n+1].kind == punct {
			return n
		}
		m := d.skipTo(t, n+1, j)
		if m >= j {
			continue
		}
		if d.l.lang == "fr" && infFR(t[m]) || d.l.lang == "es" && infES(t[m]) {
			return n
		}
	}
	return -1
}

// que finds a "que" that opens what is asked, from token k on.
func (d *doc) que(t []tok, k, j int) int {
	for n := k; n < min(j, k+70); n++ {
		if d.l.that[t[n].w] {
			return n
		}
		if t[n].w == ";" || t[n].w == ":" && n < j-1 {
			return -1
		}
	}
	return -1
}

func (d *doc) complementFR(t []tok, s sent, i int, v verb, a *ask) bool {
	for k := i - 1; k >= max(s.i, i-3); k-- {
		if t[k].w == "vous" && v.form != inf || t[k].w == "vous" && k == i-1 {
			a.second = true
		}
	}
	j := i + 1
	for j < s.j && after[t[j].w] {
		j++
	}
	j = d.skipTo(t, j, s.j)
	if j >= s.j {
		a.list, a.comp = endsOpen(t, s), [2]int{s.j, s.j}
		return v.frame&(noun|clause) != 0 && v.frame&soft == 0 && a.list
	}
	w := t[j].w
	to := w == "a" || w == "au" || w == "aux" || w == "aupres"
	from := w == "de" || w == "d'" || w == "du" || w == "des"
	switch {
	case d.l.that[w]:
		if v.frame&(clause|datTo|objTo|ofTo) == 0 {
			return false
		}
		return d.clauseRomance(t, s, j+1, v, a)
	case v.lemma == "insister" && w == "pour":
		return d.clauseRomance(t, s, j+2, v, a)
	case w == "pour" && j+1 < s.j && d.l.that[t[j+1].w]:
		return d.clauseRomance(t, s, j+2, v, a)
	case w == "que":
		return false
	case v.frame&clauseOnly != 0 && !to:
		return false
	case a.second && from:
		if m := d.skipTo(t, j+1, s.j); m < s.j && infFR(t[m]) || j >= s.j-2 {
			a.comp = [2]int{j, s.j}
			return true
		}
		a.comp, a.nominal = [2]int{j, s.j}, true
		return v.frame&noun != 0
	case a.second && to && v.frame&objTo != 0:
		a.comp = [2]int{j, s.j}
		return true
	case from && v.frame&ofTo != 0: // "demandons de libérer"
		if m := d.skipTo(t, j+1, s.j); m < s.j && infFR(t[m]) {
			a.comp = [2]int{j, s.j}
			return true
		}
		return false
	case from && v.frame&fromX != 0: // "exigeons du gouvernement qu'il"
		return d.objectRomance(t, s, j+1, v, a, true, false)
	case to && v.frame&datTo != 0:
		return d.objectRomance(t, s, j+1, v, a, true, false)
	case to && v.frame&forNoun != 0: // "appelons à la libération", "appelons à ce que", "appelle à libérer"
		if j+1 < s.j && t[j+1].w == "ce" {
			return d.clauseRomance(t, s, j+3, v, a)
		}
		a.comp, a.nominal = [2]int{j + 1, s.j}, true
		d.byRomance(t, a)
		return true
	case w == ":":
		a.list, a.comp = j == s.j-1, [2]int{j + 1, s.j}
		return v.frame&(noun|clause) != 0 && v.frame&soft == 0
	case a.second && v.frame&noun != 0:
		a.comp, a.nominal = [2]int{j, s.j}, true
		return true
	}
	return d.objectRomance(t, s, j, v, a, v.frame&ofTo != 0, v.frame&objTo != 0)
}

// after are adverbs between the verb of asking and what it takes.
var after = set("tambien asimismo igualmente ademas aussi donc encore egalement instamment enfin ainsi alors nuevamente")

func (d *doc) complementES(t []tok, s sent, i int, v verb, a *ask) bool {
	for k := i - 1; k >= max(s.i, i-2); k-- {
		if (t[k].w == "le" || t[k].w == "les") && v.form != inf {
			a.second = true
		}
	}
	if v.form == inf && (strings.HasSuffix(t[i].w, "le") || strings.HasSuffix(t[i].w, "les")) {
		a.second = true
	}
	j := i + 1
	for j < s.j && (after[t[j].w] || strings.HasSuffix(t[j].w, "mente") || t[j].w == "," && j == i+1 && j+1 < s.j && !t[j+1].cap) {
		j++
	}
	if j >= s.j {
		a.list, a.comp = endsOpen(t, s), [2]int{s.j, s.j}
		return a.list && v.frame&soft == 0
	}
	w := t[j].w
	switch {
	case w == "que":
		return d.clauseRomance(t, s, j+1, v, a)
	case w == "en" && j+1 < s.j && t[j+1].w == "que":
		return d.clauseRomance(t, s, j+2, v, a)
	case w == "a" && j+1 < s.j && t[j+1].w == "que":
		return d.clauseRomance(t, s, j+2, v, a)
	case w == "y" || w == "e":
		if j+1 < s.j {
			if n, ok := d.l.verbs[t[j+1].w]; ok {
				return d.complementES(t, s, j+1, n, a)
			}
		}
		return false
	case v.frame&clauseOnly != 0:
		if w == "a" || w == "al" {
			return d.objectRomance(t, s, j+1, v, a, false, true)
		}
		return false
	case w == "usted" || w == "ustedes":
		a.second = true
		return d.objectRomance(t, s, j, v, a, false, true)
	case w == "a" || w == "al":
		if j+1 < s.j && infES(t[j+1]) && v.frame&datTo != 0 {
			a.comp = [2]int{j, s.j}
			return true
		}
		return d.objectRomance(t, s, j+1, v, a, false, true)
	case w == "de":
		if v.lemma == "pedir" || v.lemma == "exigir" || v.lemma == "requerir" {
			return d.objectRomance(t, s, j+1, v, a, false, true)
		}
		return false
	case w == "por" && v.lemma != "rogar":
		return false
	case w == ":":
		a.list, a.comp = j == s.j-1, [2]int{j + 1, s.j}
		return v.frame&(noun|clause) != 0 && v.frame&soft == 0
	case infES(t[j]):
		a.comp = [2]int{j, s.j}
		return v.frame&(noun|clause) != 0
	case v.frame&noun == 0:
		return false
	}
	// "exigimos la liberación", "pedimos al final"
	a.comp, a.nominal = [2]int{j, s.j}, true
	for k := j; k < min(s.j, j+30); k++ { // "exigimos justicia al Gobierno"
		if t[k].w == "al" || t[k].w == "a" && k+1 < s.j && d.l.det[t[k+1].w] {
			if end := d.bodyEnd(t, k+1, s.j); end > k+1 && k > j {
				a.obj = [2]int{k + 1, end}
				return true
			}
		}
	}
	d.byRomance(t, a)
	return true
}

// objectRomance reads who is asked from token j, then what: an infinitive with its link, a clause, or a noun.
func (d *doc) objectRomance(t []tok, s sent, j int, v verb, a *ask, de, to bool) bool {
	if j >= s.j || d.isPublic(t, j, min(j+5, s.j)) {
		return false
	}
	inf := d.linkInf(t, j, s.j, de || d.l.lang == "fr" && v.frame&datTo != 0, to)
	que := d.que(t, j, s.j)
	end := d.bodyEnd(t, j, s.j)
	k := inf
	if k < 0 || que >= 0 && que < k && (que <= end+2 || d.l.lang == "es") {
		k = que
	}
	body := end > j || d.l.you[t[j].w] || d.isBody(t, j, min(j+14, s.j))
	if k > j && (body || d.properName(t, j, k) || v.frame&(noun|forNoun) == 0 || d.l.public[t[j].w] || d.isPublic(t, j, k)) {
		// "demandons aux autorités la libération immédiate de X et qu'elles": the noun comes before the clause
		if end > j && v.frame&noun != 0 && end < k && d.l.det[t[end].w] && d.actIn(t, end, min(end+4, k)) {
			a.obj, a.comp, a.nominal = [2]int{j, end}, [2]int{end, s.j}, true
			return true
		}
		o := k
		if k > j && t[k].w == "que" && (t[k-1].w == "a" || t[k-1].w == "para" || t[k-1].w == "pour" || t[k-1].w == "afin") {
			o--
		}
		if t[k].w == "que" || t[k].w == "qu'" {
			if k > j+1 && t[k-1].w == "ce" { // "appelle le gouvernement à ce que"
				o = k - 2
			}
			k++
		}
		a.obj, a.comp = [2]int{j, max(o, j+1)}, [2]int{k, s.j}
		if d.l.you[t[j].w] {
			a.second = true
		}
		if k >= s.j-1 || k == inf && inf >= s.j-2 {
			a.list = endsOpen(t, s)
		}
		return true
	}
	if end > j {
		a.obj, a.comp, a.nominal = [2]int{j, end}, [2]int{end, s.j}, true
		if end >= s.j-1 {
			a.list = endsOpen(t, s)
			return a.list
		}
		return v.frame&(noun|datTo) != 0
	}
	if v.frame&noun == 0 || v.frame&clauseOnly != 0 {
		return false
	}
	a.comp, a.nominal = [2]int{j, s.j}, true
	d.byRomance(t, a)
	return true
}

// clauseRomance reads a clause after que.
func (d *doc) clauseRomance(t []tok, s sent, j int, v verb, a *ask) bool {
	a.comp = [2]int{min(j, s.j), s.j}
	if j >= s.j || t[j].w == ":" {
		a.list = true
		return v.frame&soft == 0
	}
	if t[j].w == "vous" || t[j].w == "usted" || t[j].w == "ustedes" || t[j].w == "su" && j+1 < s.j && t[j+1].cap {
		a.second, a.obj, a.comp = true, [2]int{j, j + 1}, [2]int{j + 1, s.j}
		return true
	}
	end := d.bodyEnd(t, j, s.j)
	if end > j && end < s.j {
		n := end
		if passiveRomance(t, n, s.j) {
			a.passive = true
			d.byRomance(t, a)
			return v.frame&soft == 0
		}
		a.obj, a.comp = [2]int{j, end}, [2]int{end, s.j}
		if end >= s.j-1 {
			a.list = endsOpen(t, s)
		}
		return v.frame&soft == 0 || d.isConcrete(t, end, s.j)
	}
	if v.frame&soft != 0 {
		return a.second && d.isConcrete(t, j, s.j)
	}
	a.passive = true
	d.byRomance(t, a)
	return true
}

func passiveRomance(t []tok, i, j int) bool {
	for k := i; k < min(j, i+2); k++ {
		switch t[k].w {
		case "soit", "soient", "sea", "sean", "se":
			return true
		}
	}
	return false
}

// byRomance finds the actor after par, por, "de la part de", "por parte de".
func (d *doc) byRomance(t []tok, a *ask) {
	for k := a.comp[0]; k < min(a.comp[1], a.comp[0]+50); k++ {
		start := -1
		switch {
		case (t[k].w == "por" || t[k].w == "par") && k+1 < a.comp[1] && t[k+1].w != "parte":
			start = k + 1
		case t[k].w == "parte" || t[k].w == "part":
			start = k + 1
			if start < a.comp[1] && (t[start].w == "de" || t[start].w == "del" || t[start].w == "d'" || t[start].w == "des" || t[start].w == "du") {
				start++
			}
		}
		if start < 0 || start >= a.comp[1] {
			continue
		}
		if end := d.bodyEnd(t, start, a.comp[1]); end > start {
			a.obj = [2]int{start, end}
			return
		}
	}
}
