package read

import "strings"

// passiveAsk reads requests in the passive whose subject is a body, wherever the sentence begins: "As a neighbour, Norway is
// asked to:", "Lastly, the banks, which lend to both, are urged to", "Le ministre est prié de". The sender is not
// named; it is whoever wrote the text, so the text must show a writer and be no report.
func (d *doc) passiveAsk(ui int, s sent) (ask, bool) {
	if d.news || !d.appealing() {
		return ask{}, false
	}
	t := d.units[ui].t
	for i := s.i + 2; i < min(s.j-1, s.i+80); i++ {
		if !requested[t[i].w] || t[i].quoted && !d.ownQuote(ui, i) {
			continue
		}
		aux := i - 1
		for aux > s.i && (strings.HasSuffix(t[aux].w, "ly") || strings.HasSuffix(t[aux].w, "ment") && d.l.lang == "fr" || passiveBetween[t[aux].w]) {
			aux--
		}
		if !isNow[t[aux].w] || aux <= s.i {
			continue
		}
		c := i + 1
		for c < s.j && (t[c].w == "on" || t[c].w == "upon") {
			c++
		}
		if c >= s.j || t[c].w != "to" && t[c].w != ":" && t[c].w != "de" && t[c].w != "d'" && t[c].w != "a" && t[c].w != "that" {
			continue
		}
		if d.l.lang == "en" && t[c].w != ":" && !isInfAt(t, c, s.j) && t[c].w != "that" {
			continue
		}
		from, end := d.passiveSubject(t, s, aux)
		if end == from {
			continue
		}
		a := ask{unit: ui, s: s, verb: i, lemma: t[i].w, strength: Explicit, obj: [2]int{from, end}, comp: [2]int{c, s.j}, rule: "a request in the passive"}
		if onlyLink(t, c, s.j) || c >= s.j-2 && endsOpen(t, s) {
			a.list, a.comp = true, [2]int{s.j, s.j}
			return a, true
		}
		if d.asksAct(t, &a) {
			return a, true
		}
	}
	return ask{}, false
}

// passiveSubject finds the body that is the subject of the auxiliary at aux: right before it, or with a clause between commas.
func (d *doc) passiveSubject(t []tok, s sent, aux int) (int, int) {
	for p := s.i; p < aux; p++ {
		if p > s.i && t[p-1].w != "," && t[p-1].w != ":" && t[p-1].w != "and" && t[p-1].w != "et" {
			continue
		}
		if reporting[t[p].w] {
			return 0, 0
		}
		if fronts[t[p].w] && !t[p].upper {
			continue // "As members of the Union, France and Italy are asked"
		}
		end := d.bodyEnd(t, p, aux)
		if end == p || d.isPublic(t, p, end) {
			continue
		}
		if end >= aux-1 && !d.l.rel[t[p].w] || t[end].w == "," && t[aux-1].w == "," && aux-end < 30 || d.l.rel[t[end].w] && aux-end < 20 {
			return p, end
		}
	}
	return 0, 0
}

var requested = set(`asked urged requested called invited encouraged implored begged petitioned exhorted prie pries priee priees appele appeles appelee appelees invite invites invitee invitees exhorte exhortes exhortee exhortees somme sommes sommee sommees
	instado instados instada instadas llamado llamados llamada llamadas exhortado exhortados`)

var isNow = set("is are est sont es son")

var passiveBetween = set("hereby therefore also again once more further accordingly donc aussi egalement instamment tambien now all both")

// appealing reports whether the text has a writer who turns to others: addressees, signatures, "we", or a statement.
func (d *doc) appealing() bool {
	return d.addressed() || d.statement || d.release || d.saysWe || d.last.yes || len(d.r.Signatories) > 0
}
