package record

import "github.com/upheld/upheld/when"

// Case is the entry point of a case: what it covers, how its data are to be read, and what was looked for
// in vain.
type Case struct {
	Ref         string            `json:"-"`
	Head        CaseHead          `json:"case"`
	Conventions map[string]string `json:"conventions"`
	Files       map[string]string `json:"files"`
	Provisions  []ProvisionCited  `json:"provisions_cited_by_sources"`
	NotFound    []string          `json:"not_found"`
	OtherCounts []OtherCount      `json:"counts_by_others"`
}

// CaseHead names a case. Country is an ISO 3166-1 code.
type CaseHead struct {
	ID      string         `json:"id"`
	Title   string         `json:"title"`
	Country string         `json:"country"`
	Period  CasePeriod     `json:"period"`
	What    string         `json:"what"`
	Letter  CaseLetter     `json:"letter"`
	Counts  map[string]int `json:"counts"`
}

// CasePeriod holds the days between which a case is told.
type CasePeriod struct {
	CoreStart when.When `json:"core_start"`
	Letter    when.When `json:"letter"`
	CoreEnd   when.When `json:"core_end"`
	LastFact  when.When `json:"last_fact"`
}

// CaseLetter is the letter that a case is about.
type CaseLetter struct {
	When      when.When `json:"date"`
	Addressee string    `json:"addressee"`
	TextFound bool      `json:"text_found"`
	Note      string    `json:"note"`
}

// ProvisionCited is a provision that a source itself says was engaged, in the words of the case.
type ProvisionCited struct {
	Provision string `json:"provision"`
	About     string `json:"about"`
	By        string `json:"by"`
	Cited
}

// OtherCount is a number of people held that somebody else gives without naming all of them. It is told
// beside our own count, never added to it.
type OtherCount struct {
	When    when.When `json:"date"`
	AtLeast int       `json:"at_least"`
	What    string    `json:"what"`
	Cited
}
