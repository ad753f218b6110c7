package check

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// what says what a claim of the prose tells of somebody.
type what string

const (
	held      what = "held"
	housed    what = "house arrest"
	freed     what = "freed"
	atLiberty what = "at liberty"
	arrested  what = "arrested"
	charged   what = "charged"
	convicted what = "convicted"
	pardoned  what = "pardoned"
	killed    what = "killed"
)

// claim is one thing that a sentence says happened to, or is the state of, persons whom it names: verb at tokens lo to
// before hi.
type claim struct {
	*sentence
	what    what
	present bool // it says how things stand: "is held", "has been held since"
	noun    bool // "the arrest of", not "was arrested"
	lo, hi  int
	of      []mention // persons and groups of whom it is said, empty when it is not clear
	pronoun bool      // of was taken from the sentence before
	on      *dated    // the date that it gives
	since   bool      // that date is the beginning of a state
	free    bool      // it says that the release was without condition
}

var participles = map[string]map[string]what{
	"en": {
		"held": held, "detained": held, "imprisoned": held, "jailed": held, "incarcerated": held, "released": freed, "freed": freed,
		"arrested": arrested, "seized": arrested, "charged": charged, "indicted": charged, "convicted": convicted, "sentenced": convicted,
		"pardoned": pardoned, "killed": killed, "murdered": killed, "assassinated": killed, "free": atLiberty,
	},
	"fr": {
		"détenu": held, "emprisonné": held, "incarcéré": held, "écroué": held, "libéré": freed, "relâché": freed, "élargi": freed, "arrêté": arrested, "interpellé": arrested,
		"inculpé": charged, "condamné": convicted, "gracié": pardoned, "tué": killed, "assassiné": killed, "libre": atLiberty,
	},
}

var inPrison = map[string][][]string{
	"en": phrases("in prison", "in jail", "in detention", "in custody", "in pre-trial detention", "behind bars", "in pretrial detention"),
	"fr": phrases("en prison", "en détention", "en détention provisoire", "derrière les barreaux", "sous les verrous"),
}

var nouns = map[string]map[string]what{
	"en": {"arrest": arrested, "arrests": arrested, "release": freed, "conviction": convicted, "killing": killed, "murder": killed, "pardon": pardoned},
	"fr": {"arrestation": arrested, "libération": freed, "condamnation": convicted, "assassinat": killed, "grâce": pardoned},
}

var adverbs = []string{
	"still", "now", "currently", "also", "all", "both", "being", "been", "then", "first", "later", "again", "subsequently", "since", "already", "even",
	"today", "therefore", "both", "each", "recently", "only", "thus", "once", "toujours", "encore", "actuellement", "tous", "toutes", "aussi", "été", "ensuite", "puis", "déjà",
	"alors", "depuis", "aujourd'hui", "également", "récemment", "remis", "remise", "en", "set", "held", "kept", "unfairly", "maintenu", "maintenus", "maintenue", "maintenues", "gardés",
}

// doubts make of a sentence no claim at all: what is denied, asked, supposed or wished.
var doubts = []string{
	"not", "no", "never", "nor", "neither", "nobody", "none", "cannot", "if", "unless", "until", "whether", "should", "must", "would", "could", "may",
	"might", "shall", "will", "hasn't", "wasn't", "isn't", "weren't", "aren't", "ensure", "demand", "demands", "urge", "request", "unknown",
	"ne", "n'", "pas", "jamais", "ni", "aucun", "aucune", "si", "doit", "doivent", "devrait", "devraient", "soit", "soient", "sera", "seront",
	"afin", "pourrait", "allegedly", "reportedly", "demandons", "exigeons", "jusqu'",
}

// readClaims finds what the prose says of persons, sentence by sentence.
func (r *reading) readClaims() []claim {
	var out []claim
	var last []mention
	for i := range r.sentences {
		s := &r.sentences[i]
		if s.first {
			last = nil
		}
		mine := s.claims(last)
		out = append(out, mine...)
		if people := s.people(0, len(s.toks)); len(people) > 0 {
			last = people
		}
	}
	return out
}

// people are the mentions of persons and groups in tokens i to before j.
func (s *sentence) people(i, j int) []mention {
	var out []mention
	for _, m := range s.mentions {
		if (m.kind == aPerson || m.kind == aGroup) && m.lo >= i && m.hi <= j {
			out = append(out, m)
		}
	}
	return out
}

func (s *sentence) claims(last []mention) []claim {
	var out []claim
	from := 0 // behind the claim before: what stands further left belongs to that one
	var before claim
	for i := 0; i < len(s.toks); i++ {
		c, ok := s.verbAt(i)
		if !ok {
			c, ok = s.nounAt(i)
		}
		if !ok || s.toks[i].quoted {
			continue
		}
		c.sentence = s
		if !c.noun {
			c.of, c.pronoun = s.subject(from, c.lo, last)
			if len(c.of) == 0 && from > 0 && s.carries(from, c.lo) {
				c.of, c.pronoun = before.of, before.pronoun
			}
		}
		before = c
		doubtful := s.doubtful(from, c)
		from = c.hi
		i = c.hi - 1
		if !doubtful {
			out = append(out, c)
		}
	}
	for i := range out {
		next := len(s.toks)
		if i+1 < len(out) {
			next = out[i+1].lo
		}
		out[i].finish(next, len(out))
	}
	return out
}

// doubtful reports whether a claim is denied, asked or supposed: a word of doubt between the claim before, or the "who"
// with which a clause of its own begins, and its end.
func (s *sentence) doubtful(from int, c claim) bool {
	for k := from; k < c.lo; k++ {
		if s.is(k, "who", "which", "qui", ";", ":") {
			from = k + 1
		}
	}
	for k := from; k < c.hi; k++ {
		if slices.Contains(doubts, s.toks[k].low) && !(s.is(k, "may", "will") && s.toks[k].upper) {
			return true
		}
	}
	return s.is(c.hi, "or", "ou", "if", "unless", "until")
}

// verbAt reads a claim in the passive, or of a state, whose auxiliary stands at token i: "was arrested", "is still held",
// "remain in prison", "a été libéré". "be" and "être" alone ask and wish; they begin no claim.
func (s *sentence) verbAt(i int) (claim, bool) {
	if i >= len(s.toks) {
		return claim{}, false
	}
	now, past := false, false
	j := i + 1
	switch s.lang {
	case "en":
		switch s.toks[i].low {
		case "is", "are", "remain", "remains":
			now = true
		case "was", "were":
			past = true
		case "has", "have":
			for s.adverb(j) && !s.is(j, "been", "remained") {
				j++
			}
			if !s.is(j, "been", "remained") {
				return claim{}, false
			}
			now, past, j = true, true, j+1
		default:
			return claim{}, false
		}
	case "fr":
		switch s.toks[i].low {
		case "est", "sont", "reste", "restent", "demeure", "demeurent":
			now = true
		case "fut", "furent":
			past = true
		case "a", "ont":
			for s.adverb(j) && !s.is(j, "été") {
				j++
			}
			if !s.is(j, "été") {
				return claim{}, false
			}
			past, j = true, j+1
		default:
			return claim{}, false
		}
	default:
		return claim{}, false
	}
	for n := 0; n < 5; n++ {
		if w, k := s.stateAt(j); k > 0 {
			c := claim{what: w, lo: i, hi: j + k}
			c.present = now && (w == held || w == housed || w == atLiberty)
			c.free = s.anyIn(i, j, "unconditionally", "inconditionnellement")
			if past && !now && w == atLiberty {
				return claim{}, false
			}
			return c, true
		}
		if !s.adverb(j) {
			break
		}
		j++
	}
	return claim{}, false
}

// stateAt reads a participle or a phrase such as "in prison" at token j and says how many tokens it has.
func (s *sentence) stateAt(j int) (what, int) {
	if j >= len(s.toks) {
		return "", 0
	}
	if n := s.hasAny(j, inPrison[s.lang]); n > 0 {
		return held, n
	}
	if s.has(j, []string{"under", "house", "arrest"}) {
		return housed, 3
	}
	if s.is(j, "assigné", "assignée", "assignés") {
		return housed, 1
	}
	if s.is(j, "shot") && s.is(j+1, "dead") || s.is(j, "set") && s.is(j+1, "free") {
		return map[bool]what{true: killed, false: freed}[s.is(j, "shot")], 2
	}
	if s.is(j, "en") && s.is(j+1, "liberté") {
		if s.is(j-1, "remis", "remise", "mis", "mise") {
			return freed, 2
		}
		return atLiberty, 2
	}
	w, ok := participles[s.lang][s.toks[j].low]
	if !ok && s.lang == "fr" {
		w, ok = participles["fr"][masculine(s.toks[j].low)]
	}
	if !ok || w == atLiberty && s.is(j+1, "to", "and", "from", "of", ",", "d'", "de") {
		return "", 0
	}
	if w == held && s.is(j, "held") && s.is(j+1, "on", "that", "to", "responsible", "accountable", "under", "liable", "in") && !s.is(j+2, "prison", "detention", "custody", "jail", "prey", "pre-trial", "pretrial", "house") &&
		!s.monthly(j+2) {
		return "", 0 // "the election is held on", "is held to be"
	}
	return w, 1
}

// monthly reports whether a date begins at token j.
func (s *sentence) monthly(j int) bool {
	return slices.ContainsFunc(s.dates, func(d dated) bool { return d.lo == j }) && len(s.people(0, j)) > 0
}

// masculine is a French participle without its endings of gender and number.
func masculine(w string) string {
	w = strings.TrimSuffix(w, "s")
	if t, ok := strings.CutSuffix(w, "e"); ok && (strings.HasSuffix(t, "é") || strings.HasSuffix(t, "u") || strings.HasSuffix(t, "i")) {
		return t
	}
	return w
}

func (s *sentence) adverb(j int) bool {
	if j >= len(s.toks) || !s.toks[j].word {
		return false
	}
	w := s.toks[j].low
	return slices.Contains(adverbs, w) || strings.HasSuffix(w, "ly") && utf8.RuneCountInString(w) > 4 || strings.HasSuffix(w, "ment") && len(w) > 6
}

// nounAt reads "the arrest of Ny Sokha", "l'arrestation de Ny Sokha". The release of somebody is what letters ask; it is a
// claim only with the day on which it came.
func (s *sentence) nounAt(i int) (claim, bool) {
	w, ok := nouns[s.lang][s.toks[i].low]
	if !ok || !s.is(i+1, "of", "de", "d'", "des") {
		return claim{}, false
	}
	j := i + 2
	for s.is(j, "the", "les", "le", "la", "l'", "all") {
		j++
	}
	var of []mention
	for _, m := range s.people(j, len(s.toks)) {
		if !s.only(j, m.lo, ",", "and", "et", "the", "of", "de", "les", "d'") {
			break
		}
		of, j = append(of, m), m.hi
	}
	on := func(d dated) bool { return d.lo == j+1 && d.day > 0 && s.is(j, "on", "le") }
	if len(of) == 0 || w == freed && !slices.ContainsFunc(s.dates, on) {
		return claim{}, false
	}
	return claim{what: w, noun: true, lo: i, hi: j, of: of, free: s.is(i-1, "unconditional") || s.is(i+1, "inconditionnelle")}, true
}

// connect may stand between persons who are said something of together, and between them and the verb.
var connect = []string{
	",", "and", "et", "the", "of", "who", "which", "all", "also", "both", "(", ")", "as", "well", "qui", "ainsi", "que", "les", "tous", "five", "cinq",
	"–", "—", "deux", "two", "three",
}

// notSubject stand before a name that is not the subject: "the lawyer of X", "with X", "by X".
var notSubject = []string{
	"of", "by", "with", "against", "for", "to", "from", "about", "like", "as", "against", "on", "in", "under", "de", "d'", "du", "des", "par", "avec",
	"contre", "pour", "à", "chez", "sur", "au",
}

// courtesy are words that stand before a name and belong to it.
var courtesy = []string{
	"mr", "mrs", "ms", "dr", ".", "m", "mm", "mme", "mlle", "monsieur", "madame", "senator", "lawmaker", "activist", "colleague", "former", "sénateur", "député",
	"militant", "the", "le", "la", "president", "président", "our", "notre",
}

// pronouns take the subject from the sentence before.
var pronouns = []string{"they", "he", "she", "ils", "elles", "il", "elle"}

// subject are the persons of whom the verb at token v is said: those named right before it, or, behind a pronoun that
// stands right before it, those of the sentence before.
func (s *sentence) subject(from, v int, last []mention) (of []mention, pronoun bool) {
	if s.is(v-1, pronouns...) && v-1 >= from {
		if people := s.people(0, v-1); len(people) > 0 && from == 0 {
			return nil, false // who of them is meant is not clear
		}
		if from == 0 {
			return last, len(last) > 0
		}
		return nil, false
	}
	at := v
	people := s.people(from, v)
	for k := len(people) - 1; k >= 0; k-- {
		m := people[k]
		if s.is(m.hi, "'s") || s.is(m.hi, "'") {
			break
		}
		gap := 0
		for t := m.hi; t < at; t++ {
			if !slices.Contains(connect, s.toks[t].low) && !s.adverb(t) {
				gap++
			}
			if s.is(t, "that", "while", "when", "but", "said", "says", "told", "although", "mais", "alors", ";", ":", "whose", "dont") {
				gap = 99
			}
		}
		if gap > 10 || gap > 0 && (len(of) > 0 || !s.apposed(m.hi, at)) {
			break
		}
		lo := m.lo
		for s.is(lo-1, courtesy...) {
			lo--
		}
		if s.is(lo-1, notSubject...) && !s.is(lo-2, "all", "both", "each") {
			if len(of) > 0 {
				break
			}
			continue // "X, who worked with Y, is held"
		}
		of, at = append(of, m), lo
	}
	slices.Reverse(of)
	return of, false
}

// carries reports whether tokens i to before j carry the subject of the verb before on to the next one: "was arrested on
// 11 April 2016 and is still detained".
func (s *sentence) carries(i, j int) bool {
	joined := false
	for ; i < j; i++ {
		joined = joined || s.is(i, "and", "et", "but", "mais", "then", "puis")
		if !s.inDate(i) && !s.adverb(i) && !s.is(i, "and", "et", "but", "mais", "then", "puis", ",", "on", "in", "le", "en", "at", "he", "she", "they", "il", "elle", "ils", "elles",
			"the", "since", "depuis", "same", "day", "who", "qui", "next", "a", "was", "had") {
			return false
		}
	}
	return joined
}

// apposed reports whether tokens i to before j are words set in between commas or brackets behind a name: ", head of
// monitoring of ADHOC,".
func (s *sentence) apposed(i, j int) bool {
	return s.is(i, ",", "(", "–", "—") && s.is(j-1, ",", ")", "–", "—")
}

// finish gives a claim the date that belongs to it: the nearest one behind its verb and before the next claim, or the only
// one of the sentence before it.
func (c *claim) finish(next, claims int) {
	c.free = c.free || c.anyIn(c.hi, min(next, c.hi+3), "unconditionally", "inconditionnellement") ||
		(c.is(c.hi, "without") && c.is(c.hi+1, "condition", "conditions")) || (c.is(c.hi, "sans") && c.is(c.hi+1, "condition", "conditions"))
	for i := range c.dates {
		d := &c.dates[i]
		if d.day == 0 && d.year == 0 || d.lo < c.hi || d.hi > next || d.lo-c.hi > 8 || c.anyIn(c.hi, d.lo, ";", "until", "before", "after", "jusqu'", "avant", "après", "by", "to", "between", "and", "et", "entre") {
			continue
		}
		c.on = d
		for k := d.lo - 1; k >= c.hi && k >= d.lo-4; k-- {
			c.since = c.since || c.is(k, "since", "depuis")
		}
		return
	}
	if claims == 1 && len(c.dates) == 1 && c.dates[0].hi <= c.lo && c.dates[0].lo <= 3 && c.is(0, "on", "in", "le", "en", "since", "depuis") {
		c.on = &c.dates[0]
		c.since = c.is(0, "since", "depuis")
	}
}
