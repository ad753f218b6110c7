// Package order puts lists in order.
//
// It does what slices.SortStableFunc does, but the sorting itself stands in the program once. The compiler makes
// the functions of package slices anew for each type of element, and the house sorts some eighty (docs/decisions/0018).
package order

import "slices"

// short is the length up to which a list is ordered by exchanging neighbours, without further memory.
const short = 12

// By orders s by cmp in place: cmp gives less than 0 where a stands before b, more than 0 where after, and 0 where it is
// the same. Elements that are the same keep their order, so that a list comes out alike each time. It takes
// O(n log n) comparisons, n-1 where the list is in order already, and moves each element of a long list twice at most. A
// list that is in order is not written to, so that it may be read elsewhere meanwhile.
func By[T any](s []T, cmp func(a, b T) int) {
	if len(s) <= short {
		for i := 1; i < len(s); i++ {
			for j := i; j > 0 && cmp(s[j], s[j-1]) < 0; j-- {
				s[j], s[j-1] = s[j-1], s[j]
			}
		}
		return
	}
	places := permutation(len(s), func(i, j int) int { return cmp(s[i], s[j]) })
	if places == nil {
		return
	}
	out := make([]T, len(s))
	for to, from := range places {
		out[to] = s[from]
	}
	copy(s, out)
}

// permutation gives for each place of the ordered list where its element stands now, or nil when nothing is to be moved.
func permutation(n int, cmp func(i, j int) int) []int {
	i := 1
	for i < n && cmp(i-1, i) <= 0 {
		i++
	}
	if i >= n {
		return nil
	}
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(i, j int) int {
		if c := cmp(i, j); c != 0 {
			return c
		}
		return i - j
	})
	return places
}
