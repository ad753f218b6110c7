package read

import "strings"

// politeAsk finds requests without a verb of asking: please + imperative, veuillez, merci de, por favor, "we would be
// grateful if you would", "would you please".
func (d *doc) politeAsk(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	for i := s.i; i < min(s.j, s.i+60); i++ {
		if t[i].kind != word || t[i].quoted && !d.ownQuote(ui, i) {
			continue
		}
		k := d.politeAt(t, s, i)
		if k < 0 || k >= s.j {
			continue
		}
		if d.l.toPublic[t[k].w] && !d.helpsUs(t, k, s.j) || d.l.rhetoric[t[k].w] || d.politeClosing(t, k, s.j) {
			return ask{}, false
		}
		a := ask{unit: ui, s: s, verb: i, lemma: t[i].w, strength: Explicit, second: true, comp: [2]int{k, s.j}, rule: "a polite request"}
		if !d.addressed() {
			return ask{}, false
		}
		return a, true
	}
	return ask{}, false
}

// addressed reports whether the text speaks to somebody in power.
func (d *doc) addressed() bool { return len(d.r.Addressees) > 0 }

// helpsUs lets through what may be asked of readers and of power alike: "please help us to reunite", "please make sure that".
func (d *doc) helpsUs(t []tok, k, j int) bool {
	w := t[k].w
	switch w {
	case "help", "make", "do", "let", "see", "send", "find", "support", "include", "call", "keep":
	default:
		return false
	}
	n := near(t, k, min(j, k+8), set("sign share petition link page website below video"))
	return !n && d.actIn(t, k, j)
}

// politeAt gives the token where the act begins, when a polite request stands at i; otherwise -1.
func (d *doc) politeAt(t []tok, s sent, i int) int {
	next := func(n int) string {
		if i+n < s.j {
			return t[i+n].w
		}
		return ""
	}
	w := t[i].w
	switch d.l.lang {
	case "fr":
		switch {
		case w == "veuillez" || w == "merci" && next(1) == "de" || w == "merci" && next(1) == "d'":
			k := i + 1
			if w == "merci" {
				k++
			}
			for k < s.j && (t[k].w == "bien" || t[k].w == "vouloir" || t[k].w == "donc" || t[k].w == ",") {
				k++
			}
			if k < s.j && infFR(t[k]) || k+1 < s.j && t[k].w == "ne" {
				return k
			}
		case w == "gre" && (i > s.i && (t[i-1].w == "saurions" || t[i-1].w == "saurais")) && near(t, i, i+3, set("de d'")):
			return i + 2
		case w == "reconnaissants" || w == "reconnaissant" || w == "reconnaissante":
			if next(1) == "de" || next(1) == "d'" {
				return i + 2
			}
		}
	case "es":
		if w == "favor" && i > s.i && t[i-1].w == "por" {
			k := i + 1
			for k < s.j && t[k].kind == punct {
				k++
			}
			return k
		}
		if (w == "agradeceriamos" || w == "agradecemos" || w == "agradeceremos" || w == "agradeceria") && near(t, i, i+4, set("que")) {
			for k := i; k < i+4; k++ {
				if t[k].w == "que" && k+1 < s.j {
					return k + 1
				}
			}
		}
		if (w == "sirvase" || w == "sirvanse" || w == "tenga" && next(1) == "a" && next(2) == "bien") && i+1 < s.j {
			return i + 1
		}
	default:
		switch {
		case w == "please":
			if i > s.i && t[i-1].kind == word && !pleaseAfter[t[i-1].w] {
				return -1
			}
			k := i + 1
			for k < s.j && (t[k].kind == punct && t[k].w != "." || t[k].w == "do" || t[k].w == "to" || t[k].w == "also" || t[k].w == "not" || strings.HasSuffix(t[k].w, "ly") || t[k].w == "and" && k > i+1) {
				k++
			}
			if k < s.j && t[k].cap && k > i+1 && t[k-1].w == "," { // "Please, Mr President, allow"
				for n := k; n < min(s.j-1, k+8); n++ {
					if t[n].w == "," {
						k = n + 1
						break
					}
				}
			}
			if k < s.j && (t[k].cap && !t[k].upper || t[k].kind != word || d.l.det[t[k].w]) {
				return -1
			}
			return k
		case (w == "grateful" || w == "appreciate" || w == "obliged" || w == "appreciated") && near(t, i, min(s.j, i+4), set("if")):
			for k := i; k < min(s.j, i+6); k++ {
				if t[k].w == "you" || t[k].w == "your" {
					for k++; k < s.j && (t[k].w == "would" || t[k].w == "could" || t[k].w == "can" || t[k].w == "will" || t[k].w == "please"); {
						k++
					}
					return k
				}
			}
		case (w == "would" || w == "could" || w == "will" || w == "can") && i == s.i && next(1) == "you" && next(2) != "please":
			if t[s.j-1].w == "?" && d.actIn(t, i+2, min(s.j, i+8)) {
				return i + 2
			}
		}
	}
	return -1
}

var pleaseAfter = set("so and also but therefore you could would will can then again kindly once more now here further furthermore")

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
	return a, d.asksAct(t, &a)
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
	hacemos hago hacen hace reiteramos elevamos formulamos lanzamos dirigimos hacer reitero extendemos`)

// mainOrList reports whether the writer is the subject before token k.
func mainOrList(d *doc, t []tok, s sent, k int) bool {
	return weBefore(t, s, k) || d.l.our[t[s.i].w] || d.l.our[t[max(k-1, s.i)].w] || d.firstPersonBefore(t, s, k)
}

// modalAsk finds "the Government must", "you should", "X needs to", "il faut que le gouvernement", "debe": soft, and only with
// a named or addressed actor as subject of a main clause.
func (d *doc) modalAsk(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	if a, ok := d.timeFor(ui, s); ok {
		return a, true
	}
	start := s.i
	for p := s.i; p < min(s.j, s.i+60); p++ {
		if p > s.i && !clauseStart(t, p) {
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
		if p > start && !d.mainClause(t, s, p) {
			return ask{}, false
		}
		k := m + 1
		switch t[m].w {
		case "needs", "need", "has", "have", "ought":
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

var dueWords = set("time essential imperative crucial vital urgent important necessary critical high temps urgent essentiel imperatif indispensable necessaire primordial faut hora urgente necesario indispensable imprescindible fundamental imperativo tiempo")

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

var believes = set("believe think consider feel maintain stress emphasise emphasize reiterate affirm estimons considerons pensons soulignons consideramos creemos pensamos subrayamos")

var reporting = set(`said says told added stated argued according reported claimed noted explained wrote warned declared announced quoted saying asked
	declare dit affirme explique ajoute selon estime rapporte dijo afirmo senalo agrego segun explico declaro`)

// isConcrete reports whether an act that can be done stands in tokens [i, j): soft sentences count only with one.
func (d *doc) isConcrete(t []tok, i, j int) bool {
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

// ownQuote reports whether the words in quotation marks at token i are the sender's own: the person quoted belongs to an
// organisation that speaks here.
func (d *doc) ownQuote(ui, i int) bool {
	u := &d.units[ui]
	outside, said := nameSet{}, false
	for k := range u.t {
		if !u.t[k].quoted {
			said = said || reporting[u.t[k].w]
			if u.t[k].cap && len(outside) < 60 {
				outside[u.t[k].w] = true
			}
		}
	}
	if !said && ui > 0 && u.t[0].quoted {
		p := &d.units[ui-1]
		if n := len(p.t); n > 0 && n < 40 && (p.t[n-1].w == ":" || near(p.t, 0, n, reporting)) {
			said = true
			for k := range p.t {
				if p.t[k].cap {
					outside[p.t[k].w] = true
				}
			}
		}
	}
	if d.release {
		return true
	}
	if !said {
		return u.t[0].quoted && len(outside) == 0 // a whole paragraph in marks: a letter reprinted
	}
	for _, s := range d.senders {
		hit := 0
		for w := range s {
			if outside[w] {
				hit++
			}
		}
		if hit > 0 && hit*2 >= len(s) || outside[acronym(s)] {
			return true
		}
	}
	return false
}

// acronym is a placeholder for names whose first letters stand for them; it is set when the sender is found.
func acronym(s nameSet) string {
	for w := range s {
		if short, ok := strings.CutPrefix(w, "="); ok {
			return short
		}
	}
	return ""
}
