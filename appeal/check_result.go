package appeal

import (
	"fmt"
	"slices"

	"github.com/upheld/upheld/record"
)

// computedResults are those that the custody record can propose, and so those that can confirm it.
var computedResults = []Result{MetInPart, Met, Reversed, Overtaken}

// factOnly holds a fact without a result, which nobody assessed or reviewed.
func factOnly(o *Outcome) error {
	for _, x := range []struct {
		field string
		said  bool
	}{
		{"proposed_by", o.ProposedBy != (Assessor{})},
		{"reviewed_by", o.ReviewedBy != (Assessor{})},
		{"confirms_custody_of", !o.Confirms.IsZero()},
	} {
		if x.said {
			return record.Bad(x.field, "only an outcome is proposed, reviewed or confirms anything; this fact has none")
		}
	}
	return ofItsKind(o)
}

// checkResult holds an outcome with a result.
func checkResult(o *Outcome) error {
	switch {
	case !known(results, o.Result):
		return record.Bad("outcome", "%q is not a result that this program knows", o.Result)
	case o.When.Earliest() != o.When.Latest():
		return record.Bad("date", "%s is not one day, and a result needs a dated act", o.When)
	case o.Result == Met && len(o.Citations) < 2:
		return record.Bad("sources", "a demand is met only by two sources or more")
	case o.Result == Merged && o.Into == "":
		return record.Bad("into", "a merged demand names the newer one")
	case o.Into == o.Demand && o.Into != "":
		return record.Bad("into", "a demand cannot be merged into itself")
	case !o.Confirms.IsZero() && !known(computedResults, o.Result):
		return record.Bad("confirms_custody_of", "the custody record never proposes %q", o.Result)
	}
	if err := first(said("why", o.Why), said("assessed_by", o.AssessedBy), ofItsKind(o), checkPeople(o)); err != nil {
		return err
	}
	return checkChecklist(o)
}

// ofItsKind refuses what belongs to another result.
func ofItsKind(o *Outcome) error {
	switch {
	case o.Into != "" && o.Result != Merged:
		return record.Bad("into", "only a merged demand has a newer one")
	case o.Event != "" && o.Result != Overtaken:
		return record.Bad("event", "only a demand that was overtaken has the event that made it moot")
	case len(o.AgreedBy) > 0 && o.Result != Withdrawn:
		return record.Bad("agreed_by", "only a withdrawn demand has those who agreed to it")
	case o.Official != "" && o.Result != Met:
		return record.Bad("official_act", "only a met demand rests on an official act and a confirmation")
	case o.Confirmed != "" && o.Result != Met:
		return record.Bad("confirmed_by", "only a met demand rests on an official act and a confirmation")
	case (o.Official == "") != (o.Confirmed == ""):
		return record.Bad("confirmed_by", "an official act and the confirmation by the person concerned go together")
	case o.Official != "" && o.Official == o.Confirmed:
		return record.Bad("confirmed_by", "an official act does not confirm itself")
	case len(o.Checklist) > 0 && o.Result != Met && o.Result != MetInPart:
		return record.Bad("checklist", "only what is met, or met in part, answers the conditions of the demand")
	case slices.Contains(o.AgreedBy, ""):
		return record.Bad("agreed_by", "an organisation has a name")
	}
	for _, s := range []struct{ field, id string }{{"official_act", o.Official}, {"confirmed_by", o.Confirmed}} {
		if s.id != "" && !slices.ContainsFunc(o.Citations, func(c record.Citation) bool { return c.Source == s.id }) {
			return record.Bad(s.field, "%s is not among the sources of this outcome", s.id)
		}
	}
	return nil
}

// checkPeople holds who proposed and who reviewed. Nobody reviews what they proposed themselves, nor before it happened.
func checkPeople(o *Outcome) error {
	r, p := o.ReviewedBy, o.ProposedBy
	switch {
	case r == (Assessor{}):
		return nil
	case r.Name == "" && r.Organisation == "":
		return record.Bad("reviewed_by", "a reviewer has a name or an organisation")
	case sameName(r.Name, p.Name) && sameName(r.Organisation, o.proposer()): // a namesake elsewhere can be written; whether it counts: Lacks
		return record.Bad("reviewed_by", "nobody reviews what they proposed themselves")
	case !r.On.IsZero() && r.On.Latest() < o.When.Earliest():
		return record.Bad("reviewed_by.on", "%s is before %s, the day of what was reviewed", r.On, o.When)
	case !r.On.IsZero() && !p.On.IsZero() && r.On.Latest() < p.On.Earliest():
		return record.Bad("reviewed_by.on", "%s is before %s, when it was proposed", r.On, p.On)
	}
	return nil
}

func checkChecklist(o *Outcome) error {
	for i, c := range o.Checklist {
		at := fmt.Sprintf("checklist[%d].condition", i)
		if err := said(at, c.Condition); err != nil {
			return err
		}
		if slices.ContainsFunc(o.Checklist[:i], func(b Condition) bool { return sameName(b.Condition, c.Condition) }) {
			return record.Bad(at, "%q is answered twice", c.Condition)
		}
		if o.Result == Met && !c.Kept {
			return record.Bad(fmt.Sprintf("checklist[%d].kept", i), "a demand with a condition that is not kept is not met")
		}
	}
	return nil
}
