package read

// opensRequests reports a short sentence that only says that requests follow: "We ask three things of you.", "Our demands are
// these.", "Nous vous adressons trois demandes.", "What is needed is simple." The commands behind it are requests.
func (d *doc) opensRequests(ui int, s sent) bool {
	t := d.units[ui].t
	if d.news || s.j-s.i > 16 || s.j-s.i < 3 || t[s.i].quoted || t[s.j-1].w == "?" {
		return false
	}
	own := false
	for k := s.i; k < s.j; k++ {
		own = own || isWe(t[k].w) || d.l.we[t[k].w] || d.l.our[t[k].w] || d.l.verbs[t[k].w].form == first && d.l.verbs[t[k].w].lemma != ""
	}
	if t[s.i].w == "what" && near(t, s.i, min(s.j, s.i+4), set("needed need ask want demand seek request")) {
		own = true
	}
	if !own || near(t, s.i, s.j, negations) {
		return false
	}
	for k := s.i; k < s.j; k++ {
		v := d.l.verbs[t[k].w]
		if !headNouns[t[k].w] && !d.l.nouns[t[k].w] && (v.lemma == "" || v.form == past || v.frame&soft != 0) && t[k].w != "needed" {
			continue
		}
		if counted(t, max(s.i, k-3), min(s.j, k+6)) || t[s.i].w == "what" {
			return true
		}
	}
	return false
}

// counted reports a number of things, or "these", "the following", "simple" in tokens [i, j).
func counted(t []tok, i, j int) bool {
	return near(t, i, j, countWords)
}

var countWords = set(`one two three four five six seven eight nine ten these following things simple plain few several
	un une deux trois quatre cinq six sept huit choses suivantes simples simple plusieurs
	una dos tres cuatro cinco seis siete ocho cosas siguientes sencillo sencillas varias`)

// openRequests keeps such a sentence as what was asked last.
func (d *doc) openRequests(ui int, s sent) {
	if d.opensRequests(ui, s) {
		d.last = asked{ask: ask{unit: ui, s: s, verb: s.i, strength: Explicit, second: true}, yes: true, opens: true}
	}
}

// behindRequest reports whether the sentence s follows a request to the addressee: in the same paragraph, or at the head of the
// next one when requests were announced or are counted ("Second, …").
func (d *doc) behindRequest(ui int, s sent) bool {
	if !d.last.yes {
		return false
	}
	l := &d.last.ask
	if !l.second && l.hasObj() {
		return false
	}
	if l.unit == ui {
		return l.s.j == s.i
	}
	was := &d.units[l.unit]
	return s.i == 0 && (l.unit == ui-1 || l.unit == ui-2 && len(d.units[ui-1].t) == 0) && l.s.j == len(was.t) &&
		(d.last.opens || ordinals[d.units[ui].t[0].w] && (ordinals[was.t[l.s.i].w] || d.last.opens))
}
