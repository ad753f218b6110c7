package appeal

import "cmp"

// defaultTerms are the days for an answer where the house has set none (research on the life of a demand, 2.2): two months
// for a State, as the special procedures of the United Nations give (A/62/280, para. 10), seven days for an urgent appeal.
var defaultTerms = Terms{Urgent: 7, State: 60, CoChairs: 60, IGO: 30, Other: 60, Reminder: 30}

// filled is t with the defaults where it says nothing.
func (t Terms) filled() Terms {
	d := defaultTerms
	t.Urgent, t.State, t.CoChairs = cmp.Or(t.Urgent, d.Urgent), cmp.Or(t.State, d.State), cmp.Or(t.CoChairs, d.CoChairs)
	t.IGO, t.Other, t.Reminder = cmp.Or(t.IGO, d.IGO), cmp.Or(t.Other, d.Other), cmp.Or(t.Reminder, d.Reminder)
	return t
}

// Days is how many days an addressee has to answer: those of its body before those of its class, and never more than those
// of an urgent appeal or than the demand's own term (own, 0 for none). A longer term of its own gives nobody more time to
// answer: within it the act was asked, not the answer.
func (t Terms) Days(class Class, body string, urgent bool, own int) int {
	t = t.filled()
	return t.days(class, body, urgent, own)
}

// days is Days of terms that are filled.
func (t *Terms) days(class Class, body string, urgent bool, own int) int {
	n := 0
	if body != "" {
		n = t.Bodies[body]
	}
	if n == 0 {
		switch class {
		case State:
			n = t.State
		case CoChairs:
			n = t.CoChairs
		case IGO:
			n = t.IGO
		case Other:
			n = t.Other
		default:
			n = t.Other
		}
	}
	if urgent {
		n = min(n, t.Urgent)
	}
	if own > 0 {
		n = min(n, own)
	}
	return n
}

// Terms are those of this house, the defaults where it has set none.
func (s *Set) Terms() Terms { return s.terms.filled() }
