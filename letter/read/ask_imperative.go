package read

import "strings"

// imperativeAsk reads a bare imperative to the addressee. A command alone may speak to readers, so it counts only behind a
// request to the addressee in the same paragraph ("We call on you to act. Free …"), behind the addressee's title ("Mr
// President, let her go"), or as what a request announces ("one plea: let him go").
func (d *doc) imperativeAsk(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	if d.news || t[s.j-1].w == "?" || t[s.i].quoted && !d.ownQuote(ui, s.i) {
		return ask{}, false
	}
	if a, ok := d.announced(ui, s); ok {
		return a, true
	}
	if !d.addressed() {
		return ask{}, false
	}
	k := s.i
	voc := d.vocative(t, s)
	if voc > 0 {
		k = voc
	}
	for k < s.j-1 && (imperativeLead[t[k].w] || ordinals[t[k].w] && (k == s.i || t[k-1].w == "and") || t[k].w == "," || strings.HasSuffix(t[k].w, "ly") && t[k].w != "supply" && t[k].w != "apply") {
		k++
	}
	if p := d.pastWhatever(t, s, k); p > k {
		k = p
	}
	if voc == 0 && !(d.l.lang == "en" && strongEN[t[k].w] && d.units[ui].part == body) && (!d.behindRequest(ui, s) || s.j-s.i < 6 && t[s.j-1].w == "!") {
		return ask{}, false
	}
	n := d.imperativeAt(t, k, s.j)
	if n < 0 {
		return ask{}, false
	}
	a := ask{unit: ui, s: s, verb: k, lemma: t[n].w, strength: Explicit, second: true, comp: [2]int{k, s.j}, rule: "a command to the addressee"}
	return a, true
}

var imperativeLead = set("and so then now but also finally lastly therefore et puis enfin donc alors y entonces por favor above all")

// pastWhatever goes over "whatever you do," and "if you can,".
func (d *doc) pastWhatever(t []tok, s sent, k int) int {
	if t[k].w != "whatever" && t[k].w != "above" {
		return k
	}
	for n := k; n < min(s.j-1, k+8); n++ {
		if t[n].w == "," {
			return n + 1
		}
	}
	return k
}

// vocative goes over "Mr President," or "Monsieur le Ministre," at the beginning of a sentence, 0 when there is none.
func (d *doc) vocative(t []tok, s sent) int {
	for k := s.i; k < min(s.j-2, s.i+8); k++ {
		if t[k].w == "," || t[k].w == "!" || t[k].w == ":" {
			if k == s.i || !t[s.i].cap {
				return 0
			}
			titled := false
			for n := s.i; n < k; n++ {
				titled = titled || honorifics[t[n].w] || headsOfState[t[n].w] || d.l.organs[t[n].w] && t[n].cap
			}
			if titled {
				return k + 1
			}
			return 0
		}
		if t[k].kind == punct && t[k].w != "." || finite[t[k].w] && t[k].w != "le" && t[k].w != "la" {
			return 0
		}
	}
	return 0
}

// imperativeAt reports the verb of a command at k, -1 when there is none.
func (d *doc) imperativeAt(t []tok, k, j int) int {
	if k+1 >= j {
		return -1
	}
	switch d.l.lang {
	case "fr":
		if t[k].w == "ne" || t[k].w == "n'" {
			k++
		}
		if strings.HasSuffix(t[k].w, "ez") && len(t[k].w) > 4 && !d.l.toPublic[t[k].w] && t[k].w != "assez" && t[k].w != "soyez" && t[k].w != "sachez" && t[k].w != "veuillez" && t[k].w != "agreez" && t[k].w != "croyez" && !d.politeClosing(t, k, j) {
			return k
		}
		return -1
	case "es":
		if t[k].w == "no" {
			k++
		}
		if imperativesES[t[k].w] || imperativesES[strings.TrimSuffix(t[k].w, "n")] {
			return k
		}
		return -1
	}
	if (t[k].w == "do" || t[k].w == "don't") && k+2 < j {
		if t[k].w == "do" && t[k+1].w == "not" {
			k++
		}
		if w := t[k+1].w; !d.l.rhetoric[w] && (commandsEN[w] || refrained[w] || d.actVerb(t, k+1)) {
			return k + 1
		}
		return -1
	}
	if commandsEN[t[k].w] && !(t[k].w == "free" && t[k+1].w != "the" && !t[k+1].cap && !d.l.det[t[k+1].w] && t[k+1].w != "all") && t[k+1].kind == word && t[k+1].w != "of" && t[k+1].w != "is" && t[k+1].w != "are" {
		return k
	}
	return -1
}

var commandsEN = set(`release free allow amend repeal drop stop end let set give order restore return withdraw lift open investigate publish respect protect ratify abolish halt cancel bring meet receive
	invite revoke veto reject suspend raise use put grant close disband hold restrain instruct direct recall reinstate pardon commute scrap rescind unblock prosecute guarantee ensure provide reopen
	reverse tell name cease remove dismiss appoint establish convene condemn disclose refuse keep change make send move pay rebuild summon treat evacuate build return leave`)

// strongEN are commands that only a power can carry out: in a letter they are for the addressee wherever they stand.
var strongEN = set("release free repeal abolish ratify pardon reinstate unblock disband commute drop withdraw reopen")

var refrained = set("congratulate recognise recognize sign sell send receive deport return extradite execute attend lend fund arm host vote adopt pass approve allow let close forget abandon hand")

var imperativesES = set(`libere deje retire derogue permita ordene investigue garantice ponga devuelva entregue respete proteja publique cese detenga reciba abra escuche anule vete suspenda levante restituya convoque
	firme modifique apruebe rechace cumpla cierre informe ratifique sancione juzgue`)

// announced reads "To the cities of the coast, a request: open the harbours", "One plea: let him go."
func (d *doc) announced(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	for k := s.i + 1; k < min(s.j-2, s.i+40); k++ {
		if t[k].w != ":" {
			continue
		}
		noun := k - 1
		for noun > s.i && (t[noun].w == "simple" || t[noun].w == "only" || t[noun].w == "alone" || t[noun].w == "last" || t[noun].w == "clear" || t[noun].w == "is" || t[noun].w == "est" || t[noun].w == "es") {
			noun--
		}
		if !d.l.nouns[t[noun].w] || noun == s.i || !requestDet[t[noun-1].w] && !requestDet[t[max(s.i, noun-2)].w] {
			return ask{}, false
		}
		n := d.imperativeAt(t, k+1, s.j)
		if n < 0 && !d.beginsAct(t[k+1:s.j]) {
			return ask{}, false
		}
		a := ask{unit: ui, s: s, verb: noun, lemma: t[noun].w, strength: Explicit, comp: [2]int{k + 1, s.j}, rule: "a request announced before a colon"}
		f := s.i
		for f < noun && (t[f].w == "and" || t[f].w == "et" || t[f].w == "y") {
			f++
		}
		switch t[f].w {
		case "to", "a", "au", "aux", "al", "for":
			if end := d.bodyEnd(t, f+1, noun); end > f+1 {
				if d.l.rel[t[end].w] {
					for end < noun && t[end].w != "," {
						end++
					}
				}
				a.obj = [2]int{f + 1, end}
			} else {
				return ask{}, false
			}
		default:
			a.second = d.addressed()
		}
		return a, true
	}
	return ask{}, false
}

var requestDet = set("a one our my this last un une une notre ma mon una nuestro nuestra mi final single")
