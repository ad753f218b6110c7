package check

import (
	"slices"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// arrestNumbers: how many are said to have been arrested on a day, or of an organisation, is what the record gives.
func arrestNumbers(r *reading) {
	r.eachNumber(r.arrestNumber)
}

func (r *reading) arrestNumber(s *sentence, n number) {
	if s.toks[n.lo].quoted || s.inDate(n.lo) || n.n == 1 {
		return
	}
	sc, ok := r.scopeAt(s, n.hi)
	end := sc.hi
	if !ok { // "eight were arrested", "eight protesters were arrested"
		end = n.hi
		for end < len(s.toks) && end < n.hi+3 && s.toks[end].word && !s.toks[end].upper && !s.is(end, "were", "was", "ont", "furent", "of", "on", "and", "days", "jours") {
			end++
		}
	}
	c, is := s.verbAt(end)
	switch {
	case is && counted(c.what) && !s.doubtful(max(0, n.lo-4), c):
	case s.is(n.lo-1, "of", "de", "d'") && s.is(n.lo-2, "arrest", "arrests", "arrestation", "arrestations"):
		c = claim{what: arrested, sentence: s, hi: end, lo: n.lo}
	default:
		return
	}
	c.sentence = s
	c.finish(len(s.toks), 1)
	if c.on != nil && c.on.day > 0 && !c.since {
		if !r.arrestsOn(s, n, c, sc) && ok && !sc.all {
			r.scopeDated(&c, sc)
		}
		return
	}
	if !ok || sc.all || c.on != nil || c.what != arrested {
		return
	}
	all, now := 0, 0
	for _, p := range sc.people {
		if ev := r.events(p, arrested); len(ev) > 0 && ev[0].when.Earliest() <= r.on {
			all++
			if sc.least == 0 || r.inRole(sc, p) {
				now++
			}
		}
	}
	if all > 0 && !n.gives(now, all) && n.n > now {
		r.add("number-arrests", s.span(n.lo, c.hi), s.number(), nil, say("words", s.words(n.lo, c.hi)), say("count", span(now, all)), arg{"scope", sc.word})
	}
}

// counted are the events of which a number of persons is compared with the acts of a day.
func counted(w what) bool { return w == arrested || w == charged || w == convicted || w == pardoned }

// arrestsOn compares a number with the acts of one kind of one day; false when the record has none that day. Any one act, or all
// of them, may be meant; a count on which sources disagree is not held against the letter.
func (r *reading) arrestsOn(s *sentence, n number, c claim, sc scope) bool {
	w := c.on.when(r.on)
	if w.IsZero() {
		return true
	}
	sum, refs := 0, []string(nil)
	for _, kind := range actsOf[c.what] {
		for _, a := range r.Record.Acts(record.ActFilter{Type: kind, Within: &when.Range{First: w.Earliest(), Last: w.Latest()}}) {
			count := max(a.VictimCount, len(a.Victims))
			if n.gives(count, count) || n.gives(r.among(a, sc)) || r.alternative(a.Conflict, n.n) {
				return true
			}
			sum += count
			refs = append(refs, a.Ref)
		}
	}
	if len(refs) > 0 && !n.gives(sum, sum) {
		r.add("number-arrests", s.span(n.lo, c.hi), s.number(), refs, say("words", s.words(n.lo, c.hi)), say("count", span(sum, sum)), date("scope", w))
	}
	return len(refs) > 0
}

// among is how many of a scope an act concerns, at least and at most.
func (r *reading) among(a record.Act, sc scope) (least, most int) {
	for _, v := range a.Victims {
		if slices.Contains(sc.people, v) {
			most++
			if sc.least == 0 || r.inRole(sc, v) {
				least++
			}
		}
	}
	if most == 0 {
		return -1, -1
	}
	return least, most
}

// scopeDated reports a date of what happened to the people of a scope that is none of those in the record.
func (r *reading) scopeDated(c *claim, sc scope) {
	w := c.on.when(r.on)
	var list []event
	for _, p := range sc.people {
		list = append(list, r.events(p, c.what)...)
	}
	if len(list) == 0 || w.Earliest() > r.on || near(list, w) {
		return
	}
	best := nearestTo(list, w)
	claim, refs := r.claimWords(best, w)
	who := arg{"who", sc.word}
	r.add("date-differs", r.datedSpan(c), c.number(), append(eventRefs(best), refs...), say("words", c.words(c.lo, c.on.hi)), who, eventWords("dates", best[:1]), arg{"claim", claim})
}

// alternative reports whether a contradiction of the record has a number among its values.
func (r *reading) alternative(claim string, n int) bool {
	c, ok := r.Record.Claim(claim)
	if !ok {
		return false
	}
	for _, a := range c.Alternatives {
		for _, t := range tokens(a.Value, "en") {
			if v, is := digits(t.low); is && v == n {
				return true
			}
		}
	}
	return false
}

// placeNumbers: in how many prisons people are said to be held, and in how many provinces people were arrested.
func placeNumbers(r *reading) {
	r.eachNumber(func(s *sentence, n number) {
		if s.toks[n.lo].quoted || !s.is(n.lo-1, "in", "across", "at", "dans", "least", "than") {
			return
		}
		j := n.hi
		for s.is(j, "different", "separate", "différentes", "other") {
			j++
		}
		switch {
		case s.is(j, "prisons", "jails", "places") && s.saysHeld(n.lo):
			r.placeNumber(s, n, j+1, r.prisons())
		case s.is(j, "provinces") && (s.says(arrested, n.lo) || s.anyIn(n.lo-5, n.lo, "arrests", "arrestations")):
			r.placeNumber(s, n, j+1, r.provinces())
		}
	})
}

func (r *reading) placeNumber(s *sentence, n number, end int, count int) {
	if count == 0 || n.gives(count, count) {
		return
	}
	r.add("number-places", s.span(n.lo, end), s.number(), nil, say("words", s.words(n.lo, end)), num("count", count), date("day", when.On(r.on)))
}

func (s *sentence) saysHeld(before int) bool { return s.says(held, before) }

func (s *sentence) says(w what, before int) bool {
	for k := max(0, before-8); k < before; k++ {
		if participles[s.lang][s.toks[k].low] == w || s.lang == "fr" && participles["fr"][masculine(s.toks[k].low)] == w {
			return true
		}
	}
	return false
}

// prisons is at how many places people are held on the day: the last place of each spell.
func (r *reading) prisons() int {
	var at []string
	for _, h := range r.Custody.Held(r.on, custody.Options{}) {
		if len(h.Places) > 0 && !slices.Contains(at, h.Places[len(h.Places)-1]) {
			at = append(at, h.Places[len(h.Places)-1])
		}
	}
	return len(at)
}

// provinces is in how many provinces the record has arrests up to the day.
func (r *reading) provinces() int {
	var at []string
	for _, kind := range actsOf[arrested] {
		for _, a := range r.Record.Acts(record.ActFilter{Type: kind}) {
			p, _ := r.Record.Place(a.Place)
			if a.When.Earliest() <= r.on && p.Where.Province != "" && !slices.Contains(at, p.Where.Province) {
				at = append(at, p.Where.Province)
			}
		}
	}
	return len(at)
}
