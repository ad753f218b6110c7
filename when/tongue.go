package when

import (
	"fmt"
	"strings"
)

// role is the part that a date plays in a phrase; it chooses the words in front of it.
type role int

const (
	about     role = iota
	before         // every day earlier than the date
	after          // every day later than the date
	notAfter       // the date itself, or earlier
	notBefore      // the date itself, or later
	since
	until
	between
	and
	from
	to
	begin
	finish
)

// tongue is what one language needs to say a When. Each lead has two forms, for a day and for a month or year:
// French says "avant le 13 mai" and "avant mai".
type tongue struct {
	months   [12]string
	lead     map[role][2]string
	going    string // stands for the end of a run that has none
	already  string // stands for the beginning of a run that has none
	firstDay string // the 1st of a month
}

var tongues = map[string]tongue{
	"en": {
		months: [12]string{
			"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
			"November", "December",
		},
		lead: map[role][2]string{
			about: {"about ", "about "}, before: {"before ", "before "}, after: {"after ", "after "},
			notAfter: {"on or before ", "in or before "}, notBefore: {"on or after ", "in or after "},
			since: {"since ", "since "}, until: {"until ", "until "},
			between: {"between ", "between "}, and: {" and ", " and "}, from: {"from ", "from "}, to: {" to ", " to "},
			begin: {"beginning on ", "beginning in "}, finish: {"ending on ", "ending in "},
		},
		going: "still going on", already: "already going on", firstDay: "1",
	},
	"fr": {
		months: [12]string{
			"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
			"novembre", "décembre",
		},
		lead: map[role][2]string{
			about: {"vers le ", "vers "}, before: {"avant le ", "avant "}, after: {"après le ", "après "},
			notAfter: {"au plus tard le ", "au plus tard en "}, notBefore: {"au plus tôt le ", "au plus tôt en "},
			since: {"depuis le ", "depuis "}, until: {"jusqu'au ", "jusqu'en "},
			between: {"entre le ", "entre "}, and: {" et le ", " et "}, from: {"du ", "de "}, to: {" au ", " à "},
			begin: {"début le ", "début en "}, finish: {"fin le ", "fin en "},
		},
		going: "toujours en cours", already: "déjà en cours", firstDay: "1er",
	},
	"km": {
		months: [12]string{
			"មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ",
		},
		lead: map[role][2]string{
			about: {"ប្រហែល ", "ប្រហែល "}, before: {"មុន ", "មុន "}, after: {"ក្រោយ ", "ក្រោយ "},
			notAfter: {"នៅ ឬ មុន ", "នៅ ឬ មុន "}, notBefore: {"នៅ ឬ ក្រោយ ", "នៅ ឬ ក្រោយ "},
			since: {"ចាប់ពី ", "ចាប់ពី "}, until: {"រហូតដល់ ", "រហូតដល់ "},
			between: {"ចន្លោះ ", "ចន្លោះ "}, and: {" និង ", " និង "}, from: {"ពី ", "ពី "}, to: {" ដល់ ", " ដល់ "},
			begin: {"ចាប់ផ្តើម ", "ចាប់ផ្តើម "}, finish: {"បញ្ចប់ ", "បញ្ចប់ "},
		},
		going: "នៅបន្ត", already: "បានចាប់ផ្តើមហើយ", firstDay: "1",
	},
}

// say puts the words of r in front of text, which says p.
func (l tongue) say(r role, p part, text string) string {
	lead := l.lead[r][0]
	if p.day == 0 {
		lead = l.lead[r][1]
	}
	if lead == "de " && strings.ContainsAny(text[:1], "ao") { // avril, août, octobre
		lead = "d'"
	}
	return lead + text
}

// date says p in full. Years keep four figures, so that the year 16 is never taken for 2016.
func (l tongue) date(p part) string {
	switch {
	case p.day > 0:
		return fmt.Sprintf("%s %s %04d", l.day(p), l.months[p.month-1], p.year)
	case p.month > 0:
		return fmt.Sprintf("%s %04d", l.months[p.month-1], p.year)
	}
	return fmt.Sprintf("%04d", p.year)
}

func (l tongue) day(p part) string {
	if p.day == 1 {
		return l.firstDay
	}
	return fmt.Sprint(p.day)
}

// dateBefore says p, leaving out what q, said next, repeats: "11" of "11 and 13 November 2014".
func (l tongue) dateBefore(p, q part) string {
	switch {
	case p.year != q.year || (p.day > 0) != (q.day > 0) || p.month == 0 || q.month == 0:
		return l.date(p)
	case p.day == 0:
		return l.months[p.month-1]
	case p.month == q.month:
		return l.day(p)
	}
	return l.day(p) + " " + l.months[p.month-1]
}
