package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameLike reports whether a line may be the name of one who signs: short, capitals, no end of a sentence.
func (d *doc) nameLike(u *unit, inList bool) bool {
	if len(u.t) == 0 || len(u.t) > 34 || u.end-u.start > 220 || sheetLine(u.t) {
		return false
	}
	if u.mark != "" && len(u.t) > 26 {
		return false
	}
	if beginsWithRole(u.t) && u.mark == "" && !d.hasFinite(u) && u.t[len(u.t)-1].w != "." && u.t[len(u.t)-1].w != ":" && u.t[len(u.t)-1].w != "," {
		return true // "Special Rapporteur on the situation of …" under a name
	}
	if near(u.t, 0, min(len(u.t), 4), ownBodies) && len(u.t) <= 16 && !d.hasFinite(u) && u.t[0].cap && u.t[len(u.t)-1].kind == word {
		return true // "Le collectif des parents de l'école"
	}
	marked := u.mark != "" && len(u.t) <= 20
	caps, small, verbs := 0, 0, 0
	for k := range u.t {
		w := u.t[k]
		switch {
		case w.kind != word || nameLinks[w.w]:
		case w.cap:
			caps++
		default:
			small++
		}
		if w.kind == word && !w.cap && finite[w.w] {
			verbs++
		}
	}
	first, _ := utf8.DecodeRuneInString(u.text(d.text))
	if verbs > 0 || caps == 0 || !unicode.IsUpper(first) && !unicode.IsDigit(first) && first != '(' && first != '"' && first != '“' {
		return false
	}
	last := u.t[len(u.t)-1]
	if last.w == "!" || last.w == "?" || last.w == ":" && !inList {
		return false
	}
	if last.w == "." && (small > caps || small >= 4) || u.mark != "" && d.label(u.t) > 0 {
		return false
	}
	return marked && small <= 10 && last.w != "." && last.w != ";" || small <= caps+4 && (small <= caps*2 || caps > 3)
}

// finite are verbs that show a sentence, not a name.
var finite = set(`is are was were has have had be been will would must should can could calls call urge urges demand ask appeal we i you they he she it that which who not do does did this these our your
	est sont etait ont avons sommes sera nous vous je il elle ils qui que ne pas doit doivent es son fue han hemos somos debe deben que no se exigimos pedimos defends defend appellent demandent exigent`)

// addNames adds one line of names; semicolons part several.
func (d *doc) addNames(l line) {
	if d.courtesyLine(l) {
		return
	}
	if cols := columns(d.text, l); len(cols) > 1 {
		for _, c := range cols {
			d.addName(c)
		}
		return
	}
	if names := d.personsInLine(l); len(names) > 2 {
		for _, n := range names {
			d.addName(n)
		}
		return
	}
	parts := splitSemicolons(d.text, []line{l})
	if len(parts) == 2 { // "Name; Organisation" is one
		parts = [][]line{{l}}
	}
	for _, p := range parts {
		d.addName(p[0])
	}
}

func (d *doc) addName(l line) {
	for l.start < l.end && strings.HasPrefix(d.text[l.start:], "\"") {
		l.start++
	}
	s := strings.TrimRight(d.text[l.start:l.end], " ;,\"”»")
	l.end = l.start + len(s)
	if t := tokens(s, 0, len(s), d.l.lang == "fr", nil); len(t) < 8 && len(t) > 1 && moreHeads[t[0].w] && countIn(t) > 0 {
		d.r.SignatoriesCount = max(d.r.SignatoriesCount, len(d.r.Signatories)+countIn(t)) // "siguen 90 firmas"
		return
	}
	if s == "" || !strings.ContainsFunc(s, unicode.IsLetter) {
		return
	}
	name, rest := splitRole(s)
	if rest == "" {
		if n, aff, ok := cutAffiliation(s); ok {
			name, rest = n, aff
		}
	}
	d.r.Signatories = append(d.r.Signatories, Signatory{Name: name, Affiliation: rest, Span: Span{l.start, l.end}})
}

// cutAffiliation parts "Name, Organisation" and "Name – Organisation" when the first part reads like the name of a person.
func cutAffiliation(s string) (name, rest string, ok bool) {
	at, n := -1, 0
	for _, sep := range []string{", ", " – ", " — ", " - "} {
		if k := strings.Index(s, sep); k > 0 && (at < 0 || k < at) && strings.Count(s[:k], "(") == strings.Count(s[:k], ")") {
			at, n = k, len(sep)
		}
	}
	if at < 0 || !personName(s[:at]) {
		return s, "", false
	}
	return s[:at], strings.TrimSpace(s[at+n:]), true
}

// personName reports whether a few words look like the name of a person.
func personName(s string) bool {
	f := strings.Fields(s)
	if len(f) == 0 || len(f) > 7 {
		return false
	}
	for _, w := range f {
		if orgWords[fold(strings.Trim(w, ".,()"))] {
			return false
		}
	}
	return true
}

var orgWords = set(`association organisation organization centre center network union committee foundation council society international institute federation group movement alliance coalition party commission
	humanist humanists pen forum project initiative watch rights action support office team press media journal club league trust church friends desk for of the and campaign confederation asociacion organizacion centro
	red comite fundacion sociedad instituto federacion grupo movimiento alianza coalicion observatorio colegio direccion reseau comite fondation societe institut federation mouvement ligue collectif syndicat observatoire maison
	guild writers journalists workers lawyers teachers students women youth farmers artists mothers doctors academy agency alianza amnesty university universidad universite laboratorio espacio accion derechos droits para pour des`)

// readNames reads the units [from, to) below a closing line.
func (d *doc) readNames(from, to int) {
	var block []int
	flush := func() {
		d.nameBlock(block)
		block = nil
	}
	wide := to-from > 8
	prose := 0
	for k := from; k < to; k++ {
		u := &d.units[k]
		if d.dateLike(u) {
			u.part = dateline
			d.nameBeforeDate(u)
			continue
		}
		if isClosing(u.t) || d.announcesNames(u, k, to) || u.part == notes {
			if u.part != notes {
				u.part = closing
				d.inlineNames(k)
			}
			continue
		}
		if n := countMore(u); n > 0 {
			flush()
			d.r.SignatoriesCount = len(d.r.Signatories) + n
			u.part = signature
			continue
		}
		if semicolons(u) >= 2 && k-from < 3 && u.t[0].cap {
			flush()
			u.part = signature
			d.addNames(line{u.start, u.end})
			continue
		}
		if !d.nameLike(u, true) {
			prose++
			if prose > 2 && !wide || len(u.t) > 34 {
				break
			}
			u.part = notes
			if len(u.t) <= 34 && len(u.sents) == 1 && u.t[len(u.t)-1].w != "." && wide {
				u.part = signature
				d.addNames(line{u.start, u.end})
			}
			continue
		}
		if len(block) > 0 && (u.block != d.units[block[len(block)-1]].block || u.mark != "") {
			flush()
		}
		u.part = signature
		block = append(block, k)
	}
	flush()
	d.mergePair(from, to)
}

// nameBlock reads lines that stand together: two to four lines that begin with a person are one signatory with affiliation,
// a longer run is one a line.
func (d *doc) nameBlock(block []int) {
	if len(block) == 0 {
		return
	}
	if len(block) >= 2 && len(block) <= 4 && d.units[block[0]].mark == "" && d.isOneSigner(block) && (d.saysI || d.roleBelow(block)) {
		first := &d.units[block[0]]
		last := &d.units[block[len(block)-1]]
		name := strings.TrimRight(first.text(d.text), " ,;")
		var aff []string
		for _, k := range block[1:] {
			aff = append(aff, strings.TrimRight(d.units[k].text(d.text), " ,;"))
		}
		n, rest := splitRole(name)
		if rest != "" {
			name, aff = n, append([]string{rest}, aff...)
		}
		d.r.Signatories = append(d.r.Signatories, Signatory{Name: name, Affiliation: strings.Join(aff, ", "), Span: Span{first.start, last.end}})
		return
	}
	for n, k := range block {
		u := &d.units[k]
		if n == 0 && len(block) > 1 && u.t[len(u.t)-1].w == "," && d.units[block[1]].t[0].cap && smallWordsIn(u) > 1 && !roleIn(u.t) && !bodiesIn(u.t) {
			u.part = closing // "Med vennlig hilsen,": a closing in another language
			continue
		}
		if n > 0 && d.officeBelow(u, &d.units[block[n-1]]) {
			continue
		}
		d.addNames(line{u.start, u.end})
	}
}

func (d *doc) roleBelow(block []int) bool {
	for _, k := range block[1:] {
		if roleIn(d.units[k].t) {
			return true
		}
	}
	return false
}

// isOneSigner reports whether the lines after the first tell the role or the organisation of the person in the first.
func (d *doc) isOneSigner(block []int) bool {
	if !d.onePerson(d.units[block[0]].text(d.text)) || strings.Contains(d.units[block[0]].text(d.text), ",") && len(block) > 2 {
		return false
	}
	tells := 0
	_, office := splitRole(d.units[block[0]].text(d.text))
	for _, k := range block[1:] {
		s := d.units[k].text(d.text)
		if _, role := splitRole(s); role != "" && office != "" {
			return false // "Ana Roe, chair" above "Ben Low, secretary"
		}
		if roleIn(d.units[k].t) || !d.onePerson(s) || strings.Contains(fold(s), "'s ") || strings.Contains(s, "’s ") {
			tells++
		}
	}
	return tells == len(block)-1
}

// onePerson reports whether a line is the name of one person: no organisation, no country, no acronym.
func (d *doc) onePerson(s string) bool {
	if !personName(s) || hasDigits(s) {
		return false
	}
	t := tokens(s, 0, len(s), d.l.lang == "fr", nil)
	for k := range t {
		if _, n := nations().at(t, k); n > 0 && t[k].cap || t[k].upper && len(t[k].w) > 1 {
			return false
		}
	}
	return true
}

// mergePair joins a person and an organisation that are the only two names, each on a line of its own.
func (d *doc) mergePair(from, to int) {
	if len(d.r.Signatories) != 2 || !d.saysI {
		return
	}
	a, b := d.r.Signatories[0], d.r.Signatories[1]
	if a.Affiliation == "" && b.Affiliation == "" && d.onePerson(a.Name) && !d.onePerson(b.Name) && len(strings.Fields(a.Name)) >= 2 {
		d.r.Signatories = []Signatory{{Name: a.Name, Affiliation: b.Name, Span: Span{a.Span.Start, b.Span.End}}}
	}
}
