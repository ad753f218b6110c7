package pdftext

import (
	"regexp"
	"strconv"
	"strings"
)

// edge is how many lines at the top and at the bottom of a page may be its running head and foot; on a page with few
// lines a quarter of them.
const edge = 4

var digits = regexp.MustCompile(`\d+`)

// dropRunning leaves out heads and feet that stand on the pages again and again, and page numbers. A head counts as
// running when the same line, its numbers aside, stands near the same edge of more than half of the pages and on three
// at least, or of both pages of two. The head of the first page stays when it is the only one of its kind.
func dropRunning(pages [][]line) {
	for _, bottom := range []bool{false, true} {
		seen := map[string]int{}
		for _, p := range pages {
			for key := range edgeKeys(p, bottom) {
				seen[key]++
			}
		}
		for i, p := range pages {
			keys := edgeKeys(p, bottom)
			drop := map[int]bool{}
			for key, at := range keys {
				many := len(pages) > 1 && seen[key] >= max(2, len(pages)/2+1)
				if many || pageNumber(p[at].text, i+1, len(pages)) {
					drop[at] = true
				}
			}
			pages[i] = without(p, drop)
		}
	}
}

// edgeKeys is the lines near an edge by what is the same on every page: their words with # for numbers.
func edgeKeys(p []line, bottom bool) map[string]int {
	out := map[string]int{}
	for _, at := range edgeLines(p, bottom) {
		key := strings.ToLower(digits.ReplaceAllString(p[at].text, "#"))
		if _, known := out[key]; !known {
			out[key] = at
		}
	}
	return out
}

// edgeLines are the highest or lowest lines of a page by where they stand, not by the order of reading.
func edgeLines(p []line, bottom bool) []int {
	var out []int
	for range min(edge, len(p), max(1, (len(p)+1)/4)) {
		best := -1
		for i := range p {
			if contains(out, i) {
				continue
			}
			if best < 0 || bottom && p[i].y < p[best].y || !bottom && p[i].y > p[best].y {
				best = i
			}
		}
		out = append(out, best)
	}
	return out
}

func contains(list []int, n int) bool {
	for _, v := range list {
		if v == n {
			return true
		}
	}
	return false
}

var (
	bareNumber = regexp.MustCompile(`^[-–— ]*(\d{1,4})[-–— ]*$`)
	pageOf     = regexp.MustCompile(`^(?i:page|p\.|página|seite|ទំព័រ)?\s*(\d{1,4})\s*(?i:of|/|sur|de|von|នៃ)\s*(\d{1,4})$`)
	pageWord   = regexp.MustCompile(`^(?i:page|p\.|página|seite|ទំព័រ)\s*(\d{1,4})$`)
)

// pageNumber reports a line that says which page this is and nothing else. A bare number counts only when it is right.
func pageNumber(text string, number, of int) bool {
	if m := pageOf.FindStringSubmatch(text); m != nil {
		return m[1] == strconv.Itoa(number) && m[2] == strconv.Itoa(of)
	}
	for _, re := range []*regexp.Regexp{bareNumber, pageWord} {
		if m := re.FindStringSubmatch(text); m != nil {
			return m[1] == strconv.Itoa(number) && of > 1
		}
	}
	return false
}

func without(p []line, drop map[int]bool) []line {
	if len(drop) == 0 {
		return p
	}
	out := make([]line, 0, len(p))
	start := false
	for i, l := range p {
		if drop[i] {
			start = start || l.start
			continue
		}
		l.start = l.start || start
		start = false
		out = append(out, l)
	}
	return out
}
