package read

import "strings"

// layout finds the parts of a letter: title, date line, address block, salutation, closing, signatures, copies, notes. What is
// left is the body.
func (d *doc) layout() {
	d.findCopies()
	d.findSignatures()
	d.findDate()
	d.findAddress()
	d.findTitle()
	if len(d.r.Addressees) == 0 || len(d.r.Addressees) == 1 && (d.r.Addressees[0].Name == "" && d.r.Addressees[0].Organisation == "" || d.onlyStyled(d.r.Addressees[0])) || d.noneNamed() {
		d.addresseeInTitle() // a salutation without a name says less than a title
	}
	d.lateSalutation()
}

const headUnits = 30 // an address block stands within the first units of a text

func short(u *unit) bool { return len(u.t) <= 24 && u.end-u.start <= 180 }

// startsWith compares the first words of a unit.
func startsWith(t []tok, phrase string) bool {
	k := 0
	for w := range fieldsOf(phrase) {
		if k >= len(t) || t[k].w != w {
			return false
		}
		k++
	}
	return true
}

func startsWithAny(t []tok, list []string) bool {
	for _, p := range list {
		if startsWith(t, p) {
			return true
		}
	}
	return false
}

var copyHeads = []string{"cc", "c.c", "copies to", "copy to", "copies :", "copie a", "copies a", "copie :", "con copia a", "con copia", "copia a", "copia :", "copias a", "c c", "bcc", "ampliation", "c.c.p", "ccp", "cc :", "copy :", "copies", "con copia para", "copia para", "copie pour", "c.c :"}

var copyMarks = set("cc c.c c.c.p ccp cci c.c.i bcc")

func copyHead(t []tok) bool {
	return len(t) > 1 && (startsWithAny(t, copyHeads) || copyMarks[strings.Trim(t[0].w, ".")])
}

// findCopies marks the units under "cc:" or "Copies to:" and reads whom they name.
func (d *doc) findCopies() {
	for ui := range d.units {
		u := &d.units[ui]
		if !copyHead(u.t) || len(u.t) > 120 || !hasColonEarly(u.t) && !copyMarks[strings.Trim(u.t[0].w, ".")] {
			continue
		}
		end := d.copiesEnd(ui)
		d.readCopies(ui, end)
		return
	}
}

func hasColonEarly(t []tok) bool {
	for k := 0; k < min(len(t), 6); k++ {
		if t[k].w == ":" {
			return true
		}
	}
	return false
}

// copiesEnd is the unit after the last line of copies: lines that are no sentence.
func (d *doc) copiesEnd(from int) int {
	k := from + 1
	for k < len(d.units) && k < from+60 {
		u := &d.units[k]
		last := ""
		if len(u.t) > 0 {
			last = u.t[len(u.t)-1].w
		}
		if d.dateLike(u) || len(u.t) > 40 || len(u.sents) > 2 && last == "." || isClosing(u.t) || d.dearAt(u.t) || len(u.t) > 14 && last == "." {
			break
		}
		if u.block > d.units[k-1].block && u.mark == "" && d.units[k-1].end-d.units[k-1].start > 0 && !roleIn(u.t) && k > from+1 {
			break
		}
		k++
	}
	return k
}

func (d *doc) readCopies(from, end int) {
	var groups [][]line
	for k := from; k < end; k++ {
		u := &d.units[k]
		u.part = copies
		l := line{u.start, u.end}
		if k == from {
			i := 0
			for n := range u.t {
				if u.t[n].w == ":" {
					i = n + 1
					break
				}
			}
			if i == 0 {
				i = 1
			}
			if i >= len(u.t) {
				continue
			}
			l.start = u.t[i].start
		}
		_, role := splitRole(d.text[l.start:l.end])
		starts := len(groups) == 0 || u.mark != "" || k > from && u.block > d.units[k-1].block
		whole := role != "" || strings.HasSuffix(d.text[l.start:l.end], ";")
		if !starts && whole && groupDone(d.text, groups[len(groups)-1]) {
			starts = true
		}
		if !starts && roleIn(u.t) && !strings.HasSuffix(d.text[:d.units[k-1].end], ",") && d.lineHasRole(groups[len(groups)-1][0]) {
			starts = true
		}
		if starts {
			groups = append(groups, []line{l})
			continue
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], l)
	}
	for _, g := range groups {
		for _, part := range splitSemicolons(d.text, g) {
			if a, ok := d.addresseeOf(part); ok {
				d.r.CC = append(d.r.CC, a)
			}
		}
	}
}

func (d *doc) lineHasRole(l line) bool {
	return roleIn(tokens(d.text, l.start, l.end, d.l.lang == "fr", nil))
}

// groupDone reports whether the lines of a group already hold a name with a role, or end with a semicolon.
func groupDone(s string, g []line) bool {
	last := s[g[len(g)-1].start:g[len(g)-1].end]
	if strings.HasSuffix(last, ";") {
		return true
	}
	_, role := splitRole(s[g[0].start:g[0].end])
	return role != "" && !strings.HasSuffix(last, ",")
}

func splitSemicolons(s string, g []line) [][]line {
	if len(g) != 1 {
		return [][]line{g}
	}
	var out [][]line
	from := g[0].start
	for k := g[0].start; k <= g[0].end; k++ {
		if k == g[0].end || s[k] == ';' {
			if l := trimmed(s, from, k); l.start < l.end {
				out = append(out, []line{l})
			}
			from = k + 1
		}
	}
	return out
}

// findTitle marks short lines at the top that are no sentences of the letter.
func (d *doc) findTitle() {
	for ui := 0; ui < min(len(d.units), 4); ui++ {
		u := &d.units[ui]
		if u.part != body {
			continue
		}
		if len(u.t) == 0 || len(u.t) > 40 || u.mark != "" {
			return
		}
		last := u.t[len(u.t)-1].w
		if last == "." && u.t[max(0, len(u.t)-2)].kind == word || last == ":" || last == "," || last == ";" {
			return
		}
		if ui+1 < len(d.units) && d.units[ui+1].mark != "" && !startsWithAny(u.t, []string{"re", "subject"}) {
			return
		}
		if ui == len(d.units)-1 || d.units[ui+1].block == u.block && !upperCase(u.t) && ui > 0 && d.units[ui-1].part != title {
			return
		}
		u.part = title
		if d.r.Title == "" {
			d.r.Title = u.text(d.text)
		}
	}
}

func upperCase(t []tok) bool {
	n := 0
	for _, x := range t {
		if x.kind == word && !x.upper && len(x.w) > 1 {
			n++
		}
	}
	return n == 0
}

var closings = []string{
	"sincerely", "yours", "your obedient servant", "your obedient citizen", "with love", "yours sincerely", "yours faithfully", "yours truly", "respectfully", "respectfully yours", "with respect", "signed", "signed by", "sincerely yours", "very truly yours", "kind regards", "best regards", "regards", "warm regards", "with kind regards", "with best regards", "in solidarity", "faithfully", "signatories", "signatures", "list of signatories", "the undersigned", "undersigned", "yours in solidarity", "yours respectfully", "yours in", "cordially", "most respectfully",
	"endorsed by", "co-signed by", "cosigned by", "co-signatories", "supporting organisations", "supporting organizations", "signing organisations", "signing organizations", "organisations", "organizations", "signatory organisations", "signatory organizations", "signed on behalf of", "on behalf of", "with respect and", "with hope", "thank you", "truly yours", "with regards", "full list of signatories", "individual signatories", "individuals", "supported by", "signed in", "first signatories", "with solidarity", "peace",
	"cordialement", "respectueusement", "signataires", "signataire", "signe", "signes", "premiers signataires", "organisations signataires", "associations signataires", "les signataires", "les organisations signataires", "liste des signataires", "bien a vous", "salutations", "avec nos salutations", "sinceres salutations", "fraternellement", "signe par", "les soussignes", "solidairement", "les associations signataires",
	"atentamente", "firman", "firmantes", "firmas", "suscriben", "firmado", "cordialmente", "respetuosamente", "organizaciones firmantes", "las organizaciones firmantes", "organizaciones", "saludos cordiales", "sin otro particular", "muy atentamente", "adhieren", "firma", "firmado por", "suscrito por", "suscriben esta carta", "los abajo firmantes", "con respeto", "lista de firmantes", "se despide", "personas firmantes", "sinceramente", "fraternalmente", "en solidaridad",
}

// isClosing reports whether a line ends a letter: "Sincerely,", "Signed by:", "Firman:", "Signataires :".
func isClosing(t []tok) bool {
	if len(t) == 0 || len(t) > 9 {
		return false
	}
	for _, c := range closings {
		if !startsWith(t, c) {
			continue
		}
		n := len(strings.Fields(c))
		rest := t[n:]
		last := t[len(t)-1]
		if len(rest) == 0 || len(rest) == 1 && last.kind == punct || last.w == ":" || last.w == "," || rest[0].w == "(" {
			return true
		}
	}
	return false
}
