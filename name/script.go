package name

import "unicode"

// scripts lists those in which names of persons reach us, with their ISO 15924 codes.
var scripts = []struct {
	code  string
	table *unicode.RangeTable
}{
	{"Latn", unicode.Latin},
	{"Khmr", unicode.Khmer},
	{"Thai", unicode.Thai},
	{"Laoo", unicode.Lao},
	{"Mymr", unicode.Myanmar},
	{"Hani", unicode.Han},
	{"Hang", unicode.Hangul},
	{"Hira", unicode.Hiragana},
	{"Kana", unicode.Katakana},
	{"Cyrl", unicode.Cyrillic},
	{"Grek", unicode.Greek},
	{"Arab", unicode.Arabic},
	{"Hebr", unicode.Hebrew},
	{"Deva", unicode.Devanagari},
	{"Beng", unicode.Bengali},
	{"Taml", unicode.Tamil},
	{"Sinh", unicode.Sinhala},
	{"Geor", unicode.Georgian},
	{"Armn", unicode.Armenian},
	{"Ethi", unicode.Ethiopic},
}

// Script is the ISO 15924 code of the script that most letters of s are written in; on a tie the earlier one of
// the two in s. "Zyyy" (common) when s has no letters, "Zzzz" (unknown) when most are of a script not listed here.
func Script(s string) string {
	count := map[string]int{}
	best := "Zyyy"
	var order []string
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		c := scriptOf(r)
		if count[c] == 0 {
			order = append(order, c)
		}
		count[c]++
	}
	for _, c := range order {
		if count[c] > count[best] {
			best = c
		}
	}
	return best
}

func scriptOf(r rune) string {
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.code
		}
	}
	return "Zzzz"
}
