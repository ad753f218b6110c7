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
	if w == "call" && k+1 < j && (t[k+1].w == "off" || t[k+1].w == "on" || t[k+1].w == "for") {
		return true
	}
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
			for k < s.j && (t[k].w == "nous" && w == "merci" || t[k].w == "bien" || t[k].w == "vouloir" || t[k].w == "donc" || t[k].w == ",") {
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
		case w == "please" || w == "kindly" && (i == s.i || t[i-1].w == "," || t[i-1].w == "and"):
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
