package read

// itemBody reads the one asked at the head of an item: "of the European Union, that it withhold", "upon the Senate to pass", "al
// Congreso, que derogue", "au Parlement : d'abroger". It gives the tokens of the name and of what is asked.
func (d *doc) itemBody(t []tok) (obj, comp [2]int, ok bool) {
	switch t[0].w {
	case "of", "on", "upon", "from", "to", "a", "al", "au", "aux", "del", "du", "des":
	default:
		return obj, comp, false
	}
	if len(t) < 5 || t[0].w == "to" && !d.l.det[t[1].w] && !t[1].cap {
		return obj, comp, false
	}
	end := d.bodyEnd(t, 1, len(t))
	if end <= 1 || end >= len(t)-2 {
		return obj, comp, false
	}
	k := end
	if t[k].w == "," || t[k].w == ":" {
		k++
	}
	switch t[k].w {
	case "that", "to", "que", "qu'", "de", "d'", "a":
		return [2]int{1, end}, [2]int{k + 1, len(t)}, true
	}
	if k > end && d.beginsAct(t[k:]) {
		return [2]int{1, end}, [2]int{k, len(t)}, true
	}
	return obj, comp, false
}

// beforeApposition gives the token before "…, which speaks for its members," when token j is the comma that closes it; -1 when
// it closes none.
func beforeApposition(d *doc, t []tok, s sent, j int) int {
	if j <= s.i+3 || t[j].w != "," || d.news {
		return -1
	}
	for m := j - 2; m > s.i && m > j-40; m-- {
		if t[m].w != "," {
			continue
		}
		if d.l.rel[t[m+1].w] || t[m+1].w == "a" || t[m+1].w == "an" || t[m+1].w == "the" || t[m+1].w == "une" || t[m+1].w == "un" || t[m+1].w == "una" || t[m+1].w == "on" || t[m+1].w == "together" || t[m+1].w == "as" {
			return m - 1
		}
		return -1
	}
	return -1
}

// besides goes over "en outre", "par ailleurs", "de plus" between a verb and what it takes.
func besides(t []tok, k, j int) int {
	for k+2 < j {
		switch t[k].w + " " + t[k+1].w {
		case "en outre", "par ailleurs", "de plus", "de surcroit", "en particulier", "de nouveau", "en consequence", "par consequent":
			k += 2
		default:
			if t[k].w == "," && t[k+1].w != "que" && (t[k+1].w == "en" || t[k+1].w == "par" || t[k+1].w == "de") {
				k++
				continue
			}
			return k
		}
		if t[k].w == "," {
			k++
		}
	}
	return k
}

// headUnderLead reads a line that only names a body, above items, below a line that asks and broke off: "We call on:" / "The
// Government of Honduras" / items. Who speaks is said in the line further up.
func (d *doc) headUnderLead(ui int, s sent) (ask, bool) {
	u := &d.units[ui]
	l := &d.last.ask
	if !d.last.yes || !l.list || u.mark != "" || ui-l.unit > 40 || len(u.sents) != 1 || len(u.t) > 16 || ui+1 >= len(d.units) || d.units[ui+1].mark == "" {
		return ask{}, false
	}
	end := d.bodyEnd(u.t, s.i, s.j)
	if end == s.i || end < s.j-1 {
		return ask{}, false
	}
	return ask{unit: ui, s: s, verb: s.i, strength: Explicit, obj: [2]int{s.i, end}, rule: "a heading that names the one asked"}, true
}
