package appeal

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/record"
)

// Lack is one thing that an outcome lacks for its result (research on the life of a demand, 2.2, axis 3). Lacks have their
// words in LackWords.
type Lack string

// The lacks.
const (
	NoReviewer      Lack = "reviewer"           // nobody but the proposer has looked at it
	NoOtherReviewer Lack = "other-reviewer"     // of met: nobody of another organisation has
	NoConfirmation  Lack = "confirmation"       // computed from custody, and no person has confirmed it
	NoDatedAct      Lack = "dated-act"          // one act, on one day, with a source
	NoOwnAct        Lack = "own-act"            // of begun: the act is one of those whom the demand asks
	NoBoth          Lack = "done-and-missing"   // of met in part: what is done and what is missing
	NoSourceOfEach  Lack = "source-of-each"     // and a source for each
	NoTwoOrigins    Lack = "two-origins"        // of met: two independent origins, or one official act and one confirmation
	NoChecklist     Lack = "checklist"          // each of the demand's conditions answered as kept
	NoEarlier       Lack = "earlier"            // of reversed: a met, or met in part, that was undone
	NoEvent         Lack = "event"              // of overtaken: what made it moot
	NoAgreement     Lack = "agreed-by"          // of withdrawn: every organisation that sponsors it
	NoReasons       Lack = "reasons"            // of withdrawn: why
	NoNewer         Lack = "into"               // of merged: the newer demand
	ByAddressee     Lack = "not-by-addressee"   // whoever is asked sets no outcome; what they say of themselves is a claim
	NoGradeReview   Lack = "reviewer-of-answer" // the grade of an answer that nobody but its proposer has looked at
)

// OfReview reports whether it is a person who is lacking and not evidence.
func (l Lack) OfReview() bool {
	return l == NoReviewer || l == NoOtherReviewer || l == NoConfirmation || l == NoGradeReview
}

// Evidence is what the rules of evidence look at beside the outcome itself.
type Evidence struct {
	Demand  Demand
	Asked   []string                    // names of those asked, and of their bodies
	Origins func([]record.Citation) int // how many independent origins citations have
	// Sponsors are those without whose agreement nobody withdraws the demand; none where its appeal is not in the record.
	Sponsors []string
	Before   func(Outcome) bool // whether an earlier met, or met in part, counts that this outcome could undo
}

// Lacks lists what an outcome lacks for its result, in a fixed order; nothing for a fact without a result. It is a function
// of the values given: the same outcome, demand and sources lack the same for anybody.
//
//	begun                  one dated act, with a source, of one of those whom the demand asks; a reviewer
//	acted against          one dated act with a source; a reviewer
//	met in part            what is done and what is missing, each with a source; a reviewer
//	met                    two origins, or one official act and one confirmation; each condition kept; a reviewer of
//	                       another organisation than the proposer's
//	reversed               one dated act; a met, or met in part, before it; a reviewer
//	overtaken              the event; a reviewer
//	withdrawn              the agreement of every sponsoring organisation, and why
//	merged                 the newer demand
func (o Outcome) Lacks(e Evidence) []Lack {
	var out []Lack
	need := func(ok bool, l Lack) {
		if !ok {
			out = append(out, l)
		}
	}
	act := !o.When.IsZero() && o.When.Earliest() == o.When.Latest() && len(o.Citations) > 0
	if o.Result != "" {
		need(!o.byOneOf(e.Asked), ByAddressee)
	}
	switch o.Result {
	case Begun:
		need(act, NoDatedAct)
		need(len(e.Demand.AskedOf) == 0 || slices.ContainsFunc(o.By, e.Demand.asksOf), NoOwnAct)
	case ActedAgainst:
		need(act, NoDatedAct)
	case MetInPart:
		need(act, NoDatedAct)
		need(o.tellsBoth(), NoBoth)
		need(o.sourcesEach(), NoSourceOfEach)
	case Met:
		need(act, NoDatedAct)
		need(o.official() || e.Origins != nil && e.Origins(o.Citations) >= 2, NoTwoOrigins)
		need(o.keeps(e.Demand.Conditions), NoChecklist)
		need(o.reviewedElsewhere(), NoOtherReviewer)
		return out
	case Reversed:
		need(act, NoDatedAct)
		need(e.Before != nil && e.Before(o), NoEarlier)
	case Overtaken:
		need(o.Event != "", NoEvent)
	case Withdrawn:
		need(o.agreedByAll(e.Sponsors), NoAgreement)
		need(o.Why != "", NoReasons)
		return out
	case Merged:
		need(o.Into != "" && o.Into != o.Demand, NoNewer)
		return out
	default:
		return out
	}
	need(o.reviewed(), NoReviewer)
	return out
}

// counts reports whether an outcome with these lacks moves the headline: met only when nothing is lacking; any other
// result also while it awaits a reviewer, which the headline then says.
func counts(r Result, lacks []Lack) bool {
	if r == Met {
		return len(lacks) == 0
	}
	return !slices.ContainsFunc(lacks, func(l Lack) bool { return !l.OfReview() })
}

func (o Outcome) official() bool {
	return o.Official != "" && o.Confirmed != "" && o.Official != o.Confirmed
}

// tellsBoth reports whether the checklist, where there is one, has something done and something missing. Without a
// checklist the reason tells both, which only a reader can judge.
func (o Outcome) tellsBoth() bool {
	kept := slices.ContainsFunc(o.Checklist, func(c Condition) bool { return c.Kept })
	missing := slices.ContainsFunc(o.Checklist, func(c Condition) bool { return !c.Kept })
	return len(o.Checklist) == 0 && o.Why != "" || kept && missing
}

// sourcesEach reports whether there is a source for what is done and one for what is missing: in each line of the checklist,
// or two among the citations.
func (o Outcome) sourcesEach() bool {
	lines := len(o.Checklist) > 0 && !slices.ContainsFunc(o.Checklist, func(c Condition) bool { return c.Source == "" })
	return lines || len(o.Citations) >= 2
}

// keeps reports whether the checklist answers each condition as kept, and none of its lines as not kept.
func (o Outcome) keeps(conditions []string) bool {
	for _, c := range o.Checklist {
		if !c.Kept {
			return false
		}
	}
	for _, want := range conditions {
		if !slices.ContainsFunc(o.Checklist, func(c Condition) bool { return sameName(c.Condition, want) }) {
			return false
		}
	}
	return true
}

// agreedByAll reports whether somebody agreed, and every sponsor among them.
func (o Outcome) agreedByAll(sponsors []string) bool {
	for _, s := range sponsors {
		if !slices.ContainsFunc(o.AgreedBy, func(by string) bool { return sameName(by, s) }) {
			return false
		}
	}
	return len(o.AgreedBy) > 0
}

// proposer is the organisation that proposed a result: where none is named, the one in whose series it stands.
func (o Outcome) proposer() string {
	if o.ProposedBy.Organisation != "" {
		return o.ProposedBy.Organisation
	}
	return o.AssessedBy
}

// MayBe reports whether two assessors may be one person: of one name, whatever organisation each speaks for, or where one
// has no name, of one organisation. A namesake can be entered; a review that may be the proposer's own counts for none.
func (a Assessor) MayBe(b Assessor) bool {
	if a.Name != "" && b.Name != "" {
		return sameName(a.Name, b.Name)
	}
	return sameName(a.Name, b.Name) && sameName(a.Organisation, b.Organisation)
}

// reviewed reports whether somebody other than the proposer confirmed it.
func (o Outcome) reviewed() bool {
	r, p := o.ReviewedBy, o.ProposedBy
	if r.Name == "" && r.Organisation == "" {
		return false
	}
	p.Organisation = o.proposer()
	return !r.MayBe(p)
}

// reviewedElsewhere reports whether somebody else, of another organisation than the proposer's, confirmed it.
func (o Outcome) reviewedElsewhere() bool {
	return o.reviewed() && o.ReviewedBy.Organisation != "" && !sameName(o.ReviewedBy.Organisation, o.proposer())
}

// byOneOf reports whether it was assessed, proposed or reviewed by somebody of these names.
func (o Outcome) byOneOf(names []string) bool {
	for _, by := range []string{o.AssessedBy, o.ProposedBy.Organisation, o.ReviewedBy.Organisation} {
		if by != "" && slices.ContainsFunc(names, func(n string) bool { return sameName(n, by) }) {
			return true
		}
	}
	return false
}

// sameName compares names as people write them, whatever the capitals and the space around and between their words.
func sameName(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
