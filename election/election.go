// Package election is the room of recorded elections: the figures as dated series (first count, final count:
// never one number), results by party, observers who came and who stayed away, what others said of it, and what
// happened to the result later. It holds what was published; counting and estimating come elsewhere.
package election

import (
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Election is one vote.
type Election struct {
	Ref            string       `json:"id"`
	Name           string       `json:"name"`
	When           when.When    `json:"date"`
	Level          string       `json:"level"` // "local" or "national"
	Country        string       `json:"country"`
	Body           string       `json:"electoral_body" ref:"record.body"`
	Seats          int          `json:"seats"`
	Constituencies int          `json:"constituencies"`
	Parties        int          `json:"parties"` // how many stood
	Figures        []Figure     `json:"figures"`
	Dates          []Date       `json:"dates"`
	Results        []Result     `json:"results"`
	ResultsNote    string       `json:"results_note"`
	Excluded       []Excluded   `json:"excluded"`
	Observers      []Observer   `json:"observers"`
	Withdrawn      []Withdrawn  `json:"support_withdrawn"`
	Assessments    []Assessment `json:"assessments"`
	Later          []Later      `json:"later"`
	Conflicts      []string     `json:"see_conflicts" ref:"record.claim"`
	Note           string       `json:"note"`
}

// Figure is one published number. Value is nil where the number was looked for and not found; then Note says so.
type Figure struct {
	What     string    `json:"what"` // "registered_voters", "votes_cast", "turnout_percent" …
	Value    *float64  `json:"value"`
	Approx   bool      `json:"approx"`
	Status   string    `json:"status"` // which count, in words: "evening of the vote", "final"
	When     when.When `json:"date"`   // of which day, where known
	Note     string    `json:"note"`   // also whose count, where it is not the electoral body's
	Conflict string    `json:"see_conflict" ref:"record.claim"`
	record.Cited
}

// Date is one day or run of days of the election: campaign, vote, results.
type Date struct {
	What  string    `json:"what"`
	When  when.When `json:"date"`
	End   when.When `json:"end_date"`
	Hours string    `json:"hours"` // 07:00-15:00
	Note  string    `json:"note"`
	record.Cited
}

// Result is what one party got. Seats counts the seats of a national vote; Chiefs and Councils those of a
// commune vote. Status as in Figure; empty is final.
type Result struct {
	Party       string   `json:"party"`
	Short       string   `json:"short"`
	Votes       *int     `json:"votes"`
	Status      string   `json:"status"`
	Percent     *float64 `json:"percent_of_valid"`
	PercentNote string   `json:"percent_note"`
	Seats       *int     `json:"seats"`
	Chiefs      *int     `json:"commune_chiefs"`
	Councils    *int     `json:"council_seats"`
	Note        string   `json:"note"`
	VotesSingle bool     `json:"votes_single_source"` // all sources of the votes have one publisher
	record.Cited
}

// Excluded is a party that could not stand.
type Excluded struct {
	Party string `json:"party"`
	Why   string `json:"why"`
	Act   string `json:"act" ref:"record.act"`
	record.Cited
}

// Observer is someone who watched or, not Present, stayed away.
type Observer struct {
	Who          string `json:"who"`
	Kind         string `json:"kind"` // "domestic", "international" or "party"
	Present      bool   `json:"present"`
	Number       int    `json:"number"`
	Institutions int    `json:"institutions"`
	Sample       int    `json:"sample_polling_stations"`
	Detail       string `json:"detail"`
	Why          string `json:"why"`
	Note         string `json:"note"`
	Conflict     string `json:"see_conflict" ref:"record.claim"`
	record.Cited
}

// Withdrawn is support that someone took back.
type Withdrawn struct {
	By   string    `json:"by"`
	When when.When `json:"date"`
	Note string    `json:"note"`
	record.Cited
}

// Assessment is what someone said of the election, in other words.
type Assessment struct {
	By       string    `json:"by"`
	When     when.When `json:"date"`
	FreeFair string    `json:"free_fair"`
	Says     string    `json:"says"`
	Note     string    `json:"note"`
	record.Cited
}

// Later is what happened to the result afterwards; what was won stays on record.
type Later struct {
	When     when.When `json:"date"`
	What     string    `json:"what"`
	Act      string    `json:"act" ref:"record.act"`
	Conflict string    `json:"see_conflict" ref:"record.claim"`
	record.Cited
}
