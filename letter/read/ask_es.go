package read

import "strings"

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
	if v.frame&soft == 0 && onlyLink(t, j, s.j) {
		a.list, a.comp = true, [2]int{s.j, s.j}
		return true
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
		if j+2 < s.j && (infES(t[j+1]) || t[j+1].w == "no" && infES(t[j+2])) && v.frame&datTo != 0 {
			a.comp = [2]int{j, s.j}
			if k := i - 1; k >= s.i && (t[k].w == "los" || t[k].w == "las" || t[k].w == "lo" || t[k].w == "la" || t[k].w == "os") && d.addressed() {
				a.second = true // "los instamos a no votar"
			}
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
