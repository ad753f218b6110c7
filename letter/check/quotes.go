package check

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/name"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

var quoteCodes = []code{{
	Code: "quote-differs", Severity: Error, About: "Words in quotation marks differ from the imported wording of the provision. The difference is shown: [-what the letter has-] {+what the text has+}.",
	Words: record.Word{EN: "The quotation differs from {clause}: {diff}", FR: "La citation diffère de {clause} : {diff}"},
	Mend:  record.Word{EN: "Copy the wording anew, or take the quotation marks off and say it in your own words.", FR: "Recopiez le texte, ou retirez les guillemets et dites-le avec vos mots."},
}}

const (
	shortQuote = 5   // words; fewer quote a term, not a text
	alike      = 0.6 // share of the words of a quotation that a wording must have in order for the one to be of the other
	longQuote  = 400 // words; more is no quotation of one provision
)

// quotations: words in quotation marks beside an instrument are those of its text, where the text was imported.
func quotations(r *reading) {
	for _, b := range r.blocks {
		var toks []token
		var within []string
		for i := b.from; i < b.to; i++ {
			s := &r.sentences[i]
			toks = append(toks, s.toks...)
			for _, m := range s.mentions {
				if m.kind == anInstrument {
					within = append(within, m.ref)
				}
			}
			for _, t := range s.toks {
				if p, err := r.Promises.Provision(t.ref); err == nil {
					within = append(within, p.Instrument)
				}
			}
		}
		if b.quote && len(within) == 0 {
			within = r.before(b)
		}
		if len(within) == 0 {
			continue
		}
		for lo := 0; lo < len(toks); lo++ {
			hi := lo
			for hi < len(toks) && toks[hi].quoted {
				hi++
			}
			if hi > lo {
				r.quotation(b, toks[lo:hi], within)
				lo = hi
			}
		}
	}
}

// before is the instruments named in the block right before a quotation that is set in.
func (r *reading) before(b *block) []string {
	if b.n == 0 {
		return nil
	}
	var out []string
	for i := r.blocks[b.n-1].from; i < b.from; i++ {
		for _, m := range r.sentences[i].mentions {
			if m.kind == anInstrument {
				out = append(out, m.ref)
			}
		}
	}
	return out
}

func (r *reading) quotation(b *block, toks []token, within []string) {
	quoted := bareWords(b.text[toks[0].start:toks[len(toks)-1].end])
	if len(quoted) < shortQuote || len(quoted) > longQuote {
		return
	}
	var best promise.Provision
	var wording []string
	share := 0.0
	for _, in := range within {
		for _, p := range r.Promises.Provisions(in) {
			for _, w := range append([]promise.Wording{p.Official}, p.Others...) {
				have := bareWords(w.Text)
				if len(have) == 0 {
					continue
				}
				if contains(have, quoted) {
					return
				}
				if len(have) > longQuote*4 {
					continue
				}
				if got := float64(common(quoted, have)) / float64(len(quoted)); got > share {
					best, wording, share = p, have, got
				}
			}
		}
	}
	if share < alike {
		return
	}
	r.add("quote-differs", b.span(toks[0].start, toks[len(toks)-1].end), b.number(), []string{best.Ref}, r.ref("clause", best.Ref), say("diff", difference(quoted, wording)))
}

// bareWords is a text as words and nothing else: case, kinds of quotation marks, points and spaces make no quotation
// wrong. A gap that the writer shows ("…", "[...]") is the word "…".
func bareWords(s string) []string {
	var out []string
	s = strings.NewReplacer("[...]", "…", "[…]", "…", "(...)", "…", "(…)", "…", "...", "…").Replace(s)
	for _, t := range tokens(s, "") {
		switch {
		case t.low == "…":
			out = append(out, "…")
		case t.word && t.low != stands:
			out = append(out, name.Normal(t.low))
		}
	}
	return out
}

// contains reports whether the parts of a quotation between its gaps stand in a wording, one after the other.
func contains(have, quoted []string) bool {
	at := 0
	for len(quoted) > 0 {
		n := slices.Index(quoted, "…")
		if n < 0 {
			n = len(quoted)
		}
		part := quoted[:n]
		found := len(part) == 0
		for ; !found && at+len(part) <= len(have); at++ {
			if slices.Equal(have[at:at+len(part)], part) {
				found = true
				at += len(part) - 1
			}
		}
		if !found {
			return false
		}
		quoted = quoted[min(n+1, len(quoted)):]
	}
	return true
}

// lengths is the table of the longest common sequences of the tails of a and b.
func lengths(a, b []string) [][]int {
	t := make([][]int, len(a)+1)
	for i := range t {
		t[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				t[i][j] = t[i+1][j+1] + 1
			} else {
				t[i][j] = max(t[i+1][j], t[i][j+1])
			}
		}
	}
	return t
}

func common(a, b []string) int { return lengths(a, b)[0][0] }

// difference shows a quotation with what the wording has otherwise: [-left out of it-] {+to be put in+}. What the wording
// has before and behind the quotation is not shown.
func difference(quoted, have []string) string {
	t := lengths(quoted, have)
	var out, gone, put []string
	flush := func() {
		if len(gone) > 0 {
			out = append(out, "[-"+strings.Join(gone, " ")+"-]")
		}
		if len(put) > 0 && (len(out) > 0 || len(gone) > 0) {
			out = append(out, "{+"+strings.Join(put, " ")+"+}")
		}
		gone, put = nil, nil
	}
	i, j := 0, 0
	for i < len(quoted) {
		switch {
		case j < len(have) && quoted[i] == have[j]:
			flush()
			out = append(out, quoted[i])
			i, j = i+1, j+1
		case j < len(have) && t[i][j+1] >= t[i+1][j]:
			put = append(put, have[j])
			j++
		default:
			gone = append(gone, quoted[i])
			i++
		}
	}
	if len(gone) == 0 {
		put = nil
	}
	flush()
	return strings.Join(out, " ")
}
