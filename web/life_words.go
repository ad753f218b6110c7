package web

import (
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/web/words"
)

// axisOfEvent is the lane to which an event belongs: asked, handling, answers, outcome, beside.
func axisOfEvent(k appeal.EventKind) string {
	switch k {
	case appeal.EventFirst, appeal.EventRestated:
		return "asked"
	case appeal.EventAsked, appeal.EventDelivered, appeal.EventBack, appeal.EventAcknowledged, appeal.EventReminded, appeal.EventOverdue, appeal.EventSilent:
		return "handling"
	case appeal.EventReply:
		return "answers"
	case appeal.EventClaim, appeal.EventContest, appeal.EventSearch:
		return "beside"
	case appeal.EventFact, appeal.EventOutcome, appeal.EventRelease, appeal.EventComputed:
	}
	return "outcome"
}

// eventWord says in a few words what an event is.
func eventWord(p *Page, e appeal.Event) string {
	switch e.Kind {
	case appeal.EventRestated:
		return p.T("event.restated") + ", " + p.Name("restated", e.Wording)
	case appeal.EventReply:
		return p.T("life.reply-days", "grade", gradeWord(p, e.Grade), "n", e.Days)
	case appeal.EventOutcome, appeal.EventComputed:
		return p.Name("status", string(e.Result))
	case appeal.EventRelease:
		return p.manner(e.Manner)
	case appeal.EventClaim:
		return p.T("event.claim") + " " + p.Name("says", e.Says)
	case appeal.EventSearch:
		if e.Found == "" {
			return p.T("search.nothing")
		}
		return p.T("event.search")
	case appeal.EventFirst, appeal.EventAsked, appeal.EventDelivered, appeal.EventBack, appeal.EventAcknowledged, appeal.EventReminded,
		appeal.EventOverdue, appeal.EventSilent, appeal.EventFact, appeal.EventContest:
	}
	return p.T(words.Key("event." + string(e.Kind)))
}

// lackWords are what an outcome lacks, in one line.
func lackWords(p *Page, list []appeal.Lack) string {
	var out []string
	for _, l := range list {
		out = append(out, inWords(p, appeal.LackWords, l))
	}
	return strings.Join(out, "; ")
}

// inWords is the word of a room for one value of a closed list; the value itself where the room has none.
func inWords[K ~string](p *Page, list map[K]record.Word, v K) string {
	if w, ok := list[v]; ok {
		return w.In(p.Code)
	}
	return string(v)
}

// awaitsWord says in two words whom a headline waits for.
func awaitsWord(p *Page, list []appeal.Lack) string {
	if len(list) == 1 && list[0] == appeal.NoConfirmation {
		return p.T("review.awaits-confirmation")
	}
	return p.T("review.awaits-short")
}

// awaitsReview reports whether it is a person who is lacking, and nothing else.
func awaitsReview(list []appeal.Lack) bool {
	for _, l := range list {
		if !l.OfReview() {
			return false
		}
	}
	return len(list) > 0
}
