package read

import (
	"iter"
	"strings"
)

func fieldsOf(s string) iter.Seq[string] { return strings.FieldsSeq(s) }

// phrases finds fixed phrases of one or more words in tokens. Each phrase carries a value. A word that ends in * stands
// for all words with that beginning (of four letters or more).
type phrases[V any] struct {
	byFirst map[string][]phrase[V]
	byStem  map[string][]phrase[V] // first four letters of a first word with *
}

type phrase[V any] struct {
	words []string
	value V
}

func newPhrases[V any]() *phrases[V] {
	return &phrases[V]{byFirst: map[string][]phrase[V]{}, byStem: map[string][]phrase[V]{}}
}

// add takes phrases separated by | and gives all the value v.
func (p *phrases[V]) add(list string, v V) {
	for one := range strings.SplitSeq(list, "|") {
		w := strings.Fields(fold(one))
		if len(w) == 0 {
			continue
		}
		if stem, ok := strings.CutSuffix(w[0], "*"); ok && len(stem) >= 4 {
			p.byStem[stem[:4]] = append(p.byStem[stem[:4]], phrase[V]{w, v})
			continue
		}
		p.byFirst[w[0]] = append(p.byFirst[w[0]], phrase[V]{w, v})
	}
}

// at gives the longest phrase that begins at token i, and the number of tokens it takes.
func (p *phrases[V]) at(t []tok, i int) (v V, n int) {
	if i >= len(t) || t[i].kind == punct {
		return v, 0
	}
	try := func(list []phrase[V]) {
		for _, ph := range list {
			if len(ph.words) > n && matches(t[i:], ph.words) {
				v, n = ph.value, len(ph.words)
			}
		}
	}
	try(p.byFirst[t[i].w])
	if len(t[i].w) >= 4 {
		try(p.byStem[t[i].w[:4]])
	}
	return v, n
}

func matches(t []tok, words []string) bool {
	if len(t) < len(words) {
		return false
	}
	for k, w := range words {
		if stem, ok := strings.CutSuffix(w, "*"); ok {
			if !strings.HasPrefix(t[k].w, stem) {
				return false
			}
			continue
		}
		if t[k].w != w {
			return false
		}
	}
	return true
}
