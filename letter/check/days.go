package check

import (
	"slices"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

// units of time in which custody is told, in days: a week may be 7 to 13 of them.
var units = map[string]struct{ one, slack int }{
	"day": {1, 0}, "days": {1, 0}, "jour": {1, 0}, "jours": {1, 0},
	"week": {7, 6}, "weeks": {7, 6}, "semaine": {7, 6}, "semaines": {7, 6},
	"month": {30, 33}, "months": {30, 33}, "mois": {30, 33}, "year": {365, 364}, "years": {365, 364}, "an": {365, 364}, "ans": {365, 364},
}

// dayNumbers: how long somebody is said to have been held is what the record gives, counted from the arrest or from the
// order of a court (custody.Spell.DaysBy).
func dayNumbers(r *reading) {
	var last []mention
	for i := range r.sentences {
		s := &r.sentences[i]
		if s.first {
			last = nil
		}
		people := s.people(0, len(s.toks))
		of := people
		if len(people) == 0 && (s.is(0, pronouns...) || s.is(0, "all", "tous")) {
			of = last
		}
		if len(of) > 0 {
			for k := 0; k < len(s.toks); k++ {
				if n, ok := s.numberAt(k); ok {
					r.dayNumber(s, n, of)
					k = n.hi - 1
				}
			}
		}
		if len(people) > 0 {
			last = people
		}
	}
}

func (r *reading) dayNumber(s *sentence, n number, of []mention) {
	if n.hi >= len(s.toks) || s.toks[n.lo].quoted {
		return
	}
	unit, ok := units[s.toks[n.hi].low]
	if !ok || !s.spentHeld(n) {
		return
	}
	if near := s.nearest(n.lo, of); near != nil {
		of = near
	}
	people := r.persons(of)
	low, high := n.n*unit.one, n.n*unit.one+unit.slack
	if unit.one > 1 {
		low -= unit.one / 7
	}
	least, most, found := 0, 0, false
	for _, p := range people {
		for _, sp := range r.Custody.SpellsOf(p) {
			if sp.Start.IsZero() || sp.Start.Earliest() > r.on {
				continue
			}
			for _, rule := range []custody.Rule{custody.FromArrest, custody.FromOrder} {
				a, b := sp.DaysBy(rule, r.on)
				if n.how == exactly && a <= high && low <= b || n.how != exactly && n.gives(a, b) {
					return
				}
				if rule == custody.FromArrest { // the last spell is the one that is told
					least, most, found = a, b, true
				}
			}
		}
	}
	if !found {
		return
	}
	r.add("number-days", s.span(n.lo, n.hi+1), s.number(), r.spellRefs(people), say("words", s.words(n.lo, n.hi+1)), say("days", span(least, most)),
		r.ref("who", people[0]), date("day", when.On(r.on)))
}

func (r *reading) spellRefs(people []string) []string {
	var out []string
	for _, p := range people {
		for _, sp := range r.Custody.SpellsOf(p) {
			if !sp.Start.IsZero() && sp.Start.Earliest() <= r.on {
				out = append(out, sp.Ref)
			}
		}
	}
	return out
}

// spentHeld reports whether a number of days is one of custody: "held for 15 days", "15 days in prison", "depuis 15 jours".
func (s *sentence) spentHeld(n number) bool {
	if s.is(n.lo-1, "within", "in", "dans", "sous", "next", "after", "before", "every", "each", "another", "further") || s.is(n.lo-2, "within", "next") {
		return false
	}
	if s.anyIn(0, n.lo, "should", "must", "will", "sentenced", "condamné", "condamnés", "sentence", "years'", "sera", "doit", "doivent", "if", "si", "term", "ago") {
		return false
	}
	j := n.hi + 1
	if s.hasAny(j, inPrison[s.lang]) > 0 || s.is(j, "of", "de") && s.is(j+1, "detention", "custody", "imprisonment", "détention", "prison") || s.is(j, "without") && s.is(j+1, "trial") {
		return true
	}
	// "for 15 days", "for over 15 days", "depuis plus de 15 jours"
	if !s.is(n.lo-1, "for", "depuis", "pendant", "durant", "least", "already", "déjà", "these", "than", "over", "de", "moins") ||
		s.is(n.lo-1, "de") && !s.is(n.lo-2, "plus", "moins", "près") {
		return false
	}
	for k := max(0, n.lo-12); k < n.lo; k++ {
		if w, _ := s.stateAt(k); w == held || w == housed {
			return true
		}
	}
	return false
}

// nearest are the people named right before token i, those of one list with them.
func (s *sentence) nearest(i int, of []mention) []mention {
	var before []mention
	for _, m := range of {
		if m.hi <= i && slices.ContainsFunc(s.mentions, func(x mention) bool { return x.lo == m.lo && x.ref == m.ref }) {
			before = append(before, m)
		}
	}
	return before
}
