package read

import "strings"

// youAreAsked reads "You are requested to release him", "You are kindly asked to", "It is requested that the troops be withdrawn",
// as letters of South Asia and Africa write.
func (d *doc) youAreAsked(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	if d.news || d.l.lang != "en" || !d.addressed() {
		return ask{}, false
	}
	for i := s.i + 2; i < min(s.j-2, s.i+40); i++ {
		if !requested[t[i].w] || t[i].quoted {
			continue
		}
		k := i - 1
		for k > s.i && (strings.HasSuffix(t[k].w, "ly") || t[k].w == "hereby" || t[k].w == "therefore" || t[k].w == "also" || t[k].w == "humbly") {
			k--
		}
		if k <= s.i || t[k].w != "are" && t[k].w != "is" {
			continue
		}
		a := ask{unit: ui, s: s, verb: i, lemma: t[i].w, strength: Explicit, second: true, comp: [2]int{i + 1, s.j}, rule: "a request in the passive to the addressee"}
		who := k - 1
		for who > s.i && (t[who].w == "therefore" || t[who].w == "," || t[who].w == "thus" || t[who].w == "hence") {
			who--
		}
		switch {
		case t[k].w == "are" && t[who].w == "you" && isInfAt(t, i+1, s.j) && t[i+1].w == "to":
		case t[k].w == "is" && t[who].w == "it" && t[i+1].w == "that":
			a.second = false
			if !d.clauseEN(t, s, i+2, verb{lemma: "request", frame: clause}, &a) {
				return ask{}, false
			}
		default:
			continue
		}
		if who > s.i && (t[who-1].w == "if" || t[who-1].w == "that" || t[who-1].w == "what" || t[who-1].w == "when") {
			continue
		}
		return a, d.asksAct(t, &a)
	}
	return ask{}, false
}

// actorRomance reads "Las empresas mineras deben detener", "les opérateurs doivent rétablir".
func (d *doc) actorRomance(ui int, s sent) (ask, bool) {
	t := d.units[ui].t
	p := s.i
	for p < s.j && (t[p].w == "et" || t[p].w == "y" || t[p].w == "mais" || t[p].w == "pero" || t[p].w == ",") {
		p++
	}
	if d.news || p+4 >= s.j || t[p].quoted || !d.l.det[t[p].w] || !actorNounsRomance[t[p+1].w] || t[s.j-1].w == "?" {
		return ask{}, false
	}
	for m := p + 2; m < min(s.j-2, p+8); m++ {
		if t[m].kind == punct {
			return ask{}, false
		}
		if !d.l.modals[t[m].w] {
			continue
		}
		k := m + 1
		for k < s.j-1 && (after[t[k].w] || strings.HasSuffix(t[k].w, "mente") || strings.HasSuffix(t[k].w, "ment")) {
			k++
		}
		if !infES(t[k]) && d.l.lang == "es" || !infFR(t[k]) && d.l.lang == "fr" || !d.actIn(t, k, s.j) {
			return ask{}, false
		}
		return ask{unit: ui, s: s, verb: m, lemma: "actor", strength: Soft, modal: true, obj: [2]int{p, m}, comp: [2]int{k, s.j}, rule: "one with power, and must"}, true
	}
	return ask{}, false
}

var actorNounsRomance = set(`empresas empresa bancos banco compradores marcas inversionistas inversores operadoras operadores operadora aerolineas patrocinadores clubes importadores proveedores plataformas empleadores donantes embajadas universidades
	entreprises entreprise banques banque acheteurs marques investisseurs operateurs operateur compagnies compagnie clubs importateurs fournisseurs plateformes employeurs bailleurs donateurs ambassades universites`)
