package custody

import "github.com/upheld/upheld/when"

// Status is what the record says of a person on one day. Stage rests on the steps that had certainly been
// taken by then, MaybeStage on those that may have been; they differ only where dates are vague.
type Status struct {
	Day        when.Day
	Stage      Stage
	MaybeStage Stage
	Held       when.Tri // in a cell or prison
	House      when.Tri // under house arrest: never part of Held
	Over       when.Tri // the spell had ended
	Manner     Manner   // how, unless Over is no
	Min, Max   int      // days of the spell up to then, at least and at most
}

// StatusOn is the status of the spell on a day, from its steps in whatever order they stand.
func (s Spell) StatusOn(d when.Day) Status {
	return s.status(d, s.Steps)
}

// Days is how long the spell had lasted by a day, counted from the first day in custody.
func (s Spell) Days(upTo when.Day) (least, most int) {
	return s.DaysBy(FromArrest, upTo)
}

// DaysBy is Days counted by a rule (see StartBy).
func (s Spell) DaysBy(r Rule, upTo when.Day) (least, most int) {
	start, _ := s.StartBy(r)
	x, ok := newStay(start, s.End)
	if !ok {
		return 0, 0
	}
	return x.days(upTo)
}

// DaysInAll is the length of a spell that has ended; ended is false when no end is known.
func (s Spell) DaysInAll() (least, most int, ended bool) {
	if s.Start.IsZero() || s.End.IsZero() {
		return 0, 0, false
	}
	least, most = when.DaysBetween(s.Start, s.End)
	return least, most, true
}

func (s Spell) status(d when.Day, steps []Step) Status {
	st := Status{Day: d}
	st.Stage = reached(steps, func(w when.When) bool { return w.Latest() <= d })
	st.MaybeStage = max(st.Stage, reached(steps, func(w when.When) bool { return w.Earliest() <= d }))
	x, ok := newStay(s.Start, s.End)
	if !ok {
		return st
	}
	st.Min, st.Max = x.days(d)
	if s.Form == HouseForm {
		st.House = x.on(d)
	} else {
		st.Held = x.on(d)
	}
	if s.House != nil {
		if h, ok := newStay(s.House.Since, s.House.Until); ok {
			st.House = h.on(d)
		}
	}
	// Whoever is held has been taken, also when the steps do not tell.
	if st.Held == when.Yes {
		st.Stage = max(st.Stage, Taken)
	}
	if st.Held != when.No {
		st.MaybeStage = max(st.MaybeStage, Taken)
	}
	switch {
	case s.End.IsZero() || d < x.e1:
	case d < x.e2:
		st.Over, st.Manner = when.Possibly, s.Manner
	default:
		st.Over, st.Manner = when.Yes, s.Manner
	}
	return st
}

// reached is the stage after the steps for which done holds: the furthest one since the last step that reset it
// (an acquittal, a conviction set aside). It does not depend on the order of steps.
func reached(steps []Step, done func(when.When) bool) Stage {
	var out Stage
	var reset when.When
	for _, st := range steps {
		k := StepKinds[st.Kind]
		if !k.Resets || st.When.IsZero() || !done(st.When) {
			continue
		}
		if reset.IsZero() || earlier(reset, st.When) || reset == st.When && k.Stage > out {
			reset, out = st.When, k.Stage
		}
	}
	for _, st := range steps {
		k := StepKinds[st.Kind]
		if k.Resets || st.When.IsZero() || !done(st.When) {
			continue
		}
		if reset.IsZero() || earlier(reset, st.When) {
			out = max(out, k.Stage)
		}
	}
	return out
}
