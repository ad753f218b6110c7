package text

// Nearest is the word of words that key was most likely meant to be, "" when none is near: at most one slip for
// every three letters, three at most.
func Nearest(key string, words []string) string {
	best, at := "", min(len(key)/3, 3)+1
	if len(key) > 64 {
		return ""
	}
	for _, w := range words {
		if d := slips(key, w); d < at {
			best, at = w, d
		}
	}
	return best
}

// slips is the number of letters to add, drop, change or swap with their neighbour to turn a into b (optimal
// string alignment distance).
func slips(a, b string) int {
	x, y := []rune(a), []rune(b)
	d := make([][]int, len(x)+1)
	for i := range d {
		d[i] = make([]int, len(y)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			change := 1
			if x[i-1] == y[j-1] {
				change = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+change)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(x)][len(y)]
}
