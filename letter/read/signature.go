package read

import "strings"

// findSignatures finds the names under the letter: after a closing line, after a line that announces them, or, without one,
// the run of names with which the text ends.
func (d *doc) findSignatures() {
	end := len(d.units)
	for ui := range d.units {
		if d.units[ui].part == copies && ui*3 > len(d.units) {
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
		if !d.nameLike(u, from >= 0 || end-ui > 3) && !glues(u) && countMore(u) == 0 && !(semicolons(u) >= 2 && end-ui < 4) {
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
	for k := max(1, end-40); k < end; k++ { // "Notes" and footnotes "[1] …" to the end
		u := &d.units[k]
		if len(u.t) <= 2 && len(u.t) > 0 && noteHeads[u.t[0].w] && k+1 < end && !isWe(d.units[k+1].t[0].w) || footnote(u.t) && d.onlyFootnotes(k, end) {
			for n := k; n < end; n++ {
				d.units[n].part = notes
			}
			end = k
			break
		}
	}
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
		link := strings.HasPrefix(f, "http") || strings.HasPrefix(f, "www.") || strings.HasPrefix(s, "#") || strings.Contains(f, "@") && len(u.t) < 20 || startsWithAny(u.t, []string{"tel", "phone", "e-mail", "email", "contact", "see the full list", "the full list", "full list", "complete list", "la liste complete", "la lista completa", "lista completa", "attachment", "attachments", "annex", "enclosure", "enclosures", "source", "photo", "press contact", "contacto", "notes", "note", "for more information", "for further information", "pour plus d' information", "read more", "share"})
		if !link && !(len(u.t) == 0) {
			return end
		}
		u.part = notes
		end--
	}
	return end
}

var noteHeads = set("notes footnotes references endnotes sources notas referencias")

// footnote reports "[1] …" at the beginning of a line.
func footnote(t []tok) bool {
	return len(t) > 3 && t[0].w == "[" && t[1].kind == number && t[2].w == "]"
}

func (d *doc) onlyFootnotes(k, end int) bool {
	for n := k; n < end; n++ {
		if !footnote(d.units[n].t) {
			return false
		}
	}
	return true
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
