package read

import "strings"

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
	var t []tok
	var s sent
	for ui := 0; ui < min(len(d.units), 4) && t == nil; ui++ {
		if u := &d.units[ui]; u.part == body && len(u.sents) > 0 && d.stanceSubject(u.t, u.sents[0]) != nil && len(d.coordinated(u.t, u.sents[0])) > 1 {
			t, s = u.t, u.sents[0]
		}
	}
	if t == nil {
		return
	}
	end := d.subjectEnd(t, s)
	from := s.i
	for k := from; k <= end && k < s.j; k++ {
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
	i := 0
	for i < len(u.t) && (u.t[i].kind == punct || u.t[i].w == "…") {
		i++
	}
	if len(u.t)-i < 2 || len(u.t) > 10 || !moreHeads[u.t[i].w] {
		return 0
	}
	return countIn(u.t[i:])
}

var moreHeads = set("and et y plus siguen suivent followed mas e more suivi suivis")

// countIn gives the number told in a few words: 312, ten, trece.
func countIn(t []tok) int {
	for _, x := range t {
		if n := numberWords[x.w]; n > 0 {
			return n
		}
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

var numberWords = func() map[string]int {
	m := map[string]int{}
	for n, list := range []string{
		"two deux dos", "three trois tres", "four quatre cuatro", "five cinq cinco", "six seis", "seven sept siete", "eight huit ocho", "nine neuf nueve", "ten dix diez",
		"eleven onze once", "twelve douze doce", "thirteen treize trece", "fourteen quatorze catorce", "fifteen quinze quince", "sixteen seize", "seventeen", "eighteen", "nineteen", "twenty vingt veinte",
	} {
		for w := range fieldsOf(list) {
			m[w] = n + 2
		}
	}
	return m
}()

// trailingNames reads the names with which a text ends when no closing line announces them. A line that carries the date of
// the letter beside the sender is one of them.
func (d *doc) trailingNames(end int) {
	from := d.runOfNames(end)
	// words about the sender may stand below the names: "PEN, the worldwide association of writers, defends …"
	for skip := 1; skip <= 3 && end-from < 2 && end-skip > 1; skip++ {
		u := &d.units[end-skip]
		if len(u.t) > 30 || u.mark != "" || d.dearAt(u.t) && dears[u.t[0].w] {
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
		if d.dateLike(u) && u.mark == "" {
			u.part = dateline
			d.nameBeforeDate(u)
			return
		}
		if u.mark != "" || !d.signsAlone(u) && len(d.personsInLine(line{u.start, u.end})) < 3 {
			return
		}
	} else if d.units[from].mark != "" && !d.listOfNames(from, end) {
		return
	}
	for k := from; k < end; k++ {
		d.units[k].part = signature
		if d.dateLike(&d.units[k]) {
			d.units[k].part = dateline
			if n == 1 {
				d.nameBeforeDate(&d.units[k])
			}
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
		if k > from && d.officeBelow(u, &d.units[k-1]) {
			continue
		}
		d.addNames(l)
	}
	d.mergePair(from, end)
}

// nameBeforeDate reads the writer in "Ana Ruiz, Sevilla, 3 de mayo de 2014": a person, a place, a date.
func (d *doc) nameBeforeDate(u *unit) {
	s := u.text(d.text)
	_, i, j := d.dateIn(u.t, 0, len(u.t))
	name, _, ok := strings.Cut(s, ",")
	if i >= j || !ok || strings.Count(d.text[u.start:u.t[i].start], ",") < 2 || len(strings.Fields(name)) < 2 || len(strings.Fields(name)) > 4 || !d.onePerson(name) {
		return
	}
	rest := tokens(s[len(name)+1:], 0, len(s)-len(name)-1, d.l.lang == "fr", nil)
	if _, n := nations().at(rest, 0); n > 0 {
		return // "San José, Costa Rica, 3 de mayo"
	}
	d.addName(line{u.start, u.start + len(name)})
}

// runOfNames goes up from end over lines that may be names.
func (d *doc) runOfNames(end int) int {
	k := end
	for k > 1 && k > end-1500 && d.nameLike(&d.units[k-1], end-k > 2) && len(d.units[k-1].sents) <= 3 && d.units[k-1].part == body && !(dears[d.units[k-1].t[0].w] && d.dearAt(d.units[k-1].t)) {
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
	if d.signsAs(u) {
		return true
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
