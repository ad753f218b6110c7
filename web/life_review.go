package web

import (
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/web/words"
	"github.com/upheld/upheld/when"
)

// isReviewed reports whether somebody had reviewed a reading by the as-of day.
func isReviewed(p *Page, by appeal.Assessor) bool {
	return (by.Name != "" || by.Organisation != "") && (by.On.IsZero() || by.On.Latest() <= p.On)
}

// assessorText is a person and their organisation in one line.
func assessorText(a appeal.Assessor) string {
	switch {
	case a.Name == "":
		return a.Organisation
	case a.Organisation == "" || a.Organisation == a.Name:
		return a.Name
	}
	return a.Name + ", " + a.Organisation
}

// reviewWords is who proposed a reading and who had reviewed it by the as-of day, in sentences.
func reviewWords(p *Page, proposed, reviewed appeal.Assessor) string {
	var out []string
	entered := false
	say := func(key, dated words.Key, a appeal.Assessor) {
		entered = entered || a.Entered != ""
		if a.On.IsZero() || a.On.Latest() > p.On {
			out = append(out, p.T(key, "who", assessorText(a)))
			return
		}
		out = append(out, p.T(dated, "who", assessorText(a), "day", a.On))
	}
	if assessorText(proposed) != "" {
		say("review.proposed", "review.proposed-on", proposed)
	}
	if isReviewed(p, reviewed) {
		say("review.reviewed", "review.reviewed-on", reviewed)
	}
	if entered {
		out = append(out, p.T("review.entered"))
	}
	return strings.Join(out, " ")
}

// stillLacks is what a reading still lacks by the as-of day: what the rules say, and a review that came later or not yet.
func stillLacks(p *Page, proposed, reviewed appeal.Assessor, lacks []appeal.Lack) []appeal.Lack {
	if len(lacks) == 0 && assessorText(proposed) != "" && !isReviewed(p, reviewed) {
		return []appeal.Lack{appeal.NoReviewer}
	}
	return lacks
}

// sinceWords says since when a status holds, as it stands after its word.
func sinceWords(p *Page, d when.Day, short bool) string {
	day := p.Words.Day(d)
	if short {
		day = p.Words.ShortDay(d)
	}
	return p.T("demand.since-day", "day", day)
}

// dissents are the dissents from one reading up to the as-of day.
func dissents(p *Page, of string) []appeal.Contest {
	var out []appeal.Contest
	for _, c := range p.House.Appeals.Contests(of) {
		if of != "" && c.When.Latest() <= p.On {
			out = append(out, c)
		}
	}
	return out
}

// citations are the sources of a contest or a claim as citations of the record.
func citations(list []appeal.Cite) []record.Citation {
	var out []record.Citation
	for _, c := range list {
		out = append(out, record.Citation{Source: c.Source, URL: c.URL})
	}
	return out
}

// clockWords says in a sentence or two where a letter stands with its addressee: which of the demands it answered, and what
// the clock says of the others.
func clockWords(p *Page, c appeal.Clock) string {
	if n := len(c.Demands) - len(c.Open); n > 0 && len(c.Open) > 0 {
		return p.T("clock.part", "n", n, "of", len(c.Demands)) + " " + clockState(p, c)
	}
	return clockState(p, c)
}

func clockState(p *Page, c appeal.Clock) string {
	switch {
	case c.Answered.Known && c.Asked.Known:
		return p.T("clock.answered", "n", int(c.Answered.On-c.Asked.On))
	case c.Closed.Known:
		return p.T("clock.closed", "day", c.Closed.On)
	case c.Silent.Known:
		return p.T("clock.silent", "n", int(c.On-c.Silent.On)+1, "delivered", c.Delivered.On, "reminded", c.Reminded().On)
	case len(c.Waiting) > 0:
		return p.T("clock.waiting")
	case runs(c):
		return p.T("clock.runs", "n", int(lastDay(c)-c.On), "day", lastDay(c))
	case c.Undeliverable.Known:
		return p.T("clock.back")
	case !c.Asked.Known:
		return ""
	case c.Delivered.Proof == "":
		return p.T("clock.unproved", "day", c.Due.On)
	case !c.Reminded().Known:
		return p.T("clock.unreminded", "day", c.Due.On)
	}
	return p.T("clock.passed", "day", c.Due.On)
}

// addresseeID is the address of the page of an addressee, by the name under which a letter asks it.
func addresseeID(p *Page, name string) string { return directoryOf(p).id(name) }
