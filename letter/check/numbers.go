package check

import (
	"slices"
	"strconv"
	"strings"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

var numberCodes = []code{
	{
		Code: "number-held", Severity: Error, About: "The prose gives a number of people held that the record does not give for that day.",
		Words: record.Word{EN: "“{words}”: the record has {count} held on {day} ({scope}).", FR: "« {words} » : la fiche compte {count} personnes détenues au {day} ({scope})."},
		Mend:  record.Word{EN: "Let the record count: {held on=…} in braces gives the number of the day.", FR: "Laissez compter la fiche : {held on=…} entre accolades donne le nombre du jour."},
	},
	{
		Code: "number-days", Severity: Error, About: "The prose gives a number of days in custody that the record gives for none of those named.",
		Words: record.Word{EN: "“{words}”: on {day} the record has {days} days for {who}.", FR: "« {words} » : au {day}, la fiche donne {days} jours pour {who}."},
		Mend:  record.Word{EN: "Write {days}, or let the record count: {days person=…} in braces.", FR: "Écrivez {days}, ou laissez compter la fiche : {days person=…} entre accolades."},
	},
	{
		Code: "number-arrests", Severity: Error, About: "The prose gives a number of people arrested, charged, convicted or pardoned on a day, or arrested of an organisation, that the record does not give.",
		Words: record.Word{EN: "“{words}”: the record has {count} ({scope}).", FR: "« {words} » : la fiche en compte {count} ({scope})."},
		Mend:  record.Word{EN: "Write {count}, or cite the source of the other number.", FR: "Écrivez {count}, ou citez la source de l’autre nombre."},
	},
	{
		Code: "number-places", Severity: Error, About: "The prose gives a number of prisons or provinces that the record does not give.",
		Words: record.Word{EN: "“{words}”: the record has {count} on {day}.", FR: "« {words} » : la fiche en compte {count} au {day}."},
		Mend:  record.Word{EN: "Write {count}, or cite the source of the other number.", FR: "Écrivez {count}, ou citez la source de l’autre nombre."},
	},
}

// everybody are the words for people of no particular kind.
var everybody = []string{
	"people", "persons", "person", "individuals", "prisoners", "detainees", "personnes", "personne", "détenus", "prisonniers", "gens", "individus",
}

// captives are those of them that say that the people are held.
var captives = []string{"prisoners", "detainees", "détenus", "prisonniers"}

// kinds are words for people of a kind that the record knows by group.
var kinds = map[string]string{
	"lawmakers": "parliamentarian", "parliamentarians": "parliamentarian", "mps": "parliamentarian", "legislators": "parliamentarian",
	"parlementaires": "parliamentarian", "députés": "parliamentarian", "journalists": "journalist", "journalistes": "journalist",
}

// coloured are words that may stand before such a noun and narrow nothing down.
var coloured = []string{
	"political", "innocent", "cambodian", "named", "brave", "peaceful", "politiques", "innocents", "innocentes", "opposition", "cambodgiens", "senior", "of",
	"the", "staff", "members", "employees", "current", "membres", "employés", "de", "d'", "du", "l'", "officials", "political", "human", "rights", "defenders",
}

// scope is whom a number speaks of.
type scope struct {
	people []string // nil with all set: everybody
	all    bool
	least  int // for an organisation whose staff the record does not bound sharply
	word   record.Word
	hi     int // token behind the noun
	// prisoners: the noun itself says that they are held
	prisoners bool
}

// scopeAt reads whom the number before token i counts: "people", "lawmakers", "ADHOC staff", "of the ADHOC five".
func (r *reading) scopeAt(s *sentence, i int) (scope, bool) {
	for j := i; j < min(i+6, len(s.toks)); j++ {
		if m, ok := s.at(j); ok {
			return r.scopeOf(s, m)
		}
		w := s.toks[j].low
		if slices.Contains(everybody, w) {
			if !onlyColour(s, i, j, false) {
				return scope{}, false
			}
			hi := j + 1
			for s.is(hi, "of", "d'") && s.is(hi+1, "conscience", "opinion") {
				hi += 2
			}
			for s.is(hi, "politiques", "cambodgiens", "cambodgiennes", "d'opinion") {
				hi++
			}
			return scope{all: true, word: record.Word{EN: "all of this record", FR: "toute la fiche"}, hi: hi, prisoners: slices.Contains(captives, w)}, true
		}
		if g, ok := kinds[w]; ok {
			var people []string
			for _, p := range r.Record.Persons() {
				if p.Group == g {
					people = append(people, p.Ref)
				}
			}
			if len(people) == 0 {
				return scope{}, false
			}
			gr, _ := r.Record.Group(g)
			return scope{people: people, word: record.Word{EN: gr.In("en"), FR: gr.In("fr")}, hi: j + 1}, true
		}
		if !slices.Contains(coloured, w) {
			return scope{}, false
		}
	}
	return scope{}, false
}

func onlyColour(s *sentence, i, j int, of bool) bool {
	for ; i < j; i++ {
		if !slices.Contains(coloured, s.toks[i].low) || !of && s.is(i, "of") {
			return false
		}
	}
	return true
}

// at is the mention that begins at token j.
func (s *sentence) at(j int) (mention, bool) {
	if j < 0 || j >= len(s.toks) || !s.toks[j].named {
		return mention{}, false
	}
	for _, m := range s.mentions {
		if m.lo == j {
			return m, true
		}
	}
	return mention{}, false
}

// scopeOf is the members of a group, or those whose public role names a body.
func (r *reading) scopeOf(s *sentence, m mention) (scope, bool) {
	hi := m.hi
	for s.is(hi, "staff", "members", "member", "employees", "workers", "officials", "people", "monitors", "investigators", "membres", "employés", "salariés", "personnes") {
		hi++
	}
	out := scope{word: r.label(m.ref), hi: hi}
	switch m.kind {
	case aGroup:
		out.people = r.Record.Members(m.ref)
		return out, len(out.people) > 0
	case aBody:
		if hi == m.hi { // "five ADHOC" may be anything of it
			if !s.is(m.lo-1, "of", "de", "d'", "du", "l'") || !s.is(m.lo-2, "staff", "members", "employees", "officials", "membres", "employés", "de") {
				return scope{}, false
			}
		}
		for _, p := range r.Record.Persons() {
			now, former, _ := strings.Cut(p.Role, ";")
			switch {
			case r.roleNames(now, m.ref):
				out.least++
				out.people = append(out.people, p.Ref)
			case r.roleNames(former, m.ref):
				out.people = append(out.people, p.Ref)
			}
		}
		return out, out.least > 0
	}
	return scope{}, false
}

func (r *reading) roleNames(role, body string) bool {
	b, _ := r.Record.Body(body)
	for _, n := range append([]string{b.Name}, b.Variants...) {
		if strings.Contains(role, n) {
			return true
		}
	}
	return false
}

// heldCount is how many of a scope the record has held on a day, at least and at most.
func (r *reading) heldCount(sc scope, on when.Day) (least, most int) {
	for _, h := range r.Custody.Held(on, custody.Options{}) {
		i := slices.Index(sc.people, h.Person)
		if !sc.all && i < 0 {
			continue
		}
		most++
		if h.Certain == when.Yes && (sc.least == 0 || r.inRole(sc, h.Person)) {
			least++
		}
	}
	return least, most
}

// inRole reports whether a person of an organisation's scope has the role now, not formerly.
func (r *reading) inRole(sc scope, person string) bool {
	p, _ := r.Record.Person(person)
	now, _, _ := strings.Cut(p.Role, ";")
	for _, part := range []string{sc.word.EN, sc.word.FR} {
		if strings.Contains(now, part) {
			return true
		}
	}
	for _, b := range r.Record.Bodies() {
		if b.Name == sc.word.EN && r.roleNames(now, b.Ref) {
			return true
		}
	}
	return false
}

// eachNumber gives every number in the prose, in digits or words, with the sentence that it stands in.
func (r *reading) eachNumber(look func(*sentence, number)) {
	for i := range r.sentences {
		s := &r.sentences[i]
		for k := 0; k < len(s.toks); k++ {
			if n, ok := s.numberAt(k); ok {
				look(s, n)
				k = n.hi - 1
			}
		}
	}
}

// heldNumbers: how many are said to be held is what the record gives on the day.
func heldNumbers(r *reading) {
	r.eachNumber(r.heldNumber)
}

func (r *reading) heldNumber(s *sentence, n number) {
	if s.toks[n.lo].quoted || s.inDate(n.lo) || n.n == 1 || s.is(n.lo-1, "article", "articles", "art", ".", "resolution", "opinion") {
		return
	}
	sc, ok := r.scopeAt(s, n.hi)
	if !ok && s.is(n.hi, "are", "remain", "were", "sont", "restent") && (n.lo == 0 || s.is(n.lo-1, ",", "all")) {
		sc, ok = scope{all: true, word: record.Word{EN: "all of this record", FR: "toute la fiche"}, hi: n.hi}, true
	}
	if !ok {
		return
	}
	end, day, ok := r.saidHeld(s, n.lo, sc.hi)
	if !ok && sc.prisoners && s.exist(n.lo) {
		end, day, ok = sc.hi, r.on, true
	}
	if !ok {
		return
	}
	if sc.all && (r.elsewhere(s) || len(r.Custody.Spells()) == 0) {
		return
	}
	narrowed := s.narrowed(end)
	if narrowed == unsure && sc.all {
		if n.gives(0, r.mostHeld(day)) || n.how == lessTh {
			return
		}
	} else if narrowed != no {
		return
	}
	least, most := r.heldCount(sc, day)
	if n.gives(least, most) {
		return
	}
	r.add("number-held", s.span(n.lo, end), s.number(), nil, say("words", s.words(n.lo, end)), say("count", span(least, most)), date("day", when.On(day)), arg{"scope", sc.word})
}

// elsewhere reports whether a sentence speaks of another State than that of the case: it names one, or the letter does and
// nowhere names that of the case or anybody of it.
func (r *reading) elsewhere(s *sentence) bool {
	other := func(m mention) bool { return m.kind == aState && m.ref != r.subject }
	if slices.ContainsFunc(s.mentions, other) {
		return true
	}
	return r.abroad
}

// isAbroad reports whether the letter names other States, and nowhere that of the case or anybody of it.
func (r *reading) isAbroad() bool {
	abroad := false
	for i := range r.sentences {
		for _, m := range r.sentences[i].mentions {
			if m.kind == aPerson || m.kind == aGroup || m.kind == aState && m.ref == r.subject {
				return false
			}
			abroad = abroad || m.kind == aState
		}
	}
	return abroad
}

func (r *reading) mostHeld(on when.Day) int {
	return len(r.Custody.Held(on, custody.Options{})) + len(r.Custody.Housed(on, custody.Options{}))
}

// saidHeld reports whether the words around a number and its noun (tokens lo to before hi) say that those are held, where
// these words end, and as of which day.
func (r *reading) saidHeld(s *sentence, lo, hi int) (end int, day when.Day, ok bool) {
	day = r.on
	j := hi
	for s.is(j, "who", "that", "which", "qui", ",") || s.adverb(j) && !s.is(j, "held", "been", "kept") {
		j++
	}
	if c, is := s.verbAt(j); is && c.what == held && !s.doubtful(max(0, lo-4), c) {
		if c.present {
			return s.asOf(r, c.hi, day)
		}
		if d, found := s.dayBehind(c.hi, r.on); found { // "were held on 13 May"
			return c.hi, d, true
		}
		return 0, 0, false
	}
	if n := s.hasAny(j, inPrison[s.lang]); n > 0 && j == hi {
		return j + n, day, !s.anyIn(max(0, lo-5), lo, doubts...)
	}
	// "the detention of 22 people", "holds 22 people".
	for k := lo - 1; k >= 0 && k >= lo-4; k-- {
		if s.is(k, "detention", "imprisonment", "jailing", "détention", "emprisonnement") && s.is(k+1, "of", "de", "d'") ||
			s.is(k, "holds", "holding", "détient", "détiennent") {
			return hi, day, !s.anyIn(max(0, k-4), k, doubts...)
		}
		if !s.is(k, "of", "de", "d'", "the", "les", "all") && s.numberQualifier(k) {
			continue
		}
	}
	return 0, 0, false
}

// exist reports whether the words right before a number say that there are so many: "there are 22", "il y a 22".
func (s *sentence) exist(i int) bool {
	for s.numberQualifier(i-1) || s.is(i-1, "now", "still", "today", "actuellement", "aujourd'hui", "encore", "de") {
		i--
	}
	return s.is(i-1, "are") && s.is(i-2, "there") && !s.anyIn(0, i, doubts...) || s.is(i-1, "a") && s.is(i-2, "y") && !s.anyIn(0, i, doubts...)
}

func (s *sentence) numberQualifier(k int) bool {
	return s.is(k, "at", "least", "more", "than", "over", "au", "moins", "plus")
}

// asOf takes "as of 13 May 2016" or "on 13 May" right behind words of holding as the day.
func (s *sentence) asOf(r *reading, end int, day when.Day) (int, when.Day, bool) {
	if d, ok := s.dayBehind(end, r.on); ok {
		return end, d, true
	}
	return end, day, true
}

func (s *sentence) dayBehind(i int, on when.Day) (when.Day, bool) {
	for k := i; k < min(i+4, len(s.toks)); k++ {
		for _, d := range s.dates {
			if d.lo == k && d.day > 0 && !s.is(k-1, "since", "depuis", "until", "before", "from", "after") {
				if w := d.when(on); !w.IsZero() {
					return w.Earliest(), true
				}
			}
		}
		if !s.is(k, "as", "of", "on", "at", ",", "au", "le", "à", "la", "date", "du", "today", "in", "prison") {
			return 0, false
		}
	}
	return 0, false
}

// narrowed says whether the words behind token i narrow down who is counted: not when the sentence or clause ends there.
func (s *sentence) narrowed(i int) answer {
	if i >= len(s.toks) {
		return no
	}
	if slices.ContainsFunc(s.dates, func(d dated) bool { return d.lo >= i && d.lo <= i+3 && d.day > 0 }) && s.is(i, "as", "on", "au", "at", "le", "à") {
		return no
	}
	if s.is(i, ".", "!", "?", ",", ";", ":", ")", "today", "now", "and", "et", "aujourd'hui", "–", "—", "without", "sans", stands, "this", "at", "ce") {
		return no
	}
	return unsure
}

func (s *sentence) inDate(i int) bool {
	return i >= 0 && i < len(s.toks) && s.toks[i].dated
}

// span is "22", or "20 to 22".
func span(least, most int) string {
	if least == most {
		return strconv.Itoa(least)
	}
	return strconv.Itoa(least) + "–" + strconv.Itoa(most)
}
