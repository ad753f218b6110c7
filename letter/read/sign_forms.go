package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// signsAs reports a last line that says who signs though it holds small words: "Ana Roe, novelist", "The Tuesday weavers".
func (d *doc) signsAs(u *unit) bool {
	if len(u.t) > 10 || len(u.t) < 2 || u.mark != "" || d.hasFinite(u) || u.t[len(u.t)-1].kind != word || !u.t[0].cap {
		return false
	}
	if name, rest, ok := strings.Cut(u.text(d.text), ", "); ok {
		return len(strings.Fields(name)) > 1 && len(strings.Fields(rest)) < 6 && d.onePerson(name) && allCapital(name)
	}
	return len(u.t) <= 6 && d.saysWe && (u.t[0].w == "the" || u.t[0].w == "les" || u.t[0].w == "las" || u.t[0].w == "los")
}

func allCapital(s string) bool {
	for w := range fieldsOf(s) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !particles[fold(w)] {
			return false
		}
	}
	return true
}

// onlyCloses reports a line that is a word of closing and nothing else: "Respectfully", "Atentamente".
func onlyCloses(f string) bool {
	switch strings.Trim(f, " ,.;:") {
	case "respectfully", "sincerely", "cordially", "faithfully", "gratefully", "yours", "respectueusement", "cordialement", "solidairement", "fraternellement", "atentamente", "cordialmente", "respetuosamente", "fraternalmente", "in friendship", "in hope", "in peace", "presente":
		return true
	}
	return false
}

// placeBelow reports whether the last name is one word below a person or body of several: the town where it was signed.
func placeBelow(list []Signatory, i int) bool {
	f := strings.Fields(list[i].Name)
	if len(f) != 1 || len(f[0]) < 4 || strings.ToUpper(f[0]) == f[0] || strings.ContainsAny(f[0], ".") || !allCapital(f[0]) {
		return false
	}
	if list[i].Affiliation != "" && (!allCapital(list[i].Affiliation) || len(strings.Fields(list[i].Affiliation)) > 2) || orgWords[fold(f[0])] {
		return false
	}
	for _, s := range list[:i] {
		if len(strings.Fields(s.Name)) < 2 {
			return false
		}
	}
	return true
}

// capitalItems reports three names or more parted by commas, each with a capital and none a sentence.
func capitalItems(s string) bool {
	n := 0
	for p := range strings.SplitSeq(s, ",") {
		p = strings.Trim(p, " .\t\u00a0")
		r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(p, "and "))
		if p == "" || !unicode.IsUpper(r) || len(strings.Fields(p)) > 10 {
			return false
		}
		n++
	}
	return n >= 3
}
