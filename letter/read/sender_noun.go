package read

// senderNouns are words by which a sender names itself with no more than an article: "the Committee calls upon", "la Ligue
// demande", "el Colegio exige", "this House urges".
var senderNouns = set(`commission house chamber institute foundation initiative platform forum front bar guild congregation parish chapter section branch bureau secretariat signatories
	organisation organization association group network centre center federation union community family coalition movement committee council campaign club society alliance league
	ligue comite collectif syndicat federation reseau association fondation plateforme mouvement ordre barreau bureau observatoire assemblee conseil section centre
	sindicato colegio red asociacion organizacion colectivo movimiento fundacion plataforma comision consejo gremio observatorio junta mesa foro coordinadora seccion centro federacion`)

// nounSender reports whether the subject that ends at token j is an article and the noun by which the sender calls itself.
// "This House", "this union" is always the sender; "the Committee" only where the text shows that it is its own.
func (d *doc) nounSender(t []tok, s sent, j int) bool {
	if d.news || j <= s.i || t[s.i].quoted || !senderNouns[t[j].w] || j-s.i > 40 {
		return false
	}
	det := t[j-1].w
	if k := j - 1; k > s.i && !d.l.det[det] && (t[k].cap || adjectives[t[k].w]) && d.l.det[t[k-1].w] {
		det, j = t[k-1].w, j-1 // "this Executive Committee"
	}
	if !d.l.det[det] && det != "l'" {
		return false
	}
	if first := j - 1; first > s.i && t[first-1].w != "," && t[first-1].w != ":" && t[first-1].w != "and" && t[first-1].w != "et" && t[first-1].w != "y" && t[first-1].w != "that" {
		return false
	}
	switch det {
	case "this", "esta", "este", "notre", "our", "nuestro", "nuestra":
		return true
	case "the", "la", "le", "l'", "el", "les", "las", "los":
		return d.ownNouns()[t[j].w]
	}
	return false
}

// ownNouns learns the nouns by which the sender is named in its letterhead, its signature, with "our", or at the opening; never
// those in the name of an addressee.
func (d *doc) ownNouns() map[string]bool {
	if d.nouns != nil {
		return d.nouns
	}
	d.nouns = map[string]bool{}
	bodies := 0
	for ui := range d.units {
		u := &d.units[ui]
		head := u.part == signature || u.part == closing || ui < 3 && u.part != body && u.part != salutation
		if u.part == body {
			bodies++
		}
		for k := range u.t {
			w := u.t[k]
			if !senderNouns[w.w] || w.quoted {
				continue
			}
			our := k > 0 && d.l.our[u.t[k-1].w]
			if our || w.cap && (head || bodies > 0 && bodies < 3 && u.part == body && k < 30 && d.saysOwn(u.t, k)) {
				d.nouns[w.w] = true
			}
		}
	}
	for _, a := range d.r.Addressees {
		s := a.Name + " " + a.Role + " " + a.Organisation
		for _, w := range tokens(s, 0, len(s), d.l.lang == "fr", nil) {
			delete(d.nouns, w.w)
		}
	}
	return d.nouns
}

// saysOwn reports whether the noun at k stands where the text presents its sender: in the first subject of its sentence, no
// power before it.
func (d *doc) saysOwn(t []tok, k int) bool {
	for n := 0; n < k; n++ {
		if powers[t[n].w] && t[n].w != "human" && t[n].w != "in" && t[n].w != "on" && t[n].w != "at" || reporting[t[n].w] || finite[t[n].w] && !t[n].cap {
			return false
		}
	}
	return true
}

// ownOfficer reports words outside the marks that tie the speaker to the sender: "said Ana Ruiz, head of the network".
func (d *doc) ownOfficer(u *unit) bool {
	if d.news {
		return false
	}
	for k := 2; k < len(u.t); k++ {
		if u.t[k].quoted || !senderNouns[u.t[k].w] && !ownBodies[u.t[k].w] {
			continue
		}
		if d.l.our[u.t[k-1].w] || d.l.det[u.t[k-1].w] && (u.t[k-2].w == "of" || u.t[k-2].w == "de" || u.t[k-2].w == "for") && d.ownNouns()[u.t[k].w] {
			return true
		}
	}
	return false
}
