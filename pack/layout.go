package pack

import (
	"regexp"
	"slices"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/delivery"
)

// list is a list of records that a case file may hold under a name.
type list struct {
	key  string // "persons"
	kind string // "record.person"
	file string // where export puts it
}

// layout is the whole of a case folder. Its order is the order in which export writes.
var layout = []list{
	{"groups", "record.group", "case.yaml"},
	{"places", "record.place", "case.yaml"},
	{"bodies", "record.body", "case.yaml"},
	{"demands", "appeal.demand", "case.yaml"},
	{"sources", "record.source", "sources.yaml"},
	{"persons", "record.person", "persons.yaml"},
	{"person_pairs", "record.namepair", "names.yaml"},
	{"place_forms", "record.placeforms", "names.yaml"},
	{"acts", "record.act", "acts.yaml"},
	{"spells", "custody.spell", "custody.yaml"},
	{"later_stages", "custody.later", "custody.yaml"},
	{"unconfirmed", "custody.unconfirmed", "custody.yaml"},
	{"appeals", "appeal.appeal", "appeals.yaml"},
	{"elections", "election.election", "elections.yaml"},
	{"outcomes", "appeal.assessment", "outcomes.yaml"},
	{"members", "appeal.member", "outcomes.yaml"},
	{"contests", appeal.KindContest, "outcomes.yaml"},
	{"addressee_claims", appeal.KindClaim, "outcomes.yaml"},
	{"searches", appeal.KindSearch, "outcomes.yaml"},
	{"conflicts", "record.claim", "conflicts.yaml"},
	{"letters", "letter.text", "letters.yaml"},
	{"letter_files", "letter.file", "letters.yaml"},
	{"dispatches", delivery.KindDispatch, "deliveries.yaml"},
	{"dispatch_steps", delivery.KindStep, "deliveries.yaml"},
	{"replies", delivery.KindReply, "deliveries.yaml"},
	{"answers", delivery.KindAnswer, "deliveries.yaml"},
	{"messages", delivery.KindMessage, "deliveries.yaml"},
	{"consultations", consultation.KindConsultation, "consultations.yaml"},
	{"positions", consultation.KindPosition, "consultations.yaml"},
	{"commitments", consultation.KindCommitment, "consultations.yaml"},
	{"pledges", consultation.KindPledge, "consultations.yaml"},
}

// single is a record of which a case has one; it stands in a case file under a name, without a list.
type single struct {
	key  string // "reply"
	kind string // "appeal.reply"
	ref  string // "reply"
	file string // where export puts it
}

var singles = []single{
	{"reply", "appeal.reply", "reply", "outcomes.yaml"},
	{"terms", appeal.KindTerms, "terms", "terms.yaml"},
}

// isSingle reports whether a single record stands under a name.
func isSingle(key string) bool {
	return slices.ContainsFunc(singles, func(s single) bool { return s.key == key })
}

// heldOn is the older name of the list members: persons_held_on_2016_05_13.
var heldOn = regexp.MustCompile(`^persons_held_on_[0-9]{4}_[0-9]{2}_[0-9]{2}$`)

// kindOf is the kind of the records under a name at the top of a case file, "" when it holds no list.
func kindOf(key string) string {
	if heldOn.MatchString(key) {
		return "appeal.member"
	}
	if i := slices.IndexFunc(layout, func(l list) bool { return l.key == key }); i >= 0 {
		return layout[i].kind
	}
	return ""
}

// form is what a YAML file is, known by its shape and never by its name.
type form string

const (
	noForm     form = "" // not a file of a pack
	instrument form = "instrument"
	parties    form = "parties"
	caseFile   form = "case"
)

// formOf recognises a file. A mapping with a list "provisions" is an instrument; one with a list "states" holds
// parties; one with "case" or a list of a case is a case file. The labels of a letter ("is_appeal") have
// demands too and are no part of a pack.
func formOf(val any) form {
	top, ok := val.(map[string]any)
	if !ok {
		return noForm
	}
	has := func(key string) bool { _, ok := top[key]; return ok }
	switch {
	case has("is_appeal"):
		return noForm
	case has("provisions"), has("title") && (has("binding") || has("adopted")):
		return instrument
	case has("states"), has("act_values"):
		return parties
	case has("case"):
		return caseFile
	}
	for key, v := range top {
		if kindOf(key) != "" {
			return caseFile
		}
		if _, ok := v.(map[string]any); ok && isSingle(key) && len(top) == 1 {
			return caseFile
		}
		if l, ok := v.([]any); ok && len(l) > 0 && nearest(key, listKeys()) != "" {
			if _, ok := l[0].(map[string]any); ok {
				return caseFile // "perosns": the schema will say what was meant
			}
		}
	}
	return noForm
}

func listKeys() []string {
	out := []string{"provisions", "states"}
	for _, l := range layout {
		out = append(out, l.key)
	}
	return out
}
