package promise

import "github.com/upheld/upheld/when"

// verdict is what a State's acts on one binding instrument come to on a day. act decides it; force is when
// that act takes effect, zero when it has none.
type verdict struct {
	bond  Bond
	key   string // of the reason, see reasons
	act   Act
	force when.When
}

// history is what judge needs to know of an instrument.
type history struct {
	entry   Entry
	exit    Exit
	inForce when.When // of the instrument itself, zero when no day is known
}

// spell is one time as a party: how it began and, where Kind is not "", how it was left.
type spell struct{ joined, left Act }

// judge weighs acts, in order of date, as they stood at the end of a day. It says Bound only when every time
// that the record allows has passed; where only some have, it gives the lesser answer with a key that says so.
// ok is false when there is no act at all, which says nothing about why.
func judge(acts []Act, h history, on when.Day) (v verdict, ok bool) {
	var spells []spell
	var signed, unsure, later Act
	for _, a := range acts {
		last := len(spells) - 1
		switch {
		case a.Kind == Reservation:
		case ahead(a.Date, on):
			later = first(later, a)
		case a.Kind == Denunciation && last >= 0:
			spells[last].left = first(spells[last].left, a)
		case a.Kind.binds(h.entry) && !past(a.Date, on):
			unsure = first(unsure, a)
		case a.Kind.binds(h.entry):
			if last < 0 || spells[last].left.Kind != "" {
				spells = append(spells, spell{joined: a})
			}
		case a.Kind.signs():
			signed = first(signed, a)
		}
	}
	for _, sp := range spells {
		if v = h.during(sp, on); v.key != "denounced" {
			break
		}
	}
	hasSigned := signed.Kind != "" && past(signed.Date, on)
	switch {
	case len(spells) > 0:
		return v, true
	case unsure.Kind != "" && hasSigned:
		return verdict{SignedOnly, "maybe-joined-signed", unsure, h.force(unsure)}, true
	case unsure.Kind != "":
		return verdict{NotBound, "maybe-joined", unsure, h.force(unsure)}, true
	case hasSigned:
		return verdict{SignedOnly, "signed-only", signed, when.When{}}, true
	case signed.Kind != "":
		return verdict{NotBound, "maybe-signed", signed, when.When{}}, true
	case later.Kind != "":
		return verdict{NotBound, "not-yet-acted", later, when.When{}}, true
	}
	return verdict{}, false
}

// during judges a State that has certainly joined, and may have given notice that it leaves.
func (h history) during(sp spell, on when.Day) verdict {
	force := h.force(sp.joined)
	switch {
	case force.IsZero() && h.inForce.IsZero():
		return verdict{NotBound, "instrument-not-in-force", sp.joined, force}
	case force.IsZero():
		return verdict{NothingFound, "no-clause", sp.joined, force}
	case ahead(force, on):
		return verdict{NotBound, "not-yet-in-force", sp.joined, force}
	case !past(force, on):
		return verdict{NotBound, "maybe-in-force", sp.joined, force}
	}
	in := verdict{Bound, "in-force", sp.joined, force}
	if !exact(force) {
		in.key = "in-force-at-latest"
	}
	if sp.left.Kind == "" {
		return in
	}
	end := h.end(sp.left)
	switch {
	case end.IsZero(): // no clause allows it, so the bond goes on (Vienna Convention on the Law of Treaties, art. 56)
		return verdict{Bound, "denounced-without-clause", sp.joined, force}
	case ahead(end, on):
		return verdict{Bound, "denounced-not-yet", sp.left, end}
	case past(end, on):
		return verdict{NotBound, "denounced", sp.left, end}
	}
	return verdict{NotBound, "maybe-denounced", sp.left, end}
}

// force is when an act that binds takes effect: as the record says, else as the instrument's clause counts it,
// else zero.
func (h history) force(a Act) when.When {
	switch {
	case !a.InForce.IsZero():
		return a.InForce
	case h.inForce.IsZero():
		return when.When{}
	case a.Kind == Adoption: // the whole instrument comes into force at once, as a constitution does
		return h.inForce
	case a.Kind == Succession: // carries on a bond that was there, with no new waiting
		return Entry{}.counted(a.Date, h.inForce)
	case h.entry.On == "":
		return when.When{}
	}
	return h.entry.counted(a.Date, h.inForce)
}

// end is when a denunciation ends the bond: as the record says, else as the clause counts it, else zero.
func (h history) end(a Act) when.When {
	switch {
	case !a.InForce.IsZero():
		return a.InForce
	case h.exit.Clause == "":
		return when.When{}
	}
	return h.exit.After.shift(a.Date)
}

// first is a, or b where there is no a.
func first(a, b Act) Act {
	if a.Kind != "" {
		return a
	}
	return b
}

func exact(w when.When) bool { return w.Earliest() == w.Latest() }
