// Package consultation is the room of calling signatories together and of what they say and give instead: consultations on
// a clause of an instrument, renewed commitments to its provisions, and pledges of support for an election.
package consultation

import (
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Road is who may start a consultation, by the clause that it rests on.
type Road string

// The roads. The Paris agreements of 1991 know both: article 29 of the settlement agreement the first, article 5 of the
// agreement on sovereignty the second.
const (
	OnRequest  Road = "on-request" // the convenors consult when somebody entitled to it asks them
	ByParties  Road = "by-parties" // the parties consult one another; nobody has to ask
	OtherRoads Road = "other"      // asked of others than those whom the clause names
)

// Consultation is one calling together of the signatories of an instrument, asked for, held or not.
type Consultation struct {
	Ref         string    `json:"id"`
	Title       string    `json:"title"`
	Instruments []string  `json:"instruments" ref:"promise.instrument"` // whose signatories are called
	Clauses     []Clause  `json:"clauses"`
	Demands     []string  `json:"demands" ref:"appeal.demand"`  // that ask for it
	Calls       []Call    `json:"calls"`                        // who asked whom, and when, by date
	Meetings    []Meeting `json:"meetings"`                     // none: none was found
	Searches    []string  `json:"searches" ref:"appeal.search"` // what "none" rests on
	Result      string    `json:"result"`
	Note        string    `json:"note"`
}

// Clause is a provision on which a consultation can rest.
type Clause struct {
	Provision string   `json:"provision" ref:"promise.provision"`
	Road      Road     `json:"road"`
	Starts    []string `json:"who_may_start"` // codes of States or of Actors, in order: who asks, who then acts
	Calls     []string `json:"who_consults"`  // the same
	When      string   `json:"when"`          // on what event, in our words
	Note      string   `json:"note"`
}

// Call is one asking for the consultation.
type Call struct {
	Appeal string    `json:"appeal" ref:"appeal.appeal"` // where an appeal asks for it
	When   when.When `json:"date"`
	By     string    `json:"by"`                             // in words, or a code as in Of when one of them passes it on
	Of     []string  `json:"of"`                             // codes of States or of Actors, in the order in which they would have to act
	Clause string    `json:"clause" ref:"promise.provision"` // on which it rests; empty: it names none
	Road   Road      `json:"road"`
	What   string    `json:"what"`
	Note   string    `json:"note"`
	record.Cited
}

// Meeting is one that was held, or called and not held.
type Meeting struct {
	When  when.When `json:"date"`
	Place string    `json:"place"`
	Held  bool      `json:"held"`
	Came  []string  `json:"came"` // codes of States, or names
	What  string    `json:"what"`
	record.Cited
}

// Stance is what a signatory says to being called.
type Stance string

// The stances that are entered, and what is left without one: Silent, NoAnswer, NotAsked and Gone are computed
// and never written.
const (
	Supports      Stance = "supports"
	Declines      Stance = "declines"
	WillNotAnswer Stance = "will-not-answer"
	BesidePoint   Stance = "beside-the-point" // spoke when asked, but not of a meeting

	Silent   Stance = "silent"    // asked by a letter of ours, with a proved delivery, a proved reminder and terms that have passed
	NoAnswer Stance = "no-answer" // asked, and nothing was found; whether the call reached it is not known
	NotAsked Stance = "not-asked" // nobody asked it
	Gone     Stance = "gone"      // the State was dissolved: it can neither be asked nor answer
)

// Position is what one signatory said, on a day, to a consultation. The last one is current.
type Position struct {
	Ref          string    `json:"id"`
	Consultation string    `json:"consultation" ref:"consultation.consultation"`
	State        string    `json:"state"` // ISO 3166-1 alpha-3
	Stance       Stance    `json:"stance"`
	When         when.When `json:"date"`
	By           string    `json:"by"`    // who spoke, in a public role
	Asked        bool      `json:"asked"` // it was an answer to being asked
	What         string    `json:"what"`  // in our words
	Reply        string    `json:"reply" ref:"delivery.reply"`
	Language     string    `json:"language"`
	Note         string    `json:"note"`
	record.Cited
}

// Grade tells how near a statement comes to a provision.
type Grade string

// The grades of a renewed commitment.
const (
	NamesProvision  Grade = "names-the-provision"
	NamesInstrument Grade = "names-the-instrument"
	NamesTheme      Grade = "names-the-theme"
	Against         Grade = "against" // says that it no longer holds
)

// Commitment is a statement by a signatory, or by the United Nations, that speaks of a provision again. It is quoted by
// reference, in its own language, and graded.
type Commitment struct {
	Ref        string          `json:"id"`
	By         string          `json:"by"`    // who spoke, in a public role
	State      string          `json:"state"` // ISO 3166-1 alpha-3; empty for a body
	Body       string          `json:"body" ref:"record.body"`
	Joint      []string        `json:"joint_states"` // instead of State: those signatories among the States that spoke together
	When       when.When       `json:"date"`
	DateNote   string          `json:"date_note"`
	Instrument string          `json:"instrument" ref:"promise.instrument"`
	Also       []string        `json:"also" ref:"promise.instrument"` // others that were concluded with it and are named in one breath
	Provisions []string        `json:"provisions" ref:"promise.provision"`
	Grade      Grade           `json:"grade"`
	What       string          `json:"what"`     // in our words
	Where      string          `json:"where"`    // the place in the source: paragraph, minute
	Language   string          `json:"language"` // in which it was said
	Demand     string          `json:"demand" ref:"appeal.demand"`
	ReadBy     appeal.Assessor `json:"read_by"`
	Note       string          `json:"note"`
	record.Cited
}

// PledgeState is what became of a pledge on a day.
type PledgeState string

// The states of a pledge.
const (
	Promised  PledgeState = "promised"
	Kept      PledgeState = "kept"
	KeptPart  PledgeState = "kept-in-part"
	Suspended PledgeState = "suspended"
	Withdrawn PledgeState = "withdrawn"
	Refused   PledgeState = "refused" // asked for and declined
)

// Pledge is support for an election that somebody promised, gave, or took back.
type Pledge struct {
	Ref      string       `json:"id"`
	Election string       `json:"election" ref:"election.election"`
	By       string       `json:"by"`
	State    string       `json:"state"` // ISO 3166-1 alpha-3; empty for a body
	Kind     string       `json:"kind"`  // "money", "observers", "equipment", "training", "other"
	What     string       `json:"what"`
	Amount   float64      `json:"amount"`   // of money in Currency, or how many observers
	Currency string       `json:"currency"` // ISO 4217
	To       string       `json:"to"`
	Demand   string       `json:"demand" ref:"appeal.demand"`
	Steps    []PledgeStep `json:"steps"` // by date; the last one is current
	Note     string       `json:"note"`
}

// PledgeStep is one dated change of a pledge.
type PledgeStep struct {
	State PledgeState `json:"state"`
	When  when.When   `json:"date"`
	What  string      `json:"what"`
	record.Cited
}
