package read

// secondVerb reports whether the sender, by the noun it calls itself, is the subject of a sentence whose second verb follows the
// link at j: "The Union considers that …, and asks that", "La Ligue déplore … et demande".
func (d *doc) secondVerb(t []tok, s sent, j int) bool {
	if j <= s.i || t[j].w != "and" && t[j].w != "et" && t[j].w != "y" && t[j].w != "," && t[j].w != "also" || inRelative(d.l, t, s, j) {
		return false
	}
	for k := s.i + 1; k < min(j, s.i+5); k++ {
		if senderNouns[t[k].w] && d.nounSender(t, s, k) {
			return true
		}
		if !d.l.det[t[k].w] && !t[k].cap {
			return false
		}
	}
	return false
}

// pronounToYou reports "Il vous prie de", "Elle vous demande", "Les pide que" at the head of a sentence of a letter: the writer
// speaks of itself and to the addressee.
func (d *doc) pronounToYou(t []tok, s sent, i int) bool {
	if !d.addressed() || d.news || d.l.lang != "fr" || i != s.i+2 || t[i-1].w != "vous" {
		return false
	}
	switch t[s.i].w {
	case "il", "elle", "ils", "elles":
		return true
	}
	return false
}

// openWish reads "Que la préfecture publie le rapport.", "Que el Congreso derogue la ley." in a letter: a wish to a named body.
func (d *doc) openWish(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	if !d.addressed() || d.news || d.l.lang == "en" || s.j-s.i < 5 || !d.l.that[t[s.i].w] || t[s.i].quoted || t[s.j-1].w == "?" || t[s.j-1].w == "!" {
		return ask{}, false
	}
	end := d.bodyEnd(t, s.i+1, s.j)
	if end <= s.i+1 || end >= s.j-1 || !d.actIn(t, end, min(s.j, end+4)) {
		return ask{}, false
	}
	return ask{unit: ui, s: s, verb: s.i, lemma: "que", strength: Explicit, obj: [2]int{s.i + 1, end}, comp: [2]int{end, s.j}, rule: "a wish that names who must act"}, true
}
