package check

import (
	"strings"

	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// provisionWord is how a reader calls an instrument or a provision of it.
func (c *Checker) provisionWord(id string) (record.Word, bool) {
	if p, err := c.Promises.Provision(id); err == nil {
		in, err := c.Promises.Instrument(p.Instrument)
		if err != nil {
			return record.Word{}, false
		}
		n := article(p.Number)
		return record.Word{EN: in.ShortTitle + ", " + n.EN, FR: in.ShortTitle + ", " + n.FR}, true
	}
	if in, err := c.Promises.Instrument(id); err == nil {
		return record.Word{EN: in.ShortTitle, FR: in.ShortTitle}, true
	}
	return record.Word{}, false
}

// article is the number of a provision in words: "article 29", and "Annex 5, paragraph 4" as it is.
func article(number string) record.Word {
	if number == "" || number[0] < '0' || number[0] > '9' {
		return record.Word{EN: number, FR: number}
	}
	return record.Word{EN: "article " + number, FR: "article " + number}
}

// stateWord is the name of a State by its alpha-3 code.
func (c *Checker) stateWord(code string) record.Word {
	k, ok := country(code)
	if !ok {
		return record.Word{EN: code, FR: code}
	}
	return record.Word{EN: k.EN, FR: k.FR}
}

// isNumber reports whether a provision has an article number: "15" is the number of 15 and of 15(2)(a), "76" of "76 new".
func isNumber(p promise.Provision, n string) bool {
	rest, ok := strings.CutPrefix(p.Number, n)
	return ok && (rest == "" || rest[0] == '(' || rest[0] == ' ')
}

// listed puts words of a list together with commas.
func listed(list []record.Word) record.Word {
	var en, fr []string
	for _, w := range list {
		en, fr = append(en, w.EN), append(fr, w.FR)
	}
	return record.Word{EN: strings.Join(en, ", "), FR: strings.Join(fr, ", ")}
}

// joined puts words of a list together.
func joined(list []record.Word) record.Word {
	var en, fr []string
	for _, w := range list {
		en, fr = append(en, w.EN), append(fr, w.FR)
	}
	return record.Word{EN: strings.Join(en, "; "), FR: strings.Join(fr, "; ")}
}
