package read

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/upheld/upheld/place"
)

// countries.tsv: code, further names (English, French, Spanish), adjectives and names of people; each list separated by |.
//
//go:embed countries.tsv
var countriesTSV string

// nation is a country named in a text, by name or by adjective.
type nation struct {
	code string
	name bool // by its name, not by an adjective
}

var nations = sync.OnceValue(func() *phrases[nation] {
	p := newPhrases[nation]()
	for _, c := range place.Countries() {
		if unclear[c.Code] {
			continue
		}
		for _, n := range []string{c.EN, c.FR} {
			p.add(strings.ReplaceAll(n, "'", "' "), nation{c.Code, true})
			p.add(n, nation{c.Code, true})
		}
	}
	for line := range strings.Lines(countriesTSV) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		p.add(f[1], nation{f[0], true})
		p.add(f[2], nation{f[0], false})
	}
	return p
})

// unclear are countries whose names are first of all other words or persons (Réunion, Maurice, Dominique, Jersey).
var unclear = set("RE MU DM JE GD MF HM UM TF BV SH GG IM AX YT")

// countryName is the usual name of a country in a language.
func countryName(code, lang string) string {
	if lang == "es" {
		if n := spanishNames()[code]; n != "" {
			return n
		}
	}
	c, err := place.CountryOf(code)
	if err != nil {
		return ""
	}
	if code == "TR" {
		return map[string]string{"fr": "Turquie"}[lang] + map[string]string{"en": "Turkey", "": "Turkey"}[lang]
	}
	return c.Name(lang)
}

var spanishNames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(countriesTSV) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) > 3 {
			m[f[0]] = f[3]
		}
	}
	return m
})

// governmentOf names the government of a country in the language of the text.
func governmentOf(code, name, lang string) string {
	if name == "" {
		name = countryName(code, lang)
	}
	if name == "" {
		return ""
	}
	switch lang {
	case "fr":
		return "Gouvernement " + frenchOf(name)
	case "es":
		return "Gobierno de " + name
	}
	return "Government of " + theCountry(name)
}

func theCountry(name string) string {
	switch {
	case strings.HasPrefix(name, "United "), strings.HasSuffix(name, "ines"), strings.HasSuffix(name, "lands"), strings.HasPrefix(name, "Democratic "), name == "Gambia", name == "Maldives":
		return "the " + name
	}
	return name
}

// frenchOf puts de, du, de la, de l' or des before the name of a country. Names that end in e are feminine, but for a few.
func frenchOf(name string) string {
	f := fold(name)
	switch {
	case f == "":
		return ""
	case f == "cuba" || f == "israel" || f == "haiti" || f == "chypre" || f == "djibouti" || f == "oman" || f == "singapour":
		if strings.IndexByte("aeiouh", f[0]) >= 0 {
			return "d'" + name
		}
		return "de " + name
	case strings.IndexByte("aeiouh", f[0]) >= 0 && f != "haut":
		return "de l'" + name
	case strings.HasSuffix(f, "s") && f != "laos" && f != "belarus" && f != "honduras":
		return "des " + name
	case strings.HasSuffix(f, "e") && f != "mexique" && f != "cambodge" && f != "mozambique" && f != "zimbabwe" && f != "belize":
		return "de la " + name
	}
	return "du " + name
}

// focus counts the countries of the text and picks the one it is about: the one named most, where a government or its
// organs are named with it counting more.
type focus struct {
	code   string
	name   string // as the text writes it, "" when only an adjective stands there
	counts map[string]int
}

func (d *doc) findFocus() focus {
	f := focus{counts: map[string]int{}}
	names := map[string]string{}
	post := map[string]int{}
	for ui := range d.units {
		u := &d.units[ui]
		if u.part == signature || u.part == copies || u.part == notes || u.part == dateline {
			continue
		}
		for i := 0; i < len(u.t); i++ {
			v, n := nations().at(u.t, i)
			if n == 0 || !u.t[i].cap && (v.name || d.l.lang == "en") {
				continue
			}
			w := 1
			if near(u.t, i-4, i+n+4, bare) {
				w = 3
			}
			if v.name && i > 0 && u.t[i-1].cap && u.t[i-1].kind == word && !bare[u.t[i-1].w] && !d.l.organs[u.t[i-1].w] && i > 1 {
				w = 0 // "PEN Lesotho" is the name of a sender
			}
			if v.name && i == 1 && u.t[0].upper {
				w = 0
			}
			if w > 0 && (u.part == address || ui < 6) && len(u.t) < 16 && postal(u.t) {
				if post[v.code]++; names[v.code] == "" && v.name {
					names[v.code] = d.text[u.t[i].start:u.t[i+n-1].end] // a postal address
				}
				i += n - 1
				continue
			}
			if u.part == title || u.part == salutation || u.part == address {
				w = 4
			}
			f.counts[v.code] += w
			if v.name && (names[v.code] == "" || names[v.code] == strings.ToUpper(names[v.code])) {
				names[v.code] = d.text[u.t[i].start:u.t[i+n-1].end]
			}
			i += n - 1
		}
	}
	if len(f.counts) == 0 {
		f.counts = post
	}
	best := 0
	for code, n := range f.counts {
		if n > best || n == best && code < f.code {
			best, f.code = n, code
		}
	}
	f.name = names[f.code]
	if len(f.name) > 4 && f.name == strings.ToUpper(f.name) {
		f.name = countryName(f.code, d.l.lang)
	}
	return f
}

// postal reports the number of a post code or a house in a short line of capitals and marks: "4021 BASEL 12".
func postal(t []tok) bool {
	for _, x := range t {
		if _, year := yearOf(x.w); x.kind == number && !year && len(x.w) > 1 {
			return true
		}
	}
	return false
}

func near(t []tok, i, j int, words map[string]bool) bool {
	for k := max(i, 0); k < min(j, len(t)); k++ {
		if words[t[k].w] {
			return true
		}
	}
	return false
}
