package read

import "strings"

// bareSalutation reports a salutation without a comma that stands alone between two empty lines below a head: "Your Excellency",
// "Madam President".
func (d *doc) bareSalutation(ui int) bool {
	u := &d.units[ui]
	if ui < 2 || ui+1 >= len(d.units) || len(u.t) > 6 || len(u.t) == 0 || d.units[ui-1].block == u.block || d.units[ui+1].block == u.block || len(d.units[ui+1].t) < 6 {
		return false
	}
	if !bareHeads[u.t[0].w] {
		return false
	}
	for k := range u.t {
		if w := u.t[k].w; !courtesies[w] && !roles[w] && !bareHeads[w] && w != "excellencies" && w != "." {
			return false
		}
	}
	return true
}

var bareHeads = set("your excellency excellencies excellence excelencia madam madame monsieur mr senor senora votre su vuestra sir")

// toNoble goes over the article and words of courtesy behind "To", so that "À Monsieur le Président" and "To the Rt Hon the Lord
// X" begin with a capital as others do.
func toNoble(t []tok) bool {
	return len(t) > 2 && t[1].cap && (courtesies[t[1].w] || honorifics[t[1].w])
}

// splitPersons parts a line that names two persons with their offices: "President A and Chancellor B", "au Président, X, et à la
// ministre, Y".
func (d *doc) splitPersons(l line) []line {
	s := d.text[l.start:l.end]
	for _, sep := range []string{" and to ", " et à ", " et au ", " y a ", " y al ", " and ", " et ", " y "} {
		k := strings.Index(s, sep)
		if k <= 0 {
			continue
		}
		left, right := s[:k], s[k+len(sep):]
		lt, rt := tokens(left, 0, len(left), d.l.lang == "fr", nil), tokens(right, 0, len(right), d.l.lang == "fr", nil)
		offices := strings.Count(sep, " ") == 3 && (roleIn(lt) || bodiesIn(lt)) && (roleIn(rt) || bodiesIn(rt))
		if !offices && (!d.namesHolder(left, lt) || !d.namesHolder(right, rt)) {
			continue
		}
		for _, c := range []string{"the ", "la ", "le ", "l'", "el "} { // what follows "and to"
			if offices && strings.HasPrefix(right, c) {
				sep += c
			}
		}
		return append([]line{{l.start, l.start + k}}, d.splitPersons(line{l.start + k + len(sep), l.end})...)
	}
	return []line{l}
}

// namesHolder reports words that hold an office and the name of its holder, or a name with a courtesy.
func (d *doc) namesHolder(s string, t []tok) bool {
	if len(t) < 2 || !roleIn(t) && !startsHonorific(s) {
		return false
	}
	a := d.readAddressee(s)
	return a.Name != "" && (a.Role != "" || startsHonorific(s))
}

// sheetLabels head the lines of a case sheet, which address nobody: "Status: detained".
var sheetLabels = set(`status occupation place age born case name sentence charge charges health arrested detained location nationality country profession gender category updated source
	statut profession lieu pays etat situacion estado ocupacion lugar edad pais profesion`)

// sheetLine reports a line of a case sheet.
func sheetLine(t []tok) bool {
	return len(t) > 2 && t[0].kind == word && sheetLabels[t[0].w] && t[1].w == ":"
}

// namedAlready reports whether the lines of an addressee hold the name of a person.
func (d *doc) namedAlready(g []line) bool {
	a, ok := d.addresseeOf(g)
	return ok && a.Name != ""
}

// onlyStyled reports an addressee of whom a bare style is known: "Excellencies".
func (d *doc) onlyStyled(a Addressee) bool {
	return a.Organisation == "" && onlyStyle(joined(a.Name, a.Role))
}

// titleOfSeveral takes the two addressees or more that a title names: "Open letter to the Prime Minister and to the Minister of
// Justice". It reports false where the title names one.
func (d *doc) titleOfSeveral(u *unit, l line) bool {
	parts := d.splitPersons(l)
	if len(parts) < 2 {
		return false
	}
	var out []Addressee
	for _, p := range parts {
		if a, ok := d.addresseeOf([]line{p}); ok {
			out = append(out, a)
		}
	}
	if len(out) != len(parts) {
		return false
	}
	d.r.Addressees, u.part = out, title
	d.why(&d.r.Why, "addressees", d.text[l.start:l.end], "the title says to whom the letter goes", Span{l.start, l.end})
	return true
}

// noneNamed reports two addressees or more of whom a salutation gave the offices alone.
func (d *doc) noneNamed() bool {
	for _, a := range d.r.Addressees {
		if a.Name != "" || a.Organisation != "" {
			return false
		}
	}
	return len(d.r.Addressees) == 2
}
