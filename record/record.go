// Package record holds the facts: who is named, which bodies, places and groups there are, what was done to
// whom and by whom, which sources say so, and where sources contradict one another.
//
// Types are decoded from the documents of the book. All questions are methods of Set, which is made anew when the
// book has moved and never changes afterwards.
package record

import "github.com/upheld/upheld/when"

// Citation says where a fact can be read: a source of the record and the address that was read.
type Citation struct {
	Source string `json:"id" ref:"record.source"`
	URL    string `json:"url"`
}

// Cited is what every fact carries. SingleSource is what its author stated (all sources of the fact have one
// publisher); Set.Origins computes it.
type Cited struct {
	Citations    []Citation `json:"sources"`
	SingleSource bool       `json:"single_source"`
}

// Person is someone named in public sources in a public role.
type Person struct {
	Ref       string     `json:"id"`
	Name      string     `json:"name"`
	Role      string     `json:"role"`
	Group     string     `json:"group" ref:"record.group"` // a group of the case, or a role group (RoleGroups)
	Forms     []NameForm `json:"name_forms"`
	NotMerged []string   `json:"not_to_be_merged_with" ref:"record.person"` // other persons whose names look alike
	// Consent is what the person said to being named by us: "given" or "withheld". Empty: nobody asked, the name
	// stands in public sources in a public role.
	Consent string `json:"consent"`
	Note    string `json:"note"`
	Cited
}

// Withheld is the Consent of a person who does not want to be named.
const Withheld = "withheld"

// NameForm is one spelling of a name and the source that has it. Script is an ISO 15924 code; empty is Latn.
type NameForm struct {
	Form   string `json:"form"`
	Script string `json:"script"`
	SeenIn string `json:"seen_in" ref:"record.source"`
	URL    string `json:"url"`
}

// Group is several persons who are counted together. Listed groups name their members in a record of their
// own; the others are made up of the persons who give the group as theirs.
type Group struct {
	Ref     string   `json:"id"`
	Name    string   `json:"name"`
	Members []string `json:"members" ref:"record.person"`
	Listed  bool     `json:"-"`
}

// Body is an authority, court, party or organisation. Kind is one of BodyKinds.
type Body struct {
	Ref      string   `json:"id"`
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Variants []string `json:"variants"`
	// Holders are those who held the office, where the body is one (a head of State, a Secretary-General), in the
	// order of time. Gaps mean that nobody looked.
	Holders []Holder `json:"holders"`
	Note    string   `json:"note"`
	Cited
}

// Holder is one person's time in an office, from Start to End, both days included. A zero End means that no end is
// known.
type Holder struct {
	Name   string    `json:"name"`
	Person string    `json:"person" ref:"record.person"` // where the record has the person
	Start  when.When `json:"start"`
	End    when.When `json:"end"`
	Cited
}

// On says whether the holder was in office on a day.
func (h Holder) On(d when.Day) when.Tri {
	switch {
	case d < h.Start.Earliest() || !h.End.IsZero() && d > h.End.Latest():
		return when.No
	case d < h.Start.Latest() || !h.End.IsZero() && d > h.End.Earliest():
		return when.Possibly
	}
	return when.Yes
}

// Act is one thing done by someone to someone. An act that ran over several days has its last day in End, and
// then When is all the days from the first to that one.
type Act struct {
	Ref             string    `json:"id"`
	Type            string    `json:"type"` // one of ActTypes
	When            when.When `json:"date"`
	End             when.When `json:"end_date"`
	Precision       string    `json:"date_precision"`
	DateNote        string    `json:"date_note"` // how a weekday or "yesterday" became a date
	Time            string    `json:"time"`      // 24-hour clock of the place, 06:00
	Place           string    `json:"place" ref:"record.place"`
	Victims         []string  `json:"victims" ref:"record.person record.body record.group"` // persons acted on
	VictimCount     int       `json:"victim_count"`                                         // when more were concerned than are named
	Actors          []string  `json:"actors" ref:"record.person record.body record.group"`
	DecidedBy       string    `json:"decided_by"`
	LegalBasis      string    `json:"legal_basis_given"` // as given by the authorities, no opinion on it
	AuthoritiesSaid string    `json:"authorities_said"`
	Summary         string    `json:"summary"`
	Conflict        string    `json:"see_conflict" ref:"record.claim"`
	PartOf          string    `json:"part_of" ref:"record.act"`           // a larger act
	Rights          []string  `json:"rights"`                             // instead of our reading by type
	Provisions      []string  `json:"provisions" ref:"promise.provision"` // engaged
	Cited
}

// Source is one publication that was read. When is zero where the source gives no date.
type Source struct {
	Ref       string    `json:"id"`
	URL       string    `json:"url"`
	Publisher string    `json:"publisher"` // the original one, also for a repost
	Title     string    `json:"title"`
	When      when.When `json:"date"`
	Kind      string    `json:"kind"` // one of SourceKinds
	Lang      string    `json:"lang"`
	Via       string    `json:"via"` // host of a repost
	Note      string    `json:"note"`
}

// NamePair is a pair of spellings with the verdict whether they name one person: the test of name matching.
type NamePair struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	Same    bool     `json:"same"`
	Person  string   `json:"person" ref:"record.person"`
	Persons []string `json:"persons" ref:"record.person"`
}

// PlaceForms are the spellings of a place seen in sources.
type PlaceForms struct {
	Place string   `json:"place" ref:"record.place"`
	Name  string   `json:"name"`
	Forms []string `json:"forms"`
}
