package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ordinals are numbers in words that head the items of a list: "SEGUNDO.- ", "Thirdly: ", "Deuxièmement – ".
var ordinals = set(`primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo primera segunda tercera cuarta quinta sexta septima octava novena decima
	first second third fourth fifth sixth seventh eighth ninth tenth firstly secondly thirdly fourthly fifthly lastly
	premierement deuxiemement secondement troisiemement quatriemement cinquiemement sixiemement unico`)

// ordinalMark reads a number in words with its mark (not a comma, which leaves it part of the sentence) at the beginning of a
// line, and gives where the words begin; 0 when there is none.
func ordinalMark(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 4 || n > 16 || !ordinals[fold(s[:n])] {
		return 0
	}
	rest := strings.TrimLeft(s[n:], " ")
	r, size := utf8.DecodeRuneInString(rest)
	if !strings.ContainsRune(".:)-–—", r) {
		return 0
	}
	rest = strings.TrimLeft(rest[size:], "-–—. \t")
	if rest == "" {
		return 0
	}
	return len(s) - len(rest)
}

// pastOrdinal goes over "First," and "Deuxièmement," at the beginning of tokens.
func pastOrdinal(t []tok) int {
	if len(t) > 2 && ordinals[t[0].w] && (t[1].w == "," || t[1].w == ":") {
		return 2
	}
	return 0
}
