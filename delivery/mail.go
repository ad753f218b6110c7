package delivery

import (
	"slices"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/when"
)

// handle adds what is known of one dispatch to the handling of its appeal.
func (s *Set) handle(d *Dispatch) {
	for _, st := range s.steps[d.Ref] {
		step, proof := st.Step, ""
		if st.Void != "" {
			continue
		}
		if !underway[st.Proof.Kind] {
			proof = st.Ref
		}
		if d.Purpose == Reminder {
			switch step {
			case appeal.Delivered:
				step = appeal.Reminded
			case appeal.Undeliverable:
				step = appeal.ReminderBack
			default: // a reminder that is on its way reminds nobody yet
				continue
			}
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
func (s *Set) receive(r *Reply) {
	s.returned[r.Appeal] = append(s.returned[r.Appeal], appeal.Received{
		Ref: r.Ref, Dispatch: r.Dispatch, Appeal: r.Appeal, Addressee: r.Addressee, By: r.By, Answer: r.Kind == AnswerMail,
		Graded: len(s.answers[r.Ref]) > 0, On: r.When.Latest(), When: r.When, Presented: r.Presented, Sent: s.sent(r), Summary: r.Summary,
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

// sent is when the first letter of an appeal went to whoever replied, as far as it can have been read before the reply: a
// reminder begins no new count, nor does a letter that came back count. It is zero where no dispatch is known.
func (s *Set) sent(r *Reply) when.When {
	d, ok := s.Dispatch(r.Dispatch)
	if !ok {
		return when.When{}
	}
	first := d.When
	for _, x := range s.DispatchesOf(d.Appeal) {
		if x.Addressee == d.Addressee && !s.cameBack(x.Ref) && !x.When.IsZero() && x.When.Latest() < first.Latest() {
			first = x.When
		}
	}
	if first.IsZero() || first.Latest() > r.When.Latest() {
		return when.When{}
	}
	return first
}

// cameBack reports whether a dispatch did not arrive.
func (s *Set) cameBack(ref string) bool {
	return slices.ContainsFunc(s.Steps(ref), func(st Step) bool { return st.Step == appeal.Undeliverable && st.Void == "" })
}

// PutBefore is the day from which the days of a reply count: when its appeal was put before them, or the letter given on its
// way to them. It is zero where neither is known.
func (s *Set) PutBefore(r Reply) when.When {
	if !r.Presented.IsZero() {
		return r.Presented
	}
	return s.sent(&r)
}

// Handling implements appeal.Mail.
func (s *Set) Handling(ref string) []appeal.Handling { return s.handling[ref] }

// Answers implements appeal.Mail.
func (s *Set) Answers(demand string) []appeal.Answer {
	var out []appeal.Answer
	for _, a := range s.toDemand[demand] {
		r := s.replies[s.replyAt[a.Reply]]
		out = append(out, appeal.Answer{
			Ref: a.Ref, Reply: a.Reply, Demand: a.Demand, Appeal: r.Appeal, Addressee: r.Addressee, Grade: a.Grade, On: r.When.Latest(), When: r.When,
			Reviewed: a.ReviewedBy.Name != "" && !a.ReviewedBy.MayBe(a.ProposedBy), Own: a.Own, Names: a.Names, Why: a.Why, ProposedBy: a.ProposedBy, ReviewedBy: a.ReviewedBy,
		})
	}
	return out
}

// Returned implements appeal.Mail.
func (s *Set) Returned(ref string) []appeal.Received { return s.returned[ref] }
