package check

import (
	"slices"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

var stateCodes = []code{
	{
		Code: "person-not-held", Severity: Error, About: "Somebody is said to be held who was not held on the day: released before, under house arrest, or never taken.",
		Words: record.Word{EN: "{who} was not held on {day}: {how}.", FR: "{who} n’était pas en détention au {day} : {how}."},
		Mend:  record.Word{EN: "Take the name out, or say how and when the person came out.", FR: "Retirez le nom, ou dites comment et quand la personne est sortie."},
	},
	{
		Code: "person-held", Severity: Error, About: "Somebody is said to have been released, or to be free, who was held on the day.",
		Words: record.Word{EN: "{who} was held on {day}, since {since}.", FR: "{who} était en détention au {day}, depuis {since}."},
		Mend:  record.Word{EN: "Say that the person is held, or enter the release with its source first.", FR: "Dites que la personne est détenue, ou inscrivez d’abord la libération avec sa source."},
	},
	{
		Code: "release-on-terms", Severity: Error, About: "A release is called unconditional that was on bail, by pardon, with a suspended sentence or with conditions.",
		Words: record.Word{EN: "The release of {who} was not without conditions: {how}.", FR: "La libération de {who} n’était pas sans condition : {how}."},
		Mend:  record.Word{EN: "Say how the person came out: {how}.", FR: "Dites comment la personne est sortie : {how}."},
	},
}

// personStates: whoever is said to be held is held on the day, and whoever is said to be out is out.
func personStates(r *reading) {
	for i := range r.claims {
		c := &r.claims[i]
		if c.noun {
			continue
		}
		switch {
		case c.what == held && c.present:
			r.eachPerson(c, r.notHeld)
		case c.what == atLiberty && c.present:
			r.eachPerson(c, r.stillHeld)
		case c.what == freed:
			r.eachPerson(c, func(c *claim, p string) bool {
				return (c.on == nil || len(r.events(p, freed)) == 0) && r.stillHeld(c, p) // a dated release: eventDates
			})
		}
	}
}

// eachPerson judges everyone of whom a claim is made and reports the first of whom it is wrong.
func (r *reading) eachPerson(c *claim, judge func(*claim, string) bool) {
	for _, p := range r.persons(c.of) {
		if judge(c, p) {
			return
		}
	}
}

func (r *reading) notHeld(c *claim, person string) bool {
	how, ref, ok := r.outOn(person)
	if !ok {
		return false
	}
	r.add("person-not-held", r.claimSpan(c), c.number(), refsOf(person, ref), r.ref("who", person), date("day", when.On(r.on)), arg{"how", how})
	return true
}

// claimSpan is the words of a claim, from its subject on where that stands in the same sentence.
func (r *reading) claimSpan(c *claim) letter.Span {
	lo := c.lo
	if len(c.of) > 0 && !c.pronoun {
		lo = min(lo, c.of[0].lo)
	}
	return c.span(lo, c.hi)
}

func refsOf(list ...string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// outOn says how a person was not held on the day; ok is false for one who was, or may have been, or of whose custody the
// record knows nothing.
func (r *reading) outOn(person string) (how record.Word, spell string, ok bool) {
	spells := r.Custody.SpellsOf(person)
	if len(spells) == 0 || slices.ContainsFunc(r.Custody.Unconfirmed(), func(u custody.Unconfirmed) bool { return u.Person == person }) && !r.begun(spells) {
		return record.Word{}, "", false
	}
	st := r.Custody.StatusOn(person, r.on)
	if st.Held != when.No {
		return record.Word{}, "", false
	}
	if st.House != when.No {
		return record.Word{EN: "under house arrest", FR: "assignation à résidence"}, "", true
	}
	if exit, out := r.Custody.OutOf(person, r.on); out {
		w := custody.Manners[exit.Manner]
		return record.Word{EN: w.EN + " on " + exit.When.Words("en"), FR: w.FR + " (" + exit.When.Words("fr") + ")"}, exit.Spell, true
	}
	if r.begun(spells) {
		return record.Word{}, "", false
	}
	first := spells[0].Start
	return record.Word{EN: "taken only on " + first.Words("en"), FR: "arrestation seulement le " + first.Words("fr")}, spells[0].Ref, true
}

func (r *reading) begun(spells []custody.Spell) bool {
	return slices.ContainsFunc(spells, func(s custody.Spell) bool { return !s.Start.IsZero() && s.Start.Earliest() <= r.on })
}

func (r *reading) stillHeld(c *claim, person string) bool {
	st := r.Custody.StatusOn(person, r.on)
	if st.Held != when.Yes {
		return false
	}
	if c.what == freed { // one who was released before and taken again was released
		for _, e := range r.events(person, freed) {
			if e.when.Earliest() <= r.on {
				return false
			}
		}
	}
	spell := r.heldIn(person)
	r.add("person-held", r.claimSpan(c), c.number(), refsOf(person, spell.Ref), r.ref("who", person), date("day", when.On(r.on)), date("since", spell.Start))
	return true
}

func (r *reading) heldIn(person string) custody.Spell {
	for _, s := range r.Custody.SpellsOf(person) {
		if s.StatusOn(r.on).Held == when.Yes {
			return s
		}
	}
	return custody.Spell{}
}

// releaseDemands: whoever's release is demanded is held on the day.
func releaseDemands(r *reading) {
	for i := range r.l.Demands {
		d := &r.l.Demands[i]
		if d.Action != "release" {
			continue
		}
		for _, ref := range d.Persons {
			people := []string{ref.ID}
			if _, ok := r.Record.Group(ref.ID); ok {
				people = r.Record.Members(ref.ID)
			}
			for _, p := range people {
				if how, spell, ok := r.outOn(p); ok && r.Custody.StatusOn(p, r.on).House == when.No {
					r.add("person-not-held", ref.Span, d.N, refsOf(p, spell), r.ref("who", p), date("day", when.On(r.on)), arg{"how", how})
				}
			}
		}
	}
}

// releaseTerms: a release called unconditional was one (custody.Spell.Unconditional).
func releaseTerms(r *reading) {
	for i := range r.claims {
		c := &r.claims[i]
		if c.what == freed && c.free {
			r.eachPerson(c, r.onTerms)
		}
	}
}

func (r *reading) onTerms(c *claim, person string) bool {
	exit, ok := r.Custody.OutOf(person, r.on)
	if !ok || exit.Unconditional || exit.Manner == custody.Unstated {
		return false
	}
	w := custody.Manners[exit.Manner]
	how := record.Word{EN: w.EN + ", " + exit.When.Words("en"), FR: w.FR + ", " + exit.When.Words("fr")}
	r.add("release-on-terms", r.claimSpan(c), c.number(), refsOf(person, exit.Spell), r.ref("who", person), arg{"how", how})
	return true
}
