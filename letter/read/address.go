package read

import "strings"

var toHeads = []string{"to :", "attn :", "attention :", "addressed to :", "a :", "para :", "a l' attention de", "a l' attention du", "pour :", "destinataire :", "destinataires :", "destinatario :", "al :", "a la atencion de", "sent to :", "recipients :", "open letter to :", "for the attention of"}

// findAddress reads whom the letter is addressed to: the lines after "To:", the block of lines above the salutation, and the
// salutation itself.
func (d *doc) findAddress() {
	dear := -1
	for ui := 0; ui < min(len(d.units), headUnits); ui++ {
		u := &d.units[ui]
		if u.part == body && d.dearAt(u.t) {
			dear = ui
			break
		}
	}
	to := -1
	for ui := 0; ui < min(len(d.units), 8) && dear < 0; ui++ {
		u := &d.units[ui]
		if u.part != body || !d.toLine(u) {
			if len(d.r.Addressees) > 0 {
				break
			}
			continue
		}
		if u.t[len(u.t)-1].w == ":" && ui+1 < len(d.units) && (d.units[ui+1].mark != "" || d.beginsAct(d.units[ui+1].t)) {
			break // "To the Government:" above a list
		}
		d.addTo(u)
	}
	for ui := 0; ui < min(len(d.units), headUnits); ui++ {
		u := &d.units[ui]
		if u.part == body && startsWithAny(u.t, toHeads) && len(u.t) < 60 && !(u.t[len(u.t)-1].w == ":" && ui+1 < len(d.units) && d.units[ui+1].mark != "" && d.beginsAct(d.units[ui+1].t)) {
			to = ui
			break
		}
	}
	if len(d.r.Addressees) > 0 {
		to = -1
	}
	if to >= 0 && (dear < 0 || to < dear) {
		d.readTo(to, dear)
	} else if dear > 0 {
		d.readBlock(dear)
	} else if dear < 0 && len(d.r.Addressees) == 0 {
		d.blockWithoutSalutation()
	}
	if dear >= 0 {
		d.readDear(dear)
	}
	for _, a := range d.r.Addressees {
		d.why(&d.r.Why, "addressees", d.text[a.Span.Start:a.Span.End], "an address line or a salutation", a.Span)
	}
}

// toLine reports a line like "To the President of Chile, H.E. Ana Soto" or "Au Président de la République".
func (d *doc) toLine(u *unit) bool {
	if len(u.t) < 3 || len(u.t) > 26 || u.mark != "" {
		return false
	}
	switch u.t[0].w {
	case "to", "au", "aux", "al", "a":
	default:
		return false
	}
	last := u.t[len(u.t)-1].w
	if last == "." && len(u.t) > 14 || last == "?" || last == ";" || d.hasFinite(u) {
		return false
	}
	s := d.text[u.t[1].start:u.end]
	return (roleIn(u.t[1:min(len(u.t), 8)]) || startsHonorific(s) || bodiesIn(u.t[1:min(len(u.t), 5)])) && u.t[min(2, len(u.t)-1)].cap
}

func (d *doc) addTo(u *unit) {
	u.part = address
	if a, ok := d.addresseeOf([]line{{u.t[1].start, u.end}}); ok {
		d.r.Addressees = append(d.r.Addressees, a)
	}
}

// readTo reads "To:" and the lines under it.
func (d *doc) readTo(to, dear int) {
	u := &d.units[to]
	k := 0
	for k < len(u.t) && u.t[k].w != ":" {
		k++
	}
	if k >= len(u.t)-1 && u.t[len(u.t)-1].w != ":" {
		k = 2 // "à l'attention de X"
	}
	u.part = address
	var lines []int
	inline := line{}
	if k+1 < len(u.t) {
		inline = line{u.t[k+1].start, u.end}
	}
	for n := to + 1; n < len(d.units) && n < to+40 && (dear < 0 || n < dear); n++ {
		v := &d.units[n]
		if v.part != body || !d.addressLine(v) || inline.start < inline.end && v.block != u.block {
			break
		}
		if startsWithAny(v.t, []string{"from :", "de :", "re :", "subject :", "date :", "objet :", "asunto :"}) {
			break
		}
		// a gap after a block of one addressee ends it
		if len(lines) > 0 && v.block != d.units[lines[len(lines)-1]].block && !d.holdsPersonAndRole(v) {
			break
		}
		v.part = address
		lines = append(lines, n)
	}
	var spans []line
	if inline.start < inline.end {
		spans = append(spans, inline)
	}
	for _, n := range lines {
		spans = append(spans, line{d.units[n].start, d.units[n].end})
	}
	d.readLines(spans)
}

func (d *doc) holdsPersonAndRole(u *unit) bool {
	_, role := splitRole(u.text(d.text))
	return role != ""
}

// addressLine reports whether a unit may belong to an address: short, no sentence.
func (d *doc) addressLine(u *unit) bool {
	if len(u.t) == 0 || len(u.t) > 26 || u.end-u.start > 200 {
		return false
	}
	last := u.t[len(u.t)-1]
	if last.w == "." && len(u.t) > 8 || last.w == "?" || last.w == "!" {
		return false
	}
	fin := 0
	for _, x := range u.t {
		if !x.cap && x.kind == word && finite[x.w] && x.w != "de" && x.w != "que" {
			fin++
		}
	}
	return fin == 0
}

// readBlock reads the lines above the salutation, as far as they are an address.
func (d *doc) readBlock(dear int) {
	from := dear
	for from > 0 {
		u := &d.units[from-1]
		if u.part == dateline && !d.addressedUnits(from, dear) {
			from--
			continue
		}
		if u.part != body || !d.addressLine(u) {
			break
		}
		from--
	}
	// a subject line and a title are no address
	var spans []line
	for k := from; k < dear; k++ {
		u := &d.units[k]
		if u.part == dateline {
			continue
		}
		if startsWithAny(u.t, subjectHeads) {
			u.part = title
			if d.r.Title == "" {
				d.r.Title = u.text(d.text)
			}
			continue
		}
		if startsWithAny(u.t, []string{"from :", "from"}) {
			u.part = notes
			continue
		}
		u.part = address
		spans = append(spans, line{u.start, u.end})
	}
	if !d.addressed2(spans) {
		for k := from; k < dear; k++ {
			if d.units[k].part == address {
				d.units[k].part = body
			}
		}
		return
	}
	d.readLines(spans)
}

func (d *doc) addressedUnits(from, to int) bool {
	var spans []line
	for k := from; k < to; k++ {
		if u := &d.units[k]; u.part == body && !startsWithAny(u.t, subjectHeads) {
			spans = append(spans, line{u.start, u.end})
		}
	}
	return d.addressed2(spans)
}

// subjectHeads begin lines between address and salutation that name the subject.
var subjectHeads = []string{"re", "subject", "ref", "objet", "asunto", "via", "by e-mail", "by email", "open letter", "joint letter", "lettre ouverte", "carta abierta", "an open letter", "urgent appeal", "concerning", "concerne"}

// addressed2 reports whether lines hold at least a role, a body or an honorific: otherwise they are a title or a letterhead.
func (d *doc) addressed2(spans []line) bool {
	for _, l := range spans {
		t := tokens(d.text, l.start, l.end, d.l.lang == "fr", nil)
		if roleIn(t) || startsHonorific(d.text[l.start:l.end]) || d.bodyEnd(t, 0, len(t)) > 0 && bodiesIn(t) {
			return true
		}
	}
	return false
}

// blockWithoutSalutation reads an address block of a letter that has no salutation: lines at the top, one of them a person with
// courtesy, or an office, before the first sentence.
func (d *doc) blockWithoutSalutation() {
	var spans []line
	var at []int
	for ui := 0; ui < min(len(d.units), headUnits); ui++ {
		u := &d.units[ui]
		if u.part == dateline {
			continue
		}
		if u.part != body || !d.addressLine(u) || u.mark != "" {
			break
		}
		if len(at) > 0 && u.block != d.units[at[len(at)-1]].block && d.addressed2(spans) {
			break
		}
		spans = append(spans, line{u.start, u.end})
		at = append(at, ui)
	}
	if len(spans) < 2 || len(at) == 0 || at[len(at)-1] == len(d.units)-1 {
		return
	}
	first := d.text[spans[0].start:spans[0].end]
	t := tokens(first, 0, len(first), d.l.lang == "fr", nil)
	if !startsHonorific(first) && !(roleIn(t) && len(t) < 10) || len(spans) > 12 {
		return
	}
	if len(spans) == 2 && !d.addressed2(spans[1:]) {
		return
	}
	for _, k := range at {
		d.units[k].part = address
	}
	d.readLines(spans)
}

// readLines reads address lines as one addressee of several lines, or one a line where lines hold person and role.
func (d *doc) readLines(spans []line) {
	full := 0
	for _, l := range spans {
		if _, role := splitRole(d.text[l.start:l.end]); role != "" {
			full++
		}
	}
	var groups [][]line
	for i, l := range spans {
		s := d.text[l.start:l.end]
		_, role := splitRole(s)
		next := i > 0 && (full >= 2 && role != "" || i > 0 && startsHonorific(s) && d.readAddressee(s).Name != "" && hasHonorific(d.text, groups[len(groups)-1]))
		if strings.Contains(s, ";") && len(spans) > 1 {
			next = true
		}
		if len(groups) == 0 || next {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], l)
	}
	for _, g := range groups {
		for _, part := range splitSemicolons(d.text, g) {
			if a, ok := d.addresseeOf(part); ok && len(d.r.Addressees) < 60 {
				d.r.Addressees = append(d.r.Addressees, a)
			}
		}
	}
}

func hasHonorific(s string, g []line) bool {
	for _, l := range g {
		if startsHonorific(s[l.start:l.end]) {
			return true
		}
	}
	return false
}

// addresseeOf reads the lines of one addressee: the first names a person, an office or a body, the others tell more. Streets
// and towns are left out.
func (d *doc) addresseeOf(lines []line) (Addressee, bool) {
	if len(lines) == 0 {
		return Addressee{}, false
	}
	var a Addressee
	a.Span = Span{lines[0].start, lines[len(lines)-1].end}
	var places []string
	for _, l := range lines {
		s := strings.Trim(d.text[l.start:l.end], " ,;")
		t := tokens(s, 0, len(s), d.l.lang == "fr", nil)
		if len(t) == 0 {
			continue
		}
		got := d.readAddressee(s)
		switch {
		case a.Name == "" && a.Role == "" && a.Organisation == "":
			span := a.Span
			a = got
			a.Span = span
		case got.Role != "" && a.Role == "" && !hasDigits(s):
			a.Role = got.Role
			if a.Organisation == "" {
				a.Organisation = got.Organisation
			}
			if a.Name == "" {
				a.Name = got.Name
			}
		case got.Role != "" && !hasDigits(s) && len(strings.Fields(a.Role)) == 1 && (strings.HasPrefix(fold(s), fold(a.Role)) || a.Organisation == ""):
			if a.Role = got.Role; got.Organisation != "" {
				a.Organisation = got.Organisation
			}
		case got.Role != "" && !hasDigits(s) && a.Organisation == "" && bodiesIn(t):
			a.Organisation = s
		case bodiesIn(t) && a.Organisation == "" && !hasDigits(s):
			a.Organisation = d.dropCourtesy(s)
		default:
			places = append(places, s)
		}
	}
	if f := fold(a.Organisation); a.Organisation != "" && !strings.Contains(f, "nations") && !strings.Contains(f, "union") && !strings.Contains(f, "naciones") {
		for _, p := range places {
			t := tokens(p, 0, len(p), d.l.lang == "fr", nil)
			if _, n := nations().at(t, 0); n > 0 && n == len(t) && a.Organisation != "" && !strings.Contains(a.Organisation, p) {
				a.Organisation += ", " + p
			}
		}
	}
	return a, a.Name != "" || a.Role != "" || a.Organisation != ""
}

func hasDigits(s string) bool { return strings.ContainsAny(s, "0123456789") }

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
	for _, sep := range []string{", dear ", ", Dear ", ", cher ", ", chère ", ", estimado ", ", estimada ", " and ", " et ", " y ", " & "} {
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
	if x.Name == "" && a.Name != "" {
		x.Name = a.Name
	}
	if x.Role == "" && a.Role != "" {
		x.Role = a.Role
	}
}

// letterTo are words before the addressee in a title.
var letterTo = []string{"letter to", "appeal to", "petition to", "message to", "lettre ouverte a", "lettre ouverte au", "lettre ouverte aux", "lettre a", "lettre au", "appel a", "appel au", "carta abierta al", "carta abierta a", "carta al", "carta a", "statement to", "call to", "letter addressed to"}

// addresseeInTitle reads "An open letter to Attorney General X" in the first lines.
func (d *doc) addresseeInTitle() {
	for ui := 0; ui < min(len(d.units), 4); ui++ {
		u := &d.units[ui]
		if u.part != title && !(u.part == body && ui == 0 && len(u.t) < 24) || len(u.t) > 40 {
			continue
		}
		for k := range u.t {
			for _, p := range letterTo {
				if !startsWith(u.t[k:], p) {
					continue
				}
				i := k + len(strings.Fields(p))
				j := i
				for j < len(u.t) && j-i < 22 && u.t[j].w != "." && u.t[j].w != ":" && u.t[j].w != "-" && u.t[j].w != "(" && !isInfAt(u.t, j, len(u.t)) && !titleStops[u.t[j].w] {
					j++
				}
				if i >= j {
					continue
				}
				s := d.text[u.t[i].start:u.t[j-1].end]
				a := d.readAddressee(s)
				if a.Role == "" && a.Organisation == "" && !startsHonorific(s) && d.bodyEnd(u.t, i, j) == i {
					continue
				}
				if a.Role == "" && a.Organisation == "" && d.bodyEnd(u.t, i, j) > i && !startsHonorific(s) {
					a = Addressee{Organisation: d.dropCourtesy(s)}
				}
				a.Span = span(u.t, i, j)
				if len(d.r.Addressees) > 0 {
					if a.Name == "" {
						return
					}
					d.r.Addressees = nil
				}
				d.r.Addressees = append(d.r.Addressees, a)
				d.why(&d.r.Why, "addressees", s, "the title says to whom the letter goes", a.Span)
				u.part = title
				return
			}
		}
	}
}

var titleStops = set("calling urging asking demanding regarding concerning about demandant sur concernant sobre pidiendo exigiendo following from against over in for on pour por")

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
