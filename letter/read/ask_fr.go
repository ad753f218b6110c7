package read

import "strings"

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
	j = besides(t, j, s.j)
	j = d.skipTo(t, j, s.j)
	if v.frame&soft == 0 && onlyLink(t, j, s.j) {
		a.list, a.comp = true, [2]int{s.j, s.j}
		return true
	}
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
	case v.lemma == "compter" && w == "sur" && j+3 < s.j: // "nous comptons sur vous pour que", "sur le ministre pour"
		for k := j + 2; k < min(s.j-1, j+14); k++ {
			if t[k].w == "pour" || t[k].w == "afin" {
				a.second = t[j+1].w == "vous" || t[j+1].w == "votre"
				if !a.second {
					a.obj = [2]int{j + 1, k}
				}
				a.comp = [2]int{k + 1, s.j}
				return (a.second || d.bodyEnd(t, j+1, k) > j+1) && d.isConcrete(t, k+1, s.j)
			}
		}
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
		if end := d.bodyEnd(t, j+1, s.j); end > j+1 && end < s.j && (t[i-1].w == "en" || t[end].w == "pour" || t[end].w == "afin" || t[end].w == ":") {
			k := end // "en appelle au Secrétaire général afin que", "appelons aux autorités pour que"
			for k < min(s.j-1, end+2) && !d.l.that[t[k].w] && t[k].w != ":" {
				k++
			}
			a.obj, a.comp = [2]int{j + 1, end}, [2]int{k + 1, s.j}
			a.list = t[k].w == ":" && k == s.j-1
			return true
		}
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
