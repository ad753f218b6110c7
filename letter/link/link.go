// Package link finds in the record what a letter names: persons, bodies, instruments and provisions. It proposes and does
// not decide: each match has a score and the reason for it, and where two things fit equally well both are given.
package link

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/upheld/upheld/name"
	"github.com/upheld/upheld/order"
)

// Reason says why a match is proposed; pages have a sentence for each.
type Reason string

// The reasons, from the surest on.
const (
	Same    Reason = "same"    // the same letters
	Order   Reason = "order"   // the same words in another order: family name first or last
	Spacing Reason = "spacing" // the same letters, divided otherwise
	Part    Reason = "part"    // all words of the shorter name stand in the longer one
	Letter  Reason = "letter"  // one letter differs
	Words   Reason = "words"   // most words of a title are the same
)

// Match is one thing of the record that a text may mean.
type Match struct {
	Ref   string // id of the record
	As    string // the spelling of the record that fits
	Score int    // 0 to 100
	Why   Reason
}

// titles stand before names and are no part of them.
var titles = []string{
	"h.e", "he", "his", "her", "excellency", "excellence", "son", "mr", "mrs", "ms", "dr", "prof", "professor", "sir", "hon", "honourable",
	"honorable", "the", "m", "mm", "mme", "monsieur", "madame", "sr", "sra", "samdech", "lok", "oknha", "general", "gen", "venerable", "ven",
}

// wordsOf are the words of a name: lower case, without accents, points and titles.
func wordsOf(s string) []string {
	var b strings.Builder
	for _, r := range norm.NFD.String(name.Normal(s)) {
		switch {
		case unicode.Is(unicode.Mn, r) && r < '\u1000': // accents, not the signs of Khmer
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '.', r == '\'':
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	out := strings.Fields(b.String())
	for i := range out {
		out[i] = strings.Trim(strings.TrimSuffix(out[i], "'s"), ".'")
	}
	out = slices.DeleteFunc(out, func(w string) bool { return w == "" })
	for len(out) > 1 && slices.Contains(titles, out[0]) {
		out = out[1:]
	}
	return out
}

// compare scores two names.
func compare(a, b []string) (int, Reason) {
	if len(a) == 0 || len(b) == 0 {
		return 0, ""
	}
	if slices.Equal(a, b) {
		return 100, Same
	}
	if len(a) == len(b) && within(a, b) && within(b, a) {
		return 90, Order
	}
	x, y := strings.Join(a, ""), strings.Join(b, "")
	if x == y {
		return 85, Spacing
	}
	if short := min(len(a), len(b)); short > 1 && (len(a) == short && within(a, b) || len(b) == short && within(b, a)) {
		return 80, Part
	}
	if min(len(x), len(y)) >= 6 && oneApart([]rune(x), []rune(y)) {
		return 70, Letter
	}
	return 0, ""
}

func within(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

// oneApart says whether one letter put in, taken out or changed makes x to y.
func oneApart(x, y []rune) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return slices.Equal(x[i+1:], y[i+1:])
	}
	return slices.Equal(x[i:], y[i+1:])
}

// best keeps for each thing its best match, and orders by score and id.
type best map[string]Match

func (b best) try(written []string, ref, as string) {
	if score, why := compare(written, wordsOf(as)); score > b[ref].Score {
		b[ref] = Match{ref, as, score, why}
	}
}

func (b best) list() []Match {
	out := make([]Match, 0, len(b))
	for _, m := range b {
		out = append(out, m)
	}
	order.By(out, func(x, y Match) int { return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Ref, y.Ref)) })
	return out
}
