package read

import "strings"

// stances are verbs by which an organisation shows in its own text that it speaks: present tense.
var stances = set(`condemns condemn expresses express deplores deplore denounces denounce welcomes welcome protests protest believes believe joins join stands stand supports is are remains remain
	mark marks mourn mourns commemorate commemorates reject rejects repeat repeats renew renews share shares note dismay dismayed shock shocked consternation sadness sorrow alarmed outrage appalled horror
	effroi inquietude indignation stupeur colere preocupacion indignacion dolor consternacion alarma horrified saddened outraged voice voices add adds raise raises remind reminds
	calls call urges urge demands demand appeals appeal asks ask requests request responds respond reacts react deeply strongly considers consider reiterates reiterate notes writes write vehemently
	condamne condamnent exprime expriment denonce denoncent deplore deplorent salue saluent s' appelle appellent demande demandent exige exigent exhorte exhortent reclame reclament prie rappelle rappellent
	condena condenan expresa expresan denuncia denuncian rechaza rechazan manifiesta manifiestan repudia repudian exige exigen insta instan pide piden solicita solicitan exhorta exhortan llama llaman urge urgen`)

const maxSenders = 200

// findSenders learns who speaks: signatories, "we, the members of X", and organisations that take a stance at the beginning
// of a text that is no news report.
func (d *doc) findSenders() {
	d.release = d.isRelease()
	d.news = !d.release && d.isNews()
	if own := d.counselOf(); own != nil {
		d.news, d.statement = false, true
		d.addSender(own)
	}
	for _, s := range d.r.Signatories {
		if len(d.senders) >= maxSenders {
			return
		}
		d.addSender(d.words(s.Name))
		if s.Affiliation != "" {
			d.addSender(d.words(s.Affiliation))
		}
	}
	seen := 0
	for ui := range d.units {
		u := &d.units[ui]
		if u.part != body && u.part != title {
			continue
		}
		for _, s := range u.sents {
			d.weNames(u.t, s)
			if d.news || seen > 40 {
				continue
			}
			seen++
			if ui < 6 && d.oursSaid(u.t, s) {
				d.statement = true
			}
			if n := d.stanceSubject(u.t, s); n != nil && len(d.senders) < maxSenders {
				d.statement = true
				d.addSender(n)
				d.partners(u.t, s)
				for _, part := range d.coordinated(u.t, s) {
					d.addSender(part)
				}
			}
		}
	}
}

func (d *doc) words(s string) nameSet {
	t := tokens(s, 0, len(s), d.l.lang == "fr", nil)
	return d.nameWords(t, 0, len(t))
}

func (d *doc) addSender(n nameSet) {
	if len(n) == 0 || len(d.senders) >= maxSenders {
		return
	}
	d.senders = append(d.senders, n)
}

// stanceSubject gives the words of the organisation with which a sentence begins, when a stance follows.
func (d *doc) stanceSubject(t []tok, s sent) nameSet {
	end := d.subjectEnd(t, s)
	if end == s.i || end >= s.j || t[s.i].quoted {
		return nil
	}
	first := end
	end = d.stanceAt(t, end, s.j)
	if end < s.j && stances[t[end].w] {
		return d.nameWords(t, s.i, first)
	}
	if end >= s.j {
		return nil
	}
	end = first
	if !stances[t[end].w] && !(strings.HasSuffix(t[end].w, "ly") && end+1 < s.j && stances[t[end+1].w]) {
		return nil
	}
	return d.nameWords(t, s.i, end)
}

// subjectEnd finds the end of a run of capitalised words at the beginning of a sentence that names an organisation: no State,
// no government, no court, no pronoun.
func (d *doc) subjectEnd(t []tok, s sent) int {
	k, caps := s.i, 0
	for k < s.j && k-s.i < 40 {
		w := t[k]
		if k == s.i && (d.l.det[w.w] || isWe(w.w)) {
			if isWe(w.w) || w.w != "the" && w.w != "la" && w.w != "le" && w.w != "l'" && w.w != "el" && w.w != "les" && w.w != "las" && w.w != "los" {
				return s.i
			}
			k++
			continue
		}
		if w.cap && w.kind == word {
			if v, n := nations().at(t, k); n > 0 && v.name && (k == s.i || k == s.i+1 && d.l.det[t[s.i].w]) && (k+n >= s.j || !t[k+n].cap) {
				return s.i
			}
			if powers[w.w] {
				return s.i
			}
			caps++
			k++
			continue
		}
		if nameLinks[w.w] && k > s.i || w.kind == number && k > s.i {
			k++
			continue
		}
		break
	}
	for k > s.i && nameLinks[t[k-1].w] {
		k--
	}
	if k == s.i || caps == 0 || caps == 1 && !t[k-1].upper && !d.l.det[t[s.i].w] {
		return s.i
	}
	return k
}

// powers are heads of names that do not speak in the letters of others.
var powers = set(`government minister president prime court police army parliament senate congress ministry secretary ambassador authorities state states republic king queen judge general colonel
	mr mrs ms dr prof sir human he she they this these in on at after since when gobierno ministro presidente gouvernement ministre president tribunal corte cour elle il ils
	united european african security special un u.n high members reporters journalists prisoners`)

// coordinated gives the names in "X and Y urge" one by one.
func (d *doc) coordinated(t []tok, s sent) []nameSet {
	end, from := d.subjectEnd(t, s), s.i
	var out []nameSet
	for k := s.i; k <= end && k < s.j; k++ {
		if k == end || t[k].w == "and" || t[k].w == "," || t[k].w == "et" || t[k].w == "y" {
			if n := d.nameWords(t, from, k); n != nil {
				out = append(out, d.withAcronym(n, t, from, k))
			}
			from = k + 1
		}
	}
	return out
}

// withAcronym adds the first letters of a name of several words, marked with =, so that "EFA" is known as its short form.
func (d *doc) withAcronym(n nameSet, t []tok, i, j int) nameSet {
	short := ""
	for k := i; k < j; k++ {
		if t[k].cap && t[k].w != "" {
			short += t[k].w[:1]
		}
	}
	if len(short) > 1 {
		n["="+short] = true
	}
	return n
}

// weNames learns the names in "We, the Nordic and Estonian PEN centres, …" and "we at X".
func (d *doc) weNames(t []tok, s sent) {
	for k := s.i; k+3 < s.j && k < s.i+4; k++ {
		if t[k].w != "we" && t[k].w != "nous" && t[k].w != "nosotros" && t[k].w != "nosotras" || t[k].quoted {
			continue
		}
		if t[k+1].w != "," && t[k+1].w != "at" {
			return
		}
		for e := k + 2; e < min(s.j, k+30); e++ {
			if t[e].w == "," {
				d.addSender(d.nameWords(t, k+2, e))
				return
			}
		}
	}
}

// findPerson tells whether one person writes or several.
func (d *doc) findPerson() {
	for ui := range d.units {
		for _, x := range d.units[ui].t {
			if x.quoted {
				continue
			}
			switch x.w {
			case "i", "my", "je", "j'", "mon", "ma", "mi", "yo", "i'm", "i've":
				d.saysI = d.saysI || x.w != "i" || x.cap
			case "we", "nous", "nosotros", "nosotras", "our", "notre", "nos", "nuestro", "nuestra":
				d.saysWe = true
			default:
				d.saysWe = d.saysWe || d.l.verbs[x.w].form == first && d.l.verbs[x.w].lemma != ""
			}
		}
	}
}

// isRelease reports the head of a release of the special procedures: "GENEVA (16 March 2017) – United Nations experts …".
func (d *doc) isRelease() bool {
	for ui := 0; ui < min(len(d.units), 5); ui++ {
		t := d.units[ui].t
		if len(t) > 6 && (t[0].w == "geneva" || t[0].w == "geneve" || t[0].w == "ginebra") && t[0].upper && t[1].w == "(" {
			return near(t, 0, min(len(t), 40), releaseVoices)
		}
	}
	return false
}

// isNews reports whether the text tells what others said: several verbs of reporting, and no writer who says "we" or "I"
// outside quotation marks.
func (d *doc) isNews() bool {
	said, heads := 0, 0
	for ui := range d.units {
		u := &d.units[ui]
		if u.part != body && u.part != title {
			continue
		}
		if len(u.t) > 12 && heads < 3 && len(u.sents) > 0 {
			heads++
			if d.stanceSubject(u.t, u.sents[0]) != nil || len(u.sents) > 1 && u.sents[0].j < 12 && d.stanceSubject(u.t, u.sents[1]) != nil {
				return false // an organisation takes a stance in the present tense: its own statement
			}
		}
		for k := range u.t {
			w := u.t[k].w
			if u.t[k].quoted {
				continue
			}
			if isWe(w) && w != "i" || w == "i" && u.t[k].cap || w == "our" || w == "nous" || w == "notre" || w == "nosotros" || w == "nuestro" || w == "nuestra" || w == "je" {
				return false
			}
			if v, ok := d.l.verbs[w]; ok && v.form == first {
				return false
			}
			if newsWords[w] {
				said++
			}
		}
	}
	return said >= 3
}

var newsWords = set("said says told added according reported reuters afp spokesperson spokesman spokeswoman declare selon rapporte dijo segun afirmo indico informo urged called")
