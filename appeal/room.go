package appeal

import (
	"encoding/json"
	"fmt"
	"regexp"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/record"
)

// The kinds of record that stand beside an outcome or a demand.
const (
	KindContest = "appeal.contest"
	KindClaim   = "appeal.claim"
	KindSearch  = "appeal.search"
	KindTerms   = "appeal.terms"
)

// Room is what the book needs to keep this room's records.
func Room() book.Room {
	ofDemand := []book.Column{{Name: "demand", Type: "text", Index: true}}
	return book.Room{Name: "appeal", Kinds: []book.Kind{
		{
			Name: "appeal.appeal", Table: "appeal_appeal", Check: checked(checkAppeal),
			Columns: []book.Column{
				{Name: "kind", Type: "text", Index: true},
				{Name: "date_first", Type: "int", Index: true},
				{Name: "date_last", Type: "int"},
			},
			Promote: promoted(func(a *Appeal) []any {
				first, last := record.Bounds(a.When)
				return []any{text(a.Kind), first, last}
			}),
		},
		{
			Name: "appeal.demand", Table: "appeal_demand", Check: checked(checkDemand),
			Columns: []book.Column{{Name: "appeal", Type: "text", Index: true}, {Name: "n", Type: "int"}},
			Promote: promoted(func(d *Demand) []any { return []any{text(d.Appeal), int64(d.N)} }),
		},
		{
			Name: "appeal.outcome", Table: "appeal_outcome", Check: checked(checkOutcome),
			Columns: append([]book.Column{
				{Name: "date_first", Type: "int", Index: true},
				{Name: "date_last", Type: "int"},
				{Name: "outcome", Type: "text"},
			}, ofDemand...),
			Promote: promoted(func(o *Outcome) []any {
				first, last := record.Bounds(o.When)
				return []any{first, last, text(string(o.Result)), text(o.Demand)}
			}),
		},
		{
			Name: "appeal.assessment", Table: "appeal_assessment", Check: checked(checkAssessment), Columns: ofDemand,
			Promote: promoted(func(a *Assessment) []any { return []any{text(a.Demand)} }),
		},
		{
			Name: "appeal.member", Table: "appeal_member", Check: checked(checkMember),
			Columns: []book.Column{{Name: "person", Type: "text", Index: true}},
			Promote: promoted(func(m *Member) []any { return []any{text(m.Person)} }),
		},
		{Name: "appeal.reply", Table: "appeal_reply", Check: checked(checkReply)},
		{
			Name: KindContest, Table: "appeal_contest", Check: checked(checkContest),
			Columns: []book.Column{{Name: "of", Type: "text", Index: true}},
			Promote: promoted(func(c *Contest) []any { return []any{text(c.Of)} }),
		},
		{
			Name: KindClaim, Table: "appeal_claim", Check: checked(checkClaim), Columns: ofDemand,
			Promote: promoted(func(c *Claim) []any { return []any{text(c.Demand)} }),
		},
		{
			Name: KindSearch, Table: "appeal_search", Check: checked(checkSearch), Columns: ofDemand,
			Promote: promoted(func(x *Search) []any { return []any{text(x.Demand)} }),
		},
		{Name: KindTerms, Table: "appeal_terms", Check: checked(checkTerms)},
	}}
}

func promoted[T any](columns func(*T) []any) func([]byte) ([]any, error) {
	return func(doc []byte) ([]any, error) {
		v := new(T)
		if err := json.Unmarshal(doc, v); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "a record could not be read")
		}
		return columns(v), nil
	}
}

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// idLike tells an id from words in the list of what an appeal is about: "adhoc-five" from "elections 2018".
var idLike = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)

// Refs are the records that a document of this room mentions. A document that cannot be read mentions none; the
// check of its kind says why.
func Refs(kind string, doc []byte) []record.Ref {
	var v any
	switch kind {
	case "appeal.appeal":
		v = new(Appeal)
	case "appeal.demand":
		v = new(Demand)
	case "appeal.outcome":
		v = new(Outcome)
	case "appeal.assessment":
		v = new(Assessment)
	case "appeal.member":
		v = new(Member)
	case KindContest:
		v = new(Contest)
	case KindClaim:
		v = new(Claim)
	case KindSearch:
		v = new(Search)
	default:
		return nil
	}
	if json.Unmarshal(doc, v) != nil {
		return nil
	}
	out := record.Mentions(v)
	if a, ok := v.(*Appeal); ok {
		for i, s := range a.About {
			if idLike.MatchString(s) {
				out = append(out, record.Ref{
					Field: fmt.Sprintf("about[%d]", i), Ref: s,
					Kinds: []string{"record.person", "record.group", "record.body"},
				})
			}
		}
	}
	return out
}
