package read

import (
	"slices"
	"strings"
)

// findAsked names who must act: the words of the request, those of its lead-in, "you" as the addressee, or, when nobody is
// named, who alone can do the act.
func (d *doc) findAsked(x *Demand, a *ask, lead *ask) {
	t := d.units[a.unit].t
	switch {
	case a.hasObj() && d.asObject(x, t, a.obj, a.second):
	case lead != nil && lead.hasObj() && d.asObject(x, d.units[lead.unit].t, lead.obj, lead.second):
	case lead != nil && lead.second || a.second:
		d.asYou(x)
	case a.goesOn && len(d.demands) > 0 && len(d.demands[len(d.demands)-1].AskedOf) > 0:
		x.AskedOf, x.Inferred = slices.Clone(d.demands[len(d.demands)-1].AskedOf), true
		d.why(&x.Why, "asked", strings.Join(x.AskedOf, ", "), "it goes on from the sentence before: who was asked there", Span{})
	default:
		x.Inferred = true
		d.inferAsked(x, t, a)
	}
	if lead != nil && x.Through == "" {
		if thr, in := d.through(d.units[lead.unit].t, lead.comp[0], lead.comp[1]); in > 0 {
			x.Through = thr
			if x.Action != "sanction-or-measure" && !slices.Contains(x.Also, "sanction-or-measure") {
				x.Also = append(x.Also, "sanction-or-measure")
			}
			d.why(&x.Why, "through", thr, "the one whom the asked is to press, in the lead-in", Span{})
		}
	}
}

// asObject names the bodies in tokens obj.
func (d *doc) asObject(x *Demand, t []tok, obj [2]int, second bool) bool {
	words := d.slice(t, obj[0], obj[1])
	at := span(t, obj[0], obj[1])
	i, j := obj[0], obj[1]
	if second || d.l.you[t[i].w] && d.l.lang != "es" && t[i].w != "votre" && t[i].w != "vos" {
		d.asYou(x)
		for k := i; k < j; k++ {
			if t[k].w != "and" && t[k].w != "et" && t[k].w != "y" {
				continue
			}
			n := k + 1
			if n < j && d.l.you[t[n].w] {
				break // "you and your government" is the addressee
			}
			for _, b := range d.bodies(t, n, j) {
				x.AskedOf = appendNew(x.AskedOf, d.qualify(b))
			}
			break
		}
		return len(x.AskedOf) > 0
	}
	if pronouns[t[i].w] && j-i == 1 {
		if n := len(d.demands); n > 0 {
			x.AskedOf, x.Inferred = slices.Clone(d.demands[n-1].AskedOf), true
			d.why(&x.Why, "asked", words, "a pronoun: who was asked before", at)
			return len(x.AskedOf) > 0
		}
		return false
	}
	for _, b := range d.bodies(t, i, j) {
		x.AskedOf = appendNew(x.AskedOf, d.qualify(b))
	}
	if len(x.AskedOf) == 0 {
		return false
	}
	d.why(&x.Why, "asked", words, "the words that name who is asked", at)
	return true
}

var pronouns = set("them they him her it he she leur lui eux elle ils il ellos ella el les le")

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// bare are names of bodies that say nothing without their country.
var bare = set(`government authorities state government's authority gobierno autoridades estado gouvernement autorites etat parliament parlement parlamento regime junta police policia`)

// qualify adds the country to a body that is named without it: "the government" is that of the country that the text is about.
func (d *doc) qualify(name string) string {
	if d.focus.code == "" || len(name) > 60 {
		return name
	}
	t := tokens(name, 0, len(name), d.l.lang == "fr", nil)
	if len(t) > 3 || d.ownGovernment(t) {
		return name
	}
	isBare := false
	for k := range t {
		if _, n := nations().at(t, k); n > 0 && (t[k].cap || d.l.lang != "en") {
			return name
		}
		if t[k].w == "our" || t[k].w == "own" || t[k].w == "local" || t[k].w == "foreign" || t[k].w == "all" || t[k].w == "other" || t[k].w == "otro" || t[k].w == "otros" || t[k].upper {
			return name
		}
		isBare = isBare || bare[t[k].w]
	}
	if !isBare {
		return name
	}
	country := d.countryWords()
	if country == "" {
		return name
	}
	switch d.l.lang {
	case "fr":
		return name + " " + frenchOf(country)
	case "es":
		return name + " de " + country
	}
	return name + " of " + theCountry(country)
}

func (d *doc) countryWords() string {
	if d.focus.name != "" {
		return d.focus.name
	}
	return countryName(d.focus.code, d.l.lang)
}

// asYou resolves the second person to the addressee.
func (d *doc) asYou(x *Demand) {
	if gov := d.manyOfOne(); gov != "" {
		x.AskedOf = []string{gov}
		d.why(&x.Why, "asked", gov, "you, of a letter to many officials of one State", Span{})
		return
	}
	for _, a := range d.r.Addressees {
		if len(x.AskedOf) == 3 {
			break
		}
		if a.Name == "" && a.Organisation == "" && onlyStyle(a.Role) && d.focus.code != "" {
			continue // "Excellency" names nobody
		}
		x.AskedOf = appendNew(x.AskedOf, d.ofCountry(addresseeName(a), a))
	}
	if len(x.AskedOf) > 0 {
		d.why(&x.Why, "asked", d.text[d.r.Addressees[0].Span.Start:d.r.Addressees[0].Span.End], "“you” is the addressee", d.r.Addressees[0].Span)
		return
	}
	d.inferState(x)
}

// onlyStyle reports a form of address that tells neither name nor office.
func onlyStyle(role string) bool {
	for w := range fieldsOf(fold(role)) {
		switch strings.Trim(w, ".,") {
		case "excellency", "excellencies", "excellence", "excellences", "excelencia", "excelencias", "your", "votre", "su", "vuestra", "vos", "sus", "majesty", "highness", "honour", "honor", "sire":
		default:
			return false
		}
	}
	return true
}

// ofCountry adds the country to an office that says nothing without it: "Prime Minister" is that of the country that the
// text is about, unless the office looks abroad.
func (d *doc) ofCountry(name string, a Addressee) string {
	if a.Name != "" || a.Organisation != "" || name == "" || d.focus.code == "" || !d.domestic() {
		return name
	}
	t := tokens(name, 0, len(name), d.l.lang == "fr", nil)
	if !near(t, 0, len(t), headsOfState) || near(t, 0, len(t), foreign) {
		return name
	}
	return name + ", " + d.countryWords()
}

var headsOfState = set("president presidente presidenta minister ministers ministre ministro ministra premier king queen roi rey emir sultan majesty excellency excellence excelencia")

var foreign = set("foreign etrangeres exteriores exterior external representative secretary")

// addresseeName is how an addressee is named as the one asked: name and role, or the organisation.
func addresseeName(a Addressee) string {
	role := a.Role
	a.Name = withoutDegree(a.Name)
	if len(strings.Fields(role)) > 9 {
		role = ""
	}
	if role != "" && international(a.Organisation+" "+role) {
		if a.Organisation != "" && !strings.Contains(role, a.Organisation) {
			return role + " of the " + a.Organisation
		}
		return role // of an international body the office is asked, not the person
	}
	switch {
	case a.Name != "" && role != "" && len(strings.Fields(role)) <= 3 && a.Organisation != "" && len(strings.Fields(a.Organisation)) <= 3 && !strings.Contains(a.Organisation, role):
		return a.Name + ", " + role + ", " + a.Organisation
	case a.Name != "" && role != "":
		return a.Name + ", " + headOfRole(role)
	case a.Name != "":
		return a.Name
	case role != "" && a.Organisation != "" && len(strings.Fields(role))+len(strings.Fields(a.Organisation)) <= 9:
		return role + ", " + a.Organisation
	case role != "":
		return role
	}
	return a.Organisation
}

// headOfRole cuts a long office before what it is of: "Presidente Constitucional" of "… de los Estados Unidos Mexicanos".
func headOfRole(role string) string {
	f := strings.Fields(role)
	if len(f) <= 5 {
		return role
	}
	for k := 1; k < len(f); k++ {
		switch fold(f[k]) {
		case "of", "de", "del", "du", "des", "for", "para", "on":
			if !alone[fold(f[0])] {
				return role
			}
			return strings.Join(f[:k], " ")
		}
	}
	return role
}

// alone are offices that a State has once.
var alone = set("president presidente presidenta king queen rey reina roi reine emir sultan")

// international reports an office of the United Nations or of a union of States.
func international(s string) bool {
	f := fold(s)
	for _, w := range []string{"united nations", "nations unies", "naciones unidas", "european union", "european commission", "european council", "european parliament", "african union", "asean"} {
		if strings.Contains(f, w) {
			return true
		}
	}
	return strings.HasPrefix(f, "un ") || strings.Contains(f, " un ") || strings.Contains(f, " onu")
}

// ofHolder are acts that only the State that holds, tries or legislates can do.
var ofHolder = set("release drop-charges repeal-or-amend-law respect-right allow-access investigate publish-or-disclose")

// inferAsked finds who must act where the demand names nobody.
func (d *doc) inferAsked(x *Demand, t []tok, a *ask) {
	if near(t, a.comp[0], min(a.comp[1], a.comp[0]+12), set("international internationale internacional")) && !ofHolder[x.Action] {
		if len(d.r.Addressees) > 0 {
			d.asYou(x)
			return
		}
		name := map[string]string{"en": "international community", "fr": "communauté internationale", "es": "comunidad internacional"}[d.l.lang]
		x.AskedOf = []string{name}
		d.why(&x.Why, "asked", name, "international support is asked", Span{})
		return
	}
	if len(d.r.Addressees) > 0 && (!ofHolder[x.Action] || d.domestic()) {
		d.asYou(x)
		return
	}
	d.inferState(x)
}

// domestic reports whether the first addressee belongs to the country that the text is about, or to none that is named.
func (d *doc) domestic() bool {
	if len(d.r.Addressees) == 0 {
		return false
	}
	a := d.r.Addressees[0]
	s := a.Role + " " + a.Organisation + " " + d.text[a.Span.Start:a.Span.End]
	t := tokens(s, 0, len(s), d.l.lang == "fr", nil)
	for k := range t {
		if v, n := nations().at(t, k); n > 0 && (t[k].cap || d.l.lang != "en") {
			return v.code == d.focus.code
		}
		if abroad[t[k].w] {
			return false
		}
	}
	return true
}

var abroad = set("nations un u.n onu ambassador ambassadors embassy ambassadeur ambassadrice ambassade embajador embajada secretary-general commissioner rapporteur rapporteurs eu union european asean oas oea ohchr haut-commissaire commissaire council envoy consul")

// inferState names the government of the country that the text is about, or who was asked before.
func (d *doc) inferState(x *Demand) {
	if gov := governmentOf(d.focus.code, d.focus.name, d.l.lang); gov != "" {
		x.AskedOf = []string{gov}
		d.why(&x.Why, "asked", gov, "nobody is named: the government of the country named most", Span{})
		return
	}
	if n := len(d.demands); n > 0 {
		x.AskedOf = slices.Clone(d.demands[n-1].AskedOf)
	}
	if len(x.AskedOf) == 0 && len(d.r.Addressees) > 0 {
		x.AskedOf = []string{addresseeName(d.r.Addressees[0])}
	}
}
