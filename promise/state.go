package promise

import "github.com/upheld/upheld/when"

// State is one State whose acts were looked for.
type State struct {
	Ref       string   `json:"-"`    // "state/KHM"
	Code      string   `json:"code"` // ISO 3166-1 alpha-3; withdrawn code of a dissolved State
	ISO2      string   `json:"iso2"`
	Name      string   `json:"name"`
	Dissolved bool     `json:"dissolved"`
	Continues []string `json:"continues"` // codes, of both lengths, of a former State that it continues
	// OpenSuccessors: of a dissolved State, the States whose succession to its treaties was not settled here.
	OpenSuccessors []string         `json:"open_successors"`
	Note           string           `json:"note"`
	Paris          Signing          `json:"paris_1991"`
	Acts           map[string][]Act `json:"-"` // by instrument, in order of date
	// What the sources count at the end of 2015, kept apart from what the acts give.
	Bound2015      []string `json:"bound_at_end_of_2015"`
	SignedOnly2015 []string `json:"signed_only_at_end_of_2015"`
}

// Signing is the part of a State in the Paris agreements of 1991.
type Signing struct {
	Role     string `json:"role"` // "signatory" or "co-chair"
	SignedAs string `json:"signed_as"`
	Subject  bool   `json:"subject_state"` // the State that the agreements are about
	Note     string `json:"note"`
}

// ActKind says what a State did to an instrument.
type ActKind string

const (
	Signature             ActKind = "signature"
	SuccessionToSignature ActKind = "succession-to-signature"
	Ratification          ActKind = "ratification"
	Accession             ActKind = "accession"
	Succession            ActKind = "succession"
	Acceptance            ActKind = "acceptance"
	Adoption              ActKind = "adoption"
	Denunciation          ActKind = "denunciation"
	Reservation           ActKind = "reservation"
)

// Act is one thing that a State did to an instrument.
type Act struct {
	Kind ActKind   `json:"act"`
	Date when.When `json:"date"` // a day, or as much of it as is known
	// InForce is when the act took effect for the State: in a State as the record says it (zero when it does
	// not), in a Standing also as counted from Date. A denunciation takes effect by ending.
	InForce when.When `json:"in_force,omitzero"`
	Source  Source    `json:"source,omitzero"`
	Note    string    `json:"note,omitempty"`
}

// binds reports whether the act expresses consent to be bound (Vienna Convention on the Law of Treaties, art.
// 11). A signature does so only where the instrument says so (art. 12).
func (k ActKind) binds(e Entry) bool {
	switch k {
	case Ratification, Accession, Succession, Acceptance, Adoption:
		return true
	case Signature:
		return e.On == OnSignature
	}
	return false
}

func (k ActKind) signs() bool { return k == Signature || k == SuccessionToSignature }

// Registry is what the files of acts say about themselves. Of several files the words are those of the first by
// ref; what was not found and the sources are put together.
type Registry struct {
	What        string            `json:"what"`
	AsOf        string            `json:"as_of"`
	DateRule    string            `json:"date_rule"`
	InForceNote string            `json:"in_force_note"`
	ActKinds    []ActKind         `json:"act_values"`
	NotFound    []string          `json:"not_found"`
	Note        string            `json:"note"`
	Sources     map[string]Source `json:"sources"`
}
