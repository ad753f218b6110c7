package pack

import (
	"cmp"
	"strings"
)

// natural orders refs as a reader would: runs of digits by their number, art-2 before art-10.
func natural(a, b string) int {
	for a != "" && b != "" {
		x, y := run(a), run(b)
		if isDigit(x) && isDigit(y) {
			if c := cmp.Or(cmp.Compare(len(strings.TrimLeft(x, "0")), len(strings.TrimLeft(y, "0"))), strings.Compare(strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0"))); c != 0 {
				return c
			}
		}
		if c := strings.Compare(x, y); c != 0 {
			return c
		}
		a, b = a[len(x):], b[len(y):]
	}
	return strings.Compare(a, b)
}

func isDigit(s string) bool { return s[0] >= '0' && s[0] <= '9' }

// run is the first run of digits of s, or of anything but digits.
func run(s string) string {
	digits := isDigit(s)
	if i := strings.IndexFunc(s, func(r rune) bool { return (r >= '0' && r <= '9') != digits }); i >= 0 {
		return s[:i]
	}
	return s
}
