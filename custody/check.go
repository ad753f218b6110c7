package custody

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// stated matches the fields in which a pack may give what this program computes: held_on_2016_05_13,
// days_on_2016_05_13. They are checked and never used.
var stated = regexp.MustCompile(`^(held_on|days_on)_([0-9]{4})_([0-9]{2})_([0-9]{2})$`)

const (
	daysField  = "days"
	afterField = "days_after_letter_until_end"
)

func isStated(field string) bool {
	return field == daysField || field == afterField || stated.MatchString(field)
}

func checkSpell(ref string, doc []byte) error {
	var s Spell
	if err := record.Decode(doc, &s, isStated); err != nil {
		return err
	}
	if err := record.SameID(s.Ref, ref); err != nil {
		return err
	}
	if err := s.checkFrame(); err != nil {
		return err
	}
	for i, st := range s.Steps {
		at := fmt.Sprintf("stages[%d]", i)
		if err := st.check(at); err != nil {
			return err
		}
		if !StepKinds[st.Kind].Before && st.When.Latest() < s.Start.Earliest() {
			return record.Bad(at+".date", "%s is before the first day in custody (%s)", st.When, s.Start)
		}
		if !s.End.IsZero() && st.When.Earliest() > s.End.Latest() {
			return record.Bad(at+".date", "%s is after the end of the spell (%s); it belongs among the later stages", st.When, s.End)
		}
	}
	return s.checkStated(doc)
}

// checkFrame checks the spell without its steps.
func (s Spell) checkFrame() error {
	switch {
	case s.Person == "":
		return record.Bad("person", "must be said")
	case s.Form != "" && s.Form != Closed && s.Form != HouseForm:
		return record.Bad("form", "%q is not known; use custody or house_arrest", s.Form)
	case s.Rule != "" && !slices.Contains([]Rule{FromArrest, FromVerdict, FromOrder, FromStated}, s.Rule):
		return record.Bad("start_rule", "%q is not known; use arrest, detention_order, verdict or stated", s.Rule)
	case s.Start.IsZero():
		return record.Bad("start", "must be said, if only as a year")
	case !s.End.IsZero() && s.End.Latest() < s.Start.Earliest():
		return record.Bad("end", "%s is before the start (%s)", s.End, s.Start)
	case s.End.IsZero() && s.Manner != "":
		return record.Bad("end_reason", "a spell without an end cannot have a manner of ending")
	case !s.End.IsZero() && s.Manner == "":
		return record.Bad("end_reason", "must be said where there is an end; %q when the terms are not known", Unstated)
	case len(s.Steps) == 0:
		return record.Bad("stages", "a spell needs at least one step")
	}
	if _, ok := Manners[s.Manner]; s.Manner != "" && !ok {
		return record.Bad("end_reason", "%q is not known; use one of: %s", s.Manner, known(Manners))
	}
	if s.Manner == SameDay && (s.End.Earliest() > s.Start.Latest()) {
		return record.Bad("end_reason", "released the same day, but from %s to %s", s.Start, s.End)
	}
	for i, p := range s.Places {
		if p == "" || slices.Contains(s.Places[:i], p) {
			return record.Bad(fmt.Sprintf("place_of_detention[%d]", i), "empty, or here twice")
		}
	}
	if err := record.Precise("start_precision", s.Precision, s.Start); err != nil {
		return err
	}
	return s.Check("")
}

func (st Step) check(at string) error {
	if _, ok := StepKinds[st.Kind]; !ok {
		return record.Bad(at+".stage", "%q is not a kind of step that this program knows", st.Kind)
	}
	if st.When.IsZero() {
		return record.Bad(at+".date", "must be said, if only as a year")
	}
	return st.Cited.Check(at)
}

// checkStated compares what a pack states with what its own dates give: a slip of one day in a pack is
// found here and not by the other side.
func (s Spell) checkStated(doc []byte) error {
	fields, err := fieldsOf(doc)
	if err != nil {
		return err
	}
	letter, letters := when.Day(0), 0
	for _, f := range fields {
		m := stated.FindStringSubmatch(f.name)
		if m == nil {
			continue
		}
		day, err := when.ParseDay(strings.Join(m[2:], "-"))
		if err != nil {
			return record.Bad(f.name, "does not end in a day of the calendar")
		}
		if letter != day || letters == 0 {
			letter, letters = day, letters+1
		}
		st := s.StatusOn(day)
		want := fmt.Sprint(st.Held == when.Yes)
		if m[1] == "days_on" {
			if st.Min != st.Max {
				continue
			}
			want = fmt.Sprint(st.Min)
		}
		if f.value != want {
			return record.Bad(f.name, "states %s, but the dates give %s", f.value, want)
		}
	}
	least, most, ended := s.DaysInAll()
	if !ended || least != most {
		return nil
	}
	for _, f := range fields {
		want := least
		switch {
		case f.name == daysField:
		case f.name == afterField && letters == 1:
			want = int(s.End.Latest() - letter)
		default:
			continue
		}
		if f.value != fmt.Sprint(want) {
			return record.Bad(f.name, "states %s, but the dates give %d", f.value, want)
		}
	}
	return nil
}

func checkLater(_ string, doc []byte) error {
	var l Later
	if err := record.Decode(doc, &l, nil); err != nil {
		return err
	}
	if l.Person == "" {
		return record.Bad("person", "must be said")
	}
	// The step's fields are those of the record itself.
	if _, ok := StepKinds[l.Kind]; !ok {
		return record.Bad("stage", "%q is not a kind of step that this program knows", l.Kind)
	}
	if l.When.IsZero() {
		return record.Bad("date", "must be said, if only as a year")
	}
	return l.Cited.Check("")
}

func checkUnconfirmed(_ string, doc []byte) error {
	var u Unconfirmed
	if err := record.Decode(doc, &u, nil); err != nil {
		return err
	}
	switch {
	case u.Person == "":
		return record.Bad("person", "must be said")
	case u.Start.IsZero():
		return record.Bad("start", "must be said, if only as a year")
	case u.Why == "":
		return record.Bad("why", "must say what could not be confirmed")
	case !u.End.IsZero() && u.End.Latest() < u.Start.Earliest():
		return record.Bad("end", "%s is before the start (%s)", u.End, u.Start)
	}
	if err := record.Precise("start_precision", u.Precision, u.Start); err != nil {
		return err
	}
	return u.Check("")
}

func known[K ~string, V any](m map[K]V) string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, string(k))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
