// Package appeal is the room of what was asked and what came of it: appeals (letters, resolutions, opinions,
// statements, by anyone), the demands in them, the dated facts that tell what became of each demand, and the
// persons of a demand for release.
//
// A demand lives on three axes that are never mixed: handling (was it sent, delivered, acknowledged), answer
// (what the addressee said) and outcome (what happened on the ground). One headline is computed from them, see
// Head. Nothing here says why something happened: that a demand was met never means that the letter
// brought it about.
package appeal

import (
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Appeal is a text by which someone asks someone for something: an open letter, a petition, a resolution of a
// parliament, an opinion of a United Nations body, a statement. Asks sums up in other words, it never quotes.
type Appeal struct {
	Ref        string    `json:"id"`
	When       when.When `json:"date"`
	Precision  string    `json:"date_precision"`
	DateNote   string    `json:"date_note"`
	Kind       string    `json:"kind"` // "open_letter", "petition", "un_opinion" …
	IssuedBy   string    `json:"issued_by"`
	Sponsors   []string  `json:"sponsors"` // the organisations behind it; where none is named, those of IssuedBy
	Reference  string    `json:"reference"`
	Addressees []string  `json:"addressees"`
	Asks       []string  `json:"asks"`
	About      []string  `json:"about"` // ids of persons and groups, or words
	Adopted    *Vote     `json:"adopted"`
	Behind     int       `json:"number_behind_it"` // how many stand behind it, where the text says so
	Followed   string    `json:"what_followed"`
	Opened     when.When `json:"signing_opened"`
	Closed     when.When `json:"signing_closed"`
	Presented  when.When `json:"presented"`
	Reply      *Returned `json:"reply"`
	Before     bool      `json:"before_the_letter"`
	Note       string    `json:"note"`
	Conflict   string    `json:"see_conflict" ref:"record.claim"`
	record.Cited
}

// Vote is the count by which a body adopted an appeal.
type Vote struct {
	For         int `json:"for"`
	Against     int `json:"against"`
	Abstentions int `json:"abstentions"`
}

// Returned is the reply that the record knows of to an appeal.
type Returned struct {
	When when.When `json:"date"`
	By   string    `json:"by"`
	Note string    `json:"note"`
}

// Class of an addressee; the term for an answer goes by it (see mail).
type Class string

// The classes.
const (
	State    Class = "state"
	IGO      Class = "igo"       // an intergovernmental body
	CoChairs Class = "co-chairs" // France and Indonesia, of the Paris Conference on Cambodia
	Other    Class = "other"
)

// Addressee is one of those whom a demand asks.
type Addressee struct {
	Name  string `json:"name"`
	Role  string `json:"role"`
	Class Class  `json:"class"`
	Body  string `json:"body" ref:"record.body"` // id of a body of the record
	// Inferred tells that the demand itself names nobody, so that the addressee is read from the rest of the
	// letter.
	Inferred bool `json:"inferred"`
}

// Demand is one act asked of one duty bearer (or of several together).
type Demand struct {
	Ref        string      `json:"id"`
	N          int         `json:"n"`                          // its number in the letter, from 1
	Appeal     string      `json:"appeal" ref:"appeal.appeal"` // id; empty = the letter of the case
	Text       string      `json:"asked"`
	TextIn     TextIn      `json:"asked_in"`
	AskedOf    []Addressee `json:"asked_of"`
	Action     string      `json:"action"`     // "release", "convene" … (see Actions)
	Conditions []string    `json:"conditions"` // the demand's own checklist: "immediate", "unconditional"
	Grounds    Grounds     `json:"grounds"`
	Persons    []string    `json:"persons" ref:"record.person"` // of a demand for release
	Group      string      `json:"group" ref:"record.group"`    // instead of Persons
	Term       Term        `json:"term"`
	Restated   []Restated  `json:"restated"`
	Judged     string      `json:"judged"` // the case file's reading in words; moves nothing
	Note       string      `json:"note"`
	When       when.When   `json:"-"` // date of its letter; set by NewSet, as is
	Day        when.Day    `json:"-"` // the last day that this can be
}

// TextIn is the same words in other languages, by code ("fr").
type TextIn map[string]string

// Grounds are what a demand rests on: provisions ("iccpr/art-19") and acts of the record ("a-2016-04-28").
type Grounds struct {
	Provisions []string `json:"provisions" ref:"promise.provision"`
	Facts      []string `json:"facts" ref:"record.act"`
}

// Term is the time within which the act was asked. "At once" is Days 7, the term of an urgent appeal.
type Term struct {
	Words string    `json:"words"`
	Days  int       `json:"days"` // after the letter
	By    when.When `json:"by"`   // the event or day by which
}

// Restated is the same demand in a later appeal. It keeps its identity and its first date.
type Restated struct {
	Appeal  string    `json:"appeal" ref:"appeal.appeal"`
	When    when.When `json:"date"`
	Wording string    `json:"wording"` // "same", "stronger", "weaker" or "narrower"
	Note    string    `json:"note"`
}

// Outcome is one dated fact about what became of a demand. A fact without a Result is told and moves nothing.
type Outcome struct {
	Ref        string    `json:"-"` // of its record; set by NewSet
	Demand     string    `json:"demand" ref:"appeal.demand"`
	When       when.When `json:"date"`
	DateNote   string    `json:"date_note"`
	What       string    `json:"what"`
	Note       string    `json:"note"`
	Act        string    `json:"act" ref:"record.act"`
	Result     Result    `json:"outcome"`
	Why        string    `json:"why"`
	Into       string    `json:"into" ref:"appeal.demand"` // of Merged: the newer demand
	AssessedBy string    `json:"assessed_by"`              // who gave the Result; each assessor has its own series
	// By names the addressees whose own act it is, as AskedOf names them. Empty = of none in particular.
	By []string `json:"by"`
	// Who proposed the Result and who reviewed it (research on the life of a demand, 2.2): "met" needs a reviewer of
	// another organisation than the proposer's.
	ProposedBy Assessor    `json:"proposed_by"`
	ReviewedBy Assessor    `json:"reviewed_by"`
	Checklist  []Condition `json:"checklist"` // of Met: the demand's own conditions, each answered
	// Official and Confirmed are ids of sources, for Met on one official act and one confirmation by the person concerned.
	Official  string `json:"official_act" ref:"record.source"`
	Confirmed string `json:"confirmed_by" ref:"record.source"`
	// Event made the demand moot (of Overtaken). AgreedBy are the sponsoring organisations that withdrew it (of Withdrawn):
	// all of them, as Appeal.SponsoredBy names them.
	Event    string   `json:"event"`
	AgreedBy []string `json:"agreed_by"`
	// Confirms is the day of a change that the custody record proposes, when this outcome confirms it.
	Confirms when.When `json:"confirms_custody_of"`
	record.Cited
}

// Assessment is the case file's reading of a demand in words, kept apart from the facts.
type Assessment struct {
	Demand string `json:"demand" ref:"appeal.demand"`
	Asked  string `json:"asked"`
	Judged string `json:"judged"`
	Why    string `json:"judged_why"`
}

// Member is one person of a group demand, with the custody spell that the demand speaks of. What it says of the
// end is a copy for readers; the outcome is computed from the spells themselves.
type Member struct {
	Demand        string    `json:"demand" ref:"appeal.demand"` // empty = as its ref says, d-release/member/p-…
	Person        string    `json:"person" ref:"record.person"`
	Name          string    `json:"name"`
	Spell         string    `json:"spell" ref:"custody.spell"`
	HeldSince     when.When `json:"held_since"`
	DaysHeld      int       `json:"days_held_on_2016_05_13"`
	End           when.When `json:"end"`
	How           string    `json:"how"`
	DaysAfter     int       `json:"days_after_letter"`
	DaysInSpell   int       `json:"days_held_in_spell"`
	Unconditional *bool     `json:"unconditional"`
	Inferred      bool      `json:"end_inferred_from_group"`
	Note          string    `json:"note"`
	record.Cited
}

// Reply tells whether a reply to the letter of the case was found.
type Reply struct {
	What  string `json:"what"`
	Found bool   `json:"found"`
	Note  string `json:"note"`
}
