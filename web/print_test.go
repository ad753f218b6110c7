package web

import "testing"

// On paper nothing is cut off: a table that scrolls in its box on a screen stands whole on the sheet. A matrix that lost its last
// two columns said of two governments that nobody had asked them anything.
func TestNothingIsCutOffOnPaper(t *testing.T) {
	ctx, origin := tab(t)
	screen(t, ctx, 670) // about what a sheet of A4 has between these margins
	media(t, ctx, "print", "light")
	for _, path := range []string{"/matrix", "/commitments", "/addressees", "/promises", "/fr/matrix", "/fr/commitments"} {
		open(t, ctx, origin+path)
		cut := eval[string](t, ctx, `[...document.querySelectorAll("main .scroll")].filter(e => getComputedStyle(e).overflowX != "visible" || [...e.querySelectorAll("table, td, th")].some(x => x.getBoundingClientRect().right > innerWidth + 1)).map(e => e.getAttribute("aria-label") + " " + getComputedStyle(e).overflowX).join(", ")`)
		if cut != "" {
			t.Errorf("%s is cut off: %s", path, cut)
		}
	}
}
