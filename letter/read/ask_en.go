package read

import "strings"

func (d *doc) complementEN(t []tok, s sent, i int, v verb, a *ask) bool {
	j := i + 1
	for j < s.j && (strings.HasSuffix(t[j].w, "ly") && t[j].w != "family" || t[j].w == "once" || t[j].w == "again" || t[j].w == "therefore" || t[j].w == "also" || t[j].w == "further" || t[j].w == "," && j == i+1 && j+1 < s.j && !t[j+1].cap && t[j+1].w != "and") {
		j++
	}
	if j >= s.j {
		a.comp = [2]int{s.j, s.j}
		a.list = true
		return v.frame&(noun|clause|forNoun) != 0 && v.frame&soft == 0
	}
	if v.frame&soft == 0 && onlyLink(t, j, s.j) {
		a.list, a.comp = true, [2]int{s.j, s.j} // "we appeal to:", "we urge:"
		return true
	}
	w := t[j].w
	switch {
	case w == "and" || w == "or":
		// "implore and urge you to": the next verb has the complement
		if j+1 < s.j {
			if n, ok := d.l.verbs[t[j+1].w]; ok && n.form == v.form {
				a.lemma = n.lemma
				return d.complementEN(t, s, j+1, n, a)
			}
		}
		if v.frame&onTo == 0 || !near(t, j, j+4, set("on upon")) {
			return false
		}
	case w == "on" && v.frame&onTo != 0, w == "upon":
		if v.frame&(onTo|forNoun) == 0 {
			return false
		}
		return d.objectEN(t, s, j+1, v, a)
	case w == "for" && v.frame&forNoun != 0:
		return d.forEN(t, s, j+1, a)
	case w == "to" && v.frame&datTo != 0:
		return d.objectEN(t, s, j+1, v, a)
	case (w == "from" || w == "of") && v.frame&fromX != 0:
		return d.objectEN(t, s, j+1, v, a)
	case w == "with" && v.lemma == "plead":
		return d.objectEN(t, s, j+1, v, a)
	case w == "in" && v.lemma == "trust", w == "on" && v.lemma == "insist":
		a.comp, a.nominal = [2]int{j + 1, s.j}, true
		return v.lemma == "insist"
	case w == "that" && v.frame&clause != 0:
		return d.clauseEN(t, s, j+1, v, a)
	case w == "whether" || w == "if" || w == "how" || w == "why" || w == "what" || w == "about" || w == "who" || w == "where" || w == "when" && v.lemma == "ask" || w == "ourselves" || w == "myself" || w == "to" && v.frame&objTo != 0 && v.frame&noun == 0:
		return false
	case w == ":" || w == "-" && j >= s.j-1:
		a.list, a.comp = j == s.j-1, [2]int{j + 1, s.j}
		return v.frame&(noun|clause) != 0 && v.frame&clauseOnly == 0
	case v.frame&clauseOnly != 0 || v.frame&soft != 0:
		return d.softEN(t, s, j, v, a)
	case v.frame&(objTo|datTo|noun) == 0:
		return false
	}
	return d.objectEN(t, s, j, v, a)
}

// onlyLink reports whether from token j to the end of the sentence stand only a link and the colon that opens a list.
func onlyLink(t []tok, j, end int) bool {
	if end-j > 4 || end <= j || t[end-1].w != ":" {
		return false
	}
	for k := j; k < end-1; k++ {
		switch t[k].w {
		case "to", "on", "upon", "for", "a", "au", "aux", "al", "que", "de", "-":
		default:
			return false
		}
	}
	return true
}

// forEN reads what follows "call for": a noun, or "X to do".
func (d *doc) forEN(t []tok, s sent, j int, a *ask) bool {
	if j >= s.j {
		return false
	}
	a.comp, a.nominal = [2]int{j, s.j}, true
	k := findInf(t, j, s.j)
	if k < 0 || k-j > 24 {
		d.byEN(t, a)
		return true
	}
	if _, n := d.l.you[t[j].w]; n && t[j].w == "you" {
		a.obj, a.comp, a.second, a.nominal = [2]int{j, k}, [2]int{k, s.j}, true, false
		return true
	}
	end := d.bodyEnd(t, j, k)
	if n, _ := infinitive(t, k, s.j); n < s.j && t[n].w == "be" || end == j {
		// "for these colleagues to be released": what is asked happens to the noun
		a.passive = n < s.j && t[n].w == "be"
		d.byEN(t, a)
		return true
	}
	if k-end <= 6 || end > j {
		a.obj, a.comp, a.nominal = [2]int{j, k}, [2]int{k, s.j}, false
	}
	return true
}

// byEN finds the actor in "commitments by the United Nations", "protection from the Government".
func (d *doc) byEN(t []tok, a *ask) {
	for k := a.comp[0] + 1; k < min(a.comp[1], a.comp[0]+40); k++ {
		if t[k].w == "that" || t[k].w == "which" || t[k].w == "who" || t[k].w == "against" || t[k].w == "directed" || t[k].w == "committed" || t[k].w == "perpetrated" || t[k].w == "faced" {
			return
		}
		if t[k].w != "by" {
			continue
		}
		if end := d.bodyEnd(t, k+1, a.comp[1]); end > k+1 && !t[k-1].cap && !violence(t, a.comp[0], k) {
			a.obj = [2]int{k + 1, end}
			return
		}
	}
}

// violence reports words before "by" that make what follows a culprit, not one who is asked: "torture by the police".
func violence(t []tok, i, j int) bool {
	for k := max(i, j-5); k < j; k++ {
		switch t[k].w {
		case "torture", "violence", "abuse", "abuses", "violations", "attacks", "attack", "crackdown", "repression", "harassment", "killing", "killings", "use", "persecution", "detention", "detained", "arrest", "arrested", "held", "imprisoned", "suppression", "threats", "intimidation", "impunity", "sentenced", "agresion":
			return true
		}
	}
	return false
}

// objectEN reads "X to do", "X for N", "X that …", or a noun that is asked.
func (d *doc) objectEN(t []tok, s sent, j int, v verb, a *ask) bool {
	if j >= s.j {
		return false
	}
	if t[j].w == "that" && v.frame&clause != 0 {
		return d.clauseEN(t, s, j+1, v, a)
	}
	k := findInf(t, j, s.j)
	you := t[j].w == "you" || t[j].w == "your" && j+1 < s.j && (d.l.organs[t[j+1].w] || t[j+1].cap && t[j+1].w != "your")
	obj := k
	if obj < 0 {
		obj = s.j
	}
	act := d.actIn(t, j, min(obj, j+4)) && !you && !d.l.organs[t[min(j+1, s.j-1)].w]
	if prepositions[t[j].w] {
		return false // "appeal, on behalf of …"
	}
	pronoun := t[j].w == "them" || t[j].w == "him" || t[j].w == "her" && k == j+1 || t[j].w == "it" || t[j].w == "us"
	switch {
	case k == j:
		if v.frame&onTo != 0 || v.frame&noun == 0 {
			return false
		}
		if n, ok := infinitive(t, k, s.j); ok && learning(t, n, s.j) {
			a.comp, a.passive = [2]int{j, s.j}, true // "we demand to know where they are"
			return true
		}
		return false // "we ask to meet": the sender's own wish
	case k > 0 && t[j].w == "your" && !you:
		a.comp, a.second, a.nominal = [2]int{j, s.j}, true, true // "your urgent intervention to protect"
		return true
	case k > 0 && (you || pronoun || !act && (d.isPublic(t, j, k) || d.isBody(t, j, k) || d.properName(t, j, k) || v.frame&(noun|fromX) == 0 && k-j <= 12)):
		a.obj, a.comp, a.second = [2]int{j, k}, [2]int{k, s.j}, you
		if n, ok := infinitive(t, k, s.j); ok && n >= s.j-1 && endsOpen(t, s) {
			a.list = true
		}
		return true
	}
	if v.lemma == "call" && t[j-1].w != "on" && t[j-1].w != "upon" {
		return false // "we call this a crime"
	}
	// no infinitive: "call on X for N", "call on your visit", "demand the release", "demand they be freed"
	for n := j; n < min(s.j, j+30); n++ {
		if t[n].w == "for" && n > j && (you || d.bodyEnd(t, j, n) >= n-1 && d.bodyEnd(t, j, n) > j) {
			a.obj, a.comp, a.second, a.nominal = [2]int{j, n}, [2]int{n + 1, s.j}, you, true
			return true
		}
		if t[n].w == "that" && n > j && v.frame&(onTo|objTo|datTo|fromX) != 0 && (you || d.bodyEnd(t, j, n) >= n-1 && d.bodyEnd(t, j, n) > j) {
			a.obj, a.comp, a.second = [2]int{j, n}, [2]int{n + 1, s.j}, you
			return true
		}
	}
	if you && t[j].w == "you" && v.frame&soft == 0 {
		a.obj, a.comp, a.second = [2]int{j, j + 1}, [2]int{j + 1, s.j}, true
		a.list = endsOpen(t, s)
		return a.list || s.j-j > 3 && !askWords[t[j+1].w] && (t[j+1].kind == punct && d.actIn(t, j+2, min(s.j, j+12)) || d.actVerb(t, j+1))
	}
	if end := d.bodyEnd(t, j, s.j); end > j && end < s.j-2 && (t[end].w == ":" || t[end].w == "-") && d.beginsAct(t[end+1:s.j]) {
		a.obj, a.comp = [2]int{j, end}, [2]int{end + 1, s.j} // "we appeal to the Government: free them"
		return true
	}
	if end := d.bodyEnd(t, j, s.j); end > j && end >= s.j-1 { // "we call on the Government:"
		a.obj, a.comp, a.list = [2]int{j, end}, [2]int{end, s.j}, endsOpen(t, s)
		return a.list
	}
	if v.frame&clause != 0 && d.bareClause(t, s, j, a) {
		return true
	}
	if v.frame&(noun|fromX) == 0 && v.frame&onTo == 0 {
		return false
	}
	a.comp, a.nominal = [2]int{j, s.j}, true
	if t[j].w == "your" {
		a.second = true
	}
	if v.frame&nounOnly != 0 { // "we seek your intervention", "seek the assistance of the Government"
		return t[j].w == "your" && !near(t, j, j+5, set("views opinion thoughts forgiveness understanding permission advice")) ||
			near(t, j, j+6, set("intervention assistance support help release action")) && d.isBody(t, j, min(s.j, j+12))
	}
	if t[j].w == "for" || t[j].w == "questions" || t[j].w == "question" || t[j].w == "it" || t[j].w == "with" {
		return false
	}
	d.byEN(t, a)
	return true
}

// learning reports "know where", "be told why", "hear from you", "savoir où", "saber quién" at token n: who asks to learn asks
// another to tell.
func learning(t []tok, n, j int) bool {
	switch t[n].w {
	case "know", "learn", "savoir", "connaitre", "saber", "conocer":
		return true
	case "be":
		return n+1 < j && (t[n+1].w == "told" || t[n+1].w == "informed" || t[n+1].w == "shown")
	case "etre":
		return n+1 < j && strings.HasPrefix(t[n+1].w, "inform")
	case "ser":
		return n+1 < j && strings.HasPrefix(t[n+1].w, "informad")
	}
	return false
}

var prepositions = set("on in by about at as with after upon during under into against")

var askWords = set("how why what whether if about who where when ,")

// properName reports whether tokens [i, j) begin with a capitalised name, which a company or a person has.
func (d *doc) properName(t []tok, i, j int) bool {
	for k := i; k < min(j, i+4); k++ {
		if t[k].cap && t[k].kind == word && !isWe(t[k].w) {
			return true
		}
		if !d.l.det[t[k].w] {
			return false
		}
	}
	return false
}
