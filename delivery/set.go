package delivery

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// Set is everything of this room as of one moment, in memory. It never changes. It is an appeal.Mail.
type Set struct {
	dispatches []Dispatch // by day, then ref
	byRef      map[string]int
	byAppeal   map[string][]int
	steps      map[string][]Step // by dispatch; by day, then ref; void ones too
	replies    []Reply           // by day, then ref; void ones too
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
func NewSet(docs []book.Doc) (*Set, error) { return (&Set{}).With(docs, nil) }

// With is the Set with the documents of this room among docs instead of those that it has under the same refs, and
// without those that are hidden. It costs no reading of the others, and s stays as it is.
func (s *Set) With(docs []book.Doc, hidden []string) (*Set, error) {
	gone := map[string]bool{}
	if len(s.byRef)+len(s.steps)+len(s.replies)+len(s.answers)+len(s.messages) > 0 {
		for _, d := range docs {
			gone[d.Ref] = true
		}
		for _, ref := range hidden {
			gone[ref] = true
		}
	}
	out := s.without(gone)
	for _, d := range docs {
		if err := out.add(d); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the record %s could not be read", d.Ref)
		}
	}
	out.sort()
	for i := range out.dispatches {
		out.handle(&out.dispatches[i])
	}
	for i := range out.replies {
		if out.replies[i].Void == "" {
			out.receive(&out.replies[i])
		}
	}
	return out, nil
}

// without is a copy of the records alone, with no index, and without those of some refs.
func (s *Set) without(gone map[string]bool) *Set {
	out := &Set{
		byRef: make(map[string]int, len(s.dispatches)), byAppeal: map[string][]int{}, steps: make(map[string][]Step, len(s.steps)),
		replyAt: map[string]int{}, replyTo: map[string][]int{}, replyOf: map[string][]int{}, reminders: map[string][]int{},
		answers: make(map[string][]Answer, len(s.answers)), toDemand: map[string][]Answer{}, messageAt: map[string]int{},
		handling: map[string][]appeal.Handling{}, returned: map[string][]appeal.Received{},
		dispatches: kept(s.dispatches, gone, func(d *Dispatch) string { return d.Ref }),
		replies:    kept(s.replies, gone, func(r *Reply) string { return r.Ref }),
		messages:   kept(s.messages, gone, func(m *Message) string { return m.Ref }),
	}
	keepLists(out.steps, s.steps, gone, func(x *Step) string { return x.Ref })
	keepLists(out.answers, s.answers, gone, func(x *Answer) string { return x.Ref })
	return out
}

func kept[T any](list []T, gone map[string]bool, ref func(*T) string) []T {
	out := make([]T, 0, len(list)+1)
	for i := range list {
		if !gone[ref(&list[i])] {
			out = append(out, list[i])
		}
	}
	return out
}

// keepLists copies lists; one of which nothing goes is shared, and cut so that adding to it makes a new one.
func keepLists[T any](to, from map[string][]T, gone map[string]bool, ref func(*T) string) {
	for key, list := range from {
		for i := range list {
			if gone[ref(&list[i])] {
				list = kept(list, gone, ref)
				break
			}
		}
		if len(list) > 0 {
			to[key] = slices.Clip(list)
		}
	}
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
	order.By(s.dispatches, func(a, b Dispatch) int {
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
		order.By(list, func(a, b int) int { return cmp.Compare(s.dispatches[a].N, s.dispatches[b].N) })
	}
	for _, list := range s.steps {
		order.By(list, func(a, b Step) int { // "…/10" comes after "…/2"
			return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(len(a.Ref), len(b.Ref)), cmp.Compare(a.Ref, b.Ref))
		})
	}
	s.sortReplies()
	order.By(s.messages, func(a, b Message) int {
		return cmp.Or(cmp.Compare(b.Received, a.Received), cmp.Compare(a.Ref, b.Ref))
	})
	for i, m := range s.messages {
		s.messageAt[m.Ref] = i
	}
}

// sortReplies writes to no list that is in order: one that is may be shared with another Set.
func (s *Set) sortReplies() {
	order.By(s.replies, func(a, b Reply) int {
		return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(a.Ref, b.Ref))
	})
	for _, list := range s.answers {
		order.By(list, func(a, b Answer) int { return cmp.Or(cmp.Compare(a.Demand, b.Demand), cmp.Compare(a.Ref, b.Ref)) })
	}
	for i, r := range s.replies {
		s.replyAt[r.Ref] = i
		if r.Void != "" {
			continue
		}
		s.replyTo[r.Appeal] = append(s.replyTo[r.Appeal], i)
		if r.Dispatch != "" {
			s.replyOf[r.Dispatch] = append(s.replyOf[r.Dispatch], i)
		}
		for _, a := range s.answers[r.Ref] {
			s.toDemand[a.Demand] = append(s.toDemand[a.Demand], a)
		}
	}
}
