package appeal

import "sync"

// Mail is what the room of delivery knows of the letters on their way and of the answers to them. It does not change: a Set
// keeps what it made of it, and what is new comes with another Mail. A Set without one knows of none.
type Mail interface {
	// Handling is the steps of all dispatches of an appeal, reminders included, each under the name by which the demands
	// know the addressee. Answers are not in it, since a reply answers only the demands that it speaks of.
	Handling(appeal string) []Handling
	// Answers are the graded replies to one demand, of any appeal in which it was asked.
	Answers(demand string) []Answer
	// Returned is what came back to an appeal, graded or not, by day.
	Returned(appeal string) []Received
}

// Join is the same Set with what is known of mail.
func (s *Set) Join(m Mail) *Set {
	out := *s
	out.mail, out.tracks = m, &sync.Map{}
	return &out
}
