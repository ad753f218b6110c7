package custody

import (
	"strings"

	"github.com/upheld/upheld/when"
)

// Rule says from which step the days of a spell are counted.
type Rule string

// houseStep begins house arrest, houseEnd ends it.
const (
	houseStep = "house_arrest"
	houseEnd  = "house_arrest_lifted"
)

const (
	FromArrest  Rule = "arrest"          // first day in custody: taken by the police (also after a summons)
	FromVerdict Rule = "verdict"         // first day in custody: taken to prison straight after the verdict
	FromOrder   Rule = "detention_order" // the order of a court to detain
	FromStated  Rule = "stated"          // first day in custody as a source has it; no step shows what happened then
)

// StartRule is the step on which the start of the spell rests, by its own field or else by the first step that
// takes a person into custody on that day. An arrest goes before an order, an order before a verdict, because
// it is the earliest of them that ended liberty.
func (s Spell) StartRule() Rule {
	if s.Rule != "" {
		return s.Rule
	}
	best, found := 0, FromStated
	for _, st := range s.Steps {
		k := StepKinds[st.Kind]
		if !k.Takes || st.When.IsZero() || st.When.Possible != s.Start.Possible {
			continue
		}
		rank, rule := 3, FromArrest
		switch {
		case k.Orders, st.Kind == houseStep:
			rank, rule = 2, FromOrder
		case k.Stage == Convicted:
			rank, rule = 1, FromVerdict
		}
		if rank > best {
			best, found = rank, rule
		}
	}
	return found
}

// StartBy is the day from which a rule counts the spell, and the rule by which that day was in fact found.
// FromOrder is the first order of a court to detain; a spell without such a step is counted from its first
// day in custody and says so. Courts may count from the order when they deduct time served, so one spell
// has two true lengths (for the five of April 2016: 427 days from the arrest, 423 from the order).
func (s Spell) StartBy(r Rule) (when.When, Rule) {
	own := s.StartRule()
	if r != FromOrder {
		return s.Start, own
	}
	var at when.When
	for _, st := range s.Steps {
		if !StepKinds[st.Kind].Orders || st.When.IsZero() {
			continue
		}
		if at.IsZero() || earlier(st.When, at) {
			at = st.When
		}
	}
	if at.IsZero() {
		return s.Start, own
	}
	return at, FromOrder
}

// earlier orders Whens by first possible day, then last, then as written, so that no two different dates tie.
func earlier(a, b when.When) bool {
	switch {
	case a.Earliest() != b.Earliest():
		return a.Earliest() < b.Earliest()
	case a.Latest() != b.Latest():
		return a.Latest() < b.Latest()
	}
	return strings.Compare(a.String(), b.String()) < 0
}
