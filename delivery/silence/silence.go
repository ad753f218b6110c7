// Package silence states that an addressee did not answer, or says which part of such a statement is missing.
//
// Silent is the hardest word of this record: it needs a proved delivery, a proved reminder and two terms that are over,
// and no answer (research on the life of a demand, 2.2). A statement tells each of them with its proof, so that whoever is
// handed it can check it without us.
package silence

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/calendar"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// Rooms is what a statement is made of, as the public sees it: nothing that is closed can get into one. Pen is the
// room of delivery as the team sees it, nil for none; of it only the number of messages is used that wait for a person.
type Rooms struct {
	Appeals  *appeal.Set
	Custody  *custody.Set
	Delivery *delivery.Set
	Letters  *letter.Set
	Pen      *delivery.Set
}

// Statement is all that is to be said of one demand and one addressee on a day. It is one of silence when Missing is empty.
type Statement struct {
	On        when.Day
	Demand    appeal.Demand
	Letter    appeal.Appeal // the appeal whose clock it is
	Number    int           // of the demand in that letter, 0 where it stands in another
	Addressee string
	Clock     appeal.Clock     // zero when nothing was sent
	Rule      string           // whose term it is, a key of calendar.Rules
	Frozen    letter.Text      // the text that went; zero when the record has none
	Sent      []Shown          // the letter and the reminders, each with the step that proves it, by day
	Back      []delivery.Reply // what came from this addressee to this letter: a silence says what it is not silent about
	Again     []appeal.Asking  // asked again up to the day, by day
	Missing   []Missing

	grades [][]delivery.Answer // of Back
}

// Shown is a dispatch with the step that tells it, as the public sees them.
type Shown struct {
	Dispatch delivery.Dispatch
	Step     delivery.Step
}

// Silent says whether silence can be stated.
func (s Statement) Silent() bool { return len(s.Missing) == 0 }

// Days is the number of days of silence: those that have passed since the last term was over.
func (s Statement) Days() int { return int(s.On - s.over()) }

// over is the last day of the last term.
func (s Statement) over() when.Day { return max(s.Clock.Due.On, s.Clock.ReminderDue.On) }

// Others is the number of those who asked again besides the issuer of the letter.
func (s Statement) Others() int {
	var by []string
	for _, a := range s.Again {
		if a.IssuedBy != "" && a.IssuedBy != s.Letter.IssuedBy {
			by = append(by, a.IssuedBy)
		}
	}
	slices.Sort(by)
	return len(slices.Compact(by))
}

// Of is the statement of one demand. addressee may be empty where the demand asks only one. An id that is not there is a
// fault.NotFound, an addressee who is not asked a fault.Invalid.
func Of(r Rooms, demand, addressee string, on when.Day) (Statement, error) {
	d, ok := r.Appeals.Demand(demand)
	if !ok || d.When.IsZero() {
		return Statement{}, fault.New(fault.NotFound, "this record has no public demand %q", demand)
	}
	if d.Day > on {
		return Statement{}, fault.New(fault.NotSo, "the demand %s was made on %s, after %s", demand, d.Day, on)
	}
	who, err := asked(d, addressee)
	if err != nil {
		return Statement{}, err
	}
	s := Statement{On: on, Demand: d, Addressee: who, Number: d.N}
	s.Letter, _ = r.Appeals.Appeal(d.Appeal)
	s.clock(r)
	s.dispatches(r)
	if t, ok := r.Appeals.Thread(d.Ref, on); ok {
		s.Again = t.Again
	}
	s.lacks(r)
	return s, nil
}

func asked(d appeal.Demand, addressee string) (string, error) {
	var names []string
	for _, a := range d.AskedOf {
		if a.Name == addressee || addressee == "" && len(d.AskedOf) == 1 {
			return a.Name, nil
		}
		names = append(names, a.Name)
	}
	if addressee == "" {
		return "", fault.New(fault.Invalid, "%s asks %d addressees; say which one: %s", d.Ref, len(names), strings.Join(names, "; "))
	}
	return "", fault.New(fault.Invalid, "%s does not ask %q; it asks: %s", d.Ref, addressee, strings.Join(names, "; "))
}

// clock takes the clock that says most: a silent one, else the one that was asked first. A demand runs a clock in each
// letter of its issuer that carries it.
func (s *Statement) clock(r Rooms) {
	var mine []appeal.Clock
	for _, c := range r.Appeals.DemandClocks(s.Demand.Ref, s.On) {
		if c.Addressee == s.Addressee {
			mine = append(mine, c)
		}
	}
	if len(mine) == 0 {
		return
	}
	order.By(mine, func(a, b appeal.Clock) int {
		return cmp.Or(yesFirst(a.Silent.Known, b.Silent.Known), yesFirst(a.Asked.Known, b.Asked.Known), cmp.Compare(a.Asked.On, b.Asked.On))
	})
	s.Clock = mine[0]
	if s.Clock.Appeal != s.Letter.Ref {
		s.Letter, _ = r.Appeals.Appeal(s.Clock.Appeal)
		s.Number = 0
	}
	s.Rule = calendar.RuleOf(s.Clock, r.Appeals.Terms(), s.Demand.Term.Days)
}

func yesFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// dispatches are the letter's and the reminders' way to this addressee, each step that stands.
func (s *Statement) dispatches(r Rooms) {
	for _, d := range r.Delivery.DispatchesOf(s.Clock.Appeal) {
		if d.Addressee != s.Addressee && !slices.Contains(d.For, s.Addressee) {
			continue
		}
		for _, st := range r.Delivery.Steps(d.Ref) {
			if st.Void == "" && st.When.Latest() <= s.On {
				s.Sent = append(s.Sent, Shown{d, st})
			}
		}
		if t, ok := r.Letters.Text(d.Letter); ok && d.Purpose == delivery.Letter && (s.Frozen.Ref == "" || d.Ref == s.Clock.Delivered.Dispatch) {
			s.Frozen = t
		}
	}
	for _, x := range r.Delivery.RepliesTo(s.Clock.Appeal) {
		through := slices.ContainsFunc(s.Sent, func(y Shown) bool { return y.Dispatch.Ref == x.Dispatch })
		if x.When.Earliest() <= s.On && (x.Addressee == s.Addressee || through) {
			s.Back = append(s.Back, x)
			s.grades = append(s.grades, r.Delivery.AnswersIn(x.Ref))
		}
	}
	order.By(s.Sent, func(a, b Shown) int { return cmp.Compare(a.Step.When.Latest(), b.Step.When.Latest()) })
}

// waiting is the number of messages received since the letter went out that wait for a person and may be its answer, or tell
// that it came back: those held that are tied to a letter to this addressee, those of which nobody knows yet whose they are, and
// answers that nobody has read.
func (s *Statement) waiting(pen *delivery.Set) int {
	if pen == nil || !s.Clock.Asked.Known {
		return 0
	}
	read := map[string]bool{}
	for _, r := range pen.Replies() {
		read[r.Message] = true
	}
	n := 0
	for _, m := range pen.Messages() {
		at, err := time.Parse(time.RFC3339, m.Received)
		if err != nil || when.FromTime(at, time.UTC) < s.Clock.Asked.On || when.FromTime(at, time.UTC) > s.On {
			continue
		}
		d, tied := pen.Dispatch(m.Dispatch)
		ours := tied && (d.Addressee == s.Addressee || slices.Contains(d.For, s.Addressee))
		switch m.Status {
		case "held":
			mayBe := m.Kind == delivery.AnswerMail || m.Kind == delivery.Unknown
			if mayBe && !tied || (mayBe || m.Kind == delivery.Bounce) && ours {
				n++
			}
		case "tied":
			if m.Kind == delivery.AnswerMail && ours && !read[m.Ref] {
				n++
			}
		}
	}
	return n
}
