package link

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/upheld/upheld/letter/check"
	"github.com/upheld/upheld/promise"
)

// empty are words of titles that tell no instrument from another.
var empty = []string{"the", "of", "on", "and", "for", "in", "to", "a", "an", "all", "its", "le", "la", "les", "l", "de", "du", "des", "d", "et", "sur", "aux", "au", "relatif", "relative", "el", "los", "y"}

const enough = 45 // the lowest score of words that is proposed

// Instruments are the instruments of the record that a written title may mean, the likeliest first. Agreements that were
// concluded together and are cited under one name come together.
func Instruments(set *promise.Set, written string) []Match {
	b := best{}
	w := wordsOf(written)
	for _, in := range set.Instruments() {
		as := append([]string{in.Title, in.ShortTitle, initials(in.Title)}, check.InstrumentNames(in.ID)...)
		if in.PartOf != "" {
			as = append(as, strings.ReplaceAll(in.PartOf, "-", " "))
		}
		for _, n := range as {
			b.try(w, in.ID, n)
			if score := shared(w, wordsOf(n)); score > b[in.ID].Score {
				b[in.ID] = Match{in.ID, n, score, Words}
			}
		}
	}
	return b.list()
}

// shared is the share of telling words that two titles have in common, 0 when it is not enough to propose.
func shared(a, b []string) int {
	a, b = telling(a), telling(b)
	both := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			both++
		}
	}
	all := len(a) + len(b) - both
	if both < 2 || all == 0 || 100*both/all < enough {
		return 0
	}
	return min(100*both/all, 79)
}

func telling(words []string) []string {
	var out []string
	for _, w := range words {
		if w = strings.TrimSuffix(w, "s"); !slices.Contains(empty, w) && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// initials of the words with capitals: ICCPR.
func initials(title string) string {
	var b strings.Builder
	for _, w := range strings.Fields(title) {
		if r := []rune(w)[0]; unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	if b.Len() < 3 {
		return ""
	}
	return b.String()
}

var articleNumber = regexp.MustCompile(`[0-9]+`)

// Provision is the provision of an instrument that a written article means ("19", "Article 9(2)"): the one with that very
// number, else the one of the whole article.
func Provision(set *promise.Set, instrument, article string) (string, bool) {
	n := articleNumber.FindString(article)
	if n == "" {
		return "", false
	}
	for _, p := range set.Provisions(instrument) {
		if p.Number == article || articleNumber.FindString(p.Number) == n && !strings.Contains(p.Number, "-") {
			return p.Ref, true
		}
	}
	return "", false
}
