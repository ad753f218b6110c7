package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// findSignatures finds the names under the letter: after a closing line, after a line that announces them, or, without one,
// the run of names with which the text ends.
func (d *doc) findSignatures() {
	end := len(d.units)
	for ui := range d.units {
		if d.units[ui].part == copies {
			end = ui
			break
		}
	}
	end = d.dropNotes(end)
	from := -1
	floor := max(0, end-1500)
	for ui := end - 1; ui >= floor; ui-- {
		u := &d.units[ui]
		if isClosing(u.t) && ui > 0 || d.announcesNames(u, ui, end) || inlineClosing(u.t) && ui > 0 {
			from = ui
			if ui > 0 && isClosing(d.units[ui-1].t) {
				continue
			}
			break
		}
		if !d.nameLike(u, from >= 0 || end-ui > 3) && !glues(u) && countMore(u) == 0 {
			break
		}
	}
	// a closing further up wins over headings inside a list of names ("Organisations:", "Individuals:")
	if from >= 0 {
		for ui := from - 1; ui >= max(floor, from-1400); ui-- {
			u := &d.units[ui]
			if isClosing(u.t) || d.announcesNames(u, ui, end) {
				from = ui
				continue
			}
			if !d.nameLike(u, true) && countMore(u) == 0 {
				break
			}
		}
		d.units[from].part = closing
		d.inlineNames(from)
		d.readNames(from+1, end)
		return
	}
	d.trailingNames(end)
}

func glues(u *unit) bool { return len(u.t) <= 2 }

// dropNotes goes up from the end over links, footnotes, contacts and words about the sender.
func (d *doc) dropNotes(end int) int {
	for k := end - 1; k >= max(1, end-12); k-- {
		if u := &d.units[k]; startsWithAny(u.t, contactHeads) && len(u.t) < 30 {
			for n := k; n < end; n++ {
				d.units[n].part = notes
			}
			end = k
		}
	}
	for end > 0 {
		u := &d.units[end-1]
		s := u.text(d.text)
		f := fold(s)
		link := strings.HasPrefix(f, "http") || strings.HasPrefix(f, "www.") || strings.HasPrefix(s, "#") || strings.Contains(f, "@") && len(u.t) < 20 || startsWithAny(u.t, []string{"tel", "phone", "e-mail", "email", "contact", "see the full list", "attachment", "attachments", "annex", "enclosure", "enclosures", "source", "photo", "press contact", "contacto", "notes", "note", "for more information", "for further information", "pour plus d' information", "read more", "share"})
		if !link && !(len(u.t) == 0) {
			return end
		}
		u.part = notes
		end--
	}
	return end
}

// contactHeads begin lines of contact under a statement; what follows them is no signature.
var contactHeads = []string{"for more information", "for further information", "for additional information", "for media", "media contact", "press contact", "contact :", "contacts :", "please contact", "for interviews", "pour plus d' information", "pour plus d' informations", "contact presse", "contacts presse", "para mas informacion", "contacto :", "contacto de prensa", "background", "background information", "notes to editors", "note to editors", "editor 's note", "notes for editors"}

// announcesNames reports a line with a colon that says that the names of those who sign follow.
func (d *doc) announcesNames(u *unit, ui, end int) bool {
	if len(u.t) == 0 || len(u.t) > 30 || ui == 0 {
		return false
	}
	if u.t[len(u.t)-1].w != ":" {
		return false
	}
	return near(u.t, 0, len(u.t), announcing) && !d.asksIn(u)
}

var announcing = set(`signed signatories undersigned signatory endorsed launched co-signed cosigned supported signataires signent soussignes signe cosignataires firman firmantes suscriben suscrito suscrita firmado adhieren
	adherentes signatures sign names support endorse soutiennent appuient respaldan`)

func (d *doc) asksIn(u *unit) bool {
	for k := range u.t {
		if v, ok := d.l.verbs[u.t[k].w]; ok && (v.form == base || v.form == first) && k > 0 && v.lemma != "press" && v.lemma != "petition" {
			return true
		}
	}
	return false
}

// nameLike reports whether a line may be the name of one who signs: short, capitals, no end of a sentence.
func (d *doc) nameLike(u *unit, inList bool) bool {
	if len(u.t) == 0 || len(u.t) > 34 || u.end-u.start > 220 {
		return false
	}
	if u.mark != "" && len(u.t) > 26 {
		return false
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

// inlineNames reads names that stand in the closing line itself after its colon: "Signed by: PEN Norway; PEN Sweden".
func (d *doc) inlineNames(ui int) {
	u := &d.units[ui]
	for k := range u.t {
		if u.t[k].w == ":" && k+1 < len(u.t) {
			d.addNames(line{u.t[k+1].start, u.end})
			return
		}
	}
}

// addNames adds one line of names; semicolons part several.
func (d *doc) addNames(l line) {
	parts := splitSemicolons(d.text, []line{l})
	if len(parts) == 2 { // "Name; Organisation" is one
		parts = [][]line{{l}}
	}
	for _, p := range parts {
		d.addName(p[0])
	}
}

func (d *doc) addName(l line) {
	s := strings.TrimRight(d.text[l.start:l.end], " ;,\"”»")
	l.end = l.start + len(s)
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
		if k := strings.Index(s, sep); k > 0 && (at < 0 || k < at) {
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

// inlineClosing reports "Signataires : A ; B ; C": a closing word, a colon, and names in the same line.
func inlineClosing(t []tok) bool {
	for k := 1; k < min(len(t)-1, 6); k++ {
		if t[k].w == ":" {
			return t[k+1].cap && isClosing(t[:k+1])
		}
	}
	return false
}

// signByVoice names as signatories the two organisations or more that ask together in the third person at the beginning of a
// release that bears no other names.
func (d *doc) signByVoice() {
	if len(d.r.Signatories) > 0 || len(d.r.Addressees) > 0 || len(d.demands) == 0 || d.demands[0].Lead != "" || d.news {
		return
	}
	x := d.demands[0].verb
	if x.unit > 2 || x.s.i != 0 {
		return
	}
	t := d.units[x.unit].t
	end := d.subjectEnd(t, x.s)
	if d.stanceSubject(t, x.s) == nil || len(d.coordinated(t, x.s)) < 2 {
		return
	}
	from := x.s.i
	for k := from; k <= end && k < x.s.j; k++ {
		if k == end || t[k].w == "and" || t[k].w == "," || t[k].w == "et" || t[k].w == "y" {
			if k > from && k-from > 1 {
				at := span(t, from, k)
				d.r.Signatories = append(d.r.Signatories, Signatory{Name: d.text[at.Start:at.End], Span: at})
			}
			from = k + 1
		}
	}
}

// countMore reads "and 40 others", "and 312 organisations": how many more signed than are named; 0 when a line says no such
// thing.
func countMore(u *unit) int {
	if len(u.t) < 2 || len(u.t) > 10 || u.t[0].w != "and" && u.t[0].w != "et" && u.t[0].w != "y" && u.t[0].w != "plus" {
		return 0
	}
	for _, x := range u.t {
		if x.kind != number {
			continue
		}
		n := 0
		for i := range len(x.w) {
			if c := x.w[i]; c >= '0' && c <= '9' && n < 100_000_000 {
				n = n*10 + int(c-'0')
			}
		}
		return n
	}
	return 0
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
	for _, k := range block {
		d.addNames(line{d.units[k].start, d.units[k].end})
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
	for _, k := range block[1:] {
		s := d.units[k].text(d.text)
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

// trailingNames reads the names with which a text ends when no closing line announces them. A line that carries the date of
// the letter beside the sender is one of them.
func (d *doc) trailingNames(end int) {
	from := d.runOfNames(end)
	// words about the sender may stand below the names: "PEN, the worldwide association of writers, defends …"
	for skip := 1; skip <= 3 && end-from < 2 && end-skip > 1; skip++ {
		u := &d.units[end-skip]
		if len(u.t) > 30 || u.mark != "" {
			break
		}
		if f := d.runOfNames(end - skip); end-skip-f >= 3 {
			for k := end - skip; k < end; k++ {
				d.units[k].part = notes
			}
			from, end = f, end-skip
		}
	}
	if from == end || from == 0 {
		return
	}
	n := end - from
	if n == 1 {
		u := &d.units[from]
		if u.mark != "" || !d.signsAlone(u) {
			return
		}
	} else if d.units[from].mark != "" && !d.listOfNames(from, end) {
		return
	}
	for k := from; k < end; k++ {
		d.units[k].part = signature
		if d.dateLike(&d.units[k]) {
			d.units[k].part = dateline
			continue
		}
		u := &d.units[k]
		l := line{u.start, u.end}
		if n == 1 || k == end-1 || k == from {
			if _, i, j := d.dateIn(u.t, 0, len(u.t)); i < j && i > 0 { // "Friends of X, May 24, 2022"
				l.end = u.t[i-1].end
				if u.t[i-1].kind == punct {
					l.end = u.t[max(i-2, 0)].end
				}
			}
		}
		d.addNames(l)
	}
	d.mergePair(from, end)
}

// runOfNames goes up from end over lines that may be names.
func (d *doc) runOfNames(end int) int {
	k := end
	for k > 1 && k > end-1500 && d.nameLike(&d.units[k-1], end-k > 2) && len(d.units[k-1].sents) <= 3 && d.units[k-1].part == body {
		k--
	}
	return k
}

// listOfNames reports whether marked items are names and not acts.
func (d *doc) listOfNames(from, end int) bool {
	acts := 0
	for k := from; k < end; k++ {
		t := d.units[k].t
		if d.beginsAct(t) && !(len(t) > 1 && t[1].cap) || t[len(t)-1].w == ";" {
			acts++
		}
	}
	return acts*4 < end-from
}

// signsAlone reports whether a single last line is the sender: a name with a date, or capitals nearly throughout and no mark at
// its end.
func (d *doc) signsAlone(u *unit) bool {
	if u.t[len(u.t)-1].w == "." || len(u.t) > 16 {
		return false
	}
	caps, words := 0, 0
	for _, x := range u.t {
		if x.kind == word && !nameLinks[x.w] {
			words++
			if x.cap {
				caps++
			}
		}
	}
	return caps == words && words >= 2 || caps > 0 && near(u.t, 0, len(u.t), ownBodies) && !d.hasFinite(u) && u.t[0].cap && len(u.t) >= 2
}
