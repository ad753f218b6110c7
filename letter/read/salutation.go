package read

import "strings"

var dears = set("dear estimado estimada estimados estimadas cher chere chers cheres honourable honorable respected distinguido distinguida apreciado apreciada querido querida excelentisimo excelentisima excelencia esteemed")

// dearAt reports whether a unit is a salutation.
func (d *doc) dearAt(t []tok) bool {
	if len(t) == 0 || len(t) > 30 {
		return false
	}
	last := t[len(t)-1]
	ends := last.w == "," || last.w == ":" || last.w == "!" || last.w == "-" || last.w == ";"
	if dears[t[0].w] {
		if last.w == "." && len(t) > 6 {
			return false
		}
		return ends || len(t) <= 16 && last.kind == word
	}
	if !ends {
		return false
	}
	switch t[0].w {
	case "your", "votre", "vuestra", "su", "mr", "madam", "madame", "monsieur", "mesdames", "messieurs", "senor", "senora", "senores", "senoras", "excellency", "excellencies", "excellence", "m", "mme", "sir", "sr", "sra", "prime", "president", "minister", "honorables", "mrs", "ms", "ladies":
		return len(t) <= 16
	}
	return false
}

// generic are salutations that address nobody in power.
var generic = set("friend friends all colleague colleagues reader readers supporter supporters sirs everyone comrade comrades sisters brothers amis amies collegues lecteurs camarades amigos amigas colegas companeros companeras lectores todos whom editor editors members member tous ami amie fellow")

// readDear reads the salutation. It adds nobody who stands in the address block already.
func (d *doc) readDear(ui int) {
	u := &d.units[ui]
	u.part = salutation
	t := u.t
	i := 0
	for i < len(t) && (dears[t[i].w] && !roles[t[i].w] || courtesies[t[i].w] && t[i].w == "dear") {
		i++
	}
	if i >= len(t) {
		i = 0
	}
	for k := range t {
		if generic[t[k].w] && k < 6 {
			return
		}
	}
	j := len(t)
	for j > i && t[j-1].kind == punct {
		j--
	}
	if i >= j {
		return
	}
	s := d.text[t[i].start:t[j-1].end]
	if f := fold(s); f == "sir" || f == "madam" || f == "sir or madam" || f == "sir/madam" || f == "monsieur" || f == "madame" || f == "madame, monsieur" || f == "sir / madam" || f == "senores" || f == "sirs" || f == "senor" || f == "senora" {
		return
	}
	if len(d.r.Addressees) > 0 {
		d.mendFirst(s)
		return
	}
	for _, part := range d.splitDear(s) {
		a := d.readAddressee(part)
		if a.Name == "" && a.Role == "" && a.Organisation == "" {
			if f := fold(part); strings.Contains(f, "excellenc") || strings.Contains(f, "excelencia") {
				a.Role = part
			} else {
				continue
			}
		}
		a.Span = span(t, i, j)
		d.r.Addressees = append(d.r.Addressees, a)
	}
}

// splitDear parts "Dear Prime Minister Rutte and Minister Blok" into two.
func (d *doc) splitDear(s string) []string {
	for _, sep := range []string{", dear ", ", Dear ", ", cher ", ", chère ", ", estimado ", ", estimada ", ", señor ", ", señora ", ", Señor ", ", Señora ", ", madame ", ", Madame ", ", monsieur ", ", Monsieur ", ", madam ", ", Madam ", ", Mr. ", ", Mr ", ", Ms. ", ", Mrs. ", " and ", " et ", " y ", " & "} {
		if l, r, ok := strings.Cut(s, sep); ok {
			lt, rt := tokens(l, 0, len(l), false, nil), tokens(r, 0, len(r), false, nil)
			if (roleIn(lt) || startsHonorific(l)) && (roleIn(rt) || startsHonorific(r)) && (startsHonorific(r) || d.endsInName(l) || d.endsInName(r)) {
				return []string{l, r}
			}
		}
	}
	return []string{s}
}

func (d *doc) endsInName(s string) bool {
	_, n := d.roleThenName(s)
	return n != ""
}

// mendFirst fills what the address block left open from the salutation: a name or a role.
func (d *doc) mendFirst(s string) {
	if len(d.r.Addressees) != 1 {
		return
	}
	a := d.readAddressee(s)
	x := &d.r.Addressees[0]
	if x.Name == "" && a.Name != "" && a.Name != strings.ToLower(a.Name) {
		x.Name = a.Name
	}
	if x.Role == "" && a.Role != "" {
		x.Role = a.Role
	}
}

// lateSalutation finds a salutation behind an introduction of an editor: "Dear Prime Minister," in the middle of the text.
func (d *doc) lateSalutation() {
	if len(d.r.Addressees) > 0 {
		return
	}
	for ui := range d.units {
		u := &d.units[ui]
		if u.part != body || !d.dearAt(u.t) {
			continue
		}
		d.readDear(ui)
		if len(d.r.Addressees) > 0 {
			return
		}
	}
}
