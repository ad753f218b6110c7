package read

import "strings"

// weApposition reports whether the subject that ends at token j is "we" with an apposition: "we the friends of Ana call", "we,
// nurses of this town, urge".
func weApposition(t []tok, s sent, j int) bool {
	for k := j; k >= s.i && k > j-16; k-- {
		if t[k].w != "we" || k == j {
			continue
		}
		from, to := k+1, j+1
		comma := t[from].w == ","
		if comma {
			if t[j].w != "," || j == from {
				return false
			}
			from, to = from+1, j
		}
		if from >= to || !comma && t[from].w != "the" && t[from].w != "your" && t[from].w != "all" {
			return false
		}
		for n := from; n < to; n++ {
			if (t[n].w == "-" || t[n].w == "'" || t[n].w == ",") && n > from {
				continue
			}
			if !plainName(t, n, n+1) {
				return false
			}
		}
		return true
	}
	return false
}

// pastVocative goes over words to the addressee between commas, and the "is" behind them: "My only request, Madam Prosecutor, is".
func pastVocative(t []tok, k, j int) int {
	if k >= j || t[k].w != "," {
		return k
	}
	titled := false
	for n := k + 1; n < min(j-1, k+9); n++ {
		titled = titled || honorifics[t[n].w] || headsOfState[t[n].w] || roles[t[n].w]
		if t[n].w != "," {
			continue
		}
		for n++; n < j && (t[n].w == "is" || t[n].w == "est" || t[n].w == "es" || t[n].w == "c'"); n++ {
		}
		if titled && n < j {
			return n
		}
		return k
	}
	return k
}

// isShort reports "is simple", "is this": words that only announce what is asked.
func isShort(t []tok, c, j int) bool {
	if t[c].w != "is" && t[c].w != "est" && t[c].w != "es" {
		return false
	}
	for k := c; k < j; k++ {
		if t[k].w == "," || t[k].w == "." || t[k].w == "\"" || t[k].w == "”" {
			return k-c < 6
		}
		if t[k].w == "that" || t[k].w == "to" || t[k].w == ":" || t[k].w == "for" || t[k].w == "que" || t[k].w == "de" {
			return false
		}
	}
	return j-c < 8
}

// seesTo reports "see that", "see to it that", "make sure that", "ensure", "veiller à ce que", "velar por que" at token i: what
// follows is to be brought about.
func seesTo(t []tok, i, j int) bool {
	if i+3 >= j {
		return false
	}
	switch t[i].w {
	case "see":
		return t[i+1].w == "that" || t[i+1].w == "to" && (t[i+2].w == "it" || t[i+2].w == "the")
	case "make":
		return t[i+1].w == "sure" || t[i+1].w == "certain"
	case "ensure", "assure":
		return true
	case "veiller", "veillent", "veille":
		return t[i+1].w == "a"
	case "velar", "velen", "vele":
		return t[i+1].w == "por" || t[i+1].w == "porque"
	}
	return false
}

// actorNouns name those with power of their own beside the State: firms and their owners, clubs, parties.
var actorNouns = set(`buyers buyer telcos telco companies company banks bank brands brand retailers retailer investors investor shareholders airlines airline airlines hotels sponsors sponsor clubs leagues importers importer exporters
	shipowners suppliers supplier insurers platforms platform manufacturers manufacturer producers owners owner operators operator carriers carrier broadcasters broadcaster publishers publisher funds pension lenders creditors
	federations federation parties party supermarkets refiners traders trader employers employer embassies embassy universities university hospitals lenders donors`)

// actorAsk reads "The buyers in Japan should suspend their orders", "the telcos must tell their customers": one who has power but
// is no organ of State, and an act that can be done.
func (d *doc) actorAsk(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	if d.l.lang != "en" {
		return d.actorRomance(ui, s)
	}
	if d.news || t[s.i].quoted || t[s.j-1].w == "?" {
		return ask{}, false
	}
	p := s.i
	for p < s.j && (t[p].w == "and" || t[p].w == "but" || t[p].w == "finally" || t[p].w == "also" || t[p].w == ",") {
		p++
	}
	head := p
	if head < s.j && d.l.det[t[head].w] {
		head++
	}
	for m := head + 1; m < min(s.j-2, p+14); m++ {
		if t[m].w != "must" && t[m].w != "should" && t[m].w != "ought" {
			continue
		}
		if !plainName(t, p, m) && !(m-p < 12 && plainName(t, p, relAt(t, p, m)) && relAt(t, p, m) < m && plainMarks(t, p, m)) || !near(t, head, min(m, head+4), actorNouns) {
			return ask{}, false
		}
		k := m + 1
		for k < s.j && (t[k].w == "not" || t[k].w == "to" || t[k].w == "now" || t[k].w == "also" || strings.HasSuffix(t[k].w, "ly")) {
			k++
		}
		if k >= s.j || t[k].w == "be" || t[k].w == "have" || t[k].w == "know" || t[k].w == "remember" || !d.actIn(t, k, s.j) {
			return ask{}, false
		}
		return ask{unit: ui, s: s, verb: m, lemma: "actor", strength: Soft, modal: true, obj: [2]int{p, m}, comp: [2]int{k, s.j}, rule: "one with power, and must or should"}, true
	}
	return ask{}, false
}

// relAt gives the relative pronoun in tokens [p, m), or m.
func relAt(t []tok, p, m int) int {
	for k := p + 1; k < m; k++ {
		if t[k].w == "that" || t[k].w == "which" || t[k].w == "who" {
			return k
		}
	}
	return m
}

// plainMarks reports tokens without a mark between them.
func plainMarks(t []tok, p, m int) bool {
	for k := p; k < m; k++ {
		if t[k].kind == punct {
			return false
		}
	}
	return true
}

// onlyThing reports "lo único que", "todo lo que" up to the "que" at j.
func onlyThing(t []tok, s sent, j int) bool {
	return j > s.i+1 && (t[j-1].w == "unico" || t[j-1].w == "unica" || t[j-1].w == "lo") && near(t, max(s.i, j-3), j, lonely)
}

var lonely = set("lo todo unica")
