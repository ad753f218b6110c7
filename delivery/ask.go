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
	return pick(s.dispatches, s.byAppeal[appeal])
}

func pick[T any](all []T, at []int) []T {
	out := make([]T, 0, len(at))
	for _, i := range at {
		out = append(out, all[i])
	}
	return out
}

// RemindersOf are the reminders of a dispatch, by number.
func (s *Set) RemindersOf(dispatch string) []Dispatch {
	return pick(s.dispatches, s.reminders[dispatch])
}

// Steps are the steps of a dispatch by day, void ones too.
func (s *Set) Steps(dispatch string) []Step { return slices.Clone(s.steps[dispatch]) }

// Replies are the replies that count, by day.
func (s *Set) Replies() []Reply { return s.someReplies(func(r Reply) bool { return r.Void == "" }) }

// VoidReplies are the replies that do not count, by day.
func (s *Set) VoidReplies() []Reply { return s.someReplies(func(r Reply) bool { return r.Void != "" }) }

func (s *Set) someReplies(which func(Reply) bool) []Reply {
	out := make([]Reply, 0, len(s.replies))
	for _, r := range s.replies {
		if which(r) {
			out = append(out, r)
		}
	}
	return out
}

// RepliesTo are the replies to an appeal that count, by day.
func (s *Set) RepliesTo(appeal string) []Reply { return pick(s.replies, s.replyTo[appeal]) }

// RepliesOf are the replies that answer a dispatch and count, by day.
func (s *Set) RepliesOf(dispatch string) []Reply { return pick(s.replies, s.replyOf[dispatch]) }

// Reply is the one with a ref, also where it does not count.
func (s *Set) Reply(ref string) (Reply, bool) {
	i, ok := s.replyAt[ref]
	if !ok {
		return Reply{}, false
	}
	return s.replies[i], true
}

// AnswersIn are the grades of one reply, by demand, also where it does not count.
func (s *Set) AnswersIn(reply string) []Answer { return slices.Clone(s.answers[reply]) }

// AnswersTo are the grades that the replies that count have for one demand, by day of the reply.
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
