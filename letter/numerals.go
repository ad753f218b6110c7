package letter

import "strings"

var (
	englishOnes = strings.Fields("no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	englishTens = strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
	frenchOnes  = strings.Fields("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf")
	frenchTens  = strings.Fields("- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")
)

// wordsTo is the largest number that is written in words.
const wordsTo = 999

// spelled writes a number in words of English or French; larger ones and those of other languages in figures.
func spelled(n int, lang string) string {
	if n < 0 || n > wordsTo {
		return figure(n, lang)
	}
	switch lang {
	case "en":
		return english(n)
	case "fr":
		return french(n)
	}
	return figure(n, lang)
}

// spelledF is spelled for what is feminine in French: "vingt et une personnes".
func spelledF(n int, lang string) string {
	s := spelled(n, lang)
	if lang == "fr" && (s == "un" || strings.HasSuffix(s, " un") || strings.HasSuffix(s, "-un")) {
		return s + "e"
	}
	return s
}

func english(n int) string {
	switch {
	case n < 20:
		return englishOnes[n]
	case n < 100 && n%10 == 0:
		return englishTens[n/10]
	case n < 100:
		return englishTens[n/10] + "-" + englishOnes[n%10]
	case n%100 == 0:
		return englishOnes[n/100] + " hundred"
	}
	return englishOnes[n/100] + " hundred and " + english(n%100)
}

// french follows the spelling of before 1990: hyphens below a hundred, "et" before un and onze but not in quatre-vingt-un.
func french(n int) string {
	switch {
	case n < 20:
		return frenchOnes[n]
	case n < 100:
		ten, one := n/10, n%10
		if ten == 7 || ten == 9 {
			one += 10
		}
		switch {
		case one == 0 && ten == 8:
			return "quatre-vingts"
		case one == 0:
			return frenchTens[ten]
		case (one == 1 || one == 11) && ten < 8:
			return frenchTens[ten] + " et " + frenchOnes[one]
		}
		return frenchTens[ten] + "-" + frenchOnes[one]
	case n == 100:
		return "cent"
	case n < 200:
		return "cent " + french(n-100)
	case n%100 == 0:
		return frenchOnes[n/100] + " cents"
	}
	return frenchOnes[n/100] + " cent " + french(n%100)
}
