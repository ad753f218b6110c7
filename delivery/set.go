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
		answers: map[string][]Answer{}, toDemand: map[string][]Answer{}, messageAt: map[string]int{},
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

func (s *Set) sort() {
	slices.SortFunc(s.dispatches, func(a, b Dispatch) int {
		return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(a.Ref, b.Ref))
	})
	for i, d := range s.dispatches {
		s.byRef[d.Ref] = i
		s.byAppeal[d.Appeal] = append(s.byAppeal[d.Appeal], i)
	}
	for _, list := range s.steps {
		slices.SortFunc(list, func(a, b Step) int {
			return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(a.Ref, b.Ref))
		})
	}
	slices.SortFunc(s.replies, func(a, b Reply) int {
		return cmp.Or(cmp.Compare(a.When.Latest(), b.When.Latest()), cmp.Compare(a.Ref, b.Ref))
	})
	for i, r := range s.replies {
		s.replyAt[r.Ref] = i
		list := s.answers[r.Ref]
		slices.SortFunc(list, func(a, b Answer) int { return cmp.Compare(a.Demand, b.Demand) })
		for _, a := range list {
			s.toDemand[a.Demand] = append(s.toDemand[a.Demand], a)
		}
	}
	slices.SortFunc(s.messages, func(a, b Message) int {
		return cmp.Or(cmp.Compare(b.Received, a.Received), cmp.Compare(a.Ref, b.Ref))
	})
	for i, m := range s.messages {
		s.messageAt[m.Ref] = i
	}
}

// handle adds what is known of one dispatch to the handling of its appeal.
func (s *Set) handle(d Dispatch) {
	for _, st := range s.steps[d.Ref] {
		step, proof := st.Step, ""
		if st.Void != "" {
			continue
		}
		if !underway[st.Proof.Kind] {
			proof = st.Ref
		}
		if d.Purpose == Reminder {
			if step != appeal.Delivered { // a reminder that did not arrive reminds nobody
				continue
			}
			step = appeal.Reminded
		}
		for _, name := range append([]string{d.Addressee}, d.For...) {
			s.handling[d.Appeal] = append(s.handling[d.Appeal], appeal.Handling{
				Dispatch: d.Ref, Addressee: name, Class: d.Class, Body: d.Body, Step: step, On: st.When.Latest(), Proof: proof,
			})
		}
	}
}

// underway are the kinds of proof that do not show that a letter arrived, and none at all.
var underway = map[string]bool{"": true, "relay-line": true, "refusing-line": true, "refused-post": true}

// receive adds one reply to what came back to its appeal.
func (s *Set) receive(r Reply) {
	s.returned[r.Appeal] = append(s.returned[r.Appeal], appeal.Received{
		Ref: r.Ref, Dispatch: r.Dispatch, Appeal: r.Appeal, Addressee: r.Addressee, By: r.By, Answer: r.Kind == AnswerMail,
		Graded: len(s.answers[r.Ref]) > 0, On: r.When.Latest(), When: r.When, Presented: r.Presented, Summary: r.Summary,
	})
	d, ok := s.Dispatch(r.Dispatch)
	if !ok || r.Kind != Acknowledgement {
		return
	}
	for _, name := range append([]string{d.Addressee}, d.For...) {
		s.handling[d.Appeal] = append(s.handling[d.Appeal], appeal.Handling{
			Dispatch: d.Ref, Addressee: name, Class: d.Class, Body: d.Body, Step: appeal.Acknowledged, On: r.When.Latest(), Proof: r.Ref,
		})
	}
}

// Handling implements appeal.Mail.
func (s *Set) Handling(ref string) []appeal.Handling { return s.handling[ref] }

// Answers implements appeal.Mail.
func (s *Set) Answers(demand string) []appeal.Answer {
	var out []appeal.Answer
	for _, a := range s.toDemand[demand] {
		r := s.replies[s.replyAt[a.Reply]]
		out = append(out, appeal.Answer{
			Ref: a.Ref, Reply: a.Reply, Demand: a.Demand, Appeal: r.Appeal, Addressee: r.Addressee, Grade: a.Grade, On: r.When.Latest(),
			Reviewed: a.ReviewedBy.Name != "", Own: a.Own, Names: a.Names, Why: a.Why, ProposedBy: a.ProposedBy, ReviewedBy: a.ReviewedBy,
		})
	}
	return out
}

// Returned implements appeal.Mail.
func (s *Set) Returned(ref string) []appeal.Received { return s.returned[ref] }
