package read

import (
	"slices"
	"strings"
)

// heads end (English) or begin (French, Spanish) the name of an instrument.
var heads = set(`act law code convention covenant treaty charter declaration constitution protocol resolution decree agreement agreements accord accords ordinance bill rules principles directive statute regulation amendment position pact
	loi decret traite charte protocole accord projet ordonnance pacte resolution constitution convention declaration directive
	ley decreto codigo convenio convencion tratado carta declaracion constitucion protocolo acuerdo resolucion proyecto pacto estatuto reglamento`)

// inner may stand small inside the name of an instrument.
var inner = set("on of the and for against to in relating regarding concerning des de la du les sur l' d' et relative relatif aux au contre pour del los las el sobre y para contra n no nº n° en a")

// instrumentsIn finds the instruments named in tokens [i, j), with the articles cited before or after them.
func (d *doc) instrumentsIn(t []tok, i, j int) []Instrument {
	var out []Instrument
	add := func(ins Instrument) {
		if !slices.ContainsFunc(out, func(x Instrument) bool { return x.Instrument == ins.Instrument && x.Article == ins.Article }) && len(out) < 100 {
			out = append(out, ins)
		}
	}
	for k := i; k < j; {
		if list := d.labourConventions(t, k, j); len(list) > 0 {
			for _, ins := range list {
				add(ins)
			}
			k++
			for k < j && (t[k].kind == number || t[k].w == "and" || t[k].w == "et" || t[k].w == "y" || t[k].w == ",") {
				k++
			}
			continue
		}
		if a, e := d.numberedAt(t, i, k, j); e > 0 {
			at := span(t, a, e)
			add(Instrument{Instrument: strings.Join(strings.Fields(d.text[at.Start:at.End]), " "), Article: d.articleOf(t, i, a, e, j), Span: at})
			k = e
			continue
		}
		n, name := d.instrumentAt(t, i, k, j)
		if n == 0 {
			k++
			continue
		}
		if h := k + n - 1; n > 1 && h < j { // "Federal High Court order of 21 December": the number or the day belongs to the name
			if _, e := d.numberedAt(t, k, h, j); e > h+1 {
				n, name = e-k, strings.Join(strings.Fields(d.slice(t, k, e)), " ")
			}
		}
		at := span(t, k, k+n)
		art := d.articleOf(t, i, k, k+n, j)
		ins := Instrument{Instrument: name, Article: art, Span: at}
		add(ins)
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
			return n, d.named(t, k, n, name)
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
	if articleWords[w.w] || k > 0 && len(w.w) == 1 && t[k-1].w == "-" && t[k-1].end == w.start {
		return 0, "" // the B of 31-B
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
	if leadsName(t, k, head) {
		return 0, "" // the name begins behind this word
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
	if w := t[k].w; (w == "projet" || w == "proyecto") && (n+1 >= j || t[n].w != "de" && t[n].w != "d'" || !heads[t[n+1].w] && t[n+1].w != "reforme" && t[n+1].w != "reforma") {
		return 0, "" // a project of another kind
	}
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

// findInstruments lists the instruments that a demand names in its own words.
func (d *doc) findInstruments(x *Demand) {
	for ui := x.verb.unit; ui == x.verb.unit; ui++ {
		u := &d.units[ui]
		i, j := d.tokensOf(u, x.Span)
		x.Instruments = d.bareArticle(u.t, i, j, d.instrumentsIn(u.t, i, j))
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
