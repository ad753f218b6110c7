package delivery

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// Set is everything of this room as of one moment, in memory. It never changes. It is an appeal.Mail.
type Set struct {
	dispatches []Dispatch // by day, then ref
	byRef      map[string]int
	byAppeal   map[string][]int
	steps      map[string][]Step // by dispatch; by day, then ref; void ones too
	replies    []Reply           // by day, then ref
	replyAt    map[string]int
	replyTo    map[string][]int    // by appeal
	replyOf    map[string][]int    // by dispatch
	reminders  map[string][]int    // by the dispatch that they repeat; by number, then day
	answers    map[string][]Answer // by reply, by demand
	toDemand   map[string][]Answer // by demand
	messages   []Message           // newest first
	messageAt  map[string]int
	handling   map[string][]appeal.Handling // by appeal
	returned   map[string][]appeal.Received // by appeal, by day
}

// NewSet reads the documents of this room among docs. A document may lack fields that its reader may not see.
func NewSet(docs []book.Doc) (*Set, error) {
	s := &Set{
		byRef: map[string]int{}, byAppeal: map[string][]int{}, steps: map[string][]Step{}, replyAt: map[string]int{},
		replyTo: map[string][]int{}, replyOf: map[string][]int{}, reminders: map[string][]int{}, answers: map[string][]Answer{}, toDemand: map[string][]Answer{}, messageAt: map[string]int{},
		handling: map[string][]appeal.Handling{}, returned: map[string][]appeal.Received{},
	}
	for _, d := range docs {
		if err := s.add(d); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the record %s could not be read", d.Ref)
		}
	}
	s.sort()
	for _, d := range s.dispatches {
		s.handle(d)
	}
	for _, r := range s.replies {
		s.receive(r)
	}
	return s, nil
}

func (s *Set) add(d book.Doc) error {
	switch d.Kind {
	case KindDispatch:
		v := Dispatch{}
		err := json.Unmarshal(d.JSON, &v)
		v.Ref = d.Ref
		s.dispatches = append(s.dispatches, v)
		return err
	case KindStep:
		v := Step{}
		err := json.Unmarshal(d.JSON, &v)
		v.Ref = d.Ref
		s.steps[v.Dispatch] = append(s.steps[v.Dispatch], v)
		return err
	case KindReply:
		v := Reply{}
		err := json.Unmarshal(d.JSON, &v)
		v.Ref = d.Ref
		s.replies = append(s.replies, v)
		return err
	case KindAnswer:
		v := Answer{}
		err := json.Unmarshal(d.JSON, &v)
		v.Ref = d.Ref
		s.answers[v.Reply] = append(s.answers[v.Reply], v)
		return err
	case KindMessage:
		v := Message{}
		err := json.Unmarshal(d.JSON, &v)
		v.Ref = d.Ref
		s.messages = append(s.messages, v)
		return err
	}
	return nil
}

// sort puts all in an order that the records alone decide, and makes the indexes.
func (s *Set) sort() {
	slices.SortFunc(s.dispatches, func(a, b Dispatch) int {
		return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(a.Ref, b.Ref))
	})
	for i, d := range s.dispatches {
		s.byRef[d.Ref] = i
		s.byAppeal[d.Appeal] = append(s.byAppeal[d.Appeal], i)
		if d.Of != "" {
			s.reminders[d.Of] = append(s.reminders[d.Of], i)
		}
	}
	for _, list := range s.reminders {
		slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(s.dispatches[a].N, s.dispatches[b].N) })
	}
	for _, list := range s.steps {
		slices.SortFunc(list, func(a, b Step) int { // "…/10" comes after "…/2"
			return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(len(a.Ref), len(b.Ref)), cmp.Compare(a.Ref, b.Ref))
		})
	}
	s.sortReplies()
	slices.SortFunc(s.messages, func(a, b Message) int {
		return cmp.Or(cmp.Compare(b.Received, a.Received), cmp.Compare(a.Ref, b.Ref))
	})
	for i, m := range s.messages {
		s.messageAt[m.Ref] = i
	}
}

func (s *Set) sortReplies() {
	slices.SortFunc(s.replies, func(a, b Reply) int {
		return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(a.Ref, b.Ref))
	})
	for i, r := range s.replies {
		s.replyAt[r.Ref] = i
		s.replyTo[r.Appeal] = append(s.replyTo[r.Appeal], i)
		if r.Dispatch != "" {
			s.replyOf[r.Dispatch] = append(s.replyOf[r.Dispatch], i)
		}
		list := s.answers[r.Ref]
		slices.SortFunc(list, func(a, b Answer) int { return cmp.Or(cmp.Compare(a.Demand, b.Demand), cmp.Compare(a.Ref, b.Ref)) })
		for _, a := range list {
			s.toDemand[a.Demand] = append(s.toDemand[a.Demand], a)
		}
	}
}
