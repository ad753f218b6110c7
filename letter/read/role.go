package read

import "strings"

// roles are words with which an office begins, or that are one.
var roles = set(`minister ministers president vice-president prime secretary secretary-general ambassador chairman chairwoman chairperson chair director commissioner governor mayor attorney attorney-general
	prosecutor prosecuter procurator judge justice senator member representative rapporteur envoy king queen prince premier chancellor general speaker commander chief head leader rector dean chairperson-rapporteur
	ministre premier presidente secretaire ambassadeur ambassadrice directeur directrice commissaire gouverneur maire procureur procureure juge prefet prefete haut-commissaire senateur depute garde chef
	ministro ministra secretario secretaria embajador embajadora gobernador gobernadora alcalde alcaldesa fiscal procurador procuradora juez jueza director directora comisionado comisionada diputado diputada senador canciller relator relatora alto alta
	high deputy coordinator founder editor journalist lawyer writer artist professor researcher executive spokesperson manager officer adviser advisor ceo supreme comandante rapporteuse
	undersecretary under-secretary-general consul cardinal bishop archbishop superintendent inspector colonel barrister filmmaker author broadcaster composer politics president-elect`)

// bodiesOf are words of organisations in address lines.
var bodiesOf = set(`ministry government office parliament council commission nations union embassy department bureau court assembly senate congress committee house cabinet palace agency ministere gouvernement
	bureau parlement conseil assemblee senat ambassade commission ministerio gobierno oficina parlamento consejo asamblea senado embajada comision organisation organization organizacion onu
	secretariat united corporation company ltd inc authority police federation republic`)

func roleIn(t []tok) bool {
	for k := range t {
		if roles[t[k].w] && t[k].w != "general" && t[k].w != "justice" && t[k].w != "high" {
			return true
		}
	}
	return false
}

// splitRole parts "Song Yiya, Director of the Bureau" into name and the rest, when the rest holds a role.
func splitRole(s string) (name, rest string) {
	s = strings.TrimRight(strings.TrimSpace(s), " ,;")
	for _, sep := range []string{", ", " – ", " — ", " - ", "; "} {
		k := strings.Index(s, sep)
		if k <= 0 || strings.Count(s[:k], "(") != strings.Count(s[:k], ")") {
			continue
		}
		r := strings.TrimSpace(s[k+len(sep):])
		t := tokens(r, 0, len(r), false, nil)
		if roleIn(t[:min(len(t), 8)]) && personName(stripCourtesy(s[:k])) {
			return strings.TrimSpace(s[:k]), r
		}
	}
	return s, ""
}

// titlesBefore are words of courtesy and office that stand before a name and do not belong to it.
var courtesies = set(`his her your excellency h.e the honourable honorable hon right rt mr mrs ms dr sir madam madame monsieur m mme mlle sr sra srta senor senora don dona excelentisimo excelentisima excmo excma
	su excelencia son excellence votre vuestra hon'ble mister dear estimado estimada estimados estimadas cher chere chers respetado respetada distinguido distinguida honorables illustrious esteemed
	majesty highness respected ilustrisimo ilustrisima le la les el los las l' al a aux au senores senoras messieurs mesdames ladies gentlemen messrs sres shri most dra lic ing arq gen lt col maj brig (ret ret c ciudadano ciudadana licenciado licenciada doctor doctora ambassador-at-large)`)

// readAddressee takes the words of one line that names somebody apart: courtesy, role, name, organisation.
func (d *doc) readAddressee(s string) Addressee {
	s = retired.Replace(strings.Trim(strings.TrimSpace(s), ",:;!. "))
	if r, ok := strings.CutPrefix(s, "To "); ok {
		s = strings.TrimSpace(r)
	}
	var a Addressee
	t := tokens(s, 0, len(s), d.l.lang == "fr", nil)
	if len(t) == 0 {
		return a
	}
	if name, role := splitRole(s); role != "" {
		a.Name = d.nameOnly(name)
		a.Role, a.Organisation = splitOrganisation(role)
		if a.Name == "" || d.courtesyOnly(name) {
			return d.readAddressee(role)
		}
		if nt := tokens(a.Name, 0, len(a.Name), d.l.lang == "fr", nil); bodiesIn(nt) {
			if a.Organisation == "" {
				a.Organisation = a.Name
			}
			a.Name = ""
			return a
		}
		if r, n := d.roleThenName(name); r != "" {
			a.Name = n
			if !titleOnly[fold(r)] {
				a.Role = r + ", " + a.Role
			}
		}
		return a
	}
	if k := strings.Index(s, ", "); k > 0 {
		// "High Commissioner, Ms. Bachelet"
		left, right := s[:k], s[k+2:]
		lt := tokens(left, 0, len(left), d.l.lang == "fr", nil)
		if roleIn(lt) && personName(right) && startsHonorific(right) {
			return Addressee{Name: d.nameOnly(right), Role: d.dropCourtesy(left)}
		}
		if roleIn(lt) && len(lt) > 3 && d.onePerson(right) && len(strings.Fields(right)) > 1 { // "Secretary General of the OAS, Luis Pérez"
			a.Role, a.Organisation = splitOrganisation(d.dropCourtesy(left))
			a.Name = d.nameOnly(right)
			return a
		}
		if roleIn(lt) {
			a = d.readAddressee(left)
			if a.Organisation == "" {
				a.Organisation = strings.TrimSpace(right)
			}
			return a
		}
	}
	if role, name := initialsLast(s); name != "" && roleIn(tokens(role, 0, len(role), d.l.lang == "fr", nil)) {
		a.Role, a.Organisation = splitOrganisation(d.dropCourtesy(role))
		a.Name = name
		return a
	}
	if role, name := d.roleThenName(s); role != "" {
		a.Role, a.Organisation = splitOrganisation(role)
		a.Name = name
		return a
	}
	if bodiesIn(t) && !startsHonorific(s) {
		a.Organisation = d.dropCourtesy(s)
		return a
	}
	a.Name = d.nameOnly(s)
	return a
}

// initialsLast parts "President of the Republic A.B.Sokol": a name with its initials before it ends the line.
func initialsLast(s string) (role, name string) {
	f := strings.Fields(s)
	for n := 1; n <= 3 && n < len(f); n++ {
		w := f[len(f)-n]
		if k := strings.LastIndex(w, "."); k > 0 && k < len(w)-1 && strings.Count(w, ".") <= 3 && len(w) > 4 && w[0] >= 'A' && w[0] <= 'Z' && n == 1 {
			return strings.Join(f[:len(f)-1], " "), w
		}
		if n > 1 && len(w) == 2 && w[1] == '.' && w[0] >= 'A' && w[0] <= 'Z' {
			for n < len(f)-1 && len(f[len(f)-n-1]) == 2 && f[len(f)-n-1][1] == '.' {
				n++
			}
			return strings.Join(f[:len(f)-n], " "), strings.Join(f[len(f)-n:], " ")
		}
	}
	return "", ""
}

// retired takes what stands in brackets behind a rank away.
var retired = strings.NewReplacer(" (ret.)", "", " (ret)", "", " (retd)", "", " (Retd)", "", " (Retd.)", "", " (Rtd)", "", " (Rtd.)", "", " (r)", "", " (Ret.)", "", " (er)", "", " (2S)", "")

func bodiesIn(t []tok) bool {
	for k := range t {
		if bodiesOf[t[k].w] {
			return true
		}
	}
	return false
}

func startsHonorific(s string) bool {
	f := strings.Fields(s)
	for len(f) > 2 && leading[fold(f[0])] {
		f = f[1:]
	}
	return len(f) > 1 && honorifics[fold(strings.ReplaceAll(strings.Trim(f[0], ".,"), "’", "'"))]
}

var leading = set("his her the rt right most son sa su el la le")

// courtesyOnly reports words of courtesy without a name: "His Excellency", "Mr. Minister".
func (d *doc) courtesyOnly(s string) bool {
	for w := range fieldsOf(s) {
		if f := fold(strings.Trim(w, ".,")); !courtesies[f] {
			return false
		}
	}
	return true
}

// dropCourtesy takes courtesy away from the beginning.
func (d *doc) dropCourtesy(s string) string { return stripCourtesy(s) }

func stripCourtesy(s string) string {
	f := strings.Fields(s)
	for len(f) > 1 && (courtesies[fold(strings.Trim(f[0], ".,'’"))] || fold(strings.Trim(f[0], ".,")) == "and" || fold(f[0]) == "et" || fold(f[0]) == "to") {
		f = f[1:]
	}
	s = strings.Join(f, " ")
	for _, p := range []string{"l'", "l’", "L'", "L’"} {
		s = strings.TrimPrefix(s, p)
	}
	return s
}

// nameOnly is the name without courtesy; the honorific goes too, unless it is all there is beside one word (Ms. Bachelet).
func (d *doc) nameOnly(s string) string {
	f := strings.Fields(strings.Trim(s, " ,;:"))
	i := 0
	for i < len(f)-1 && courtesies[fold(strings.Trim(f[i], ".,'’"))] {
		i++
	}
	if i > 0 && i == len(f)-1 && honorifics[fold(strings.Trim(f[i-1], "."))] {
		i--
	}
	if i == len(f)-1 && courtesies[fold(strings.Trim(f[i], ".,"))] {
		return ""
	}
	return strings.Join(f[i:], " ")
}

// roleThenName parts "Prime Minister Justin Trudeau" and "Attorney General George Brandis"; role alone gives no name.
func (d *doc) roleThenName(s string) (role, name string) {
	s = d.dropCourtesy(strings.Trim(s, " ,;:!."))
	t := tokens(s, 0, len(s), d.l.lang == "fr", nil)
	if len(t) == 0 {
		return "", ""
	}
	last := -1
	for k := 0; k < min(len(t), 12); k++ {
		if roles[t[k].w] || t[k].w == "minister" {
			last = k
			continue
		}
		if last >= 0 && (t[k].w == "general" || t[k].w == "interino" || t[k].w == "sceaux") && k == last+1 {
			last = k
			continue
		}
		if last < 0 && (adjectives[t[k].w] || courtesies[t[k].w] || t[k].w == "." || t[k].w == "'") {
			continue
		}
		if last < 0 {
			return "", ""
		}
		break
	}
	if last < 0 {
		return "", ""
	}
	rest := t[last+1:]
	if len(rest) == 0 {
		return s, ""
	}
	// a name right after the office: capitals, no link before them
	n := 0
	for n < len(rest) && (rest[n].cap || rest[n].w == "-" || particles[rest[n].w] || rest[n].w == "." || rest[n].w == "'") {
		n++
	}
	if n == len(rest) && n > 0 && rest[0].cap && !bodiesIn(rest) {
		if _, c := nations().at(rest, 0); c == 0 {
			name = strings.TrimSpace(s[rest[0].start:])
			return strings.TrimSpace(s[:rest[0].start]), strings.TrimLeft(name, "., ")
		}
	}
	return s, ""
}

// splitOrganisation parts "Director of Shenzhen City Security Bureau" and "Minister for Human Rights of Pakistan".
func splitOrganisation(role string) (string, string) {
	t := tokens(role, 0, len(role), false, nil)
	for k := 1; k < len(t); k++ {
		if t[k].w == "," && k+1 < len(t) {
			return strings.TrimSpace(role[:t[k].start]), strings.TrimSpace(role[t[k+1].start:])
		}
		if (t[k].w == "of" || t[k].w == "de" || t[k].w == "du" || t[k].w == "del") && k+1 < len(t) {
			n := k + 1
			for n < len(t) && (t[n].w == "the" || t[n].w == "la" || t[n].w == "el" || t[n].w == "l'" || t[n].w == "los" || t[n].w == "las") {
				n++
			}
			if n >= len(t) {
				break
			}
			if stateWords[t[n].w] && k > 0 && headsOfState[t[0].w] || (stateWords[t[n].w] || t[n].w == "estado") && near(t, 0, k, prosecuting) {
				return role, "" // "President of the Republic" is one office
			}
			if _, c := nations().at(t, n); c > 0 && n+c >= len(t) && t[n].cap {
				return strings.TrimSpace(role[:t[k].start]), strings.TrimSpace(role[t[n].start:])
			}
			if bodiesIn(t[n:]) || t[n].upper || t[n].cap && !ofOffice(t[:k]) {
				return strings.TrimSpace(role[:t[k].start]), strings.TrimSpace(role[t[n].start:])
			}
		}
	}
	return role, ""
}

var stateWords = set("republic republique republica nation nacion federation confederation estados")

var prosecuting = set("fiscal procureur procuradora procurador defensor")

// ofOffice reports whether "of" belongs to the office itself: Minister of Justice, Secretary of State.
func ofOffice(t []tok) bool {
	return near(t, 0, len(t), set("minister ministre ministra ministro secretary secretaire secretario secretaria member leader commissioner"))
}

// particles stand small inside the names of persons.
var particles = set("de da di del della van von der den bin ibn bint al el ul ben dos das la le du y e ter ten af av abu ould d' l' san")
