package letter

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/when"
)

// atOnce are the words for "at once". They count as seven days, the term of an urgent appeal (see appeal.Term).
var atOnce = []string{
	"at once", "immediately", "without delay", "sans délai", "immédiatement", "aussitôt", "ភ្លាមៗ", "ជាបន្ទាន់",
	"de inmediato", "inmediatamente", "sin demora",
}

const urgentDays = 7

var (
	inDays = regexp.MustCompile(`^(?:within |in |dans les |dans |sous |en )?(\d{1,5}) (?:days?|jours?|ថ្ងៃ|días?|dias?)$`)
	byLead = regexp.MustCompile(`^(?:by|before|avant le|avant|au plus tard le|antes del|antes de)\s+`)
	isoDay = regexp.MustCompile(`^\d{4}(-\d|$)`)
)

// term reads the time within which something is asked: "at once", "7 days", "by 2016-06-01", or other words, which
// then set no day.
func (s *source) term(e entry, lang string) appeal.Term {
	words := s.one(e)
	out := appeal.Term{Words: words}
	low := strings.ToLower(words)
	if slices.Contains(atOnce, low) {
		out.Days = urgentDays
		return out
	}
	if m := inDays.FindStringSubmatch(low); m != nil {
		out.Days, _ = strconv.Atoi(m[1])
		if out.Days == 0 {
			s.badValue(e, "a term of no days cannot be kept; expected \"at once\" or a number of days")
		}
		return out
	}
	lead := byLead.FindString(low)
	rest := strings.TrimSpace(words[min(len(lead), len(words)):])
	if lead == "" && !isoDay.MatchString(rest) {
		return out
	}
	w, err := when.Parse(rest)
	if err != nil && (lang == "en" || lang == "fr") && !isoDay.MatchString(rest) {
		w, err = when.ParseWords(rest, lang)
	}
	switch {
	case err == nil:
		out.By = w
	case isoDay.MatchString(rest):
		s.badValue(e, "%s; expected a day of the calendar, such as \"by 2016-06-01\"", sayOf(err))
	}
	return out
}
