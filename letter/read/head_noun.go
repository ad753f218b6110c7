package read

// follows reports a sentence that announces what stands below it without a colon: "Our proposals are as follows."
func follows(t []tok, s sent) bool {
	k := s.j - 1
	for k > s.i && t[k].kind == punct {
		k--
	}
	if k <= s.i {
		return false
	}
	switch t[k].w {
	case "follows", "follow":
		return t[k-1].w == "as" || t[k].w == "follow" && t[k-1].w == "which"
	case "suivant", "suivants", "suivantes", "siguientes", "siguiente":
		return t[k-1].w == "les" || t[k-1].w == "las" || t[k-1].w == "los" || t[k-1].w == "le"
	case "these":
		return t[k-1].w == "are" && k-s.i < 8
	case "below", "dessous", "continuacion":
		return k-s.i < 12
	}
	return false
}

// ownersNoun reports "the league's requests", "les demandes du collectif", "las exigencias del sindicato": the noun at
// k belongs to the sender by the noun it calls itself.
func (d *doc) ownersNoun(t []tok, s sent, k int) bool {
	if o := owner(t, s, k); o >= 0 && d.ownNouns()[t[o].w] {
		return true
	}
	if k+2 >= s.j {
		return false
	}
	switch t[k+1].w {
	case "du", "del":
		return d.ownNouns()[t[k+2].w]
	case "of", "de":
		return k+3 < s.j && d.l.det[t[k+2].w] && d.ownNouns()[t[k+3].w]
	}
	return false
}

// owner gives the token of the noun to which the noun at k belongs, "league" in "league's requests"; -1 when
// there is none.
func owner(t []tok, s sent, k int) int {
	k--
	for k >= s.i && t[k].kind == word && t[k].w != "s" && t[k].w != "'s" && adjectives[t[k].w] {
		k--
	}
	if k-1 >= s.i && t[k].w == "'s" {
		return k - 1
	}
	if k-2 >= s.i && t[k].w == "s" && t[k-1].w == "'" {
		return k - 2
	}
	return -1
}

// onlyAnnounces reports a sentence that launches an appeal and says no more than when, where or why: "nous lançons cet appel à
// la veille de", "we make this appeal on the eve of".
func (d *doc) onlyAnnounces(t []tok, a *ask) bool {
	if a.list || !near(t, max(a.s.i, a.verb-2), a.verb, set("cet ce cette this este esta")) {
		return false
	}
	return !d.actIn(t, a.comp[0], a.comp[1]) || near(t, a.verb+1, min(a.s.j, a.verb+5), set("occasion veille lendemain nom eve anniversary ocasion vispera nombre name behalf"))
}
