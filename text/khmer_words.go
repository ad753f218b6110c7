package text

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// khmerRepeat is the sign that says the word before it twice; it belongs to that word.
const khmerRepeat = '\u17d7'

//go:embed khmer_words.txt
var khmerWordList string

// khmerWords is the word list in the order of signs of Khmer, with the cost of each word.
var khmerWords = sync.OnceValue(func() *lexicon {
	lex := &lexicon{cost: make(map[string]int, 4096)}
	cost := wordCost
	for line := range strings.Lines(khmerWordList) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") {
			cost = wordCost
			if strings.HasPrefix(line, "# often") {
				cost = oftenCost
			}
			continue
		}
		for word := range strings.FieldsSeq(line) {
			lex.add(Khmer(word), cost)
		}
	}
	return lex
})

type lexicon struct {
	cost    map[string]int
	longest int // in clusters
}

func (l *lexicon) add(word string, cost int) {
	if old, ok := l.cost[word]; ok && old < cost {
		return
	}
	l.cost[word] = cost
	l.longest = max(l.longest, 1+len(KhmerClusters(word)))
}

// The costs of a path through a stretch of letters. A word of the list costs the same whatever its length, so that few
// long words win over many short ones; the small words of grammar are a little cheaper. What is not in the list costs
// more to begin than a word, and less per cluster to go on with: a name is not cut because a short word hides in it.
const (
	wordCost    = 100
	oftenCost   = 90
	unknownCost = 150
	unknownMore = 80
)

// KhmerBreaks gives the places in s, in bytes and rising, where one Khmer word ends and the next begins with nothing
// between them but U+200B where a person typed one: a line may break there. It is the shortest path over our own list of
// words; clusters that no word explains stay together as one unknown word. Figures stay with the word that they are written
// to (a day, a year, an article), the sign of repetition with the word before it, and no place lies inside a written
// syllable.
func KhmerBreaks(s string) []int {
	var out []int
	before := false // whether Khmer stands right before at
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case khmerLetter(r):
			size = stretch(s[at:], khmerLetter)
			if before && !joins(lastRune(s[:at]), r) {
				out = append(out, at)
			}
			out = cut(out, s[at:at+size], at)
			before = true
		case khmerDigit(r):
			size = stretch(s[at:], khmerDigit)
			if at > 0 && lastRune(s[:at]) == zeroWidthSpace && before {
				out = append(out, at)
			}
			before = true
		case r == khmerRepeat || r == zeroWidthSpace:
		default:
			before = false
		}
		at += size
	}
	return out
}

// cut appends to out the places inside letters, a stretch of Khmer letters that begins at byte at.
func cut(out []int, letters string, at int) []int {
	lex := khmerWords()
	bounds := append(append([]int{0}, KhmerClusters(letters)...), len(letters))
	n := len(bounds) - 1
	if n == 1 {
		return out
	}
	// One order of signs, cluster by cluster, so that the list finds a word however it was typed.
	var norm strings.Builder
	ends := make([]int, n+1)
	for i := range n {
		norm.WriteString(Khmer(letters[bounds[i]:bounds[i+1]]))
		ends[i+1] = norm.Len()
	}
	best := make([]step, n+1)
	unknown := make([]step, n+1) // the best path that ends in an unknown word
	for i := range unknown {
		unknown[i].cost = far
		if i > 0 {
			best[i].cost = far
		}
	}
	for i := range n {
		for size := 1; size <= lex.longest && i+size <= n; size++ {
			if c, ok := lex.cost[norm.String()[ends[i]:ends[i+size]]]; ok {
				best[i+size].offer(best[i].cost+c, i)
			}
		}
		unknown[i+1].offer(best[i].cost+unknownCost, i)
		unknown[i+1].offer(unknown[i].cost+unknownMore, unknown[i].from)
		best[i+1].offer(unknown[i+1].cost, unknown[i+1].from)
	}
	first := len(out)
	for i := best[n].from; i > 0; i = best[i].from {
		out = append(out, at+bounds[i])
	}
	slices.Reverse(out[first:])
	return out
}

const far = 1 << 30

// step is the cheapest way to a place, and the place where its last word begins.
type step struct{ cost, from int }

func (s *step) offer(cost, from int) {
	if cost < s.cost {
		*s = step{cost, from}
	}
}
