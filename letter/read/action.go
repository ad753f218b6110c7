package read

import (
	"slices"
	"strings"
	"sync"

	"github.com/upheld/upheld/order"
)

// act is what a phrase says about the act asked. Weight 3 settles, 2 is the usual case, 1 yields to others.
type act struct {
	label  string
	weight int
}

// actIn reports whether an act is named in tokens [i, j).
func (d *doc) actIn(t []tok, i, j int) bool {
	for k := max(i, 0); k < min(j, len(t)); k++ {
		if a, n := acts()[d.l.lang].at(t, k); n > 0 && a.label != "" {
			return true
		}
	}
	return false
}

// actVerb reports whether a verb of acting stands at k.
func (d *doc) actVerb(t []tok, k int) bool {
	_, n := acts()[d.l.lang].at(t, k)
	return n > 0
}

// weights by the number in the lists: 3 settles, 2 a little less, 1 yields.
var weights = [4]float64{0, 1, 2.6, 3}

type found struct {
	act
	at, n int
	score float64
}

// actions names the act asked in tokens [i, j): the strongest and earliest phrase first, the others after it. Labels are those
// of appeal.Actions.
func (d *doc) actions(t []tok, i, j int) (label string, also []string, at Span) {
	var all []found
	lex := acts()[d.l.lang]
	n := 0
	for k := i; k < min(j, i+160); k += max(n, 1) {
		var a act
		if t[k].w == "free" && d.l.lang == "en" && firstWord(t, i, k) {
			all = append(all, found{act: act{"release", 3}, at: k, n: 1, score: 3})
		}
		if label, m := d.pairAt(t, k, j); m > 0 {
			all = append(all, found{act: act{label, 3}, at: k, n: m, score: 3.06 - float64(k-i)*0.08})
		}
		if a, n = lex.at(t, k); n == 0 || a.label == "" {
			continue
		}
		all = append(all, found{act: a, at: k, n: n, score: weights[a.weight] + 0.03*float64(n) - float64(k-i)*0.08})
	}
	if len(all) == 0 {
		return "other", nil, Span{}
	}
	order.By(all, func(x, y found) int {
		switch {
		case x.score > y.score:
			return -1
		case x.score < y.score:
			return 1
		}
		return 0
	})
	best := all[0]
	for _, f := range all[1:] {
		if f.label != best.label && !slices.Contains(also, f.label) {
			also = append(also, f.label)
		}
	}
	return best.label, also, span(t, best.at, best.at+best.n)
}

// firstWord reports whether only "to", "please", "immediately" and the like stand between i and k.
func firstWord(t []tok, i, k int) bool {
	for n := i; n < k; n++ {
		if w := t[n].w; t[n].kind == word && w != "to" && w != "please" && w != "and" && !strings.HasSuffix(w, "ly") {
			return false
		}
	}
	return true
}

var acts = sync.OnceValue(func() map[string]*actWords {
	return map[string]*actWords{"en": actsOf(slices.Concat(actsEN, actsMoreEN, actsFormsEN)), "fr": actsOf(slices.Concat(actsFR, actsMoreFR, actsFormsFR)), "es": actsOf(slices.Concat(actsES, actsMoreES, actsFormsES))}
})

// actWords are the phrases of one language: those that name an act, and words of acting that name none of them.
type actWords struct{ acts, weak *phrases[act] }

func (w *actWords) at(t []tok, k int) (act, int) {
	if a, n := w.acts.at(t, k); n > 0 {
		return a, n
	}
	return w.weak.at(t, k)
}

type actLine struct {
	label   string
	weight  int
	phrases string
}

func actsOf(lines []actLine) *actWords {
	w := &actWords{newPhrases[act](), newPhrases[act]()}
	for _, l := range lines {
		to := w.acts
		if l.label == "other" {
			to = w.weak
		}
		to.add(l.phrases, act{l.label, l.weight})
	}
	return w
}
