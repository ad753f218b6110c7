package read

import "strings"

// courteousAsk reads requests dressed as a wish of the sender or as praise in advance: "We should be glad to hear", "would
// be obliged if the Bank would", "Nous aimerions savoir", "Il serait à l'honneur de la Suisse de", "Sería justo que".
func (d *doc) courteousAsk(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	if d.news || !d.appealing() {
		return ask{}, false
	}
	for i := s.i; i < min(s.j-3, s.i+60); i++ {
		if t[i].kind != word || t[i].quoted && !d.ownQuote(ui, i) {
			continue
		}
		a := ask{unit: ui, s: s, verb: i, lemma: "courtesy", strength: Soft, rule: "a request in words of courtesy"}
		ok := false
		switch {
		case d.rely(t, s, i, &a):
			return a, true
		}
		switch d.l.lang {
		case "fr":
			ok = d.courteousFR(t, s, i, &a)
		case "es":
			ok = d.courteousES(t, s, i, &a)
		default:
			ok = d.courteousEN(t, s, i, &a)
		}
		if ok && a.comp[0] < a.comp[1] && d.asksAct(t, &a) {
			return a, true
		}
	}
	return ask{}, false
}

var thankful = set("grateful thankful obliged glad pleased delighted happy relieved indebted appreciative")

var creditable = set(`credit honour honor desirable right fitting wise proper helpful appropriate good useful welcome advisable
	honneur souhaitable bon juste digne utile opportun sage convenable deseable conveniente justo bueno oportuno recomendable util`)

func (d *doc) courteousEN(t []tok, s sent, i int, a *ask) bool {
	switch {
	case t[i].w == "see" && i > s.i && t[i-1].w == "to" && (near(t, max(s.i, i-4), i, d.l.want) || near(t, max(s.i, i-3), i, set("wishes wants hopes expects"))) && (weBefore(t, s, i) || d.senderBefore(a.unit, t, s, d.skipAux(t, s, i-3)) || d.pronounSender(a.unit, t, s, d.skipAux(t, s, i-3))):
		a.comp, a.passive = [2]int{i + 1, s.j}, true // "we wish to see the law amended"
		if end := d.bodyEnd(t, i+1, s.j); end > i+1 && end < s.j-1 && d.actVerb(t, end) {
			a.obj, a.comp, a.passive = [2]int{i + 1, end}, [2]int{end, s.j}, false
		}
		return d.actIn(t, i+1, s.j)
	case thankful[t[i].w] && t[i-min(i, 1)].w != "not" && near(t, max(s.i, i-5), i, set("would should 'd i'd we'd")) && near(t, max(s.i, i-3), i, set("be feel")):
		k := i + 1
		if t[k].w == "to" && k+1 < s.j && tidings(t, k+1, s.j) {
			a.comp, a.second = [2]int{k, s.j}, true
			return weBefore(t, s, i)
		}
		if t[k].w == "were" && k+3 < s.j && t[k+1].w == "you" && isInfAt(t, k+2, s.j) {
			a.obj, a.comp, a.second = [2]int{k + 1, k + 2}, [2]int{k + 2, s.j}, true
			return true
		}
		if t[k].w != "if" {
			return false
		}
		return (weBefore(t, s, i) || near(t, s.i, i, d.l.our)) && d.wouldClause(t, s, k+1, a)
	case creditable[t[i].w] && near(t, max(s.i, i-6), i, set("would")) && near(t, max(s.i, i-7), i, set("it")):
		for k := i + 1; k < min(s.j-1, i+10); k++ {
			if t[k].w == "if" && k == i+1 {
				return d.wouldClause(t, s, k+1, a)
			}
			if (t[k].w == "if" || t[k].w == "that") && (t[i+1].w == "of" || t[i+1].w == "for") {
				a.obj, a.comp = [2]int{i + 2, k}, [2]int{k + 1, s.j} // "to the honour of Oman if the two were released"
				return d.bodyEnd(t, i+2, k) > i+2
			}
			if t[k].w == "for" || t[k].w == "of" {
				end := d.bodyEnd(t, k+1, s.j)
				if end > k+1 && end < s.j && isInfAt(t, end, s.j) || t[k+1].w == "you" && k+2 < s.j && isInfAt(t, k+2, s.j) {
					end = max(end, k+2)
					a.obj, a.comp, a.second = [2]int{k + 1, end}, [2]int{end, s.j}, t[k+1].w == "you"
					return true
				}
			}
		}
	}
	return false
}

// wouldClause reads "you would", "the Bank could" and what follows.
func (d *doc) wouldClause(t []tok, s sent, k int, a *ask) bool {
	end := d.bodyEnd(t, k, s.j)
	if t[k].w == "you" || t[k].w == "your" && end > k {
		a.second, end = true, max(end, k+1)
	}
	if end == k || end >= s.j-1 {
		return false
	}
	switch t[end].w {
	case "would", "could", "can", "will", "were", "might":
	default:
		return false
	}
	a.obj, a.comp = [2]int{k, end}, [2]int{end + 1, s.j}
	return true
}

// tidings reports that who writes wants to be told: to learn, hear, know, receive.
func tidings(t []tok, k, j int) bool {
	switch t[k].w {
	case "learn", "hear", "know", "receive", "see", "connaitre", "savoir", "recevoir", "obtenir", "conocer", "saber", "recibir":
		return true
	case "be":
		return k+1 < j && (t[k+1].w == "told" || t[k+1].w == "informed" || t[k+1].w == "given" || t[k+1].w == "shown" || t[k+1].w == "kept")
	case "etre":
		return k+1 < j && (strings.HasPrefix(t[k+1].w, "inform") || strings.HasPrefix(t[k+1].w, "tenu") || strings.HasPrefix(t[k+1].w, "recu"))
	}
	return false
}

func (d *doc) courteousFR(t []tok, s sent, i int, a *ask) bool {
	switch t[i].w {
	case "souhaiterions", "aimerions", "voudrions", "souhaiterais", "aimerais", "voudrais", "souhaitons":
		k := i + 1
		for k < s.j && after[t[k].w] {
			k++
		}
		if k < s.j-1 && tidings(t, k, s.j) {
			a.comp, a.second = [2]int{k, s.j}, d.addressed()
			return true
		}
		if k < s.j-1 && d.l.that[t[k].w] {
			return d.clauseRomance(t, s, k+1, verb{lemma: "ask", frame: clause}, a)
		}
		return false
	case "serait":
		return near(t, max(s.i, i-2), i, set("il ce")) && d.creditRomance(t, s, i, a)
	case "heureux", "heureuses", "heureuse", "ravis":
		return t[i+1].w == "que" && near(t, max(s.i, i-4), i, set("serions serais")) && d.clauseRomance(t, s, i+2, verb{lemma: "ask", frame: clause}, a)
	case "conviendrait", "faudrait", "convient", "importe":
		return t[max(s.i, i-1)].w == "il" && d.l.that[t[i+1].w] && d.clauseRomance(t, s, i+2, verb{lemma: "ask", frame: clause}, a) && a.hasObj()
	case "reconnaissants", "reconnaissant", "reconnaissante", "reconnaissantes", "obliges", "gre":
		if t[i+1].w != "si" || !near(t, max(s.i, i-4), i, set("serions serais saurions saurais")) {
			return false
		}
		if t[i+2].w == "vous" {
			a.second, a.comp = true, [2]int{i + 3, s.j}
			return i+3 < s.j
		}
		end := d.bodyEnd(t, i+2, s.j)
		a.obj, a.comp = [2]int{i + 2, end}, [2]int{end, s.j}
		return end > i+2 && end < s.j
	}
	return false
}

func (d *doc) courteousES(t []tok, s sent, i int, a *ask) bool {
	switch t[i].w {
	case "seria":
		return i <= s.i+3 && d.creditRomance(t, s, i, a)
	case "convendria", "corresponde", "conviene":
		return t[i+1].w == "que" && d.clauseRomance(t, s, i+2, verb{lemma: "ask", frame: clause}, a) && a.hasObj()
	case "quisieramos", "desearíamos", "deseariamos", "gustaria", "queremos":
		k := i + 1
		for k < s.j && after[t[k].w] {
			k++
		}
		if k < s.j-1 && tidings(t, k, s.j) {
			a.comp, a.second = [2]int{k, s.j}, d.addressed()
			return true
		}
		if k < s.j-1 && t[k].w == "que" && t[i].w != "queremos" {
			return d.clauseRomance(t, s, k+1, verb{lemma: "ask", frame: clause}, a)
		}
	}
	return false
}

// creditRomance reads "(il) serait à l'honneur de la Suisse de publier", "sería justo que la Fiscalía recibiera".
func (d *doc) creditRomance(t []tok, s sent, i int, a *ask) bool {
	at := -1
	for k := i + 1; k < min(s.j-2, i+6); k++ {
		if creditable[t[k].w] {
			at = k
			break
		}
	}
	if at < 0 {
		return false
	}
	k := at + 1
	if d.l.that[t[k].w] {
		return d.clauseRomance(t, s, k+1, verb{lemma: "ask", frame: clause}, a)
	}
	if t[k].w == "de" || t[k].w == "du" || t[k].w == "des" || t[k].w == "d'" || t[k].w == "pour" || t[k].w == "del" {
		end := d.bodyEnd(t, k+1, s.j)
		if end > k+1 && end < s.j-1 {
			if n := d.linkInf(t, end, min(s.j, end+3), true, true); n >= 0 {
				a.obj, a.comp = [2]int{k + 1, end}, [2]int{n, s.j}
				return true
			}
		}
	}
	return false
}
