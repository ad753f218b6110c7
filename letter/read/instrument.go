package read

import (
	"slices"
	"strings"
	"sync"
)

// known are instruments with their names and acronyms in three languages: one name for all.
var known = sync.OnceValue(func() *phrases[string] {
	p := newPhrases[string]()
	for _, k := range [][2]string{
		{"Universal Declaration of Human Rights", "universal declaration of human rights|universal declaration on human rights|UDHR|declaration universelle des droits de l' homme|declaration universelle des droits humains|DUDH|declaracion universal de los derechos humanos|declaracion universal de derechos humanos|universal declaration"},
		{"International Covenant on Civil and Political Rights", "international covenant on civil and political rights|international convention on civil and political rights|ICCPR|pacte international relatif aux droits civils et politiques|PIDCP|pacto internacional de derechos civiles y politicos"},
		{"International Covenant on Economic, Social and Cultural Rights", "international covenant on economic , social and cultural rights|international covenant on economic social and cultural rights|ICESCR|PIDESC|pacte international relatif aux droits economiques , sociaux et culturels|pacto internacional de derechos economicos , sociales y culturales"},
		{"Convention against Torture", "convention against torture|UNCAT|convention contre la torture|convencion contra la tortura"},
		{"Optional Protocol to the Convention against Torture", "optional protocol to the convention against torture|OPCAT|protocole facultatif a la convention contre la torture|protocolo facultativo de la convencion contra la tortura"},
		{"Convention on the Elimination of All Forms of Discrimination against Women", "CEDAW|convention on the elimination of all forms of discrimination against women|convention sur l' elimination de toutes les formes de discrimination a l' egard des femmes"},
		{"Convention on the Rights of the Child", "convention on the rights of the child|UNCRC|convention relative aux droits de l' enfant|convention internationale des droits de l' enfant|convencion sobre los derechos del nino"},
		{"Convention on the Elimination of All Forms of Racial Discrimination", "ICERD|CERD|convention on the elimination of all forms of racial discrimination"},
		{"International Convention for the Protection of All Persons from Enforced Disappearance", "convention for the protection of all persons from enforced disappearance|convention on enforced disappearances"},
		{"Convention relating to the Status of Refugees", "refugee convention|1951 refugee convention|geneva convention on refugees|convention de geneve relative au statut des refugies|convention relating to the status of refugees|1951 convention"},
		{"European Convention on Human Rights", "european convention on human rights|european convention for the protection of human rights and fundamental freedoms|ECHR|convention europeenne des droits de l' homme|CEDH|convenio europeo de derechos humanos"},
		{"American Convention on Human Rights", "american convention on human rights|ACHR|convention americaine relative aux droits de l' homme|convencion americana sobre derechos humanos|convencion americana de derechos humanos|CADH|pacto de san jose"},
		{"African Charter on Human and Peoples' Rights", "african charter on human and peoples ' rights|african charter on human and people 's rights|african charter on human and peoples|african charter|charte africaine des droits de l' homme et des peuples|charte africaine|CADHP"},
		{"Inter-American Democratic Charter", "inter-american democratic charter|carta democratica interamericana|carta democratica|charte democratique interamericaine"},
		{"Charter of the United Nations", "charter of the united nations|un charter|united nations charter|charte des nations unies|carta de las naciones unidas"},
		{"Rome Statute of the International Criminal Court", "rome statute|statut de rome|estatuto de roma"},
		{"Geneva Conventions", "geneva conventions|conventions de geneve|convenios de ginebra|fourth geneva convention"},
		{"international humanitarian law", "international humanitarian law|international humanitarian laws|droit international humanitaire|derecho internacional humanitario"},
		{"UN Declaration on Human Rights Defenders", "declaration on human rights defenders|declaration sur les defenseurs des droits de l' homme|declaracion sobre los defensores de derechos humanos"},
		{"UN Standard Minimum Rules for the Treatment of Prisoners (Nelson Mandela Rules)", "nelson mandela rules|mandela rules|standard minimum rules for the treatment of prisoners|regles nelson mandela|reglas nelson mandela|reglas mandela"},
		{"ILO Convention No. 87", "ilo convention 87|ilo convention no 87|convention 87|convention no 87 de l' oit|convenio 87 de la oit|convenio 87"},
		{"ILO Convention No. 98", "ilo convention 98|ilo convention no 98|convention 98|convenio 98"},
		{"ILO Convention No. 169", "convenio 169 de la oit|convenio 169|ilo convention 169|convention 169"},
		{"Treaty on the Prohibition of Nuclear Weapons", "treaty on the prohibition of nuclear weapons|TPNW|traite sur l' interdiction des armes nucleaires|TIAN"},
		{"Arms Trade Treaty", "arms trade treaty|traite sur le commerce des armes"},
		{"Nuclear Non-Proliferation Treaty", "non-proliferation treaty|nuclear non-proliferation treaty"},
		{"Escazú Agreement", "acuerdo de escazu|escazu agreement"},
		{"Paris Peace Agreements", "paris peace agreements|paris peace accords|accords de paris sur le cambodge"},
		{"international human rights treaties", "international human rights treaties|human rights treaties"},
		{"EU Charter of Fundamental Rights", "charter of fundamental rights|charte des droits fondamentaux"},
	} {
		p.add(k[1], k[0])
	}
	return p
})

// heads end (English) or begin (French, Spanish) the name of an instrument.
var heads = set(`act law code convention covenant treaty charter declaration constitution protocol resolution decree agreement agreements accord accords ordinance bill rules principles directive statute regulation amendment position pact
	loi decret traite charte protocole accord projet ordonnance pacte resolution constitution convention declaration directive
	ley decreto codigo convenio convencion tratado carta declaracion constitucion protocolo acuerdo resolucion proyecto pacto estatuto reglamento`)

// inner may stand small inside the name of an instrument.
var inner = set("on of the and for against to in relating regarding concerning des de la du les sur l' d' et relative relatif aux au contre pour del los las el sobre y para contra n no nº n° en a")

// instrumentsIn finds the instruments named in tokens [i, j), with the articles cited before or after them.
func (d *doc) instrumentsIn(t []tok, i, j int) []Instrument {
	var out []Instrument
	for k := i; k < j; {
		n, name := d.instrumentAt(t, i, k, j)
		if n == 0 {
			k++
			continue
		}
		at := span(t, k, k+n)
		art := d.articleOf(t, i, k, k+n, j)
		ins := Instrument{Instrument: name, Article: art, Span: at}
		if !slices.ContainsFunc(out, func(x Instrument) bool { return x.Instrument == ins.Instrument && x.Article == ins.Article }) && len(out) < 100 {
			out = append(out, ins)
		}
		k += n
	}
	return out
}

// instrumentAt reads an instrument whose name begins at k.
func (d *doc) instrumentAt(t []tok, from, k, j int) (int, string) {
	w := t[k]
	if w.kind == punct {
		return 0, ""
	}
	if name, n := known().at(t, k); n > 0 && k+n <= j {
		if n > 1 || w.upper {
			if y, ok := yearOf(t[max(k-1, 0)].w); ok && y > 0 && k > from && strings.HasPrefix(name, "Paris") {
				return n, t[k-1].w + " " + d.slice(t, k, k+n)
			}
			return n, name
		}
	}
	if w.kind == number {
		if _, ok := yearOf(w.w); !ok || k+1 >= j || !t[k+1].cap {
			return 0, ""
		}
	} else if !w.cap {
		if w.w == "constitution" || w.w == "constitucion" {
			return 1, d.constitutionName(t, k, k+1, j)
		}
		if d.l.lang != "en" && heads[w.w] && k+1 < j {
			return d.romanceInstrument(t, k, j)
		}
		return 0, ""
	}
	if articleWords[w.w] {
		return 0, ""
	}
	if w.w == "constitution" || w.w == "constitucion" {
		n := 1
		for k+n < j && n < 6 && (t[k+n].cap && t[k+n].kind == word || t[k+n].w == "of" && k+n+1 < j && (t[k+n+1].cap || t[k+n+1].w == "the") || t[k+n].w == "the" || t[k+n].w == "de" && k+n+1 < j && t[k+n+1].cap || d.isDemonym(t, k+n)) {
			n++
		}
		return n, d.constitutionName(t, k, k+n, j)
	}
	if d.l.lang != "en" && heads[w.w] {
		return d.romanceInstrument(t, k, j)
	}
	// English: capitals up to a head, "Peaceful Gathering and Demonstration Law", "Code of Criminal Procedure"
	head := -1
	n := k
	for n < j && n-k < 14 {
		switch {
		case t[n].cap || t[n].kind == number && n > k && (t[n-1].cap || n == k):
			if heads[t[n].w] && t[n].kind == word {
				head = n
			}
		case t[n].kind == number && n == k:
		case inner[t[n].w] && n > k && n+1 < j && (t[n+1].cap || inner[t[n+1].w]):
		default:
			goto done
		}
		n++
	}
done:
	if head < 0 {
		return 0, ""
	}
	if head == k {
		if n-k < 3 || t[k+1].w != "of" && t[k+1].w != "on" && t[k+1].w != "no" && t[k+1].kind != number && t[k+1].w != "against" && t[k+1].w != "for" || t[k].w == "bill" || t[k].w == "position" {
			return 0, ""
		}
		return n - k, d.slice(t, k, n)
	}
	if t[head].w == "rules" && head-k < 2 || t[k].kind == word && functionWords["en"][t[k].w] {
		return 0, ""
	}
	end := head + 1
	if end < j {
		if _, ok := yearOf(t[end].w); ok {
			end++
		} else if end+1 < j && (t[end].w == "of") {
			if _, ok := yearOf(t[end+1].w); ok {
				end += 2
			}
		} else if t[end].kind == number {
			end++
		}
	}
	return end - k, d.slice(t, k, end)
}

func (d *doc) isDemonym(t []tok, k int) bool {
	v, n := nations().at(t, k)
	return n > 0 && !v.name
}

// constitutionName names the country: "the Constitution" is that of the country that the text is about.
func (d *doc) constitutionName(t []tok, k, end, j int) string {
	for n := max(0, k-2); n < end; n++ {
		if v, c := nations().at(t, n); c > 0 && (t[n].cap || d.l.lang != "en") {
			if d.l.lang == "en" && !v.name {
				return "Constitution of " + countryName(v.code, "en")
			}
			return d.slice(t, min(n, k), max(end, n+c))
		}
	}
	if c := d.countryWords(); c != "" {
		switch d.l.lang {
		case "fr":
			return "Constitution " + frenchOf(c)
		case "es":
			return "Constitución de " + c
		}
		return "Constitution of " + theCountry(c)
	}
	return d.slice(t, k, end)
}

// romanceInstrument reads "loi n° 2015-01 sur la sécurité", "Decreto Presidencial N° 2849", "projet de loi Sécurité globale".
func (d *doc) romanceInstrument(t []tok, k, j int) (int, string) {
	n := k + 1
	marked := t[k].cap
	for n < j && n-k < 16 {
		w := t[n]
		if w.cap && w.kind == word || w.kind == number || w.w == "°" || w.w == "º" {
			marked = marked || n > k
			n++
			continue
		}
		if heads[w.w] && inner[t[n-1].w] || inner[w.w] && n+1 < j && (t[n+1].cap || t[n+1].kind == number || t[n+1].w == "°" || t[n+1].w == "º" || heads[t[n+1].w] || inner[t[n+1].w]) || d.isDemonym(t, n) {
			n++
			continue
		}
		break
	}
	for n > k+1 && inner[t[n-1].w] {
		n--
	}
	has := false
	for x := k + 1; x < n; x++ {
		if t[x].cap || t[x].kind == number {
			has = true
		}
	}
	if !has || n-k < 2 || !marked {
		return 0, ""
	}
	return n - k, d.slice(t, k, n)
}

var articleWords = set("article articles art arts section sections articulo articulos clause paragraph §")

// articleOf reads the article cited with an instrument at [k, end): "Articles 9(2) and 14 of the …", "ICCPR (Art. 19)",
// "l'article 19 du …", "artículo 13 de la …".
func (d *doc) articleOf(t []tok, from, k, end, j int) string {
	// before the name
	for n := k - 1; n >= max(from, k-24); n-- {
		if articleWords[t[n].w] {
			if a, stop := readArticles(t, n+1, k); a != "" && linked(t, stop, k) {
				if strings.HasPrefix(t[n].w, "section") {
					return "Section " + a
				}
				return a
			}
			break
		}
		if t[n].w == ";" || t[n].w == ":" {
			break
		}
	}
	// after it
	n := end
	for n < min(j, end+4) && (t[n].kind == punct || t[n].w == "and" || t[n].w == "in") && t[n].w != "." {
		n++
	}
	if n < j && articleWords[t[n].w] {
		m := n + 1
		if m < j && t[m].w == "." {
			m++
		}
		a, stop := readArticles(t, m, j)
		// "… of the UDHR": these are of the next instrument
		if a != "" && !(stop < j && (t[stop].w == "of" || t[stop].w == "de" || t[stop].w == "du" || t[stop].w == "del")) {
			return a
		}
	}
	return ""
}

// readArticles reads "9(2), 14 and 19" from token i on.
func readArticles(t []tok, i, j int) (string, int) {
	var out []string
	n := i
	for n < j && n-i < 24 {
		w := t[n]
		switch {
		case w.w == "." && n == i:
			n++
			continue
		case w.kind == number && len(w.w) <= 8:
			a := w.w
			n++
			for n+2 < j && t[n].w == "(" && t[n+2].w == ")" && t[n].start == t[n-1].end {
				a += "(" + t[n+1].w + ")"
				n += 3
			}
			out = append(out, a)
			continue
		case (w.w == "," || w.w == "and" || w.w == "et" || w.w == "y" || w.w == "&" || w.w == "to" || w.w == "-" || w.w == "or" || w.w == "paragraph") && len(out) > 0 && n+1 < j && (t[n+1].kind == number || t[n+1].w == "and" || t[n+1].w == "et" || t[n+1].w == "y"):
			n++
			continue
		}
		break
	}
	return strings.Join(out, ", "), n
}

// linked reports whether only links, and other instruments joined by "and", stand between an article and a name.
func linked(t []tok, i, k int) bool {
	if i >= k {
		return i == k
	}
	w := t[i].w
	if w != "of" && w != "de" && w != "du" && w != "del" && w != "in" && w != "d'" && w != "des" && w != "under" {
		return false
	}
	for n := i + 1; n < k; n++ {
		if t[n].w == "." || t[n].w == ";" || t[n].w == "which" || t[n].w == "that" {
			return false
		}
	}
	return k-i < 16
}

// findInstruments lists the instruments that a demand names in its own words.
func (d *doc) findInstruments(x *Demand) {
	for ui := x.verb.unit; ui == x.verb.unit; ui++ {
		u := &d.units[ui]
		i, j := d.tokensOf(u, x.Span)
		x.Instruments = d.instrumentsIn(u.t, i, j)
	}
	for _, ins := range x.Instruments {
		d.why(&x.Why, "instruments", d.text[ins.Span.Start:ins.Span.End], "the name of an instrument in what is asked", ins.Span)
	}
}

// allInstruments lists every instrument that the text names; one named again with an article takes it.
func (d *doc) allInstruments() []Instrument {
	var out []Instrument
	for ui := range d.units {
		u := &d.units[ui]
		if u.part == signature || u.part == address || u.part == copies {
			continue
		}
		for _, ins := range d.instrumentsIn(u.t, 0, len(u.t)) {
			at := slices.IndexFunc(out, func(x Instrument) bool {
				return x.Instrument == ins.Instrument && (x.Article == ins.Article || x.Article == "" || ins.Article == "")
			})
			switch {
			case at >= 0 && out[at].Article == "":
				out[at].Article = ins.Article
			case at < 0 && len(out) < 500:
				out = append(out, ins)
			}
		}
	}
	return out
}
