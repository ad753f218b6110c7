// Package place holds what is known of places by their codes: the countries of ISO 3166-1, the provinces of
// Cambodia (ISO 3166-2:KH) with their names, towns and tiles, and points on the globe.
package place

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/upheld/upheld/fault"
)

// Country is one line of ISO 3166-1, or of ISO 3166-3 when it is no more.
type Country struct {
	Code      string // alpha-2: "KH"
	Alpha3    string // "KHM"
	Numeric   string // three figures: "116"
	EN, FR    string // usual short names, without an article
	Withdrawn string // year in which the code was withdrawn: "1992" for SUN; empty while it is in use
}

// Name is the short name in French ("fr"), else in English.
func (c Country) Name(lang string) string {
	if lang == "fr" {
		return c.FR
	}
	return c.EN
}

//go:embed countries.tsv
var countriesTSV string

// Countries lists all countries by alpha-2 code, the withdrawn ones among them.
func Countries() []Country { return slices.Clone(world().list) }

// CountryOf finds a country by its alpha-2 or alpha-3 code in any case. Errors are fault.Invalid.
func CountryOf(code string) (Country, error) {
	if c, ok := world().byCode[strings.ToUpper(code)]; ok {
		return c, nil
	}
	return Country{}, fault.New(fault.Invalid, "%q is not a country code of ISO 3166-1; write it as KH or KHM", code)
}

type countryIndex struct {
	list   []Country
	byCode map[string]Country
	byName map[string]Country // by fold of the English and French names
}

var world = sync.OnceValue(func() countryIndex {
	ix := countryIndex{byCode: map[string]Country{}, byName: map[string]Country{}}
	for _, f := range lines(countriesTSV, 6) {
		c := Country{Code: f[0], Alpha3: f[1], Numeric: f[2], EN: f[3], FR: f[4], Withdrawn: f[5]}
		ix.list = append(ix.list, c)
		ix.byCode[c.Code], ix.byCode[c.Alpha3] = c, c
		ix.byName[fold(c.EN)], ix.byName[fold(c.FR)] = c, c
	}
	return ix
})

// lines splits an embedded table into rows of n fields, leaving out its notes.
func lines(tsv string, n int) [][]string {
	var out [][]string
	for line := range strings.Lines(tsv) {
		if line = strings.TrimRight(line, "\n"); line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		out = append(out, append(f, make([]string, n-len(f))...))
	}
	return out
}
