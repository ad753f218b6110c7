package read

import "strings"

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
