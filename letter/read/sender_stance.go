package read

import "strings"

// partners learns the organisations told of beside the sender where it takes its first stance: "The Observatory, a programme
// of the Federation of … (FIDH) and …, has learned": whoever speaks for them speaks for the sender.
func (d *doc) partners(t []tok, s sent) {
	end := d.subjectEnd(t, s)
	for n := 0; n < 24 && end < s.j && t[end].w != "," && d.l.lang != "en"; n++ {
		end++
	}
	if end >= s.j || t[end].w != "," {
		return
	}
	from := -1
	for k := end + 1; k < min(s.j, end+60); k++ {
		switch {
		case t[k].cap && t[k].kind == word:
			if from < 0 {
				from = k
			}
			continue
		case from >= 0 && (nameLinks[t[k].w] && t[k].w != "," && t[k].w != "and" && t[k].w != "et" && t[k].w != "y" && t[k].w != ")" || t[k].kind == word && !t[k].cap && d.l.lang != "en" && !finite[t[k].w] && t[k].w != "et" && t[k].w != "y"):
			continue
		}
		if from >= 0 {
			d.addSender(d.withAcronym(d.nameWords(t, from, k), t, from, k))
			from = -1
		}
	}
}

// stanceAt goes from the end of the subject to its verb: over "and its member organisations", "today", "hereby", and over an
// apposition between commas.
func (d *doc) stanceAt(t []tok, k, end int) int {
	for k < end && (t[k].w == ")" || t[k].w == "]") { // "The Federation (FRW) is appalled"
		k++
	}
	if k < end && t[k].w == "and" || k > 0 && k < end && t[k-1].w == "and" && d.l.det[t[k].w] {
		for n := k; n < min(end, k+7); n++ {
			if ownBodies[t[n].w] || t[n].w == "partners" || t[n].w == "allies" {
				k = n + 1
				break
			}
		}
	}
	if d.l.lang != "en" { // "L'Observatoire pour la protection des défenseurs, …": small words belong to the name
		for n := k; n < min(end, k+24); n++ {
			if t[n].w == "," || stances[t[n].w] || learned[t[n].w] && t[n].w != "a" {
				k = n
				break
			}
			if finite[t[n].w] && t[n].w != "de" && t[n].w != "son" && t[n].w != "es" || d.l.rel[t[n].w] || t[n].kind == punct && t[n].w != "(" && t[n].w != ")" {
				break
			}
		}
	}
	if k < end && t[k].w == "," {
		for n := k + 1; n < min(end-1, k+60); n++ {
			if t[n].w == "," && (stances[t[n+1].w] || learned[t[n+1].w]) {
				k = n + 1
				break
			}
		}
	}
	for k < end && (t[k].w == "today" || t[k].w == "hereby" || t[k].w == "jointly" || t[k].w == "again" || t[k].w == "hoy" || t[k].w == "once" || strings.HasSuffix(t[k].w, "ly") && t[k].w != "july") {
		k++
	}
	if k+2 < end && learned[t[k].w] {
		for n := k + 1; n < min(end, k+6); n++ {
			if dismay[t[n].w] {
				return n
			}
		}
	}
	return k
}

// oursSaid reports "…, our Centre said today": the text is that of those who write it.
func (d *doc) oursSaid(t []tok, s sent) bool {
	for k := s.i + 1; k < s.j; k++ {
		if reporting[t[k].w] && ownBodies[t[k-1].w] && near(t, max(s.i, k-5), k, d.l.our) && !t[k].quoted {
			return true
		}
	}
	return false
}

// learned and dismay are "has learned with dismay", "a appris avec consternation", "ha recibido con dolor".
var learned = set("has have a ont ha han was is are")

var dismay = set("dismay dismayed shock shocked consternation sadness sorrow concern alarm alarmed outrage appalled horror effroi inquietude indignation stupeur colere preocupacion indignacion dolor consternacion alarma horrified saddened outraged deeply gravely")
