package check

import (
	"slices"

	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

var bindingCodes = []code{
	{
		Code: "binding-claimed", Severity: Error, About: "The prose calls a text binding that binds nobody: a declaration, a political agreement.",
		Words: record.Word{EN: "“{words}”: {text} binds no State. {note}", FR: "« {words} » : {text} ne lie aucun État. {note}"},
		Mend:  record.Word{EN: "Say that it was adopted, or that the State has committed itself to it; for a duty name a treaty.", FR: "Dites qu’il a été adopté, ou que l’État s’y est engagé ; pour une obligation, citez un traité."},
	},
	{
		Code: "bond-claimed", Severity: Error, About: "The prose says that a State has joined or is bound by an instrument, and the record says that on the day it was not.",
		Words: record.Word{EN: "“{words}”: on {day} {text} did not bind {state}. {why}", FR: "« {words} » : au {day}, {text} ne liait pas {state}. {why}"},
		Mend:  record.Word{EN: "Say what it did do, or name what binds or speaks to it: {instead}.", FR: "Dites ce qu’il a fait, ou citez ce qui le lie ou le concerne : {instead}."},
	},
}

// ties are the words that say that somebody is bound by, or has joined, the instrument that follows them.
var ties = phrases(
	"bound by", "legally bound by", "binding obligations under", "obligations under", "legal obligations under", "obliged by", "obliged under", "obligation under",
	"ratified", "has ratified", "acceded to", "party to", "parties to", "a party to", "state party to",
	"lié par", "liée par", "liés par", "tenu par", "tenue par", "tenus par", "obligations en vertu de", "obligations au titre de", "obligé par",
	"ratifié", "adhéré à", "partie à", "parties à", "partie au", "parties au", "obligations découlant de",
)

// fillers may stand between such words and the instrument.
var fillers = []string{
	"the", "both", "international", "le", "la", "l'", "les", "de", "du", "des", "its", "binding", "also", "notamment", "that", "treaty", "convention",
	"legally", ",", "such", "as", "namely", "à", "au", "d'",
}

// denials turn a sentence round.
var denials = []string{
	"not", "no", "never", "nor", "neither", "without", "nobody", "cannot", "non-binding", "isn't", "doesn't", "hasn't", "ne", "n'", "pas", "jamais", "ni",
	"sans", "aucun", "aucune", "if", "si", "should", "must", "urge", "ask", "call", "become", "becomes", "becoming", "though", "although", "bien",
}

// bindingClaimed: no declaration is called binding.
func bindingClaimed(r *reading) {
	for i := range r.sentences {
		s := &r.sentences[i]
		for _, m := range s.mentions {
			if m.kind != anInstrument || s.toks[m.lo].quoted {
				continue
			}
			in, err := r.Promises.Instrument(m.ref)
			if err != nil || in.Binding {
				continue
			}
			lo, hi, ok := s.calledBinding(m)
			if !ok || s.anyIn(max(0, lo-6), hi+1, denials...) {
				continue
			}
			r.add("binding-claimed", s.span(lo, hi), s.number(), []string{m.ref}, say("words", s.words(lo, hi)), r.ref("text", m.ref), say("note", in.BindingNote))
		}
	}
}

// calledBinding finds the words around an instrument that call it binding: "bound by the X", "the binding X", "X, which is
// binding on all States", "X is legally binding".
func (s *sentence) calledBinding(m mention) (lo, hi int, ok bool) {
	if lo, ok = s.tie(m.lo); ok {
		return lo, m.hi, true
	}
	for j := m.lo - 1; j >= 0 && j >= m.lo-4; j-- {
		if s.is(j, "binding", "contraignante", "contraignant") {
			return j, m.hi, true
		}
		if !s.is(j, "the", "la", "le", "legally", "treaty", "convention") {
			break
		}
	}
	j := m.hi
	if s.is(j, ",", "(") {
		j++
	}
	if s.is(j, "which", "that", "qui") {
		j++
	}
	if s.is(j, "binds", "obliges", "lie", "oblige") {
		return m.lo, j + 1, true
	}
	if !s.is(j, "is", "are", "est", "sont") {
		return 0, 0, false
	}
	for j++; s.is(j, "legally", "itself", "fully", "juridiquement", "also", "as", "pleinement"); j++ {
	}
	if s.is(j, "binding", "contraignante", "contraignant", "obligatoire") || s.is(j, "a") && s.is(j+1, "binding", "treaty") {
		return m.lo, j + 1, true
	}
	return 0, 0, false
}

// tie finds the words of ties right before token i, with nothing between but fillers, and where they begin.
func (s *sentence) tie(i int) (lo int, ok bool) {
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		for _, p := range ties {
			if j-len(p)+1 >= 0 && s.has(j-len(p)+1, p) {
				return j - len(p) + 1, true
			}
		}
		if !s.is(j, fillers...) {
			return 0, false
		}
	}
	return 0, false
}

// bondsClaimed: what the prose says of a State and a treaty is so on the day.
func bondsClaimed(r *reading) {
	for i := range r.sentences {
		s := &r.sentences[i]
		for _, m := range s.mentions {
			if m.kind != anInstrument || s.toks[m.lo].quoted {
				continue
			}
			in, err := r.Promises.Instrument(m.ref)
			lo, ok := s.tie(m.lo)
			if err != nil || !in.Binding || !ok || s.anyIn(max(0, lo-6), m.hi, denials...) {
				continue
			}
			for _, st := range s.subjectStates(lo) {
				of, err := r.Promises.Standing(st.ref, m.ref, r.on)
				if err != nil || of.Bond == promise.Bound || of.Bond == promise.NothingFound {
					continue
				}
				instead, refs := r.instead(of)
				r.add("bond-claimed", s.span(st.lo, m.hi), s.number(), append([]string{m.ref}, refs...), say("words", s.words(st.lo, m.hi)), r.ref("text", m.ref),
					arg{"state", r.stateWord(of.State)}, date("day", when.On(r.on)), r.why(of.Why), instead)
			}
		}
	}
}

// subjectStates are the States named right before token i: "Malaysia and Singapore, both bound by".
func (s *sentence) subjectStates(i int) []mention {
	var out []mention
	j := i
	for k := len(s.mentions) - 1; k >= 0; k-- {
		m := s.mentions[k]
		if m.hi > j {
			continue
		}
		for t := m.hi; t < j; t++ {
			if !slices.Contains(betweenStates, s.toks[t].low) {
				return out
			}
		}
		government := s.is(m.lo-1, "of", "du", "de") && s.is(m.lo-2, "government", "kingdom", "gouvernement", "royaume")
		if m.kind != aState || !government && s.is(m.lo-1, "of", "to", "with", "from", "in", "du", "de", "au", "avec") {
			return out
		}
		out, j = append(out, m), m.lo
	}
	return out
}

var betweenStates = []string{
	",", "and", "et", "is", "are", "both", "also", "all", "has", "have", "which", "who", "being", "a", "as", "legally", "fully", "the", "itself", "est", "sont", "ont",
	"qui", "tous", "toutes", "également", "le", "la", "l'", "les", "state", "an", "of", "its", "ses", "violates", "comme",
}
