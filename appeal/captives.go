package appeal

import (
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/order"
)

// captives are the persons of a demand with their spells, in the order of persons. Nobody is known of whom held says
// nothing; such a person counts as not out.
func captives(persons []string, held *custody.Set) []captive {
	out := make([]captive, len(persons))
	if held == nil {
		return out
	}
	for i, p := range persons {
		for _, v := range held.SpellsOf(p) {
			if v.Start.IsZero() {
				continue
			}
			s := stay{
				spell: v.Ref, start: v.Start.Latest(), manner: v.Manner, free: v.Unconditional(),
				house: v.Form == custody.HouseForm, ended: !v.End.IsZero(),
			}
			if s.ended {
				s.end = v.End.Latest()
				s.start = min(s.start, s.end)
			}
			out[i].stays = append(out[i].stays, s)
		}
		for _, l := range held.Later(p) {
			if t, ok := turnOf(l.Step); ok {
				out[i].turns = append(out[i].turns, t)
			}
		}
		order.By(out[i].turns, func(a, b turn) int { return int(a.on) - int(b.on) })
	}
	return out
}

// turnOf is the turn of the proceedings that a step outside custody shows, if any.
func turnOf(s custody.Step) (turn, bool) {
	if s.When.IsZero() {
		return turn{}, false
	}
	t := turn{on: s.When.Latest()}
	switch custody.StepKinds[s.Kind].Stage {
	case custody.PreTrial, custody.OnTrial, custody.Convicted:
		t.open = s.Kind != "pardoned"
		return t, true
	case custody.Cleared:
		return t, true
	case custody.Nothing, custody.Sought, custody.Taken:
	}
	return turn{}, false
}
