package read

import "strings"

// ask is one sentence (or item) in which the sender asks, and how its words are shared out.
type ask struct {
	unit     int
	s        sent
	verb     int // token of the verb or noun of asking; -1 when there is none
	rule     string
	lemma    string
	strength Strength
	obj      [2]int // tokens that name who is asked
	comp     [2]int // tokens that tell what is asked
	second   bool   // "you"
	passive  bool   // what is asked is told in the passive, so that no actor is named in it
	list     bool   // the words end in a lead-in: what is asked stands in the list below
	reported bool
	modal    bool
	nominal  bool
	goesOn   bool // it goes on from the sentence before, and asks the same body where it names none
}

func (a *ask) hasObj() bool { return a.obj[0] < a.obj[1] }

// place tells where a sentence stands, as far as the rules of asking need it.
type position struct {
	operative bool // a clause of a resolution, or an item under a sender: "Calls on …" has no subject
	inTitle   bool
}

// findAsk looks for the first act of asking by the sender in a sentence.
func (d *doc) findAsk(ui int, s sent, at position) (ask, bool) {
	t := d.units[ui].t
	if a, ok := d.politeAsk(ui, s); ok {
		return a, true
	}
	for i := s.i; i < s.j; i++ {
		if t[i].kind != word {
			continue
		}
		if a, ok := d.nounAsk(ui, s, i); ok {
			return a, true
		}
		v, ok := d.l.verbs[t[i].w]
		if !ok || t[i].cap && i > s.i+1 && !t[i].upper && !at.operative && !afterColon(t, i) {
			continue
		}
		who := d.speaker(ui, t, s, i, v, at)
		if who == nobody {
			continue
		}
		a := ask{unit: ui, s: s, verb: i, lemma: v.lemma, strength: Explicit, reported: who == earlier}
		if v.frame&soft != 0 {
			a.strength = Soft
		}
		a.goesOn = v.form == third && d.goesOnFrom(ui, s) && i > s.i && i <= s.i+3 && d.pronounSender(ui, t, s, d.skipAdverbs(t, s, i-1))
		if who == earlier {
			a.strength = Reported
		}
		if t[i].quoted && !d.ownQuote(ui, i) {
			continue
		}
		if who == passively {
			a.obj, a.comp, a.rule = [2]int{s.i, d.bodyEnd(t, s.i, i)}, [2]int{i + 1, s.j}, "a request in the passive"
			if e := a.obj[1]; e < i && d.l.rel[t[e].w] {
				a.obj[1] = d.skipAdverbs(t, s, i-1) // with the clause that tells which: "Governments which give aid"
			}
			if onlyLink(t, i+1, s.j) || i+2 < s.j && onlyLink(t, i+2, s.j) {
				a.list, a.comp = true, [2]int{s.j, s.j}
				return a, true
			}
			if d.asksAct(t, &a) {
				return a, true
			}
			continue
		}
		if d.complement(t, s, i, v, &a) {
			if obj, ok := d.fronted(t, s, i); ok {
				a.obj, a.second = obj, false
			}
			return a, true
		}
	}
	if a, ok := d.youAreAsked(ui, s); ok {
		return a, true
	}
	if a, ok := d.passiveAsk(ui, s); ok {
		return a, true
	}
	return d.courteousAsk(ui, s)
}

func afterColon(t []tok, i int) bool { return i > 0 && t[i-1].w == ":" }

// complement reads what follows the verb i, by the frame of the verb and the language.
func (d *doc) complement(t []tok, s sent, i int, v verb, a *ask) bool {
	a.obj, a.comp = [2]int{}, [2]int{i + 1, s.j}
	ok := false
	if i+2 < s.j && t[i+1].w == "of" && d.l.lang == "en" { // "we ask of Chile an end to the ban"
		if end := d.bodyEnd(t, i+2, s.j); end > i+2 && end < s.j && t[end].w != "to" && t[end].w != "," && d.actIn(t, end, s.j) {
			a.obj, a.comp, a.nominal = [2]int{i + 2, end}, [2]int{end, s.j}, true
			return d.asksAct(t, a)
		}
	}
	switch d.l.lang {
	case "fr":
		ok = d.complementFR(t, s, i, v, a)
	case "es":
		ok = d.complementES(t, s, i, v, a)
	default:
		ok = d.complementEN(t, s, i, v, a)
	}
	if !ok {
		return false
	}
	return d.asksAct(t, a)
}

// asksAct refuses what is no demand: words to the public, rhetoric, nothing asked at all.
func (d *doc) asksAct(t []tok, a *ask) bool {
	if a.hasObj() && !a.second && d.isPublic(t, a.obj[0], a.obj[1]) {
		return false
	}
	c := a.comp[0]
	for c < a.comp[1] && (t[c].kind == punct || t[c].w == "to" || t[c].w == "not" || t[c].w == "please" || strings.HasSuffix(t[c].w, "ly") && d.l.lang == "en" || t[c].w == "de" || t[c].w == "d'" || t[c].w == "a" || t[c].w == "que" || t[c].w == "bien" || t[c].w == "also" || t[c].w == "se" || t[c].w == "s'" || t[c].w == "me" || t[c].w == "m'" || t[c].w == "nous") {
		c++
	}
	if c >= a.comp[1] {
		return a.list || endsOpen(t, a.s)
	}
	w := t[c].w
	if !a.hasObj() && isShort(t, c, a.comp[1]) {
		return false // "what we ask for is simple"
	}
	if w == "nothing" || w == "rien" || w == "nada" {
		return false
	}
	if (w == "use" || w == "do" || w == "try") && c+1 < a.comp[1] && a.comp[1]-c <= 4 && (t[c+1].w == "it" || t[c+1].w == "so" || t[c+1].w == "this" || t[c+1].w == "them") {
		return false // "I beg you to use it"
	}
	if a.second && d.l.toPublic[w] && !d.addressed() {
		return false // "we invite you to share"
	}
	if !a.hasObj() && !a.second && !a.modal && a.strength != Soft && learning(t, c, a.comp[1]) {
		return true // "we demand to know", "exigimos saber"
	}
	if d.l.rhetoric[w] && !a.modal || a.modal && (w == "remember" || w == "know" || w == "recall" && !near(t, c, min(a.comp[1], c+5), set("ambassador ambassadors envoy envoys mission troops officers delegation")) || w == "understand" || w == "ask" || w == "forget" || w == "wonder" || w == "note") {
		return false
	}
	if d.politeClosing(t, c, a.comp[1]) {
		return false
	}
	return true
}

// politeClosing reports words of courtesy: "d'agréer l'expression de", "de recibir un cordial saludo", "be assured".
func (d *doc) politeClosing(t []tok, i, j int) bool {
	switch t[i].w {
	case "agreer", "agreez", "croire", "croyez", "recevoir", "recevez", "accepter", "acceptez", "trouver", "excuser":
		return d.l.lang == "fr" && near(t, i, min(j, i+40), courtesy) || strings.HasPrefix(t[i].w, "agre")
	case "recibir", "reciba", "aceptar", "acepte", "acepten", "reciban":
		return d.l.lang == "es" && near(t, i, min(j, i+40), courtesy)
	case "accept", "receive", "be", "rest":
		return near(t, i, min(j, i+12), courtesy)
	}
	return false
}

var courtesy = set(`expression salutations consideration respectueuses respectueuse hommages sentiments assurance saludo saludos atentamente cordial consideracion respeto assurances highest reassured assured regards respect
	excuses`)

// endsOpen reports whether a sentence breaks off before a list: with a colon, or with "to" or "to,".
func endsOpen(t []tok, s sent) bool {
	k := s.j - 1
	if k < s.i {
		return false
	}
	if follows(t, s) {
		return true
	}
	if t[k].w == ":" || t[k].w == "-" && k > s.i && t[k-1].w == ":" {
		return true
	}
	for k > s.i && (t[k].w == "," || t[k].w == "-" || t[k].w == "…" || t[k].w == ".") && k > s.j-4 {
		k--
	}
	return openWords[t[k].w]
}

var openWords = set("to that de que a following suivantes suivants siguientes siguiente d' pour")
