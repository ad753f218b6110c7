package check

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/name"
	"github.com/upheld/upheld/record"
)

var safetyCodes = []code{
	{
		Code: "closed-value", Severity: Error, About: "The letter says something that the record keeps closed to the public (partners, team or sealed).",
		Words: record.Word{EN: "“{words}” is closed: the public may not see {field} of {what}.", FR: "« {words} » est réservé : le public ne peut pas voir {field} de {what}."},
		Mend:  record.Word{EN: "Take it out, or open it in the record first, if that endangers nobody.", FR: "Retirez-le, ou ouvrez-le d’abord dans la fiche, si cela ne met personne en danger."},
	},
	{
		Code: "closed-computed", Severity: Error, About: "Something that the letter has computed rests on closed records: whoever computes it from the public record finds another value.",
		Words: record.Word{EN: "This gives “{own}”; from what the public may see it gives {public}.", FR: "Ceci donne « {own} » ; d’après ce que le public peut voir, {public}."},
		Mend:  record.Word{EN: "Write in words what the public record bears out, or open the records first.", FR: "Écrivez ce que la fiche publique confirme, ou ouvrez d’abord les fiches."},
	},
	{
		Code: "consent-missing", Severity: Error, About: "Somebody is named, as a signatory or in the text, who did not consent to the publication of the name.",
		Words: record.Word{EN: "{name} has not consented to being named.", FR: "{name} n’a pas consenti à la publication de son nom."},
		Mend:  record.Word{EN: "Ask, and note the consent (“consent: yes”); otherwise take the name out.", FR: "Demandez, et notez l’accord (« consent: yes ») ; sinon, retirez le nom."},
	},
	{
		Code: "outsider-named", Severity: Error, About: "A witness or a relative is named: a name in a letter can cost such a person dearly and proves nothing.",
		Words: record.Word{EN: "“{words}” names a {who}.", FR: "« {words} » nomme un proche ou un témoin ({who})."},
		Mend:  record.Word{EN: "Say “a {who}” and leave the name out.", FR: "Dites « {who} » sans le nom."},
	},
}

// consents: signatories consented to being named, and nobody is named in the text who asked not to be.
func consents(r *reading) {
	for _, p := range r.l.Head.Signed {
		if p.Consent || p.Name == "" || r.isBody(p.Name) || r.isBody(p.Body) {
			continue
		}
		r.add("consent-missing", p.Span, 0, nil, say("name", p.Name))
	}
	said := map[string]bool{}
	for i := range r.sentences {
		s := &r.sentences[i]
		for _, m := range s.mentions {
			if m.kind != aPerson || said[m.ref] {
				continue
			}
			if p, ok := r.Record.Person(m.ref); ok && p.Consent == record.Withheld {
				said[m.ref] = true
				r.add("consent-missing", s.span(m.lo, m.hi), s.number(), []string{m.ref}, say("name", s.words(m.lo, m.hi)))
			}
		}
	}
}

func (c *Checker) isBody(s string) bool {
	if s == "" {
		return false
	}
	return slices.ContainsFunc(c.Record.Bodies(), func(b record.Body) bool {
		return b.Ref == s || name.Normal(b.Name) == name.Normal(s) || slices.ContainsFunc(b.Variants, func(v string) bool { return name.Normal(v) == name.Normal(s) })
	})
}

// relations are the words for those who stand near a case without having chosen to, with their word for the finding.
var relations = map[string]map[string]string{
	"en": {
		"wife": "wife", "husband": "husband", "mother": "mother", "father": "father", "son": "son", "daughter": "daughter", "brother": "brother",
		"sister": "sister", "cousin": "cousin", "uncle": "uncle", "aunt": "aunt", "nephew": "nephew", "niece": "niece", "widow": "widow", "widower": "widower",
		"grandmother": "grandmother", "grandfather": "grandfather", "witness": "witness", "eyewitness": "witness", "bystander": "bystander", "relative": "relative",
		"informant": "informant", "neighbour": "neighbour", "neighbor": "neighbour", "fiancée": "fiancée", "girlfriend": "girlfriend", "boyfriend": "boyfriend", "child": "child",
	},
	"fr": {
		"femme": "femme", "épouse": "épouse", "mari": "mari", "époux": "époux", "mère": "mère", "père": "père", "fils": "fils", "fille": "fille",
		"frère": "frère", "sœur": "sœur", "cousin": "cousin", "cousine": "cousine", "oncle": "oncle", "tante": "tante", "neveu": "neveu", "nièce": "nièce",
		"veuve": "veuve", "veuf": "veuf", "témoin": "témoin", "parent": "parent", "voisin": "voisin", "voisine": "voisine", "compagne": "compagne", "compagnon": "compagnon",
	},
}

// outsiders: no witness and no relative is named: "his wife, Chan Dara", "the witness Chan Dara", "Chan Dara, a witness".
func outsiders(r *reading) {
	for i := range r.sentences {
		s := &r.sentences[i]
		for k := range s.toks {
			who, ok := relations[s.lang][s.toks[k].low]
			if !ok || s.toks[k].upper && k > 0 || s.is(k+1, "-", "party", "organisation", "organization", "company", "city") {
				continue
			}
			if lo, hi, ok := s.namedBeside(k); ok && !r.officeHolder(s.words(lo, hi)) {
				r.add("outsider-named", s.span(min(k, lo), max(k+1, hi)), s.number(), nil, say("words", s.words(min(k, lo), max(k+1, hi))), say("who", who))
			}
		}
	}
}

// namedBeside finds the name that belongs to a word of relation at token k.
func (s *sentence) namedBeside(k int) (lo, hi int, ok bool) {
	own := s.is(k-1, "his", "her", "their", "the", "a", "key", "'s", "one", "another", "sa", "son", "leur", "la", "le", "l'", "un", "une", "mrs", "whose", "only", "main", "principal", "ses", "dont")
	j := k + 1
	if s.is(j, ",", "(", ":", "named", "called", "nommé", "nommée", "prénommé") {
		j++
	}
	if hi := s.personAt(j); own && hi > 0 && !(s.is(k+1, ",") && s.is(hi, "and", "et", ",") && s.listed(k)) {
		return j, hi, true
	}
	// "Chan Dara, a witness", "Chan Dara, wife of Ny Sokha"
	j = k
	for s.is(j-1, "a", "the", "an", "his", "her", "key", "un", "une", "le", "la", "son", "sa", "l'") {
		j--
	}
	if !s.is(j-1, ",", "(") {
		return 0, 0, false
	}
	end := j - 1
	for n := 4; n >= 2; n-- {
		if end-n >= 0 && s.personAt(end-n) == end {
			return end - n, end, true
		}
	}
	return 0, 0, false
}

// listed reports whether the word at token k is one of a list of people, so that the name behind the comma is another's.
func (s *sentence) listed(k int) bool { return s.anyIn(k-4, k, "and", "et") }

// personAt is the token behind a personal name at token j: one that the record has, or two to four capitalised words.
func (s *sentence) personAt(j int) int {
	if m, ok := s.at(j); ok && m.kind == aPerson {
		return m.hi
	}
	if j < 0 || j >= len(s.toks) {
		return 0
	}
	return s.nameAt(j)
}

// closedValues: nothing stands in the letter that only the keepers of the record may see.
func closedValues(r *reading) {
	if len(r.secrets) == 0 {
		return
	}
	refs := map[string]bool{}
	r.cited(func(ref0 letterRef, demand int) {
		for _, x := range r.secrets {
			if x.whole && x.ref == ref0.ID && !refs[x.ref] {
				refs[x.ref] = true
				r.add("closed-value", ref0.Span, demand, []string{x.ref}, say("words", x.ref), x.fieldWord(), r.ref("what", x.ref))
			}
		}
	})
	r.closedExprs()
	for i := range r.l.Demands {
		d := &r.l.Demands[i]
		for _, p := range d.Persons {
			for _, x := range r.secrets {
				if x.whole && x.ref == p.ID && !refs[x.ref] {
					refs[x.ref] = true
					r.add("closed-value", p.Span, d.N, []string{x.ref}, say("words", x.ref), x.fieldWord(), say("what", x.ref))
				}
			}
		}
	}
	for i := range r.sentences {
		s := &r.sentences[i]
		for n := range r.secrets {
			x := &r.secrets[n]
			if lo, hi, ok := r.tells(s, x); ok {
				r.add("closed-value", s.span(lo, hi), s.number(), []string{x.ref}, say("words", s.words(lo, hi)), x.fieldWord(), r.subjectWord(x))
			}
		}
	}
}

// closedExprs compares what the letter has computed with what anybody can compute.
func (r *reading) closedExprs() {
	seen := map[string]bool{}
	for _, x := range r.exprs {
		if x.Computed == nil {
			continue
		}
		key := x.Name
		for _, a := range x.Args {
			key += " " + a.Name + "=" + a.Value
		}
		if seen[key] || len(seen) >= most {
			continue
		}
		seen[key] = true
		own, err := r.World.Compute(x.Computed, r.lang, r.l.Head.Date)
		if err != nil {
			continue // it cannot be set at all; whoever sets the letter says so
		}
		public, err := r.public.Compute(x.Computed, r.lang, r.l.Head.Date)
		if err == nil && public.Words == own.Words {
			continue
		}
		told := record.Word{EN: "“" + oneLine(public.Words) + "”", FR: "« " + oneLine(public.Words) + " »"}
		if err != nil {
			told = record.Word{EN: "nothing", FR: "rien"}
		}
		r.add("closed-computed", x.Span, r.numberOf(x.demand), nil, say("own", oneLine(own.Words)), arg{"public", told})
	}
}

// oneLine is the beginning of a text on one line.
func oneLine(s string) string {
	if r := []rune(strings.Join(strings.Fields(s), " ")); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return strings.Join(strings.Fields(s), " ")
}

// tells reports whether a sentence says a closed value: the value itself, and where that is a common word or a date, the
// one whom it is about as well.
func (r *reading) tells(s *sentence, x *secret) (lo, hi int, ok bool) {
	if !x.time.IsZero() {
		for _, d := range s.dates {
			if w := d.when(r.on); d.day > 0 && w.Earliest() == x.time.Earliest() && w.Latest() == x.time.Latest() && s.speaksOf(x) {
				return d.lo, d.hi, true
			}
		}
		return 0, 0, false
	}
	if x.target != "" {
		for _, m := range s.mentions {
			if m.ref == x.target && s.speaksOf(x) && !s.onlyNamed(x, m.lo, m.hi) {
				return m.lo, m.hi, true
			}
		}
		return 0, 0, false
	}
	for k := range s.toks {
		n := 0
		for _, w := range x.words {
			if s.has(k, w) {
				n = max(n, len(w))
			}
		}
		if n == 0 || x.common && !s.speaksOf(x) {
			continue
		}
		if x.common && len(x.about) > 0 && s.onlyNamed(x, k, k+n) {
			continue
		}
		return k, k + n, true
	}
	return 0, 0, false
}

func (s *sentence) speaksOf(x *secret) bool {
	return slices.ContainsFunc(s.mentions, func(m mention) bool { return slices.Contains(x.about, m.ref) })
}

// onlyNamed reports whether the words of a secret at tokens lo to before hi are themselves the mention by which the sentence
// speaks of its subject.
func (s *sentence) onlyNamed(x *secret, lo, hi int) bool {
	for _, m := range s.mentions {
		if slices.Contains(x.about, m.ref) && (m.hi <= lo || m.lo >= hi) {
			return false
		}
	}
	return true
}

func (r *reading) subjectWord(x *secret) arg {
	if len(x.about) > 0 {
		return r.ref("what", x.about[0])
	}
	return r.ref("what", x.ref)
}

func (x *secret) fieldWord() arg {
	if x.whole {
		return arg{"field", record.Word{EN: "the record", FR: "la fiche"}}
	}
	return say("field", "“"+strings.ReplaceAll(x.field, "_", " ")+"”")
}
