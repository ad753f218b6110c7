package order_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/order"
)

type pair struct{ key, place int }

func byKey(a, b pair) int { return cmp.Compare(a.key, b.key) }

// By is slices.SortStableFunc: the same order, and what is the same stays as it stood.
func TestByIsAStableSort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfN(rapid.IntRange(0, 20), 0, 200).Draw(t, "keys")
		got := make([]pair, len(keys))
		for i, k := range keys {
			got[i] = pair{k, i}
		}
		want := slices.Clone(got)
		slices.SortStableFunc(want, byKey)
		order.By(got, byKey)
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// A list that is in order is looked through once and not copied.
func TestWhatIsInOrderIsLeft(t *testing.T) {
	s := make([]pair, 1000)
	for i := range s {
		s[i].key = i / 3
	}
	asked := 0
	order.By(s, func(a, b pair) int { asked++; return byKey(a, b) })
	if asked != len(s)-1 {
		t.Errorf("%d comparisons for %d elements in order", asked, len(s))
	}
}

func BenchmarkBy(b *testing.B) {
	type wide struct {
		key int
		_   [30]int
	}
	for _, n := range []int{10, 1000, 10_000} {
		s := make([]wide, n)
		for i := range s {
			s[i].key = i * 7919 % n
		}
		less := func(a, b wide) int { return cmp.Compare(a.key, b.key) }
		for name, sort := range map[string]func([]wide, func(a, b wide) int){"order": order.By[wide], "slices": slices.SortStableFunc[[]wide]} {
			b.Run(fmt.Sprint(name, "/", n), func(b *testing.B) {
				for b.Loop() {
					sort(slices.Clone(s), less)
				}
			})
		}
	}
}
