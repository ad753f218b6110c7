package appeal

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
)

// addBeside reads the records that stand beside demands and outcomes, and the names and publishers that the rules need.
func (s *Set) addBeside(d book.Doc) error {
	switch d.Kind {
	case KindContest:
		v := Contest{}
		err := json.Unmarshal(d.JSON, &v)
		v.Ref = d.Ref
		s.contests[v.Of] = append(s.contests[v.Of], v)
		return err
	case KindClaim:
		v := Claim{}
		err := json.Unmarshal(d.JSON, &v)
		v.Ref = d.Ref
		s.claims[v.Demand] = append(s.claims[v.Demand], v)
		return err
	case KindSearch:
		v := Search{}
		err := json.Unmarshal(d.JSON, &v)
		v.Ref = d.Ref
		s.searches[v.Demand] = append(s.searches[v.Demand], v)
		return err
	case KindTerms:
		return json.Unmarshal(d.JSON, &s.terms)
	case "record.source":
		v := record.Source{}
		err := json.Unmarshal(d.JSON, &v)
		s.sources[d.Ref] = v.Publisher
		return err
	case "record.body":
		v := record.Body{}
		err := json.Unmarshal(d.JSON, &v)
		s.bodies[d.Ref] = v.Name
		return err
	}
	return nil
}

func (s *Set) sortBeside() {
	for _, l := range s.contests {
		order.By(l, func(a, b Contest) int {
			return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(a.Ref, b.Ref))
		})
	}
	for _, l := range s.claims {
		order.By(l, func(a, b Claim) int {
			return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(a.Ref, b.Ref))
		})
	}
	for _, l := range s.searches {
		order.By(l, func(a, b Search) int {
			return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(a.Ref, b.Ref))
		})
	}
}

// Claims are what addressees say of themselves about a demand, by date. They stand beside the assessments and move nothing.
func (s *Set) Claims(demand string) []Claim { return slices.Clone(s.claims[demand]) }

// Contests are the dissents from one outcome, answer or commitment, given by its ref, by date. None is merged into it.
func (s *Set) Contests(of string) []Contest { return slices.Clone(s.contests[of]) }

// Searches are what "nothing seen" rests on: the dated looks for something that a demand asked, by date.
func (s *Set) Searches(demand string) []Search { return slices.Clone(s.searches[demand]) }
