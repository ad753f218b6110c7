package appeal

import "github.com/upheld/upheld/when"

// Assessor is a person of an organisation who gives or reviews an assessment. Until there are accounts the operator of the
// record enters both names; Entered says so ("operator"), and pages show it. Empty: stated by the pack that it came with.
type Assessor struct {
	Name         string    `json:"name"`
	Organisation string    `json:"organisation"`
	On           when.When `json:"on"`
	Entered      string    `json:"entered"`
}

// Condition is one line of the checklist of a demand's own conditions, as an outcome answers it.
type Condition struct {
	Condition string `json:"condition"` // as in Demand.Conditions
	Kept      bool   `json:"kept"`
	Source    string `json:"source" ref:"record.source"` // that shows it kept, or missing
	Note      string `json:"note"`
}

// Contest is a dissent from one assessment, of an outcome or of the grade of an answer. It is shown beside it and never
// merged into it.
type Contest struct {
	Ref    string    `json:"id"`
	Of     string    `json:"of" ref:"appeal.outcome delivery.answer consultation.commitment"`
	By     Assessor  `json:"by"`
	When   when.When `json:"date"`
	Reason string    `json:"reason"`
	Cites  []Cite    `json:"sources"`
}

// Cite is a source of a contest or a claim, which may also rest on its own words alone.
type Cite struct {
	Source string `json:"id" ref:"record.source"`
	URL    string `json:"url"`
}

// Claim is what an addressee says of itself about a demand ("done"): shown beside the assessment, it moves nothing.
type Claim struct {
	Ref       string    `json:"id"`
	Demand    string    `json:"demand" ref:"appeal.demand"`
	Addressee string    `json:"addressee"` // as the demand names it
	By        string    `json:"by"`        // who spoke for it
	When      when.When `json:"date"`
	Says      string    `json:"says"`     // one of Says: "done", "done-in-part", "under-way", "will-not", "not-ours"
	What      string    `json:"what"`     // the claim in our words
	Language  string    `json:"language"` // in which it was made
	Reply     string    `json:"reply" ref:"delivery.reply"`
	Note      string    `json:"note"`
	Cites     []Cite    `json:"sources"`
}

// Search is a dated look for something that was not found, or was: what "nothing seen" rests on.
type Search struct {
	Ref    string    `json:"id"`
	Demand string    `json:"demand" ref:"appeal.demand"`
	When   when.When `json:"date"`
	By     string    `json:"by"`
	For    string    `json:"for"`   // what was looked for
	Where  []string  `json:"where"` // in which collections, with which words
	Until  when.When `json:"until"` // up to which day the material reaches
	Found  string    `json:"found"` // empty = nothing
	Note   string    `json:"note"`
}

// Terms are the days within which an answer is due. One record, "terms", holds those of this house; without it the
// defaults hold (research on the life of a demand, 2.2). Zero means the default.
type Terms struct {
	Ref      string         `json:"id"`
	Urgent   int            `json:"urgent"`    // an urgent appeal, to anybody
	State    int            `json:"state"`     // a letter to a State
	CoChairs int            `json:"co_chairs"` // to the co-chairs of a conference
	IGO      int            `json:"igo"`       // to an intergovernmental body
	Other    int            `json:"other"`
	Reminder int            `json:"reminder"`
	Bodies   map[string]int `json:"bodies"` // by id of a body, before its class
	Note     string         `json:"note"`
}
