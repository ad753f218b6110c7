package read

import "strings"

// asked is what a text asked last: the next sentence may go on from it without saying again who asks.
type asked struct {
	ask   ask
	third bool // the sender named itself: "The Conference urges"
	yes   bool
	opens bool // requests were announced and follow
}

// remember keeps the ask that was found in a sentence.
func (d *doc) remember(a ask) {
	t := d.units[a.unit].t
	third := a.verb >= 0 && a.verb < len(t) && d.l.verbs[t[a.verb].w].form == third && !weBefore(t, a.s, a.verb)
	d.last = asked{ask: a, third: third, yes: true}
}

// goesOnFrom reports whether nothing stands between the last ask and the sentence s of unit ui: the same unit, or the next one.
func (d *doc) goesOnFrom(ui int, s sent) bool {
	if !d.last.yes {
		return false
	}
	if d.last.ask.unit == ui {
		return d.last.ask.s.j == s.i
	}
	return d.last.ask.unit == ui-1 && s.i == 0
}

// pronounSender reports "It asks that …", "Elle demande …" right behind a sentence in which the sender spoke by name. In Spanish
// the verb stands alone: "Pide también que …".
func (d *doc) pronounSender(ui int, t []tok, s sent, j int) bool {
	if d.news || !d.last.third || !d.goesOnFrom(ui, s) || t[s.i].quoted {
		return false
	}
	if j < s.i {
		return d.l.lang == "es"
	}
	if j != s.i {
		return false
	}
	switch t[j].w {
	case "it", "they", "elle", "elles", "il", "ils", "ella":
		return true
	}
	return false
}

// reprise reads a sentence that goes on with what the one before it asked: "Que se forme una unidad …", "Qu'ils soient
// libérés.", "And that she be given …". Who asks and who is asked are those of the sentence before.
func (d *doc) reprise(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	if !d.last.yes || d.last.ask.unit != ui || d.last.ask.s.j != s.i || s.j-s.i < 5 || t[s.j-1].w == "?" {
		return ask{}, false
	}
	k := s.i
	if t[k].w == "and" || t[k].w == "y" || t[k].w == "et" {
		k++
	}
	if !d.l.that[t[k].w] || t[s.j-1].w == "!" && k+1 < s.j && t[k+1].w == "viva" {
		return ask{}, false
	}
	was := &d.last.ask
	a := ask{unit: ui, s: s, verb: k, lemma: was.lemma, strength: was.strength, second: was.second, reported: was.reported, rule: "it goes on with what the sentence before asks"}
	a.comp, a.goesOn = [2]int{k + 1, s.j}, true
	v := verb{lemma: "ask", frame: clause}
	if d.l.lang == "en" {
		if k == s.i {
			return ask{}, false // "That …" begins many sentences
		}
		d.clauseEN(t, s, k+1, v, &a)
	} else {
		d.clauseRomance(t, s, k+1, v, &a)
	}
	if !d.actIn(t, a.comp[0], s.j) {
		return ask{}, false
	}
	return a, true
}

// speaksToYou reports "The Federation asks you to", "La Ligue vous demande de": in a letter, whoever asks the addressee in
// the third person is the sender, unless a power does.
func (d *doc) speaksToYou(t []tok, s sent, i, j int) bool {
	if !d.addressed() || d.news || j < s.i || j-s.i > 14 || t[i].quoted || d.l.verbs[t[i].w].form != third {
		return false
	}
	switch d.l.lang {
	case "en":
		if i+1 >= s.j || t[i+1].w != "you" {
			return false
		}
	case "fr":
		if t[i-1].w != "vous" {
			return false
		}
	default:
		if t[i-1].w != "le" && t[i-1].w != "les" {
			return false
		}
	}
	if !t[s.i].cap || isWe(t[s.i].w) {
		return false
	}
	caps := 0
	for k := s.i; k <= j; k++ {
		w := t[k]
		if w.kind == punct && w.w != "(" && w.w != ")" && w.w != "'" && w.w != "," && w.w != "-" || d.l.rel[w.w] && w.w != "ou" || powers[w.w] && w.w != "human" && w.w != "united" && w.w != "european" {
			return false
		}
		if w.cap && (k > s.i || !d.l.det[w.w]) {
			caps++
		}
		if ownBodies[w.w] {
			return true
		}
	}
	return caps > 0 && !strings.HasSuffix(t[j].w, "'")
}
