package read

import "strings"

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
	if near(u.t, 0, 4, attention) {
		return false
	}
	last := u.t[len(u.t)-1].w
	if last == "." && len(u.t) > 14 || last == "?" || last == ";" || d.hasFinite(u) {
		return false
	}
	s := d.text[u.t[1].start:u.end]
	return (roleIn(u.t[1:min(len(u.t), 8)]) || startsHonorific(s) || bodiesIn(u.t[1:min(len(u.t), 8)])) && (toNoble(u.t) || u.t[min(2, len(u.t)-1)].cap || addressedPlural[u.t[min(2, len(u.t)-1)].w])
}

// addressedPlural may stand small after the article of a line "A los señores miembros de la Asamblea".
var addressedPlural = set("senores senoras miembros diputados diputadas senadores magistrados jueces ministros members deputies senators judges honourable honorable deputes senateurs membres ministres juges presidents autoridades autorites authorities")

var toWords = set("to a al au aux")

var attention = set("attention atencion")

func (d *doc) addTo(u *unit) {
	u.part = address
	for _, l := range d.splitPersons(line{u.t[1].start, u.end}) {
		if a, ok := d.addresseeOf([]line{l}); ok {
			d.r.Addressees = append(d.r.Addressees, a)
		}
	}
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
	if sheetLine(u.t) {
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

// holdsAddress reports whether lines hold at least a role, a body or an honorific: otherwise they are a title or a letterhead.
func (d *doc) holdsAddress(spans []line) bool {
	for _, l := range spans {
		t := tokens(d.text, l.start, l.end, d.l.lang == "fr", nil)
		if roleIn(t) || startsHonorific(d.text[l.start:l.end]) || (d.bodyEnd(t, 0, len(t)) > 0 || len(t) > 2 && toWords[t[0].w]) && bodiesIn(t) {
			return true
		}
	}
	return false
}

// readLines reads address lines as one addressee of several lines, or one a line where lines hold person and role.
func (d *doc) readLines(spans []line) {
	spans = d.withoutStreets(spans)
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
		next := i > 0 && (full >= 2 && role != "" || i > 0 && startsHonorific(s) && d.readAddressee(s).Name != "" && hasHonorific(d.text, groups[len(groups)-1]) && d.namedAlready(groups[len(groups)-1]))
		if strings.Contains(s, ";") && len(spans) > 1 {
			next = true
		}
		if i > 0 && d.otherAddressee(spans, i, groups[len(groups)-1]) {
			next = true
		}
		if len(groups) == 0 || next {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], l)
	}
	for _, g := range groups {
		for _, part := range splitSemicolons(d.text, g) {
			if two := d.splitPersons(part[0]); len(part) == 1 && len(two) > 1 {
				for _, l := range two {
					if a, ok := d.addresseeOf([]line{l}); ok && len(d.r.Addressees) < 60 {
						d.r.Addressees = append(d.r.Addressees, a)
					}
				}
				continue
			}
			if a, ok := d.addresseeOf(part); ok && len(d.r.Addressees) < 60 {
				d.r.Addressees = append(d.r.Addressees, a)
			}
		}
	}
}

// otherAddressee reports whether line i begins another addressee: behind an empty line, a person with an office, where the lines
// before tell of a person with an office too; or a body below a body.
func (d *doc) otherAddressee(spans []line, i int, before []line) bool {
	was, ok := d.addresseeOf(before)
	if !ok {
		return false
	}
	s := d.text[spans[i].start:spans[i].end]
	if strings.Count(d.text[spans[i-1].end:spans[i].start], "\n") > 1 {
		if was.Role == "" || hasDigits(s) {
			return false
		}
		if startsHonorific(s) {
			return true
		}
		return i+1 < len(spans) && d.onePerson(stripCourtesy(s)) && len(strings.Fields(s)) > 1 && d.lineHasRole(spans[i+1]) && !d.lineHasRole(spans[i])
	}
	t := tokens(s, 0, len(s), d.l.lang == "fr", nil)
	first, _, _ := strings.Cut(s, ",")
	return was.Role == "" && len(before) == 1 && !personName(stripCourtesy(d.text[before[0].start:before[0].end])) && !startsHonorific(d.text[before[0].start:before[0].end]) && bodiesIn(t) && !personName(first) && !roleIn(t[:min(2, len(t))]) && !ofState[t[0].w]
}

// ofState begin lines that tell more of the body above them.
var ofState = set("government republic kingdom ministry office department embassy bureau palace house gouvernement republique ministere bureau ambassade gobierno republica ministerio oficina embajada permanent state")

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
		case a.Name == "" && got.Name != "" && got.Role == "" && got.Organisation == "" && startsHonorific(s):
			a.Name = got.Name
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
