package read

import "strings"

// inTongue are the names of instruments known by their letters, in French and Spanish.
var inTongue = map[string]map[string]string{
	"fr": {
		"International Covenant on Civil and Political Rights":                       "Pacte international relatif aux droits civils et politiques",
		"International Covenant on Economic, Social and Cultural Rights":             "Pacte international relatif aux droits économiques, sociaux et culturels",
		"Universal Declaration of Human Rights":                                      "Déclaration universelle des droits de l'homme",
		"European Convention on Human Rights":                                        "Convention européenne des droits de l'homme",
		"African Charter on Human and Peoples' Rights":                               "Charte africaine des droits de l'homme et des peuples",
		"Treaty on the Prohibition of Nuclear Weapons":                               "Traité sur l'interdiction des armes nucléaires",
		"Convention on the Elimination of All Forms of Discrimination against Women": "Convention sur l'élimination de toutes les formes de discrimination à l'égard des femmes",
	},
	"es": {
		"International Covenant on Civil and Political Rights":                       "Pacto Internacional de Derechos Civiles y Políticos",
		"International Covenant on Economic, Social and Cultural Rights":             "Pacto Internacional de Derechos Económicos, Sociales y Culturales",
		"Universal Declaration of Human Rights":                                      "Declaración Universal de Derechos Humanos",
		"American Convention on Human Rights":                                        "Convención Americana sobre Derechos Humanos",
		"Convention on the Elimination of All Forms of Discrimination against Women": "Convención sobre la eliminación de todas las formas de discriminación contra la mujer",
	},
}

// named gives a known instrument as the letter names it: in French and Spanish in the words of the text, and acronyms in full.
func (d *doc) named(t []tok, k, n int, name string) string {
	if d.l.lang == "en" {
		return name
	}
	if n > 1 {
		return strings.Join(strings.Fields(d.slice(t, k, k+n)), " ")
	}
	if s := inTongue[d.l.lang][name]; s != "" {
		return s
	}
	return name
}

// numbered are heads of acts of power that are known by a number or a day: "Memorandum Order No. 32", "resolution 690 (1991)",
// "the order of 21 December 2020".
var numbered = set(`order orders resolution resolutions proclamation circular edict memorandum decree decrees law laws act ordinance directive decision ruling judgment judgement verdict opinion regulation bill decree-law
	arrete arret decision jugement ordonnance circulaire avis resolution loi decret decret-loi
	sentencia fallo auto resolucion resoluciones dictamen orden acuerdo decreto ley decreto-ley acordada opinion`)

// issuers may stand before the head with a capital: "Security Council resolution".
var issuers = set("security council general assembly human rights executive memorandum presidential royal supreme court high federal constitutional un united nations administrative ministerial emergency military government's")

// numberedAt reads an act known by its number or day whose head stands at k, and gives its first token and its end; 0, 0 when
// there is none.
func (d *doc) numberedAt(t []tok, from, k, j int) (int, int) {
	if !numbered[t[k].w] || t[k].kind != word {
		return 0, 0
	}
	n := k + 1
	for n < j && (t[n].w == "no" || t[n].w == "nos" || t[n].w == "n" || t[n].w == "nr" || t[n].w == "number" || t[n].w == "numero" || t[n].w == "num" || t[n].w == "." || t[n].w == "°" || t[n].w == "º" || t[n].w == "n°" || t[n].w == "nº") && n < k+5 {
		n++
	}
	end := 0
	switch {
	case n < j && t[n].kind == number:
		end = n + 1
		for end < j && t[end].kind == punct && (t[end].w == "/" || t[end].w == "-") && end+1 < j && t[end+1].kind == number && t[end+1].start == t[end].end {
			end += 2
		}
		if _, year := yearOf(t[n].w); year && n == k+1 && t[k].w != "law" && t[k].w != "act" {
			return 0, 0
		}
		if _, isDay, _ := dateAt(t, n, j); isDay > 0 {
			return 0, 0
		}
		if end+2 < j && t[end].w == "(" && t[end+2].w == ")" {
			end += 3
		}
		if end+1 < j && (t[end].w == "of" || t[end].w == "du" || t[end].w == "de" || t[end].w == "del") {
			if _, c, ok := dateAt(t, end+1, j); ok {
				end += 1 + c
			} else if _, ok := yearOf(t[end+1].w); ok {
				end += 2
			}
		}
	case n == k+1 && n+1 < j && (t[n].w == "of" || t[n].w == "du" || t[n].w == "de" || t[n].w == "del" || t[n].w == "dated"):
		m := n + 1
		for m < j && (t[m].w == "the" || t[m].w == "fecha") {
			m++
		}
		if m >= j {
			return 0, 0
		}
		_, c, ok := dateAt(t, m, j)
		if !ok {
			c = dayAt(t, m, j)
		}
		if c == 0 {
			return 0, 0
		}
		end = m + c
	default:
		return 0, 0
	}
	i := k
	for i-1 >= from && (t[i-1].cap && issuers[t[i-1].w] || t[i-1].w == "'s" && i-2 >= from && t[i-2].cap) {
		i--
	}
	return i, end
}

// labourConventions reads "Conventions 87 and 98" and "les conventions 87 et 98 de l'OIT" at k: one instrument a number.
func (d *doc) labourConventions(t []tok, k, j int) []Instrument {
	switch t[k].w {
	case "conventions", "convenios", "convention", "convenio":
	default:
		return nil
	}
	n := k + 1
	for n < j && (t[n].w == "no" || t[n].w == "nos" || t[n].w == "n" || t[n].w == "." || t[n].w == "°" || t[n].w == "º") {
		n++
	}
	var out []Instrument
	for n < j && (t[n].kind == number || len(out) > 0 && (t[n].w == "and" || t[n].w == "et" || t[n].w == "y" || t[n].w == ",")) {
		if t[n].kind == number && labour[t[n].w] {
			name := map[string]string{"en": "ILO Convention No. " + t[n].w, "fr": "convention " + t[n].w + " de l'OIT", "es": "Convenio " + t[n].w + " de la OIT"}[d.l.lang]
			out = append(out, Instrument{Instrument: name, Span: span(t, k, n+1)})
		}
		n++
	}
	return out
}

// labour are the conventions of the International Labour Organization that letters cite.
var labour = set("29 81 87 95 98 100 105 111 129 131 135 138 144 151 154 155 158 169 182 187 189 190")

// bareArticle finds the instrument of an article that a demand cites alone ("the repeal of Section 31-B"): the one with which
// the text cites the same article elsewhere.
func (d *doc) bareArticle(t []tok, i, j int, have []Instrument) []Instrument {
	for k, n := i, 0; k+1 < j && n < 12; k++ {
		if !articleWords[t[k].w] {
			continue
		}
		n++
		art, stop := readArticles(t, k+1, j)
		if art == "" {
			continue
		}
		if strings.HasPrefix(t[k].w, "section") {
			art = "Section " + art
		}
		linkedHere := false
		for _, x := range have {
			linkedHere = linkedHere || x.Article != ""
		}
		if linkedHere {
			continue
		}
		for _, x := range d.whole() {
			if sameArticle(x.Article, art) {
				return append(have, Instrument{Instrument: x.Instrument, Article: art, Span: span(t, k, max(stop, k+1))})
			}
		}
	}
	return have
}

// whole is every instrument of the text, read once.
func (d *doc) whole() []Instrument {
	if d.instruments == nil {
		d.instruments = some(d.allInstruments())
	}
	return d.instruments
}

// sameArticle reports whether one list of articles holds the other: "Section 31-B" and "295-C".
func sameArticle(a, b string) bool {
	a, b = strings.TrimPrefix(a, "Section "), strings.TrimPrefix(b, "Section ")
	if a == "" || b == "" {
		return false
	}
	for x := range strings.SplitSeq(a, ", ") {
		if x == b {
			return true
		}
	}
	return false
}
