package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/name"
	"github.com/upheld/upheld/record"
)

var personCodes = []code{
	{
		Code: "ref-unknown", Severity: Error, About: "The letter points to a record, person or provision that the record does not hold.",
		Words: record.Word{EN: "The record holds nothing under “{id}”.", FR: "La fiche n’a rien sous « {id} »."},
		Mend:  record.Word{EN: "Correct the id, or enter the fact with its source first.", FR: "Corrigez l’identifiant, ou inscrivez d’abord le fait avec sa source."},
	},
	{
		Code: "person-unknown", Severity: Warning, About: "The letter says of somebody by name that he or she was arrested, held or released, and the record knows no such person.",
		Words: record.Word{EN: "The record knows no person “{name}”.", FR: "La fiche ne connaît personne du nom de « {name} »."},
		Mend:  record.Word{EN: "Check the name, or enter the person with a source first.", FR: "Vérifiez le nom, ou inscrivez d’abord la personne avec une source."},
	},
	{
		Code: "person-spelled", Severity: Warning, About: "A person is named in another spelling than the one that the record prefers, so that a reader may take it for somebody else.",
		Words: record.Word{EN: "“{name}”: the record writes {preferred}.", FR: "« {name} » : la fiche écrit {preferred}."},
		Mend:  record.Word{EN: "Write {preferred}, if that is who is meant.", FR: "Écrivez {preferred}, s’il s’agit bien de cette personne."},
	},
}

// refsKnown: every id that the letter gives is one of the record.
func refsKnown(r *reading) {
	for i := range r.l.Demands {
		d := &r.l.Demands[i]
		for _, g := range d.Grounds {
			r.known(g, d.N, r.isProvision)
		}
		for _, f := range slices.Concat(d.Facts, d.Persons) {
			r.known(f, d.N, r.isRecord)
		}
	}
	r.inlines(func(b *block, in *letter.Inline) {
		if in.Cite != "" {
			r.known(letter.Ref{ID: in.Cite, Span: in.Span}, b.number(), func(id string) bool { return r.isProvision(id) || r.isRecord(id) })
		}
	})
	for _, x := range r.exprs {
		if x.Computed != nil {
			r.computed(r.numberOf(x.demand), x.Computed)
		}
	}
}

// inlines visits every inline of the prose.
func (r *reading) inlines(visit func(*block, *letter.Inline)) {
	for _, b := range r.blocks {
		for _, p := range b.pieces {
			visit(b, p.in)
		}
	}
}

func (r *reading) computed(demand int, c *letter.Computed) {
	for _, a := range c.Args {
		if a.Name == "person" || a.Name == "group" {
			r.known(letter.Ref{ID: a.Value, Span: a.Span}, demand, r.isRecord)
		}
	}
}

func (r *reading) known(ref letter.Ref, demand int, ok func(string) bool) {
	if ref.ID == "" || ok(ref.ID) {
		return
	}
	if strings.Contains(ref.ID, " ") { // a name in words
		for _, p := range r.Record.Persons() {
			if name.Normal(p.Name) == name.Normal(ref.ID) {
				return
			}
		}
		if p, ok := r.near(ref.ID); ok {
			r.add("person-spelled", ref.Span, demand, []string{p}, say("name", ref.ID), r.ref("preferred", p))
			return
		}
		r.add("person-unknown", ref.Span, demand, nil, say("name", ref.ID))
		return
	}
	r.add("ref-unknown", ref.Span, demand, nil, say("id", ref.ID))
}

func (c *Checker) isProvision(id string) bool {
	_, err := c.Promises.Provision(id)
	_, none := c.Promises.Instrument(id)
	return err == nil || none == nil
}

// isRecord reports whether an id is one of a record of any room but the promises.
func (c *Checker) isRecord(id string) bool {
	_, person := c.Record.Person(id)
	_, group := c.Record.Group(id)
	_, body := c.Record.Body(id)
	_, place := c.Record.Place(id)
	_, act := c.Record.Act(id)
	_, source := c.Record.Source(id)
	_, claim := c.Record.Claim(id)
	_, spell := c.Custody.Spell(id)
	_, ap := c.Appeals.Appeal(id)
	_, demand := c.Appeals.Demand(id)
	_, election := c.Elections.Election(id)
	return person || group || body || place || act || source || claim || spell || ap || demand || election
}

// personNames: persons are named as the record writes them, and those of whom something is told are known.
func personNames(r *reading) {
	said := map[string]bool{} // once a letter is enough for each spelling
	for i := range r.sentences {
		s := &r.sentences[i]
		for _, m := range s.mentions {
			if m.kind != aPerson || !m.other {
				continue
			}
			r.spelled(s, m.lo, m.hi, m.ref, said)
		}
		for k := 0; k < len(s.toks); k++ {
			hi := s.nameAt(k)
			if hi == 0 {
				continue
			}
			r.unknownName(s, k, hi, said)
			k = hi - 1
		}
	}
}

func (r *reading) spelled(s *sentence, lo, hi int, person string, said map[string]bool) {
	w := s.words(lo, hi)
	if said[w] {
		return
	}
	said[w] = true
	r.add("person-spelled", s.span(lo, hi), s.number(), []string{person}, say("name", w), r.ref("preferred", person))
}

// nameAt reads two to four capitalised words at token k that name nothing the record knows, and gives the token behind
// them, 0 for none. At the beginning of a sentence a capital means nothing, so that word alone does not make a name.
func (s *sentence) nameAt(k int) int {
	if k > 0 && s.nameWord(k-1) {
		return 0
	}
	j := k
	for j < len(s.toks) && s.nameWord(j) {
		if j > k && s.text[s.toks[j-1].end:s.toks[j].start] != " " && s.text[s.toks[j-1].end:s.toks[j].start] != "\n" {
			break
		}
		j++
	}
	if j-k < 2 || j-k > 4 {
		return 0
	}
	return j
}

func (s *sentence) nameWord(k int) bool {
	t := s.toks[k]
	if !t.word || !t.upper || utf8.RuneCountInString(t.low) < 2 || t.named || t.dated || t.ref != "" || slices.Contains(notNames, t.low) {
		return false
	}
	if strings.ToUpper(t.low) == s.text[t.start:t.end] && len(t.low) > 2 { // ADHOC
		return false
	}
	return true
}

// notNames are words that stand with a capital in letters and are no part of a name of a person.
var notNames = strings.Fields(`the a an we i you he she they it our their his her in on at of for and or to from by with as this that these those since
 after before when while if excellency mr mrs ms dr monsieur madame mme m your dear sir sirs secretary secretary-general general prime minister
 president king queen deputy vice head director member members senator lawmaker chairman chief commune national international united nations human rights
 right state states government royal kingdom republic party committee commission court courts supreme appeal council assembly senate parliament ministry
 minister ministers embassy ambassador agreement agreements treaty convention covenant declaration constitution protocol article articles annex charter
 conference peace paris final act law code penal civil political election elections electoral rescue people people's anti-corruption unit
 office officer high commissioner special rapporteur rapporteurs working group arbitrary detention association organisation organization union european asean
 world watch amnesty press freedom park prison street road city province district cambodian khmer french american british canadian english monday tuesday
 wednesday thursday friday saturday sunday january february march april may june july august september october november december black red white
 democracy democratic development foundation centre center league league's federation network alliance institute university defence defense all both
 le la les un une des du de nous vous il elle ils elles son sa ses notre nos votre vos ce cette ces dans sur pour par avec depuis comme si en
 secrétaire général premier ministre président roi reine député sénateur chef commune assemblée nationale sénat conseil comité commission cour tribunal
 accord accords traité convention pacte déclaration constitution protocole article annexe charte conférence paix droits homme humains nations unies
 gouvernement royaume parti salut élection élections loi code civil pénal politique europe européenne union ligue monsieur excellence majesté
 lundi mardi mercredi jeudi vendredi samedi dimanche respectfully sincerely yours faithfully veuillez cher chère chers mesdames messieurs demand demands
 release convene no not also yours sangkat khan phnom penh new york south north east west southeast asia africa america`)

// unknownName judges a name that the record does not have: near to one that it has, or told of as one who was arrested,
// held or released.
func (r *reading) unknownName(s *sentence, lo, hi int, said map[string]bool) {
	w := s.words(lo, hi)
	p, near := r.near(w)
	if said[w] || !near && (s.toks[lo].quoted || !s.toldOf(lo, hi)) || r.officeHolder(w) || r.headNames(w) {
		return
	}
	if near {
		r.spelled(s, lo, hi, p, said)
		return
	}
	said[w] = true
	r.add("person-unknown", s.span(lo, hi), s.number(), nil, say("name", w))
}

func (c *Checker) officeHolder(w string) bool {
	return slices.ContainsFunc(c.offices, func(o office) bool { return sameName(w, o.holder.Name) })
}

// headNames reports whether a name is one of the letter's own parties.
func (r *reading) headNames(w string) bool {
	h := r.l.Head
	for _, p := range slices.Concat(h.From, h.To, h.CC, h.Signed) {
		for _, n := range []string{p.Name, p.Organisation} {
			if n != "" && strings.Contains(" "+name.Normal(n)+" ", " "+name.Normal(w)+" ") {
				return true
			}
		}
	}
	return false
}

// toldOf reports whether the sentence says of a name that its bearer was arrested, held, charged or freed.
func (s *sentence) toldOf(lo, hi int) bool {
	if c, ok := s.verbAt(hi); ok && !s.is(lo-1, notSubject...) {
		return c.what != atLiberty
	}
	noun := s.is(lo-1, "of", "de", "d'") && s.is(lo-2, "arrest", "detention", "release", "imprisonment", "conviction", "jailing", "killing", "arrestation", "détention",
		"libération", "emprisonnement", "condamnation", "assassinat")
	verb := s.is(lo-1, "release", "free", "libérer", "libérez", "relâcher") && len(s.people(0, len(s.toks))) == 0
	return noun || verb
}

// form is one spelling of a person's name, ready to be compared.
type form struct {
	person    string
	normal    string
	sorted    []string // its words without accents
	words     int
	preferred bool
}

func (c *Checker) allForms() []form {
	var out []form
	for _, p := range c.Record.Persons() {
		out = append(out, form{p.Ref, name.Normal(p.Name), sortedWords(p.Name), len(nameWords(p.Name)), true})
		for _, f := range p.Forms {
			out = append(out, form{p.Ref, name.Normal(f.Form), sortedWords(f.Form), len(nameWords(f.Form)), false})
		}
	}
	return out
}

// near is the one person of the record whose name a spelling is nearly: the same words in another order, or a slip or two.
func (r *reading) near(w string) (string, bool) {
	if got, known := r.nearly[w]; known {
		return got, got != ""
	}
	got := r.nearestPerson(w)
	r.nearly[w] = got
	return got, got != ""
}

func (c *Checker) nearestPerson(w string) string {
	words := sortedWords(w)
	if len(words) < 2 {
		return ""
	}
	n := name.Normal(w)
	best, at, two := "", 3, false
	for _, f := range c.forms {
		if f.words != len(words) {
			continue
		}
		if f.preferred && slices.Equal(f.sorted, words) {
			return f.person
		}
		d := slips(n, f.normal, 2)
		if d > 2 || d == 2 && len(n) < 9 {
			continue
		}
		if d < at {
			best, at, two = f.person, d, false
		} else if d == at && best != f.person {
			two = true
		}
	}
	if two {
		return ""
	}
	return best
}

// slips is the number of letters to add, drop or change to turn a into b, or more than most when it is more.
func slips(a, b string, most int) int {
	if len(a)-len(b) > 4*most || len(b)-len(a) > 4*most {
		return most + 1
	}
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > most || len(y)-len(x) > most {
		return most + 1
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		diagonal, least := row[0], i
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			diagonal, row[j] = row[j], min(row[j]+1, row[j-1]+1, diagonal+cost)
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
	}
	return row[len(y)]
}
