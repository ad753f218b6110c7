package read

import (
	"maps"
	"slices"
	"strings"
)

// people are the persons that a text names: full names, and for each single word of a name the full name that it stands for.
type people struct {
	full  map[string]string // folded full name → as written
	parts map[string]string // folded word → folded full name; "" when two persons share it
}

// notPerson are capitalised words that belong to places, bodies, texts, days and peoples.
var notPerson = set(`city province district town county state street river island islands university school college hospital prison court police station center centre detention airport embassy ministry
	government council committee commission union party league association organization organisation federation network foundation institute agency bureau office department army force forces nations
	act law code convention covenant declaration constitution treaty charter protocol resolution decree agreement article section bill human rights freedom expression international national
	east west north south central eastern western northern southern new united european security general assembly parliament congress senate republic kingdom democratic people peoples
	day week month year world press media news times post radio tv television channel church mosque temple university english french spanish khmer islamic muslim christian buddhist hindu jewish catholic
	internet facebook twitter youtube google whatsapp pen ngo ngos god islam bible koran covid-19 covid open source january february march april may june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday presidential national election elections camp town village square avenue road no detention house home the we our i this that these those
	ley decreto comision consejo corte tribunal ministerio gobierno estado asamblea constitucion convencion derechos humanos libertad naciones unidas centro universidad colegio red observatorio partido policia
	loi decret commission conseil cour tribunal ministere gouvernement etat assemblee constitution convention droits homme nations unies centre universite prison maison ligue federation parti police
	mr mrs ms dr prof sir madam shri his her excellency honourable dear prime minister president director chairman secretary ambassador attorney high commissioner king queen prince senator judge justice
	working group special rapporteur procedures universal periodic review committee trade workers workers' labor labour rights group groups team movement alliance coalition front
	if when while since after before although though however therefore finally also please thank urge call calls release free drop ensure stop end in on at by for from to and but or as it he she they you
	all both every each no not only even at there here what who which why how many some most other others another first second third last while during under over such`)

// smallWords begin no name in French and Spanish; in English texts they may (Le Thi Kim, El Sayed).
var smallWords = set(`san santa santo rio el los las la le les un une de des du sur dans pour nous vous ils elles il elle ce cette ces leur notre votre este esta estos su sus nuestro nuestra con por para en al del`)

// officeBefore are offices that stand before a name: who bears one is asked or told of, and is not whom a demand is for.
var officeBefore = set("minister president secretary-general ambassador commissioner chancellor premier king queen general governor attorney prosecutor senator chairman chairperson ministre presidente ministro secretario embajador fiscal procureur gobernador secretary generalissimo emir sultan sheikh hun gouverneur excellency prime")

// findPeople collects full names: two to five capitalised words in the body that are no place, body, office or text. A name
// counts when it bears an honorific, or is told of like a person, or stands twice, or stands in a run of names.
func (d *doc) findPeople() {
	p := people{full: map[string]string{}, parts: map[string]string{}}
	seen := map[string]int{}
	first := map[string]string{}
	for ui := range d.units {
		u := &d.units[ui]
		if u.part != body && u.part != title {
			continue
		}
		for i := 0; i < len(u.t); {
			j := d.nameEnd(u, i)
			if j == i {
				i++
				continue
			}
			s := d.slice(u.t, i, j)
			f := fold(s)
			w := 1
			if d.toldOf(u.t, i, j) {
				w = 2
			}
			if seen[f] == 0 || strings.ToUpper(first[f][:min(len(first[f]), 4)]) == first[f][:min(len(first[f]), 4)] {
				first[f] = s
			}
			seen[f] += w
			i = j
		}
	}
	for f := range seen {
		if len(p.full) > 3000 {
			continue
		}
		p.full[f] = strings.Join(strings.Fields(first[f]), " ")
	}
	for _, f := range slices.Sorted(maps.Keys(p.full)) {
		if seen[f] < 2 {
			continue // named once and told nothing of: its parts alone stand for nobody
		}
		for w := range fieldsOf(f) {
			if particles[w] || len(w) < 3 {
				continue
			}
			if old, had := p.parts[w]; had && old != f {
				if better := longer(old, f); better != "" {
					p.parts[w] = better
				} else {
					p.parts[w] = ""
				}
				continue
			}
			p.parts[w] = f
		}
	}
	d.people = p
}

// longer gives the longer of two names when it holds the other; "" when they are two persons.
func longer(a, b string) string {
	if a == "" || b == "" {
		return ""
	}
	if strings.Contains(a, b) {
		return a
	}
	if strings.Contains(b, a) {
		return b
	}
	return ""
}

// nameEnd finds the end of a name of a person that begins at token i; i when there is none.
func (d *doc) nameEnd(u *unit, i int) int {
	t := u.t
	if !t[i].cap || t[i].kind != word || d.noName(t[i].w) || t[i].upper && len(t[i].w) <= 5 && !allUpper(t, i) {
		return i
	}
	if i > 0 && (d.l.organs[t[i-1].w] && !honorifics[t[i-1].w] || officeBefore[t[i-1].w]) && t[i-1].cap {
		return i
	}
	if sentenceStart(u, i) && (d.actVerb(t, i) || d.l.verbs[t[i].w].lemma != "" || functionWords[d.l.lang][t[i].w]) {
		return i
	}
	j, words := i, 0
	for j < len(t) && j-i < 8 {
		w := t[j]
		if v, n := nations().at(t, j); n > 0 && w.cap && (v.name || d.l.lang == "en") {
			break
		}
		if w.kind == word && w.cap && !d.noName(w.w) && !d.l.organs[w.w] && !(w.upper && len(w.w) <= 4 && !t[i].upper) {
			words++
			j++
			continue
		}
		if particles[w.w] && j > i && j+1 < len(t) && t[j+1].cap && t[j+1].kind == word && !notPerson[t[j+1].w] && w.w != "y" && w.w != "e" && w.w != "d'" {
			j++
			continue
		}
		break
	}
	if j == i {
		return i
	}
	// what follows makes it a place or a body: "Rajshahi University"
	if j < len(t) && t[j].cap && t[j].kind == word && d.follows(t, j) {
		return i
	}
	if i > 0 && placeBefore[t[i-1].w] && (t[i-1].w != "a" || d.l.lang == "en") && !d.toldOf(t, i, j) {
		return i
	}
	if j < len(t) && t[j].cap && (notPerson[t[j].w] && !functionWords[d.l.lang][t[j].w] || d.l.organs[t[j].w]) && t[j].start-t[j-1].end == 1 {
		return i
	}
	if t[i].quoted && i > 0 && t[i-1].kind == punct && j < len(t) && (t[j].w == "”" || t[j].w == "\"") {
		return i // the name of a paper or a song in marks
	}
	if words < 2 && len(t[i].w) < 2 {
		return i
	}
	if words == 1 && i > 0 && kin[t[i-1].w] {
		return j
	}
	if words < 2 && !(words == 1 && i > 0 && (honorifics[t[i-1].w] || i > 1 && t[i-1].w == "." && honorifics[t[i-2].w])) {
		return i
	}
	return j
}

// noName reports words that stand in no name of a person.
func (d *doc) noName(w string) bool {
	return notPerson[w] || len(w) > 3 && orgWords[w] && w != "desk" || groupWords[w] || d.l.lang != "en" && smallWords[w]
}

// groupWords belong to names of groups and bodies.
var groupWords = set(`nuestros nuestras nuestro nuestra grupo interdisciplinario interdisciplinaria expertos fuerzas madres familiares frente mesa consejo coordinadora colectivo sindicato iniciativa mesoamericana
	groupe interdisciplinaire collectif syndicat mouvement voix observatoire comite union conseil experts mothers families group task team party syndicate front brigade battalion tribune herald gazette daily weekly journal`)

// placeBefore are words before the name of a place.
var placeBefore = set("in at near en a across around outside inside throughout en")

// follows reports whether a country follows a run of capitals at once: "Electronic Frontiers Australia" is no person.
func (d *doc) follows(t []tok, j int) bool {
	v, n := nations().at(t, j)
	return n > 0 && v.name && t[j].start-t[j-1].end == 1
}

func allUpper(t []tok, i int) bool { return i+1 < len(t) && t[i+1].cap }

func sentenceStart(u *unit, i int) bool {
	if i == 0 {
		return true
	}
	for _, s := range u.sents {
		if s.i == i {
			return true
		}
		if s.i > i {
			break
		}
	}
	return false
}

// kin stand before a given name: "her child Nour".
var kin = set("child son daughter wife husband brother sister mother father baby boy girl cousin uncle aunt nephew niece fils fille epouse mari frere soeur enfant hijo hija esposa esposo hermano hermana nino nina madre padre")

// toldOf reports words beside a name that only persons have.
func (d *doc) toldOf(t []tok, i, j int) bool {
	if i > 0 && (honorifics[t[i-1].w] || i > 1 && t[i-1].w == "." && honorifics[t[i-2].w]) {
		return true
	}
	return near(t, j, min(j+5, len(t)), set("arrested detained imprisoned killed murdered sentenced arrete detenu condamne detenido detenida who qui quien"))
}
