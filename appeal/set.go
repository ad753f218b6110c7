package appeal

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Set is everything of this room as of one moment, in memory. It never changes.
type Set struct {
	names    record.Parties
	appeals  []Appeal // by date, then ref
	demands  []Demand // by day of their letter, then number
	facts    map[string][]Outcome
	readings map[string]Assessment
	members  map[string][]Member
	reply    *Reply
	said     map[string]TextIn    // text of a demand to the same in other languages
	terms    Terms                // as set; zero where the house has set none
	claims   map[string][]Claim   // by demand
	contests map[string][]Contest // by what is contested
	searches map[string][]Search  // by demand
	sources  map[string]string    // source to its publisher
	bodies   map[string]string    // body to its name

	appealAt map[string]int
	demandAt map[string]int
	asked    map[string][]int // by appeal, the demands that it makes
	restated map[string][]int // by appeal, the demands of earlier appeals that it restates

	mail   Mail      // nil when nothing is known of it
	tracks *sync.Map // by appeal, what tracksOf made of the mail; nobody changes it
}

// NewSet reads the documents of the book. Pass all rooms' documents: the names of persons come from theirs, and the
// case (record.case) gives the day of the letter to demands that name no appeal. A document may lack fields that
// its reader may not see.
func NewSet(docs []book.Doc) (*Set, error) {
	names, err := record.ReadParties(docs)
	if err != nil {
		return nil, err
	}
	s := &Set{
		names: names, facts: map[string][]Outcome{}, readings: map[string]Assessment{}, members: map[string][]Member{},
		said: map[string]TextIn{}, claims: map[string][]Claim{}, contests: map[string][]Contest{}, searches: map[string][]Search{},
		sources: map[string]string{}, bodies: map[string]string{}, appealAt: map[string]int{}, demandAt: map[string]int{},
		asked: map[string][]int{}, restated: map[string][]int{},
	}
	var letter when.When
	for _, d := range docs {
		if err := s.add(d, &letter); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the record %s could not be read", d.Ref)
		}
	}
	order.By(s.appeals, func(a, b Appeal) int {
		return cmp.Or(cmp.Compare(a.When.Earliest(), b.When.Earliest()), cmp.Compare(a.Ref, b.Ref))
	})
	for i, a := range s.appeals {
		s.appealAt[a.Ref] = i
	}
	for i := range s.demands {
		s.place(&s.demands[i], letter)
	}
	order.By(s.demands, func(a, b Demand) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Appeal, b.Appeal), cmp.Compare(a.N, b.N), cmp.Compare(a.Ref, b.Ref))
	})
	for i, d := range s.demands {
		s.demandAt[d.Ref] = i
		s.asked[d.Appeal] = append(s.asked[d.Appeal], i)
		for _, r := range d.Restated {
			s.restated[r.Appeal] = append(s.restated[r.Appeal], i)
		}
	}
	for _, fs := range s.facts {
		order.By(fs, func(a, b Outcome) int {
			return cmp.Or(cmp.Compare(a.When.Earliest(), b.When.Earliest()), cmp.Compare(a.Ref, b.Ref))
		})
	}
	s.sortBeside()
	for _, ms := range s.members {
		order.By(ms, func(a, b Member) int {
			return cmp.Or(cmp.Compare(a.End.Latest(), b.End.Latest()), cmp.Compare(a.Name, b.Name))
		})
	}
	return s, nil
}

func (s *Set) add(d book.Doc, letter *when.When) error {
	switch d.Kind {
	case "appeal.appeal":
		a := Appeal{}
		err := json.Unmarshal(d.JSON, &a)
		a.Ref = d.Ref
		s.appeals = append(s.appeals, a)
		return err
	case "appeal.demand":
		v := Demand{}
		err := json.Unmarshal(d.JSON, &v)
		v.Ref = d.Ref
		s.demands = append(s.demands, v)
		s.said[v.Text] = v.TextIn
		return err
	case "appeal.outcome":
		var o Outcome
		err := json.Unmarshal(d.JSON, &o)
		o.Ref = d.Ref
		s.facts[o.Demand] = append(s.facts[o.Demand], o)
		return err
	case "appeal.assessment":
		var a Assessment
		err := json.Unmarshal(d.JSON, &a)
		s.readings[a.Demand] = a
		return err
	case "appeal.member":
		m := Member{Demand: demandOfMember(d.Ref)}
		err := json.Unmarshal(d.JSON, &m)
		s.members[m.Demand] = append(s.members[m.Demand], m)
		return err
	case "appeal.reply":
		s.reply = new(Reply)
		return json.Unmarshal(d.JSON, s.reply)
	case KindContest, KindClaim, KindSearch, KindTerms, "record.source", "record.body":
		return s.addBeside(d)
	case "record.case":
		var c record.Case
		err := json.Unmarshal(d.JSON, &c)
		*letter = c.Head.Letter.When
		return err
	}
	return nil
}

// demandOfMember is the demand in the ref of a member, d-release/member/p-ny-sokha.
func demandOfMember(ref string) string {
	demand, _, _ := strings.Cut(ref, "/member/")
	return demand
}

// place gives a demand the date of its letter, and its persons where only its members name them. A demand whose letter
// this viewer may not see has no date, and so stands on no board.
func (s *Set) place(d *Demand, letter when.When) {
	if d.Appeal == "" {
		d.When = letter
	}
	if a, ok := s.Appeal(d.Appeal); ok {
		d.When = a.When
	}
	d.Day = d.When.Latest()
	if d.Judged == "" {
		d.Judged = s.readings[d.Ref].Judged
	}
	if len(d.Persons) == 0 {
		d.Persons = slices.Clone(s.names.Members(d.Group))
	}
	for _, m := range s.members[d.Ref] {
		if !slices.Contains(d.Persons, m.Person) {
			d.Persons = append(d.Persons, m.Person)
		}
	}
}

// Said is the text of a demand in another language, false where the record has none.
func (s *Set) Said(text, lang string) (string, bool) {
	in, ok := s.said[text][lang]
	return in, ok && in != ""
}

// Appeals are all appeals by date.
func (s *Set) Appeals() []Appeal { return slices.Clone(s.appeals) }

// Appeal is the one with a ref.
func (s *Set) Appeal(ref string) (Appeal, bool) {
	i, ok := s.appealAt[ref]
	if !ok {
		return Appeal{}, false
	}
	return s.appeals[i], true
}

// Demands are all demands, by the day of their letter and their number in it.
func (s *Set) Demands() []Demand { return slices.Clone(s.demands) }

// Demand is the one with a ref.
func (s *Set) Demand(ref string) (Demand, bool) {
	i, ok := s.demandAt[ref]
	if !ok {
		return Demand{}, false
	}
	return s.demands[i], true
}

// DemandsOf are the demands that an appeal makes, by number.
func (s *Set) DemandsOf(appeal string) []Demand {
	out := make([]Demand, 0, len(s.asked[appeal]))
	for _, i := range s.asked[appeal] {
		out = append(out, s.demands[i])
	}
	return out
}

// Asking are the refs of the appeals up to a day that make a demand, by date.
func (s *Set) Asking(on when.Day) []string {
	var out []string
	for i := range s.appeals {
		if a := &s.appeals[i]; a.When.Latest() <= on && len(s.asked[a.Ref]) > 0 {
			out = append(out, a.Ref)
		}
	}
	return out
}

// RestatedIn are the demands of earlier letters that an appeal makes again, each once.
func (s *Set) RestatedIn(appeal string) []Demand {
	out := make([]Demand, 0, len(s.restated[appeal]))
	for n, i := range s.restated[appeal] {
		if n == 0 || s.restated[appeal][n-1] != i {
			out = append(out, s.demands[i])
		}
	}
	return out
}

// Outcomes are the dated facts told of a demand, with and without a result, by date.
func (s *Set) Outcomes(demand string) []Outcome { return slices.Clone(s.facts[demand]) }

// Assessment is the case file's reading of a demand in words.
func (s *Set) Assessment(demand string) (Assessment, bool) {
	a, ok := s.readings[demand]
	return a, ok
}

// Members are the persons of a group demand.
func (s *Set) Members(demand string) []Member { return slices.Clone(s.members[demand]) }

// Reply is what the record knows of a reply to the letter of the case, or nil.
func (s *Set) Reply() *Reply { return s.reply }
