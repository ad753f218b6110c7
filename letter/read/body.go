package read

import (
	"slices"
	"strings"
)

// adjectives may stand inside the name of a body: the relevant local authorities.
var adjectives = set(`local national federal provincial regional relevant competent new current own other concerned international respective military security public judicial
	prison civilian democratic elected state central interim transitional foreign european united signatory member all both same said highest responsible appropriate supreme high
	prime vice deputy general chief special permanent royal human rights law enforcement secret intelligence legislative executive western global
	locales nationales nacionales federales competentes provinciales militares policiales judiciales penitenciarias internacional internacionales nacional publicas publicos actual estatales
	regionales firmantes miembros otros otras otro otra extranjero superior supremo supreme suprema
	locale local nationale federale federales competente competentes militaires judiciaires penitentiaires internationale internationales publiques publics actuel etrangers etrangeres garde sceaux
	europeen europeenne africain africaine americaine concernees concernes haute haut general generale
	migratorias electorales electoral electorale electorales migratoires policieres policier ministerio exteriores exterieures affaires asuntos interior interieur justicia justice`)

// links may stand inside the name of a body when a name follows.
var links = set("of for and & de del des du d' et y e on to a la las los le les l' au aux al in with the el dans en pour")

// honorifics stand before the name of a person.
var honorifics = set(`mr mrs ms miss dr prof professor sir madam madame monsieur m mme mlle sr sra srta senor senora don dona hon honourable honorable hon'ble excellency h.e
	s.e.m s.e sem reverend rev father sheikh shri smt lord lady dame judge justice king queen prince princess senator president excelentisimo excelentisima excmo excma mgr maitre me
	lt gen col maj brig cmdr adm dra arq admiral brigadier daw u datuk tun dato ayatollah imam bishop archbishop cardinal mufti general colonel captain sergeant lic ing abg abog esq ven`)

// bodyEnd finds the end of the longest name of a body that begins at token i, or i when there is none.
func (d *doc) bodyEnd(t []tok, i, j int) int {
	end, has, k := i, false, i
	for k < j && k-i < 40 {
		w := t[k]
		switch v, n := nations().at(t, k); {
		case n > 0 && (w.cap || !v.name && d.l.lang != "en"):
			has = has || v.name
			k += n
			if has {
				end = min(k, j)
			}
			continue
		case d.l.organs[w.w]:
			has = true
			k++
			end = k
			continue
		case w.kind == word && w.cap && !(k == i && d.l.we[w.w]):
			k++
			if has {
				end = k
			}
			continue
		case w.kind == word && (adjectives[w.w] || d.l.det[w.w] && (k == i || links[t[k-1].w] || d.l.det[t[k-1].w])):
			k++
			if has && adjectives[w.w] && d.l.lang != "en" {
				end = k
			}
			continue
		case w.w == "'s" || w.w == "'" && k > i && k+1 < j && t[k+1].w == "s" || w.w == "s" && k > i && t[k-1].w == "'" || w.w == "." && k > i && (honorifics[t[k-1].w] || t[k-1].w == "no" && k+1 < j && t[k+1].kind == number) || w.kind == number && k > i && t[k-1].cap || w.w == "'" && k > i && strings.HasSuffix(t[k-1].w, "s"):
			k++
			continue
		case links[w.w] && k > i:
			k++
			continue
		}
		break
	}
	if !has {
		return i
	}
	return end
}

// isBody reports whether the tokens [i, j) name somebody who can be asked.
func (d *doc) isBody(t []tok, i, j int) bool {
	for k := i; k < min(j, i+40); k++ {
		if d.l.organs[t[k].w] || d.l.you[t[k].w] && d.l.lang != "es" {
			return true
		}
		if v, n := nations().at(t, k); n > 0 && v.name && t[k].cap {
			return true
		}
		if honorifics[t[k].w] && k+1 < j && (t[k+1].cap || t[k+1].w == ".") && t[k].cap {
			return true
		}
	}
	return false
}

// isPublic reports whether the tokens name the public, readers or friends: what they are asked is no demand.
func (d *doc) isPublic(t []tok, i, j int) bool {
	for k := i; k < min(j, i+12); k++ {
		if d.l.organs[t[k].w] {
			return false
		}
		if d.l.public[t[k].w] {
			return true
		}
		if _, n := nations().at(t, k); n > 0 {
			continue
		}
		if t[k].w == "of" || t[k].w == "who" || t[k].cap && k > i {
			return false
		}
	}
	return false
}

// cuts end the name of a body: what follows tells more about it.
var cuts = set(`who which that whom whose where under during currently immediately based located basada basado situe situee qui dont que qu' quien while after before through via including
	as because since when within against over about from by among toward towards bajo segun como sous comme selon ainsi asi tras responsible responsables acting who`)

// bodies names the bodies in tokens [i, j), one by one: "the United States and Canada" gives two.
func (d *doc) bodies(t []tok, i, j int) []string {
	var out []string
	from := i
	put := func(a, b int) {
		if s := d.bodyName(t, a, b); s != "" && !slices.Contains(out, s) && len(out) < 8 {
			out = append(out, s)
		}
	}
	depth := 0
	for k := i; k < j; k++ {
		switch t[k].w {
		case "(", "[":
			depth++
		case ")", "]":
			depth--
		}
		if depth > 0 {
			continue
		}
		comma := t[k].w == "," || t[k].w == ";" || t[k].w == "-"
		and := t[k].w == "and" || t[k].w == "et" || t[k].w == "y" || t[k].w == "e" || t[k].w == "&" || t[k].w == "or"
		if !comma && !and {
			continue
		}
		if k == from {
			from = k + 1
			continue
		}
		if d.partsBodies(t, from, k, j, and) {
			put(from, k)
			from = k + 1
		}
	}
	put(from, j)
	return out
}

// partsBodies decides whether a comma or "and" at k parts two bodies: both sides must name one, and what follows "and" must
// begin with its own article or name ("Minister of Foreign and European Affairs" is one).
func (d *doc) partsBodies(t []tok, from, k, j int, and bool) bool {
	n := k + 1
	for n < j && (t[n].w == "and" || t[n].w == "et" || t[n].w == "y" || t[n].w == "," || t[n].w == "also" || t[n].w == "a" && d.l.lang == "es" || t[n].w == "to" || t[n].w == "on" || t[n].w == "upon") {
		n++
	}
	if n >= j {
		return false
	}
	end := d.bodyEnd(t, n, min(j, n+12))
	if end == n && !(t[n].w == "its" || t[n].w == "su") || !d.isBody(t, from, k) {
		return false
	}
	if d.l.det[t[n].w] || t[n].w == "al" {
		return true
	}
	_, name := nations().at(t, n)
	if name > 0 && t[n].cap && end == n+name && pluralOf(t, from, k) {
		return false // "the governments of France and Germany"
	}
	if name > 0 && t[n].cap {
		last := t[k-1]
		return !and || last.cap || d.l.organs[last.w]
	}
	return d.l.organs[t[n].w] && !t[n].cap || t[n].upper || !and && t[n].cap
}

// pluralOf reports "governments of", "autorités de", "gobiernos en" in tokens [i, j): the countries after it belong together.
func pluralOf(t []tok, i, j int) bool {
	for k := i; k+1 < j; k++ {
		switch t[k].w {
		case "governments", "authorities", "gouvernements", "gobiernos", "states", "parliaments", "presidents", "ministers", "autorites", "autoridades", "ambassadors", "missions":
			return t[k+1].w == "of" || t[k+1].w == "in" || t[k+1].w == "de" || t[k+1].w == "en" || t[k+1].w == "du" || t[k+1].w == "d'" || t[k+1].w == "des"
		}
	}
	return false
}

// manyBodies say nothing without the clause that tells which.
var manyBodies = set("governments states countries donors companies parliaments banks universities gouvernements etats pays entreprises gobiernos estados paises empresas")

// companies stand before the name of a firm; the name alone is enough.
var companies = set("company firm corporation empresa sociedad compania societe entreprise groupe firme")

// bodyName is the name in tokens [i, j): without article before it and without what is told about it after it.
func (d *doc) bodyName(t []tok, i, j int) string {
	for i < j && (t[i].kind == punct || d.l.det[t[i].w] && t[i].w != "our" && t[i].w != "nos" && t[i].w != "nuestros" && !d.l.public[t[i].w] ||
		t[i].w == "to" || t[i].w == "on" || t[i].w == "upon" || t[i].w == "a" || t[i].w == "al" || t[i].w == "both" || t[i].w == "also" || t[i].w == "from" || t[i].w == "de" || t[i].w == "by" || t[i].w == "par" || t[i].w == "por") {
		i++
	}
	for k := i; k+1 < j; k++ {
		if companies[t[k].w] && t[k+1].cap {
			i = k + 1
			break
		}
	}
	for k := i; k < j; k++ {
		stop := t[k].w == "," || t[k].w == ";" || t[k].w == ":" || t[k].w == "(" || t[k].w == "-" || t[k].w == "“" || t[k].w == "\""
		if k > i && (stop || cuts[t[k].w] && !t[k].cap) {
			if d.l.rel[t[k].w] && k-i <= 2 && manyBodies[t[k-1].w] && j-k > 2 && j-k <= 10 {
				return strings.Join(strings.Fields(d.text[t[i].start:t[j-1].end]), " ") // "States that sell arms to …"
			}
			j = k
			break
		}
	}
	if end := d.bodyEnd(t, i, j); end > i && j-end > 0 && j-i > 5 {
		j = end
	}
	for j > i && (t[j-1].kind == punct && t[j-1].w != ")" || links[t[j-1].w] && !t[j-1].cap || strings.HasSuffix(t[j-1].w, "ly") && !t[j-1].cap && d.l.lang == "en" || t[j-1].w == "also" || t[j-1].w == "not" || t[j-1].w == "no" || t[j-1].w == "'s") {
		j--
	}
	if i >= j || j-i > 16 {
		return ""
	}
	return strings.Join(strings.Fields(d.text[t[i].start:t[j-1].end]), " ")
}
