package consultation

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/upheld/upheld/record"
)

func checkCommitment(ref string, c *Commitment) error {
	switch {
	case !slices.Contains(grades, c.Grade):
		return record.Bad("grade", "%q is not a grade; use names-the-provision, names-the-instrument, names-the-theme or against", c.Grade)
	case c.When.IsZero():
		return record.Bad("date", "must be said, if only as a year")
	case c.Instrument == "":
		return record.Bad("instrument", "must be said: of which instrument does it speak")
	case c.Grade == NamesProvision && len(c.Provisions) == 0:
		return record.Bad("provisions", "what names an article says which")
	case c.State != "" && c.Body != "":
		return record.Bad("body", "a statement is of a State or of a body; give the other a record of its own")
	case c.State != "" && !isState(c.State):
		return record.Bad("state", "%q is not the code of a State; write three letters, such as FRA", c.State)
	case len(c.Joint) > 0 && (c.State != "" || c.Body != ""):
		return record.Bad("joint_states", "a joint statement has no single State or body")
	case c.State == "" && c.Body == "" && len(c.Joint) == 0:
		return record.Bad("state", "must be said, or the body, or the States that spoke together")
	}
	for i, s := range c.Joint {
		if !isState(s) {
			return record.Bad(fmt.Sprintf("joint_states[%d]", i), "%q is not the code of a State", s)
		}
	}
	for i, p := range c.Provisions {
		in, _, part := strings.Cut(p, "/")
		if !part || in != c.Instrument && !slices.Contains(c.Also, in) {
			return record.Bad(fmt.Sprintf("provisions[%d]", i), "%q is no provision of the instrument that is named", p)
		}
	}
	return first(record.SameID(c.Ref, ref), said("by", c.By), said("what", c.What), said("read_by.name", c.ReadBy.Name),
		language("language", c.Language), distinct("provisions", c.Provisions), distinct("joint_states", c.Joint),
		distinct("also", c.Also), c.Cited.Check(""))
}

// currency is the form of a code of ISO 4217.
var currency = regexp.MustCompile(`^[A-Z]{3}$`)

func checkPledge(ref string, p *Pledge) error {
	if err := first(record.SameID(p.Ref, ref), said("election", p.Election), said("by", p.By), said("what", p.What)); err != nil {
		return err
	}
	switch {
	case PledgeKinds[p.Kind] == (record.Word{}):
		return record.Bad("kind", "%q is not a kind; use money, observers, equipment, training or other", p.Kind)
	case p.State != "" && !isState(p.State):
		return record.Bad("state", "%q is not the code of a State; write three letters, such as FRA", p.State)
	case p.Amount < 0 || p.Amount > 1e15:
		return record.Bad("amount", "is not an amount")
	case p.Amount > 0 && p.Kind == "observers" && (p.Currency != "" || p.Amount != float64(int64(p.Amount))):
		return record.Bad("amount", "of observers is how many they are")
	case p.Amount > 0 && p.Kind != "observers" && p.Currency == "":
		return record.Bad("currency", "an amount of money needs its currency, such as EUR")
	case p.Amount == 0 && p.Currency != "":
		return record.Bad("amount", "is missing for the currency %s", p.Currency)
	case p.Currency != "" && !currency.MatchString(p.Currency):
		return record.Bad("currency", "%q is not a code of ISO 4217, such as EUR", p.Currency)
	case len(p.Steps) == 0:
		return record.Bad("steps", "a pledge needs at least one dated step")
	}
	for i, s := range p.Steps {
		at := fmt.Sprintf("steps[%d]", i)
		switch {
		case PledgeStates[s.State] == (record.Word{}):
			return record.Bad(at+".state", "%q is not known; use promised, kept, kept-in-part, suspended, withdrawn or refused", s.State)
		case s.When.IsZero():
			return record.Bad(at+".date", "must be said, if only as a year")
		case i > 0 && s.When.Latest() < p.Steps[i-1].When.Earliest():
			return record.Bad(at+".date", "%s is before the step above it; steps stand by date", s.When)
		}
		if err := s.Cited.Check(at); err != nil {
			return err
		}
	}
	return nil
}
