package check

import (
	"slices"

	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

var articleCodes = []code{{
	Code: "article-number", Severity: Error, About: "An article is cited for a right that it does not protect, where another article of the same instrument does.",
	Words: record.Word{EN: "{clause} does not protect this: {right}.", FR: "{clause} ne protège pas ceci : {right}."},
	Mend:  record.Word{EN: "In this instrument it is {instead}.", FR: "Dans cet instrument, c’est {instead}."},
}}

// citedArticle is an article, or several, of one instrument cited in a sentence: tokens lo to before hi.
type citedArticle struct {
	instrument string
	provisions []promise.Provision
	known      bool // every number cited is one that the record has
	lo, hi     int
}

// articlesIn finds "article 19 of the ICCPR", "ICCPR, articles 21 and 22", "(article 41 of the Constitution)" and references
// [@iccpr/art-19].
func (r *reading) articlesIn(s *sentence) []citedArticle {
	var out []citedArticle
	for i := 0; i < len(s.toks); i++ {
		if id := s.toks[i].ref; id != "" {
			if p, err := r.Promises.Provision(id); err == nil {
				out = append(out, citedArticle{p.Instrument, []promise.Provision{p}, true, i, i + 1})
			}
			continue
		}
		if !s.is(i, "article", "articles", "art", "arts") {
			continue
		}
		numbers, j := s.articleNumbers(i + 1)
		if len(numbers) == 0 {
			continue
		}
		in, lo, hi := s.instrumentOf(i, j)
		if in == "" && !s.is(j, "of", "du", "de", "des", "d'") { // "… of the ICCPR, and assembly by article 21"
			in, lo, hi = s.onlyInstrument(), i, j
		}
		if in == "" {
			continue
		}
		a := citedArticle{instrument: in, known: true, lo: lo, hi: hi}
		for _, n := range numbers {
			found := false
			for _, p := range r.Promises.Provisions(in) {
				if isNumber(p, n) {
					a.provisions, found = append(a.provisions, p), true
				}
			}
			a.known = a.known && found
		}
		out = append(out, a)
		i = j - 1
	}
	return out
}

// articleNumbers reads "19", "21 and 22", "19, 21 et 22" and the token behind them.
func (s *sentence) articleNumbers(i int) ([]string, int) {
	var out []string
	for s.is(i, ".") {
		i++
	}
	for i < len(s.toks) {
		n, ok := digits(s.toks[i].low)
		if !ok || n == 0 || n > 999 {
			break
		}
		out = append(out, s.toks[i].low)
		i++
		for s.is(i, "(") && s.is(i+2, ")") { // 15(2)(a)
			i += 3
		}
		j := i
		for s.is(j, ",", "and", "et", "&") {
			j++
		}
		if j == i || j >= len(s.toks) {
			break
		}
		if _, more := digits(s.toks[j].low); !more {
			break
		}
		i = j
	}
	return out, i
}

// instrumentOf finds the instrument of article numbers at tokens i to before j: behind them after "of the", or right before.
func (s *sentence) instrumentOf(i, j int) (id string, lo, hi int) {
	for _, m := range s.mentions {
		if m.kind != anInstrument {
			continue
		}
		if m.lo >= j && m.lo-j <= 3 && s.only(j, m.lo, "of", "the", "du", "de", "la", "l'", "le", "d'", ",") {
			return m.ref, i, m.hi
		}
		if m.hi <= i && i-m.hi <= 2 && s.only(m.hi, i, ",", "(", "'s", "its") {
			return m.ref, m.lo, j
		}
	}
	return "", 0, 0
}

// onlyInstrument is the instrument that a sentence names, when it names one only.
func (s *sentence) onlyInstrument() string {
	id := ""
	for _, m := range s.mentions {
		if m.kind == anInstrument && id != "" && id != m.ref {
			return ""
		}
		if m.kind == anInstrument {
			id = m.ref
		}
	}
	return id
}

// only reports whether nothing but some words stands in tokens i to before j.
func (s *sentence) only(i, j int, words ...string) bool {
	for ; i < j; i++ {
		if !s.is(i, words...) {
			return false
		}
	}
	return true
}

// named is one right named in a sentence: tokens lo to before hi.
type named struct {
	right  string
	lo, hi int
}

func rightsIn(s *sentence) []named {
	var out []named
	for i := range s.toks {
		for right, list := range rightNames {
			if n := s.hasAny(i, list); n > 0 && !s.toks[i].quoted {
				out = append(out, named{right, i, i + n})
			}
		}
	}
	order.By(out, func(a, b named) int { return a.lo - b.lo })
	// "freedom of peaceful assembly" holds "peaceful assembly".
	return slices.CompactFunc(out, func(a, b named) bool { return b.lo < a.hi && a.right == b.right })
}

// articleNumbers: an article cited right beside a right protects that right.
func articleNumbers(r *reading) {
	for i := range r.sentences {
		s := &r.sentences[i]
		cited := r.articlesIn(s)
		if len(cited) == 0 {
			continue
		}
		rights := rightsIn(s)
		for n, a := range cited {
			if right, ok := s.beside(a, n, cited, rights); ok {
				r.article(a, right, func() letter.Span { return s.span(a.lo, a.hi) }, s.number())
			}
		}
	}
	rights := make([][]named, len(r.l.Demands))
	for i := range r.sentences {
		if s := &r.sentences[i]; s.demand > 0 {
			rights[s.demand-1] = append(rights[s.demand-1], rightsIn(s)...)
		}
	}
	for i := range r.l.Demands {
		r.rightsOfDemand(i, rights[i])
	}
}

// links stand between a right and the article that protects it, on either side.
var links = []string{
	"is", "are", "protected", "guaranteed", "by", "under", "in", "(", ",", "as", "set", "out", "the", "which", "that", "protects", "protect", "guarantees",
	"guarantee", "on", "enshrined", "laid", "down", "to", "right", "of", "recognised", "recognized", "est", "sont", "protégée", "protégé", "garantie", "garanti", "par", "à",
	"l'", "qui", "protège", "garantit", "consacre", "sur", "selon", "au", "titre", "de", "la", "le", "consacrée", "droit", "dans", "with", "namely", "also", "and", "et",
}

// beside is the right that an article is cited for: the one that links tie to it or, where the sentence has one article
// and one right only, that. Where several stand together nobody can say which belongs to which.
func (s *sentence) beside(a citedArticle, n int, all []citedArticle, rights []named) (named, bool) {
	var before, behind []named
	for _, x := range rights {
		switch {
		case x.hi <= a.lo && a.lo-x.hi <= 6 && s.only(x.hi, a.lo, links...) && !s.anyIn(x.hi, a.lo, "and", "et", ";"):
			before = append(before, x)
		case x.lo >= a.hi && x.lo-a.hi <= 6 && s.only(a.hi, x.lo, links...) && !s.anyIn(a.hi, x.lo, "and", "et", ";") && s.anyIn(a.hi, x.lo, protects...):
			behind = append(behind, x)
		}
	}
	switch {
	case len(before) == 1 && !a.list():
		return before[0], true
	case len(behind) == 1 && len(before) == 0 && !a.list():
		return behind[0], true
	case len(rights) == 1 && len(all) == 1 && max(rights[0].lo-a.hi, a.lo-rights[0].hi) <= 8:
		return rights[0], true
	}
	return named{}, false
}

// protects are the words by which an article is said to protect what follows.
var protects = []string{"protects", "protect", "guarantees", "guarantee", "on", "protège", "garantit", "consacre", "sur", "enshrines"}

func (a citedArticle) list() bool { return len(a.provisions) > 1 }

// article reports an article that does not protect a right while another article of its instrument does.
func (r *reading) article(a citedArticle, x named, at func() letter.Span, demand int) {
	if !a.known || slices.ContainsFunc(a.provisions, func(p promise.Provision) bool { return slices.Contains(p.Rights, x.right) }) {
		return
	}
	better := r.protecting(a.instrument, x.right)
	if len(better) == 0 || len(a.provisions) == 0 {
		return
	}
	r.add("article-number", at(), demand, append([]string{a.provisions[0].Ref}, better...), r.ref("clause", a.provisions[0].Ref), rightWord(x.right),
		r.ref("instead", better[:min(len(better), 3)]...))
}

func (r *reading) protecting(instrument, right string) []string {
	var out []string
	for _, p := range r.Promises.Provisions(instrument) {
		if slices.Contains(p.Rights, right) && !p.Spent {
			out = append(out, p.Ref)
		}
	}
	return out
}

func rightWord(right string) arg {
	for _, l := range promise.Rights() {
		if l.Code == right {
			return arg{"right", record.Word{EN: l.EN, FR: l.FR}}
		}
	}
	return say("right", right)
}

// rightsOfDemand: a demand that names one single right and rests on provisions of one instrument only rests on one that
// protects it.
func (r *reading) rightsOfDemand(i int, rights []named) {
	d := &r.l.Demands[i]
	for _, x := range rights {
		covered, unclear := false, false
		var wrong *letter.Ref
		var of promise.Provision
		for k, g := range d.Grounds {
			p, err := r.Promises.Provision(g.ID)
			if err != nil || len(p.Rights) == 0 {
				unclear = unclear || err != nil
				continue
			}
			covered = covered || slices.Contains(p.Rights, x.right)
			if wrong == nil && len(r.protecting(p.Instrument, x.right)) > 0 && !slices.ContainsFunc(rights, func(y named) bool { return slices.Contains(p.Rights, y.right) }) {
				wrong, of = &d.Grounds[k], p
			}
		}
		if !covered && !unclear && wrong != nil {
			r.article(citedArticle{of.Instrument, []promise.Provision{of}, true, 0, 0}, x, func() letter.Span { return wrong.Span }, d.N)
		}
	}
}
