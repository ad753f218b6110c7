package when

import (
	"strings"

	"github.com/upheld/upheld/fault"
)

// ear is what one language needs to understand words for a When. All of it is in lower case.
type ear struct {
	months   map[string]int
	weekdays map[string]int // Sunday is 0
	fill     []string       // words that carry nothing: "on", "the", "le"
	ordinal  func(digits string) []string
	// monthFirst says whether "May 13, 2016" is a way to write a day.
	monthFirst bool
	begins     []opening // phrases that open with a word, tried in order
	betweens   []string
	betweenMid []string
	froms      []string
	fromMid    []string
	starts     []string
	finishMid  []string
	going      []string
	already    []string
}

// opening is a word that gives the date after it a role.
type opening struct {
	words string
	role  role
}

var ears = map[string]ear{
	"en": {
		months: names(
			"january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
			"september sept sep", "october oct", "november nov", "december dec"),
		weekdays: weekdays("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
		fill:     []string{"on", "in", "the", "of"},
		ordinal: func(d string) []string {
			switch {
			case strings.HasSuffix(d, "1") && d != "11":
				return []string{"st"}
			case strings.HasSuffix(d, "2") && d != "12":
				return []string{"nd"}
			case strings.HasSuffix(d, "3") && d != "13":
				return []string{"rd"}
			}
			return []string{"th"}
		},
		monthFirst: true,
		begins: []opening{
			{"on or before ", notAfter},
			{"in or before ", notAfter},
			{"by ", notAfter},
			{"on or after ", notBefore},
			{"in or after ", notBefore},
			{"before ", before},
			{"after ", after},
			{"since ", since},
			{"until ", until},
			{"up to ", until},
			{"about ", about},
			{"around ", about},
			{"circa ", about},
			{"c. ", about},
		},
		betweens: []string{"between "}, betweenMid: []string{" and "},
		froms: []string{"from "}, fromMid: []string{" to ", " until ", " through "},
		starts: []string{"beginning "}, finishMid: []string{", ending "},
		going: []string{", still going on"}, already: []string{"already going on, ending "},
	},
	"fr": {
		months: names(
			"janvier janv", "février fevrier févr fevr", "mars", "avril avr", "mai", "juin", "juillet juil",
			"août aout", "septembre sept", "octobre oct", "novembre nov", "décembre decembre déc dec"),
		weekdays: weekdays("dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"),
		fill:     []string{"le", "en"},
		ordinal: func(d string) []string {
			if d == "1" {
				return []string{"er"}
			}
			return nil
		},
		begins: []opening{
			{"au plus tard ", notAfter},
			{"au plus tôt ", notBefore},
			{"avant ", before},
			{"après ", after},
			{"apres ", after},
			{"depuis ", since},
			{"à partir du ", since},
			{"à partir de ", since},
			{"à partir d'", since},
			{"jusqu'au ", until},
			{"jusqu'en ", until},
			{"jusqu'à ", until},
			{"vers ", about},
			{"environ ", about},
			{"aux environs du ", about},
			{"aux environs de ", about},
		},
		betweens: []string{"entre "}, betweenMid: []string{" et "},
		froms: []string{"du ", "de ", "d'"}, fromMid: []string{" au ", " à ", " jusqu'au ", " jusqu'à ", " jusqu'en "},
		starts: []string{"début "}, finishMid: []string{", fin "},
		going: []string{", toujours en cours"}, already: []string{"déjà en cours, fin "},
	},
}

func names(spellings ...string) map[string]int {
	m := map[string]int{}
	for i, list := range spellings {
		for _, s := range strings.Fields(list) {
			m[s] = i + 1
		}
	}
	return m
}

func weekdays(spellings ...string) map[string]int {
	m := map[string]int{}
	for i, s := range spellings {
		m[s] = i
	}
	return m
}

// loose is a date as read so far: what was not said is 0, weekday -1. So "11" of "11 and 13 November 2014".
type loose struct {
	part
	weekday int
	said    string
}

// date reads the words of one date, in the orders that the language uses.
func (e ear) date(s string) (loose, error) {
	out := loose{weekday: -1, said: s}
	order := ""
	for _, tok := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' }) {
		kind, err := e.token(tok, &out)
		if err != nil {
			return loose{}, err
		}
		if strings.Contains(order, kind) && kind != "" {
			return loose{}, fault.New(fault.Invalid, "%s says one thing twice, or gives a year without four figures", quote(s))
		}
		order += kind
	}
	switch strings.TrimPrefix(order, "w") {
	case "dmy", "my", "y", "d", "dm", "m", "i":
		return out, nil
	case "mdy", "md", "dy":
		if e.monthFirst {
			return out, nil
		}
	}
	return loose{}, fault.New(fault.Invalid, "%s is not a date in words; write it as in “13 May 2016” or “13 mai 2016”", quote(s))
}

// token reads one word into out and gives its kind: w(eekday), d(ay), m(onth), y(ear), i(so), or "" for fill.
func (e ear) token(tok string, out *loose) (string, error) {
	word := strings.TrimSuffix(tok, ".")
	if m, ok := e.months[word]; ok {
		out.month = m
		return "m", nil
	}
	if w, ok := e.weekdays[word]; ok {
		out.weekday = w
		return "w", nil
	}
	for _, f := range e.fill {
		if tok == f {
			return "", nil
		}
	}
	if p, err := parsePart(tok); err == nil && len(tok) > 4 && !p.about {
		out.part = p
		return "i", nil
	}
	num := tok[:len(tok)-len(strings.TrimLeft(tok, "0123456789"))]
	n, ok := digits(num)
	rest := tok[len(num):]
	switch {
	case !ok:
		return "", fault.New(fault.Invalid, "%s is not a word of a date", quote(tok))
	case strings.ContainsAny(rest, "/.-"):
		return "", fault.New(fault.Invalid, "%s can be read in two ways; write the month as a word", quote(tok))
	case len(num) == 4 && rest == "":
		if n == 0 {
			return "", fault.New(fault.Invalid, "0000 is not a year of the calendar")
		}
		out.year = n
		return "y", nil
	case len(num) > 2 || n < 1 || n > 31:
		return "", fault.New(fault.Invalid, "%s is neither a day of a month nor a year of four figures", quote(tok))
	}
	if rest != "" {
		known := false
		for _, o := range e.ordinal(num) {
			known = known || rest == o
		}
		if !known {
			return "", fault.New(fault.Invalid, "%s is not a day of a month", quote(tok))
		}
	}
	out.day = n
	return "d", nil
}
