// Package read turns the plain text of an appeal into its parts: date, place, addressees, signatories, and above all its
// demands, each with who is asked, what act, for whom, on what ground and by when. It works by rules of language (English,
// French, Spanish) over words and their order, without network, model or record. Each reading names the words that it
// rests on, because a person reviews it before it becomes an appeal in the record.
//
// Order of the work: words with their places (token.go), lines and sentences (unit.go, sentence.go), the parts of a letter
// (layout.go, address.go, signature.go, date.go), who speaks (sender.go, speaker.go), sentences that ask (ask.go and the
// grammars beside it), lists under a lead-in (list.go), then for each demand who is asked (actor.go), the act (action.go),
// persons, instruments and term, and last the folding of repeats (repeat.go). The words of each language stand in en.go,
// fr.go, es.go and the lists of acts beside them.
package read

import "strings"

// Span is the bytes of the text from Start to before End.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Reading is what a text says, as far as the rules see.
type Reading struct {
	Language   string      `json:"language"` // "en", "fr", "es"; empty when there are too few words to tell
	Date       string      `json:"date"`     // ISO, of the letter itself; empty when the text gives none
	Place      string      `json:"place"`    // where it was written, as in "Paris, 12 May 2016"
	Title      string      `json:"title"`
	Addressees []Addressee `json:"addressees"`
	CC         []Addressee `json:"cc"`
	// Signatories in the order of the text. SignatoriesCount is larger where the text says that more signed.
	Signatories      []Signatory  `json:"signatories"`
	SignatoriesCount int          `json:"signatories_count"`
	Demands          []Demand     `json:"demands"`
	Facts            []Fact       `json:"facts"`
	Instruments      []Instrument `json:"instruments"`
	Why              []Why        `json:"why"` // of language, date, place, addressees and signatories
}

// Addressee is one to whom the letter is written, or who gets a copy.
type Addressee struct {
	Name         string `json:"name"`
	Role         string `json:"role"`
	Organisation string `json:"organisation"`
	Span         Span   `json:"-"`
}

// Signatory is one who signs: a person with the affiliation written beside the name, or an organisation.
type Signatory struct {
	Name        string `json:"name"`
	Affiliation string `json:"affiliation,omitempty"`
	Span        Span   `json:"-"`
}

// Strength says how plainly something is asked.
type Strength string

// The strengths.
const (
	Explicit Strength = "explicit" // a verb of asking, or an item under one
	Soft     Strength = "soft"     // must, should, hope
	Reported Strength = "reported" // the sender's own earlier call, told again
)

// Demand is one act that the sender asks of someone.
type Demand struct {
	N     int    `json:"n"`
	Quote string `json:"quote"` // exact words: a whole sentence, or a whole item without its mark
	Span
	Lead     string `json:"lead"` // the line above the list, when the quote is an item
	LeadSpan Span   `json:"lead_at"`
	// Asked is who must act, by name. AskedOf lists the same one by one. "You" is resolved to the addressee.
	Asked    string   `json:"asked"`
	AskedOf  []string `json:"asked_of"`
	Inferred bool     `json:"asked_inferred"` // the demand itself names nobody
	// Through is who is to act in the end, where the asked is to press another ("press the court to").
	Through     string       `json:"through"`
	Action      string       `json:"action"` // one label of appeal.Actions
	Also        []string     `json:"also"`   // further acts in the same words
	Persons     []string     `json:"persons"`
	Instruments []Instrument `json:"instruments"`
	Deadline    string       `json:"deadline"` // ISO day, or the words
	Strength    Strength     `json:"strength"`
	Repeats     []Repeat     `json:"repeats"` // the same ask elsewhere in the text
	Why         []Why        `json:"why"`

	second  bool
	verb    *ask
	content map[string]bool
	inTitle bool
}

// Repeat is the same demand in other words of the same text.
type Repeat struct {
	Quote string `json:"quote"`
	Span
}

// Fact is a paragraph that tells and does not ask.
type Fact struct {
	Text string `json:"text"`
	Span
}

// Instrument is a law, treaty, decision or other text that the letter names.
type Instrument struct {
	Instrument string `json:"instrument"`
	Article    string `json:"article"` // "19", "9(2)", "Section 144"; empty when none is named
	Span       Span   `json:"-"`
}

// String is name, role and organisation in one line.
func (a Addressee) String() string { return joined(a.Name, a.Role, a.Organisation) }

// String is the name with the affiliation.
func (s Signatory) String() string { return joined(s.Name, s.Affiliation) }

// String is the instrument with the article cited.
func (i Instrument) String() string {
	if i.Article == "" {
		return i.Instrument
	}
	return i.Instrument + ", " + i.Article
}

func joined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

// Why gives the words on which one reading rests, and the rule that read them.
type Why struct {
	Of    string `json:"of"` // the field: "asked", "action", "deadline" …
	Words string `json:"words"`
	Rule  string `json:"rule"`
	Span
}
