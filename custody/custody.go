// Package custody follows deprivations of liberty: one spell is one person held once, from the first day in
// custody to the end, with its ordered steps. From spells it computes who is held on a day, for how long and how
// they came out, and it says how sure that is.
//
// What counts. A person is deprived of liberty who may not leave at will (Human Rights Committee, general
// comment No. 35, paras. 5 and 6; ICCPR art. 9). That covers police custody, prison and house arrest. Prison
// and police custody are "held"; house arrest is told as a state of its own and is never added to the held, so
// that no reader can say that people at home were counted as prisoners, and none that they were called free
// (Working Group on Arbitrary Detention, deliberation No. 1: house arrest in closed premises that one may not
// leave is deprivation of liberty).
//
// How days are counted. Days are the last day minus the first: taken on the 28th, on the 13th of the next month
// it is 15 days. Held on day D means first day <= D < last day; on the day of the release a person is no longer
// counted, except that one taken and freed on the same day was held on that day, for 0 days.
//
// Dates may be vague. A first or last day lies somewhere in its When.Possible, so held is no, possibly or yes,
// and days have a minimum and a maximum over all pairs in which the end is not before the start.
package custody

import (
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Spell is one deprivation of liberty of one person. A zero End means that no end is known: still held.
type Spell struct {
	Ref          string    `json:"id"`
	Person       string    `json:"person" ref:"record.person"`
	Case         string    `json:"case"` // key of the court case; one person may have several
	LegalBasis   string    `json:"legal_basis_given"`
	Places       []string  `json:"place_of_detention" ref:"record.place"` // in the order in which they held the person
	Form         Form      `json:"form"`
	Start        when.When `json:"start"` // first day in custody
	Precision    string    `json:"start_precision"`
	Rule         Rule      `json:"start_rule"` // only where the steps do not show it, see StartRule
	StartNote    string    `json:"start_note"`
	End          when.When `json:"end"`
	Manner       Manner    `json:"end_reason"`
	Steps        []Step    `json:"stages"`
	Restrictions []string  `json:"restrictions_after"`
	Conflict     string    `json:"see_conflict" ref:"record.claim"`
	Note         string    `json:"note"`
	record.Cited

	// House is the house arrest into which a spell went over, when it ended so (see Set).
	House *House `json:"-"`
}

// Form is how someone is held. Empty is Closed.
type Form string

const (
	Closed    Form = "custody"      // police cell, court cell, prison
	HouseForm Form = "house_arrest" // at home, not free to leave
)

// House is house arrest after a spell. A zero Until means that no end is known.
type House struct {
	Since     when.When
	Until     when.When
	Citations []record.Citation // for the end
}

// Step is one thing that happened to a person in a spell or, as a later step, outside any.
type Step struct {
	Kind     string    `json:"stage"` // one of StepKinds
	When     when.When `json:"date"`
	DateNote string    `json:"date_note"`
	Act      string    `json:"act" ref:"record.act"`
	Place    string    `json:"place" ref:"record.place"`
	Note     string    `json:"note"`
	Inferred string    `json:"inferred_from_group"` // why: known for a group by its number, not by this name
	Conflict string    `json:"see_conflict" ref:"record.claim"`
	record.Cited
}

// Later is a step outside custody: a trial after release, a conviction that was not served.
type Later struct {
	Ref    string `json:"-"`
	Person string `json:"person" ref:"record.person"`
	Step
}

// Unconfirmed is a detention that a source reports and whose end (or beginning) this record could not confirm
// for the person. It is never counted and always told beside the count.
type Unconfirmed struct {
	Ref       string    `json:"-"`
	Person    string    `json:"person" ref:"record.person"`
	Start     when.When `json:"start"`
	Precision string    `json:"start_precision"`
	End       when.When `json:"end"`
	Why       string    `json:"why"`
	record.Cited
}
