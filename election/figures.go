package election

import (
	"cmp"
	"slices"
	"strings"

	"github.com/upheld/upheld/order"
)

// Series are the figures of one kind in the order in which they were counted: first counts, provisional ones, final
// ones, and within these by day. Later figures do not replace earlier ones.
func (e Election) Series(what string) []Figure {
	var out []Figure
	for _, f := range e.Figures {
		if f.What == what {
			out = append(out, f)
		}
	}
	order.By(out, func(a, b Figure) int {
		return cmp.Or(cmp.Compare(stage(a.Status), stage(b.Status)), cmp.Compare(a.When.Earliest(), b.When.Earliest()))
	})
	return out
}

// Whats are the kinds of figure that the election has, in the order of the record.
func (e Election) Whats() []string {
	var out []string
	for _, f := range e.Figures {
		if !slices.Contains(out, f.What) {
			out = append(out, f.What)
		}
	}
	return out
}

// stage orders the words by which sources call a count. What has no such word is no count and stands first.
func stage(status string) int {
	for i, words := range [][]string{
		{"afternoon", "evening", "night"}, {"first"}, {"partial"}, {"mid-", "provisional", "preliminary", "temporary"}, {"final", "official"},
	} {
		for _, w := range words {
			if strings.Contains(status, w) {
				return i + 1
			}
		}
	}
	return 0
}

// number is the figure of a kind and status, the last one published.
func (e Election) number(what, status string) (Figure, bool) {
	var out Figure
	found := false
	for _, f := range e.Series(what) {
		if f.Status == status && f.Value != nil {
			out, found = f, true
		}
	}
	return out, found
}
