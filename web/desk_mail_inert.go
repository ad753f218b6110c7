package web

import (
	"fmt"
	"strings"
	"unicode"
)

// inert is text of somebody else for a page: nothing in it turns the line round, hides, or rings a bell. What does so is
// shown by its number; the raw bytes stay as they came.
func inert(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '\r':
		case hides(r):
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// hides reports whether a character is a control, or one that changes how its neighbours are shown.
func hides(r rune) bool {
	if r == '\n' || r == '\t' {
		return false
	}
	if unicode.IsControl(r) || r >= 0xE0000 && r <= 0xE007F || r == 0xFEFF || r == 0x00AD {
		return true
	}
	switch {
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x061C, r >= 0x2028 && r <= 0x2029:
		return true
	}
	return false
}
