package custody

import "github.com/upheld/upheld/record"

// Manner is how a spell ended. Manners are never merged: a pardon is not an acquittal, bail is not freedom.
type Manner string

const (
	Bail           Manner = "released_on_bail"
	Pardon         Manner = "pardoned_and_released"
	Suspended      Manner = "sentence_suspended"
	Served         Manner = "sentence_served"
	Conditional    Manner = "released_conditionally"
	Unconditional  Manner = "released_unconditionally"
	ChargesDropped Manner = "charges_dropped"
	Acquitted      Manner = "acquitted"
	SameDay        Manner = "released_same_day"
	ToHouseArrest  Manner = "moved_to_house_arrest"
	Deported       Manner = "deported"
	Escaped        Manner = "escaped"
	Died           Manner = "died"
	Unstated       Manner = "released" // out, and no source says on what terms
)

// Manners are all manners with their words.
var Manners = map[Manner]record.Word{
	Bail:           {EN: "released on bail", FR: "mis en liberté sous contrôle judiciaire"},
	Pardon:         {EN: "pardoned and released", FR: "gracié et libéré"},
	Suspended:      {EN: "released, rest of the sentence suspended", FR: "libéré, reste de la peine avec sursis"},
	Served:         {EN: "released, sentence served", FR: "libéré, peine purgée"},
	Conditional:    {EN: "released on conditions", FR: "libéré sous conditions"},
	Unconditional:  {EN: "released without condition", FR: "libéré sans condition"},
	ChargesDropped: {EN: "released, charges dropped", FR: "libéré, poursuites abandonnées"},
	Acquitted:      {EN: "acquitted and released", FR: "acquitté et libéré"},
	SameDay:        {EN: "released the same day", FR: "libéré le jour même"},
	ToHouseArrest:  {EN: "moved to house arrest", FR: "assigné à résidence"},
	Deported:       {EN: "deported", FR: "expulsé du pays"},
	Escaped:        {EN: "escaped", FR: "évadé"},
	Died:           {EN: "died in custody", FR: "mort en détention"},
	Unstated:       {EN: "released, terms not known", FR: "libéré, conditions inconnues"},
}

// Freed reports whether the person came out of custody by release: not by death, flight or a move to
// another form of detention.
func (m Manner) Freed() bool {
	switch m {
	case Bail, Pardon, Suspended, Served, Conditional, Unconditional, ChargesDropped, Acquitted, SameDay, Unstated:
		return true
	}
	return false
}

// Unconditional reports whether the spell ended in release without charge, sentence or condition: the source must
// have said so, and nothing may have been imposed after. Bail, pardon, suspension and a served sentence never are;
// neither is a release of which only the day is known.
func (s Spell) Unconditional() bool {
	switch s.Manner {
	case Unconditional, ChargesDropped, Acquitted:
		return len(s.Restrictions) == 0
	}
	return false
}
