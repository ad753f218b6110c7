package appeal

import (
	"fmt"
	"slices"
	"strings"

	"github.com/upheld/upheld/record"
)

// checked makes the check of one kind: a strict reading, then its rules.
func checked[T any](rules func(ref string, v *T) error) func(string, []byte) error {
	return func(ref string, doc []byte) error {
		v := new(T)
		if err := record.Decode(doc, v, nil); err != nil {
			return err
		}
		return rules(ref, v)
	}
}

func checkAppeal(ref string, a *Appeal) error {
	if err := first(record.SameID(a.Ref, ref), said("issued_by", a.IssuedBy), record.Precise("date_precision", a.Precision, a.When)); err != nil {
		return err
	}
	switch {
	case a.When.IsZero():
		return record.Bad("date", "must be said, if only as a year")
	case Kinds[a.Kind] == (record.Word{}):
		return record.Bad("kind", "%q is not a kind of appeal that this program knows", a.Kind)
	case a.Behind < 0:
		return record.Bad("number_behind_it", "%d is not a number of people or organisations", a.Behind)
	case a.Adopted != nil && (a.Adopted.For < 0 || a.Adopted.Against < 0 || a.Adopted.Abstentions < 0):
		return record.Bad("adopted", "votes are not negative")
	case !a.Opened.IsZero() && !a.Closed.IsZero() && a.Closed.Latest() < a.Opened.Earliest():
		return record.Bad("signing_closed", "%s is before signing opened", a.Closed)
	case slices.ContainsFunc(a.Sponsors, func(s string) bool { return strings.TrimSpace(s) == "" }):
		return record.Bad("sponsors", "an organisation has a name")
	case len(a.Citations) == 0 && a.Note == "":
		return record.Bad("sources", "every appeal needs a source, or a note that says why there is none")
	case len(a.Citations) == 0:
		return nil
	}
	return a.Check("")
}

func checkDemand(ref string, d *Demand) error {
	if err := first(record.SameID(d.Ref, ref), said("asked", d.Text)); err != nil {
		return err
	}
	switch {
	case d.N < 0:
		return record.Bad("n", "%d is not a number in a letter", d.N)
	case d.Action != "" && Actions[d.Action] == (record.Word{}):
		return record.Bad("action", "%q is not an action that this program knows", d.Action)
	case d.Term.Days < 0:
		return record.Bad("term.days", "%d is not a number of days", d.Term.Days)
	}
	names := map[string]bool{}
	for i, a := range d.AskedOf {
		at := fmt.Sprintf("asked_of[%d]", i)
		if err := said(at+".name", a.Name); err != nil {
			return err
		}
		if names[a.Name] {
			return record.Bad(at+".name", "%s is asked twice", a.Name)
		}
		names[a.Name] = true
		if !known(classes, a.Class) {
			return record.Bad(at+".class", "%q is not a class; use state, igo, co-chairs or other", a.Class)
		}
	}
	for i, r := range d.Restated {
		at := fmt.Sprintf("restated[%d]", i)
		if err := said(at+".appeal", r.Appeal); err != nil {
			return err
		}
		if r.When.IsZero() {
			return record.Bad(at+".date", "must be said")
		}
		if !known(wordings, r.Wording) {
			return record.Bad(at+".wording", "%q is not known; use %s", r.Wording, strings.Join(wordings, ", "))
		}
	}
	return nil
}

// checkOutcome holds what can be held against one record alone: a result rests on one dated act, says why and who assessed
// it, and has the fields of its own kind. What else it lacks makes it a proposal (see Outcome.Lacks) and is no error.
func checkOutcome(ref string, o *Outcome) error {
	if err := first(said("demand", o.Demand), said("what", o.What), o.Check("")); err != nil {
		return err
	}
	if !strings.HasPrefix(ref, o.Demand+"/") {
		return record.Bad("demand", "%q is not the demand of the ref %q", o.Demand, ref)
	}
	if o.When.IsZero() {
		return record.Bad("date", "must be said, if only as a year")
	}
	if o.Result == "" {
		return factOnly(o)
	}
	return checkResult(o)
}

func checkAssessment(ref string, a *Assessment) error {
	if a.Demand+"/assessment" != ref {
		return record.Bad("demand", "%q is not the demand of the ref %q", a.Demand, ref)
	}
	return said("judged", a.Judged)
}

func checkMember(ref string, m *Member) error {
	if err := first(said("person", m.Person), said("name", m.Name), m.Check("")); err != nil {
		return err
	}
	of := demandOfMember(ref)
	if m.Demand != "" && m.Demand != of {
		return record.Bad("demand", "%q is not the demand of the ref %q", m.Demand, ref)
	}
	if !m.End.IsZero() && !m.HeldSince.IsZero() && m.End.Latest() < m.HeldSince.Earliest() {
		return record.Bad("end", "%s is before %s, since when the person was held", m.End, m.HeldSince)
	}
	return nil
}

func checkReply(_ string, r *Reply) error { return said("what", r.What) }

func said(field, s string) error {
	if strings.TrimSpace(s) == "" {
		return record.Bad(field, "must be said")
	}
	return nil
}

// first is the first error of a list of checks that are cheap to make.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
