package record

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/upheld/upheld/when"
)

// Claim is one value on which sources disagree: the alternatives side by side, and the one that the record
// uses with its reason. Preferred is the record's own wording; it need not repeat any alternative.
type Claim struct {
	Ref          string        `json:"id"`
	Subject      string        `json:"subject"`
	Preferred    string        `json:"preferred"`
	When         when.When     `json:"-"` // Preferred, where it is a date
	Reason       string        `json:"reason"`
	Alternatives []Alternative `json:"alternatives"`
}

// Alternative is one value as its sources have it. Preferred is set only when it says the same as the
// preferred value, by date or word for word; a reader must never see a mark that a program guessed.
type Alternative struct {
	Value     string    `json:"value"`
	When      when.When `json:"-"` // where Value is a date
	Note      string    `json:"note"`
	Preferred bool      `json:"preferred"`
	Cited
}

// settle fills what is computed: dates and the mark of the preferred alternative.
func (c *Claim) settle() {
	c.When = claimDate(c.Preferred)
	dated := len(c.When.String()) > len("2016")
	marked := false
	for i := range c.Alternatives {
		a := &c.Alternatives[i]
		a.When = claimDate(a.Value)
		dated = dated || len(a.When.String()) > len("2016")
		marked = marked || a.Preferred
	}
	// Four digits may be a count. They are a year only beside a value with a month or a day.
	if !dated {
		c.When = when.When{}
		for i := range c.Alternatives {
			c.Alternatives[i].When = when.When{}
		}
	}
	if marked {
		return
	}
	for i := range c.Alternatives {
		a := &c.Alternatives[i]
		sameDate := !c.When.IsZero() && a.When == c.When
		a.Preferred = sameDate || words(a.Value) == words(c.Preferred)
	}
}

var (
	isoDate = regexp.MustCompile(`\b[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\b`)
	remark  = regexp.MustCompile(`\([^()]*\)`)
	// What may stand beside a date without changing it: a weekday, an article, an hour.
	beside = regexp.MustCompile(`(?i)\b(a|on|(mon|tues|wednes|thurs|fri|satur|sun)day|[0-2]?[0-9]:[0-5][0-9])\b`)
)

// claimDate reads a value that is a date and nothing else: 2016-05, "2016-04-11, 00:40",
// "a Tuesday (2016-05-03)", "2016-04-29 (a remark)". Anything more ("from 2016-05-02", "adopted 2016-11-21")
// says something else than a date and gives the zero When.
func claimDate(s string) when.When {
	outside := remark.ReplaceAllString(s, "")
	found := isoDate.FindAllString(outside, -1)
	rest := isoDate.ReplaceAllString(outside, "")
	if len(found) == 0 {
		found = isoDate.FindAllString(s, -1)
		if len(found) == 1 && !strings.Contains(s, "("+found[0]+")") {
			return when.When{}
		}
	}
	if len(found) != 1 || words(beside.ReplaceAllString(rest, "")) != "" {
		return when.When{}
	}
	w, err := when.Parse(found[0])
	if err != nil {
		return when.When{}
	}
	return w
}

// words is s in lower case without punctuation: two values with equal words say the same.
func words(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && r != '%'
	}), " ")
}
