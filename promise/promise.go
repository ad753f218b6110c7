// Package promise holds what was promised and who is held by it: instruments, their provisions, what each
// State did to an instrument, and from these the standing of a State on a day.
//
// It states what the record knows and how it knows it. A missing act means that none was found; where nobody
// looked, the answer is NothingFound and never NotBound.
package promise

import "github.com/upheld/upheld/when"

// Kind says what an instrument is.
type Kind string

const (
	Treaty             Kind = "treaty"
	Constitution       Kind = "constitution"
	PoliticalAgreement Kind = "political-agreement"
	Declaration        Kind = "declaration"
)

// Instrument is one treaty, constitution, agreement or declaration. Absent values are zero. A field named
// …Source, and the Source of a part, is a key (or keys) of Sources.
type Instrument struct {
	ID          string `json:"id"` // "iccpr"; also its ref
	Title       string `json:"title"`
	ShortTitle  string `json:"short_title"`
	Kind        Kind   `json:"kind"`
	Binding     bool   `json:"binding"` // whether it can bind anybody at all
	BindingNote string `json:"binding_note"`
	PartOf      string `json:"part_of"` // shared by instruments concluded together
	Structure   string `json:"structure"`

	Adopted       when.When `json:"adopted"`
	AdoptedBy     string    `json:"adopted_by"`
	AdoptedNote   string    `json:"adopted_note"`
	AdoptedSource []string  `json:"adopted_source"`
	InForce       when.When `json:"in_force"` // of the instrument itself
	InForceNote   string    `json:"in_force_note"`
	InForceSource []string  `json:"in_force_source"`
	Entry         Entry     `json:"entry_into_force"` // how it enters into force for one State
	Exit          Exit      `json:"denunciation"`     // how one State leaves it

	CoChairs        []string      `json:"co_chairs"` // alpha-3
	CoChairsNote    string        `json:"co_chairs_note"`
	Parties         []Party       `json:"parties"` // named in the text itself
	PartiesNote     string        `json:"parties_note"`
	Participants    []Party       `json:"participants"`
	ParticipantNote string        `json:"participants_note"`
	OpenToAccession bool          `json:"open_to_accession"`
	AffirmedBy      []Affirmation `json:"affirmed_by"`
	// Doubts: alpha-3 of a State to what speaks against the answer that the acts give.
	Doubts   map[string]string `json:"doubts"`
	Cambodia Cambodia          `json:"cambodia"`

	Depositary     []string     `json:"-"`
	UNDocuments    []string     `json:"-"`
	UNTCNumber     string       `json:"untc_number"`
	UNTreatySeries Registration `json:"un_treaty_series"`
	OfficialURL    string       `json:"official_url"`
	URLChecked     bool         `json:"official_url_checked"`
	OfficialLang   string       `json:"official_language"`
	AuthenticLangs []string     `json:"authentic_languages"`
	NumberingAsOf  string       `json:"numbering_as_of"`
	NumberingNotes []string     `json:"numbering_notes"`
	Note           string       `json:"note"`
	Amendments     []Amendment  `json:"amendments"`

	Sources map[string]Source `json:"sources"`
}

// Provision is an article, a paragraph or a group of them.
type Provision struct {
	Ref         string    `json:"-"`  // "iccpr/art-19"
	Instrument  string    `json:"-"`  // "iccpr"
	ID          string    `json:"id"` // "art-19"
	Number      string    `json:"number"`
	Heading     string    `json:"heading"`
	Summary     string    `json:"summary"` // never the official wording
	Official    Wording   `json:"-"`
	Others      []Wording `json:"texts_other"` // further languages and translations
	Rights      []string  `json:"rights"`      // codes of Rights
	DutyBearers []string  `json:"duty_bearer"` // codes of DutyBearers
	Topics      []string  `json:"topics"`      // codes of Topics
	CheckedIn   []string  `json:"checked_in"`  // keys of the instrument's Sources
	Verified    string    `json:"verified"`    // what was verified, when not the whole
	Note        string    `json:"note"`
	Spent       bool      `json:"spent"` // it speaks of a time that is over
	SpentNote   string    `json:"spent_note"`
}

// Wording is official or translated text, present only where somebody imported it.
type Wording struct {
	Text   string `json:"text"`
	Lang   string `json:"lang"`
	Status string `json:"status"` // one of wordingStatus
	Source string `json:"source"`
	Extent string `json:"extent"` // when it is only a part
}

// Source is where something was read. Covers names the instruments whose whole table of participants was read
// there, as it stood on Through: only for those does a missing act say anything.
type Source struct {
	Title   string    `json:"title"`
	URL     string    `json:"url"`
	Status  string    `json:"status,omitempty"`
	ReadAs  string    `json:"read_as,omitempty"`
	Covers  []string  `json:"covers,omitempty"`
	Through when.When `json:"through,omitzero"`
	// Files: instrument to the file that held its table; says the same as Covers.
	Files map[string]string `json:"files,omitempty"`
}

// Party is a State named in the text of an instrument, under the code of that time (SUN, YUG).
type Party struct {
	Code       string `json:"code"`
	NameInText string `json:"name_in_text"`
}

// Affirmation is a later document that confirms an instrument.
type Affirmation struct {
	Document string    `json:"document"`
	Date     when.When `json:"date"`
	What     string    `json:"what"`
	Source   string    `json:"source"`
}

// Amendment is one change of an instrument.
type Amendment struct {
	Date   when.When `json:"date"`
	What   string    `json:"what"`
	Source string    `json:"source"`
}

// Registration is the entry in the UN Treaty Series.
type Registration struct {
	Registration string    `json:"registration"`
	Volume       int       `json:"volume"`
	RegisteredBy string    `json:"registered_by"`
	Registered   when.When `json:"registered"`
	Source       string    `json:"source"`
}

// Cambodia is what an instrument's own record says about Cambodia; the acts of all States are in State.
type Cambodia struct {
	Party                 *bool     `json:"party"` // nil: not said
	Signature             when.When `json:"signature"`
	SignatureNote         string    `json:"signature_note"`
	Ratification          when.When `json:"ratification"`
	RatificationPrecision string    `json:"ratification_precision"`
	RatificationNote      string    `json:"ratification_note"`
	Accession             when.When `json:"accession"`
	InForce               when.When `json:"in_force_for_cambodia"`
	InForceBasis          string    `json:"in_force_basis"`
	Complaints            *bool     `json:"individual_complaints"` // nil: not said
	ComplaintsNote        string    `json:"complaints_note"`
	Note                  string    `json:"note"`
	Source                []string  `json:"source"`
}
