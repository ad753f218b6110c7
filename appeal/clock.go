package appeal

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/when"
)

// Terms for an answer, in days (suggested defaults of the research on the life of a demand, 2.2; two months is
// the custom of the United Nations' special procedures, A/62/280 para. 10). A demand with a shorter term of its
// own, such as an urgent appeal's seven days, keeps that.
const (
	termState    = 60
	termIGO      = 30
	termReminder = 30
)

// reached is one status that holds, and the first day it held on.
type reached struct {
	status Status
	since  when.Day
}

// answerTerm is the number of days that an addressee has to answer d.
func answerTerm(d Demand, addressee string) int {
	term := termState
	for _, a := range d.AskedOf {
		if a.Name == addressee && a.Class == IGO {
			term = termIGO
		}
	}
	if d.Term.Days > 0 {
		term = min(term, d.Term.Days)
	}
	return term
}

// mail is what axis 1 says on a day of one demand and one addressee: every status that holds. The clock starts
// when the demand is asked, or asked again; a letter that could not be delivered stops it. Silent needs a proved
// delivery, a proved reminder, and that both terms have passed.
func mail(d Demand, addressee string, steps []Handling, on when.Day) []reached {
	var out []reached
	var clock, reminded, delivered when.Day
	running, isReminded, isDelivered := false, false, false
	for _, h := range ordered(steps, addressee, on) {
		switch h.Step {
		case Asked:
			if !running {
				clock, running = h.On, true
			}
			out = append(out, reached{"asked", h.On})
		case Undeliverable:
			running = false
			out = append(out, reached{"undeliverable", h.On})
		case Delivered:
			if !running {
				clock, running = h.On, true
			}
			if h.Proof != "" && !isDelivered {
				delivered, isDelivered = h.On, true
			}
			out = append(out, reached{"delivered", h.On})
		case Reminded:
			if h.Proof != "" && !isReminded && isDelivered {
				reminded, isReminded = h.On, true
			}
		case Acknowledged:
			out = append(out, reached{"acknowledged", h.On})
		case Answered:
			out = append(out, reached{"answered", h.On})
		case Drafted: // not public, and not asked yet
		}
	}
	if !running {
		return out
	}
	overdue := clock.AddDays(answerTerm(d, addressee) + 1)
	if overdue <= on {
		out = append(out, reached{"overdue", overdue})
	}
	silent := max(overdue, delivered, reminded.AddDays(termReminder+1))
	if isDelivered && isReminded && silent <= on {
		out = append(out, reached{"silent", silent})
	}
	return out
}

// ordered is the steps of one addressee up to a day, by day.
func ordered(steps []Handling, addressee string, on when.Day) []Handling {
	var out []Handling
	for _, h := range steps {
		if h.Addressee == addressee && h.On <= on {
			out = append(out, h)
		}
	}
	slices.SortStableFunc(out, func(a, b Handling) int { return cmp.Compare(a.On, b.On) })
	return out
}

// spoken is what axis 2 says on a day: the status of the last answer of each addressee. A promise, whole or in
// part, is "accepted", since it waits to be kept.
func spoken(answers []Answer, on when.Day) []reached {
	last := map[string]reached{}
	for _, a := range answers {
		r := reached{gradeStatus(a.Grade), a.On}
		old, ok := last[a.Addressee]
		newer := r.since > old.since || r.since == old.since && rank(r.status) < rank(old.status)
		if a.On <= on && (!ok || newer) {
			last[a.Addressee] = r
		}
	}
	out := make([]reached, 0, len(last))
	for _, r := range last {
		out = append(out, r)
	}
	return out
}

func gradeStatus(g Grade) Status {
	switch g {
	case Refused:
		return "refused"
	case Accepted, AcceptedInPart:
		return "accepted"
	case Noted, Referred, BesidePoint:
	}
	return "answered"
}
