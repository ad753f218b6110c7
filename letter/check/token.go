package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/upheld/upheld/letter"
)

// token is one word, number, sign or reference of a block.
type token struct {
	low        string // in lower case, with straight apostrophes; the sign itself for a sign
	start, end int    // bytes of the block's text
	upper      bool   // begins with a capital letter
	word       bool
	quoted     bool   // between quotation marks, or in a block set in as a quotation: somebody else's words
	ref        string // of a reference: the id
	computed   bool   // a number that the record computes stands here
	named      bool   // part of a mention
	dated      bool   // part of a date
}

// sentence is a run of tokens of one block, with what is named in it.
type sentence struct {
	*block
	toks     []token
	mentions []mention
	dates    []dated
	first    bool // of its block
}

// span is the place in the letter of tokens i to before j.
func (s *sentence) span(i, j int) letter.Span {
	if i >= len(s.toks) {
		return letter.Span{}
	}
	return s.block.span(s.toks[i].start, s.toks[max(i, j-1)].end)
}

// words are the words of tokens i to before j as they stand in the letter.
func (s *sentence) words(i, j int) string {
	if i >= j || i >= len(s.toks) {
		return ""
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(s.text[s.toks[i].start:s.toks[j-1].end], stands, "")), " ")
}

// is reports whether token i is one of some words.
func (s *sentence) is(i int, words ...string) bool {
	return i >= 0 && i < len(s.toks) && slices.Contains(words, s.toks[i].low)
}

// has reports whether tokens from i on are the words of a phrase, and how many.
func (s *sentence) has(i int, phrase []string) bool {
	if i < 0 || i+len(phrase) > len(s.toks) {
		return false
	}
	for k, w := range phrase {
		if s.toks[i+k].low != w {
			return false
		}
	}
	return true
}

// hasAny is the length of the longest of some phrases that stands at token i, 0 for none.
func (s *sentence) hasAny(i int, phrases [][]string) int {
	n := 0
	for _, p := range phrases {
		if len(p) > n && s.has(i, p) {
			n = len(p)
		}
	}
	return n
}

// anyIn reports whether one of some words stands in tokens i to before j.
func (s *sentence) anyIn(i, j int, words ...string) bool {
	for k := max(i, 0); k < min(j, len(s.toks)); k++ {
		if slices.Contains(words, s.toks[k].low) {
			return true
		}
	}
	return false
}

// phrases cuts phrases, one a string, into words.
func phrases(list ...string) [][]string {
	var out [][]string
	for _, p := range list {
		out = append(out, strings.Fields(p))
	}
	return out
}

// elided are the French words that lose their vowel before another.
var elided = []string{"l'", "d'", "n'", "s'", "qu'", "c'", "j'", "m'", "t'", "jusqu'", "lorsqu'"}

// tokens cuts a text into words, numbers and signs.
func tokens(text, lang string) []token {
	var out []token
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		j := i
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
			j = wordEnd(text, i)
		}
		if j == i {
			out = append(out, token{low: text[i : i+n], start: i, end: i + n})
			i += n
			continue
		}
		out = append(out, word(text, i, j, lang)...)
		i = j
	}
	return out
}

// wordEnd is where the word or number that begins at byte i ends. Hyphens and apostrophes between letters belong to
// it, and the signs that group the digits of a number.
func wordEnd(text string, i int) int {
	last := rune(0)
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
			last, i = r, i+n
			continue
		}
		next, m := utf8.DecodeRuneInString(text[i+n:])
		joins := r == '-' || r == '‐' || r == '‑' || r == '\'' || r == '’'
		groups := r == ',' || r == '.' || r == '\u00a0' || r == '\u202f'
		switch {
		case joins && (unicode.IsLetter(next) || unicode.IsNumber(next)):
		case groups && unicode.IsDigit(last) && threeDigits(text[i+n:]):
		case r == '.' && unicode.IsDigit(last) && unicode.IsDigit(next):
		default:
			return i
		}
		last, i = next, i+n+m
	}
	return i
}

// threeDigits reports whether a text begins with three digits and no more.
func threeDigits(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n == 3
}

var straight = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "‐", "-", "‑", "-")

// word makes the tokens of one word: elided French words and the English possessive stand alone.
func word(text string, i, j int, lang string) []token {
	raw := text[i:j]
	low := straight.Replace(strings.ToLower(raw))
	first, _ := utf8.DecodeRuneInString(raw)
	whole := token{low: low, start: i, end: j, upper: unicode.IsUpper(first), word: true}
	if lang == "fr" {
		for _, e := range elided {
			rest, ok := strings.CutPrefix(low, e)
			if !ok || rest == "" || rest == "hui" {
				continue
			}
			at := i + strings.IndexAny(raw, "'’ʼ‘")
			_, n := utf8.DecodeRuneInString(text[at:])
			head := token{low: e, start: i, end: at + n, upper: whole.upper, word: true}
			return append([]token{head}, word(text, at+n, j, lang)...)
		}
	}
	if head, ok := strings.CutSuffix(low, "'s"); ok && head != "" {
		at := i + strings.LastIndexAny(raw, "'’ʼ‘")
		if at > i {
			whole.low, whole.end = head, at
			return []token{whole, {low: "'s", start: at, end: j, word: true}}
		}
	}
	return []token{whole}
}

// flag marks the tokens of mentions and dates.
func (s *sentence) flag() {
	for _, m := range s.mentions {
		for i := m.lo; i < min(m.hi, len(s.toks)); i++ {
			s.toks[i].named = true
		}
	}
	for _, d := range s.dates {
		for i := d.lo; i < d.hi; i++ {
			s.toks[i].dated = true
		}
	}
}

// abbreviations are words whose full stop ends no sentence.
var abbreviations = []string{
	"mr", "mrs", "ms", "dr", "st", "art", "arts", "no", "nos", "para", "paras", "p", "pp", "vol", "h.e", "s.e", "prof", "hon", "gen",
	"m", "mm", "mme", "mlle", "me", "v", "vs", "cf", "al", "n",
}

// sentencesOf cuts a block into sentences, and finds what is named in each.
func (c *Checker) sentencesOf(b *block) []sentence {
	toks := tokens(b.text, b.lang)
	b.mark(toks)
	var out []sentence
	start := 0
	end := func(i int) {
		if i > start {
			s := sentence{block: b, toks: toks[start:i], first: len(out) == 0}
			s.mentions = c.lexicon.find(&s)
			s.dates = datesIn(&s)
			s.flag()
			out = append(out, s)
		}
		start = i
	}
	for i, t := range toks {
		switch {
		case t.low != "." && t.low != "!" && t.low != "?":
			continue
		case t.low == "." && i > 0 && slices.Contains(abbreviations, toks[i-1].low):
			continue
		case t.low == "." && i > 0 && toks[i-1].upper && toks[i-1].end-toks[i-1].start == 1: // an initial
			continue
		}
		j := i + 1
		for j < len(toks) && !toks[j].word && strings.ContainsAny(toks[j].low, "”’\"»)]"+stands) {
			j++
		}
		if j == len(toks) || !toks[j].word || toks[j].upper || toks[j].low[0] >= '0' && toks[j].low[0] <= '9' {
			end(j)
		}
	}
	end(len(toks))
	return out
}

// mark says of each token whether it is quoted, and what reference it is.
func (b *block) mark(toks []token) {
	depth, plain := 0, false
	for i := range toks {
		t := &toks[i]
		switch t.low {
		case "“", "«", "„":
			depth++
		case "”", "»":
			depth = max(0, depth-1)
		case "\"":
			plain = !plain
		case stands:
			if p, ok := b.inline(t.start); ok {
				t.ref, t.computed = p.in.Cite, p.in.Computed != nil
			}
		}
		t.quoted = b.quote || depth > 0 || plain
	}
}
