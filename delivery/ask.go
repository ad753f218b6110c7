package delivery

import "slices"

// Dispatches are all dispatches, by day.
func (s *Set) Dispatches() []Dispatch { return slices.Clone(s.dispatches) }

// Dispatch is the one with a ref.
func (s *Set) Dispatch(ref string) (Dispatch, bool) {
	i, ok := s.byRef[ref]
	if !ok {
		return Dispatch{}, false
	}
	return s.dispatches[i], true
}

// DispatchesOf are the dispatches of an appeal, by day.
func (s *Set) DispatchesOf(appeal string) []Dispatch {
	out := make([]Dispatch, 0, len(s.byAppeal[appeal]))
	for _, i := range s.byAppeal[appeal] {
		out = append(out, s.dispatches[i])
	}
	return out
}

// Steps are the steps of a dispatch by day, void ones too.
func (s *Set) Steps(dispatch string) []Step { return slices.Clone(s.steps[dispatch]) }

// Replies are all replies, by day.
func (s *Set) Replies() []Reply { return slices.Clone(s.replies) }

// Reply is the one with a ref.
func (s *Set) Reply(ref string) (Reply, bool) {
	i, ok := s.replyAt[ref]
	if !ok {
		return Reply{}, false
	}
	return s.replies[i], true
}

// AnswersIn are the grades of one reply, by demand.
func (s *Set) AnswersIn(reply string) []Answer { return slices.Clone(s.answers[reply]) }

// AnswersTo are the grades that replies have for one demand, by day of the reply.
func (s *Set) AnswersTo(demand string) []Answer { return slices.Clone(s.toDemand[demand]) }

// Messages are the messages that came in, the newest first.
func (s *Set) Messages() []Message { return slices.Clone(s.messages) }

// Message is the one with a ref.
func (s *Set) Message(ref string) (Message, bool) {
	i, ok := s.messageAt[ref]
	if !ok {
		return Message{}, false
	}
	return s.messages[i], true
}
