package read

import "strings"

// speakerRomance finds who speaks in French and Spanish, where the ending of the verb tells the first person.
func (d *doc) speakerRomance(ui int, t []tok, s sent, i int, v verb, at position) voice {
	j := d.skipAdverbs(t, s, i-1)
	var left string
	if strings.HasSuffix(d.text[t[i].start:t[i].end], "ó") {
		return nobody // instó is told of another; insto is the writer
	}
	if strings.HasSuffix(d.text[t[i].start:t[i].end], "é") && v.form == third {
		v.form = past
	}
	if j >= s.i {
		left = t[j].w
	}
	switch v.form {
	case first:
		if d.l.lang == "fr" && strings.HasSuffix(t[i].w, "ions") && !strings.HasSuffix(t[i].w, "rions") && !near(t, s.i, i, d.l.that) {
			return earlier // "nous demandions" is told of the past; "que nous demandions" is not
		}
		if left == "que" && d.l.lang == "es" && !onlyThing(t, s, j) || left == "si" {
			return nobody
		}
		return sender
	case third:
		if d.pronounToYou(t, s, i) {
			return sender
		}
		if left == "on" && i > s.i && near(t, i+1, min(s.j, i+3), set("souvent parfois toujours")) {
			return nobody // "on demande souvent": people ask
		}
		if d.l.lang == "es" && i > s.i && t[i-1].w == "se" && !d.news && d.appealing() && !inRelative(d.l, t, s, i) {
			return sender // "se exhorta a la policía a"
		}
		if d.l.lang == "fr" && i > s.i && t[i-1].w == "nous" && left != "nous" {
			return nobody // "on nous demande": asked of the writer
		}
		if d.l.lang == "fr" && i > s.i+1 && t[i-1].w == "nous" && (t[i-2].w == "on" || t[i-2].w == "qui" || t[i-2].w == "nous" || t[i-2].w == "l'on" || t[i-2].w == "il" || t[i-2].w == "elle" || t[i-2].w == "ils") {
			return nobody
		}
		if d.l.we[left] && left != "nous" || left == "se" && d.l.lang == "es" {
			return sender
		}
		if left == "nous" || left == "on" || d.l.lang == "fr" && i > s.i && (t[i-1].w == "j'" || t[i-1].w == "je") {
			return sender
		}
		if d.l.lang == "fr" && strings.HasSuffix(t[i].w, "e") {
			for k := i - 1; k >= max(s.i, i-4); k-- {
				if t[k].w == "je" || t[k].w == "j'" {
					return sender
				}
			}
		}
		if j < s.i && at.operative || at.operative && left == ":" {
			return sender
		}
		if d.senderBefore(ui, t, s, j) || d.pronounSender(ui, t, s, j) || i > s.i && d.speaksToYou(t, s, i, j) {
			return sender
		}
		if left == "et" || left == "y" || left == "e" || left == "," {
			if v, ok := d.thirdSubject(ui, t, s, j); ok {
				return v
			}
			if d.firstPersonBefore(t, s, j) && !inRelative(d.l, t, s, j) && d.l.lang == "fr" && strings.HasSuffix(t[i].w, "e") {
				return sender
			}
		}
	case inf:
		if j < s.i {
			return nobody
		}
		for k := j; k >= max(s.i, j-8); k-- {
			if (t[k].w == "para" || t[k].w == "pour") && d.relativeSinceWe(t, s, k) && !near(t, max(s.i, k-4), k, directing) {
				return nobody // "que salió a las calles para exigir"
			}
			if d.l.want[t[k].w] && d.firstPersonBefore(t, s, k+1) {
				return sender
			}
			if d.l.verbs[t[k].w].lemma != "" && !d.l.want[t[k].w] {
				return nobody
			}
		}
	case ing:
		if d.firstPersonBefore(t, s, i) && !inRelative(d.l, t, s, i) && (left == "," || left == "en" || left == "et" || left == "y" || left == "estamos") {
			return sender
		}
	case past:
		for k := i - 1; k >= max(s.i, i-5); k-- {
			if t[k].w == "ete" || t[k].w == "sido" {
				return nobody // "j'ai été prié de": asked of the writer
			}
			switch t[k].w {
			case "avons", "ai", "hemos", "he", "habiamos":
				return earlier
			}
		}
		if d.l.lang == "fr" && left == "est" && i >= 2 && j >= s.i+1 { // "il est demandé à"
			if t[j-1].w == "il" && i+1 < s.j && (t[i+1].w == "a" || t[i+1].w == "au" || t[i+1].w == "aux") {
				return sender
			}
		}
	}
	return nobody
}

// firstPersonBefore reports whether the writer speaks to the left of j: nous, je, or a Spanish verb in the first person.
func (d *doc) firstPersonBefore(t []tok, s sent, j int) bool {
	for k := j - 1; k >= max(s.i, j-60); k-- {
		w := t[k].w
		if d.l.we[w] || d.l.lang == "es" && (strings.HasSuffix(w, "mos") && len(w) > 4 && !d.l.rel[w] || firstES[w]) {
			return true
		}
		if d.l.lang == "fr" && strings.HasSuffix(w, "ons") && len(w) > 5 && d.l.want[w] {
			return true
		}
		if d.l.senders[w] {
			return true
		}
	}
	return false
}

// relativeSinceWe reports whether a relative clause opened between the writer's last word in the first person and token k.
func (d *doc) relativeSinceWe(t []tok, s sent, k int) bool {
	for n := k - 1; n >= max(s.i, k-60); n-- {
		if d.l.rel[t[n].w] {
			return true
		}
		if d.firstPersonBefore(t, sent{n, s.j}, n+1) {
			return false
		}
	}
	return false
}

// directing are words right before "para pedir" by which the writer turns to somebody.
var directing = set("dirigimos dirijo usted ustedes escribimos escribo vous adressons adresse ecrivons ecris carta lettre presente")

var firstES = set("quiero deseo dirijo escribo vengo permito acudo quisiera debo mediante presente firmantes suscritos")
